import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldStdioTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldHttpTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { testNow } from '../harness.ts';

/*
 * The confirmation of writes over both generations of the protocol and both transports, over expiry, repetition and restarts.
 */

const me = { name: 'journey', version: '1.0.0' };

/** The compiled command line, as an MCP client starts it. */
const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

type Environment = Record<string, string>;
type Action = 'accept' | 'decline';

interface Answer {
  isError?: boolean;
  structuredContent?: {
    plan?: { confirm: string; count: number } | null;
    result?: { written: number } | null;
    cannot?: string[];
    entries?: { id: string; operation: string; door: string }[];
    errors?: { code: string; details?: { confirm?: string } }[];
  };
}

interface AnyClient {
  callTool(call: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  close(): Promise<void>;
}

/** How the user of a client answers questions; undefined if it cannot ask. */
interface User {
  action: Action | undefined;
  asked: string[];
}

function createNew({ action, asked }: User, mode: 'auto' | { pin: '2026-07-28' }) {
  const capabilities = action ? { elicitation: {} } : {};
  const client = new Client(me, { capabilities, versionNegotiation: { mode } });
  if (action) {
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      asked.push(params.message);
      return action === 'accept' ? { action, content: {} } : { action };
    });
  }
  return client;
}

function createOld({ action, asked }: User) {
  const client = new OldClient(me, { capabilities: action ? { elicitation: {} } : {} });
  if (action) {
    client.setRequestHandler(ElicitRequestSchema, async ({ params }) => {
      asked.push(params.message);
      return action === 'accept' ? { action, content: {} } : { action };
    });
  }
  return client;
}

async function startHttp(environment: Environment) {
  const config = loadConfig({ PORT: '0', ...environment });
  return startApp(config, createLogger({ level: config.logLevel, secrets: [] }));
}

function stdioCommand(environment: Environment) {
  const cache = { XDG_CACHE_HOME: join(tmpdir(), 'amocrm-graphql-none') };
  return {
    command: process.execPath,
    args: [program, 'mcp'],
    env: { PATH: process.env.PATH ?? '', ...cache, ...environment },
  };
}

/** A server and a client of it. `end` ends both. */
interface Session {
  client: AnyClient;
  end(): Promise<void>;
}

async function endBoth(client: AnyClient, app: { close(): Promise<void> }) {
  await client.close();
  await app.close();
}

interface Way {
  name: string;
  /** Whether a client that can ask its user is asked through the protocol: in 2025 the server needs a session for it. */
  asks: boolean;
  start(environment: Environment, user: User): Promise<Session>;
}

const ways: Way[] = [
  {
    name: 'the protocol of 2026 over HTTP',
    asks: true,
    async start(environment, user) {
      const app = await startHttp(environment);
      const client = createNew(user, { pin: '2026-07-28' });
      await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)));
      return { client, end: () => endBoth(client, app) };
    },
  },
  {
    name: 'the protocol of 2025 over HTTP',
    asks: false,
    async start(environment, user) {
      const app = await startHttp(environment);
      const client = createOld(user);
      // The old SDK's own transport type is stricter than what it implements.
      await client.connect(new OldHttpTransport(new URL(`${app.url}/mcp`)) as Parameters<OldClient['connect']>[0]);
      return { client, end: () => endBoth(client, app) };
    },
  },
  {
    name: 'the protocol of 2026 over stdio',
    asks: true,
    async start(environment, user) {
      const client = createNew(user, 'auto');
      await client.connect(new StdioClientTransport(stdioCommand(environment)));
      return { client, end: () => client.close() };
    },
  },
  {
    name: 'the protocol of 2025 over stdio',
    asks: true,
    async start(environment, user) {
      const client = createOld(user);
      await client.connect(new OldStdioTransport(stdioCommand(environment)));
      return { client, end: () => client.close() };
    },
  },
];

/** A sandbox, and an assistant that can be restarted with its server. */
async function open({ start }: Way, action?: Action) {
  let now = testNow;
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false, now: () => now });
  onTestFinished(() => sandbox.close());
  const folder = await mkdtemp(join(tmpdir(), 'journey-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const environment = {
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '50',
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
  };
  const asked: string[] = [];
  let session = await start(environment, { action, asked });
  onTestFinished(() => session.end());
  const call = async (name: string, args: Record<string, unknown> = {}) =>
    ((await session.client.callTool({ name, arguments: args })) as Answer).structuredContent ?? {};
  const leads = sandbox
    .data()
    .leads.rows()
    .filter(({ isDeleted, price, statusId }) => !isDeleted && price > 0 && statusId !== 142 && statusId !== 143)
    .slice(0, 3);
  const ids = leads.map(({ id }) => String(id));
  return {
    call,
    asked,
    ids,
    before: leads.map(({ price }) => price),
    prices: () => leads.map(({ id }) => sandbox.data().leads.get(id)?.price),
    writes: () => sandbox.requestCount(({ method }) => method === 'PATCH'),
    pass: (seconds: number) => {
      now += seconds;
    },
    async restart() {
      await session.end();
      session = await start(environment, { action, asked });
    },
  };
}

const codeOf = ({ errors }: NonNullable<Answer['structuredContent']>) => errors?.[0]?.code;

describe.each(ways)('A write over $name', (way) => {
  it('of many records runs by its token, for ten minutes and once', { timeout: 60_000 }, async () => {
    const { call, ids, before, prices, writes, pass } = await open(way);
    const wanted = { ids, fields: { price: 4321 } };
    const early = await call('update_leads', wanted);
    pass(600);
    // The server learns the time from amoCRM's answers.
    await call('get_lead_by_id', { lead_id: ids[0] });
    expect(codeOf(await call('update_leads', { ...wanted, confirm: early.plan?.confirm }))).toBe('PLAN_EXPIRED');
    expect(prices()).toEqual(before);
    const { plan } = await call('update_leads', wanted);
    const other = { ...wanted, fields: { price: 1 }, confirm: plan?.confirm };
    expect(codeOf(await call('update_leads', other))).toBe('PLAN_DIFFERS');
    const twice = await Promise.all([1, 2].map(() => call('update_leads', { ...wanted, confirm: plan?.confirm })));
    expect(twice.map((answer) => codeOf(answer) ?? answer.result?.written).sort()).toEqual([3, 'PLAN_USED']);
    expect(prices()).toEqual([4321, 4321, 4321]);
    expect(writes()).toBe(1);
  });

  it('loses its plan by a restart, and keeps its journal: it is undone, and the undoing too', {
    timeout: 60_000,
  }, async () => {
    const { call, ids, before, prices, restart } = await open(way);
    const wanted = { ids, fields: { price: 4321 } };
    const { plan } = await call('update_leads', wanted);
    const single = { lead_id: ids[0], price: 77 };
    const shown = await call('update_lead', single);
    await call('update_lead', { ...single, confirm: shown.errors?.[0]?.details?.confirm });
    await restart();
    expect(codeOf(await call('update_leads', { ...wanted, confirm: plan?.confirm }))).toBe('PLAN_LOST');
    expect(prices()).toEqual([77, ...before.slice(1)]);
    const undoLast = async (operation: string) => {
      const { entries } = await call('get_journal', { limit: 1 });
      expect(entries).toMatchObject([{ door: 'mcp', operation }]);
      const entry = entries?.[0]?.id;
      const offered = await call('undo', { entry });
      expect(offered.cannot).toEqual([]);
      expect((await call('undo', { entry, confirm: offered.plan?.confirm })).result?.written).toBe(1);
    };
    await undoLast('update_lead');
    expect(prices()).toEqual(before);
    await undoLast('undo');
    expect(prices()).toEqual([77, ...before.slice(1)]);
  });

  it('is asked about where the protocol allows it, and otherwise shown as a plan', { timeout: 60_000 }, async () => {
    const { call, asked, ids, before, prices } = await open(way, 'decline');
    const answer = await call('update_leads', { ids, fields: { price: 4321 } });
    const single = await call('delete_status', { pipeline_id: '7604214', status_id: '63210450', move_leads: true });
    if (way.asks) {
      expect([codeOf(answer), codeOf(single)]).toEqual(['PLAN_DECLINED', 'PLAN_DECLINED']);
      expect(asked).toHaveLength(2);
    } else {
      expect(answer.plan?.count).toBe(3);
      expect(single.errors?.[0]?.code).toBe('CONFIRMATION_REQUIRED');
      expect(single.errors?.[0]?.details?.confirm).toMatch(/\w/);
      expect(asked).toEqual([]);
    }
    expect(prices()).toEqual(before);
  });
});

describe('A plan of one API token over MCP', () => {
  const tokens = { one: 'token-of-the-first-assistant-000000', other: 'token-of-the-second-assistant-00000' };

  it.each(['2026', '2025'])('is not confirmed by another one, in the protocol of %s', async (era) => {
    const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
    onTestFinished(() => sandbox.close());
    const app = await startHttp({
      AMOCRM_BASE_URL: sandbox.url,
      AMOCRM_ACCESS_TOKEN: sandbox.token,
      AMOCRM_RATE_LIMIT: '50',
      LOG_LEVEL: 'silent',
      JOURNAL_DAYS: '0',
      API_TOKENS: Object.values(tokens).join(','),
    });
    onTestFinished(() => app.close());
    const connect = async (token: string): Promise<AnyClient> => {
      const requestInit = { headers: { authorization: `Bearer ${token}` } };
      const url = new URL(`${app.url}/mcp`);
      const user = { action: undefined, asked: [] };
      if (era === '2026') {
        const client = createNew(user, { pin: '2026-07-28' });
        await client.connect(new StreamableHTTPClientTransport(url, { requestInit }));
        return client;
      }
      const client = createOld(user);
      await client.connect(new OldHttpTransport(url, { requestInit }) as Parameters<OldClient['connect']>[0]);
      return client;
    };
    const [one, other] = [await connect(tokens.one), await connect(tokens.other)];
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
    const call = async (client: AnyClient, name: string, args: Record<string, unknown>) =>
      ((await client.callTool({ name, arguments: args })) as Answer).structuredContent ?? {};
    const ids = sandbox
      .data()
      .leads.rows()
      .filter(({ isDeleted }) => !isDeleted)
      .slice(0, 2)
      .map(({ id }) => String(id));
    const many = { ids, fields: { price: 4321 } };
    const { plan } = await call(one, 'update_leads', many);
    expect(codeOf(await call(other, 'update_leads', { ...many, confirm: plan?.confirm }))).toBe('PLAN_NOT_YOURS');
    const single = { pipeline_id: '7604214', status_id: '63210450', move_leads: true };
    const confirm = (await call(one, 'delete_status', single)).errors?.[0]?.details?.confirm;
    expect(codeOf(await call(other, 'delete_status', { ...single, confirm }))).toBe('PLAN_NOT_YOURS');
    expect(sandbox.requestCount(({ method }) => method === 'PATCH' || method === 'DELETE')).toBe(0);
    expect(codeOf(await call(one, 'delete_status', { ...single, confirm }))).toBeUndefined();
    expect((await call(one, 'update_leads', { ...many, confirm: plan?.confirm })).result?.written).toBe(2);
  });
});
