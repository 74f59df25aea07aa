import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Activity } from 'botbuilder';
import type { AbsenceAnswer, AbsenceCase, Period } from '../../src/absence/absence-case.ts';
import { absenceBalance } from '../../src/absence/balance.ts';
import { talkOn } from '../support/assistant.ts';

/** The example cases, told in words: the answer must hold the same numbers as the reckoning, however they are told. */
interface Example extends Omit<AbsenceCase, 'plan' | 'housing'> {
  id: string;
  plan?: AbsenceCase['plan'];
  housing?: string;
  expected: AbsenceAnswer;
}
const examples = readFileSync(new URL('../absence/data/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Example)
  .filter(({ expected }) => expected.errors.length === 0);

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const inWords = (day: string): string =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
const short = (day: string): string => `${Number(day.slice(8))}-${Number(day.slice(5, 7))}-${day.slice(0, 4)}`;

const reasonWords: Record<string, string> = {
  verlof: 'verlof',
  vakantie: 'vakansie',
  detentie: 'ik zat in de gevangenis',
  ziekenhuisopname: 'ik lag in het zieknhuis',
  opname_ggz: 'opgenomen bij de ggz',
  opname_verslavingskliniek: 'in een afkickkliniek',
  mantelzorg: 'mantelzorg',
};

type Style = (period: { departure: string; return: string | null }, planned: boolean) => string;
const styles: Record<string, Style> = {
  'van ... tot': ({ departure, return: back }) =>
    back
      ? `van ${inWords(departure)} tot ${inWords(back)}`
      : `ik ging weg op ${inWords(departure)} en ik ben nog niet terug`,
  'figures, two days': ({ departure, return: back }) =>
    back ? `weg op ${short(departure)}, terug op ${short(back)}` : `vanaf ${short(departure)}, nog steeds weg`,
};

interface Said extends Partial<Activity> {
  channelData?: {
    vraag?: string;
    absence?: AbsenceAnswer;
    absenceCase?: AbsenceCase;
    periods?: { departure: string }[];
  };
}

/** Answers every question of the dialog out of the case, until the answer comes. */
async function tell(
  example: Example,
  style: Style,
  atOnce: boolean,
): Promise<{ absence: AbsenceAnswer; told: AbsenceCase; said: string[] }> {
  const talk = talkOn(example.today);
  await talk.begin();
  const said: string[] = [];
  const say = async (text: string): Promise<Said | undefined> => {
    const answers = (await talk.say(text)) as Said[];
    said.push(`U: ${text}`, ...answers.map((one) => `A: ${one.text ?? ''} [${one.channelData?.vraag ?? ''}]`));
    const found = answers.find(({ channelData }) => channelData?.absence);
    return found ?? answers.findLast(({ channelData }) => channelData?.vraag);
  };

  const open = [...example.periods];
  const next = (): Period | undefined => open.shift();
  const story = (): string =>
    open
      .splice(0)
      .map((period) => style(period, false))
      .join(' en ');
  let plan = example.plan ?? null;
  const running = example.periods.some((period) => period.return === null);
  const asked: Record<string, (last: Said) => string> = {
    periods: () => {
      if (atOnce) return open.length > 0 ? story() : 'ik was niet weg';
      const period = next();
      return period ? style(period, false) : 'ik was niet weg';
    },
    confirm: () => 'ja dat klopt',
    reason: ({ channelData }) => {
      const departure = channelData?.periods?.[0]?.departure;
      const period = example.periods.find((one) => one.departure === departure && one.return !== one.departure);
      return period?.reason ? (reasonWords[period.reason] ?? 'iets anders') : 'weet ik niet';
    },
    more: () => {
      const period = next();
      return period ? style(period, false) : 'nee';
    },
    plan: () => {
      const told = plan;
      plan = null;
      if (!told) return 'nee';
      if (running) return told.return ? `ja op ${inWords(told.return)}` : 'nee';
      return told.return
        ? style({ departure: told.departure, return: told.return }, true)
        : `ik ga weg op ${inWords(told.departure)}`;
    },
    return: () => 'dat weet ik nog niet',
    stayStart: () => (example.stayStart ? inWords(example.stayStart) : 'weet ik niet'),
    housing: () => (example.housing === 'BESCHUT' ? 'beschut wonen' : 'beschermd wonen'),
    year: () => String(example.year),
  };

  let last = await say(
    atOnce && open.length > 0
      ? `Hoeveel dagen heb ik nog? Ik was weg ${story()}.`
      : 'hoeveel afwezigheidsdagen heb ik nog',
  );
  for (let turn = 0; turn < 40 && last && !last.channelData?.absence; turn++) {
    const answer = asked[last.channelData?.vraag ?? ''];
    if (!answer) break;
    last = await say(answer(last));
  }
  const { absence, absenceCase } = last?.channelData ?? {};
  if (!absence || !absenceCase) throw new Error(`no answer after\n${said.join('\n')}`);
  return { absence, told: absenceCase, said };
}

const sorted = ({ periods, ...rest }: AbsenceCase) => ({
  ...rest,
  periods: periods.map(({ departure, return: back }) => `${departure} ${back ?? ''}`).sort(),
});

describe.each(Object.entries(styles))('3.8.4 told as "%s"', (_name, style) => {
  describe.each([
    ['at once', true],
    ['piece by piece', false],
  ])('%s', (_how, atOnce) => {
    test.each(examples)('$id: $title', async (example) => {
      const { absence, told, said } = await tell(example, style, atOnce);
      const { id: _id, expected, plan = null, housing = null, ...given } = example;
      const detail = said.join('\n');
      expect(sorted(told), detail).toMatchObject(
        sorted({ ...told, periods: given.periods, plan: plan && { departure: plan.departure, return: plan.return } }),
      );
      expect(absence, detail).toEqual(absenceBalance(told));
      const { usedDays, usedDaysCertain, remainingDays, over, latestReturn, extensionDeadline } = absence;
      const wanted =
        told.year === example.year ? expected : absenceBalance({ ...given, housing, plan, year: told.year });
      expect({ usedDays, usedDaysCertain, remainingDays, over, latestReturn, extensionDeadline }, detail).toEqual({
        usedDays: wanted.usedDays,
        usedDaysCertain: wanted.usedDaysCertain,
        remainingDays: wanted.remainingDays,
        over: wanted.over,
        latestReturn: wanted.latestReturn,
        extensionDeadline: wanted.extensionDeadline,
      });
    });
  });
});
