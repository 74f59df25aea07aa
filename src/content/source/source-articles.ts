import { readFileSync } from 'node:fs';
import type { Article } from '../../policy/articles.ts';

/** A place in the source: its name, its heading or first words, and its own text with that of everything under it. */
export interface SourceArticle {
  article: Article;
  heading: string;
  text: string;
}

/** Every place in the source by its name, in the order of the source. */
export type SourceArticles = ReadonlyMap<Article, SourceArticle>;

/** Sources that are named as a whole. */
const WHOLE: Record<Article, string> = {
  collegenota: 'collegenota-2026.txt',
  'was-wordtlijst': 'was-wordt-2026.txt',
  'advies Adviesraad': 'advies-adviesraad-2025.txt',
  antwoordbrief: 'antwoordbrief-2026.txt',
};
const CHAPTER = /^([1-4])\.?\s+((?:Het proces|Toegangskader)\s.*)$/;
const SECTION = /^([1-4]\.\d{1,2}(?:\.\d{1,2})?)\.?\s+([\p{Lu}\d].*)$/u;
const LETTER = /^([a-e])\. (\S.*)$/;
const NUMBERED = /^(\d{1,2})\. (\S.*)$/;
const STAGE =
  /^\S?\s?((?:Melding verlenging|Melding|Aanleveren|Tweede onderzoek|Onderzoek|Aanvraag|Beoordelen|Besluiten|Besluit)):\s/;
const NOTE = /^(\d{1,2}) (\p{Lu}.*)$/u;

/** Articles whose numbered paragraphs count. */
const WITH_NUMBERS = new Set(['2.6', '3.6', '3.8.5']);
/** Articles that are told in stages. */
const WITH_STAGES = new Set(['1.1', '1.2.1', '1.2.2']);
/** Articles whose letters count: the criteria and the grounds. */
const WITH_LETTERS = /^(?:2\.2\.[123]|2\.3\.[123]|3\.2\.[1-4]|3\.3\.[123]|4\.3(?:\.[12])?|4\.4\.[123])$/;

/**
 * Takes the source apart by its own headings, letters and numbers: articles and paragraphs of the chapters 1 to 4, the
 * begrippenlijst, the footnotes, the annex, and the page on Bijzondere Bemiddeling with its 17 steps counted through.
 *
 * @param folder where the source texts stand
 */
export function sourceArticles(folder: string): SourceArticles {
  const read = (file: string): string => readFileSync(`${folder}/${file}`, 'utf8');
  const rules = read('beleidsregels-2026.txt');
  const part = (from: string, to?: string): string =>
    rules.slice(rules.indexOf(from), to === undefined ? undefined : rules.indexOf(to));

  const articles = [
    whole('Leeswijzer', part('Leeswijzer', '\nBegrippenlijst\n')),
    whole('begrippenlijst', part('\nBegrippenlijst\n', '\n1. Het proces')),
    ...chapters(part('\n1. Het proces', '\nVoetnoten\n')),
    ...footnotes(part('\nVoetnoten\n', '\nBijlage 1')),
    whole('bijlage 1', part('\nBijlage 1')),
    ...mediation(read('bijzondere-bemiddeling.txt')),
    ...Object.entries(WHOLE).map(([article, file]) => whole(article, read(file))),
  ];
  return new Map(articles.map((article) => [article.article, article]));
}

const whole = (article: Article, text: string): SourceArticle => ({ article, heading: article, text: text.trim() });

function chapters(text: string): SourceArticle[] {
  const found: SourceArticle[] = [];
  let section = '';
  let letter = '';
  const add = (article: Article, heading: string): void => {
    if (!found.some((known) => known.article === article)) found.push({ article, heading, text: '' });
  };
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const [, chapter, title = ''] = CHAPTER.exec(line) ?? [];
    const [, number, heading = ''] = SECTION.exec(line) ?? [];
    if (chapter !== undefined || number !== undefined) {
      section = chapter ?? number ?? '';
      letter = '';
      add(section, title || heading);
    } else {
      const within = paragraphOf(section, line);
      if (within) {
        letter = within;
        add(letter, headingOf(line));
      }
    }
    for (const article of found) {
      const own = article.article === letter || isWithin(section, article.article);
      if (own) article.text += `${line}\n`;
    }
  }
  return found;
}

/** The first words of a paragraph, without the sign of a list. */
const headingOf = (line: string): string => line.replace(/^\S\s(?=\p{L})/u, '').slice(0, 60);

/** The name of the paragraph that a line begins, where the article has paragraphs. */
function paragraphOf(section: Article, line: string): Article | undefined {
  const letter = WITH_LETTERS.test(section) ? LETTER.exec(line)?.[1] : undefined;
  if (letter) return `${section}.${letter}`;
  const number = WITH_NUMBERS.has(section) ? NUMBERED.exec(line)?.[1] : undefined;
  if (number && Number(number) > 0) return `${section}.${number}`;
  const stage = WITH_STAGES.has(section) ? STAGE.exec(line)?.[1] : undefined;
  return stage ? `${section} ${stage.toLowerCase()}` : undefined;
}

/** Whether an article is, or stands under, another: 2.2.1 stands under 2.2 and under 2. */
export const isWithin = (article: Article, other: Article): boolean =>
  article === other || article.startsWith(`${other}.`);

function footnotes(text: string): SourceArticle[] {
  const found: SourceArticle[] = [];
  for (const line of text.split('\n')) {
    const [, number, words = ''] = NOTE.exec(line) ?? [];
    if (number) found.push({ article: `voetnoot ${number}`, heading: words.slice(0, 60), text: '' });
    const current = found.at(-1);
    if (current) current.text += `${line}\n`;
  }
  return found;
}

/** The page of the Bijzondere Bemiddeling; its list begins anew three times, and is counted through here. */
function mediation(page: string): SourceArticle[] {
  const steps: SourceArticle[] = [];
  const list = page.slice(page.indexOf('Werkwijze'), page.indexOf('Bezoekadres'));
  for (const line of list.split('\n')) {
    const words = /^\s*\d\. (.*)$/.exec(line)?.[1];
    if (words !== undefined) steps.push({ article: `bb.${steps.length + 1}`, heading: words.slice(0, 60), text: '' });
    const current = steps.at(-1);
    if (current) current.text += `${line}\n`;
  }
  return [{ article: 'bb', heading: 'Bijzondere Bemiddeling', text: page.trim() }, ...steps];
}
