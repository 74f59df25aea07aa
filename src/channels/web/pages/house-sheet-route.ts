import type { Request, Response, Server } from 'restify';
import { houseSheet, type SheetSetting } from '../../../absence/house-sheet/house-sheet.ts';
import type { Settings } from '../../../config/config.ts';
import type { HouseSheetWords } from '../../../content/load-house-sheet.ts';
import { readReason } from '../../../language/read-reason.ts';
import type { Clock } from '../../../values/clock.ts';
import { yearOf } from '../../../values/calendar-day.ts';
import { addressOf, RateLimit } from '../../rate-limit.ts';
import { handler } from '../../server.ts';
import { formPage, sheetPage, type FormFault } from './house-sheet-page.ts';
import { sendPage } from './page.ts';
import { readForm } from './read-form.ts';

/** What the house sheet needs. */
export interface HouseSheetParts extends HouseSheetWords {
  clock: Clock;
  settings: Pick<Settings, 'rateLimit' | 'trustedProxies' | 'absenceRuleFrom'>;
}

/** Where the house sheet stands. The server leaves its body to this route. */
export const houseSheetPath = '/huisblad';

/** The page for carers: a form, and the balances of a whole house. Nothing of what is sent is kept or logged. */
export function houseSheetRoutes(server: Server, { texts, reasons, clock, settings }: HouseSheetParts): void {
  const limit = new RateLimit(settings.rateLimit);
  const thisYear = (): number => yearOf(clock.today());
  const refuse = (response: Response, status: number, fault: FormFault, pasted?: string): void => {
    sendPage(response, status, formPage(texts, thisYear(), fault, pasted));
  };

  server.get(
    houseSheetPath,
    handler(async (_request, response) => {
      sendPage(response, 200, formPage(texts, thisYear()));
    }),
  );

  server.post(
    houseSheetPath,
    handler(async (request, response) => {
      if (limit.take(addressOf(request, settings.trustedProxies)) > 0) {
        request.resume();
        refuse(response, 429, 'TOO_OFTEN');
        return;
      }
      const form = await formOf(request);
      if (typeof form === 'string') {
        if (form === 'TOO_BIG') response.setHeader('Connection', 'close');
        refuse(response, form === 'TOO_BIG' ? 413 : 400, form);
        return;
      }
      const setting: SheetSetting = {
        today: clock.today(),
        year: form.year ?? thisYear(),
        inForce: settings.absenceRuleFrom,
        columns: texts.columns,
        readReason: (written) => readReason(written, reasons) ?? written,
      };
      const sheet = houseSheet(form.file, setting);
      if ('unreadable' in sheet)
        refuse(response, sheet.unreadable === 'TOO_BIG' ? 413 : 422, sheet.unreadable, form.pasted);
      else sendPage(response, 200, sheetPage(texts, sheet));
    }),
  );
}

interface SheetForm {
  file: Uint8Array;
  pasted: string;
  year: number | undefined;
}

/** The fields of the form, sent as `multipart/form-data` or `application/x-www-form-urlencoded`. */
async function formOf(request: Request): Promise<SheetForm | 'TOO_BIG' | 'BAD_FORM'> {
  const form = await readForm(request);
  if (typeof form === 'string') return form;
  const { blad = '', jaar = '' } = form.fields;
  const { bestand } = form.files;
  const uploaded = bestand && bestand.byteLength > 0 ? bestand : undefined;
  return {
    file: uploaded ?? new TextEncoder().encode(blad),
    pasted: uploaded ? '' : blad,
    year: /^\d{4}$/.test(jaar) ? Number(jaar) : undefined,
  };
}
