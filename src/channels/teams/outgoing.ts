import type { Activity, Attachment } from 'botbuilder';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as cards from '../../cards/card.ts';
import type { StaffSheetTexts } from '../../content/shapes/staff.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
const consentType = 'application/vnd.microsoft.teams.card.file.consent';

/** What Teams shows beside cards: images of the outside world and hero cards, which nobody here makes. */
const textual = /^text\/(?:csv|calendar)$/;

/** The words that go with a file. */
export type FileTexts = Pick<StaffSheetTexts, 'asText' | 'calendarElsewhere'>;

/**
 * What the bot says, in the form of Teams: buttons on a card, for channels have no suggestions; a file as a question
 * whether to keep it, or in a channel as text; nothing that Teams cannot show.
 */
export function forTeams(
  activity: Partial<Activity>,
  { personal, texts }: { personal: boolean; texts: FileTexts },
): Partial<Activity>[] {
  if (activity.type !== 'message') return [activity];
  const { suggestedActions, attachments = [], speak: _spoken, ...rest } = activity;
  const shown = attachments.filter(({ contentType }) => contentType === cardType);
  const files = attachments.filter(({ contentType }) => textual.test(contentType));
  const buttons = (suggestedActions?.actions ?? []).map(({ title, value }) =>
    cards.say(title, String(value as unknown)),
  );
  const made = withButtons(shown, buttons, activity.text ?? '');
  const calendar = !personal && files.some(({ contentType }) => contentType === 'text/calendar');
  const message: Partial<Activity> = {
    ...rest,
    ...(calendar && { text: `${rest.text ?? ''}\n\n${texts.calendarElsewhere()}` }),
    textFormat: 'markdown',
    ...(made.length > 0 && { attachments: personal ? made : withText(made, files, texts) }),
  };
  return [message, ...(personal ? files.flatMap(consentFor) : [])];
}

/** Buttons under the last card, or on one of their own. */
function withButtons(shown: Attachment[], buttons: cards.Action[], text: string): Attachment[] {
  if (buttons.length === 0) return shown;
  const rows = cards.actionRows(buttons);
  const last = shown.at(-1);
  if (!last) return [{ contentType: cardType, content: buttonsOnly(rows, text) }];
  const card = last.content as cards.Card;
  return [...shown.slice(0, -1), { ...last, content: { ...card, body: [...card.body, ...rows] } }];
}

const buttonsOnly = (rows: cards.ActionSet[], text: string): cards.Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'nl',
  fallbackText: text,
  body: rows,
});

/** Teams keeps no file for a bot in a channel: a table stands under its card as text. */
function withText(shown: Attachment[], files: Attachment[], texts: FileTexts): Attachment[] {
  const last = shown.at(-1);
  const csv = files.find(({ contentType }) => contentType === 'text/csv');
  if (!last || !csv) return shown;
  const card = last.content as cards.Card;
  const text = contentOf(csv)
    .replace(/^\ufeff/, '')
    .trim()
    .slice(0, 6_000)
    .replace(/\r?\n/g, '\n\n');
  const action = cards.show(texts.asText, [cards.text(text, { fontType: 'monospace', size: 'small' })]);
  const made: cards.Card = { ...card, actions: [...(card.actions ?? []), action] };
  return cards.sizeOf(made) > cards.largestCard ? shown : [...shown.slice(0, -1), { ...last, content: made }];
}

/** Asks whether a file may be put in somebody's own OneDrive. Its content goes along, so that nothing is kept here. */
function consentFor(file: Attachment): Partial<Activity>[] {
  const content = contentOf(file);
  const packed = gzipSync(content).toString('base64');
  const { about = '' } = (file.content ?? {}) as { about?: string };
  const context = { bestand: packed, soort: file.contentType };
  if (packed.length > cards.largestCard - 2_048) return [];
  return [
    {
      type: 'message',
      attachments: [
        {
          contentType: consentType,
          name: file.name ?? '',
          content: {
            description: about,
            sizeInBytes: Buffer.byteLength(content),
            acceptContext: context,
            declineContext: {},
          },
        },
      ],
    },
  ];
}

/** A file as somebody agreed to keep it, from the context of the question; undefined when it is none of ours. */
export function fileOfConsent(context: unknown): { contentType: string; content: Buffer } | undefined {
  const { bestand, soort } = (context ?? {}) as { bestand?: unknown; soort?: unknown };
  if (typeof bestand !== 'string' || typeof soort !== 'string' || !textual.test(soort)) return undefined;
  try {
    return { contentType: soort, content: gunzipSync(Buffer.from(bestand, 'base64'), { maxOutputLength: 2_000_000 }) };
  } catch {
    return undefined;
  }
}

const contentOf = ({ contentUrl = '' }: Attachment): string =>
  Buffer.from(contentUrl.slice(contentUrl.indexOf(',') + 1), 'base64').toString('utf8');
