import { createInterface } from 'node:readline';
import type { Activity } from 'botbuilder';
import { createAssistant } from './assistant.ts';
import { TalkAdapter } from './channels/talk-adapter.ts';
import { readSettings } from './config.ts';
import { noLog } from './log.ts';
import { SqliteKeeper } from './storage/sqlite-keeper.ts';
import { fixedClock, systemClock } from './values/clock.ts';

/*
 * npm run chat: a conversation in the terminal. What is said is gone at the end; a figure chooses a button.
 */
const settings = readSettings({ LOG_LEVEL: 'silent', ...process.env });
const { logic } = createAssistant({
  keeper: new SqliteKeeper(':memory:'),
  clock: settings.today === undefined ? systemClock : fixedClock(settings.today),
  log: noLog,
  retentionHours: settings.retentionHours,
  dataDir: settings.dataDir,
});
const talk = new TalkAdapter(logic);
let buttons: string[] = [];

function show(said: Partial<Activity>[]): void {
  for (const { text, suggestedActions } of said) {
    console.log(`\n${text ?? ''}`);
    buttons = suggestedActions?.actions.map(({ title }) => title) ?? [];
    buttons.forEach((title, i) => {
      console.log(`  [${i + 1}] ${title}`);
    });
  }
  process.stdout.write('\n> ');
}

show(await talk.begin());
for await (const line of createInterface({ input: process.stdin })) {
  const button = /^\d$/.test(line.trim()) ? buttons[Number(line) - 1] : undefined;
  show(await talk.say(button ?? line));
}
