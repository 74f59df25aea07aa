import type { Message } from '../content/message.ts';
import type { HandoffTexts } from '../content/shapes/handoff.ts';
import { sayNumber } from '../language/say-number.ts';
import { sectionsOf, type Line, type Reader, type SectionId, type SummaryWords } from './summary-lines.ts';
import type { Summary } from './summary.ts';

/** The summary as text: headings and lines, with what a worker needs under them. */
export const summaryText = (summary: Summary, words: SummaryWords, reader: Reader = 'worker'): string =>
  [
    words.handoff.summary.title,
    ...sectionsOf(summary, words, reader).map(({ title, lines }) =>
      [
        `${title}:`,
        ...lines.flatMap(({ says, details }) => [`- ${says.text}`, ...details.map((one) => `  ${one}`)]),
      ].join('\n'),
    ),
  ].join('\n\n');

/** Parts whose lines say by themselves what they are about. */
const SELF_EVIDENT: readonly SectionId[] = ['uitkomst', 'gezegd', 'termijnen'];

/** The lines that can be struck, in order, as the person reads them. */
export const numberedLines = (summary: Summary, words: SummaryWords): Line[] =>
  sectionsOf(summary, words, 'person').flatMap(({ id, title, lines }) =>
    lines
      .filter(({ paths }) => paths.length > 0)
      .map((line) =>
        SELF_EVIDENT.includes(id)
          ? line
          : { ...line, says: { text: `${title}: ${line.says.text}`, speak: `${title}: ${line.says.speak}` } },
      ),
  );

/** How many lines are read aloud: nobody has to remember more. */
const ALOUD = 3;

/** What the person said comes first for the ear. */
const isTold = ({ paths: [path = ''] }: Line): boolean =>
  path === 'wil' || path === 'toevoeging' || path.includes('.gezegd.');

/** The lines with their numbers, for the eye; for the ear three of them, what was told first, and how many there are more. */
export function sayLines(
  lines: readonly Line[],
  texts: Pick<HandoffTexts, 'shows' | 'showsLine' | 'showsMore'>,
): Message {
  const title = texts.shows();
  const numbered = lines.map((line, i) => ({ line, number: sayNumber(i + 1) }));
  const told = numbered.filter(({ line }) => isTold(line));
  const heard = [...told, ...numbered.filter(({ line }) => !isTold(line))].slice(0, ALOUD);
  const more = lines.length - heard.length;
  const aloud = heard.map(({ line, number }) => texts.showsLine({ number, line: line.says }).speak);
  return {
    text: [title.text, numbered.map(({ line, number }) => `${number.text}. ${line.says.text}`).join('\n')].join('\n\n'),
    speak: [title.speak, ...aloud, ...(more > 0 ? [texts.showsMore({ count: sayNumber(more) }).speak] : [])].join(' '),
  };
}
