import { timingSafeEqual } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { closingCodes, type DeskFloor, type FloorRefusal, type Opened, type Worker } from '../../handoff/floor.ts';
import { queueIds, type Summary } from '../../handoff/summary.ts';
import { writePhone } from '../../language/say-phone.ts';
import { RateLimit } from '../rate-limit.ts';
import { handler } from '../server.ts';
import type { ListView, PresenceState, StuckView, SummaryView, TalkView } from './client/page-data.ts';
import type { Gate } from './gate.ts';
import { badBody, badToken, gone, notSignedIn, taken } from './refusals.ts';
import type { Session, Sessions } from './sessions.ts';

/** What the calls of the page need. */
export interface ApiParts {
  sessions: Sessions;
  gate: Gate;
  floor: DeskFloor;
  /** The summary in the order a worker needs. */
  summaryView: (summary: Summary) => SummaryView;
  /** What could not be delivered yet; null: nothing. */
  stuck: () => Promise<StuckView | null>;
  /** Messages a minute that are taken from one person. */
  rateLimit: number | 'off';
  /** Ends a session everywhere: the header for its cookie, and where to go. */
  signOut: (request: Request, session: Session) => Promise<{ cookie: string; to: string }>;
}

/** A page calls more than a person says: it looks again at each change in its queues. */
const CALLS_FOR_A_MESSAGE = 5;

const nothing = z.strictObject({});
const saidShape = z.strictObject({ id: z.string().regex(/^[\w-]{8,64}$/), text: z.string().trim().min(1).max(4_000) });
const presenceStates = ['here', 'away', 'looking'] as const satisfies PresenceState[];
/** `touched`: whether the worker did something on the page since the last time. */
const presenceShape = z.strictObject({ state: z.enum(presenceStates), touched: z.boolean() });
const HANDOFF_ID = /^[\w.:|@~=+-]{1,200}$/;

/** The calls of the page under `/balie/api`: JSON in and out, each checked for who makes it and from where. */
export function apiRoutes(server: Server, parts: ApiParts): void {
  const { sessions, gate, floor, stuck, summaryView, signOut } = parts;
  const limit = new RateLimit(parts.rateLimit === 'off' ? 'off' : parts.rateLimit * CALLS_FOR_A_MESSAGE);

  /** Who makes this call. */
  const caller = async (request: Request, acts: boolean): Promise<Session> => {
    gate.ownPage(request, acts);
    const session = await sessions.of(request);
    if (!session) throw notSignedIn();
    if (!same(request.header('x-desk-token', ''), session.token)) throw badToken();
    limit.check(session.worker.id);
    return session;
  };

  const get = (path: string, answer: (request: Request, session: Session) => Promise<object>): void => {
    server.get(
      `/balie/api${path}`,
      handler(async (request, response) => {
        response.json(200, await answer(request, await caller(request, false)));
      }),
    );
  };
  const post = <Body>(
    path: string,
    shape: z.ZodType<Body>,
    act: (given: {
      request: Request;
      response: Response;
      session: Session;
      worker: Worker;
      id: string;
      body: Body;
    }) => Promise<object>,
  ): void => {
    server.post(
      `/balie/api${path}`,
      handler(async (request, response) => {
        const session = await caller(request, true);
        const body = shape.safeParse(request.body);
        if (!body.success)
          throw badBody([...new Set(body.error.issues.map(({ path: at }) => at.join('.')))].join(', '));
        const id = path.includes(':id') ? idOf(request) : '';
        response.json(200, await act({ request, response, session, worker: session.worker, id, body: body.data }));
      }),
    );
  };

  const talkView = (opened: Opened | FloorRefusal): TalkView => {
    const { handoff, state, said } = allowed(opened);
    const { id, queue, urgency, channel, callback, summary, reference = null } = handoff;
    return {
      id,
      queue,
      urgency,
      channel,
      state,
      reference,
      // Without the hash of the two words: no page needs it.
      callback: callback && {
        telephone: callback.telephone && writePhone(callback.telephone),
        email: callback.email,
        window: callback.window,
      },
      summary: summary && summaryView(summary),
      // What a worker said is known to the page by the id that the page gave it.
      said: said.map((one) => (one.id.startsWith(`${id}:`) ? { ...one, id: one.id.slice(id.length + 1) } : one)),
    };
  };

  get('/list', async (_request, { worker, secondsLeft }): Promise<ListView> => {
    const [waiting, late] = await Promise.all([floor.list(worker), stuck()]);
    return { waiting, secondsLeft, stuck: late };
  });
  get('/talks/:id', async (request, { worker }) => talkView(await floor.open(worker, idOf(request))));

  post('/talks/:id/claim', nothing, async ({ worker, id }) => talkView(await floor.claim(worker, id)));
  post('/talks/:id/say', saidShape, async ({ worker, id, body }) => done(await floor.say(worker, id, body)));
  post('/talks/:id/give-back', nothing, async ({ worker, id }) => done(await floor.giveBack(worker, id)));
  post('/talks/:id/transfer', z.strictObject({ queue: z.enum(queueIds) }), async ({ worker, id, body }) =>
    done(await floor.transfer(worker, id, body.queue)),
  );
  post('/talks/:id/close', z.strictObject({ code: z.enum(closingCodes) }), async ({ worker, id, body }) =>
    done(await floor.close(worker, id, body.code)),
  );
  post('/talks/:id/words', z.strictObject({ words: z.string().max(100) }), async ({ worker, id, body }) => ({
    fit: allowed(await floor.wordsFit(worker, id, body.words)),
  }));
  post('/presence', presenceShape, async ({ session, worker, body }) => {
    if (body.touched) await sessions.touch(session);
    if (body.state === 'here') await floor.present(worker);
    if (body.state === 'away') await floor.away(worker);
    return { secondsLeft: (await sessions.again(session))?.secondsLeft ?? 0 };
  });
  post('/sign-out', nothing, async ({ request, response, session, worker }) => {
    await floor.away(worker);
    const { cookie, to } = await signOut(request, session);
    response.setHeader('Set-Cookie', cookie);
    return { to };
  });
}

function allowed<Answer>(answer: Answer | FloorRefusal): Answer {
  if (answer === 'gone') throw gone();
  if (answer === 'taken') throw taken();
  return answer;
}

function done(answer: 'done' | 'said' | FloorRefusal): object {
  allowed(answer);
  return {};
}

/** @throws HttpError as for a conversation that is not there */
function idOf(request: Request): string {
  const { id } = request.params as { id: string };
  if (!HANDOFF_ID.test(id)) throw gone();
  return id;
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
