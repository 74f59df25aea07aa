import { z } from 'zod';
import { absenceBalance } from '../absence/balance.ts';
import { readSettings } from '../config/config.ts';
import { checkedLine } from './checked-line.ts';
import type { Command } from './command.ts';

const date = z.string('a date yyyy-mm-dd');
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const absenceCase = z.object(
  {
    today: date,
    year: z.int('a year, a whole number'),
    stayStart: optional(z.string('a date yyyy-mm-dd, or null')),
    housing: optional(z.string('BW, BESCHUT, MO, BB or null')),
    periods: z.array(
      z.object(
        {
          departure: date,
          return: optional(z.string('a date yyyy-mm-dd, or null while away')),
          reason: optional(z.string('a reason in words, or null')),
        },
        'an object with departure, return and reason',
      ),
      'a list of absences',
    ),
    plan: optional(
      z.object(
        {
          departure: date,
          return: optional(z.string('a date yyyy-mm-dd, or null')),
          reason: optional(z.string('a reason in words, or null')),
        },
        'an object with departure and return, or null',
      ),
    ),
  },
  'a JSON object',
);

const { absenceRuleFrom } = readSettings(process.env);

/** The command `absence`: the reckoning of article 3.8.4 on one case. Codes of the rule come in `errors`. */
export const absence: Command = (input) => {
  const line = checkedLine(absenceCase, input);
  return line.error === undefined ? { ...absenceBalance(line.value, absenceRuleFrom) } : { error: line.error };
};
