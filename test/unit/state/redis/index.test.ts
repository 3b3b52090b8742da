import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createRedisState } from '../../../../src/state/redis/index.ts';
import { createSeal } from '../../../../src/state/seal.ts';
import { redisServer, startRedis, type TestRedis } from '../../../redis.ts';
import { describeState } from '../suite.ts';

const silent = { onError: () => {}, onRecover: () => {} };

describe.skipIf(!redisServer)('with a Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  const open = async (now?: () => number, prefix = `${randomUUID()}:`) => {
    const state = await createRedisState({ url: redis.url, prefix, ...silent, ...(now && { now }) });
    onTestFinished(() => state.close());
    return state;
  };

  describeState('the Redis adapter', (clock) => open(() => clock.now));

  it('a process has two connections, whatever the number of its accounts, and none once all are closed', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const observer = new Redis(redis.url, { connectionName: 'observer' });
    onTestFinished(() => observer.disconnect());
    const countConnections = async () => {
      const list = String(await observer.client('LIST'));
      return list.split('\n').filter((line) => line !== '' && !line.includes('name=observer')).length;
    };
    const states = await Promise.all(
      Array.from({ length: 30 }, (_, index) => createRedisState({ url: redis.url, prefix: `${index}:`, ...silent })),
    );
    const heard: unknown[] = [];
    for (const [index, { pubSub }] of states.entries()) {
      await pubSub.subscribe('changes', (message) => heard.push([index, message]));
    }
    await Promise.all(states.map(({ keyValue }, index) => keyValue.set('key', index, 60_000)));
    expect(await Promise.all(states.map(({ keyValue }) => keyValue.get('key')))).toEqual(
      states.map((_, index) => index),
    );
    expect(await countConnections()).toBe(2);
    await states[3]?.pubSub.publish('changes', 'here');
    await expect.poll(() => heard).toEqual([[3, 'here']]);
    await Promise.all(states.slice(1).map((state) => state.close()));
    expect(await states[0]?.keyValue.get('key')).toBe(0);
    await states[0]?.close();
    await expect.poll(countConnections).toBe(0);
  });

  it('instances hold one lock among them, take from one budget, and hear each other', async () => {
    const prefix = `${randomUUID()}:`;
    const instances = await Promise.all([1, 2, 3, 4].map(() => open(() => 0, prefix)));
    let inside = 0;
    let most = 0;
    await Promise.all(
      instances.flatMap(({ lock }) =>
        Array.from({ length: 5 }, () =>
          lock.hold(['one', 'other'], async () => {
            inside += 1;
            most = Math.max(most, inside);
            await new Promise((resolve) => setImmediate(resolve));
            inside -= 1;
          }),
        ),
      ),
    );
    expect(most).toBe(1);
    const taken = await Promise.all(
      instances.flatMap(({ rateBudget }) =>
        Array.from({ length: 5 }, () => rateBudget.take([{ key: 'host', limit: 7 }])),
      ),
    );
    expect(taken.filter((wait) => wait === 0)).toHaveLength(7);
    const heard: unknown[] = [];
    const last = new Promise<void>((resolve) => {
      void instances[3]?.pubSub
        .subscribe('changes', (message) => {
          heard.push(message);
          if (heard.length === 3) resolve();
        })
        .then(async () => {
          for (const id of [1, 2, 3]) await instances[0]?.pubSub.publish('changes', { id });
        });
    });
    await last;
    expect(heard).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  it('a holder that was delayed for too long gets an error before it writes', async () => {
    const prefix = `${randomUUID()}:`;
    const [slow, fast] = [await open(undefined, prefix), await open(undefined, prefix)];
    const other = new Redis(redis.url);
    onTestFinished(() => other.disconnect());
    await slow.lock.hold(['client'], async (before) => {
      await before.check();
      // What time does to a lease while its holder is suspended.
      await other.del(`${prefix}lock:client`);
      await fast.lock.hold(['client'], async (after) => {
        expect(after.fence).toBeGreaterThan(before.fence);
        await after.check();
        await expect(before.check()).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE', retryable: true });
      });
      await expect(before.check()).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' });
    });
  });

  it('another prefix is another world', async () => {
    const [one, other] = [await open(), await open()];
    await one.keyValue.set('key', 1, 60_000);
    expect(await other.keyValue.get('key')).toBeUndefined();
  });

  it('tokens are sealed, and one whose lock was lost does not overwrite those of the next', async () => {
    const prefix = `${randomUUID()}:`;
    const seal = createSeal(['a-key-of-the-test']);
    const [slow, fast] = (await Promise.all([open(undefined, prefix), open(undefined, prefix)])).map((state) =>
      state.tokens?.(seal),
    );
    await slow?.exclusively(async () => {
      await slow.write({ pair: 1 });
    });
    expect(await fast?.read()).toEqual({ pair: 1 });
    await fast?.exclusively(() => fast.write({ pair: 2 }));
    // It still believes that it is inside.
    await expect(slow?.write({ pair: 'stale' })).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' });
    expect(await slow?.read()).toEqual({ pair: 2 });
  });
});

describe.skipIf(!redisServer)('without the Redis that was there', () => {
  it('what must not happen twice fails clearly, reading goes on slowly, and everything resumes', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const state = await createRedisState({ url: redis.url, prefix: 'x:', ...silent });
    onTestFinished(() => state.close());
    expect(await state.trouble()).toBeUndefined();
    await state.keyValue.set('key', 'kept', 600_000);
    await redis.kill();
    for (const attempt of [
      () => state.keyValue.get('key'),
      () => state.keyValue.set('key', 1, 1_000),
      () => state.lock.hold(['key'], async () => 'in'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE', retryable: true });
    }
    expect(await state.trouble()).toContain('cannot be reached');
    // A quarter of eight a second.
    const waits = await Promise.all(
      Array.from({ length: 8 }, () => state.rateBudget.take([{ key: 'host', limit: 8 }])),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(2);
    const heard: unknown[] = [];
    await state.pubSub.subscribe('changes', (message) => heard.push(message));
    await state.pubSub.publish('changes', 'here');
    expect(heard).toEqual(['here']);
    await redis.start();
    await expect.poll(() => state.trouble(), { timeout: 10_000 }).toBeUndefined();
    expect(await state.keyValue.get('key')).toBe('kept');
    expect(await state.lock.hold(['key'], async () => 'in')).toBe('in');
    await expect
      .poll(
        async () => {
          await state.pubSub.publish('changes', 'back');
          return heard.includes('back');
        },
        { timeout: 10_000 },
      )
      .toBe(true);
  }, 30_000);
});

describe.skipIf(!redisServer)('with a Redis that is there and does not work', () => {
  const open = async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const told: string[] = [];
    const state = await createRedisState({
      url: redis.url,
      prefix: 'x:',
      onError: ({ message }) => told.push(message),
      onRecover: () => told.push('recovered'),
    });
    onTestFinished(() => state.close());
    return { redis, state, told };
  };

  it('only the first command waits if Redis hangs; for some seconds, the others fail at once', {
    timeout: 30_000,
  }, async () => {
    const { redis, state, told } = await open();
    redis.signal('SIGSTOP');
    await expect(state.keyValue.get('key')).rejects.toThrow('does not answer.');
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(state.keyValue.get('key')).rejects.toThrow('does not answer, and is left alone for some seconds.');
    }
    expect(await state.rateBudget.take([{ key: 'host', limit: 8 }])).toBe(0);
    expect(told).toHaveLength(1);
    redis.signal('SIGCONT');
    await expect.poll(() => state.trouble(), { timeout: 10_000, interval: 200 }).toBeUndefined();
    expect(told.slice(1)).toEqual(['recovered']);
  });

  it('one that refuses to be written to is in trouble, and says with which word', async () => {
    const { redis, state } = await open();
    const other = new Redis(redis.url);
    onTestFinished(() => other.disconnect());
    await other.config('SET', 'min-replicas-to-write', '1');
    expect(await state.trouble()).toContain('refuses to work (NOREPLICAS)');
    await expect(state.keyValue.set('key', 1, 1_000)).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' });
    await other.config('SET', 'min-replicas-to-write', '0');
    expect(await state.trouble()).toBeUndefined();
  });
});
