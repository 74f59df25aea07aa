import { z } from 'zod';
import { answerKinds, readAnswer } from '../language/read-answer.ts';
import { checkedLine } from './checked-line.ts';
import type { Command } from './command.ts';
import { refDay } from './read.ts';

const line = z.object(
  {
    kind: z.enum(answerKinds, `one of ${answerKinds.join(', ')}`),
    text: z.string('a text'),
    ref: refDay,
    direction: z.enum(['past', 'future'], 'past or future').nullish(),
    options: z.array(z.string('a text'), 'a list of texts').nullish(),
    unit: z.string('a text').nullish(),
  },
  'a JSON object',
);

/** The command `answer`: what a text answers to a question of this kind, as `value`, and what else it told, as `also`. */
export const answer: Command = (input) => {
  const { value: asked, error } = checkedLine(line, input);
  if (!asked) return { error };
  const { kind, text, ref, direction, options, unit } = asked;
  const { value, also } = readAnswer({
    kind,
    text,
    today: ref,
    direction: direction ?? 'past',
    options: options ?? [],
    unit: unit ?? undefined,
  });
  return also.length > 0 ? { value, also } : { value };
};
