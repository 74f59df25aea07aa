import { describe, expect, test } from 'vitest';
import { readAnswer, type Answer, type Asks, type Ear } from '../../dialogs/absence/read-answer.ts';
import { absencesIn, namesImpossibleDay, shiftIn, tellsAbsence } from '../../dialogs/absence/hear.ts';
import type { Heard } from '../../dialogs/absence/story.ts';
import { loadFile } from '../../src/content/load.ts';
import { absenceReasons } from '../../src/content/shapes/absence-reasons.ts';
import { cpuTime } from '../support/cpu-time.ts';

const today = '2026-11-22';
const reasons = loadFile('content/absence-reasons.yaml', absenceReasons).match;
const ear: Ear = { today: () => today, match: reasons, code: () => undefined };
const past = { today, direction: 'past' } as const;
const june: Heard[] = [{ departure: '2026-06-02', back: '2026-06-11', sure: true }];
const answer = (asks: Asks, text: string, heard: Heard[] = []): Answer | undefined =>
  readAnswer(text, { asks, vraag: asks, heard, message: { text: '', speak: '' } }, ear);

describe('what is told beside the question', () => {
  test.each(['en van 1 tot 20 augustus', 'ja en ook van 1 tot 20 augustus', 'klopt, en van 1 tot 20 augustus'])(
    'one more absence takes no other away: "%s"',
    (text) => {
      expect(answer('confirm', text, june)).toEqual({
        is: 'absences',
        heard: [{ departure: '2026-08-01', back: '2026-08-20', sure: true }],
      });
    },
  );

  test.each(['hij woont er sinds 1 januari 2026', 'ik woon hier vanaf 1 januari'])(
    'since when somebody lives there is no absence: "%s"',
    (text) => {
      expect(answer('periods', text)).toEqual({ is: 'day', day: '2026-01-01' });
    },
  );
});

describe('a correction of what was read back', () => {
  test.each<[string, string, string]>([
    ['nee de tiende', '2026-06-02', '2026-06-10'],
    ['terug op 12 juni', '2026-06-02', '2026-06-12'],
    ['nee ik ging 3 juni weg', '2026-06-03', '2026-06-11'],
    ['niet de 2e maar de 3e', '2026-06-03', '2026-06-11'],
    ['niet 11 maar 12 juni', '2026-06-02', '2026-06-12'],
    ['de 12e in plaats van de 11e', '2026-06-02', '2026-06-12'],
    ['de elfde moet de dertiende zijn', '2026-06-02', '2026-06-13'],
    ['nee, van 3 tot 9 juni', '2026-06-03', '2026-06-09'],
  ])('%s', (text, departure, back) => {
    expect(answer('confirm', text, june)).toEqual({ is: 'corrected', heard: [{ departure, back, sure: true }] });
  });

  test.each(['ja', 'klopt', 'ja hoor', 'ja van 2 tot 11 juni'])('%s is a yes', (text) => {
    expect(answer('confirm', text, june)).toEqual({ is: 'truth', truth: 'yes' });
  });

  test('of two absences the one that is nearest is put right', () => {
    const both: Heard[] = [...june, { departure: '2026-08-01', back: '2026-08-05', sure: true }];
    expect(answer('confirm', 'nee terug op 6 augustus', both)).toMatchObject({
      is: 'corrected',
      heard: [june[0], { departure: '2026-08-01', back: '2026-08-06' }],
    });
  });
});

describe('the day of return, after the day of departure', () => {
  test.each<[string, string | null]>([
    ['de elfde', '2026-06-11'],
    ['11', '2026-06-11'],
    ['zondag', '2026-06-07'],
    ['gisteren', '2026-11-21'],
    ['8 dagen later', '2026-06-10'],
    ['de volgende dag', '2026-06-03'],
    ['dezelfde dag nog', '2026-06-02'],
    ['nog niet', null],
    ['ik ben er nog', null],
  ])('%s', (text, back) => {
    expect(answer('return', text, [{ departure: '2026-06-02', sure: true }])).toEqual({ is: 'back', back });
  });

  test('"weet ik nog niet" is not the same as "nog niet terug"', () => {
    expect(answer('return', 'dat weet ik nog niet', [{ departure: '2026-06-02', sure: true }])).toEqual({
      is: 'unknown',
    });
  });
});

describe('stories', () => {
  test('what only looks like an absence is left out', () => {
    const story = 'ik was van 2 tot 11 juni weg en nu lig ik sinds 9 november in het ziekenhuis';
    expect(absencesIn(story, past, reasons)).toEqual([
      { departure: '2026-06-02', back: '2026-06-11', sure: true },
      { departure: '2026-11-09', back: null, reason: 'ziekenhuisopname', sure: true },
    ]);
  });

  test.each([
    ['ik was van 2 tot 11 juni bij mijn moeder', true],
    ['weg op 2/6, terug op 11/6', true],
    ['mijn afspraak is van 2 tot 11 juni', false],
    ['hoeveel dagen mag ik weg', false],
    ['ik ben geboren op 2 juni 1980', false],
    ['ik wacht al 8 weken en niemand belt terug', false],
    ['ze zouden mij op 3 juni bellen en ik hoor niks terug', false],
    ['ik ben al 8 weken weg en nog niet terug', true],
  ])('"%s" tells of an absence: %s', (text, tells) => {
    expect(tellsAbsence(text, today, reasons)).toBe(tells);
  });

  test.each(['31 juni', '30 feb', '29 februari 2027', '31-6', '31/6/2026', '2026-02-30', 'van 31 april tot 2 mei'])(
    'no calendar has %s',
    (text) => {
      expect(namesImpossibleDay(text)).toBe(true);
    },
  );
  test.each(['29 februari', '2-6', '11 mei', 'artikel 3.8.4', '0570 123456', '42 dagen', '31 december'])(
    '%s is no impossible day',
    (text) => {
      expect(namesImpossibleDay(text)).toBe(false);
    },
  );

  test.each([
    ['als ik een dag later terugkom', 1],
    ['twee weken langer', 14],
    ['3 dagen eerder', -3],
    ['ik kom later terug', undefined],
  ])('%s', (text, days) => {
    expect(shiftIn(text)).toBe(days);
  });
});

describe('hostile input', () => {
  const asked: Asks[] = [
    ...(['periods', 'departure', 'return', 'confirm', 'reason', 'agreed', 'more', 'plan', 'planDays'] as const),
    ...(['expected', 'stay', 'stayDay', 'housing', 'year', 'law', 'next'] as const),
  ];
  test.each([
    ['one word', 'a'.repeat(2_000)],
    ['digits', '1'.repeat(2_000)],
    ['dates', '2 juni '.repeat(280)],
    ['corrections', 'niet 2 maar 3 '.repeat(140)],
    ['emoji', '😀'.repeat(1_000)],
    ['control characters', '\u0000\u202e\u0007'.repeat(600)],
    ['spaces', ' '.repeat(1_999) + '!'],
  ])('%s never crashes', async (_name, text) => {
    for (const asks of asked) answer(asks, text, june);
    for (const asks of asked) {
      const spent = await cpuTime(() => answer(asks, text, june));
      expect(spent, asks).toBeLessThan(150); // some 50 on a quiet machine
    }
  });
});
