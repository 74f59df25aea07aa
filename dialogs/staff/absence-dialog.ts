import type { StatePropertyAccessor } from 'botbuilder';
import { WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { Pending } from '../../src/staff/reply.ts';
import type { StaffTasks } from '../../src/staff/staff-tasks.ts';
import type { TaskStart } from '../task-start.ts';
import { offRecordKey, type OffRecord } from '../turn.ts';
import { activityOf } from './staff-dialog.ts';

/** What the absence task of staff needs to stand in the conversation that everybody has. */
interface Parts {
  tasks: StaffTasks;
  pending: StatePropertyAccessor<Pending | undefined>;
}

/** The absence of one client where the conversation leads to it: by a button, or by a question in other words. */
export const staffAbsenceDialog = ({ tasks, pending }: Parts): WaterfallDialog =>
  new WaterfallDialog('do-absence', [
    async (step: WaterfallStepContext) => {
      const { told = '' } = step.options as Partial<TaskStart>;
      const turn = tasks.absence(told);
      step.context.turnState.set(offRecordKey, 'said' satisfies OffRecord);
      await step.context.sendActivities(turn.replies.map(activityOf));
      await pending.set(step.context, turn.pending);
      return step.endDialog();
    },
  ]);
