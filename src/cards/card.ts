/** An Adaptive Card as data: version 1.5, which Teams shows, and only what is listed here. */
export interface Card {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  lang: 'nl';
  /** What is read where the card cannot be shown. */
  fallbackText: string;
  body: Element[];
  actions?: Action[];
}

export type Element = TextBlock | Container | FactSet | ActionSet | Table | Input;

export interface TextBlock {
  type: 'TextBlock';
  text: string;
  wrap: true;
  id?: string;
  size?: 'small' | 'default' | 'medium' | 'large';
  weight?: 'default' | 'bolder';
  color?: 'default' | 'good' | 'warning' | 'attention' | 'accent';
  spacing?: 'none' | 'small' | 'medium' | 'large';
  separator?: true;
  isSubtle?: true;
  style?: 'heading';
  fontType?: 'monospace';
  isVisible?: false;
}

export interface Container {
  type: 'Container';
  items: Element[];
  id?: string;
  isVisible?: false;
  separator?: true;
  style?: 'default' | 'emphasis' | 'attention' | 'warning' | 'good';
  spacing?: 'none' | 'small' | 'medium' | 'large';
}

export interface FactSet {
  type: 'FactSet';
  facts: { title: string; value: string }[];
}

export interface ActionSet {
  type: 'ActionSet';
  actions: Action[];
}

export interface Table {
  type: 'Table';
  firstRowAsHeader: true;
  showGridLines: true;
  columns: { width: number }[];
  rows: { type: 'TableRow'; cells: { type: 'TableCell'; items: TextBlock[] }[] }[];
}

export type Input =
  | {
      type: 'Input.Text';
      id: string;
      label: string;
      value?: string;
      placeholder?: string;
      maxLength?: number;
      isMultiline?: true;
    }
  | { type: 'Input.Date'; id: string; label: string; value?: string }
  | { type: 'Input.Number'; id: string; label: string; value?: number; min?: number; max?: number }
  | {
      type: 'Input.ChoiceSet';
      id: string;
      label: string;
      value?: string;
      style: 'compact';
      choices: { title: string; value: string }[];
    };

/** What an action carries: names and references, never what somebody said. */
export type ActionData = Readonly<Record<string, string | number | boolean>>;

export type Action =
  | { type: 'Action.Submit'; title: string; data: Readonly<Record<string, unknown>> }
  | { type: 'Action.Execute'; title: string; verb: string; data: ActionData; fallback: Action }
  | { type: 'Action.OpenUrl'; title: string; url: string }
  | { type: 'Action.ToggleVisibility'; title: string; targetElements: string[] }
  | { type: 'Action.ShowCard'; title: string; card: { type: 'AdaptiveCard'; body: Element[]; actions?: Action[] } };

/** A card must stay under this many bytes, to come through everywhere. */
export const largestCard = 28 * 1024;

/** A card with a heading; `fallbackText` says the same for who cannot see it. */
export const card = (
  title: string,
  fallbackText: string,
  body: readonly Element[],
  actions: readonly Action[] = [],
): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'nl',
  fallbackText,
  body: [{ ...text(title), size: 'medium', weight: 'bolder', style: 'heading' }, ...body],
  ...(actions.length > 0 && { actions: [...actions] }),
});

/** A paragraph; Markdown as far as cards know it: bold, lists and links. */
export const text = (words: string, more: Partial<Omit<TextBlock, 'type' | 'text'>> = {}): TextBlock => ({
  type: 'TextBlock',
  text: words,
  wrap: true,
  ...more,
});

/** A heading inside a card, of the size of its text: a client makes headings larger than the title otherwise. */
export const heading = (words: string): TextBlock =>
  text(words, { size: 'default', weight: 'bolder', style: 'heading', separator: true });

/** Lines as one list. */
export const list = (lines: readonly string[]): TextBlock => text(lines.map((line) => `- ${line}`).join('\n'));

/** Lines that have an order. */
export const numbered = (lines: readonly string[], from = 1): TextBlock =>
  text(lines.map((line, i) => `${i + from}. ${line}`).join('\n'));

/** Facts beside their names; those without a value are left out. */
export const facts = (rows: readonly (readonly [title: string, value: string | null | undefined])[]): FactSet => ({
  type: 'FactSet',
  facts: rows.flatMap(([title, value]) => (value == null || value === '' ? [] : [{ title, value }])),
});

/** A table with a heading row; the widths are parts of the whole. */
export const table = (widths: readonly number[], rows: readonly (readonly string[])[]): Table => ({
  type: 'Table',
  firstRowAsHeader: true,
  showGridLines: true,
  columns: widths.map((width) => ({ width })),
  rows: rows.map((cells, row) => ({
    type: 'TableRow',
    cells: cells.map((cell) => ({ type: 'TableCell', items: [text(cell, row === 0 ? { weight: 'bolder' } : {})] })),
  })),
});

/** The name of the field in which an action says which task it belongs to. */
export const taskField = 'taak';

/** Does a task in place of this card; where that cannot be, as a message. */
export const execute = (title: string, task: string, data: ActionData = {}): Action => ({
  type: 'Action.Execute',
  title,
  verb: task,
  data: { ...data, [taskField]: task },
  fallback: submit(title, task, data),
});

/** Begins a task with a new message. */
export const submit = (title: string, task: string, data: ActionData = {}): Action => ({
  type: 'Action.Submit',
  title,
  data: { ...data, [taskField]: task },
});

/** Says something in the person's name: they see their own words, the dialog gets the value behind them. */
export const say = (title: string, value: string): Action => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'messageBack', displayText: title, text: value, value: { antwoord: value } } },
});

export const openUrl = (title: string, url: string): Action => ({ type: 'Action.OpenUrl', title, url });

/** Shows what is hidden until somebody asks for it. */
export const show = (title: string, body: readonly Element[], actions: readonly Action[] = []): Action => ({
  type: 'Action.ShowCard',
  title,
  card: { type: 'AdaptiveCard', body: [...body], ...(actions.length > 0 && { actions: [...actions] }) },
});

/** So many actions stand in one row; a client hides the rest behind a menu. */
const actionsInRow = 6;

/** Actions in rows of six at most. */
export const actionRows = (actions: readonly Action[]): ActionSet[] =>
  Array.from({ length: Math.ceil(actions.length / actionsInRow) }, (_, i) => ({
    type: 'ActionSet',
    actions: actions.slice(i * actionsInRow, (i + 1) * actionsInRow),
  }));

/** The size of a card as it is sent, in bytes. */
export const sizeOf = (made: Card): number => Buffer.byteLength(JSON.stringify(made));

/** The card with as many rows as fit: half of them are left out until it does. */
export function fitting(rows: number, make: (shown: number) => Card): Card {
  let shown = rows;
  let made = make(shown);
  while (sizeOf(made) > largestCard - 2_048 && shown > 0) {
    shown = Math.floor(shown / 2);
    made = make(shown);
  }
  return made;
}

/** A field of a form: the value is left out when there is none. */
export const textInput = (
  id: string,
  label: string,
  value?: string,
  more: { maxLength?: number; isMultiline?: true; placeholder?: string } = {},
): Input => ({
  type: 'Input.Text',
  id,
  label,
  ...(value && { value }),
  ...more,
});
export const dateInput = (id: string, label: string, value?: string): Input => ({
  type: 'Input.Date',
  id,
  label,
  ...(value && { value }),
});
export const numberInput = (id: string, label: string, value: number | undefined, max: number): Input => ({
  type: 'Input.Number',
  id,
  label,
  min: 0,
  max,
  ...(value !== undefined && { value }),
});
export const choiceInput = (
  id: string,
  label: string,
  choices: Readonly<Record<string, string>>,
  value?: string,
): Input => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  style: 'compact',
  choices: Object.entries(choices).map(([key, title]) => ({ value: key, title })),
  ...(value && { value }),
});
