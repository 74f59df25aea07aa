import { z } from 'zod';

/*
 * The Adaptive Cards schema 1.5, strictly: the elements and properties that our cards use, and nothing else. A property
 * that a client would not know is an error here.
 */

const id = z.string().min(1);
const words = z.string().min(1);
const spacing = z.enum(['none', 'small', 'default', 'medium', 'large', 'extraLarge', 'padding']).optional();
const separator = z.boolean().optional();
const isVisible = z.boolean().optional();
const shared = { id: id.optional(), spacing, separator, isVisible };
const data = z.record(z.string(), z.unknown());

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: words,
  wrap: z.literal(true),
  size: z.enum(['default', 'small', 'medium', 'large', 'extraLarge']).optional(),
  weight: z.enum(['default', 'lighter', 'bolder']).optional(),
  color: z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']).optional(),
  isSubtle: z.boolean().optional(),
  style: z.enum(['default', 'heading']).optional(),
  fontType: z.enum(['default', 'monospace']).optional(),
  ...shared,
});

const factSet = z.strictObject({
  type: z.literal('FactSet'),
  facts: z.array(z.strictObject({ title: words, value: words })).min(1),
  ...shared,
});

const input = { label: words, isRequired: z.boolean().optional(), errorMessage: words.optional(), ...shared };
const inputs = [
  z.strictObject({
    type: z.literal('Input.Text'),
    value: z.string().optional(),
    placeholder: words.optional(),
    maxLength: z.int().positive().optional(),
    isMultiline: z.boolean().optional(),
    ...input,
    id,
  }),
  z.strictObject({ type: z.literal('Input.Date'), value: z.iso.date().optional(), ...input, id }),
  z.strictObject({
    type: z.literal('Input.Number'),
    value: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    ...input,
    id,
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    value: z.string().optional(),
    style: z.enum(['compact', 'expanded', 'filtered']),
    choices: z.array(z.strictObject({ title: words, value: words })).min(1),
    ...input,
    id,
  }),
] as const;

const submit = z.strictObject({ type: z.literal('Action.Submit'), title: words, data });

const action: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    submit,
    z.strictObject({
      type: z.literal('Action.Execute'),
      title: words,
      verb: words,
      data,
      // older clients, and the web chat, know no Action.Execute
      fallback: submit,
    }),
    z.strictObject({ type: z.literal('Action.OpenUrl'), title: words, url: z.url() }),
    z.strictObject({
      type: z.literal('Action.ShowCard'),
      title: words,
      card: z.strictObject({
        type: z.literal('AdaptiveCard'),
        body: z.array(element).min(1),
        actions: z.array(action).min(1).optional(),
      }),
    }),
  ]),
);

/** So many actions a client shows in one row. */
const actions = z.array(action).min(1).max(6);

const tableCell = z.strictObject({ type: z.literal('TableCell'), items: z.array(textBlock).min(1) });
const element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    textBlock,
    factSet,
    ...inputs,
    z.strictObject({ type: z.literal('ActionSet'), actions, ...shared }),
    z.strictObject({
      type: z.literal('Container'),
      items: z.array(element).min(1),
      style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
      ...shared,
    }),
    z.strictObject({
      type: z.literal('Table'),
      columns: z.array(z.strictObject({ width: z.number().positive() })).min(1),
      rows: z.array(z.strictObject({ type: z.literal('TableRow'), cells: z.array(tableCell).min(1) })).min(1),
      firstRowAsHeader: z.boolean().optional(),
      showGridLines: z.boolean().optional(),
      ...shared,
    }),
  ]),
);

/** A card as our channels send it. */
export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.literal('nl'),
  fallbackText: words,
  body: z.array(element),
  actions: actions.optional(),
});

/** What is wrong with a card, and with its size and its text alternative. */
export function cardFaults(card: unknown): string[] {
  const { error } = cardSchema.safeParse(card);
  const size = Buffer.byteLength(JSON.stringify(card));
  return [
    ...(error ? [z.prettifyError(error)] : []),
    ...(size > 28 * 1024 ? [`${size} bytes, expected at most 28 kB`] : []),
  ];
}
