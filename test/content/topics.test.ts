import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ContentError } from '../../src/content/content-error.ts';
import { readTopics } from '../../src/content/topics.ts';
import type { CalendarDay } from '../../src/values/calendar-day.ts';
import { content } from './meter/texts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'topics-'));
  cpSync(join(content, 'topics', 'regio.yaml'), join(folder, 'regio.yaml'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const regio = readFileSync(join(content, 'topics', 'regio.yaml'), 'utf8');
const keep = (name: string, text: string): void => {
  writeFileSync(join(folder, name), text);
};
const titleOn = (day: CalendarDay): string | undefined => readTopics(folder, day)[0]?.title;
const faultsOf = (day: CalendarDay = '2026-06-01'): readonly { line: number; key: string; message: string }[] => {
  try {
    readTopics(folder, day);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.faults;
    throw error;
  }
};

describe('a later version of the rules', () => {
  test('stands ready, and holds from its first day', () => {
    keep('regio.yaml', `${regio}\nvalidUntil: '2026-12-31'\n`);
    keep('regio.2027.yaml', `${regio.replace(/^title: .*/m, 'title: De regels van 2027')}\nvalidFrom: '2027-01-01'\n`);
    expect(titleOn('2026-12-31')).not.toBe('De regels van 2027');
    expect(titleOn('2027-01-01')).toBe('De regels van 2027');
    expect(readTopics(folder, '2027-01-01').map(({ id }) => id)).toEqual(['regio']);
  });

  test('may not hold on the same day as the one before', () => {
    keep('regio.2027.yaml', `${regio}\nvalidFrom: '2027-01-01'\n`);
    expect(faultsOf('2026-12-31')).toEqual([]);
    expect(faultsOf('2027-01-01')[0]?.message).toContain('found a second regio on 2027-01-01');
  });
});

describe('a wrong file names the line and the key', () => {
  test('a key that is not known', () => {
    keep('regio.yaml', `${regio}\nkleur: blauw\n`);
    expect(faultsOf()[0]?.message).toContain('kleur');
  });

  test('a text that is missing', () => {
    keep('regio.yaml', regio.replace(/^title: .*\n/m, ''));
    expect(faultsOf()[0]).toMatchObject({ key: 'title' });
  });

  test('a sentence that is no text', () => {
    keep('regio.yaml', regio.replace(/^questions:\n/m, 'questions:\n  - 12\n'));
    const line = regio.split('\n').findIndex((one) => one === 'questions:') + 2;
    expect(faultsOf()[0]).toMatchObject({ key: 'questions.0', line });
  });

  test('a key that stands there twice, and a wrong indent', () => {
    keep('regio.yaml', `${regio}\ntitle: Nog een\n`);
    expect(faultsOf()[0]?.line).toBe(regio.split('\n').length + 1);
    keep('regio.yaml', 'title: [\n');
    expect(faultsOf()).toHaveLength(1);
  });

  test('all faults are told at once', () => {
    keep('regio.yaml', regio.replace(/^title: .*\n/m, '').replace(/^answer: .*\n/m, ''));
    expect(faultsOf().map(({ key }) => key)).toEqual(['title', 'answer']);
  });
});
