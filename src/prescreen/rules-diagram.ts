import type { Fact } from '../criteria/facts.ts';
import { escapeHtml as safe } from '../values/html.ts';
import type { FactRules, SchemeRules } from './rules.ts';

const ROW = 30;
const FACTS = { x: 8, width: 230 };
const ROWS = { x: 430, width: 120 };
const END = { x: 700, width: 190 };
const TOP = 44;

/**
 * A picture of how the facts of a scheme lead to its rows, and the rows to its outcome: drawn from the rules. It says
 * nothing that does not stand in the table beside it, so it is one image to a screen reader.
 */
export function rulesDiagram(scheme: SchemeRules, facts: readonly FactRules[], words: DiagramWords): string {
  const rows = [
    ...scheme.criteria.map((row) => ({ ...row, ground: false })),
    ...scheme.uitsluitingen.map((row) => ({ ...row, ground: true })),
  ];
  const used = [...new Set(rows.flatMap(({ feiten }) => feiten))];
  const height = TOP + Math.max(used.length, rows.length) * ROW + 16;
  const yOf = (at: number, count: number): number => TOP + (at + 0.5) * ((height - TOP - 16) / count);
  const factAt = new Map<Fact, number>(used.map((fact, at) => [fact, yOf(at, used.length)]));
  const end = (height + TOP) / 2;

  const lines = rows.flatMap(({ feiten, ground }, at) => {
    const y = yOf(at, rows.length);
    const colour = ground ? '#b00020' : '#0b5394';
    return [
      ...feiten.map((fact) => curve(FACTS.x + FACTS.width, factAt.get(fact) ?? 0, ROWS.x, y, colour)),
      curve(ROWS.x + ROWS.width, y, END.x, end, colour),
    ];
  });
  const boxes = [
    ...used.map((fact) =>
      box(FACTS, factAt.get(fact) ?? 0, facts.find(({ feit }) => feit === fact)?.naam ?? fact, '#f0f4f8', '#52606d'),
    ),
    ...rows.map(({ id, ground, onderzoek }, at) =>
      box(
        ROWS,
        yOf(at, rows.length),
        id,
        onderzoek ? '#fff' : ground ? '#fdecea' : '#e3f0fb',
        ground ? '#b00020' : '#0b5394',
        onderzoek,
      ),
    ),
    box(END, end, scheme.naam, '#fff', '#1f2933'),
  ];
  const heads = [
    [FACTS.x, words.facts],
    [ROWS.x, words.rows],
    [END.x, words.outcome],
  ] as const;
  const title = `${scheme.naam}: ${words.facts}, ${words.rows}, ${words.outcome}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 ${height}" width="900" height="${height}" role="img" aria-label="${safe(title)}" font-family="system-ui,sans-serif" font-size="14">`,
    ...heads.map(([x, text]) => `<text x="${x}" y="22" font-weight="700" fill="#1f2933">${safe(text)}</text>`),
    ...lines,
    ...boxes,
    '</svg>',
  ].join('');
}

/** What stands above the columns. */
export interface DiagramWords {
  facts: string;
  rows: string;
  outcome: string;
}

const curve = (x1: number, y1: number, x2: number, y2: number, colour: string): string => {
  const middle = (x1 + x2) / 2;
  return `<path d="M${x1} ${round(y1)}C${middle} ${round(y1)} ${middle} ${round(y2)} ${x2} ${round(y2)}" fill="none" stroke="${colour}" stroke-opacity="0.5"/>`;
};

const box = (
  { x, width }: { x: number; width: number },
  y: number,
  text: string,
  fill: string,
  stroke: string,
  dashed = false,
): string =>
  `<rect x="${x}" y="${round(y - 11)}" width="${width}" height="22" rx="4" fill="${fill}" stroke="${stroke}"${dashed ? ' stroke-dasharray="4 3"' : ''}/>` +
  `<text x="${x + 8}" y="${round(y + 5)}" fill="#1f2933">${safe(text)}</text>`;

const round = (n: number): number => Math.round(n * 10) / 10;
