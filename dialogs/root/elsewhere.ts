import type { Button, Message } from '../../src/content/message.ts';
import { languageCodes, type LanguageCode } from '../../src/understanding/languages.ts';
import type { Understood } from '../../src/understanding/understand.ts';
import { wordsOf } from '../../src/understanding/words.ts';
import type { OpenQuestion } from '../open-question.ts';
import { begin } from './goals.ts';
import type { Talk } from './talk.ts';

/** Subjects of which the door is not that of the municipality. */
const HEALTH = 'gezondheid';
const ABUSE = 'scheldwoorden';

/** What is not ours is named and sent to the right door. Abuse is answered calmly, once; after that a person takes over. */
export async function sayElsewhere(talk: Talk, { subject }: Understood, open: OpenQuestion | undefined): Promise<void> {
  const { texts } = talk;
  if (subject === ABUSE) {
    const memory = await talk.remember();
    if (memory.abused) return begin(talk, 'do-human', '');
    memory.abused = true;
    return talk.say(texts.calm(), open);
  }
  if (subject === HEALTH) return talk.say(texts.forDoctor(), open);
  const name = subject === undefined ? undefined : texts.elsewhere[subject];
  return talk.say(name ? texts.outOfScopeNamed({ subject: name }) : texts.outOfScope(), open);
}

/**
 * Says in the person's own language that the assistant speaks Dutch, and how to reach a human. The language is the one
 * of the message, or the one that is asked for; in Dutch when neither is known.
 */
export async function sayInLanguage(
  talk: Talk,
  { language }: Understood,
  text: string,
  open: OpenQuestion | undefined,
): Promise<void> {
  const { texts } = talk;
  const code = language ?? named(talk, text);
  if (!code) return talk.say(texts.otherLanguage(), open);
  const { say, person } = talk.parts.languages[code];
  const own = say();
  const button: Button = { title: person, value: 'do-human' };
  const message: Message = { text: own.text, speak: own.speak, buttons: [button] };
  await talk.say(message, open);
}

/** The language that is named in a text: "kan het in het Engels". */
function named({ parts }: Talk, text: string): LanguageCode | undefined {
  const words = new Set(wordsOf(text));
  return languageCodes.find((code) =>
    parts.languages[code].called.some((name) => wordsOf(name).every((word) => words.has(word))),
  );
}
