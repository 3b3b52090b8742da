import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../../src/amocrm/index.ts';
import { createRateLimitStep } from '../../../../src/amocrm/transport/rate-limit.ts';
import { createRetryStep } from '../../../../src/amocrm/transport/retry.ts';
import { startSandbox } from '../../../../src/sandbox/index.ts';
import type { RateBudget } from '../../../../src/state/index.ts';
import { createMemoryState } from '../../../../src/state/memory.ts';

/** A budget that the test fills. */
function createBudget() {
  let left = 0;
  let wake = () => {};
  const budget: RateBudget = {
    async take() {
      while (left === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      left -= 1;
      return 0;
    },
  };
  return {
    budget,
    fill(requests: number) {
      left += requests;
      wake();
    },
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A limiter and what it lets through, by label. */
function open() {
  const { budget, fill } = createBudget();
  const { step } = createRateLimitStep({ budget, claims: [{ key: 'host', limit: 7 }] });
  const through: string[] = [];
  const send = (
    label: string,
    lane: 'interactive' | 'background',
    signal?: AbortSignal,
    work?: () => Promise<void>,
    deadline?: number,
  ) =>
    step({ method: 'GET', route: '/', path: '/', lane, signal, deadline }, async () => {
      through.push(label);
      await work?.();
      return { status: 200, body: undefined, requestId: undefined };
    });
  return { fill, through, send };
}

/** A limiter whose budget others have used up, but for `left` requests. */
function openShort(left: number) {
  const budget: RateBudget = {
    async take() {
      if (left === 0) return 200;
      left -= 1;
      return 0;
    },
  };
  const { step } = createRateLimitStep({ budget, claims: [{ key: 'host', limit: 7 }] });
  let sent = 0;
  const send = (milliseconds: number) =>
    step({ method: 'POST', route: '/', path: '/', deadline: performance.now() + milliseconds }, async () => {
      sent += 1;
      return { status: 200, body: undefined, requestId: undefined };
    }).then(
      () => 'sent',
      (error) => [error.code, error.retryAfterMs] as const,
    );
  return { send, sent: () => sent };
}

describe('createRateLimitStep', () => {
  it('sends nothing after its caller’s deadline, when other instances have used the budget up', async () => {
    const { send, sent } = openShort(0);
    expect(await send(40)).toMatchObject(['RATE_LIMITED', expect.any(Number)]);
    expect(sent()).toBe(0);
  });

  it('counts on its own part of the budget when it says how long it takes', async () => {
    const { send, sent } = openShort(2);
    expect(await Promise.all([send(60_000), send(60_000)])).toEqual(['sent', 'sent']);
    const patient = Array.from({ length: 10 }, () => send(500));
    await settle();
    // Two a second go here, not seven: ten that wait are five seconds.
    const [code, milliseconds] = (await send(2_000)) as [string, number];
    expect(code).toBe('RATE_LIMITED');
    expect(milliseconds).toBeGreaterThanOrEqual(5_000);
    await Promise.all(patient);
    expect(sent()).toBe(2);
  });

  it('lets interactive calls overtake those of a report, and keeps the order among equals', async () => {
    const { fill, through, send } = open();
    const calls = [
      send('page 1', 'background'),
      send('page 2', 'background'),
      send('click 1', 'interactive'),
      send('click 2', 'interactive'),
    ];
    fill(4);
    await Promise.all(calls);
    expect(through).toEqual(['click 1', 'click 2', 'page 1', 'page 2']);
  });

  it('lets reports come on while people keep coming', async () => {
    const { fill, through, send } = open();
    const calls = [
      ...Array.from({ length: 3 }, (_, page) => send(`page ${page + 1}`, 'background')),
      ...Array.from({ length: 12 }, (_, click) => send(`click ${click + 1}`, 'interactive')),
    ];
    fill(15);
    await Promise.all(calls);
    expect(through.map((label) => label.split(' ')[0])).toEqual([
      ...Array(4).fill('click'),
      'page',
      ...Array(4).fill('click'),
      'page',
      ...Array(4).fill('click'),
      'page',
    ]);
  });

  it('keeps connections free for people, however many a report could use', async () => {
    const { fill, send } = open();
    let under = 0;
    let most = 0;
    const finish: (() => void)[] = [];
    const calls = Array.from({ length: 20 }, (_, page) =>
      send(`page ${page}`, 'background', undefined, async () => {
        under += 1;
        most = Math.max(most, under);
        await new Promise<void>((resolve) => finish.push(resolve));
        under -= 1;
      }),
    );
    fill(25);
    await settle();
    await settle();
    expect(under).toBe(8);
    await send('click', 'interactive');
    while (finish.length > 0) {
      finish.shift()?.();
      await settle();
    }
    await Promise.all(calls);
    expect(most).toBe(8);
  });

  it('refuses at once, with an honest time, a caller who would not wait that long', async () => {
    const { fill, send } = open();
    const waiting = Array.from({ length: 70 }, () => send('waiting', 'interactive'));
    const error = await send('hurried', 'interactive', undefined, undefined, performance.now() + 2_000).catch(
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect(error.retryAfterMs).toBeGreaterThan(9_000);
    fill(71);
    await Promise.all(waiting);
    await send('later', 'interactive', undefined, undefined, performance.now() + 2_000);
  });

  it('makes no pause longer by those whom it refuses meanwhile', async () => {
    const { budget } = createBudget();
    const limiter = createRateLimitStep({ budget, claims: [{ key: 'host', limit: 7 }] });
    const told: number[] = [];
    const retry = createRetryStep({ onRateLimited: (milliseconds) => told.push(milliseconds) });
    limiter.pause(5_000);
    const before = limiter.state();
    for (let index = 0; index < 20; index += 1) {
      const call = { method: 'GET', route: '/', path: '/', deadline: performance.now() + 100 } as const;
      const sent = retry(call, (next) => limiter.step(next, () => Promise.reject(new Error('Nothing is sent.'))));
      await expect(sent).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    }
    expect(told).toEqual([]);
    expect(limiter.state()).toEqual(before);
  });

  it('lets no more through than the budget gives', async () => {
    const { fill, through, send } = open();
    const calls = ['a', 'b', 'c'].map((label) => send(label, 'interactive'));
    fill(2);
    await settle();
    await settle();
    expect(through).toEqual(['a', 'b']);
    fill(1);
    await Promise.all(calls);
  });

  it('forgets a caller who goes away while waiting', async () => {
    const { fill, through, send } = open();
    const gone = new AbortController();
    const impatient = send('gone', 'interactive', gone.signal);
    const patient = send('patient', 'interactive');
    gone.abort();
    await expect(impatient).rejects.toMatchObject({ code: 'CANCELLED' });
    fill(1);
    await patient;
    expect(through).toEqual(['patient']);
  });

  it('refuses at once, with an honest time, when too many wait already', async () => {
    const { fill, send } = open();
    const waiting = Array.from({ length: 1_000 }, () => send('waiting', 'interactive'));
    await expect(send('one too many', 'interactive')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: Math.ceil((1_000 / 7) * 1_000),
    });
    fill(1_000);
    await Promise.all(waiting);
  });

  it('never makes amoCRM’s own limiter refuse a call', { timeout: 30_000 }, async () => {
    const sandbox = await startSandbox();
    const connection = createClient({ baseUrl: sandbox.url, accessToken: sandbox.token, state: createMemoryState() });
    onTestFinished(async () => {
      await connection.close();
      await sandbox.close();
    });
    const amocrm = connection.with({});
    await Promise.all(Array.from({ length: 30 }, () => amocrm.leads.list({ limit: 1 })));
    expect(sandbox.requests.map(({ status }) => status)).toEqual(Array(30).fill(200));
  });
});
