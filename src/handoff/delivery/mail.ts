import { hash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import { DeskError } from '../desk.ts';
import type { Arrival, Way } from '../desk/sender.ts';
import type { QueueId } from '../summary.ts';
import type { MailTexts } from './texts.ts';

/** How mail goes out, and to whom. */
export interface MailSettings {
  smtpUrl: string;
  from: string;
  to: Partial<Record<QueueId, readonly string[]>>;
}

const timeoutMs = 10_000;

/**
 * Tells by e-mail that a hand-off came in: in which queue, how urgent, since when, and where to look.
 *
 * What the person told stays out: mail is kept in many places for a long time, where "wis mijn gegevens" and the term
 * of a hand-off do not reach, and is read on the way where a server offers no TLS.
 *
 * @param desk the address of the desk; undefined: it is not told
 */
export function mail({ smtpUrl, from, to }: MailSettings, texts: MailTexts, desk: string | undefined): Way {
  let transport: Transporter | undefined;
  return {
    name: 'mail',
    wants: (queue) => to[queue] !== undefined,
    send: async (arrival) => {
      transport ??= await transportTo(smtpUrl);
      await transport
        .sendMail({
          from,
          to: [...(to[arrival.queue] ?? [])],
          // The same each time, so that a mail that comes twice can be seen to be one.
          messageId: `<${hash('sha256', arrival.id)}@${from.slice(from.indexOf('@') + 1)}>`,
          ...written(arrival, texts, desk),
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        .catch((error: unknown) => {
          const { responseCode } = error as { responseCode?: number };
          const why = responseCode === undefined ? 'was not reached' : `answered ${responseCode}`;
          throw new DeskError(`The mail server ${why}`, { cause: error });
        });
    },
  };
}

function written(arrival: Arrival, texts: MailTexts, desk: string | undefined): { subject: string; text: string } {
  const { state, queue, urgency, channel, since, reference } = arrival;
  const names = { queue: texts.queues[queue], urgency: texts.urgencies[urgency], channel: texts.channels[channel] };
  const moment = { since: inAmsterdam.format(new Date(since)) };
  const lines = [
    (state === 'callback' ? texts.callback : texts.waits)({ ...names, ...moment }),
    ...(reference === null ? [] : [texts.reference({ reference })]),
    ...(desk === undefined ? [] : [texts.desk({ desk })]),
    texts.nothingTold(),
  ];
  return { subject: texts.subject(names), text: `${lines.join('\n\n')}\n` };
}

const inAmsterdam = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'long',
  timeStyle: 'short',
});

/** The library is loaded when the first mail goes out: most starts send none. */
async function transportTo(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
}
