import type { Request, Response, Server } from 'restify';
import type { z } from 'zod';
import { HttpError } from '../../http-error.ts';
import { handler } from '../../server.ts';
import { bearerCheck } from '../bearer.ts';
import { checkBody } from '../body.ts';
import { PROMISED_SECONDS } from '../call.ts';
import type { Event, Switchboard } from '../switchboard.ts';
import { activitiesOf } from './render.ts';
import { activitiesBody, conversationBody, createBody, disconnectBody, heardIn } from './wire.ts';

/** What the routes need. */
export interface AudioCodesParts {
  switchboard: Pick<Switchboard, 'begin' | 'refresh' | 'answer' | 'end' | 'callerOf'>;
  /** One or two at once, so that a token can be replaced. */
  tokens: readonly string[];
  now: () => Date;
}

/**
 * The AudioCodes Bot API in HTTP mode: the gateway calls, and hears in the answer what to say and do.
 *
 * `/voice/create` begins a call and gives the other addresses, relative to itself.
 */
export function audioCodesRoutes({ switchboard, tokens, now }: AudioCodesParts): (server: Server) => void {
  const check = bearerCheck(tokens);
  const bodyOf = <Shape extends z.ZodType>(request: Request, shape: Shape): z.output<Shape> =>
    checkBody(request, shape, () => {
      check(request.headers.authorization);
    });

  const validate = async (request: Request, response: Response): Promise<void> => {
    check(request.headers.authorization);
    response.json(200, { type: 'ac-bot-api', success: true });
  };

  const create = async (request: Request, response: Response): Promise<void> => {
    const { conversation } = bodyOf(request, createBody);
    await switchboard.begin(nameOf(conversation));
    // Relative to the address that was called, whatever a proxy puts before it and with or without a slash behind it.
    const path = request.getPath();
    const base = path.endsWith('/voice') ? 'voice/' : '';
    const at = `${base}conversation/${encodeURIComponent(conversation)}`;
    response.json(200, {
      activitiesURL: `${at}/activities`,
      refreshURL: `${at}/refresh`,
      disconnectURL: `${at}/disconnect`,
      expiresSeconds: PROMISED_SECONDS,
    });
  };

  const activities = async (request: Request, response: Response): Promise<void> => {
    const body = bodyOf(request, activitiesBody);
    const conversation = conversationOf(request, body.conversation);
    const events = body.activities.flatMap((activity): Event[] => {
      const heard = heardIn(activity, (number) => switchboard.callerOf(number));
      return heard ? [{ id: activity.id, heard }] : [];
    });
    const answer = await switchboard.answer(nameOf(conversation), events, (turn) => ({
      conversation,
      activities: activitiesOf(turn, now()),
    }));
    if (!answer) throw gone();
    response.json(200, answer);
  };

  const refresh = async (request: Request, response: Response): Promise<void> => {
    const conversation = conversationOf(request, bodyOf(request, conversationBody).conversation);
    if (!(await switchboard.refresh(nameOf(conversation)))) throw gone();
    response.json(200, { expiresSeconds: PROMISED_SECONDS });
  };

  const disconnect = async (request: Request, response: Response): Promise<void> => {
    const conversation = conversationOf(request, bodyOf(request, disconnectBody).conversation);
    if (!(await switchboard.end(nameOf(conversation)))) throw gone();
    response.json(200, {});
  };

  return (server) => {
    for (const path of ['/voice', '/voice/', '/voice/create']) {
      server.get(path, handler(validate));
      server.post(path, handler(create));
    }
    server.post('/voice/conversation/:conversation/activities', handler(activities));
    server.post('/voice/conversation/:conversation/refresh', handler(refresh));
    server.post('/voice/conversation/:conversation/disconnect', handler(disconnect));
  };
}

/** Every gateway has its own names for calls. */
const nameOf = (conversation: string): string => `audiocodes-${conversation}`;

const gone = (): HttpError => new HttpError(404, 'NoSuchCall', 'There is no such call, or none any more.');

/** The conversation in the path; one in the body has to be the same. */
function conversationOf(request: Request, named: string | undefined): string {
  const { conversation } = request.params as { conversation: string };
  if (named !== undefined && named !== conversation) {
    throw new HttpError(400, 'OtherCall', 'The body names another conversation than the address.');
  }
  return conversation;
}
