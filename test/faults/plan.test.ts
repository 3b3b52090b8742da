import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { startProgram } from '../program.ts';
import { redisServer, startRedis, type TestRedis } from '../redis.ts';

/*
 * Plans of writes between several processes, and over their ends.
 */

async function startInstance(sandbox: Sandbox, environment: Record<string, string>): Promise<App> {
  const config = loadConfig({
    PORT: '0',
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '50',
    LOG_LEVEL: 'silent',
    JOURNAL_DAYS: '0',
    ...environment,
  });
  return startApp(config, createLogger({ level: config.logLevel, secrets: [] }));
}

interface Answer {
  data: { bulk: { plan: { confirm: string; count: number } | null; result: { written: number } | null } | null };
  errors?: { extensions: { code: string } }[];
}

async function send(url: string, call: string): Promise<Answer> {
  const query = `mutation { bulk: updateManyLeads(${call}) { plan { confirm count } result { written skipped remaining } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

const openLeads = (sandbox: Sandbox) =>
  sandbox
    .data()
    .leads.rows()
    .filter(({ isDeleted, statusId }) => !isDeleted && statusId !== 142 && statusId !== 143)
    .map(({ id }) => id);

const idsOf = (ids: readonly number[]) => JSON.stringify(ids.map(String));

/** Makes a plan that gives three leads a price. */
async function plan(sandbox: Sandbox, url: string, price: number) {
  const ids = openLeads(sandbox).slice(0, 3);
  const { data } = await send(url, `ids: ${idsOf(ids)}, fields: { price: ${price} }`);
  const prices = () => ids.map((id) => sandbox.data().leads.get(id)?.price);
  return { confirm: data.bulk?.plan?.confirm ?? '', prices };
}

describe('A plan of a process without Redis', () => {
  it('is lost with the process, which the next one says', async () => {
    const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
    onTestFinished(() => sandbox.close());
    const first = await startInstance(sandbox, {});
    const { confirm } = await plan(sandbox, first.url, 71);
    await first.close();
    const second = await startInstance(sandbox, {});
    onTestFinished(() => second.close());
    const { errors } = await send(second.url, `confirm: "${confirm}"`);
    expect(errors?.[0]?.extensions.code).toBe('PLAN_LOST');
  });
});

describe.skipIf(!redisServer)('A plan over Redis', () => {
  let redis: TestRedis;
  let sandbox: Sandbox;
  beforeAll(async () => {
    redis = await startRedis();
    sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  });
  afterAll(async () => {
    await sandbox?.close();
    await redis?.close();
  });

  it('is confirmed at another instance, and once between the two', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => startInstance(sandbox, { REDIS_URL: redis.url })));
    if (!one || !other) throw new Error('Two instances have started.');
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
    const { confirm, prices } = await plan(sandbox, one.url, 72);
    sandbox.clearRequests();
    const answers = await Promise.all([other, one].map(({ url }) => send(url, `confirm: "${confirm}"`)));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'written').sort()).toEqual([
      'PLAN_USED',
      'written',
    ]);
    expect(prices()).toEqual([72, 72, 72]);
    expect(sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(1);
  });

  it('is confirmed after the process that made it has ended', async () => {
    const first = await startInstance(sandbox, { REDIS_URL: redis.url });
    const { confirm, prices } = await plan(sandbox, first.url, 73);
    await first.close();
    const second = await startInstance(sandbox, { REDIS_URL: redis.url });
    onTestFinished(() => second.close());
    expect((await send(second.url, `confirm: "${confirm}"`)).data.bulk?.result).toMatchObject({ written: 3 });
    expect(prices()).toEqual([73, 73, 73]);
  });

  it('is finished at another instance after the first was killed in the middle', async () => {
    const environment = {
      REDIS_URL: redis.url,
      AMOCRM_BASE_URL: sandbox.url,
      AMOCRM_ACCESS_TOKEN: sandbox.token,
      AMOCRM_RATE_LIMIT: '50',
      JOURNAL_DAYS: '0',
    };
    const victim = await startProgram(environment);
    const inputs = Array.from({ length: 120 }, (_, index) => `{ name: "Пачка ${index + 1}" }`).join(', ');
    const made = await fetch(`${victim.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation { createLeads(inputs: [${inputs}]) { succeeded items { record { id } } } }`,
      }),
    });
    const { data } = (await made.json()) as { data: { createLeads: { items: { record: { id: string } }[] } } };
    const ids = data.createLeads.items.map(({ record }) => Number(record.id));
    expect(ids).toHaveLength(120);
    const planned = await send(victim.url, `ids: ${idsOf(ids)}, fields: { price: 74 }`);
    const { confirm } = planned.data.bulk?.plan ?? {};
    // The second request is written, and its answer never comes.
    sandbox.fault({ method: 'PATCH', path: '/leads$', hang: 'after', after: 1 });
    const done = () => ids.filter((id) => sandbox.data().leads.get(id)?.price === 74).length;
    const lost = send(victim.url, `confirm: "${confirm}"`).catch(() => 'lost');
    while (done() < 100) await new Promise((resolve) => setImmediate(resolve));
    await victim.kill();
    expect(await lost).toBe('lost');
    sandbox.clearFaults();
    const second = await startInstance(sandbox, { REDIS_URL: redis.url });
    onTestFinished(() => second.close());
    sandbox.clearRequests();
    const { data: answer } = await send(second.url, `confirm: "${confirm}"`);
    expect(answer.bulk?.result).toEqual({ written: 120, skipped: 0, remaining: 0 });
    expect(done()).toBe(120);
    // What was written before is not written again.
    expect(sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(1);
  }, 120_000);
});
