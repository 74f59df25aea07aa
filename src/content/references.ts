import type { Fault } from './content-error.ts';
import type { YamlFile } from './yaml.ts';

/** What texts may point to: ids of topics and tasks, contacts, articles. */
export interface Known {
  topics: ReadonlySet<string>;
  followUps: ReadonlySet<string>;
  contacts: ReadonlySet<string>;
  articles: ReadonlySet<string>;
}

/** Names in a topic or the glossary that lead nowhere, each with its line. */
export function referenceFaults(yaml: YamlFile, known: Known): Fault[] {
  const faults: Fault[] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      const names = isKind(key) ? known[key] : undefined;
      if (names && Array.isArray(part)) {
        part.forEach((name, i) => {
          if (typeof name !== 'string' || names.has(name)) return;
          faults.push({
            file: yaml.file,
            line: yaml.lineOf([...at, i]),
            key: [...at, i].join('.'),
            message: `found "${name}", expected one of the ${WHERE[key as keyof Known]}`,
          });
        });
      } else visit(part, at);
    }
  };
  visit(yaml.value, []);
  return faults;
}

const WHERE: Record<keyof Known, string> = {
  topics: 'topics in content/topics',
  followUps: 'topics in content/topics or the tasks (do-prescreen, do-absence, ...)',
  contacts: 'keys of content/contacts.yaml',
  articles: 'articles of content/articles.yaml',
};

const isKind = (key: string): key is keyof Known => Object.hasOwn(WHERE, key);
