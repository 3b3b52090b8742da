import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { hashToken, loadConfig } from '../../src/config/index.ts';
import { createProxyToolbox } from '../../src/mcp/proxy.ts';
import { describeThrown } from '../../src/operations/error.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { redisServer, startRedis } from '../redis.ts';

/*
 * One server, two accounts. Their ids are the same numbers, so anything that leaks from one to the other gives a
 * plausible answer of the wrong account.
 */

const tokens = {
  north: 'north-only-0123456789',
  both: 'both-accounts-0123456789',
  reader: 'reads-both-0123456789',
  all: 'every-account-0123456789',
};
const secrets = { north: 'webhooks-of-the-north', south: 'webhooks-of-the-south' };
type Name = keyof typeof secrets;

async function open(environment: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'accounts-'));
  const options = { rateLimit: false, accountRateLimit: false } as const;
  const sandboxes = { north: await startSandbox(options), south: await startSandbox(options) };
  for (const [name, { url, token }] of Object.entries(sandboxes)) {
    const lines = { AMOCRM_BASE_URL: url, AMOCRM_ACCESS_TOKEN: token, WEBHOOK_SECRET: secrets[name as Name] };
    const text = Object.entries(lines).map((line) => line.join('='));
    await writeFile(join(folder, `${name}.env`), `${text.join('\n')}\n`);
  }
  const config = loadConfig({
    PORT: '0',
    ACCOUNTS_DIR: folder,
    AMOCRM_RATE_LIMIT: '1000',
    API_TOKEN_RATE_LIMIT: '0',
    LOG_LEVEL: 'debug',
    API_TOKENS: [
      `${hashToken(tokens.north)}:read-write:account=north`,
      `${hashToken(tokens.both)}:account=north:account=south`,
      `${hashToken(tokens.reader)}:read-only:account=south:account=north`,
      hashToken(tokens.all),
    ].join(','),
    ...environment,
  });
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const app = await startApp(config, log);
  onTestFinished(async () => {
    await app.close();
    await sandboxes.north.close();
    await sandboxes.south.close();
    await rm(folder, { recursive: true });
  });

  const ask = async (query: string, { token = tokens.both, account }: { token?: string; account?: string } = {}) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...(account && { 'amocrm-account': account }),
      },
      body: JSON.stringify({ query }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: asserted on below
    return { status: response.status, ...((await response.json()) as { data?: any; errors?: any[] }) };
  };
  /** Renames a record behind the server's back, so that the accounts differ. */
  const rename = (name: Name, path: string, id: number, to: string) =>
    fetch(`${sandboxes[name].url}/api/v4/${path}/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${sandboxes[name].token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: to }),
    });
  return { app, sandboxes, ask, rename, lines };
}

/** A lead that both accounts have under one id. */
function leadOf({ sandboxes }: Awaited<ReturnType<typeof open>>) {
  const lead = sandboxes.north
    .data()
    .leads.rows()
    .find(({ isDeleted, contacts }) => !isDeleted && contacts.length > 0);
  if (!lead) throw new Error('The demo account has leads with contacts.');
  return lead;
}

describe('a request goes to', () => {
  it('the only account that its token can access', async () => {
    const { ask, sandboxes } = await open();
    expect((await ask('{ account { id } }', { token: tokens.north })).status).toBe(200);
    expect([sandboxes.north.requestCount(), sandboxes.south.requestCount()]).toEqual([1, 0]);
  });

  it('the account that it names in a header or in its address, if the token can access several', async () => {
    const { app, ask, sandboxes } = await open();
    const unnamed = await ask('{ account { id } }');
    expect(unnamed).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'ACCOUNT_REQUIRED', remedy: expect.stringContaining('north, south') } }],
    });
    expect(sandboxes.north.requestCount() + sandboxes.south.requestCount()).toBe(0);
    await ask('{ account { id } }', { account: 'south' });
    const authorization = `Bearer ${tokens.both}`;
    const rest = await fetch(`${app.url}/api/leads?limit=1&account=south`, { headers: { authorization } });
    expect(rest.status).toBe(200);
    expect(rest.headers.get('link')).toContain('account=south');
    const graph = await fetch(`${app.url}/graphql?account=south&query={users{nodes{id}}}`, {
      headers: { authorization, accept: 'application/json' },
    });
    expect(graph.ok).toBe(true);
    const transport = new StreamableHTTPClientTransport(new URL(`${app.url}/mcp?account=south`), {
      requestInit: { headers: { authorization } },
    });
    const client = new Client({ name: 'accounts', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(transport);
    expect((await client.callTool({ name: 'get_pipelines', arguments: {} })).isError).not.toBe(true);
    await client.close();
    expect(sandboxes.north.requestCount()).toBe(0);
    expect(sandboxes.south.requestCount()).toBeGreaterThan(3);
  });

  it('no account that its token cannot access, without saying whether that account exists', async () => {
    const { ask, sandboxes } = await open();
    const [foreign, missing] = [
      await ask('{ account { id } }', { token: tokens.north, account: 'south' }),
      await ask('{ account { id } }', { token: tokens.north, account: 'nowhere' }),
    ];
    expect(foreign).toEqual(missing);
    expect(foreign).toMatchObject({ status: 403, errors: [{ extensions: { code: 'ACCOUNT_NOT_ALLOWED' } }] });
    expect((await ask('{ account { id } }', { token: tokens.all, account: 'nowhere' })).status).toBe(403);
    expect(sandboxes.north.requestCount() + sandboxes.south.requestCount()).toBe(0);
  });

  it('no account that `mcp` does not name, and `mcp` then says what to do', async () => {
    const { app, sandboxes } = await open();
    const failureOf = async (token: string, account?: string) => {
      const error = await createProxyToolbox({ url: app.url, token, account, version: '1' }).catch((thrown) => thrown);
      return describeThrown(error);
    };
    expect(await failureOf(tokens.both)).toEqual({
      code: 'ACCOUNT_REQUIRED',
      message: `The server at ${app.url} (AMOCRM_SERVER_URL) refuses: There are several accounts; the request must name one.`,
      remedy: expect.stringMatching(/`--account`.* north, south\./),
    });
    expect(await failureOf(tokens.north, 'south')).toEqual({
      code: 'ACCOUNT_NOT_ALLOWED',
      message: expect.stringContaining('This token is not valid for that account.'),
      remedy: expect.stringMatching(/`--account`.*It is valid for north\./),
    });
    const toolbox = await createProxyToolbox({ url: app.url, token: tokens.both, account: 'north', version: '1' });
    await toolbox.call('get_pipelines', {}, { access: 'read-write', signal: new AbortController().signal });
    expect(sandboxes.north.requestCount()).toBeGreaterThan(0);
    expect(sandboxes.south.requestCount()).toBe(0);
  });

  it('a read-only view of every account, if its token is read-only', async () => {
    const opened = await open();
    const { id } = leadOf(opened);
    for (const account of ['north', 'south']) {
      const mutation = `mutation { updateLead(id: "${id}", input: { name: "Иначе" }) { id } }`;
      const { errors } = await opened.ask(mutation, { token: tokens.reader, account });
      expect(errors?.[0].extensions.code).toBe('FORBIDDEN');
    }
    const changes = [...opened.sandboxes.north.requests, ...opened.sandboxes.south.requests];
    expect(changes.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

const adapters = [['in memory', false] as const, ['in Redis', true] as const];
describe.each(adapters)('with the state %s, accounts do not share', (_, inRedis) => {
  const test = it.skipIf(inRedis && !redisServer);
  const openHere = async () => {
    if (!inRedis) return open();
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    return open({ REDIS_URL: redis.url });
  };

  test('records, names or settings', async () => {
    const opened = await openHere();
    const { ask, rename, sandboxes } = opened;
    const lead = leadOf(opened);
    const contact = lead.contacts[0]?.id ?? 0;
    await rename('south', 'leads', lead.id, 'Сделка юга');
    await rename('south', 'contacts', contact, 'Клиент юга');
    const pipeline = sandboxes.south.data().metadata.pipelines.find((each) => each.id === lead.pipelineId);
    if (pipeline) pipeline.name = 'Воронка юга';
    const query = `{ lead(id: "${lead.id}") { name pipeline { name } contacts { id name } } }`;
    // Interleaved and repeated: whatever is kept is kept by now.
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_each, index) => ask(query, { account: index % 2 ? 'south' : 'north' })),
    );
    for (const [index, { data }] of answers.entries()) {
      const text = JSON.stringify(data);
      if (index % 2) for (const name of ['Сделка юга', 'Клиент юга', 'Воронка юга']) expect(text).toContain(name);
      else expect(text).not.toContain('юга');
    }
    expect(sandboxes.north.data().leads.get(lead.id)?.name).toBe(lead.name);
  });

  test('cursors', async () => {
    const { ask } = await openHere();
    const { data } = await ask('{ leads(first: 2) { pageInfo { endCursor } } }', { account: 'north' });
    const next = `{ leads(first: 2, after: "${data.leads.pageInfo.endCursor}") { nodes { id } } }`;
    expect((await ask(next, { account: 'north' })).errors).toBeUndefined();
    const { errors } = await ask(next, { account: 'south' });
    expect(errors?.[0].extensions.code).toBe('VALIDATION_FAILED');
  });

  test('idempotency keys or locks', async () => {
    const { ask, sandboxes } = await openHere();
    const before = [sandboxes.north, sandboxes.south].map((sandbox) => sandbox.data().count());
    const mutation = `mutation {
      createClientAndLead(
        contactQuery: "+7 999 000-11-22"
        contactName: "Новый клиент"
        lead: { name: "Окна" }
        idempotencyKey: "one-key-for-both"
      ) { __typename }
    }`;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_each, index) => ask(mutation, { account: index % 2 ? 'south' : 'north' })),
    );
    expect(answers.flatMap(({ errors = [] }) => errors)).toEqual([]);
    for (const [index, sandbox] of [sandboxes.north, sandboxes.south].entries()) {
      const after = sandbox.data().count();
      expect(after.leads - (before[index]?.leads ?? 0)).toBe(1);
      expect(after.contacts - (before[index]?.contacts ?? 0)).toBe(1);
    }
  });

  test('changes that amoCRM reports', async () => {
    const opened = await openHere();
    const { app, sandboxes } = opened;
    const { id } = leadOf(opened);
    const listen = async (account: Name) => {
      const query = encodeURIComponent('subscription { leadChanged { leadId } }');
      const response = await fetch(`${app.url}/graphql?account=${account}&query=${query}`, {
        headers: { authorization: `Bearer ${tokens.both}`, accept: 'text/event-stream' },
      });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      return { read: async () => (await reader?.read())?.value ?? '', cancel: () => reader?.cancel() };
    };
    const [north, south] = [await listen('north'), await listen('south')];
    const deliver = (secret: string, lead: number) =>
      fetch(`${app.url}/webhooks/amocrm/${secret}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `leads[update][0][id]=${lead}`,
      });
    const hear = async ({ read }: typeof north) => {
      let text = '';
      while (!text.includes('leadId')) text += await read();
      return text;
    };
    expect((await deliver(secrets.south, id)).status).toBe(200);
    expect(await hear(south)).toContain(`"${id}"`);
    // What north hears first is its own: nothing of south's came before it.
    const other = [...sandboxes.north.data().leads.rows()].find((lead) => !lead.isDeleted && lead.id !== id)?.id ?? 0;
    expect((await deliver(secrets.north, other)).status).toBe(200);
    const heard = await hear(north);
    expect(heard).toContain(`"${other}"`);
    expect(heard).not.toContain(`"${id}"`);
    await Promise.all([north.cancel(), south.cancel()]);
  });

  test('failures', async () => {
    const { app, ask, sandboxes, lines } = await openHere();
    sandboxes.south.fault({ status: 403, html: true, times: 0 });
    expect((await ask('{ leads { nodes { id } } }', { account: 'south' })).errors?.[0].extensions.code).toBe(
      'BLOCKED_BY_AMOCRM',
    );
    expect((await ask('{ leads { nodes { id } } }', { account: 'north' })).errors).toBeUndefined();
    const ready = async (token: string) => {
      const response = await fetch(`${app.url}/ready`, { headers: { authorization: `Bearer ${token}` } });
      return { status: response.status, ...((await response.json()) as { checks: Record<string, unknown>[] }) };
    };
    const both = await ready(tokens.both);
    expect(both.status).toBe(200);
    expect(both.checks).toContainEqual(expect.objectContaining({ account: 'south', name: 'amocrm', ok: false }));
    expect(both.checks).toContainEqual(expect.objectContaining({ account: 'north', name: 'amocrm', ok: true }));
    expect(JSON.stringify(await ready(tokens.north))).not.toContain('south');
    const index = await fetch(app.url, { headers: { authorization: `Bearer ${tokens.north}` } });
    expect(await index.json()).toMatchObject({ accounts: [{ name: 'north', url: sandboxes.north.url }] });
    // Every line about an account says which.
    const calls = lines.filter(({ amocrm }) => amocrm);
    expect(calls.length).toBeGreaterThan(0);
    const refused = calls.filter(({ amocrm }) => (amocrm as { outcome: string }).outcome === 'BLOCKED_BY_AMOCRM');
    expect(new Set(refused.map(({ account }) => account))).toEqual(new Set(['south']));
    expect(new Set(calls.map(({ account }) => account))).toEqual(new Set(['north', 'south']));
  });
});

it('a token that sends too many requests gets the time to retry and does not slow other tokens down', async () => {
  const slow = 'slow-token-0123456789';
  const { ask, app } = await open({ API_TOKENS: `${slow}:account=north:limit=3,${hashToken(tokens.all)}` });
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask('{ account { id } }', { token: slow })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  const refused = await fetch(`${app.url}/api/leads`, { headers: { authorization: `Bearer ${slow}` } });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfterMs: expect.any(Number) });
  expect((await ask('{ account { id } }', { token: tokens.all, account: 'north' })).status).toBe(200);
});
