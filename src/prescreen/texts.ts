import { z } from 'zod';
import { texts, type TextsOf } from '../content/texts.ts';
import { factNames, type Fact, type Regeling } from '../criteria/facts.ts';
import type { Afstemming, Verwijzing } from '../criteria/framework.ts';
import type { Uitkomst } from '../criteria/beoordeel.ts';
import type { Variant } from '../criteria/beschut-wonen.ts';
import type { Vorm } from '../criteria/maatschappelijke-opvang.ts';
import { vraagIds, type VraagId } from '../criteria/questions.ts';
import { personPlaces } from './person.ts';

/** A strict object with the same shape under each of these keys. */
const each = <const Key extends string, Shape extends z.ZodType>(keys: readonly Key[], shape: Shape) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, shape])) as Record<Key, Shape>);

/** `content/questions.yaml`: every question of the pre-screen. */
export const questionTexts = texts(({ message }) => {
  const one = z.strictObject({
    ask: message(...personPlaces),
    why: message(...personPlaces),
    help: message(...personPlaces),
  });
  return Object.fromEntries(vraagIds.map((id) => [id, one])) as Record<VraagId, typeof one>;
});
export type QuestionTexts = TextsOf<typeof questionTexts>;

const sources = ['zelf', 'arts', 'begeleider', 'gemeente', 'ciz', 'veiligThuis'] as const;

/** `content/facts.yaml`: facts in plain words. */
export const factTexts = texts(({ message, label }) => {
  const one = z.strictObject({
    name: label,
    open: message(...personPlaces),
    source: z.enum(sources),
    told: z.record(z.string(), message(...personPlaces, 'waarde')),
  });
  return {
    knows: each(sources, message(...personPlaces)),
    facts: z.strictObject(Object.fromEntries(factNames.map((fact) => [fact, one])) as Record<Fact, typeof one>),
  };
});
export type FactTexts = TextsOf<typeof factTexts>;

const uitkomsten = ['mogelijk', 'waarschijnlijk-niet', 'onvoldoende-informatie'] as const satisfies Uitkomst[];
const places = [
  'zvw',
  'wlz',
  'zvw-crisis',
  'veilig-thuis',
  'jeugdwet',
  'lokale-wmo',
  'alternatieve-opvang',
  'bzt',
  'regionale-toegang',
  'bw',
  'beschut',
  'mo',
] as const satisfies Verwijzing[];
const schemes = ['bw', 'beschut', 'mo', 'bb'] as const satisfies Regeling[];
const together = ['ander-kader', 'warme-overdracht', 'andere-regio'] as const satisfies Afstemming[];
const variants = ['zonder-verblijf', 'met-verblijf'] as const satisfies Variant[];
const forms = [
  'ambulante-begeleiding',
  'crisisopvang',
  'tijdelijk-onderdak',
  '24-uursopvang',
] as const satisfies Vorm[];
const toBring = ['altijd', 'plan', 'iemand', 'begeleider', 'arts', 'brief', 'papieren', 'huur'] as const;

/** What can stand on the list of what to bring to the talk. */
export type ToBring = (typeof toBring)[number];

/** `content/dialogs/prescreen.yaml`: everything else the pre-screen says. */
export const prescreenTexts = texts(({ message, label }) => ({
  intro: message(),
  askPerspectief: message(),
  askRegelingen: message(),
  weetNiet: label,
  zegNiet: label,
  heard: message(),
  heardChange: message(),
  confirm: message('told'),
  left: message('min', 'max'),
  leftSame: message('max'),
  leftOne: message(),
  goOn: message(),
  changeWhich: message(),
  changeNothing: message(),
  changeBack: label,
  thanks: message(),
  schemes: each(schemes, z.strictObject({ name: label, what: label, melding: message() })),
  outcomes: each(uitkomsten, message(...personPlaces, 'scheme', 'what')),
  statusLabels: each(uitkomsten, label),
  table: z.strictObject({ caption: label, scheme: label, outcome: label }),
  because: message(),
  missing: message(),
  missingKnown: message('who'),
  looksInto: message(),
  insteadTitle: message(),
  instead: each(places, message(...personPlaces)),
  together: each(together, message(...personPlaces)),
  fromShelter: message(),
  variants: each(variants, message(...personPlaces)),
  forms: each(forms, message(...personPlaces)),
  noDecision: message(),
  exception: message(),
  everybody: message(),
  leftOpen: message(),
  askNext: message(),
  nextForm: label,
  listTitle: message(),
  list: each(toBring, message()),
  whereTitle: message(),
  whereMore: message(),
  whereArticle: label,
  wherePage: label,
  done: message(),
}));
export type PrescreenTexts = TextsOf<typeof prescreenTexts>;
