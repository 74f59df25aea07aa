import { describe, expect, it } from 'vitest';
import { isCrisis } from '../../src/understanding/intents.ts';
import { loadUnderstandingContent } from '../../src/understanding/load.ts';
import { contentFolder, linesOf, loaded, type CrisisLine } from './known-data.ts';

const { understand, crisis } = loaded();
const files = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map((hand) => `crisis-${hand}-hand.jsonl`);
const lines = files.flatMap((file) => linesOf<CrisisLine>(file));
const danger = lines.filter((line) => line.crisis !== null);
const harmless = lines.filter((line) => line.crisis === null);

describe('danger', () => {
  it('is tested with at least 150 signs of danger and 150 harmless sentences', () => {
    expect(danger.length).toBeGreaterThanOrEqual(150);
    expect(harmless.length).toBeGreaterThanOrEqual(150);
    expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
  });

  it.each(danger)('is heard by rule: $text', ({ text }) => {
    expect(crisis(text)?.level).toBe('sure');
  });

  it.each(harmless)('is not heard in: $text', ({ text }) => {
    expect(crisis(text)?.level).not.toBe('sure');
    expect(understand(text).intent).not.toMatch(/^crisis-/);
  });

  it('is seldom asked about where there is none', () => {
    const asked = harmless.filter(({ text }) => understand(text).crisis);
    expect(asked.length / harmless.length).toBeLessThan(0.1);
  });

  it('is not heard for sure in what people say about anything else', () => {
    const ordinary = loadUnderstandingContent(contentFolder).examples.filter(({ intent }) => !isCrisis(intent));
    expect(ordinary.filter(({ text }) => crisis(text)?.level === 'sure').map(({ text }) => text)).toEqual([]);
  });

  it('is asked about instead of answered at once beside a joke, and heard between the sounds of thinking', () => {
    expect(crisis('hij gaat me vermoorden haha')?.level).toBe('suspected');
    expect(crisis('ik eh wil eh niet meer eh leven')?.level).toBe('sure');
  });

  it('is not hidden by a question about the rules in the same breath', () => {
    expect(crisis('telt huiselijk geweld mee als waarschuwing, mijn man slaat mij nu')?.level).toBe('sure');
    expect(crisis('mensen met suïcidale gedachten, mogen die in beschermd wonen? ik wil zelf ook dood')?.level).toBe(
      'sure',
    );
  });

  it('is heard inside an answer and beside another question', () => {
    expect(crisis('Ik ben 34 jaar en ik wil niet meer leven')?.id).toBe('crisis-zelfdoding');
    expect(crisis('Wat kost beschermd wonen? Mijn man slaat mij.')?.id).toBe('crisis-geweld');
    expect(crisis(`${'ik wil graag iets vragen over de opvang '.repeat(40)} en ik wil dood`)?.id).toBe(
      'crisis-zelfdoding',
    );
  });

  it('is not hidden by an exception that cancels other words', () => {
    expect(crisis('ik ga dood van het wachten en ik ga mezelf wat aandoen')?.level).toBe('sure');
    expect(crisis('ik ben niet veilig thuis')?.level).toBe('sure');
    expect(crisis('ik ken veilig thuis, maar ik ben hier niet veilig thuis')?.level).toBe('sure');
    expect(crisis('mijn oma is overleden en nu wil ik ook dood')?.level).toBe('sure');
  });

  it('is heard with words between verb and particle', () => {
    expect(crisis('straks doe ik mezelf nog wat aan')?.id).toBe('crisis-zelfdoding');
    expect(crisis('dan maak ik er vanavond zelf maar een eind aan')?.id).toBe('crisis-zelfdoding');
  });

  it('gives the most urgent of two', () => {
    expect(crisis('hij staat met een mes voor me en ik heb vannacht geen slaapplek')?.id).toBe('crisis-112');
  });

  it('only suspected, is asked about', () => {
    const understood = understand('ik kan niet meer');
    expect(understood).toMatchObject({ intent: 'onbegrepen', crisis: { level: 'suspected', id: 'crisis-zelfdoding' } });
    expect(understood.choices?.[0]).toBe('crisis-zelfdoding');
  });
});
