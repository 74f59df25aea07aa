import { z } from 'zod';

const sentence = z.string().trim().min(1);
/** One sentence per line of YAML, in order. */
const sentences = z.array(sentence).min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as yyyy-mm-dd');

/**
 * A file under `content/topics`: one subject explained, for the eye, for the ear and for staff. In the texts
 * `{contact.KEY}` stands for a contact of `contacts.yaml`; a number never stands in a topic itself.
 */
export const topicShape = z.strictObject({
  /** As people would say it; also the text of a button that leads here. */
  title: sentence,
  /** The answer in one sentence. */
  answer: sentence,
  /** On a screen: at most 60 words. */
  text: sentences,
  /** On a screen, for "leg het anders uit". */
  simpler: sentences,
  /** Aloud: words only, at most 25 seconds; one question at most, last. */
  speak: sentences,
  /** Aloud, for "leg het anders uit". */
  simplerSpeak: sentences,
  /** For staff on Teams: Markdown, precise, with article numbers; B1 or B2. */
  staff: sentence,
  /** The places in the rules that this text explains: `3.8.4`, `voetnoot 3`, `bb.4`, `begrippenlijst`, `Awb 6:7`. */
  articles: z.array(sentence),
  /** What residents, carers, callers and staff ask, in their own words. */
  questions: z.array(sentence).min(1),
  /** Ids of topics and tasks that are offered as buttons, best first. */
  followUps: z.array(sentence).default([]),
  /** Keys of `contacts.yaml` that are shown with the answer. */
  contacts: z.array(sentence).default([]),
  /** The first day on which this text holds; left out: now. */
  validFrom: day.optional(),
  /** The last day on which this text holds; left out: until further notice. */
  validUntil: day.optional(),
});

/** One subject explained, as it stands in its file, with its id (the name of the file). */
export type Topic = z.output<typeof topicShape> & { id: string };
