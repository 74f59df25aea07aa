import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentFolder } from '../../../src/assistant.ts';
import { ssmlFaults } from '../../../src/content/meter/ssml.ts';
import { sayAll, secondsOf, sentencesIn, inWordsOnly, notedTwice } from '../../../src/channels/voice/speech.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { wordsOf } from './listening.ts';

/** Every text for the ear in the content: what stands under `speak`, `simplerSpeak` or `short`, in whatever file. */
function spokenIn(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const at = `${path}.${name}`;
    if (!['speak', 'simplerSpeak', 'short'].includes(name)) return spokenIn(part, at);
    const lines = (Array.isArray(part) ? part : [part]) as unknown[];
    return lines.every((line) => typeof line === 'string') ? [[at, lines.join(' ')] satisfies [string, string]] : [];
  });
}

const yamlFiles = readdirSync(contentFolder, { recursive: true, encoding: 'utf8' }).filter(
  // What staff reads is not spoken, and what is said in another language is no Dutch.
  (name) => name.endsWith('.yaml') && !name.startsWith('staff') && name !== 'languages.yaml',
);
const spoken = yamlFiles.flatMap((name) => spokenIn(parse(readFileSync(join(contentFolder, name), 'utf8')), name));

describe('every spoken text of the content', () => {
  test('there are many', () => {
    expect(spoken.length).toBeGreaterThan(300);
  });

  test('becomes SSML of the allowed subset, without digit, sign or abbreviation', () => {
    const faults = spoken.flatMap(([at, text]) => {
      const { ssml } = sayAll(sentencesIn(text.replace(/\{[\w.]+\}/g, 'hulp')), { pause: 300 });
      const inside = ssml.replace(/^<speak>|<\/speak>$/g, '');
      const found = /[\d%€&@/*_<>•#]|www\.|\b(?:bijv|evt|t\/m|Wlz|Wmo|pgb|ggz|BW|MO|BB)\b/.exec(wordsOf(ssml))?.[0];
      return [...ssmlFaults(inside), ...(found === undefined ? [] : [`"${found}"`])].map((fault) => `${at}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  test('the words are said as they are written', () => {
    const changed = spoken.filter(
      ([, text]) => inWordsOnly(text.replace(/\{[\w.]+\}/g, 'hulp')) !== text.replace(/\{[\w.]+\}/g, 'hulp'),
    );
    expect(changed).toEqual([]);
  });

  test('no sentence alone is longer than ten seconds', () => {
    const long = spoken.flatMap(([at, text]) =>
      sentencesIn(text)
        .filter((one) => secondsOf([one]) > 10)
        .map((one) => `${at}: ${one}`),
    );
    expect(long).toEqual([]);
  });
});

describe('how something sounds', () => {
  test('a number to write down is said slowly, in groups with pauses', () => {
    expect(sayAll(['Bel veertien, nul vijf zeven nul.']).ssml).toBe(
      '<speak>Bel <prosody rate="90%">veertien, <break time="500ms"/> nul vijf zeven nul</prosody>.</speak>',
    );
  });

  test('a long number and a code are said twice, a number for danger once', () => {
    const again = (note: string) => `Ik herhaal: ${note}.`;
    expect(notedTwice(['Bel nul achthonderd, twee nul nul nul.', 'Dag.'], again)).toEqual([
      'Bel nul achthonderd, twee nul nul nul.',
      'Ik herhaal: nul achthonderd, twee nul nul nul.',
      'Dag.',
    ]);
    expect(notedTwice(['Uw code: beer, fiets, tak, een twee drie.'], again)[1]).toBe(
      'Ik herhaal: beer, fiets, tak, een twee drie.',
    );
    expect(notedTwice(['Bel een een twee.'], again)).toEqual(['Bel een een twee.']);
  });

  test('dates and counts are no numbers to write down', () => {
    expect(sayAll(['U ging weg op twee juni en kwam terug op elf juni, dat zijn acht dagen.']).ssml).not.toContain(
      'prosody',
    );
  });

  test.each([
    [
      'Bel 0800 2000 & vraag naar <Jan>',
      '<speak>Bel <prosody rate="90%">nul acht nul nul</prosody> tweeduizend en vraag naar Jan</speak>',
    ],
    ['Kijk op https://www.deventer.nl/wonen', '<speak>Kijk op</speak>'],
    ['Mail naar jan@voorbeeld.nl', '<speak>Mail naar</speak>'],
    ['Hulp van de Wlz of de EU', '<speak>Hulp van de w l z of de e u</speak>'],
    ['50% & "meer"', '<speak>vijftig procent en meer</speak>'],
    ['Ik hoor\u0001 een\uD800 stem\u0000', '<speak>Ik hoor een stem </speak>'],
  ])('%s', (text, ssml) => {
    expect(sayAll([text]).ssml).toBe(ssml);
  });

  test.each([
    '\u0000<speak>]]></speak>',
    '&lt;break/&gt;',
    '<'.repeat(10_000),
    '1'.repeat(10_000),
    '😀'.repeat(5_000),
    'a'.repeat(10_000),
    `${'een '.repeat(2_500)}.`,
  ])('hostile text stays SSML, and costs no more than 50 ms', async (text) => {
    let ssml = '';
    const ms = await cpuTime(() => {
      ({ ssml } = sayAll(notedTwice(sentencesIn(text), (note) => note)));
    });
    expect(ms).toBeLessThan(50);
    expect(ssmlFaults(ssml.replace(/^<speak>|<\/speak>$/g, ''))).toEqual([]);
  });
});
