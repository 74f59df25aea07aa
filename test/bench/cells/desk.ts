import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ListView, TalkView } from '../../../src/channels/desk/client/page-data.ts';
import { queueIds } from '../../../src/handoff/summary.ts';
import { Browsing } from '../../channels/desk/desk-service.ts';
import { startRedis } from '../../support/redis-server.ts';
import { WebChat } from '../../support/web-chat.ts';
import { ours } from '../bench-server.ts';
import { percentile, round, type Cell } from '../cell.ts';

const workers = 20;
const within = 10_000;
/** What a worker takes to write an answer, in ms: faster than anybody types. */
const pause = 250;
/** What a message may take to the other side, at the 95th percentile, in ms. */
const most = 200;

interface Person {
  chat: WebChat;
  /** Called with each text that comes over the stream. */
  heard: (text: string) => void;
  end: () => void;
}

/**
 * 200 people are handed over within 10 seconds (20 in a quick run) to 20 workers, at two servers on one Redis: what a
 * message takes from a worker to the stream of a person, and from a person to the page of a worker.
 */
export const cell: Cell = {
  name: 'desk',
  async run({ quick }) {
    const people = quick ? 20 : 200;
    const redis = await startRedis('everysec');
    const env = {
      ...{ REDIS_URL: redis.url, DESK_DEV_LOGIN: 'yes', TODAY: '2026-11-25T10:00' },
      DIRECT_LINE_SECRET: 'the secret of this bench only',
    };
    const servers = await Promise.all([ours(env), ours(env)]);
    const urlOf = (n: number): string => `http://127.0.0.1:${servers[n % 2]?.port ?? 0}`;
    try {
      const staff = await Promise.all(Array.from({ length: workers }, (_, n) => atWork(urlOf(n), n)));
      const byConversation = new Map<string, Person>();
      const [toPerson, toWorker]: [number[], number[]] = [[], []];
      const taken: string[] = [];
      const begin = performance.now();
      const arriving = Array.from({ length: people }, async (_, n) => {
        await delay((n * within) / people);
        const person = await handedOver(urlOf(n), n);
        byConversation.set(nameOf(n), person);
      });
      const serving = staff.map(async (worker) => {
        while (taken.length < people && performance.now() - begin < 6 * within) {
          const next = await worker.takeNext();
          if (!next) {
            await delay(25);
            continue;
          }
          taken.push(next.id);
          const person = await until(() => byConversation.get(next.name));
          for (let i = 0; i < 3; i++) {
            await delay(pause);
            toPerson.push(await worker.says(next.id, `antwoord ${i} voor ${next.name}`, person));
            toWorker.push(await worker.hears(next.id, `vraag ${i} van ${next.name}`, person));
          }
          await worker.close(next.id);
          person.end();
        }
      });
      await Promise.all(arriving);
      const arrived = performance.now() - begin;
      await Promise.all(serving);
      const all = performance.now() - begin;
      for (const worker of staff) worker.end();
      const row = (way: string, values: number[]) => ({
        way,
        messages: values.length,
        'median ms': round(percentile(values, 0.5)),
        'p95 ms': round(percentile(values, 0.95)),
      });
      return {
        figures: [
          { what: 'people handed over', value: people },
          { what: 'taken', value: taken.length },
          { what: 'taken twice', value: taken.length - new Set(taken).size },
          { what: 'seconds until all were in the queue', value: round(arrived / 1_000) },
          { what: 'seconds until all were helped', value: round(all / 1_000) },
          row('from a worker to a person', toPerson),
          row('from a person to a worker', toWorker),
        ],
        ratios: [
          { name: 'taken exactly once', value: new Set(taken).size / people, aim: { least: 1 } },
          { name: 'p95 to a person against 200 ms', value: percentile(toPerson, 0.95) / most, aim: { most: 1 } },
          { name: 'p95 to a worker against 200 ms', value: percentile(toWorker, 0.95) / most, aim: { most: 1 } },
        ],
      };
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
      await redis.end();
    }
  },
};

/** A word that stands in the conversation of one person only, by which the worker knows whom this is. */
const nameOf = (n: number): string => `code${n}x`;

async function handedOver(url: string, n: number): Promise<Person> {
  const chat = await WebChat.begin(url);
  const person: Person = { chat, heard: () => undefined, end: () => undefined };
  person.end = await chat.listen((text) => {
    person.heard(text);
  });
  await chat.say(`ik wil een medewerker ${nameOf(n)}`);
  await chat.say('ja');
  return person;
}

async function atWork(url: string, n: number) {
  const page = new Browsing(url);
  await page.signInHere(`W${String.fromCharCode(97 + n)}`, queueIds);
  let changed: (id: string) => void = () => undefined;
  const cookie = [...page.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const line = new WebSocket(`${url.replace('http', 'ws')}/balie/live`, { headers: { cookie, origin: url } });
  line.on('message', (data: Buffer) => {
    const news = JSON.parse(data.toString()) as { kind: string; id?: string };
    if (news.kind === 'changed' && news.id !== undefined) changed(news.id);
  });
  await new Promise((resolve, reject) => {
    line.once('open', resolve).once('error', reject);
  });
  let said = 0;
  const talk = async (id: string): Promise<TalkView> => (await page.call(`/talks/${id}`)).body as TalkView;

  return {
    /** Takes the first who waits; undefined when nobody does, or somebody was faster. */
    async takeNext(): Promise<{ id: string; name: string } | undefined> {
      const { waiting } = (await page.call('/list')).body as ListView;
      const next = waiting.find(({ state }) => state === 'waiting');
      if (!next) return undefined;
      const { status, body } = await page.call(`/talks/${next.id}/claim`, {});
      const name = /code\d+x/.exec(JSON.stringify(body))?.[0] ?? '';
      return status === 200 ? { id: next.id, name } : undefined;
    },
    /** Milliseconds from the call to the stream of the person. */
    async says(id: string, text: string, person: Person): Promise<number> {
      const begin = performance.now();
      const arrived = new Promise<number>((resolve) => {
        person.heard = (heard) => {
          if (heard.includes(text)) resolve(performance.now() - begin);
        };
      });
      await page.call(`/talks/${id}/say`, { id: `said-${String((said += 1)).padStart(6, '0')}`, text });
      return arrived;
    },
    /** Milliseconds from the post of the person until the page has read it. */
    async hears(id: string, text: string, person: Person): Promise<number> {
      const begin = performance.now();
      const arrived = new Promise<number>((resolve) => {
        const look = async (): Promise<void> => {
          if ((await talk(id)).said.some((one) => one.text === text)) resolve(performance.now() - begin);
        };
        changed = (which) => {
          if (which === id) void look();
        };
      });
      await person.chat.say(text);
      const took = await arrived;
      changed = () => undefined;
      return took;
    },
    close: (id: string) => page.call(`/talks/${id}/close`, { code: 'geholpen' }),
    end: () => {
      line.terminate();
    },
  };
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let found = look(); ; found = look()) {
    if (found !== undefined) return found;
    await delay(5);
  }
}
