import { createInterface } from 'node:readline';
import type { Activity } from 'botbuilder';
import { createAssistant } from './assistant.ts';
import { TalkAdapter } from './channels/talk-adapter.ts';
import { readSettings } from './config/config.ts';
import { noLog } from './log.ts';
import { staffDesk } from './staff-desk.ts';
import { SqliteKeeper } from './storage/sqlite-keeper.ts';
import { fixedClock, systemClock } from './values/clock.ts';

/*
 * npm run chat: a conversation in the terminal. What is said is gone at the end; a figure chooses a button. Nobody sits at the
 * desk of this terminal: a hand-off waits, as it does when all are busy.
 */
const settings = readSettings({ LOG_LEVEL: 'silent', ...process.env });
const keeper = new SqliteKeeper(':memory:');
const clock = settings.today === undefined ? systemClock : fixedClock(settings.today);
const { desk } = staffDesk({ settings, keeper, clock, log: noLog });
const { logic } = createAssistant({ ...settings, keeper, clock, log: noLog, staffDesk: desk });
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
