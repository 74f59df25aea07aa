import type { Server } from 'restify';
import { z } from 'zod';
import { isSigned } from '../handoff/delivery/signature.ts';
import { outsideStatuses, type OutsideReport } from '../handoff/desk/outside.ts';
import { HttpError } from './http-error.ts';
import { handler } from './server.ts';

/** What the route is built from. */
export interface HandoffStatusParts {
  /** Signs what is reported; undefined: nobody may report. */
  secret: string | undefined;
  report: (report: OutsideReport) => Promise<'done' | 'gone' | 'taken'>;
  /** How a worker is called who has no name in the report. */
  nameless: string;
  now?: () => number;
}

const shape = z.strictObject({
  id: z.string().min(1).max(200),
  status: z.enum(outsideStatuses),
  worker: z.string().trim().min(1).max(60).optional(),
});

/**
 * `POST /handoff/status`: other software reports how a hand-off goes there, `{"id", "status", "worker"}`, with the
 * header `Woonwegwijzer-Signature`. The same report may come twice.
 */
export function handoffStatus({
  secret,
  report,
  nameless,
  now = Date.now,
}: HandoffStatusParts): (server: Server) => void {
  return (server) => {
    server.post(
      '/handoff/status',
      handler(async (request, response) => {
        const signature = String(request.headers['woonwegwijzer-signature'] ?? '');
        if (secret === undefined || !isSigned(request.bytes ?? Buffer.of(), signature, secret, now())) {
          throw new HttpError(
            401,
            'BadSignature',
            'Woonwegwijzer-Signature does not prove who sent this, or is too old.',
          );
        }
        const read = shape.safeParse(request.body);
        if (!read.success) {
          const [fault] = read.error.issues;
          throw new HttpError(400, 'BadReport', `${fault?.path.join('.') ?? ''}: ${fault?.message ?? 'wrong'}.`);
        }
        const { id, status, worker = nameless } = read.data;
        const outcome = await report({ id, status, worker });
        if (outcome === 'gone') throw new HttpError(404, 'NoSuchHandoff', 'There is no such hand-off any more.');
        if (outcome === 'taken') throw new HttpError(409, 'Taken', 'A worker at the desk has this hand-off.');
        response.json(200, { status: 'taken' });
      }),
    );
  };
}
