import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ContentError } from '../../src/content/content-error.ts';
import { loadUnderstanding } from '../../src/understanding/load.ts';
import { contentFolder } from './known-data.ts';

const work = mkdtempSync(join(tmpdir(), 'understanding-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

/** The content with one text replaced in one file. */
function contentWith(name: string, file: string, from: string | RegExp, to: string): string {
  const folder = join(work, name);
  cpSync(contentFolder, folder, { recursive: true });
  writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to));
  return folder;
}

describe('the content of understanding', () => {
  it('with a wrong pattern stops the start, naming file, line and key', () => {
    const content = contentWith('pattern', 'lexicon.yaml', /irisZorg: >-\n\s+/, 'irisZorg: >-\n    (iris, ');
    expect(() => loadUnderstanding({ content })).toThrow(ContentError);
    expect(() => loadUnderstanding({ content })).toThrow(/lexicon\.yaml:\d+ field\.irisZorg.*expected "\)"/);
  });

  it('with an unknown intent stops the start', () => {
    const content = contentWith('intent', 'understanding/examples.yaml', '\nbw-wat-is:', '\nbw-wat-was:');
    expect(() => loadUnderstanding({ content })).toThrow(/examples\.yaml.*bw-wat-was/);
  });

  it('with an unknown group stops the start', () => {
    const content = contentWith('group', 'understanding/crisis/crisis-112.yaml', /<wapen>/, '<waapen>');
    expect(() => loadUnderstanding({ content })).toThrow(/no group or concept "waapen"/);
  });
});

describe('the model', () => {
  it('is kept under a hash of content and code, trained again when it is damaged, and old ones are removed', () => {
    const data = join(work, 'data');
    loadUnderstanding({ content: contentFolder, data });
    const [name = ''] = readdirSync(join(data, 'understanding'));
    const file = join(data, 'understanding', name);
    const size = statSync(file).size;
    writeFileSync(file, 'damaged');
    writeFileSync(join(data, 'understanding', 'old.model'), 'old');

    const { understand } = loadUnderstanding({ content: contentFolder, data });
    expect(readdirSync(join(data, 'understanding'))).toEqual([name]);
    expect(statSync(file).size).toBe(size);
    expect(understand('wat is beschermd wonen').intent).toBe('bw-wat-is');
  }, 120_000);
});
