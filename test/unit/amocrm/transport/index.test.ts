import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClient } from '../../../../src/amocrm/index.ts';
import { startSandbox } from '../../../../src/sandbox/index.ts';
import { createMemoryState } from '../../../../src/state/memory.ts';

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
  /** What becomes of a request of each of them, one after the other. */
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

describe('transports of instances that share their state', () => {
  it('send nothing once one of them was blocked; one request a minute of all of them tries, and all hear that it is over', async () => {
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

  it('all send less after one of them was told that it is too much', async () => {
    const { sandbox, instances } = await open(3);
    sandbox.fault({ status: 429, headers: { 'retry-after': '0' } });
    await instances[1]?.with({}).account.get();
    expect(instances.map((instance) => instance.state().limiter.limit)).toEqual([20, 20, 20]);
  });

  it('of different integrations share the budget of an account under the address that it has, once that is known', async () => {
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
