import type { Message, Spoken } from '../content/message.ts';
import { plain } from '../content/message.ts';
import type { Fact } from '../criteria/facts.ts';
import type { RegelingUitslag, Uitslag } from './outcome.ts';
import { wordsFor, type Person } from './person.ts';
import { joined, listed, sayFact } from './say-facts.ts';
import type { FactTexts, PrescreenTexts } from './texts.ts';

/** The texts an outcome is said with. */
export interface OutcomeTexts {
  prescreen: PrescreenTexts;
  facts: FactTexts;
}

const MISSING = 3;

/** The outcome as messages: thanks, each scheme, and what always holds. */
export function sayOutcome(uitslag: Uitslag, texts: OutcomeTexts): Message[] {
  const { prescreen } = texts;
  return [
    prescreen.thanks(),
    ...uitslag.regelingen.map((scheme) => sayScheme(scheme, uitslag, texts)),
    prescreen.noDecision(),
    prescreen.everybody(),
    prescreen.exception(),
  ];
}

/** One scheme: what came out, why, what is missing, and where to go. */
export function sayScheme(scheme: RegelingUitslag, uitslag: Uitslag, texts: OutcomeTexts): Message {
  const parts = schemeParts(scheme, uitslag, texts);
  return {
    text: [parts.verdict, parts.why, parts.missing, parts.goes].flatMap((part) => part?.text ?? []).join('\n\n'),
    speak: [parts.verdict, parts.why, parts.first].flatMap((part) => part?.speak ?? []).join(' '),
  };
}

/** What is said of a scheme, in parts. */
export interface SchemeParts {
  verdict: Spoken;
  why?: Spoken;
  missing?: Spoken;
  /** Where to go: the melding, other places, who works together. */
  goes: Spoken;
  /** The first of these, for the ear. */
  first?: Spoken;
}

/** The parts in which a scheme is said. */
export function schemeParts(scheme: RegelingUitslag, uitslag: Uitslag, texts: OutcomeTexts): SchemeParts {
  const { prescreen, facts } = texts;
  const { person, feiten } = uitslag;
  const words = wordsFor(person);
  const { name, what, melding } = prescreen.schemes[scheme.regeling];
  const reasons = unique(scheme.redenen.flatMap((reden) => reden.feiten)).flatMap(
    (fact) => sayFact(facts, fact, feiten, person) ?? [],
  );
  const { variant, vorm, afstemming, uitsluitingen } = scheme.beoordeling;
  const inShelter = uitsluitingen.some(({ id, status }) => id === '2.3.3.b' && status === 'van-toepassing');
  const goes = [
    ...(variant ? [prescreen.variants[variant](words)] : []),
    ...(vorm ? [prescreen.forms[vorm](words)] : []),
    ...(inShelter ? [prescreen.fromShelter()] : []),
    ...scheme.naar.map((naar) => prescreen.instead[naar](words)),
    ...(scheme.uitkomst === 'waarschijnlijk-niet' ? [] : [melding()]),
    ...afstemming.map((kind) => prescreen.together[kind](words)),
    ...(scheme.uitkomst === 'mogelijk' && scheme.onderzoek.length > 0 ? [prescreen.looksInto()] : []),
  ];
  const [first] = goes;
  return {
    verdict: prescreen.outcomes[scheme.uitkomst]({ ...words, scheme: plain(name), what: plain(what) }),
    ...(reasons.length > 0 && { why: joined([prescreen.because(), listed(reasons)], '\n') }),
    ...(scheme.ontbreekt.length > 0 && {
      missing: joined([prescreen.missing(), listed(missingOf(scheme, person, texts))], '\n'),
    }),
    goes: joined(goes, ' '),
    ...(first && { first }),
  };
}

/** The facts that are missing, with who can know them. */
function missingOf({ ontbreekt }: RegelingUitslag, person: Person, { prescreen, facts }: OutcomeTexts): Spoken[] {
  const words = wordsFor(person);
  return ontbreekt.slice(0, MISSING).map((fact) => {
    const { open, source } = facts.facts[fact];
    const what = open(words);
    if (source === 'zelf') return { text: `${what.text}.`, speak: `${what.speak}.` };
    const who = prescreen.missingKnown({ who: facts.knows[source](words) });
    return { text: `${what.text}. ${who.text}`, speak: `${what.speak}.` };
  });
}

/** The list of what to bring to the talk. */
export const sayList = ({ meenemen }: Uitslag, { prescreen }: OutcomeTexts): Message => ({
  ...joined([prescreen.listTitle(), listed(meenemen.map((item) => prescreen.list[item]()))], '\n'),
});

/** The articles behind the outcome, for "waar staat dit?". */
export function sayArticles({ regelingen }: Uitslag, { prescreen }: OutcomeTexts): Message {
  const lines = regelingen.map(({ regeling, artikelen }) => {
    const places = artikelen.map((one) => (one === 'bb' ? prescreen.wherePage : `${prescreen.whereArticle} ${one}`));
    return `- ${prescreen.schemes[regeling].name}: ${places.join(', ')}.`;
  });
  const { text, speak } = joined([prescreen.whereTitle(), prescreen.whereMore()], '\n');
  const [title = '', last = ''] = text.split('\n');
  return { text: [title, ...lines, last].join('\n'), speak };
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The facts somebody told, one sentence each, for reading back. */
export const sayTold = (told: readonly Fact[], uitslag: Pick<Uitslag, 'feiten' | 'person'>, facts: FactTexts): Spoken =>
  listed(told.flatMap((fact) => sayFact(facts, fact, uitslag.feiten, uitslag.person) ?? []));
