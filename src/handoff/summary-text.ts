import type { Message } from '../content/message.ts';
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

/** The lines with their numbers, for the eye; for the ear the first three. */
export const sayLines = (lines: readonly Line[], title: Message): Message => ({
  text: [title.text, lines.map(({ says }, i) => `${i + 1}. ${says.text}`).join('\n')].join('\n\n'),
  speak: [title.speak, ...lines.slice(0, ALOUD).map(({ says }) => says.speak)].join(' '),
});
