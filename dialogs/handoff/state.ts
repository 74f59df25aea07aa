import type { BotState, StatePropertyAccessor } from 'botbuilder';
import type { Course } from '../../src/handoff/course.ts';
import type { Said } from '../../src/handoff/desk.ts';
import type { Running } from './parts.ts';

/** What is kept of a conversation for a hand-off. */
export interface HandoffState {
  running: StatePropertyAccessor<Running | undefined>;
  transcript: StatePropertyAccessor<readonly Said[]>;
  course: StatePropertyAccessor<Course>;
}

/** Under which name the hand-off stands in the state of a conversation. */
export const runningName = 'handoff';

export const handoffState = (state: BotState): HandoffState => ({
  running: state.createProperty<Running | undefined>(runningName),
  transcript: state.createProperty<readonly Said[]>('transcript'),
  course: state.createProperty<Course>('course'),
});
