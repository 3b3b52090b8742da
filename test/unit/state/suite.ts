import { describe, expect, it, vi } from 'vitest';
import type { State } from '../../../src/state/index.ts';
import fc from '../../property.ts';

/** A clock that only the test moves. */
export interface Clock {
  /** Milliseconds. */
  now: number;
}

/** What every adapter of the state ports must do. */
export function describeState(name: string, open: (clock: Clock) => State | Promise<State>): void {
  describe(`values kept by ${name}`, () => {
    it('are there until their time is over', async () => {
      const clock = { now: 1_000 };
      const { keyValue } = await open(clock);
      await keyValue.set('key', { a: 1 }, 500);
      expect(await keyValue.get('key')).toEqual({ a: 1 });
      clock.now += 499;
      expect(await keyValue.get('key')).toEqual({ a: 1 });
      clock.now += 1;
      expect(await keyValue.get('key')).toBeUndefined();
    });

    it('are replaced and deleted', async () => {
      const { keyValue } = await open({ now: 0 });
      await keyValue.set('key', 1, 500);
      await keyValue.set('key', 2, 500);
      expect(await keyValue.get('key')).toBe(2);
      await keyValue.delete('key');
      expect(await keyValue.get('key')).toBeUndefined();
    });
  });

  describe(`the lock of ${name}`, () => {
    /** Work that ends when the test says so, and notes that it has begun. */
    function step(log: string[], label: string) {
      let finish = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      return {
        finish: () => finish(),
        work: async () => {
          log.push(label);
          await finished;
          return label;
        },
      };
    }

    it('lets one in after the other, in the order of asking', async () => {
      const { lock } = await open({ now: 0 });
      const log: string[] = [];
      const steps = ['first', 'second', 'third'].map((label) => step(log, label));
      const results = steps.map(({ work }) => lock.hold(['phone'], work));
      for (const [index, { finish }] of steps.entries()) {
        await vi.waitFor(() => expect(log).toHaveLength(index + 1));
        finish();
      }
      expect(await Promise.all(results)).toEqual(['first', 'second', 'third']);
    });

    it('lets those with other keys in at once', async () => {
      const { lock } = await open({ now: 0 });
      const log: string[] = [];
      const [one, other] = [step(log, 'one'), step(log, 'other')];
      const results = [lock.hold(['a'], one.work), lock.hold(['b'], other.work)];
      await vi.waitFor(() => expect(log.sort()).toEqual(['one', 'other']));
      one.finish();
      other.finish();
      await Promise.all(results);
    });

    it('numbers its holders, each higher than those before', async () => {
      const { lock } = await open({ now: 0 });
      const fences: number[] = [];
      for (let turn = 0; turn < 5; turn++) {
        await lock.hold(['phone'], async ({ fence, check }) => {
          await check();
          fences.push(fence);
        });
      }
      expect(fences).toEqual([...new Set(fences)].sort((a, b) => a - b));
    });

    it('does not block two who want the same keys in another order', async () => {
      const { lock } = await open({ now: 0 });
      const work = async () => 'done';
      const results = Array.from({ length: 20 }, (_, index) =>
        lock.hold(index % 2 ? ['phone', 'mail'] : ['mail', 'phone', 'phone'], work),
      );
      expect(new Set(await Promise.all(results))).toEqual(new Set(['done']));
    });

    it('runs work without keys at once', async () => {
      expect(await (await open({ now: 0 })).lock.hold([], async () => 'done')).toBe('done');
    });

    it('is free again after work that failed', async () => {
      const { lock } = await open({ now: 0 });
      const failure = lock.hold(['a'], async () => {
        throw new Error('broken');
      });
      await expect(failure).rejects.toThrow('broken');
      expect(await lock.hold(['a'], async () => 'next')).toBe('next');
    });

    it('forgets one who gives up waiting, and lets the others go on', async () => {
      const { lock } = await open({ now: 0 });
      const log: string[] = [];
      const [first, third] = [step(log, 'first'), step(log, 'third')];
      const held = lock.hold(['a'], first.work);
      const impatient = new AbortController();
      const second = lock.hold(['a'], async () => log.push('second'), impatient.signal);
      const last = lock.hold(['a'], third.work);
      impatient.abort(new Error('gone'));
      await expect(second).rejects.toThrow('gone');
      first.finish();
      third.finish();
      await Promise.all([held, last]);
      expect(log).toEqual(['first', 'third']);
    });
  });

  describe(`the rate budget of ${name}`, () => {
    it('never gives more than the limit in any window of one second', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 10 }),
          fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 }),
          async (limit, gaps) => {
            const clock = { now: 10_000 };
            const { rateBudget } = await open(clock);
            const taken: number[] = [];
            for (const gap of gaps) {
              clock.now += gap;
              if ((await rateBudget.take([{ key: 'host', limit: limit }])) === 0) taken.push(clock.now);
            }
            for (const moment of taken) {
              const window = taken.filter((other) => other >= moment && other < moment + 1_000);
              expect(window.length).toBeLessThanOrEqual(limit);
            }
          },
        ),
        { numRuns: 200 },
      );
    });

    it('says when it is worth asking again, and then gives', async () => {
      const clock = { now: 0 };
      const { rateBudget } = await open(clock);
      for (let request = 0; request < 7; request++) expect(await rateBudget.take([{ key: 'host', limit: 7 }])).toBe(0);
      const wait = await rateBudget.take([{ key: 'host', limit: 7 }]);
      expect(wait).toBeGreaterThanOrEqual(1_000);
      clock.now += wait;
      expect(await rateBudget.take([{ key: 'host', limit: 7 }])).toBe(0);
    });

    it('takes from all budgets that a request counts against, or from none', async () => {
      const { rateBudget } = await open({ now: 0 });
      const own = { key: 'own', limit: 3 };
      const all = { key: 'all', limit: 1 };
      expect(await rateBudget.take([own, all])).toBe(0);
      expect(await rateBudget.take([own, all])).toBeGreaterThan(0);
      expect(await rateBudget.take([own])).toBe(0);
      expect(await rateBudget.take([own])).toBe(0);
      expect(await rateBudget.take([own])).toBeGreaterThan(0);
    });

    it('is one budget for each key', async () => {
      const { rateBudget } = await open({ now: 0 });
      expect(await rateBudget.take([{ key: 'one', limit: 1 }])).toBe(0);
      expect(await rateBudget.take([{ key: 'one', limit: 1 }])).toBeGreaterThan(0);
      expect(await rateBudget.take([{ key: 'other', limit: 1 }])).toBe(0);
    });
  });

  describe(`the messages of ${name}`, () => {
    it('reach everybody who listens to the channel, in order', async () => {
      const { pubSub } = await open({ now: 0 });
      const heard: unknown[][] = [[], [], []];
      for (const [index, channel] of ['one', 'one', 'other'].entries()) {
        await pubSub.subscribe(channel, (message) => heard[index]?.push(message));
      }
      for (const id of [1, 2, 3]) await pubSub.publish('one', { id });
      await vi.waitFor(() => expect(heard[1]).toHaveLength(3));
      expect(heard).toEqual([[{ id: 1 }, { id: 2 }, { id: 3 }], [{ id: 1 }, { id: 2 }, { id: 3 }], []]);
    });

    it('do not reach a stopped subscriber, and one that fails does not stop others', async () => {
      const { pubSub } = await open({ now: 0 });
      const heard: unknown[] = [];
      const gone: unknown[] = [];
      await pubSub.subscribe('one', () => {
        throw new Error('Its own trouble.');
      });
      const stop = await pubSub.subscribe('one', (message) => gone.push(message));
      await pubSub.subscribe('one', (message) => heard.push(message));
      stop();
      stop();
      await pubSub.publish('one', 1);
      await vi.waitFor(() => expect(heard).toEqual([1]));
      expect(gone).toEqual([]);
    });
  });
}
