import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldStdioTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldHttpTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import type { SmartCreateClientAndLeadMutation } from '../generated/graphql.ts';
import { serve } from '../serve.ts';

const me = { name: 'journey', version: '1.0.0' };

/** The compiled command line, as an MCP client starts it. */
const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** What every client of the SDK can do, old or new. */
interface AnyClient {
  listTools(): Promise<{ tools: { name: string; description?: string | undefined }[] }>;
  callTool(call: { name: string; arguments?: Record<string, unknown> }): Promise<unknown>;
  close(): Promise<void>;
}

interface Answer {
  isError?: boolean;
  structuredContent?: Record<string, unknown>;
  content: { type: string; text: string }[];
}

function stdioCommand(environment: Record<string, string>) {
  return {
    command: process.execPath,
    args: [program, 'mcp'],
    env: {
      PATH: process.env.PATH ?? '',
      LOG_LEVEL: 'silent',
      XDG_CACHE_HOME: join(tmpdir(), 'amocrm-graphql-none'),
      ...environment,
    },
  };
}

/** The ways in: both generations of the protocol over both transports. */
const ways: [string, (url: string, environment: Record<string, string>) => Promise<AnyClient>][] = [
  [
    'the current protocol over HTTP',
    async (url) => {
      const client = new Client(me, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
      await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
      return client;
    },
  ],
  [
    'the current protocol over stdio',
    async (_url, environment) => {
      const client = new Client(me, { versionNegotiation: { mode: 'auto' } });
      await client.connect(new StdioClientTransport(stdioCommand(environment)));
      return client;
    },
  ],
  [
    'the protocol of 2025 over HTTP',
    async (url) => {
      const client = new OldClient(me);
      // The old SDK's own transport type is stricter than what it implements.
      await client.connect(new OldHttpTransport(new URL(`${url}/mcp`)) as Parameters<OldClient['connect']>[0]);
      return client as unknown as AnyClient;
    },
  ],
  [
    'the protocol of 2025 over stdio',
    async (_url, environment) => {
      const client = new OldClient(me);
      await client.connect(new OldStdioTransport(stdioCommand(environment)));
      return client as unknown as AnyClient;
    },
  ],
];

describe.each(ways)('an assistant that speaks %s', (_, connect) => {
  /** A server on a sandbox, and a client of it. */
  async function open(options: SandboxOptions = {}) {
    const { app, sandbox } = await serve({}, options);
    const client = await connect(app.url, {
      AMOCRM_BASE_URL: sandbox.url,
      AMOCRM_ACCESS_TOKEN: sandbox.token,
      AMOCRM_RATE_LIMIT: '50',
    });
    onTestFinished(() => client.close());
    const call = async (name: string, args: Record<string, unknown> = {}) =>
      (await client.callTool({ name, arguments: args })) as Answer;
    return { client, sandbox, call };
  }

  it('is shown every tool', async () => {
    const { client } = await open();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('smart_create_client_and_lead');
    expect(tools.length).toBeGreaterThanOrEqual(23);
  });

  it('checks whether a client exists, creates the client if not, and then a lead', async () => {
    const { call, sandbox } = await open();
    const before = sandbox.data().count();

    const check = await call('check_contact_exists', { query: '+79991234567' });
    expect(check.structuredContent).toMatchObject({ exists: false });

    const created = await call('smart_create_client_and_lead', {
      contact_query: '+79991234567',
      contact_name: 'Новый клиент',
      lead_name: 'Консультация',
      lead_price: 50000,
    });
    expect(created.isError ?? false).toBe(false);
    expect(created.structuredContent).toMatchObject({
      contact_created: true,
      lead_created: true,
      contact: { name: 'Новый клиент' },
      lead: { name: 'Консультация', price: 50000 },
      open_leads: [],
    });
    expect(JSON.parse(created.content[0]?.text ?? '')).toEqual(created.structuredContent);

    const again = await call('smart_create_client_and_lead', {
      contact_query: '8 (999) 123-45-67',
      lead_name: 'Консультация',
    });
    expect(again.structuredContent).toMatchObject({ contact_created: false, lead_created: false });
    expect(again.structuredContent?.open_leads).toHaveLength(1);
    const after = sandbox.data().count();
    expect(after.contacts).toBe(before.contacts + 1);
    expect(after.leads).toBe(before.leads + 1);
  });

  it('gets all errors of its arguments at once, with what is valid', async () => {
    const { call, sandbox } = await open();
    sandbox.clearRequests();
    const answer = await call('create_lead', { name: 'Окна', price: 'abc', pipelin_id: '1' });
    expect(answer.isError).toBe(true);
    expect(answer.content[0]?.text).toMatch(/price/);
    expect(answer.content[0]?.text).toMatch(/pipelin_id.*pipeline_id/);
    expect(sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('may send nested arguments as JSON strings and ids as numbers', async () => {
    const { call, sandbox } = await open();
    const [lead] = [...sandbox.data().leads.rows()];
    const answer = await call('update_lead', { lead_id: lead?.id, add_tags: '["новый тег"]' });
    expect(answer.isError ?? false).toBe(false);
    expect(JSON.stringify(answer.structuredContent)).toContain('новый тег');
  });
});

describe('an assistant', () => {
  const connectOverHttp = async (url: string) => {
    const client = new Client(me, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
    onTestFinished(() => client.close());
    return client;
  };

  it('gets the progress of a long report', async () => {
    const { app } = await serve({}, { leads: 1_000 });
    const client = await connectOverHttp(app.url);
    const seen: number[] = [];
    await client.callTool(
      { name: 'get_deals_report', arguments: {} },
      { onprogress: ({ progress }) => seen.push(progress) },
    );
    expect(seen).toEqual([250, 500, 750, 1_000]);
  });

  it('stops the upstream requests of a report by cancelling it', async () => {
    const { app, sandbox } = await serve({}, { leads: 5_000 });
    const client = await connectOverHttp(app.url);
    const cancel = new AbortController();
    const report = client.callTool(
      { name: 'get_deals_report', arguments: {} },
      { signal: cancel.signal, onprogress: () => cancel.abort() },
    );
    await expect(report).rejects.toThrow();
    await app.close();
    expect(sandbox.requestCount(({ path }) => path.endsWith('/leads'))).toBeLessThan(20);
  });

  it('gets tools of the user’s own folder, and an invalid file there does no harm', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tools-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      join(folder, 'count-users.graphql'),
      '"Names of all users." query listUserNames @tool(title: "User names") { users @unwrap { name } }',
    );
    writeFileSync(join(folder, 'broken.graphql'), '"Broken." query broken @tool(title: "Broken") { leds { id } }');
    const { app } = await serve({ TOOLS_DIR: folder });
    const client = await connectOverHttp(app.url);
    const names = (await client.listTools()).tools.map(({ name }) => name);
    expect(names).toContain('list_user_names');
    expect(names).not.toContain('broken');
    const answer = (await client.callTool({ name: 'list_user_names', arguments: {} })) as Answer;
    expect(answer.structuredContent?.users).toContain('Роман Белкин');
  });

  it('shares a running server if AMOCRM_SERVER_URL names one', async () => {
    const { app, sandbox } = await serve();
    const client = new Client(me, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StdioClientTransport(stdioCommand({ AMOCRM_SERVER_URL: app.url })));
    onTestFinished(() => client.close());
    sandbox.clearRequests();
    const answer = (await client.callTool({ name: 'search_contact', arguments: { query: 'Тихонов' } })) as Answer;
    expect(answer.structuredContent?.contacts).not.toEqual([]);
    expect(sandbox.requestCount(({ path }) => path.endsWith('/contacts'))).toBe(1);
  });

  it('gets the time, the time zone and the currency before its first call, for the request that every tool needs', async () => {
    const { app, sandbox } = await serve();
    const client = new Client(me, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)));
    onTestFinished(() => client.close());
    expect(client.getInstructions()).toMatch(/It is \d{4}-\d\d-\d\dT.*\+03:00 .*Europe\/Moscow.* RUB\./);
    const info = (await client.callTool({ name: 'get_account_info', arguments: {} })) as Answer;
    expect(info.structuredContent?.account).toMatchObject({ now: expect.stringMatching(/\+03:00$/), currency: 'RUB' });
    expect(sandbox.requestCount(({ path }) => path.endsWith('/account'))).toBe(1);
  });

  it('gets answers in the shape that the schema promises', async () => {
    const { app } = await serve();
    const client = await connectOverHttp(app.url);
    const answer = (await client.callTool({
      name: 'smart_create_client_and_lead',
      arguments: { contact_query: 'new@example.ru', contact_name: 'Пётр', lead_name: 'Окна', lead_price: 1000 },
    })) as Answer;
    // The type is made from the document and the schema: a field that vanishes there fails to compile here.
    const answered = answer.structuredContent as unknown as {
      lead: Pick<NonNullable<SmartCreateClientAndLeadMutation['createClientAndLead']['lead']>, 'name' | 'price'>;
    };
    expect(answered.lead).toMatchObject({ name: 'Окна', price: 1000 });
  });
});
