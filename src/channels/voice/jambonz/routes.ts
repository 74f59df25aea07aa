import type { Request, Response, Server } from 'restify';
import type { z } from 'zod';
import { HttpError } from '../../http-error.ts';
import { handler } from '../../server.ts';
import { checkBody } from '../body.ts';
import type { Switchboard } from '../switchboard.ts';
import type { Heard } from '../turn.ts';
import { verbsOf, type Verb } from './render.ts';
import { checkSignature } from './signature.ts';
import { callBody, dialBody, gatherBody, heardBy } from './wire.ts';

/** What the routes need. */
export interface JambonzParts {
  switchboard: Pick<Switchboard, 'begin' | 'answer' | 'end' | 'callerOf'>;
  secret: string;
  now: () => number;
}

const ROOT = '/voice/jambonz';
const over = /^(?:completed|failed|busy|no-answer)$/;

/**
 * The webhooks of jambonz: `call` when somebody calls, `heard` after a question, `moved` after a transfer, `status` when
 * a call is over. The number of the turn stands in the address, so that a webhook that comes twice is answered once.
 */
export function jambonzRoutes({ switchboard, secret, now }: JambonzParts): (server: Server) => void {
  const bodyOf = <Shape extends z.ZodType>(request: Request, shape: Shape): z.output<Shape> =>
    checkBody(request, shape, (bytes) => {
      checkSignature(request.headers['jambonz-signature'], bytes, secret, now());
    });

  const answer = async (response: Response, call: string, turn: number, heard: Heard): Promise<void> => {
    const next = turn + 1;
    const hooks = { heard: `${ROOT}/heard?turn=${next}`, moved: `${ROOT}/moved?turn=${next}` };
    const verbs = await switchboard.answer<Verb[]>(nameOf(call), [{ id: `turn-${turn}`, heard }], (said) =>
      verbsOf(said, hooks),
    );
    if (!verbs) throw new HttpError(404, 'NoSuchCall', 'There is no such call, or none any more.');
    response.json(200, verbs);
  };

  const call = async (request: Request, response: Response): Promise<void> => {
    const { call_sid, from } = bodyOf(request, callBody);
    await switchboard.begin(nameOf(call_sid));
    await answer(response, call_sid, 0, { kind: 'start', caller: switchboard.callerOf(from) });
  };

  const heard = async (request: Request, response: Response): Promise<void> => {
    const body = bodyOf(request, gatherBody);
    await answer(response, body.call_sid, turnOf(request), heardBy(body));
  };

  const moved = async (request: Request, response: Response): Promise<void> => {
    const { call_sid, dial_call_status: status } = bodyOf(request, dialBody);
    await answer(response, call_sid, turnOf(request), { kind: 'transferred', answered: status === 'completed' });
  };

  const status = async (request: Request, response: Response): Promise<void> => {
    const body = bodyOf(request, callBody);
    if (over.test(body.call_status ?? '')) await switchboard.end(nameOf(body.call_sid));
    response.json(200, {});
  };

  return (server) => {
    server.post(`${ROOT}/call`, handler(call));
    server.post(`${ROOT}/heard`, handler(heard));
    server.post(`${ROOT}/moved`, handler(moved));
    server.post(`${ROOT}/status`, handler(status));
  };
}

const nameOf = (call: string): string => `jambonz-${call}`;

const turnOf = (request: Request): number => {
  const turn = new URLSearchParams(request.getQuery()).get('turn') ?? '';
  if (!/^\d{1,5}$/.test(turn)) throw new HttpError(400, 'BadTurn', 'turn: expected the number of a turn.');
  return Number(turn);
};
