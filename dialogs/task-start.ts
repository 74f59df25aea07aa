/** How a task is started: with what was said, where its opening story may stand. The dialog reads it at once. */
export interface TaskStart {
  told: string;
}
