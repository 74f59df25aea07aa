import { begunAnew } from '../../src/handoff/course.ts';
import { isIntent, type CommandId } from '../../src/understanding/intents.ts';
import { courseOf, setCourse } from '../course.ts';
import type { OpenQuestion } from '../open-question.ts';
import { goBack } from '../prompts/answer-prompt.ts';
import { eraseKey } from '../turn.ts';
import { sayInLanguage } from './elsewhere.ts';
import { saySimpler } from './explaining.ts';
import { lastSaid } from './hearing.ts';
import { eraseCarried } from './later.ts';
import type { Talk } from './talk.ts';

/** Obeys a command about the conversation itself. */
export async function obey(talk: Talk, command: CommandId, open: OpenQuestion | undefined): Promise<void> {
  const { texts } = talk;
  switch (command) {
    case 'help':
      return open ? talk.say(texts.helpInQuestion(), open) : talk.say(texts.help());
    case 'herhaal':
      return open ? talk.askAgain(open) : repeat(talk);
    case 'makkelijker':
      return saySimpler(talk, open);
    case 'terug':
      return back(talk, open);
    case 'opnieuw':
      await forget(talk);
      setCourse(talk.context, begunAnew(courseOf(talk.context)));
      return talk.say(texts.restarted());
    case 'stop':
      return stop(talk);
    case 'groet':
      return talk.say(open ? texts.greetingShort() : texts.greetBack(), open);
    case 'bedankt':
      return talk.say(texts.thanks(), open);
    case 'wis-gegevens':
      await eraseCarried(talk);
      for (const message of await talk.parts.erase(talk.context)) await talk.say(message);
      await forget(talk);
      talk.context.turnState.set(eraseKey, true);
      return talk.say(texts.erased());
    case 'taal':
      return sayInLanguage(talk, { intent: command, score: 1 }, '', open);
    case 'ja':
      return acceptOffer(talk);
    case 'nee':
    case 'weet-niet':
      return talk.say(texts.whatNow());
  }
}

/** Ends whatever is open. */
export async function stop(talk: Talk): Promise<void> {
  const nothing = talk.dc.stack.length === 0;
  // who waits for a worker may mean that: it is asked, so that nobody loses a place by a word
  if (nothing && (await talk.parts.handoff(talk.context)) === 'waiting') {
    return talk.serve({ intent: 'do-resume-status', score: 1 }, '', undefined);
  }
  await talk.dc.cancelAllDialogs();
  await talk.say(nothing ? talk.texts.nothingToStop() : talk.texts.stopped());
}

async function forget({ dc, context, parts }: Talk): Promise<void> {
  await dc.cancelAllDialogs();
  await parts.memory.set(context, {});
}

/** "Ja" without an open question: the first thing that the last answer offered. */
async function acceptOffer(talk: Talk): Promise<void> {
  const { last } = await talk.remember();
  const next = last && talk.parts.topics.get(last.topic)?.followUps[0];
  if (next && isIntent(next)) return talk.serve({ intent: next, score: 1 }, '', undefined);
  return talk.say(talk.texts.whatNow());
}

async function repeat(talk: Talk): Promise<void> {
  const said = lastSaid(talk.dc);
  if (said.length > 0) await talk.context.sendActivities(said);
  else await talk.say(talk.texts.nothingToRepeat());
}

async function back(talk: Talk, open: OpenQuestion | undefined): Promise<void> {
  if (!open) return talk.say(talk.texts.whatNow());
  if (!open.question.canGoBack) return talk.say(talk.texts.cannotGoBack(), open);
  talk.context.turnState.set(goBack, true);
  return talk.answer('');
}
