import { join } from 'node:path';
import type { Command } from './command.ts';
import { loadUnderstanding } from '../understanding/load.ts';
import type { Channel } from '../understanding/understand.ts';

const root = join(import.meta.dirname, '..', '..');
const { understand: read } = loadUnderstanding({
  content: join(root, 'content'),
  data: process.env.DATA_DIR ?? join(root, 'data'),
});

/** Understands one message: `{"text","channel"?,"explain"?}` gives `{"intent","score","choices"?,"values"?,...}`. */
export const understand: Command = ({ text, channel, explain }) => {
  if (typeof text !== 'string') {
    return { error: `text: found ${text === undefined ? 'nothing' : JSON.stringify(text)}, expected what was said` };
  }
  const asked: Channel = channel === 'teams' || channel === 'voice' ? channel : 'web';
  return { ...read(text, { channel: asked, explain: explain === true }) };
};
