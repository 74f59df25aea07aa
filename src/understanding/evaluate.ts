import type { Channel, UnderstandingContent } from './content.ts';
import { isCrisis, isIntent, kindOf } from './intents.ts';
import { LinearModel, randomFrom, shuffle } from './model.ts';
import { lessonsOf, settings } from './train.ts';
import { understanding, type Rules, type Understood } from './understand.ts';

/** A message with what it should and what it was understood as. */
export interface Measured {
  text: string;
  channel: Channel;
  intent: string;
  alt: readonly string[];
  got: Understood;
}

/** Every example, understood by a model trained without it. */
export function crossValidate(content: UnderstandingContent, rules: Rules, folds: number): Measured[] {
  const order = content.examples.map((_, at) => at);
  shuffle(order, randomFrom(settings.seed));
  const foldOf = new Map(order.map((example, at) => [example, at % folds]));

  return Array.from({ length: folds }, (_, fold) => {
    const kept = content.examples.filter((_, at) => foldOf.get(at) !== fold);
    const asked = content.examples.filter((_, at) => foldOf.get(at) === fold);
    const reader = understanding(content, LinearModel.train(lessonsOf(kept, rules), settings), rules);
    return asked.map(({ text, channel, intent }) => ({
      text,
      channel,
      intent,
      alt: [],
      got: reader.understand(text, { channel }),
    }));
  }).flat();
}

/** The figures, in percent of all messages or of the messages they are about. */
export function figures(measured: readonly Measured[]): Record<string, string> {
  const right = (one: Measured): boolean => [one.intent, ...one.alt].includes(one.got.intent);
  const offered = (one: Measured): boolean =>
    one.got.intent === 'onbegrepen' && (one.got.choices ?? []).some((id) => [one.intent, ...one.alt].includes(id));
  const asks = (one: Measured): boolean => (one.got.choices ?? []).some(isCrisis);
  const wanted = (...kinds: string[]): Measured[] =>
    measured.filter(({ intent }) => isIntent(intent) && kinds.includes(kindOf(intent)));
  const percent = (some: readonly Measured[], of: readonly Measured[]): string =>
    `${of.length === 0 ? '-' : ((100 * some.length) / of.length).toFixed(1)} %  (${some.length}/${of.length})`;

  const wrong = measured.filter((one) => !right(one));
  const danger = wanted('crisis');
  const safe = measured.filter((one) => !danger.includes(one));
  const outside = wanted('outOfScope');
  const orders = wanted('command');
  return {
    'right or offered': percent(
      measured.filter((one) => right(one) || offered(one)),
      measured,
    ),
    'right at once': percent(measured.filter(right), measured),
    'wrong topic or task': percent(
      wrong.filter(({ got }) => ['topic', 'task'].includes(kindOf(got.intent))),
      measured,
    ),
    'crisis sure': percent(
      danger.filter(({ got }) => isCrisis(got.intent)),
      danger,
    ),
    'crisis sure or asked': percent(
      danger.filter((one) => isCrisis(one.got.intent) || asks(one)),
      danger,
    ),
    'false alarms': percent(
      safe.filter(({ got }) => isCrisis(got.intent)),
      safe,
    ),
    'asked needlessly': percent(safe.filter(asks), safe),
    'commands right': percent(orders.filter(right), orders),
    'out of scope refused': percent(
      outside.filter(({ got }) => ['outOfScope', 'notUnderstood'].includes(kindOf(got.intent))),
      outside,
    ),
  };
}

/** Wrong pairs with their number, most frequent first. */
export function confusions(measured: readonly Measured[]): [string, number][] {
  const pairs = new Map<string, number>();
  for (const { intent, alt, got } of measured) {
    if ([intent, ...alt].includes(got.intent)) continue;
    const pair = `${intent} -> ${got.intent}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return [...pairs].sort(([, a], [, b]) => b - a);
}
