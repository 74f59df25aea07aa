import { readChoice } from '../../language/read-choice.ts';
import { readDay } from '../../language/read-day.ts';
import { readNumber } from '../../language/read-number.ts';
import { readTruth } from '../../language/read-truth.ts';
import { sayDay } from '../../language/say-day.ts';
import { sayNumber, years } from '../../language/say-number.ts';
import { readAge } from '../../prescreen/read-age.ts';
import { daysBetween, type CalendarDay } from '../../values/calendar-day.ts';
import { needsReadBack, type SpokenQuestion } from './question.ts';

/** What was heard as an answer: how it sounds when it is said back. */
export interface Value {
  words: string;
}

/**
 * The value in an answer that has to be said back before it counts: a day or a number always, except where the dialog
 * itself says it back; a yes, a no or a choice only when it was heard badly. Undefined: there is nothing to say back.
 */
export function valueToReadBack(
  text: string,
  question: SpokenQuestion,
  { today, unsure }: { today: CalendarDay; unsure: boolean },
): Value | undefined {
  switch (question.kind) {
    case 'day': {
      if (!needsReadBack(question)) return undefined;
      const day = dayIn(text, question.ahead ?? false, today);
      return day && { words: sayDay(day, today).speak };
    }
    case 'number': {
      if (!needsReadBack(question) || readTruth(text) === 'unknown') return undefined;
      if (question.vraag === 'leeftijd') {
        const age = readAge(text, true);
        return age === undefined ? undefined : { words: years(age).speak };
      }
      const number = readNumber(text);
      return number === undefined || number < 0 || number > 999 ? undefined : { words: sayNumber(number).speak };
    }
    case 'truth': {
      const truth = unsure ? readTruth(text) : undefined;
      return truth && { words: { yes: 'ja', no: 'nee', unknown: 'weet ik niet' }[truth] };
    }
    case 'choice': {
      const place = unsure
        ? readChoice(
            text,
            question.options.map(({ title }) => title),
          )
        : undefined;
      const chosen = question.options[(place ?? 0) - 1];
      return chosen && { words: chosen.title.toLowerCase().replace(/[.?!]+$/, '') };
    }
    case 'days':
    case 'phone':
    case 'offer':
    case 'open':
      return undefined;
  }
}

/** The day as the dialogs look for it: behind us, or where it may lie ahead, on the nearest side. */
function dayIn(text: string, ahead: boolean, today: CalendarDay): CalendarDay | undefined {
  const past = readDay(text, { today, direction: 'past' });
  if (!ahead) return past;
  const future = readDay(text, { today, direction: 'future' });
  if (!past || !future) return past ?? future;
  return Math.abs(daysBetween(today, past)) < Math.abs(daysBetween(today, future)) ? past : future;
}
