import { join } from 'node:path';
import { articlesOf, articlesShape } from '../content/article.ts';
import { loadAll, loadFile } from '../content/load.ts';
import { loadHouseSheet } from '../content/load-house-sheet.ts';
import {
  staffAbsenceTexts,
  staffDifferenceTexts,
  staffKeyPlanTexts,
  staffMayITexts,
  staffMenuTexts,
  staffNoticeTexts,
  staffRefusalTexts,
  staffSheetTexts,
  staffTalkTexts,
  type StaffRefusalTexts,
} from '../content/shapes/staff.ts';
import type { Standing } from '../content/texts.ts';
import type { Topics } from '../content/topics.ts';
import { readReason } from '../language/read-reason.ts';
import { yearOf, type CalendarDay } from '../values/calendar-day.ts';
import type { Clock } from '../values/clock.ts';
import { articleCards } from './article.ts';
import type { NameWords } from './personal-data.ts';
import { StaffTasks } from './staff-tasks.ts';

/**
 * The texts for staff.
 *
 * @throws ContentError naming every fault
 */
export function loadStaffTexts(content: string, standing: Standing) {
  const file = (name: string): string => join(content, 'staff', `${name}.yaml`);
  return loadAll({
    talk: () => loadFile(file('talk'), staffTalkTexts(standing)),
    menu: () => loadFile(file('menu'), staffMenuTexts(standing)),
    refusals: () => loadFile(file('refusals'), staffRefusalTexts(standing)),
    absence: () => loadFile(file('absence'), staffAbsenceTexts(standing)),
    sheet: () => loadFile(file('house-sheet'), staffSheetTexts(standing)),
    mayI: () => loadFile(file('may-i'), staffMayITexts(standing)),
    keyPlan: () => loadFile(file('key-plan'), staffKeyPlanTexts(standing)),
    difference: () => loadFile(file('difference'), staffDifferenceTexts(standing)),
    notices: () => loadFile(file('notices'), staffNoticeTexts(standing)),
  });
}

/** The texts for staff, ready to use. */
export type StaffTexts = ReturnType<typeof loadStaffTexts>;

/** What the tasks for staff need beside its texts. */
export interface StaffSetting {
  content: string;
  topics: Topics;
  clock: Clock;
  /** The day on which article 3.8.4 came into force. */
  inForce: CalendarDay;
}

/** The tasks for staff, with their texts. */
export function staffTasks(texts: StaffTexts, { content, topics, clock, inForce }: StaffSetting): StaffTasks {
  const article = articleCards(articlesOf(loadFile(join(content, 'articles.yaml'), articlesShape)), texts.talk);
  const { texts: sheetTexts, reasons } = loadHouseSheet(content);
  const names = nameWords(texts.refusals);
  return new StaffTasks({
    ...texts,
    absence: { texts: texts.absence, today: () => clock.today(), inForce, article },
    mayI: { texts: texts.mayI, article },
    keyPlan: { texts: texts.keyPlan, clock, article },
    sheet: {
      texts: texts.sheet,
      sheetTexts,
      refusals: texts.refusals,
      names,
      setting: () => ({
        today: clock.today(),
        year: yearOf(clock.today()),
        inForce,
        columns: sheetTexts.columns,
        readReason: (written) => readReason(written, reasons) ?? written,
      }),
    },
    topics,
    reasons,
    names,
  });
}

/** The lists by which names are told from other words. */
export const nameWords = ({ titles, names, noNames, labelWords, birthWords }: StaffRefusalTexts): NameWords => ({
  titles: new Set(titles),
  names: new Set(names),
  noNames: new Set(noNames),
  labelWords: new Set(labelWords),
  birthWords: new Set(birthWords),
});
