import { termsIn } from '../../../../content/glossary.ts';
import { escapeHtml as safe } from '../../../../values/html.ts';
import { wordsPath, type UitlegContent } from './uitleg-content.ts';

const PLACE = /\{contact\.(\w+)(?:\.(\w+))?\}/g;
const LISTED = /^\d+\.\s+/;

/**
 * Sentences as HTML: steps as a numbered list, telephone numbers to tap, difficult words linked to their explanation.
 *
 * @param linked the words that have a link on this page already; new ones are added
 */
export function markedText(sentences: readonly string[], content: UitlegContent, linked: Set<string>): string {
  const html: string[] = [];
  let running: string[] = [];
  let steps: string[] = [];
  const flush = (): void => {
    if (running.length > 0) html.push(`<p>${running.join(' ')}</p>`);
    if (steps.length > 0) html.push(`<ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>`);
    running = [];
    steps = [];
  };
  for (const sentence of sentences) {
    const marked = markedSentence(sentence.replace(LISTED, ''), content, linked);
    const isStep = LISTED.test(sentence);
    if (sentence.trim() === '' || isStep !== steps.length > 0) flush();
    if (sentence.trim() !== '') (isStep ? steps : running).push(marked);
  }
  flush();
  return html.join('');
}

/** A link that calls. */
export const callLink = (phone: string): string => `<a href="tel:${phone.replace(/\D/g, '')}">${safe(phone)}</a>`;

function markedSentence(sentence: string, content: UitlegContent, linked: Set<string>): string {
  let html = '';
  let from = 0;
  for (const { 0: place, 1: key = '', 2: field, index } of sentence.matchAll(PLACE)) {
    html += withWords(sentence.slice(from, index), content, linked) + contactOf(key, field, content);
    from = index + place.length;
  }
  return html + withWords(sentence.slice(from), content, linked);
}

function contactOf(key: string, field: string | undefined, { contacts }: UitlegContent): string {
  const contact = contacts[key];
  if (contact?.phone !== undefined && field === undefined) return callLink(contact.phone);
  if (field === 'name') return safe(contact?.name ?? '');
  if (field === 'hours') return safe(contact?.hours?.text ?? '');
  if (field === 'address') return safe(contact?.address?.join(', ') ?? '');
  if (field === 'email') return safe(contact?.email ?? '');
  return safe(contact?.website ?? '');
}

function withWords(text: string, { glossary }: UitlegContent, linked: Set<string>): string {
  let html = '';
  let from = 0;
  for (const { key, word, at } of termsIn(text, glossary)) {
    if (linked.has(key)) continue;
    linked.add(key);
    html += `${safe(text.slice(from, at))}<a class="word" href="${wordsPath(key)}">${safe(word)}</a>`;
    from = at + word.length;
  }
  return html + safe(text.slice(from));
}
