import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { delimiter, join } from 'node:path';
import { contentFolder, createAssistant } from './assistant.ts';
import { createPhone } from './channels/voice/voice.ts';
import { newCall } from './channels/voice/call.ts';
import type { Heard, VoiceTurn } from './channels/voice/turn.ts';
import { readSettings } from './config/config.ts';
import { noLog } from './log.ts';
import { staffDesk } from './staff-desk.ts';
import { SqliteKeeper } from './storage/sqlite-keeper.ts';
import { fixedClock, systemClock } from './values/clock.ts';

/*
 * npm run bel: the phone in a terminal. What is said is printed, and spoken where espeak-ng is installed. A line is
 * recognised speech, #1 a key, an empty line silence, ctrl-d hangs up. What is said is gone at the end.
 *
 * npm run bel -- --stil   does not speak
 */
const settings = readSettings({ LOG_LEVEL: 'silent', ...process.env });
const keeper = new SqliteKeeper(':memory:');
const clock = settings.today === undefined ? systemClock : fixedClock(settings.today);
const { desk } = staffDesk({ settings, keeper, clock, log: noLog });
const assistant = createAssistant({ ...settings, keeper, clock, log: noLog, staffDesk: desk });
const phone = createPhone({ assistant, keeper, clock, content: contentFolder, targets: settings.voice.targets, desk });
const call = newCall('bel', 'bel');

const voice = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'espeak-ng'))
  .find(existsSync);
const speaks = voice !== undefined && process.stdout.isTTY && !process.argv.includes('--stil');

/** Says it aloud, and waits until it is said. */
const speak = (ssml: string): Promise<void> =>
  new Promise((resolve) => {
    if (!speaks) {
      resolve();
      return;
    }
    const child = spawn(voice, ['-v', 'nl', '-s', '150', '-m', ssml], { stdio: 'ignore' });
    child.once('error', () => {
      resolve();
    });
    child.once('exit', () => {
      resolve();
    });
  });

async function hear(heard: Heard): Promise<boolean> {
  const { say, then }: VoiceTurn = await phone.hear(call, heard);
  for (const { ssml, interruptible } of say) {
    console.log(`${interruptible ? ' ' : '!'} ${ssml.replace(/^<speak>|<\/speak>$/g, '')}`);
    await speak(ssml);
  }
  if (then?.kind === 'transfer')
    console.log(`[doorverbonden met ${then.target}${then.reference ? `, nummer ${then.reference}` : ''}]`);
  if (then?.kind === 'hangup') console.log('[opgehangen]');
  return then === undefined;
}

const heardIn = (line: string): Heard => {
  if (line === '') return { kind: 'silence' };
  if (/^#[\d*#]+$/.test(line)) return { kind: 'keys', digits: line.slice(1) };
  return { kind: 'speech', text: line, confidence: undefined };
};

let goesOn = await hear({ kind: 'start', caller: undefined });
if (goesOn) {
  process.stdout.write('> ');
  for await (const line of createInterface({ input: process.stdin })) {
    goesOn = await hear(heardIn(line.trim()));
    if (!goesOn) break;
    process.stdout.write('> ');
  }
}
await keeper.close();
