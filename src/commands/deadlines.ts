import { z } from 'zod';
import { deadline } from '../deadlines/deadline.ts';
import { checkedLine } from './checked-line.ts';
import type { Command } from './command.ts';

const question = z.object(
  {
    procedure: z.string('the name of a procedure'),
    from: z.string('a date yyyy-mm-dd'),
    sentDate: z
      .string('a date yyyy-mm-dd, or null')
      .nullish()
      .transform((value) => value ?? null),
  },
  'a JSON object',
);

/** The command `deadlines`: one term of the rules, worked out from its day 0. */
export const deadlines: Command = (input) => {
  const line = checkedLine(question, input);
  return line.error === undefined ? { ...deadline(line.value) } : { error: line.error };
};
