import type { Arrival, Way } from '../desk/sender.ts';
import { DeskError } from '../desk.ts';
import { signatureOf } from './signature.ts';

/** Where arrivals go, and how they are signed. */
export interface WebhookSettings {
  url: string;
  secret: string;
  /** Whether the summary goes along. */
  summary: boolean;
}

const timeoutMs = 10_000;

/**
 * Tells other software that a hand-off came in: a signed `POST` of
 * `{"type": "handoff.arrived", "handoff": {id, queue, urgency, channel, state, since, reference, summary}}`.
 *
 * The same arrival may come more than once, with the same `Idempotency-Key`. Any answer from 200 to 299 is a yes. What
 * the person told goes along only when the settings say so and the person allowed it.
 */
export function webhook({ url, secret, summary }: WebhookSettings): Way {
  return {
    name: 'webhook',
    wants: () => true,
    send: async (arrival) => {
      const body = Buffer.from(JSON.stringify({ type: 'handoff.arrived', handoff: shown(arrival, summary) }));
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': arrival.id,
          'woonwegwijzer-signature': signatureOf(body, secret, Date.now()),
        },
        body,
        // Who answers with another address could send what was told anywhere.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((error: unknown) => {
        throw new DeskError('The webhook could not be reached', { cause: error });
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new DeskError(`The webhook answered ${answer.status}, expected 200 to 299`);
    },
  };
}

const shown = (arrival: Arrival, summary: boolean): Arrival => (summary ? arrival : { ...arrival, summary: null });
