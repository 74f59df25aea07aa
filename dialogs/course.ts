import type { TurnContext } from 'botbuilder';
import { emptyCourse, followed, noted, type Course, type Note } from '../src/handoff/course.ts';

/** In the state of a turn: the course of the conversation so far. */
const courseKey = 'woonwegwijzer.course';

/** The course of the conversation, with what was said in this turn. */
export const courseOf = (context: TurnContext): Course =>
  context.turnState.get<Course | undefined>(courseKey) ?? emptyCourse;

export const setCourse = (context: TurnContext, course: Course): void => {
  context.turnState.set(courseKey, course);
};

/** Tells the course where a dialog stands, so that a worker gets it also from the middle of its questions. */
export const note = (context: TurnContext, told: Note): void => {
  setCourse(context, noted(courseOf(context), told));
};

/** Takes up what the assistant says. */
export const follow = (context: TurnContext, channelData: unknown): void => {
  setCourse(context, followed(courseOf(context), channelData));
};
