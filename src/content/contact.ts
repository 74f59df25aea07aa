import { z } from 'zod';
import type { Spoken } from './message.ts';
import type { Standing } from './texts.ts';

const words = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as yyyy-mm-dd');

/** What of a contact can still be unknown. */
export const contactFields = ['phone', 'email', 'address', 'hours', 'website'] as const;

/** The file `content/contacts.yaml`: the one place for numbers, addresses and opening times. */
export const contactsShape = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a key in camelCase'),
  z.strictObject({
    name: words,
    /** What people can go there for, in one sentence. */
    help: words,
    /** How the name sounds, where it has letters that are not a word. */
    say: words.optional(),
    phone: z
      .string()
      .regex(/^[\d ()+-]+$/, 'expected a telephone number')
      .optional(),
    email: z.email('expected an e-mail address').optional(),
    address: z.array(words).min(1).optional(),
    /** Opening times as one sentence for the eye and one for the ear. */
    hours: z.strictObject({ text: words, speak: words }).optional(),
    website: z.url('expected an address that begins with https://').optional(),
    /** Where this stands, so that it can be checked again. */
    source: words,
    /** The day on which somebody last compared it with the source. */
    checked: day,
    /** What the sources do not give, and the municipality has to fill in. */
    toFillIn: z.array(z.enum(contactFields)).default([]),
  }),
);

/** A place or a line that people can turn to. */
export type Contact = z.output<typeof contactsShape>[string];
export type Contacts = Readonly<Record<string, Contact>>;

/** What the municipality still has to fill in: `irisZorg.phone`, in the order of the file. */
export const missingOf = (contacts: Contacts): string[] =>
  Object.entries(contacts).flatMap(([key, { toFillIn }]) => toFillIn.map((field) => `${key}.${field}`));

/** Contacts that are not marked as unknown and yet have no way to reach them, or are marked and have it. */
export const contradictionsOf = (contacts: Contacts): { key: string; message: string }[] =>
  Object.entries(contacts).flatMap(([key, contact]) => [
    ...contact.toFillIn
      .filter((field) => contact[field] !== undefined)
      .map((field) => ({ key: `${key}.${field}`, message: `found a ${field} that is marked in toFillIn` })),
    ...(contactFields.some((field) => contact[field] !== undefined) || contact.toFillIn.length > 0
      ? []
      : [{ key, message: `found no way to reach it, expected one of ${contactFields.join(', ')} or toFillIn` }]),
  ]);

/**
 * What texts may say of contacts: `{contact.KEY}` the number, and `{contact.KEY.name}`, `.email`, `.address`,
 * `.website`, `.hours`. Where the number is not known, `{contact.KEY}` is not there: a text that uses it stops the start.
 *
 * @param sayPhone a number in words, in small groups
 */
export function standingOf(contacts: Contacts, sayPhone: (phone: string) => string): Standing {
  const standing: Record<string, Spoken> = {};
  for (const [key, contact] of Object.entries(contacts)) {
    const set = (name: string, text: string | undefined, speak = text): void => {
      if (text !== undefined && speak !== undefined) standing[`contact.${key}${name}`] = { text, speak };
    };
    set('', contact.phone, contact.phone && sayPhone(contact.phone));
    set('.name', contact.name, contact.say ?? contact.name);
    set('.hours', contact.hours?.text, contact.hours?.speak);
    set('.address', contact.address?.join(', '), contact.address && '');
    set('.email', contact.email, contact.email && '');
    set('.website', contact.website, contact.website && '');
  }
  return standing;
}
