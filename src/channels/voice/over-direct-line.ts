import type { Activity } from 'botbuilder';
import type { BotLogic } from '../../bot.ts';
import { activitiesOf, type OutActivity } from './audiocodes/render.ts';
import { heardIn } from './audiocodes/wire.ts';
import type { Switchboard } from './switchboard.ts';

/** What a gateway over Direct Line needs. */
export interface OverDirectLineParts {
  switchboard: Pick<Switchboard, 'begin' | 'answer' | 'end' | 'callerOf'>;
  /** How the id of the user of a call begins; undefined: no calls come this way. */
  user: string | undefined;
  now: () => Date;
}

/**
 * The gateway in its Bot Framework mode: the same events come as activities over Direct Line, and our settings go back
 * under `channelData`. Who calls is known by the id of the user; everybody else goes on to the assistant.
 */
export const overDirectLine =
  ({ switchboard, user, now }: OverDirectLineParts) =>
  (logic: BotLogic): BotLogic =>
    user === undefined
      ? logic
      : async (context) => {
          const { activity } = context;
          if (!activity.from.id.startsWith(user)) return logic(context);
          const name = `direct-line-${activity.conversation.id}`;
          if (activity.type === 'endOfConversation') {
            await switchboard.end(name);
            return;
          }
          const heard = heardIn(asGatewayActivity(activity), (number) => switchboard.callerOf(number));
          if (!heard) return;
          if (heard.kind === 'start') await switchboard.begin(name);
          const said = await switchboard.answer(name, [{ id: activity.id ?? '', heard }], (turn) =>
            activitiesOf(turn, now()),
          );
          if (said && said.length > 0) await context.sendActivities(said.map(underChannelData));
        };

/** What the gateway sends as fields of their own stands under `channelData` here. */
function asGatewayActivity({ type, text, name, value, channelData }: Activity): Parameters<typeof heardIn>[0] {
  const data = (typeof channelData === 'object' && channelData !== null ? channelData : {}) as Record<string, unknown>;
  const { caller, confidence } = (data.parameters ?? data) as Record<string, unknown>;
  return {
    type: type === 'message' ? 'message' : 'event',
    text,
    name: type === 'event' ? name : '',
    value: value as unknown,
    parameters: {
      ...(typeof caller === 'string' && { caller }),
      ...(typeof confidence === 'number' && { confidence }),
    },
  };
}

const underChannelData = ({ type, text, name, activityParams, sessionParams }: OutActivity): Partial<Activity> => ({
  type,
  ...(text !== undefined && { text, speak: text }),
  ...(name !== undefined && { name }),
  channelData: { ...(activityParams && { activityParams }), ...(sessionParams && { sessionParams }) },
});
