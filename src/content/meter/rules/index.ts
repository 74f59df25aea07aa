import type { Rule } from '../measure.ts';
import { contactRules } from './contacts.ts';
import { easeRules } from './ease.ts';
import { grammarRules } from './grammar.ts';
import { lengthRules } from './length.ts';
import { questionRules } from './questions.ts';
import { speechRules } from './speech.ts';
import { wordingRules } from './wording.ts';

/** Every countable rule of the writing guide that looks at one text. */
export const rules: readonly Rule[] = [
  ...lengthRules,
  ...easeRules,
  ...grammarRules,
  ...wordingRules,
  ...questionRules,
  ...speechRules,
  ...contactRules,
];
