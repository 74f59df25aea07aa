import type { Button, Message } from '../../src/content/message.ts';
import type { Fact } from '../../src/criteria/facts.ts';
import { keuzesVan, type Vraag } from '../../src/criteria/questions.ts';
import { vragenOver } from '../../src/criteria/remaining.ts';
import { sayNumber } from '../../src/language/say-number.ts';
import { wordsFor } from '../../src/prescreen/person.ts';
import { sayFact } from '../../src/prescreen/say-facts.ts';
import type { FactTexts, PrescreenTexts, QuestionTexts } from '../../src/prescreen/texts.ts';
import type { Question } from '../say.ts';
import type { Move, Progress } from './progress.ts';

/** The texts of the pre-screen. */
export interface Texts {
  prescreen: PrescreenTexts;
  questions: QuestionTexts;
  facts: FactTexts;
}

const EVERY = 4;

/** A fact asked by itself. */
export const questionOf = (fact: Fact): Vraag => ({ vraag: fact, bepaalt: [fact], keuzes: keuzesVan(fact) });

/** What comes next, as a question. */
export function questionFor(move: Exclude<Move, { kind: 'outcome' }>, progress: Progress, texts: Texts): Question {
  const { prescreen } = texts;
  switch (move.kind) {
    case 'perspectief':
      return { message: prescreen.askPerspectief(), vraag: 'perspectief' };
    case 'regelingen':
      return { message: prescreen.askRegelingen(), vraag: 'regelingen', canGoBack: true };
    case 'resume':
      return { message: prescreen.goOn(), vraag: 'resume', canGoBack: true };
    case 'confirm':
      return confirmation(move.fact, progress, texts);
    case 'question':
      return asked(move.vraag, progress, texts);
  }
}

function asked({ vraag, bepaalt }: Vraag, progress: Progress, texts: Texts): Question {
  const { person = { perspectief: 'zelf' } } = progress;
  const words = wordsFor(person);
  const message = texts.questions[vraag].ask(words);
  const left = progress.changing ? undefined : leftOf(progress, texts.prescreen);
  return {
    message: {
      ...message,
      ...(left && { text: `${left.text}\n\n${message.text}`, speak: `${left.speak} ${message.speak}` }),
      short: message.short ?? message.speak,
      buttons: [...(message.buttons ?? []), ...evasions(texts.prescreen)],
    },
    vraag,
    canGoBack: true,
    ...((bepaalt.length > 1 || vraag !== bepaalt[0]) && { data: { bepaalt } }),
  };
}

const evasions = ({ weetNiet, zegNiet }: PrescreenTexts): Button[] => [
  { title: weetNiet, value: 'weet-niet' },
  { title: zegNiet, value: 'zeg-niet' },
];

/** How many questions are left: said at the first question and now and then. */
function leftOf(progress: Progress, texts: PrescreenTexts): Message | undefined {
  return progress.inRow % EVERY !== 0 || progress.doel === 'vorm' ? undefined : questionsLeft(progress, texts);
}

/** How many questions are left, this one included, for who asks. */
export function questionsLeft({ regelingen = [], feiten, gevraagd }: Progress, texts: PrescreenTexts): Message {
  const { min, max } = vragenOver(regelingen, feiten, gevraagd);
  if (max <= 1) return texts.leftOne();
  return min === max
    ? texts.leftSame({ max: sayNumber(max) })
    : texts.left({ min: sayNumber(min), max: sayNumber(max) });
}

function confirmation(fact: Fact, { feiten, person = { perspectief: 'zelf' } }: Progress, texts: Texts): Question {
  const told = sayFact(texts.facts, fact, feiten, person) ?? { text: '', speak: '' };
  return {
    message: texts.prescreen.confirm({ told }),
    vraag: 'confirm',
    data: { confirm: { vraag: fact, value: feiten[fact] ?? null } },
    canGoBack: true,
  };
}

/** Which answer to change: a button for each fact that is known or was asked. */
export function changeQuestion({ feiten }: Progress, { prescreen, facts }: Texts): Question | undefined {
  const told = (Object.keys(feiten) as Fact[]).filter((fact) => feiten[fact] !== undefined);
  if (told.length === 0) return undefined;
  return {
    message: {
      ...prescreen.changeWhich(),
      buttons: [
        ...told.map((fact) => ({ title: facts.facts[fact].name, value: fact })),
        { title: prescreen.changeBack, value: 'niets' },
      ],
    },
    vraag: 'wijzig',
    canGoBack: true,
  };
}
