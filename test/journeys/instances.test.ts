import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClient } from '../../src/amocrm/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { createMemoryState } from '../../src/state/memory.ts';

/*
 * Instances that share their state tell each other about amoCRM's limits and failures.
 */

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(count: number) {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  const state = createMemoryState();
  const instances = Array.from({ length: count }, () =>
    createClient({ baseUrl: sandbox.url, accessToken: sandbox.token, rateLimit: 40, state, retryDelay: () => 1 }),
  );
  onTestFinished(async () => {
    for (const instance of instances) await instance.close();
    await sandbox.close();
  });
  /** The outcome of one request of each instance, in turn. */
  const ask = async () => {
    const outcomes: string[] = [];
    for (const instance of instances) {
      outcomes.push(
        await instance
          .with({})
          .account.get()
          .then(
            () => 'ok',
            (error) => error.code,
          ),
      );
    }
    return outcomes;
  };
  return { sandbox, instances, ask };
}

describe('instances that share their state', () => {
  it('stop sending once one of them is blocked; one request a minute probes, and all resume when the block ends', async () => {
    const { sandbox, ask } = await open(4);
    const blocked = Array(4).fill('BLOCKED_BY_AMOCRM');
    sandbox.fault({ status: 403, html: true, times: 2 });
    expect(await ask()).toEqual(blocked);
    expect(sandbox.requestCount()).toBe(1);
    vi.setSystemTime(Date.now() + 59_000);
    expect(await ask()).toEqual(blocked);
    expect(sandbox.requestCount()).toBe(1);
    vi.setSystemTime(Date.now() + 2_000);
    expect(await ask()).toEqual(blocked);
    expect(sandbox.requestCount()).toBe(2);
    vi.setSystemTime(Date.now() + 61_000);
    expect(await ask()).toEqual(Array(4).fill('ok'));
  });

  it('all slow down after one of them is rate limited', async () => {
    const { sandbox, instances } = await open(3);
    sandbox.fault({ status: 429, headers: { 'retry-after': '0' } });
    await instances[1]?.with({}).account.get();
    expect(instances.map((instance) => instance.state().limiter.limit)).toEqual([20, 20, 20]);
  });

  it('of different integrations share the budget of an account once its real address is known', async () => {
    const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
    const state = createMemoryState();
    const { take } = state.rateBudget;
    const asked: string[][] = [];
    state.rateBudget.take = (claims) => {
      asked.push(claims.map(({ key }) => key));
      return take(claims);
    };
    let address = 'https://www.amocrm.ru';
    const credential = { accessToken: sandbox.token, baseUrl: sandbox.url };
    const connection = createClient({
      baseUrl: 'https://www.amocrm.ru',
      accountAddress: () => address,
      accessToken: {
        current: async () => credential,
        refused: async () => false,
        worked: async () => {},
        astray: async () => false,
      },
      state,
    });
    onTestFinished(async () => {
      await connection.close();
      await sandbox.close();
    });
    await connection.with({}).account.get();
    address = 'https://north.amocrm.ru/';
    await connection.with({}).account.get();
    expect(asked).toEqual([
      ['www.amocrm.ru', 'account:www.amocrm.ru'],
      ['www.amocrm.ru', 'account:north.amocrm.ru'],
    ]);
  });
});
