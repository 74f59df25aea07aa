/** The four schemes. */
export type Regeling = 'bw' | 'beschut' | 'mo' | 'bb';

const SCHEMES: Readonly<Record<string, Regeling>> = {
  'beschermd-wonen': 'bw',
  'beschut-wonen': 'beschut',
  opvang: 'mo',
  crisisopvang: 'mo',
  '24-uursopvang': 'mo',
  'bijzondere-bemiddeling': 'bb',
};

/** The schemes among the concepts of a message, in the order of the policy. */
export const mentioned = (concepts: readonly string[]): Regeling[] => [
  ...new Set(
    Object.entries(SCHEMES)
      .filter(([concept]) => concepts.includes(concept))
      .map(([, regeling]) => regeling),
  ),
];

const QUOTED = /["“”„‘'](?<term>[^"“”„’']{2,40})["“”’']/u;
const ASKED: RegExp[] = [
  /\b(?:woord|term|begrip|afkorting)\s+(?<term>.{2,60}?)(?:\s+(?:niet|precies|eigenlijk|betekent|inhoudt|in)\b.*)?$/iu,
  /\b(?:betekenis|definitie|uitleg|omschrijving)\s+(?:van\s+)?(?<term>.{2,60})$/iu,
  /\bwat\s+(?:betekent|is|zijn|houdt)\s+(?:nou\s+|nu\s+|dat\s+|eigenlijk\s+|precies\s+)*(?<term>.{2,60})$/iu,
  /\bwat\s+(?:wordt|bedoelen\s+\S+|bedoelt\s+\S+)\s+(?:er\s+)?(?:bedoeld\s+)?met\s+(?<term>.{2,60})$/iu,
  /\bmet\s+(?<term>.{2,60}?)\s+bedoel\p{L}*\b/iu,
  /^(?<term>.{2,40}?)\s*(?:,|:)?\s+(?:wat\s+(?:is|betekent|houdt)\b.*|betekenis|definitie)$/iu,
];
const AROUND =
  /^(?:een|de|het|dat|die|zo'?n|nou|eigenlijk|precies|nu|eh+m?|van|woord|begrip|term)\s+|\s+(?:nou|eigenlijk|precies|nu|ook|alweer|betekent|inhoudt|in|bedoeld|svp|volgens de wet|in de brief)$/iu;

/** The word whose meaning is asked for, as it was typed; undefined when it cannot be told apart. */
export function termAsked(text: string): string | undefined {
  const asked = text
    .slice(0, 200)
    .replace(/\s+/gu, ' ')
    .replace(/[?!.…]+\s*$/u, '')
    .trim();
  const found = QUOTED.exec(asked)?.groups?.term ?? firstMatch(asked);
  if (found === undefined) return undefined;
  let term = found.trim();
  for (let before = ''; before !== term;) {
    before = term;
    term = term.replace(AROUND, '').trim();
  }
  return term.length >= 2 && term.split(' ').length <= 5 ? term : undefined;
}

function firstMatch(asked: string): string | undefined {
  for (const pattern of ASKED) {
    const term = pattern.exec(asked)?.groups?.term;
    if (term) return term;
  }
  return undefined;
}
