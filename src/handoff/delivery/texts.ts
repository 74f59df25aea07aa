import { z } from 'zod';
import { queueIds, urgencies } from '../summary.ts';

const words = z.string().min(1);

/** A line for staff with open places, such as `{queue}`: a function of exactly the values it names. */
const line = <const Names extends string = never>(...names: Names[]) =>
  words
    .superRefine((text, context) => {
      for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) {
        if (names.some((known) => known === name)) continue;
        const expected = names.join(', ') || 'none';
        context.addIssue({ code: 'custom', message: `found {${name}}, expected one of: ${expected}` });
      }
    })
    .transform(
      (text) =>
        (values?: Record<Names, string>): string =>
          text.replace(/\{(\w+)\}/g, (place, name: Names) => values?.[name] ?? place),
    );

const keyed = <const Key extends string>(keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, words])) as Record<Key, typeof words>);

/** The file `content/staff/delivery.yaml`: what goes out when a hand-off came in; no resident reads it. */
export const deliveryTexts = z.strictObject({
  staff: z.strictObject({
    mail: z.strictObject({
      subject: line('queue', 'urgency', 'channel'),
      waits: line('queue', 'urgency', 'channel', 'since'),
      callback: line('queue', 'urgency', 'channel', 'since'),
      reference: line('reference'),
      desk: line('desk'),
      nothingTold: line(),
      queues: keyed(queueIds),
      urgencies: keyed(urgencies),
      channels: keyed(['web', 'teams', 'voice']),
    }),
    /** How software that took a hand-off is called in the list of the desk, when it says no name. */
    outside: words,
  }),
});

export type MailTexts = z.output<typeof deliveryTexts>['staff']['mail'];
