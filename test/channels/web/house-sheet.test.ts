import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { houseSheetPath, houseSheetRoutes } from '../../../src/channels/web/pages/house-sheet-route.ts';
import { createServer, type WebServer } from '../../../src/channels/server.ts';
import { loadHouseSheet } from '../../../src/content/load-house-sheet.ts';
import type { Log } from '../../../src/log.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { fixedClock } from '../../../src/values/clock.ts';

const logged: unknown[] = [];
const note = (...entry: unknown[]): void => void logged.push(entry);
const log = { error: note, warn: note, info: note, debug: note, trace: note, fatal: note } as unknown as Log;

let server: WebServer;
let address: string;
beforeAll(async () => {
  server = createServer({ log, needs: {}, ownBody: [houseSheetPath] });
  houseSheetRoutes(server.restify, {
    ...loadHouseSheet('content'),
    clock: fixedClock('2026-11-22'),
    settings: { rateLimit: 'off', trustedProxies: 0, absenceRuleFrom: '2026-02-11' },
  });
  address = `${await server.listen(0, '127.0.0.1')}${houseSheetPath}`;
});
afterAll(() => server.stop());

async function sent(fields: Record<string, string | Blob>): Promise<{ status: number; html: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const response = await fetch(address, { method: 'POST', body: form });
  return { status: response.status, html: await response.text() };
}
const csvOf = (html: string): string => Buffer.from(/base64,([^"]+)"/.exec(html)?.[1] ?? '', 'base64').toString();
const heading = 'Bewoner;Vertrek;Terugkomst;Reden;Woont hier sinds\n';
const rows = `${heading}AB;2-6-2026;11-6-2026;vakantie;1-3-2024\n12;1-4-2026;10-5-2026;verlof;1-3-2024\nfout;31-6-2026;;;\n12;10-11-2026;;Lag in het ziekenhuis;`;

describe('the house sheet', () => {
  test('the form needs no script, and nothing from elsewhere', async () => {
    const response = await fetch(address);
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    expect(html).not.toMatch(/<script|onclick|https?:/);
    for (const [, id = ''] of html.matchAll(/<(?:textarea|input) id="(\w+)"/g))
      expect(html).toContain(`<label for="${id}">`);
  });

  test('pasted rows become balances, windows, faults and a CSV', async () => {
    const { status, html } = await sent({ blad: rows, jaar: '2026' });
    expect(status).toBe(200);
    expect(html).toContain('<caption>Stand van 2026 op 22-11-2026 voor 2 bewoners</caption>');
    expect(html).toContain('<td class="number">8</td><td class="number">34</td>');
    expect(html).toContain('<li>12: 50 / 42 (te veel)</li>');
    expect(html).toContain('<li>12: 14-11-2026 is voorbij. Bel de Regionale Toegang.</li>');
    expect(html).toContain('<th scope="row">4</th><td>fout</td><td>De dag van vertrek is geen datum die bestaat.');
    expect(csvOf(html)).toContain('\r\nAB;8;34;0;in orde;;;;\r\n');
    expect(csvOf(html)).toContain('\r\n4;fout;De dag van vertrek');
  });

  test('an uploaded file, and a form without a file part, read the same', async () => {
    const upload = await sent({ bestand: new Blob([rows]) });
    const pasted = await fetch(address, { method: 'POST', body: new URLSearchParams({ blad: rows }) });
    expect(upload.html).toBe(await pasted.text());
  });

  test('what is written in a cell stays text on the page, and is no formula in the CSV', async () => {
    const { html } = await sent({
      blad: '<b>x</b>;2-6-2026;11-6-2026;v;1-1-2024\n=1+1;2-6-2026;11-6-2026;v;1-1-2024\n',
    });
    expect(html).not.toContain('<b>x</b>');
    expect(html).toContain('&#60;b&#62;x&#60;/b&#62;');
    expect(csvOf(html)).toContain("\r\n'=1+1;8;");
  });

  test.each([
    ['10 MB', { bestand: new Blob([new Uint8Array(10 * 1_048_576).fill(65)]) }, 413, 'groter dan 1 MB'],
    ['just over 1 MB', { bestand: new Blob([new Uint8Array(1_048_577).fill(65)]) }, 413, 'groter dan 1 MB'],
    ['a workbook', { bestand: new Blob([Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])]) }, 422, 'geen CSV-bestand'],
    ['nothing', { blad: '' }, 422, 'Er staat niets'],
    ['an open quote', { blad: 'a;"2-6-2026' }, 422, 'aanhalingsteken'],
  ])('%s is refused with a clear message', async (_name, fields, status, message) => {
    const answer = await sent(fields);
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(message);
  });

  test('a body that is no form is refused', async () => {
    const response = await fetch(address, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'multipart/form-data' },
    });
    expect(response.status).toBe(400);
  });

  test('5,000 rows over HTTP within a second', async () => {
    const file =
      heading + Array.from({ length: 5_000 }, (_, i) => `r${i};2-6-2026;11-6-2026;verlof;1-3-2024`).join('\n');
    const spent = await cpuTime(async () => {
      expect((await sent({ blad: file })).status).toBe(200);
    });
    expect(spent).toBeLessThan(1_000);
  });

  test('nothing of what was sent is logged', () => {
    expect(JSON.stringify(logged)).toBe('[]');
  });
});
