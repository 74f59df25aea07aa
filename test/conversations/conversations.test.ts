import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { talkOn, textOf } from '../support/assistant.ts';
import { readConversation } from '../support/conversation-file.ts';

const files = globSync(join(import.meta.dirname, '**/*.txt')).sort();

describe('conversations', () => {
  it('has conversations to play', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(files.map((file) => [basename(file, '.txt'), file]))('%s', async (_name, file) => {
    const { today, exchanges } = readConversation(readFileSync(file, 'utf8'));
    const talk = talkOn(today);
    await talk.begin();
    for (const { said, answers } of exchanges) {
      let rest = flat(textOf(await talk.say(said)));
      for (const { line, text } of answers) {
        const at = rest.indexOf(flat(text));
        if (at < 0) expect.fail(`${file}:${line} after "${said}"\nexpected: ${text}\nfound:    ${rest}`);
        rest = rest.slice(at + flat(text).length);
      }
    }
  });
});

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
