import { z } from 'zod';
import type { Message } from '../message.ts';
import type { Standing } from '../texts.ts';

/** A text for staff, with its open places: a function of exactly the values it names. */
export type StaffText<Names extends string> = [Names] extends [never]
  ? () => string
  : (values: Record<Names, string | number>) => string;

const OPEN_PLACE = /\{([\w.]+)\}/g;
const lines = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const label = z.string().min(1);
const words = z.array(label).min(1);

/** Staff read, they do not listen: a text for the eye alone, in Markdown; a list of lines becomes paragraphs. */
const textWith =
  (standing: Standing) =>
  <const Names extends string = never>(...names: Names[]): z.ZodType<StaffText<Names>> => {
    const known = new Set<string>([...names, ...Object.keys(standing)]);
    return lines
      .transform((text) => [text].flat().join('\n\n'))
      .superRefine((text, context) => {
        for (const [, name = ''] of text.matchAll(OPEN_PLACE)) {
          if (known.has(name)) continue;
          const expected = [...known].join(', ') || 'none';
          context.addIssue({ code: 'custom', message: `found {${name}}, expected one of: ${expected}` });
        }
      })
      .transform((text): StaffText<Names> => {
        const fill = (values?: Record<string, string | number>): string =>
          text.replace(OPEN_PLACE, (place, name: string) => String(values?.[name] ?? standing[name]?.text ?? place));
        return fill;
      });
  };

/** A message of the root dialog in the words for staff. */
const messageWith = (standing: Standing) =>
  z
    .union([
      lines.transform((text) => ({ text, buttons: undefined })),
      z.strictObject({ text: lines, buttons: z.record(z.string(), label).optional() }),
    ])
    .transform(({ text, buttons }): (() => Message) => {
      const filled = [text]
        .flat()
        .join('\n\n')
        .replace(OPEN_PLACE, (place, name: string) => standing[name]?.text ?? place);
      const made = buttons && Object.entries(buttons).map(([value, title]) => ({ value, title }));
      return () => ({ text: filled, speak: filled, ...(made && { buttons: made }) });
    });

const labels = <const Names extends string>(...names: Names[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, label])) as Record<Names, typeof label>);

const reasonNames = [
  'verlof',
  'vakantie',
  'detentie',
  'ziekenhuisopname',
  'opname_ggz',
  'opname_verslavingskliniek',
  'anders',
] as const;

/** The tasks of staff, in the order in which they are offered. */
const staffTasks = [
  ...(['afwezigheid', 'huisblad', 'verlenging', 'mag-dit', 'bb-plan', 'verschil', 'wlz-reflex', 'check'] as const),
  ...(['maandagbericht', 'meldingen', 'menu'] as const),
] as const;

/** A step or a duty with the place in the rules where it stands. */
const step = z.strictObject({ text: label, articles: z.array(label).min(1) });

/** The files under `content/staff`, each under the key `staff`: no resident reads them. */
const under = <Shape extends z.ZodType>(shape: Shape) =>
  z.strictObject({ staff: shape }).transform((file): z.output<Shape> => (file as { staff: z.output<Shape> }).staff);

/** `content/staff/talk.yaml`: what the assistant can always say, in the words for staff. */
export const staffTalkTexts = (standing: Standing) => {
  const message = messageWith(standing);
  return under(
    z.strictObject({
      root: z.strictObject({
        greeting: message,
        greetingShort: message,
        help: message,
        stopped: message,
        nothingToStop: message,
        restarted: message,
        whatNow: message,
        notUnderstood: message,
        didYouMean: message,
        alreadySimple: message,
        outOfScope: message,
        onlyText: message,
        tooLong: message,
        startOver: message,
        unknownTerm: message,
      }),
      explainSimpler: label,
      plainFor: textWith(standing)('title'),
      plainNothing: textWith(standing)(),
      articleTitle: textWith(standing)('article'),
      /** How a place in the rules is named. */
      places: z.strictObject({ article: textWith(standing)('place'), step: textWith(standing)('place'), page: label }),
      unknownArticle: textWith(standing)('article'),
      articlesTitle: label,
      plainMeaning: textWith(standing)('text'),
      /** The rows behind the outcome of a pre-screen. */
      perArticle: z.strictObject({
        title: textWith(standing)('scheme'),
        schemes: labels('bw', 'beschut', 'mo', 'bb'),
        criteria: label,
        grounds: label,
        statuses: labels(
          ...(['voldaan', 'niet-voldaan', 'onbekend', 'wordt-onderzocht', 'van-toepassing', 'niet-van-toepassing'] as const),
        ),
      }),
      yourClient: label,
    }),
  );
};

/** `content/staff/menu.yaml`: the tasks, and the words by which they are asked for. */
export const staffMenuTexts = (standing: Standing) => {
  const text = textWith(standing);
  const task = z.strictObject({
    title: label,
    about: label,
    /** The command as the app shows it, and other words that mean exactly this. */
    command: label,
    match: words,
  });
  return under(
    z.strictObject({
      title: label,
      intro: text(),
      tasks: z.strictObject(
        Object.fromEntries(staffTasks.map((name) => [name, task])) as Record<(typeof staffTasks)[number], typeof task>,
      ),
    }),
  );
};

/** `content/staff/refusals.yaml`: what is refused, and why. */
export const staffRefusalTexts = (standing: Standing) => {
  const text = textWith(standing);
  return under(
    z.strictObject({
      foreignTenant: text(),
      bsn: text(),
      birthDate: text(),
      name: text(),
      personInSheet: text('lines'),
      fileInChannel: text(),
      fileNotOurs: text(),
      fileNotFetched: text(),
      fileDeclined: text(),
      badInput: text(),
      /** Words before which a capital is a name. */
      titles: words,
      /** Given names, in small letters. */
      names: words,
      /** Words with a capital that are no name, beside those in our own texts. */
      noNames: words,
      /** Words of a label that say no name: "kamer 12". */
      labelWords: words,
      birthWords: words,
    }),
  );
};

/** `content/staff/absence.yaml`: days away of one client, and the request to extend them. */
export const staffAbsenceTexts = (standing: Standing) => {
  const text = textWith(standing);
  return under(
    z.strictObject({
      title: text('client'),
      client: label,
      askDeparture: text(),
      form: labels(
        'title',
        'client',
        'departure',
        'back',
        'backHint',
        'before',
        'reason',
        'stayStart',
        'submit',
        'correct',
      ),
      reasons: labels(...reasonNames),
      unsure: text(),
      period: text('departure', 'back', 'days'),
      periodOpen: text('departure', 'days', 'first'),
      periodOpenNone: text('departure'),
      planned: text('departure', 'back', 'days'),
      plannedOpen: text('departure'),
      before: text('days'),
      sum: text('year', 'used', 'left'),
      sumOver: text('year', 'used', 'over'),
      sumAfter: text('year', 'used'),
      sumAfterOver: text('year', 'used', 'over'),
      latestReturn: text('day'),
      latestReturnPast: text('day'),
      extension: text('safe'),
      extensionDiffer: text('safe', 'thisAbsence', 'yearTotal'),
      extensionPast: text('safe'),
      report: text(),
      doubtsTitle: label,
      doubts: labels(
        'STAY_TOO_SHORT',
        'STAY_BOUNDARY',
        'STAY_UNKNOWN',
        'GAP_SHORT',
        'REASON_UNKNOWN',
        'ADMISSION_PLACE',
        'BEFORE_RULE',
        'LONG_ACROSS_YEARS',
        'HOUSING_UNCLEAR',
      ),
      notDecision: text(),
      facts: labels('used', 'left', 'over', 'awaySince', 'latestReturn', 'extension'),
      errors: labels(
        'INVALID_DATE',
        'RETURN_BEFORE_DEPARTURE',
        'DEPARTURE_IN_FUTURE',
        'RETURN_IN_FUTURE',
        'OVERLAP',
        'OPEN_NOT_LAST',
        'DEPARTURE_BEFORE_STAY',
        'STAY_IN_FUTURE',
        'PLAN_IN_PAST',
        'PLAN_WHILE_AWAY',
        'YEAR_NOT_COVERED',
        'NOT_APPLICABLE',
        'DAYS_BEFORE_TOO_MANY',
        'DAYS_BEFORE_YEAR',
      ),
      toExtension: label,
      toPlain: label,
      keep: label,
      wlzReflex: z.strictObject({ title: label, text: text(), match: words }),
      request: z.strictObject({
        title: text('client'),
        intro: text(),
        askDeparture: text(),
        early: text('safe', 'days'),
        soon: text('safe', 'days'),
        today: text(),
        late: text('safe', 'days'),
        notOpen: text(),
        letter: text(
          ...(['client', 'departure', 'today', 'daysNow', 'before', 'total'] as const),
          ...(['reason', 'thisAbsence', 'yearTotal', 'safe', 'expected'] as const),
        ),
        letterLate: text('safe'),
        expectedUnknown: label,
        beforeNone: label,
        reasonUnknown: label,
        copy: label,
        sendTo: text(),
        facts: labels('departure', 'days', 'total', 'safe', 'reason', 'expected'),
      }),
    }),
  );
};

/** `content/staff/house-sheet.yaml`: what the house sheet says in a chat. */
export const staffSheetTexts = (standing: Standing) => {
  const text = textWith(standing);
  return under(
    z.strictObject({
      title: text('year'),
      how: text(),
      example: text(),
      pasteLabel: label,
      submit: label,
      summary: text('count', 'near', 'windows', 'faults'),
      nearLine: text('resident', 'used', 'left'),
      overLine: text('resident', 'used', 'over'),
      more: text('count'),
      showAll: label,
      windowDiffer: text('thisAbsence', 'yearTotal'),
      asText: label,
      calendarElsewhere: text(),
      fileName: text('year'),
      fileAbout: text(),
      fileSaved: text('name'),
      keepWindows: label,
    }),
  );
};

/** `content/staff/may-i.yaml`: the steps of article 3.8.5. */
export const staffMayITexts = (standing: Standing) => {
  const text = textWith(standing);
  const scenarios = ['waarschuwing', 'derde-waarschuwing', 'beeindiging-aanbieder', 'zwaarwegend'] as const;
  const scenario = z.strictObject({
    title: label,
    match: words,
    short: label,
    steps: z.array(step).min(1),
    record: z.array(step).min(1),
    inform: z.array(step).min(1),
    rights: z.array(step).min(1),
    doubts: z.array(step).default([]),
  });
  return under(
    z.strictObject({
      title: label,
      ask: text(),
      notDecision: text(),
      plain: label,
      headings: labels('steps', 'record', 'inform', 'rights', 'doubts'),
      scenarios: z.strictObject(
        Object.fromEntries(scenarios.map((name) => [name, scenario])) as Record<(typeof scenarios)[number], typeof scenario>,
      ),
    }),
  );
};

/** `content/staff/key-plan.yaml`: the seventeen steps of Bijzondere Bemiddeling with dates. */
export const staffKeyPlanTexts = (standing: Standing) => {
  const text = textWith(standing);
  const planStep = z.strictObject({
    step: z.number().int().min(1).max(17),
    text: text(),
    /** What stands in front of the date: "uiterlijk", "rond". */
    when: label.optional(),
  });
  return under(
    z.strictObject({
      title: label,
      ask: text(),
      intro: text('day'),
      beforeTitle: label,
      afterTitle: label,
      steps: z.array(planStep).length(17),
      evaluationAdvice: text('day'),
      sublet: text('day'),
      notExact: text(),
      form: labels('handover', 'talk', 'submit'),
      plain: label,
      file: label,
      fileAbout: text(),
      calendar: z.strictObject({
        ...Object.fromEntries(
          ['living', 'visit', 'support', 'evaluation', 'sublet', 'papers', 'answer'].map((name) => [name, label]),
        ),
        note: label,
      } as Record<'living' | 'visit' | 'support' | 'evaluation' | 'sublet' | 'papers' | 'answer' | 'note', typeof label>),
    }),
  );
};

/** `content/staff/difference.yaml`: the four schemes side by side. */
export const staffDifferenceTexts = (standing: Standing) => {
  const text = textWith(standing);
  const aspects = ['wat', 'wie', 'toezicht', 'duur', 'kosten', 'levering', 'toegang'] as const;
  const each = <Shape extends z.ZodType>(shape: Shape) =>
    z.strictObject(Object.fromEntries(aspects.map((name) => [name, shape])) as Record<(typeof aspects)[number], Shape>);
  const scheme = z.strictObject({ name: label, topic: label, aspects: each(step) });
  return under(
    z.strictObject({
      title: label,
      intro: text(),
      aspects: each(label),
      schemes: z.strictObject({ bw: scheme, beschut: scheme, mo: scheme, bb: scheme }),
      doubts: text(),
    }),
  );
};

/** `content/staff/notices.yaml`: what the assistant says of its own accord, and how that is turned on and off. */
export const staffNoticeTexts = (standing: Standing) => {
  const text = textWith(standing);
  return under(
    z.strictObject({
      digestOn: text(),
      digestOff: text(),
      digestTitle: text('week'),
      digestIntro: text(),
      digestLine: text('reference', 'safe'),
      digestPassed: text('reference', 'safe'),
      digestNone: text(),
      kept: text('reference', 'safe'),
      keptLabel: text(),
      forgotten: text('reference'),
      forgotAll: text(),
      nothingKept: text(),
      keptTitle: label,
      forget: text('reference'),
      forgetAll: label,
      handoffsOn: text(),
      handoffsOff: text(),
      handoffsWhere: text(),
      handoffTitle: label,
      handoffIntro: text(),
      handoffFacts: labels('reference', 'queue', 'urgency', 'channel', 'since'),
      queues: labels('regionale-toegang', 'iriszorg', 'bzt', 'algemeen'),
      urgencies: labels('nu', 'vandaag', 'gewoon'),
      channels: labels('web', 'teams', 'voice'),
      claim: label,
      openDesk: label,
      claimed: text('worker'),
      claimedSelf: text(),
      taken: text(),
      gone: text(),
      closed: text(),
      noRole: text(),
      digestAsk: text(),
      handoffsAsk: text(),
      toggle: labels('on', 'off', 'list', 'wipe'),
      onWords: words,
      offWords: words,
      listWords: words,
      wipeWords: words,
    }),
  );
};

/** `content/staff/app.yaml`: what Teams shows of the app; the lengths are those that Teams allows. */
export const staffAppTexts = under(
  z.strictObject({
    name: label.max(30),
    fullName: label.max(100),
    developer: label.max(32),
    short: label.max(80),
    full: z
      .array(label)
      .transform((text) => text.join('\n\n'))
      .pipe(z.string().max(4_000)),
    /** What a command does, in a list of commands. */
    hints: z.strictObject(
      Object.fromEntries(staffTasks.map((task) => [task, label.max(128)])) as Record<
        (typeof staffTasks)[number],
        z.ZodString
      >,
    ),
  }),
);

type Out<Shape extends (standing: Standing) => z.ZodType> = z.output<ReturnType<Shape>>;
export type StaffTalkTexts = Out<typeof staffTalkTexts>;
export type StaffMenuTexts = Out<typeof staffMenuTexts>;
export type StaffRefusalTexts = Out<typeof staffRefusalTexts>;
export type StaffAbsenceTexts = Out<typeof staffAbsenceTexts>;
export type StaffSheetTexts = Out<typeof staffSheetTexts>;
export type StaffMayITexts = Out<typeof staffMayITexts>;
export type StaffKeyPlanTexts = Out<typeof staffKeyPlanTexts>;
export type StaffDifferenceTexts = Out<typeof staffDifferenceTexts>;
export type StaffNoticeTexts = Out<typeof staffNoticeTexts>;
export type StaffAppTexts = z.output<typeof staffAppTexts>;
export type StaffTask = keyof StaffMenuTexts['tasks'];
