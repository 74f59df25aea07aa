import type { Keeper } from '../../storage/keeper.ts';
import type { DeskEvent, Handoff, Line, Said } from '../desk.ts';
import type { Entry } from './board.ts';

/** What is kept of one hand-off beside its place on the board. */
export type Content = Omit<Handoff, 'line'>;

/** One line in the course of a hand-off: something the person said, or something to tell the person. */
export type Step = { heard: Said } | { event: DeskEvent; at: string };

const contentKey = (id: string): string => `desk/handoff/${id}`;
const lineKey = (id: string): string => `desk/line/${id}`;
const courseKey = (id: string): string => `desk/course/${id}`;
const toldKey = (id: string): string => `desk/told/${id}`;

const pageSize = 200;

/** What was told and said, hand-off by hand-off; each is gone at the same moment as its entry on the board. */
export class Casefile {
  readonly #keeper: Keeper;
  readonly #now: () => number;

  constructor(keeper: Keeper, now: () => number) {
    this.#keeper = keeper;
    this.#now = now;
  }

  /** Keeps what came in. */
  async begin({ line, ...content }: Handoff, until: number): Promise<void> {
    await Promise.all([
      this.#keeper.put(contentKey(content.id), content, this.#term({ until })),
      this.#keeper.put(lineKey(content.id), line, this.#term({ until })),
    ]);
  }

  async content(id: string): Promise<Content | undefined> {
    return (await this.#keeper.get(contentKey(id)))?.value as Content | undefined;
  }

  async line(id: string): Promise<Line | undefined> {
    return (await this.#keeper.get(lineKey(id)))?.value as Line | undefined;
  }

  async changeContent(entry: Entry, change: Partial<Content>): Promise<void> {
    const content = await this.content(entry.id);
    if (content) await this.#keeper.put(contentKey(entry.id), { ...content, ...change }, this.#term(entry));
  }

  /** Adds what happened and what was said to the course, in this order; what is there already is not added again. */
  async add(entry: Entry, steps: readonly Step[]): Promise<void> {
    const entries = steps.map((step) => ({
      id: 'event' in step ? `e:${step.event.id}` : `p:${step.heard.id}`,
      value: step,
    }));
    if (entries.length > 0) await this.#keeper.append(courseKey(entry.id), entries, this.#term(entry));
  }

  /** The events on the board that are not in the course yet, as steps. */
  steps(events: readonly DeskEvent[]): Step[] {
    const at = new Date(this.#now()).toISOString();
    return events.map((event) => ({ event, at }));
  }

  /** The course after a place (0: all of it), with the place of each step. */
  async course(id: string, after = 0): Promise<{ place: number; step: Step }[]> {
    const course: { place: number; step: Step }[] = [];
    for (let place = after; ; place += pageSize) {
      const page = await this.#keeper.read(courseKey(id), place, pageSize);
      course.push(...page.map(({ place, value }) => ({ place, step: value as Step })));
      if (page.length < pageSize) return course;
    }
  }

  /** Up to which place of the course the person was told. */
  async told(id: string): Promise<number> {
    return ((await this.#keeper.get(toldKey(id)))?.value as number | undefined) ?? 0;
  }

  async setTold(entry: Entry, place: number): Promise<void> {
    await this.#keeper.put(toldKey(entry.id), place, this.#term(entry));
  }

  /** Forgets what the person told, and keeps what has still to be told to the person. */
  async forgetContent(id: string): Promise<void> {
    await this.#keeper.delete(contentKey(id));
  }

  async forget(...ids: string[]): Promise<void> {
    await this.#keeper.delete(...ids.flatMap((id) => [contentKey(id), lineKey(id), courseKey(id), toldKey(id)]));
  }

  #term({ until }: Pick<Entry, 'until'>): { seconds: number } {
    return { seconds: Math.max(1, (until - this.#now()) / 1_000) };
  }
}

/** What was said in a course, by the person and by the worker. */
export const saidIn = (course: readonly { step: Step }[]): Said[] =>
  course.flatMap(({ step }): Said[] => {
    if ('heard' in step) return [step.heard];
    const { event, at } = step;
    return event.kind === 'said' ? [{ id: event.id, by: 'worker', text: event.text, at }] : [];
  });
