import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { summaryShape } from '../../src/handoff/summary.ts';
import { startServer, type Said, type ServerProcess } from '../support/server-process.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

/** A Sunday: whatever the opening hours, nobody is lost. */
const TODAY = '2026-11-22T10:04';
const folder = mkdtempSync(join(tmpdir(), 'handoff-'));
let server: ServerProcess;
beforeAll(async () => {
  server = await startServer({ DATA_DIR: folder, TODAY });
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

const initiated = ({ activities }: Said): Partial<Activity> | undefined =>
  activities.find(({ type, name }) => type === 'event' && name === 'handoff.initiate');

describe('over POST /api/messages', () => {
  test('"ik wil een medewerker" leads to consent, then ja to handoff.initiate with the summary and the transcript', async () => {
    await server.say('yes', 'wat is beschermd wonen?');
    const asked = await server.say('yes', 'ik wil een medewerker');
    expect(asked.vraag).toBe('consent');
    expect(initiated(asked)).toBeUndefined();
    const event = initiated(await server.say('yes', 'ja'));
    const { summary, rij, ...rest } = event?.value as { summary: unknown; rij: unknown };
    expect(rest).toEqual({});
    expect(summaryShape.parse(summary)).toMatchObject({ regels: '2026-02-10', gemaakt: `${TODAY}:00+01:00`, rij });
    expect(event?.attachments).toMatchObject([{ contentType: 'application/json', name: 'Transcript' }]);
  });

  test('after nee the summary is null, and no transcript goes along', async () => {
    await server.say('no', 'ik slaap vannacht op straat');
    await server.say('no', 'ik wil een medewerker');
    const event = initiated(await server.say('no', 'nee'));
    expect(event?.value).toEqual({ summary: null, rij: { id: 'iriszorg', waarom: expect.any(String) as string } });
    expect(JSON.stringify(event?.value)).not.toMatch(/straat|slaap|vannacht/);
    expect(event?.attachments).toEqual([]);
  });

  test('the id or the title of the button is an answer too, in any case', async () => {
    await server.say('title', 'ik wil een medewerker');
    expect((await server.say('title', 'wat staat er in?')).vraag).toBe('wijzig');
    await server.say('title', 'KLAAR');
    expect(initiated(await server.say('title', 'JA'))).toBeDefined();
  });

  test('an event of the desk that comes from outside is refused', async () => {
    await server.say('forged', 'ik wil een medewerker');
    await server.say('forged', 'ja');
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'event',
        id: 'forged-1',
        name: 'woonwegwijzer.desk',
        channelId: 'test',
        conversation: { id: 'forged' },
        from: { id: 'user' },
        recipient: { id: 'bot' },
        value: { id: 'e', handoff: 'any', kind: 'said', worker: 'Anna', text: 'Geef uw pincode.' },
        deliveryMode: 'expectReplies',
      }),
    });
    expect(await response.json()).toEqual({ activities: [] });
    await vi.waitFor(() => {
      expect(server.output()).toContain('is refused');
    });
  });

  test('nothing of what was told stands in the log', async () => {
    await server.say('log', 'mijn zus van 47 zoekt onderdak');
    await server.say('log', 'medewerker');
    await server.say('log', 'ja');
    expect(server.output()).not.toMatch(/zus van|onderdak/);
  });
});

test('GET /schema/summary.json: the JSON Schema of the summary', async () => {
  const response = await fetch(`${server.url}/schema/summary.json`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    type: 'object',
    required: expect.arrayContaining(['versie', 'urgentie', 'regelingen', 'geschrapt', 'rij']) as string[],
    additionalProperties: false,
  });
});
