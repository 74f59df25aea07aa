import { randomUUID } from 'node:crypto';
import { TurnContext, type Activity } from 'botbuilder';
import { deskEventKey } from '../../dialogs/turn.ts';
import { createAssistant } from '../../src/assistant.ts';
import { TalkAdapter } from '../../src/channels/talk-adapter.ts';
import type { DeskEvent, Handoff } from '../../src/handoff/desk.ts';
import type { Summary } from '../../src/handoff/summary.ts';
import { noLog } from '../../src/log.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';
import { fixedClock } from '../../src/values/clock.ts';
import { textOf } from './assistant.ts';
import { MemoryDesk } from './memory-desk.ts';

/** The desk of the conversations in this process. */
export const desk = new MemoryDesk();

/** The assistant with that desk, on a Monday morning. */
export const assistant = createAssistant({
  keeper: new SqliteKeeper(':memory:'),
  clock: fixedClock('2026-11-23T10:04'),
  log: noLog,
  retentionHours: 24,
  dataDir: 'node_modules/.cache/woonwegwijzer',
  staffDesk: desk,
});

/** What begins a pre-screen, and leaves it in the middle of its questions. */
export const prescreen = ['Mijn broer van 34 kan niet zelf wonen', 'kijk naar alles'];

/** A conversation with the assistant, in which the desk can speak too. */
export class Conversation {
  readonly id = randomUUID();
  readonly #talk = new TalkAdapter(assistant.logic, this.id);
  said: Partial<Activity>[] = [];

  async say(...texts: string[]): Promise<Partial<Activity>[]> {
    for (const text of texts) this.said = await this.#talk.say(text);
    return this.said;
  }

  turn(activity: Partial<Activity>): Promise<Partial<Activity>[]> {
    return this.#talk.turn(activity);
  }

  /** What the person hears of something that happened at the desk. */
  async tell(event: DeskEvent): Promise<Partial<Activity>[]> {
    const heard: Partial<Activity>[] = [];
    const activity = { type: 'event', channelId: 'console', conversation: { id: this.id }, from: { id: 'person' } };
    const context = new TurnContext(this.#talk, { ...activity, recipient: { id: 'assistant' } } as Activity);
    context.turnState.set(deskEventKey, event);
    context.onSendActivities(async (_, activities, next) => {
      heard.push(...activities);
      return next();
    });
    Object.assign(context.activity, { name: 'woonwegwijzer.desk', value: event });
    await assistant.logic(context);
    return heard;
  }

  get text(): string {
    return textOf(this.said);
  }

  get vraag(): unknown {
    return (this.said.at(-1)?.channelData as { vraag?: string } | undefined)?.vraag;
  }

  /** The event by which others can take over. */
  get initiated(): Partial<Activity> | undefined {
    return this.said.find(({ name }) => name === 'handoff.initiate');
  }

  get value(): { summary: Summary | null; rij: Summary['rij'] } | undefined {
    return this.initiated?.value as Conversation['value'];
  }

  /** The hand-off as the desk has it. */
  get handoff(): Handoff {
    const found = [...desk.taken.values()].find(({ line }) => line.conversation === this.id);
    if (!found) throw new Error('the desk has no hand-off of this conversation');
    return found;
  }
}
