import { TurnContext, type Activity } from 'botbuilder';
import { taskField } from '../../cards/card.ts';
import { looksLikeSheet } from '../../staff/house-sheet/person-lines.ts';

/** A file that somebody sent in a personal chat: where it can be fetched from, for a short time. */
export interface SentFile {
  name: string;
  url: string;
}

const fileType = 'application/vnd.microsoft.teams.file.download.info';

/**
 * Brings an activity of Teams in the form that every dialog knows: without the mention of the bot, a button as its value,
 * pasted cells as rows. A long sheet goes as the field of a card would, so that it is taken for no sentence.
 */
export function normalise(activity: Activity): void {
  if (activity.type === 'conversationUpdate' || activity.type === 'installationUpdate') {
    greetable(activity);
    return;
  }
  if (activity.type !== 'message') return;
  const table = tableIn(activity);
  TurnContext.removeRecipientMention(activity);
  activity.text = table ?? plainLines(activity.text);
  activity.value = answerIn(activity.value as unknown, activity);
  if (activity.value === undefined && looksLikeSheet(activity.text)) {
    activity.value = { [taskField]: 'huisblad', blad: activity.text };
    activity.text = '';
  }
}

/** Whoever adds the app is greeted; Teams tells only that the bot itself came. */
function greetable(activity: Activity): void {
  const added =
    activity.type === 'installationUpdate'
      ? activity.action === 'add'
      : activity.membersAdded?.some(({ id }) => id === activity.recipient.id);
  if (!added) return;
  activity.type = 'conversationUpdate';
  activity.membersAdded = [
    { id: activity.from.id === activity.recipient.id ? 'colleague' : activity.from.id, name: '' },
  ];
}

/** The value behind a button, also where a client gave its data back whole. */
function answerIn(value: unknown, activity: Activity): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { antwoord, msteams } = value as { antwoord?: unknown; msteams?: { value?: { antwoord?: unknown } } };
  const said = antwoord ?? msteams?.value?.antwoord;
  if (typeof said !== 'string') return value;
  activity.text ||= said;
  return said;
}

/** The file of a message, if it has one that a bot can fetch. */
export function fileIn({ attachments = [] }: Activity): SentFile | undefined {
  const found = attachments.find(({ contentType }) => contentType === fileType);
  const url = (found?.content as { downloadUrl?: unknown } | undefined)?.downloadUrl;
  return found && typeof url === 'string' ? { name: found.name ?? '', url } : undefined;
}

/** Whether a message in a channel holds a file, which only Graph could open. */
export const refersToFile = ({ attachments = [] }: Activity): boolean =>
  attachments.some(
    ({ contentType, content }) =>
      contentType === 'reference' || (contentType === 'text/html' && /<attachment\b/i.test(String(content as unknown))),
  );

/** What Teams makes of an empty line, as lines. */
const plainLines = (text: string | undefined): string =>
  (text ?? '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/\n{2,}([^\n]*)/g, (all, line: string) => (/[;\t]/.test(line) ? `\n${line}` : all))
    .trim();

/** So much of a pasted table is read. */
const longestTable = 200_000;

/** Cells pasted from a spreadsheet, as rows with semicolons; Teams sends them as HTML beside a text without them. */
function tableIn({ attachments = [] }: Activity): string | undefined {
  const html = attachments.find(({ contentType }) => contentType === 'text/html')?.content as unknown;
  if (typeof html !== 'string' || html.length > longestTable || !/<table\b/i.test(html)) return undefined;
  const rows = elementsIn(html, 'tr').map((row) => elementsIn(row, 't[dh]').map(textOfHtml).join(';'));
  return rows.length > 0 ? rows.join('\n') : undefined;
}

/** What stands in each element of a name, cut rather than matched: hostile HTML must not make us look twice. */
const elementsIn = (html: string, name: string): string[] =>
  html
    .split(new RegExp(`<${name}\\b`, 'i'))
    .slice(1)
    .map((element) => element.slice(element.indexOf('>') + 1).split(new RegExp(`</${name}\\b`, 'i'))[0] ?? '');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

const textOfHtml = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/[\s;]+/g, ' ')
    .trim();
