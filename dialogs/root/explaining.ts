import type { Button } from '../../src/content/message.ts';
import type { Explanation } from '../../src/content/topics.ts';
import { isIntent, type CommandId } from '../../src/understanding/intents.ts';
import { explanation } from '../explain.ts';
import type { OpenQuestion } from '../open-question.ts';
import { simpler } from '../prompts/answer-prompt.ts';
import { ask, tell } from '../say.ts';
import { unsure } from './goals.ts';
import type { Talk } from './talk.ts';

/** Explains a topic. */
export async function explainTopic(talk: Talk, id: string, open: OpenQuestion | undefined): Promise<void> {
  const topic = talk.parts.topics.get(id);
  if (!topic) return unsure(talk, [], open);
  (await talk.remember()).last = { topic: id, simpler: false };
  await talk.context.sendActivity(explanation(topic, 'plain', open ? [] : buttonsUnder(talk, topic)));
  await talk.askAgain(open);
}

/** Explains a word; asks which one when none was named. */
export async function explainTerm(talk: Talk, term: string | undefined, open: OpenQuestion | undefined): Promise<void> {
  const { texts } = talk;
  if (!term) {
    if (open) return talk.say(texts.helpInQuestion(), open);
    await talk.dc.beginDialog('term', { message: texts.askTerm(), vraag: 'begrip' });
    return;
  }
  const meaning = talk.parts.meaning(term);
  if (!meaning) return talk.say(texts.unknownTerm(), open);
  await talk.context.sendActivity(tell(meaning, { onderwerp: 'begrip' }));
  await talk.askAgain(open);
}

/** Says it more simply: the open question, or what was explained last. */
export async function saySimpler(talk: Talk, open: OpenQuestion | undefined): Promise<void> {
  const { texts, context } = talk;
  if (open) {
    await context.sendActivity(ask(simpler(open.question)));
    return;
  }
  const { last } = await talk.remember();
  const topic = last && talk.parts.topics.get(last.topic);
  if (!topic) return talk.say(texts.help());
  if (last.simpler) return talk.say(texts.alreadySimple());
  last.simpler = true;
  await context.sendActivity(explanation(topic, 'simpler', buttonsUnder(talk, topic).slice(0, 2)));
}

function buttonsUnder(talk: Talk, { followUps }: Explanation): Button[] {
  const next = followUps.flatMap((id) => (isIntent(id) ? (talk.button(id) ?? []) : [])).slice(0, 2);
  return [...next, { title: talk.texts.explainSimpler, value: 'makkelijker' satisfies CommandId }];
}
