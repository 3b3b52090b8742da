import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldHttpTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { type Sandbox, startSandbox, type UserRow } from '../../src/sandbox/index.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { startProgram } from '../program.ts';
import { redisServer, startRedis, type TestRedis } from '../redis.ts';

/*
 * Plans over both generations of MCP: between several processes, over their ends, and while the account changes under them.
 */

const me = { name: 'journey', version: '1.0.0' };

interface Content {
  plan?: { confirm: string; count: number } | null;
  result?: { written: number; skipped: number; remaining: number } | null;
  errors?: { code: string; issues?: object[]; details?: { confirm?: string } }[];
}

type Call = (name: string, args: Record<string, unknown>) => Promise<Content>;

const eras: [string, (url: string) => Promise<Call>][] = [
  [
    '2026-07-28',
    async (url) => {
      const client = new Client(me, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
      await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
      onTestFinished(() => client.close());
      return async (name, args) => (await client.callTool({ name, arguments: args })).structuredContent as Content;
    },
  ],
  [
    '2025-11-25',
    async (url) => {
      const client = new OldClient(me);
      // The old SDK's own transport type is stricter than what it implements.
      await client.connect(new OldHttpTransport(new URL(`${url}/mcp`)) as Parameters<OldClient['connect']>[0]);
      onTestFinished(() => client.close());
      return async (name, args) => (await client.callTool({ name, arguments: args })).structuredContent as Content;
    },
  ],
];

const environmentOf = (sandbox: Sandbox, more: Record<string, string> = {}) => ({
  AMOCRM_BASE_URL: sandbox.url,
  AMOCRM_ACCESS_TOKEN: sandbox.token,
  AMOCRM_RATE_LIMIT: '50',
  LOG_LEVEL: 'silent',
  JOURNAL_DAYS: '0',
  ...more,
});

/** Starts an instance in this process; it ends with the test. */
async function startInstance(environment: Record<string, string>) {
  const config = loadConfig({ PORT: '0', ...environment });
  const app = await startApp(config, createLogger({ level: config.logLevel, secrets: [] }));
  onTestFinished(() => app.close());
  return app;
}

async function openSandbox() {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  onTestFinished(() => sandbox.close());
  const leads = sandbox
    .data()
    .leads.rows()
    .filter(({ isDeleted, statusId }) => !isDeleted && statusId !== 142 && statusId !== 143)
    .slice(0, 3);
  return {
    sandbox,
    ids: leads.map(({ id }) => String(id)),
    leads: () => leads.map(({ id }) => sandbox.data().leads.get(id)),
    writes: () => sandbox.requestCount(({ method }) => method === 'PATCH' || method === 'DELETE'),
  };
}

const codeOf = ({ errors }: Content) => errors?.[0]?.code;

const stage = { pipeline_id: '7604214', status_id: '63210450', move_leads: true };

describe.each(eras)('A plan over the protocol of %s', (_, connect) => {
  it('is refused if a name in it has become ambiguous; by the id, it runs as it was shown', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    const { sandbox, ids, leads, writes } = await openSandbox();
    const call = await connect((await startInstance(environmentOf(sandbox))).url);
    const users = sandbox.data().metadata.users as UserRow[];
    const [artem, elena] = [10_241_806, 10_241_814].map((id) => users.find((user) => user.id === id) as UserRow);
    const wanted = (user: string) => ({ ids, fields: { responsible_user_id: user } });
    const { plan } = await call('update_leads', wanted('Лапшин'));
    expect(plan?.count).toBeGreaterThan(0);
    Object.assign(elena as UserRow, { name: 'Пётр Лапшин' });
    // Settings are cached for ten minutes; amoCRM's time, by which plans expire, stays: the next answer tells it.
    vi.setSystemTime(Date.now() + 11 * 60_000);
    await call('get_lead_by_id', { lead_id: ids[0] });
    const refused = await call('update_leads', { ...wanted('Лапшин'), confirm: plan?.confirm });
    expect(codeOf(refused)).toBe('VALIDATION_FAILED');
    expect(JSON.stringify(refused.errors?.[0]?.issues)).toMatch(/10241806.*10241814/);
    expect(writes()).toBe(0);
    vi.setSystemTime(Date.now() - 11 * 60_000);
    const answer = await call('update_leads', { ...wanted(String(artem?.id)), confirm: plan?.confirm });
    expect(answer.result).toMatchObject({ written: plan?.count, skipped: 0 });
    expect(leads().map((lead) => lead?.responsibleUserId)).toEqual(ids.map(() => artem?.id));
  });
});

describe.skipIf(!redisServer).each(eras)('A plan over Redis and the protocol of %s', (_, connect) => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.close());

  it('is confirmed at another instance, once between the two, and after the first has ended', async () => {
    const { sandbox, ids, leads, writes } = await openSandbox();
    const environment = environmentOf(sandbox, { REDIS_URL: redis.url });
    const [one, other] = await Promise.all([startInstance(environment), startInstance(environment)]);
    const [first, second] = await Promise.all([connect(one.url), connect(other.url)]);
    const many = { ids, fields: { price: 4321 } };
    const { plan } = await first('update_leads', many);
    const answers = await Promise.all(
      [second, first].map((call) => call('update_leads', { ...many, confirm: plan?.confirm })),
    );
    expect(answers.map((answer) => codeOf(answer) ?? answer.result?.written).sort()).toEqual([3, 'PLAN_USED']);
    expect(leads().map((lead) => lead?.price)).toEqual([4321, 4321, 4321]);
    expect(writes()).toBe(1);

    const confirm = (await first('delete_status', stage)).errors?.[0]?.details?.confirm;
    await one.close();
    expect(codeOf(await second('delete_status', { ...stage, confirm }))).toBeUndefined();
    // It is gone, and no second request says so to amoCRM.
    expect(codeOf(await second('delete_status', { ...stage, confirm }))).toBe('NOT_FOUND');
    expect(sandbox.requestCount(({ method }) => method === 'DELETE')).toBe(1);
  });

  it('is finished at another instance after the first was killed in the middle', { timeout: 120_000 }, async () => {
    const { sandbox } = await openSandbox();
    const environment = environmentOf(sandbox, { REDIS_URL: redis.url });
    const victim = await startProgram(environment);
    onTestFinished(victim.kill);
    const call = await connect(victim.url);
    const inputs = Array.from({ length: 120 }, (_, index) => ({ name: `Пачка ${index + 1}` }));
    const made = await call('import_leads', { inputs });
    expect(codeOf(made)).toBeUndefined();
    const ids = sandbox
      .data()
      .leads.rows()
      .filter(({ name }) => name?.startsWith('Пачка '))
      .map(({ id }) => id);
    expect(ids).toHaveLength(120);
    const { plan } = await call('update_leads', { ids: ids.map(String), fields: { price: 74 } });
    // The second request is written, and its answer never comes.
    sandbox.fault({ method: 'PATCH', path: '/leads$', hang: 'after', after: 1 });
    const done = () => ids.filter((id) => sandbox.data().leads.get(id)?.price === 74).length;
    const lost = call('update_leads', { confirm: plan?.confirm, fields: { price: 74 } }).catch(() => 'lost');
    while (done() < 100) await new Promise((resolve) => setImmediate(resolve));
    await victim.kill();
    expect(await lost).toBe('lost');
    sandbox.clearFaults();
    const second = await connect((await startInstance(environment)).url);
    sandbox.clearRequests();
    const { result } = await second('update_leads', { confirm: plan?.confirm, fields: { price: 74 } });
    expect(result).toMatchObject({ written: 120, skipped: 0, remaining: 0 });
    // What was written before is not written again.
    expect(sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(1);
  });
});

describe.skipIf(!redisServer)('A question to the user over Redis, in the protocol of 2026', () => {
  it('is answered at another instance than the one that asked', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const { sandbox, ids, leads, writes } = await openSandbox();
    const environment = environmentOf(sandbox, { REDIS_URL: redis.url });
    const instances = await Promise.all([startInstance(environment), startInstance(environment)]);
    const asked: string[] = [];
    const client = new Client(me, {
      capabilities: { elicitation: {} },
      versionNegotiation: { mode: { pin: '2026-07-28' } },
    });
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      asked.push(params.message);
      return { action: 'accept', content: {} };
    });
    // As behind a load balancer: each request goes to the next instance.
    const served: string[] = [];
    const balance: typeof fetch = (input, init) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input);
      const url = instances[served.length % 2]?.url ?? '';
      served.push(String(init?.body ?? ''));
      return fetch(`${url}${pathname}${search}`, init);
    };
    await client.connect(new StreamableHTTPClientTransport(new URL('http://127.0.0.1:1/mcp'), { fetch: balance }));
    onTestFinished(() => client.close());
    served.length = 0;
    const { structuredContent } = await client.callTool({
      name: 'update_leads',
      arguments: { ids, fields: { price: 4321 } },
    });
    expect(served.filter((body) => body.includes('tools/call'))).toHaveLength(2);
    expect(asked).toHaveLength(1);
    expect(structuredContent).toMatchObject({ result: { written: 3 } });
    expect(leads().map((lead) => lead?.price)).toEqual([4321, 4321, 4321]);
    expect(writes()).toBe(1);
  });
});
