import { describe, expect, test } from 'vitest';
import { loadFile } from '../../src/content/load.ts';
import { coverageOf, placesNamed, reasonsShape } from '../../src/content/source/coverage.ts';
import { fingerprint, fingerprintsOf, outdatedTopics } from '../../src/content/source/fingerprint.ts';
import { sourceArticles } from '../../src/content/source/source-articles.ts';
import { readTopics } from '../../src/content/topics.ts';
import { kaders } from '../../src/criteria/beoordeel.ts';
import { policy } from '../../src/policy/policy.ts';
import { content } from './meter/texts.ts';

const source = sourceArticles(`${content}/source`);
const names = [...source.keys()];
const under = (article: string): string[] => names.filter((name) => name.startsWith(`${article}.`));

describe('the articles as the source has them', () => {
  test('chapters 1 to 4 with their articles, in the order of the source', () => {
    expect(names.filter((name) => /^\d\.\d+$/.test(name))).toEqual([
      ...['1.1', '1.2'],
      ...['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10'],
      ...['3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8'],
      ...['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7'],
    ]);
  });

  test('the letters of the criteria and the numbers of the paragraphs', () => {
    expect(under('2.2.3')).toEqual(['2.2.3.a', '2.2.3.b', '2.2.3.c', '2.2.3.d']);
    expect(under('3.3.2')).toEqual(['3.3.2.a', '3.3.2.b', '3.3.2.c', '3.3.2.d']);
    expect(under('2.6')).toHaveLength(14);
    expect(under('3.6')).toHaveLength(14);
    expect(under('3.8.5')).toHaveLength(7);
  });

  test('the 17 steps of the Bijzondere Bemiddeling, counted through', () => {
    expect(under('bb')).toHaveLength(17);
    expect(source.get('bb.9')?.text).toContain('weigert');
    expect(source.get('bb.17')?.text).toContain('Woonkeus');
    expect(source.get('bb.17')?.text).not.toContain('Polstraat');
  });

  test('an article holds its own text and that of what stands under it', () => {
    expect(source.get('3.8.4')?.text).toContain('8 afwezigheidsdagen');
    expect(source.get('3.8.4')?.text).not.toContain('Waarschuwingen worden alleen');
    expect(source.get('2.3')?.text).toContain('acute crisissituatie');
  });
});

describe('coverage', () => {
  const places = coverageOf(source, {
    topics: readTopics(`${content}/topics`, '2026-06-01'),
    criteria: Object.values(kaders).flatMap(({ criteria, uitsluitingen }) =>
      [...criteria, ...uitsluitingen].map(({ id }) => id),
    ),
    numbers: Object.entries(policy).map(([name, { article }]) => ({ name, articles: article.split(', ') })),
    reasons: loadFile(`${content}/source/reasons.yaml`, reasonsShape),
  });

  test.each(places.map(({ article, heading, covered }) => ({ article, heading, covered })))(
    '$article $heading is explained or applied',
    ({ covered }) => {
      expect(covered).not.toEqual([]);
    },
  );

  test('a text that names nothing covers nothing', () => {
    const alone = coverageOf(source, {
      topics: [{ id: 'x', articles: ['2.6', 'bb'], staff: 'Zie lid 4 en stap 8 tot en met 10.\nOok 4.4.3.b.' }],
      criteria: [],
      numbers: [],
      reasons: {},
    });
    const covered = alone.filter((place) => place.covered.length > 0).map(({ article }) => article);
    expect(covered).toEqual(['2', '2.6', '2.6.4', '4', '4.4', '4.4.3', '4.4.3.b', 'bb.8', 'bb.9', 'bb.10']);
  });

  test('a number that is no place in the rules is none', () => {
    expect(placesNamed('Binnen 6 weken, om 21.30 uur, met 10 uur hulp.', ['2.6', 'bb'])).toEqual([]);
  });
});

describe('fingerprints', () => {
  test('layout, accents and signs do not count; a changed word does', () => {
    expect(fingerprint('De cliént\n is 18 jaar.')).toBe(fingerprint('de cliënt is 18 jaar'));
    expect(fingerprint('binnen 6 weken')).not.toBe(fingerprint('binnen 8 weken'));
  });

  test('a changed article marks the topics that name it, and a new topic is marked until it was compared', () => {
    const topics = [
      { id: 'weg', articles: ['3.8.4'] },
      { id: 'stoppen', articles: ['3.8.5'] },
    ];
    const known = { weg: fingerprintsOf(['3.8.4'], source) };
    expect(outdatedTopics(topics, source, known)).toEqual([{ topic: 'stoppen', article: '3.8.5', why: 'new' }]);

    const article = source.get('3.8.4');
    const changed = new Map(source).set('3.8.4', {
      article: '3.8.4',
      heading: '',
      text: (article?.text ?? '').replace('maximum van 42 dagen', 'maximum van 40 dagen'),
    });
    expect(outdatedTopics(topics.slice(0, 1), changed, known)).toEqual([
      { topic: 'weg', article: '3.8.4', why: 'changed' },
    ]);
  });
});
