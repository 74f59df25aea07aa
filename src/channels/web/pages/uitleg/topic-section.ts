import { articleText } from '../../../../content/article.ts';
import type { Contact } from '../../../../content/contact.ts';
import type { Topic } from '../../../../content/topic.ts';
import { escapeHtml as safe } from '../../../../values/html.ts';
import { callLink, markedText } from './marked-text.ts';
import { rulesPath, uitlegPath, type UitlegContent } from './uitleg-content.ts';

/** One topic as part of a page: its answer, its text, the easier wording, who can help, where it stands, what is near. */
export function topicSection(topic: Topic, content: UitlegContent, level: 1 | 2): string {
  const linked = new Set<string>();
  const { texts } = content;
  const heading = (title: string, deeper: number): string => `<h${level + deeper}>${safe(title)}</h${level + deeper}>`;
  return [
    `<article id="${safe(topic.id)}">`,
    heading(topic.title, 0),
    `<div class="lead">${markedText([topic.answer], content, linked)}</div>`,
    markedText(topic.text, content, linked),
    heading(texts.easier, 1),
    markedText(topic.simpler, content, linked),
    topic.contacts.length > 0 ? heading(texts.whom, 1) + contactList(topic, content) : '',
    topic.articles.length > 0 ? heading(texts.source, 1) + articleList(topic, content) : '',
    level === 1 && topic.followUps.length > 0 ? nearList(topic, content, heading) : '',
    '</article>',
  ].join('');
}

function nearList(
  topic: Topic,
  { texts, topics }: UitlegContent,
  heading: (title: string, deeper: number) => string,
): string {
  const near = topic.followUps.flatMap((id) => topics.get(id) ?? []);
  if (near.length === 0) return '';
  const items = near.map(({ id, title }) => `<li><a href="${uitlegPath}/${id}">${safe(title)}</a></li>`);
  return `${heading(texts.more, 1)}<ul>${items.join('')}</ul>`;
}

function articleList(topic: Topic, { articles, texts }: UitlegContent): string {
  const items = topic.articles.map((article) => {
    const text = articleText(articles, article);
    const name = /^\d/.test(article) ? `${texts.article} ${article}` : (text?.heading ?? article);
    const title = /^\d/.test(article) && text ? `${name}: ${text.heading}` : name;
    return `<li><a href="${rulesPath(text?.article ?? article)}">${safe(title)}</a></li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function contactList(topic: Topic, content: UitlegContent): string {
  const items = topic.contacts.flatMap((key) => {
    const contact = content.contacts[key];
    return contact ? [`<li>${contactLines(contact, content)}</li>`] : [];
  });
  return `<ul class="contacts">${items.join('')}</ul>`;
}

function contactLines(contact: Contact, content: UitlegContent): string {
  const { texts } = content;
  const lines = [
    contact.phone && `${safe(texts.call)}: ${callLink(contact.phone)}`,
    contact.email && `${safe(texts.mail)}: <a href="mailto:${safe(contact.email)}">${safe(contact.email)}</a>`,
    contact.address && `${safe(texts.address)}: ${safe(contact.address.join(', '))}`,
    contact.website &&
      `${safe(texts.site)}: <a href="${safe(contact.website)}">${safe(new URL(contact.website).host)}</a>`,
    contact.hours && safe(contact.hours.text),
  ].filter((line) => typeof line === 'string');
  const unknown = contact.phone ?? contact.email ?? contact.website;
  return (
    `<strong>${safe(contact.name)}</strong><p>${safe(contact.help)}</p>` +
    (lines.length > 0 ? `<p>${lines.join('<br>')}</p>` : '') +
    (unknown === undefined ? markedText(texts.unknown.page, content, new Set()) : '')
  );
}
