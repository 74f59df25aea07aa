import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DeskError, type DeskEvent } from '../../../src/handoff/desk.ts';
import type { Opened } from '../../../src/handoff/floor.ts';
import type { Way } from '../../../src/handoff/desk/sender.ts';
import { fixedClock } from '../../../src/values/clock.ts';
import { anna, bram, bzt, deskOn, handoff, onWednesday, rewind } from './desks.ts';
import { onBothStores } from './both-stores.ts';

onBothStores((open) => {
  beforeEach(rewind);
  const desk = async (...args: Parameters<typeof deskOn> extends [unknown, ...infer Rest] ? Rest : never) =>
    deskOn(await open(), ...args);

  describe('the queue', () => {
    test('goes by urgency, then by arrival, and tells each its place', async () => {
      const { desk: ours, floor } = await desk();
      const [a, b, c, d] = [
        handoff(),
        handoff({ urgency: 'vandaag' }),
        handoff({ urgency: 'nu' }),
        handoff({ urgency: 'vandaag' }),
      ];
      for (const one of [a, b, c, d]) await ours.take(one);
      expect((await floor.list(anna)).map(({ id }) => id)).toEqual([c.id, b.id, d.id, a.id]);
      expect((await ours.ticket(a.id))?.place).toBe(4);
      expect(await ours.ticket(d.id)).toEqual({
        id: d.id,
        queue: 'regionale-toegang',
        state: 'waiting',
        place: 3,
        expectedMinutes: null,
        worker: null,
      });
    });

    test('takes a hand-off once, however often it is given', async () => {
      const { desk: ours, floor } = await desk();
      const one = handoff();
      const tickets = await Promise.all([ours.take(one), ours.take(one), ours.take(one)]);
      expect(tickets.map(({ place }) => place)).toEqual([1, 1, 1]);
      expect(await floor.list(anna)).toHaveLength(1);
    });

    test('shows nothing that the person told', async () => {
      const { desk: ours, floor } = await desk();
      await ours.take(handoff());
      expect(JSON.stringify(await floor.list(anna))).not.toMatch(/geheim/);
    });

    test('is not seen by who has no role for it', async () => {
      const whole = await desk();
      const { desk: ours, floor } = whole;
      const one = handoff();
      await ours.take(one);
      expect(await floor.list(bzt)).toEqual([]);
      for (const refused of [
        await floor.claim(bzt, one.id),
        await floor.open(bzt, one.id),
        await floor.say(bzt, one.id, { id: '1', text: 'hallo' }),
        await floor.giveBack(bzt, one.id),
        await floor.transfer(bzt, one.id, 'bzt'),
        await floor.close(bzt, one.id, 'geholpen'),
        await floor.wordsFit(bzt, one.id, 'appel fiets'),
        await floor.claim(bzt, '__proto__'),
      ]) {
        expect(refused).toBe('gone');
      }
      await vi.waitFor(async () => {
        const refused = (await whole.acts('2026-11-25')).filter(({ what }) => what === 'refused');
        expect(refused).toHaveLength(6);
        expect(refused[0]).toMatchObject({ who: bzt.id, handoff: one.id });
      });
    });
  });

  describe('a claim', () => {
    test('is won by exactly one of twenty workers at two processes', async () => {
      const [one, other] = [await desk(), await desk()];
      const given = handoff();
      await one.desk.take(given);
      const workers = Array.from({ length: 20 }, (_, i) => ({ ...anna, id: `w${i}`, name: `W${i}` }));
      const claims = await Promise.all(workers.map((worker, i) => (i % 2 ? one : other).floor.claim(worker, given.id)));
      expect(claims.filter((claim) => claim === 'taken')).toHaveLength(19);
      await Promise.all([one.idle(), other.idle()]);
      const told = [...one.told, ...other.told];
      expect(told.map(({ kind }) => kind)).toEqual(['joined']);
    });

    test('gives the summary and the course, and the same again after a reload', async () => {
      const { desk: ours, floor } = await desk();
      const given = handoff();
      await ours.take(given);
      const claimed = (await floor.claim(anna, given.id)) as Opened;
      expect(claimed.handoff.summary?.wil).toBe('mijn geheime verhaal');
      expect(claimed.said.map(({ text }) => text)).toEqual(['mijn geheime vraag']);
      expect(claimed.handoff).not.toHaveProperty('line');
      expect(await floor.claim(anna, given.id)).toEqual(claimed);
      expect(await floor.open(anna, given.id)).toEqual(claimed);
      expect(await floor.open(bram, given.id)).toBe('taken');
      expect(await ours.ticket(given.id)).toMatchObject({ state: 'talking', place: null, worker: 'Anna' });
    });
  });

  describe('a talk', () => {
    test('goes both ways, in order, and each thing once', async () => {
      const one = await desk();
      const given = handoff({ transcript: null });
      await one.desk.take(given);
      await one.floor.claim(anna, given.id);
      const heard = { id: 'p1', by: 'person', text: 'dag', at: '2026-11-25T10:01:00.000Z' } as const;
      await Promise.all([one.desk.hear(given.id, heard), one.desk.hear(given.id, heard)]);
      for (const n of [1, 2, 3]) await one.floor.say(anna, given.id, { id: `a${n}`, text: `zin ${n}` });
      await one.floor.say(anna, given.id, { id: 'a2', text: 'zin 2' });
      await one.idle();
      expect(one.told.map((event) => (event.kind === 'said' ? event.text : event.kind))).toEqual([
        'joined',
        'zin 1',
        'zin 2',
        'zin 3',
      ]);
      expect(new Set(one.told.map(({ id }) => id)).size).toBe(4);
      const opened = (await one.floor.open(anna, given.id)) as Opened;
      expect(opened.said.map(({ by, text }) => `${by}: ${text}`)).toEqual([
        'person: dag',
        'worker: zin 1',
        'worker: zin 2',
        'worker: zin 3',
      ]);
    });

    test('is heard by who watches that queue at another process, and by nobody else', async () => {
      const [one, other] = [await desk(), await desk()];
      const given = handoff();
      const [seen, unseen]: [string[], string[]] = [[], []];
      // SQLite tells within one process only; two keepers in one process are one.
      await other.floor.watch(anna, (id) => seen.push(id));
      await other.floor.watch(bzt, (id) => unseen.push(id));
      await one.desk.take(given);
      await vi.waitFor(async () => {
        expect(seen).toEqual([given.id]);
      });
      await one.floor.claim(anna, given.id);
      await one.floor.transfer(anna, given.id, 'bzt');
      await vi.waitFor(async () => {
        expect(seen).toHaveLength(3);
        expect(unseen).toEqual([given.id]);
      });
    });

    test('is refused to a worker who no longer has it', async () => {
      const { desk: ours, floor } = await desk();
      const given = handoff();
      await ours.take(given);
      expect(await floor.say(anna, given.id, { id: '1', text: 'hallo' })).toBe('taken');
      await floor.claim(bram, given.id);
      expect(await floor.say(anna, given.id, { id: '1', text: 'hallo' })).toBe('taken');
      expect(await floor.close(anna, given.id, 'geholpen')).toBe('taken');
    });
  });

  describe('the end', () => {
    test.each(['giveBack', 'close'] as const)(
      '%s: the person hears it and everything that was told is gone',
      async (way) => {
        const keeper = await open();
        const one = deskOn(keeper);
        const given = handoff();
        await one.desk.take(given);
        await one.floor.claim(anna, given.id);
        await one.floor.say(anna, given.id, { id: '1', text: 'dag' });
        expect(await one.floor[way](anna, given.id, 'geholpen')).toBe('done');
        await one.idle();
        expect(one.told.at(-1)?.kind).toBe(way === 'close' ? 'closed' : 'given-back');
        expect(await one.desk.ticket(given.id)).toBeUndefined();
        expect(await one.floor.list(anna)).toEqual([]);
        expect(await one.floor.open(anna, given.id)).toBe('gone');
        await expect(one.desk.hear(given.id, { id: 'x', by: 'person', text: 'nog iets', at: '' })).rejects.toThrow(
          DeskError,
        );
        expect(await keysOf(keeper, given.id)).toEqual([]);
      },
    );

    test('a transfer goes to the other queue, by its urgency and arrival, and is told', async () => {
      const one = await desk();
      const [given, later] = [handoff(), handoff({ queue: 'bzt' })];
      await one.desk.take(given);
      await one.desk.take(later);
      await one.floor.claim(anna, given.id);
      expect(await one.floor.transfer(anna, given.id, 'bzt')).toBe('done');
      await one.idle();
      expect(one.told.at(-1)).toMatchObject({ kind: 'transferred', queue: 'bzt' });
      expect(await one.floor.open(anna, given.id)).toBe('gone');
      expect((await one.floor.list(bzt)).map(({ id }) => id)).toEqual([given.id, later.id]);
      expect(await one.desk.ticket(given.id)).toMatchObject({ queue: 'bzt', state: 'waiting', place: 1 });
    });

    test('what a worker says at the moment that the person erases does not stay behind', async () => {
      const keeper = await open();
      const one = deskOn(keeper);
      const given = handoff();
      await one.desk.take(given);
      await one.floor.claim(anna, given.id);
      // The worker's process has found the hand-off, and has not kept the words yet.
      const append = keeper.append.bind(keeper);
      const spy = vi.spyOn(keeper, 'append').mockImplementation(async (list, ...rest) => {
        if (list.startsWith('desk/course/')) await one.desk.erase(given.id);
        return append(list, ...rest);
      });
      expect(await one.floor.say(anna, given.id, { id: '1', text: 'geheim' })).toBe('gone');
      spy.mockRestore();
      await one.settle();
      for (const kind of ['handoff', 'line', 'told'])
        expect(await keeper.get(`desk/${kind}/${given.id}`)).toBeUndefined();
      expect(await keeper.length(`desk/course/${given.id}`)).toBe(0);
    });

    test('the person leaves, or erases: it is gone at once, at the worker too', async () => {
      const keeper = await open();
      const one = deskOn(keeper);
      const seen: string[] = [];
      await one.floor.watch(anna, (id) => seen.push(id));
      const [left, erased] = [handoff(), handoff()];
      for (const given of [left, erased]) {
        await one.desk.take(given);
        await one.floor.claim(anna, given.id);
        await one.desk.hear(given.id, { id: 'x', by: 'person', text: 'geheim', at: '' });
      }
      await one.idle();
      await one.desk.leave(left.id);
      expect(await one.desk.erase(erased.id)).toBe(true);
      expect(await one.desk.erase(erased.id)).toBe(false);
      expect(await one.floor.list(anna)).toEqual([]);
      expect(await keysOf(keeper, left.id)).toEqual([]);
      expect(await keysOf(keeper, erased.id)).toEqual([]);
      await vi.waitFor(async () => {
        expect(seen.filter((id) => id === erased.id)).toHaveLength(4);
      });
    });
  });

  describe('a worker who falls silent', () => {
    test('after 45 s: it goes to the front of the queue and the person is told', async () => {
      const one = await desk();
      const [urgent, given] = [handoff({ urgency: 'nu' }), handoff()];
      await one.desk.take(urgent);
      await one.desk.take(given);
      await one.floor.claim(anna, given.id);
      one.pass(40);
      await one.floor.present(bram);
      await one.settle();
      expect(await one.desk.ticket(given.id)).toMatchObject({ state: 'talking' });
      one.pass(6);
      await one.settle();
      expect(await one.desk.ticket(given.id)).toMatchObject({ state: 'waiting', place: 1, worker: null });
      expect(one.told.at(-1)).toMatchObject({ kind: 'dropped', place: 1, handoff: given.id });
      expect((await one.floor.list(bram)).map(({ id, returned }) => [id, returned])).toEqual([
        [given.id, true],
        [urgent.id, false],
      ]);
      expect(await one.floor.say(anna, given.id, { id: '1', text: 'daar ben ik weer' })).toBe('taken');
      await one.settle();
      expect(one.told.filter(({ kind }) => kind === 'dropped')).toHaveLength(1);
    });

    test('who says every 10 s to be there, keeps it; who signs out, loses it', async () => {
      const one = await desk();
      const given = handoff();
      await one.desk.take(given);
      await one.floor.claim(anna, given.id);
      for (let i = 0; i < 10; i++) {
        one.pass(10);
        await one.floor.present(anna);
        await one.settle();
      }
      expect(await one.desk.ticket(given.id)).toMatchObject({ state: 'talking' });
      await one.floor.away(anna);
      await one.settle();
      expect(await one.desk.ticket(given.id)).toMatchObject({ state: 'waiting', place: 1 });
    });

    test('two processes drop it once', async () => {
      const [one, other] = [await desk(), await desk()];
      const given = handoff();
      await one.desk.take(given);
      await one.floor.claim(anna, given.id);
      one.pass(46);
      await Promise.all([one.settle(), other.settle()]);
      expect([...one.told, ...other.told].filter(({ kind }) => kind === 'dropped')).toHaveLength(1);
    });
  });

  describe('waiting', () => {
    test('longer than promised: the person is told once, and keeps the place', async () => {
      const one = await desk();
      const given = handoff();
      await one.desk.take(given);
      one.pass(599);
      await one.settle();
      expect(one.told).toEqual([]);
      one.pass(2);
      await one.settle();
      one.pass(601);
      await one.settle();
      expect(one.told).toMatchObject([{ kind: 'late', place: 1, expectedMinutes: null }]);
      expect(await one.desk.ticket(given.id)).toMatchObject({ state: 'waiting', place: 1 });
    });

    test('past the time of closing: the person is told, unless it was closed when the person came', async () => {
      let clock = onWednesday;
      const moving = { now: () => clock.now(), today: () => clock.today(), time: () => clock.time() };
      const one = await desk({ clock: moving });
      const before = handoff();
      await one.desk.take(before);
      clock = fixedClock('2026-11-25T17:00');
      await one.desk.take(handoff());
      await one.settle();
      await one.settle();
      expect(one.told).toMatchObject([{ kind: 'late', handoff: before.id, place: 1 }]);
      expect(await one.desk.outlook('regionale-toegang')).toMatchObject({
        open: false,
        opensAt: '2026-11-26T08:00:00.000Z',
        waiting: 2,
      });
    });

    test('after a transfer, or after a worker fell silent, is promised anew', async () => {
      const one = await desk();
      const given = handoff();
      await one.desk.take(given);
      one.pass(500);
      await one.floor.claim(anna, given.id);
      await one.floor.transfer(anna, given.id, 'iriszorg');
      one.pass(500);
      await one.settle();
      expect(one.told.map(({ kind }) => kind)).toEqual(['joined', 'transferred']);
      one.pass(101);
      await one.settle();
      expect(one.told.at(-1)?.kind).toBe('late');
    });

    test('the expected wait is measured from recent claims, and not known before there are three', async () => {
      const one = await desk();
      for (const minutes of [2, 8, 4]) {
        expect((await one.desk.outlook('regionale-toegang')).expectedMinutes).toBeNull();
        const given = handoff();
        await one.desk.take(given);
        one.pass(minutes * 60);
        await one.floor.claim(anna, given.id);
      }
      expect(await one.desk.outlook('regionale-toegang')).toEqual({
        open: true,
        opensAt: null,
        present: 1,
        waiting: 0,
        expectedMinutes: 4,
      });
      const given = handoff();
      expect((await one.desk.take(given)).expectedMinutes).toBe(4);
      one.pass(5 * 60);
      expect((await one.desk.ticket(given.id))?.expectedMinutes).toBe(3);
      one.pass(5 * 60);
      expect((await one.desk.ticket(given.id))?.expectedMinutes).toBeNull();
      one.pass(5 * 3600);
      expect((await one.desk.outlook('regionale-toegang')).expectedMinutes).toBeNull();
    });
  });

  describe('a callback', () => {
    const callback = {
      telephone: '+31612345678',
      email: null,
      window: 'maandag tussen 9 en 12 uur',
      words: 'appel fiets',
    };

    test('is taken without a talk, its words are checked and not shown', async () => {
      const one = await desk();
      const given = handoff({ callback });
      expect(await one.desk.take(given)).toMatchObject({ state: 'callback', place: null });
      const claimed = (await one.floor.claim(anna, given.id)) as Opened;
      expect(claimed.handoff.callback).toEqual({ ...callback, words: '' });
      expect(claimed.state).toBe('callback');
      expect(await one.floor.wordsFit(anna, given.id, 'appel fiets')).toBe(true);
      expect(await one.floor.wordsFit(anna, given.id, 'peer fiets')).toBe(false);
      expect(await one.floor.say(anna, given.id, { id: '1', text: 'hallo' })).toBe('gone');
      await one.idle();
      expect(one.told).toEqual([]);
      expect(await one.floor.close(anna, given.id, 'geen-gehoor')).toBe('done');
    });

    test('instead of waiting, at any moment', async () => {
      const one = await desk();
      const [given, next] = [handoff(), handoff()];
      await one.desk.take(given);
      await one.desk.take(next);
      expect(await one.desk.callBack(given.id, callback)).toMatchObject({ state: 'callback', place: null });
      expect((await one.desk.ticket(next.id))?.place).toBe(1);
      expect(((await one.floor.claim(anna, given.id)) as Opened).handoff.callback?.window).toBe(callback.window);
      await expect(one.desk.callBack('nobody', callback)).rejects.toThrow(DeskError);
    });
  });

  test('a hand-off that nobody handles is gone after its days, wherever it stood', async () => {
    const keeper = await open();
    const one = deskOn(keeper, { handoffDays: 1 });
    const given = handoff();
    await one.desk.take(given);
    await one.desk.hear(given.id, { id: 'x', by: 'person', text: 'geheim', at: '' });
    one.pass(86_400);
    await one.settle();
    expect(await one.desk.ticket(given.id)).toBeUndefined();
    expect(await keysOf(keeper, given.id)).toEqual([]);
  });

  test('danger heard while one waits puts one before who came earlier; less danger changes nothing', async () => {
    const one = await desk();
    const [first, second] = [handoff(), handoff()];
    await one.desk.take(first);
    await one.desk.take(second);
    expect((await one.desk.ticket(second.id))?.place).toBe(2);
    await one.desk.raise(second.id, 'nu');
    expect((await one.desk.ticket(second.id))?.place).toBe(1);
    await one.desk.raise(second.id, 'vandaag');
    const opened = await one.floor.claim(anna, second.id);
    expect(opened).toMatchObject({ handoff: { urgency: 'nu' } });
    await one.desk.raise('nobody', 'nu');
  });

  test('every act is in the audit trail, without anything that was said', async () => {
    const one = await desk();
    const given = handoff();
    await one.desk.take(given);
    await one.floor.claim(anna, given.id);
    await one.floor.say(anna, given.id, { id: '1', text: 'een geheim woord' });
    await one.floor.transfer(anna, given.id, 'iriszorg');
    await one.floor.claim(bram, given.id);
    await one.floor.close(bram, given.id, 'doorverwezen');
    await vi.waitFor(async () => {
      const acts = (await one.acts('2026-11-25')).filter((act) => act.handoff === given.id);
      expect(acts.map(({ who, what, queue, about }) => [who, what, queue, about])).toEqual([
        ['person', 'take', 'regionale-toegang', undefined],
        [anna.id, 'claim', 'regionale-toegang', undefined],
        [anna.id, 'say', 'regionale-toegang', undefined],
        [anna.id, 'transfer', 'iriszorg', 'regionale-toegang'],
        [bram.id, 'claim', 'iriszorg', undefined],
        [bram.id, 'close', 'iriszorg', 'doorverwezen'],
      ]);
      expect(JSON.stringify(acts)).not.toMatch(/geheim/);
    });
  });

  test('of two processes one tells elsewhere that somebody came in, until it is taken', async () => {
    const sent: string[] = [];
    let up = false;
    const way: Way = {
      name: 'test',
      wants: (queue) => queue === 'regionale-toegang',
      send: async ({ id }) => {
        if (!up) throw new DeskError('The test is down');
        sent.push(id);
      },
    };
    const [one, other] = [await desk({ ways: [way] }), await desk({ ways: [way] })];
    const given = handoff();
    await one.desk.take(given);
    await one.desk.take(handoff({ queue: 'bzt' }));
    await one.idle();
    up = true;
    one.pass(60);
    await Promise.all([one.settle(), other.settle()]);
    await Promise.all([one.settle(), other.settle()]);
    expect(sent).toEqual([given.id]);
  });

  describe('other software', () => {
    const status = (status: 'accepted' | 'completed' | 'failed', id: string) => ({ id, status, worker: 'Contact' });

    test('accepts: nobody here can take it; fails: it is first again; completes: the person hears that it is over', async () => {
      const one = await desk();
      const [before, given] = [handoff({ urgency: 'nu' }), handoff()];
      await one.desk.take(before);
      await one.desk.take(given);
      expect(await one.report(status('accepted', given.id))).toBe('done');
      expect(await one.floor.claim(anna, given.id)).toBe('taken');
      one.pass(60);
      await one.settle();
      expect((await one.floor.list(anna)).find(({ id }) => id === given.id)).toMatchObject({ worker: 'Contact' });
      expect(await one.report(status('failed', given.id))).toBe('done');
      expect((await one.floor.list(anna)).map(({ id }) => id)).toEqual([given.id, before.id]);
      expect(await one.report(status('completed', given.id))).toBe('done');
      await one.idle();
      expect(one.told.map(({ kind }) => kind)).toEqual(['closed']);
      expect(await one.report(status('completed', given.id))).toBe('gone');
    });

    test('cannot take what a worker here has', async () => {
      const one = await desk();
      const given = handoff();
      await one.desk.take(given);
      await one.floor.claim(anna, given.id);
      expect(await one.report(status('accepted', given.id))).toBe('taken');
      expect(await one.report(status('completed', given.id))).toBe('taken');
    });
  });

  describe('what the conversation does not take', () => {
    test('is told again until it does, in order and with the same id, and shows as stuck meanwhile', async () => {
      let up = false;
      const tried: DeskEvent[] = [];
      const one = await desk({}, async (_line, event) => {
        tried.push(event);
        if (!up) throw new Error('down');
      });
      const given = handoff();
      await one.desk.take(given);
      await one.floor.claim(anna, given.id);
      expect(await one.floor.say(anna, given.id, { id: '1', text: 'dag' })).toBe('said');
      await one.idle();
      expect(one.told).toEqual([]);
      one.pass(20);
      await one.settle();
      expect(await one.stuck()).toEqual([{ what: 'person', count: 1, oldestSeconds: 20 }]);
      up = true;
      one.pass(60);
      await one.floor.present(anna);
      await one.settle();
      expect(one.told.map(({ kind }) => kind)).toEqual(['joined', 'said']);
      expect(new Set(tried.filter(({ kind }) => kind === 'joined').map(({ id }) => id)).size).toBe(1);
      expect(await one.stuck()).toEqual([]);
    });

    test('is told by another process when the first one died after it was kept', async () => {
      const [dying, other] = [deskOn(await open(), {}, () => new Promise(() => undefined)), await desk()];
      const given = handoff();
      await dying.desk.take(given);
      await dying.floor.claim(anna, given.id);
      expect(other.told).toEqual([]);
      // The first process still has the lease; that ends by itself when it is dead.
      expect((await other.stuck()).length).toBe(0);
      other.pass(16);
      expect(await other.stuck()).toMatchObject([{ what: 'person', count: 1 }]);
    });
  });
});

const keysOf = async (keeper: { keys(prefix: string): Promise<string[]> }, id: string): Promise<string[]> =>
  (await keeper.keys('desk/')).filter((key) => key.endsWith(`/${id}`));
