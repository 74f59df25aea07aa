import type { Activity } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import { beoordeelAlles, type Beoordeling } from '../../src/criteria/beoordeel.ts';
import type { Fact, Feiten } from '../../src/criteria/facts.ts';
import { keuzesVan, type VraagId } from '../../src/criteria/questions.ts';
import { residents, type Resident } from '../criteria/residents.ts';
import { talkOn } from '../support/assistant.ts';
import { fits, says, styles, textOf, type Style } from './people.ts';

interface Asked {
  vraag: string;
  bepaalt?: Fact[];
  confirm?: { vraag: Fact; value: unknown };
}
interface Outcome {
  uitkomsten: Beoordeling[];
  feiten: Feiten;
}

const MOST_TURNS = 45;

/** What a resident says to a question, in their style. */
function reply(resident: Resident, style: Style, { vraag, bepaalt, confirm }: Asked): string {
  switch (vraag) {
    case 'perspectief':
      return 'zelf';
    case 'regelingen':
      return 'alle';
    case 'resume':
      return 'ja';
    case 'gevaar':
    case 'vannacht':
      return 'nee';
    case 'confirm':
      return confirm && textOf(resident[confirm.vraag]) === textOf(confirm.value) ? 'ja' : 'nee';
  }
  const facts = bepaalt ?? [vraag as Fact];
  if (style === 'button') {
    const [first = ''] = textOf(resident[vraag as Fact]).split(',');
    if (!bepaalt) return first === '' ? 'geen' : first;
    const choices = keuzesVan(vraag as VraagId).filter(({ feiten }) => fits(resident, feiten));
    const most = choices.sort((a, b) => Object.keys(b.feiten).length - Object.keys(a.feiten).length)[0];
    return most?.value ?? facts.map((fact) => says(resident, fact, 'plain')).join(' ');
  }
  const how = bepaalt && style === 'terse' ? 'plain' : style;
  return facts.map((fact) => says(resident, fact, how)).join(how === 'misspelled' ? '. ' : ' ');
}

/** Plays a resident through the conversation, up to the outcome. */
async function play(resident: Resident, style: Style): Promise<{ outcome: Outcome | undefined; turns: number }> {
  const talk = talkOn('2026-11-24');
  await talk.begin();
  let said = await talk.say('Welke hulp past bij mij?');
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const data = said.map(({ channelData }: Partial<Activity>) => (channelData ?? {}) as Partial<Asked & Outcome>);
    const outcome = data.find(({ uitkomsten }) => uitkomsten) as Outcome | undefined;
    const asked = data.findLast(({ vraag }) => vraag !== undefined) as Asked | undefined;
    if (outcome || !asked) return { outcome, turns };
    said = await talk.say(reply(resident, style, asked));
  }
  return { outcome: undefined, turns: MOST_TURNS };
}

const made = residents(9, 7);
const people = [made.none, made.one, made.more].flat();

describe.each(styles)('people who talk %s', (style) => {
  it('come to an outcome, and nobody is wrongly told "probably not"', async () => {
    let different = 0;
    for (const resident of people) {
      const { outcome } = await play(resident, style);
      expect(outcome, 'an outcome, not a dead end').toBeDefined();
      if (!outcome) return;
      expect(outcome.uitkomsten).toEqual(beoordeelAlles(outcome.feiten));
      beoordeelAlles(resident).forEach(({ uitkomst }, at) => {
        const told = outcome.uitkomsten[at]?.uitkomst;
        if (told !== uitkomst) different += 1;
        if (uitkomst !== 'waarschijnlijk-niet') expect(told).not.toBe('waarschijnlijk-niet');
      });
    }
    expect(different / (people.length * 4)).toBeLessThan(0.05);
  }, 60_000);
});
