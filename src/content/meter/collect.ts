import type { Spoken } from '../message.ts';
import type { Standing } from '../texts.ts';
import type { YamlFile } from '../yaml.ts';
import { filled } from './examples.ts';
import type { Kind, Passage } from './passage.ts';

type Path = (string | number)[];
type Fields = Record<string, unknown>;

/** Which kind of text stands under a key, in whatever file. */
const KINDS: Record<string, Kind> = {
  text: 'chat',
  simpler: 'chat',
  answer: 'chat',
  chat: 'chat',
  help: 'page',
  meaning: 'page',
  page: 'page',
  speak: 'voice',
  simplerSpeak: 'voice',
  short: 'prompt',
  title: 'button',
};

/** Keys whose text no resident reads: codes, sources, what people themselves say, what staff reads. */
const NOT_FOR_RESIDENTS = new Set(
  (
    'staff articles article questions followUps contacts contact validFrom validUntil id ids value values kind key ' +
    'keys name source checked toFillIn phone email address website heading term terms words variants forms see also match ' +
    'exact rule plain say allow topics patterns examples fingerprint scheme regelingen bepaalt'
  ).split(' '),
);

/**
 * The texts for residents in a YAML file, whatever its shape: the key tells what a text is for. A message without a
 * spoken form is measured as it is seen and as it is heard.
 */
export function passagesIn(yaml: YamlFile, standing: Standing): Passage[] {
  const passages: Passage[] = [];

  const add = (path: Path, kind: Kind, value: unknown, explains?: string[]): void => {
    const side: keyof Spoken = kind === 'voice' || kind === 'prompt' ? 'speak' : 'text';
    const listed = Array.isArray(value);
    const lines = (listed ? value : [value]).flatMap((line: unknown, i) =>
      typeof line === 'string' && line.trim() !== ''
        ? [{ text: filled(line.trim(), side, standing), source: line, line: yaml.lineOf(listed ? [...path, i] : path) }]
        : [],
    );
    if (lines.length > 0) {
      passages.push({ file: yaml.file, key: path.join('.'), kind, lines, ...(explains && { explains }) });
    }
  };

  const visit = (value: unknown, path: Path, explains?: string[]): void => {
    const key = String(path.at(-1) ?? '');
    if (NOT_FOR_RESIDENTS.has(key)) return;
    if (isFields(value)) {
      const own = ownWords(value) ?? explains;
      if (isSaid(value) && value.speak === undefined && !('simplerSpeak' in value)) {
        add([...path, 'text'], aloudKind(path), value.text, own);
      }
      for (const [name, part] of Object.entries(value)) {
        if (name === 'buttons') addButtons(part, [...path, name]);
        else visit(part, [...path, name], own);
      }
    } else if (isTextual(value)) {
      const kind = KINDS[key] ?? (isLabel(value) ? 'label' : undefined);
      if (kind === 'voice') add(path, aloudKind(path), value, explains);
      else if (kind) add(path, kind, value, explains);
      else {
        add(path, 'chat', value, explains);
        add(path, aloudKind(path), value, explains);
      }
    } else if (Array.isArray(value)) value.forEach((part, i) => { visit(part, [...path, i], explains); });
  };

  const addButtons = (buttons: unknown, path: Path): void => {
    if (!isFields(buttons) && !Array.isArray(buttons)) return;
    for (const [name, button] of Object.entries(buttons)) {
      if (typeof button === 'string') add([...path, name], 'button', button);
      else if (isFields(button)) add([...path, name, 'title'], 'button', button.title);
    }
  };

  visit(yaml.value, []);
  return passages;
}

/** A spoken text is a question when its key says so, otherwise an answer. */
const aloudKind = (path: Path): Kind =>
  path.some((key) => /^(?:ask|confirm|again|question|short)/.test(String(key))) ? 'prompt' : 'voice';

/** The words that an entry of the glossary explains: it may name them. */
function ownWords(value: Fields): string[] | undefined {
  const words = [value.term, value.words, value.variants].flat().filter((word) => typeof word === 'string');
  return words.length > 0 ? words : undefined;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTextual = (value: unknown): value is string | string[] =>
  typeof value === 'string' || (Array.isArray(value) && value.length > 0 && value.every((line) => typeof line === 'string'));
const isSaid = (value: Fields): boolean => isTextual(value.text);
const isLabel = (value: string | string[]): boolean =>
  typeof value === 'string' && !/[.?!:]$/.test(value.trim()) && value.trim().split(/\s+/).length <= 8;
