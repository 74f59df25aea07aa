import { describe, expect, test } from 'vitest';
import { createLog, shortened } from '../src/log.ts';
import { StorageError } from '../src/storage/keeper.ts';

function logging() {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  return { log, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>, text: () => lines.join('') };
}

describe('the log holds no person', () => {
  test('it tells what happened, where and how long', () => {
    const { log, last } = logging();
    log.info('turn', { channel: 'directline', activity: 'message', milliseconds: 1.234, dialog: 'absence' });
    expect(last()).toMatchObject({ msg: 'turn', channel: 'directline', activity: 'message', milliseconds: 1.2 });
  });

  test('a conversation goes by eight characters of its hash', () => {
    const { log, last, text } = logging();
    log.info('turn', { conversation: '29:janjansen' });
    expect(last().conversation).toBe(shortened('29:janjansen'));
    expect(text()).not.toContain('jansen');
  });

  test('a sentence in a field for names is left out', () => {
    const { log, text } = logging();
    log.warn('odd', { topic: 'ik heb vannacht geen bed', url: 'http://127.0.0.1:3978' });
    expect(text()).not.toContain('bed');
    expect(text()).toContain('http://127.0.0.1:3978');
  });

  test('a field that is not known is left out', () => {
    const { log, text } = logging();
    log.warn('odd', { text: 'hallo', from: { name: 'Jan' } } as never);
    expect(text()).not.toMatch(/hallo|Jan/);
  });

  test('an error keeps its name and place, and not what came in', () => {
    const { log, last, text } = logging();
    try {
      JSON.parse('ik ben Jan');
    } catch (error) {
      log.error('failed', { error });
    }
    expect(last().error).toMatchObject({ name: 'SyntaxError' });
    expect((last().error as { at: string[] }).at.join()).toContain('log.test.ts');
    expect(text()).not.toContain('Jan');
  });

  test('Node repeats a wrong argument in its message; the log does not', () => {
    const { log, text } = logging();
    try {
      Buffer.alloc('ik ben Jan' as never);
    } catch (error) {
      log.error('failed', { error });
    }
    expect(text()).toContain('must be of type number');
    expect(text()).not.toContain('Jan');
  });

  test('an error of our own speaks, and so does its cause', () => {
    const { log, last } = logging();
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:6379'), { code: 'ECONNREFUSED' });
    log.error('failed', { error: new StorageError('Redis failed: no connection', { cause }) });
    expect(last().error).toMatchObject({
      name: 'StorageError',
      message: 'Redis failed: no connection',
      cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:6379' },
    });
  });
});
