import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { noLog } from '../src/log.ts';
import { watchForUnforeseen } from '../src/unforeseen.ts';

function watched() {
  const events = new EventEmitter() as EventEmitter & Pick<NodeJS.Process, 'on'>;
  const error = vi.fn();
  const stop = vi.fn();
  const clock = { now: 0 };
  watchForUnforeseen({ events, log: { ...noLog, error }, stop, now: () => clock.now });
  return { events, error, stop, clock };
}

test('a promise that fails unheard is logged, and the program goes on', () => {
  const { events, error, stop } = watched();
  const fault = new TypeError('nobody heard');
  events.emit('unhandledRejection', fault);
  expect(error).toHaveBeenCalledWith(expect.any(String), { error: fault });
  expect(stop).not.toHaveBeenCalled();
});

test('twenty of them in a minute are borne, and one more ends the program in order', () => {
  const { events, stop, clock } = watched();
  for (let i = 0; i < 20; i += 1) events.emit('unhandledRejection', new Error('again'));
  expect(stop).not.toHaveBeenCalled();
  clock.now = 59_000;
  events.emit('unhandledRejection', new Error('again'));
  expect(stop).toHaveBeenCalledWith('unhandledRejection');
});

test('a few of them every minute are borne for ever', () => {
  const { events, stop, clock } = watched();
  for (let i = 0; i < 200; i += 1) {
    clock.now += 5_000;
    events.emit('unhandledRejection', new Error('again'));
  }
  expect(stop).not.toHaveBeenCalled();
});

test('an exception that nobody caught is logged and ends the program in order', () => {
  const { events, error, stop } = watched();
  events.emit('uncaughtException', new RangeError('half done'));
  expect(error).toHaveBeenCalledOnce();
  expect(stop).toHaveBeenCalledWith('uncaughtException');
});
