import { describe, expect, it } from 'vitest';
import { beoordeelAlles, uitkomst } from '../../src/criteria/beoordeel.ts';
import { regelingen, type Feiten, type Regeling } from '../../src/criteria/facts.ts';
import { volgendeVraag } from '../../src/criteria/questions.ts';
import { vragenOver, type Resterend } from '../../src/criteria/remaining.ts';
import { answerOf, residents, type Resident } from './residents.ts';

/** The mix: a third settled by a hard no, a third with one scheme open, a third with two or more. */
const made = residents(300);
const everybody = [made.none, made.one, made.more].flat();

interface Played {
  questions: string[];
  feiten: Feiten;
  left: Resterend[];
}

/** The questions that a resident gets, answered truly. */
function play(resident: Resident, schemes: readonly Regeling[]): Played {
  const questions: string[] = [];
  const left: Resterend[] = [];
  let feiten: Feiten = {};
  for (;;) {
    const vraag = volgendeVraag(schemes, feiten, { gevraagd: questions, doel: 'uitkomst' });
    if (!vraag) return { questions, feiten, left };
    left.push(vragenOver(schemes, feiten, questions));
    questions.push(vraag.vraag);
    feiten = { ...answerOf(resident, vraag), ...feiten };
  }
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

describe('questions, over 300 made residents', () => {
  const all = everybody.map((resident) => play(resident, regelingen));

  it('the mix is a third each', () => {
    expect([made.none.length, made.one.length, made.more.length]).toEqual([100, 100, 100]);
  });

  it('all four schemes: median at most 10, never above 16', () => {
    const counts = all.map(({ questions }) => questions.length);
    console.info(`questions for all four: median ${median(counts)}, at most ${Math.max(...counts)}`);
    expect(median(counts)).toBeLessThanOrEqual(10);
    expect(Math.max(...counts)).toBeLessThanOrEqual(16);
  });

  it('one scheme: median at most 7', () => {
    const counts = regelingen.map((regeling) => everybody.map((one) => play(one, [regeling]).questions.length));
    console.info(`questions for one: ${regelingen.map((one, at) => `${one} ${median(counts[at] ?? [])}`).join(', ')}`);
    for (const each of counts) expect(median(each)).toBeLessThanOrEqual(7);
  });

  it('the outcome after these questions is the outcome of everything', () => {
    everybody.forEach((resident, at) => {
      const feiten = all[at]?.feiten ?? {};
      expect(regelingen.map((one) => uitkomst(one, feiten))).toEqual(regelingen.map((one) => uitkomst(one, resident)));
    });
  });

  it('"nog 2 tot 4 vragen" holds nearly always, and never misses by more than two', () => {
    const beyond = all.flatMap(({ questions, left }) =>
      left.map(({ min, max }, at) => Math.max(questions.length - at - max, min - (questions.length - at), 0)),
    );
    expect(beyond.filter((one) => one > 0).length / beyond.length).toBeLessThan(0.05);
    expect(Math.max(...beyond)).toBeLessThanOrEqual(2);
  });
});

describe('which question comes', () => {
  it('variant and form come after the outcomes, and only where wanted', () => {
    const feiten: Feiten = { ...everybody.find((one) => uitkomst('beschut', one) === 'mogelijk') };
    const { kanFinancien: _, kanHuishouden: __, kanWonen: ___, ...rest } = feiten;
    expect(volgendeVraag(['beschut'], rest, { doel: 'uitkomst' })).toBeNull();
    expect(volgendeVraag(['beschut'], rest)?.vraag).toBe('kanFinancien');
    expect(volgendeVraag(['beschut'], { ...rest, kanFinancien: false })).toBeNull();
  });

  it('a question that may settle several facts says which', () => {
    const vraag = volgendeVraag(regelingen, {});
    expect(vraag?.vraag).toBe('slaapplek');
    expect(vraag?.bepaalt).toEqual(expect.arrayContaining(['dakloos', 'in24uursopvang', 'komtUit', 'thuisVerlaten']));
  });

  it('a fact that was asked and is not known is not asked again', () => {
    expect(
      volgendeVraag(['bb'], { komtUit: null, woongemeente: null, wilZelfstandig: null, accepteertBegeleiding: null }),
    ).toBeNull();
  });

  it('a scheme that is settled asks nothing', () => {
    expect(volgendeVraag(['bw'], { leeftijd: 17 })).toBeNull();
  });
});

describe('time', () => {
  /** The least time, in milliseconds of this process, that something takes in a few tries. */
  const least = (act: () => void): number =>
    Math.min(
      ...Array.from({ length: 7 }, () => {
        const start = process.cpuUsage();
        act();
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1000;
      }),
    );

  it('a thousand evaluations of all four take less than 50 ms', () => {
    expect(
      least(() => Array.from({ length: 1000 }, (_, at) => beoordeelAlles(everybody[at % 300] ?? {}))),
    ).toBeLessThan(50);
  });

  it('choosing the next question takes less than 5 ms', () => {
    expect(least(() => volgendeVraag(regelingen, {}))).toBeLessThan(5);
  });
});
