import type { StaffAppTexts, StaffMenuTexts, StaffTask } from '../../../content/shapes/staff.ts';
import { accentColour } from './icons.ts';

/** What a manifest is filled in with. */
export interface ManifestParts {
  /** The template, as it stands in `deployment/teams/manifest.json`. */
  template: unknown;
  /** The id of the bot's registration; the app bears it too. */
  id: string;
  /** Where the program is reached from outside, as an origin with https. */
  url: string;
  app: StaffAppTexts;
  menu: StaffMenuTexts;
}

/** So many commands fit in a list. */
const mostCommands = 10;

/** The manifest of the app: the template with ids, addresses and texts filled in, and the commands of each scope. */
export function manifest({ template, id, url, app, menu }: ManifestParts): Record<string, unknown> {
  const values: Record<string, string> = {
    ...app,
    hints: '',
    id,
    url,
    domain: new URL(url).hostname,
    accentColor: accentColour,
  };
  const made = filled(template, values) as { bots: [Record<string, unknown>] };
  const commandsFor = (scope: string, without: StaffTask) => ({
    scopes: [scope],
    commands: (Object.keys(menu.tasks) as StaffTask[])
      .filter((task) => task !== without)
      .slice(0, mostCommands)
      .map((task) => ({ title: menu.tasks[task].command, description: app.hints[task] })),
  });
  const [bot] = made.bots;
  return {
    ...made,
    bots: [{ ...bot, commandLists: [commandsFor('personal', 'meldingen'), commandsFor('team', 'maandagbericht')] }],
  };
}

/** @throws RangeError when the template names something that there is not */
function filled(part: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof part === 'string') {
    return part.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      if (value === undefined)
        throw new RangeError(`manifest: found ${place}, expected one of ${Object.keys(values).join(', ')}`);
      return value;
    });
  }
  if (Array.isArray(part)) return part.map((one) => filled(one, values));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, filled(one, values)]));
}
