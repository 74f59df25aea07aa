import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CalendarDay } from '../values/calendar-day.ts';
import { ContentError, type Fault } from './content-error.ts';
import { loadFile } from './load.ts';
import type { Message } from './message.ts';
import { bubbles, filled, type Standing } from './texts.ts';
import { topicShape, type Topic } from './topic.ts';

/** A topic as the assistant tells it. */
export interface Explanation {
  id: string;
  title: string;
  /** For residents, with the simpler wording beside it; without buttons. */
  message: Message;
  /** The same without the question at its end: while another question is open there is no room for a second. */
  aside: Message;
  /** For staff: Markdown, precise, with article numbers. */
  staff: string;
  articles: readonly string[];
  /** Topics and tasks to go on with, best first. */
  followUps: readonly string[];
}

/** Every topic by its id. */
export type Topics = ReadonlyMap<string, Explanation>;

/**
 * Reads a folder of topics as they hold on a day; a file name is the id, and `ID.NEXT.yaml` is a later version of ID.
 *
 * @throws ContentError when a text is wrong, or two versions of a topic hold on that day
 */
export function readTopics(folder: string, today: CalendarDay): Topic[] {
  const faults: Fault[] = [];
  const held = new Map<string, Topic>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml')) continue;
    const file = join(folder, name);
    try {
      const topic = { ...loadFile(file, topicShape), id: topicIdOf(name) };
      if (!holds(topic, today)) continue;
      if (held.has(topic.id)) {
        faults.push({ file, line: 1, key: '', message: `found a second ${topic.id} on ${today}, expected one version` });
      }
      held.set(topic.id, topic);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new ContentError(faults);
  return [...held.values()];
}

/** The id of a topic by its file: `regio` for `regio.yaml` and for its later version `regio.2027.yaml`. */
export const topicIdOf = (file: string): string => basename(file, '.yaml').split('.')[0] ?? file;

const holds = ({ validFrom = '', validUntil = '9999-12-31' }: Topic, today: CalendarDay): boolean =>
  validFrom <= today && today <= validUntil;

/**
 * The topics ready to be told, contacts filled in.
 *
 * @throws ContentError when a text is wrong or names a contact that is not there
 */
export function loadTopics(folder: string, standing: Standing, today: CalendarDay): Topics {
  const faults: Fault[] = [];
  const told = readTopics(folder, today).map((topic): [string, Explanation] => {
    const side = (sentences: readonly string[], of: 'text' | 'speak'): string[] =>
      sentences.map((sentence) =>
        filled(sentence, standing, of, (place) =>
          faults.push({
            file: join(folder, `${topic.id}.yaml`),
            line: 0,
            key: of,
            message: `found ${place}, expected a contact that has a number`,
          }),
        ),
      );
    const { id, title, articles, followUps } = topic;
    const messageOf = (told: (sentences: readonly string[]) => readonly string[]): Message => ({
      text: bubbles(side(told(topic.text), 'text')),
      speak: side(told(topic.speak), 'speak').join(' '),
      simpler: {
        text: bubbles(side(told(topic.simpler), 'text')),
        speak: side(told(topic.simplerSpeak), 'speak').join(' '),
      },
    });
    const message = messageOf((sentences) => sentences);
    const aside = messageOf(withoutQuestion);
    const staff = side([topic.staff], 'text').join('');
    return [id, { id, title, message, aside, staff, articles, followUps }];
  });
  if (faults.length > 0) throw new ContentError(faults);
  return new Map(told);
}

/** Sentences without the question that ends them; a text that is a question only stays as it is. */
const withoutQuestion = (sentences: readonly string[]): readonly string[] =>
  sentences.length > 1 && sentences.at(-1)?.endsWith('?') ? sentences.slice(0, -1) : sentences;
