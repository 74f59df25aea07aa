import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { articlesOf, articlesShape, articleText } from '../../src/content/article.ts';
import { contactsShape, missingOf } from '../../src/content/contact.ts';
import { glossaryShape, meaningIn } from '../../src/content/glossary.ts';
import { loadFile } from '../../src/content/load.ts';
import { readContent, textFiles, type ContentCheck } from '../../src/content/meter/check-content.ts';
import { together } from '../../src/content/meter/limits.ts';
import { inWords, meterWordsShape } from '../../src/content/meter/report.ts';
import { rules } from '../../src/content/meter/rules/index.ts';
import { readTopics } from '../../src/content/topics.ts';
import { kaders } from '../../src/criteria/beoordeel.ts';
import { tasks, topics as topicIds } from '../../src/understanding/intents.ts';
import { content } from './meter/texts.ts';

const topics = readTopics(`${content}/topics`, '2026-06-01');
const articles = articlesOf(loadFile(`${content}/articles.yaml`, articlesShape));
const glossary = loadFile(`${content}/glossary.yaml`, glossaryShape);
const contacts = loadFile(`${content}/contacts.yaml`, contactsShape);
const words = loadFile(`${content}/meter.yaml`, meterWordsShape);

let check: ContentCheck;
beforeAll(async () => {
  check = await readContent({ content, tasks, read: (file) => readFileSync(file, 'utf8') }, []);
});

describe('every text for residents keeps to the writing guide', () => {
  test.each(textFiles(content).map((file) => relative(content, file)))('%s', (file) => {
    const found = check.findings.filter((finding) => finding.file.endsWith(file));
    expect(found.map((finding) => inWords(finding, words))).toEqual([]);
  });

  test('all texts together are easy to read, and not choppy', () => {
    const { totals } = check;
    expect(totals.words).toBeGreaterThan(10_000);
    expect(totals.ease).toBeGreaterThanOrEqual(together.ease);
    expect(totals.meanSentence).toBeLessThanOrEqual(together.meanSentence);
    expect(totals.meanSentence).toBeGreaterThanOrEqual(together.meanAtLeast);
    expect(totals.hardWords).toBeLessThanOrEqual(together.hardWords);
    expect(totals.longWords).toBeLessThanOrEqual(together.longWords);
  });

  test('everything that a text points to is there', () => {
    expect(check.faults).toEqual([]);
  });

  test('every text was compared with its articles as they are now', () => {
    expect(check.outdated).toEqual([]);
  });

  test('an editor gets words for every rule', () => {
    const named = rules.flatMap(({ name }) => (name === 'jargon' ? ['jargon-never', 'jargon-explain'] : [name]));
    expect([...named, 'buttons'].filter((name) => !words.rules[name])).toEqual([]);
  });
});

describe('the topics', () => {
  test('every subject is explained', () => {
    expect(topics.map(({ id }) => id).sort()).toEqual([...topicIds].sort());
  });

  test('an answer is one sentence', () => {
    expect(topics.filter(({ answer }) => /[.?]\s/.test(answer)).map(({ id }) => id)).toEqual([]);
  });

  test('every subject has questions in the words of people, and no two subjects share one', () => {
    const questions = topics.flatMap((topic) => topic.questions.map((question) => question.toLowerCase()));
    expect(topics.filter((topic) => topic.questions.length < 5).map(({ id }) => id)).toEqual([]);
    expect(questions.filter((question, i) => questions.indexOf(question) !== i)).toEqual([]);
  });

  test('a text for staff names the place in the rules', () => {
    const about = topics.filter((topic) => topic.articles.length > 0);
    const places = /\d\.\d|stap \d|[Ss]tap|voetnoot|begrippenlijst|Bijzondere Bemiddeling|antwoordbrief/;
    expect(about.filter(({ staff }) => !places.test(staff)).map(({ id }) => id)).toEqual([]);
  });
});

describe('the articles', () => {
  test('every article that a topic, the glossary or a criterion names has wording', () => {
    const named = [
      ...topics.flatMap((topic) => topic.articles),
      ...Object.values(glossary).flatMap((entry) => entry.articles),
      ...Object.values(kaders).flatMap((kader) => [...kader.criteria, ...kader.uitsluitingen].map(({ id }) => id)),
    ];
    expect(named.filter((article) => !articles.has(article))).toEqual([]);
  });

  test('a paragraph has the heading of its article, and one without wording that of its article', () => {
    expect(articleText(articles, '2.2.1.a')?.heading).toBe(articles.get('2.2.1')?.heading);
    expect(articleText(articles, '2.9.1.a')?.article).toBe('2.9.1');
    expect(articleText(articles, '9.9')).toBeUndefined();
  });
});

describe('the contacts', () => {
  test('what the sources do not give is marked for the municipality', () => {
    expect(missingOf(contacts)).toEqual(expect.arrayContaining(['irisZorg.phone', 'gemeenteDeventer.hours']));
    expect(contacts.irisZorg?.phone).toBeUndefined();
  });

  test('every contact names its source and the day of the last check', () => {
    expect(Object.values(contacts).every(({ source, checked }) => source !== '' && checked >= '2026-01-01')).toBe(true);
  });

  test('no person is named', () => {
    const all = [...textFiles(content), ...['collegenota-2026', 'antwoordbrief-2026', 'bijzondere-bemiddeling'].map((name) => `${content}/source/${name}.txt`)];
    const person = /(?<!\p{L})(?:[Mm]evrouw|[Mm]eneer|[Mm]w\.|[Dd]hr\.) \p{Lu}\p{Ll}/u;
    const named = all.filter((file) => person.test(readFileSync(file, 'utf8')));
    expect(named).toEqual([]);
  });
});

describe('the glossary', () => {
  const meaning = meaningIn(glossary);

  test.each(['een beschikking', 'beschikkingen', 'Wlz', 'wet langdurige zorg', 'beëindiging', 'beeindiging', 'PGB', 'het college'])(
    '"%s" is explained',
    (word) => {
      expect(meaning(word)?.text).toMatch(/\p{L}+/u);
    },
  );

  test('every word of the begrippenlijst is explained', () => {
    const source = readFileSync(`${content}/source/beleidsregels-2026.txt`, 'utf8');
    const list = source.slice(source.indexOf('Begrippenlijst'), source.indexOf('1. Het proces'));
    const terms = [...list.matchAll(/^\W*(?:e\s+)?([A-Z2][\p{L}\d\-/() ]{3,45}?): /gmu)].map(([, term = '']) =>
      term.replaceAll('ié', 'ië').replace('gereq', 'gereg').replace(/ \(LVB\)/, ''),
    );
    expect(terms.length).toBeGreaterThanOrEqual(44);
    expect(terms.filter((term) => term.split('/').every((part) => !meaning(part)))).toEqual([]);
  });
});
