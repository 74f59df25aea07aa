import type { YamlFile } from '../yaml.ts';
import { BUTTONS } from './limits.ts';
import type { Finding } from './passage.ts';

/** Buttons that may stand beside the choices: not knowing, a person, going back, an explanation. */
const BESIDE = /^(?:weet-niet|unknown|null|do-human|medewerker|geen|anders|iets-anders|help)$/;

/** Questions of a file with more choices under them than people can oversee. */
export function buttonFindings(yaml: YamlFile): Finding[] {
  const findings: Finding[] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (key === 'buttons' && typeof part === 'object' && part !== null) {
        const choices = Object.entries(part as Record<string, unknown>).filter(([name, button]) => !isBeside(name, button));
        const open = (value as Record<string, unknown>).open === true;
        if (choices.length > BUTTONS && !open) {
          findings.push({
            rule: 'buttons',
            file: yaml.file,
            line: yaml.lineOf(at),
            key: at.join('.'),
            found: String(choices.length),
            limit: String(BUTTONS),
          });
        }
      } else visit(part, at);
    }
  };
  visit(yaml.value, []);
  return findings;
}

const isBeside = (name: string, button: unknown): boolean => {
  const value = typeof button === 'object' && button !== null ? (button as { value?: unknown }).value : name;
  return BESIDE.test(String(value));
};
