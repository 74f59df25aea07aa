import { z } from 'zod';

/** The four schemes, in the order in which outcomes are given. */
export const regelingen = ['bw', 'beschut', 'mo', 'bb'] as const;

/** A scheme: Beschermd Wonen, Beschut Wonen, Maatschappelijke Opvang or Bijzondere Bemiddeling. */
export type Regeling = (typeof regelingen)[number];

/** The fields of somebody's problems, as the person sees them; never a diagnosis. */
export const problemen = ['psychisch', 'psychosociaal', 'lvb'] as const;

const expects = <T>(expected: string, schema: z.ZodType<T>): Kind<T> => ({ expected, schema });
const choice = <const T extends readonly [string, ...string[]]>(...values: T) => ({
  ...expects<T[number]>(`one of ${values.join(', ')}`, z.enum(values)),
  values,
});
const yesNo = expects('true or false', z.boolean());

/** What may be told as the value of a fact: how it is checked, and how that is said in an error. */
interface Kind<T> {
  expected: string;
  schema: z.ZodType<T>;
}

/** Every fact that can be told, in the order of the contract. Whoever leaves one out, or tells `null`, does not know it. */
export const facts = {
  leeftijd: expects('0..120', z.number().int().min(0).max(120)),
  metOuder: yesNo,
  verblijf: choice('nederlands', 'legaal', 'geen'),
  bedBadBrood: yesNo,
  woongemeente: choice('deventer', 'lochem', 'olst-wijhe', 'raalte', 'zutphen', 'anders'),
  problematiek: expects(`a list of ${problemen.join(', ')}`, z.array(z.enum(problemen))),
  zelfstandigWonenLukt: yesNo,
  anderHulpGenoeg: yesNo,
  toezichtNodig: choice('24-uur-aanwezig', 'overdag-en-bereikbaar', 'minder'),
  wilThuisBlijven: yesNo,
  behoefteBegeleiding: yesNo,
  zoektWoonplek: yesNo,
  begeleidingUrenPerWeek: expects('0..168', z.number().min(0).max(168)),
  dagelijksContact: yesNo,
  kanHulpInroepen: yesNo,
  kanHulpUitstellen: yesNo,
  geclusterdWonen: yesNo,
  accepteertTraject: yesNo,
  kanFinancien: yesNo,
  kanHuishouden: yesNo,
  kanWonen: yesNo,
  verblijfVoorBehandeling: yesNo,
  blijvendToezicht: yesNo,
  wlzIndicatie: choice('ggz', 'anders', 'afgewezen', 'geen'),
  acuteCrisis: yesNo,
  dakloos: choice('dakloos', 'thuisloos', 'nee'),
  in24uursopvang: yesNo,
  thuisVerlaten: yesNo,
  opvangNodig: yesNo,
  huiselijkGeweld: yesNo,
  opvangViaVeiligThuis: yesNo,
  plotselingDakloos: yesNo,
  langdurigZwervend: yesNo,
  verlaatOpvang: yesNo,
  nogNietToelaatbaar: yesNo,
  komtUit: choice('beschermd-wonen', 'crisisopvang', 'detentie', 'beschut-wonen', 'anders'),
  wilZelfstandig: yesNo,
  organisatieMeldtAan: yesNo,
  accepteertBegeleiding: yesNo,
} as const satisfies Record<string, Kind<unknown>>;

/** The name of a fact. */
export type Fact = keyof typeof facts;

/** The value of a fact when it is known. */
export type Value<F extends Fact = Fact> = z.infer<(typeof facts)[F]['schema']>;

/** What is known of a person: each fact a value, `null` (asked, not known) or left out. Unknown is never 'no'. */
export type Feiten = { readonly [F in Fact]?: Value<F> | null | undefined };

/** The names of all facts, in the order of the contract. */
export const factNames = Object.keys(facts) as Fact[];

/** Whether this is the name of a fact. */
export const isFact = (name: string): name is Fact => Object.hasOwn(facts, name);

/** Whether this is the name of a scheme. */
export const isRegeling = (name: unknown): name is Regeling => regelingen.includes(name as Regeling);

/** The values that a fact with a fixed list can have; undefined for a number, a list and a yes or no. */
export const valuesOf = (fact: Fact): readonly string[] | undefined => {
  const kind: Kind<unknown> & { values?: readonly string[] } = facts[fact];
  return kind.values;
};

/** Whether a fact is told with yes or no. */
export const isYesNo = (fact: Fact): boolean => facts[fact] === yesNo;

/** Somebody told facts that do not fit: the message names the fact, the value found and what is expected. */
export class FeitenError extends Error {
  override name = 'FeitenError';
}

/**
 * Facts as they come in from outside, checked one by one.
 *
 * @throws FeitenError with the first thing that does not fit
 * @example
 * readFeiten({ leeftijd: 200 }) // FeitenError: feiten.leeftijd: 200, expected 0..120
 */
export function readFeiten(input: unknown): Feiten {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new FeitenError(`feiten: ${shown(input)}, expected an object with facts`);
  }
  const feiten: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (!isFact(name))
      throw new FeitenError(`feiten.${name.slice(0, 60)}: no such fact, expected one of ${factNames.join(', ')}`);
    if (value !== null && value !== undefined && !facts[name].schema.safeParse(value).success) {
      throw new FeitenError(`feiten.${name}: ${shown(value)}, expected ${facts[name].expected}`);
    }
    feiten[name] = value;
  }
  return feiten;
}

/**
 * The schemes that somebody asks for, in that order and each once; all four when nothing is asked.
 *
 * @throws FeitenError for an empty list, or something else than a list of schemes
 */
export function readRegelingen(input: unknown): readonly Regeling[] {
  if (input === undefined) return regelingen;
  if (!Array.isArray(input) || input.length === 0 || !input.every(isRegeling)) {
    throw new FeitenError(`regelingen: ${shown(input)}, expected a list of one or more of ${regelingen.join(', ')}`);
  }
  return [...new Set(input)];
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60));
