import { Client, type ClientOptions, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterEach, describe, expect, it } from 'vitest';
import { skillsFolder } from '../../../src/config/package.ts';
import { createMcpHttpHandler, type McpHttpHandler } from '../../../src/mcp/http.ts';
import { notice } from '../../../src/mcp/untrusted.ts';
import type { Access } from '../../../src/resolvers/context.ts';
import { createTestToolbox, type Resolvers } from './fixture.ts';

const url = new URL('http://localhost/mcp');
const lead = { id: '1', name: 'Сделка' };
const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of toClose.splice(0).reverse()) await each.close();
});

function createHandler(resolvers: Resolvers): McpHttpHandler & { reported: unknown[] } {
  const { toolbox, reported } = createTestToolbox(resolvers);
  const handler = createMcpHttpHandler({
    toolbox,
    version: '1.2.3',
    skills: skillsFolder,
    views: 'dist/view',
    onError: (error) => reported.push(error),
  });
  toClose.push(handler);
  return { ...handler, reported };
}

const fetchFrom =
  (handler: McpHttpHandler, access: Access) => async (input: string | URL | Request, init?: RequestInit) => {
    return handler.handle(new Request(input, init), { access });
  };

type Mode = NonNullable<ClientOptions['versionNegotiation']>['mode'];

async function connect(handler: McpHttpHandler, mode: Mode, access: Access = 'read-write') {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(url, { fetch: fetchFrom(handler, access) }));
  toClose.push(client);
  return client;
}

async function connectOld(handler: McpHttpHandler, access: Access = 'read-write') {
  const client = new OldClient({ name: 'test', version: '1' });
  await client.connect(new OldTransport(url, { fetch: fetchFrom(handler, access) }));
  toClose.push(client);
  return client;
}

type Params = { name: string; arguments: Record<string, unknown> };
type Options = { signal?: AbortSignal; onprogress?: (progress: unknown) => void };

/** What the tests want of a client, whichever it is. */
const modern = (mode: Mode) => async (handler: McpHttpHandler, access?: Access) => {
  const client = await connect(handler, mode, access);
  return { client, callTool: (params: Params, options?: Options) => client.callTool(params, options) };
};
const old = async (handler: McpHttpHandler, access?: Access) => {
  const client = await connectOld(handler, access);
  return { client, callTool: (params: Params, options?: Options) => client.callTool(params, undefined, options) };
};

describe.each([
  ['2026-07-28', modern({ pin: '2026-07-28' })],
  ['2025-11-25', modern('legacy')],
  ['2025-11-25 by the v1 client', old],
])('a client of %s', (_, open) => {
  it('gets the tools and instructions on how to use them', async () => {
    const { client } = await open(createHandler({}));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['get_leads', 'get_lead_by_id', 'create_lead', 'delete_lead']);
    expect(tools[0]?.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(client.getServerVersion()).toMatchObject({ name: 'amocrm-graphql', version: '1.2.3' });
    const instructions = client.getInstructions() ?? '';
    expect(instructions).toContain('To find records: get_leads.');
    expect(instructions).not.toContain('get_pipelines');
  });

  it('gets the time, the time zone and the currency of the account, as far as they are known', async () => {
    const { toolbox } = createTestToolbox({});
    const facts = { now: '2026-11-05T12:00:00+03:00', timezone: 'Europe/Moscow', currency: 'RUB' };
    const open_ = (known: typeof facts | undefined) => {
      const handler = createMcpHttpHandler({
        toolbox: { ...toolbox, facts: () => known },
        version: '1.2.3',
        skills: skillsFolder,
        views: 'dist/view',
        onError: () => {},
      });
      toClose.push(handler);
      return open(handler as ReturnType<typeof createHandler>);
    };
    const told = (await open_(facts)).client.getInstructions();
    for (const fact of Object.values(facts)) expect(told).toContain(fact);
    expect((await open_(undefined)).client.getInstructions()).toMatch(/It is \d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z \(UTC\)/);
  });

  it('calls a tool and checks the answer against its schema', async () => {
    const { client, callTool } = await open(createHandler({ 'Query.lead': () => lead }));
    await client.listTools();
    const result = await callTool({ name: 'get_lead_by_id', arguments: { lead_id: 1 } });
    expect(result).toMatchObject({
      structuredContent: { lead },
      content: [
        { type: 'text', text: JSON.stringify({ lead }) },
        { type: 'text', text: notice },
      ],
    });
  });

  it('gets a failing tool as a result, which its schema allows too', async () => {
    const { client, callTool } = await open(createHandler({}));
    await client.listTools();
    const result = await callTool({ name: 'get_lead_by_id', arguments: {} });
    expect(result).toMatchObject({ isError: true, structuredContent: { errors: [{ issues: [{ path: 'lead_id' }] }] } });
  });

  it('gets -32602 with the nearest name for a tool that is not there', async () => {
    const { callTool } = await open(createHandler({}));
    await expect(callTool({ name: 'get_lead', arguments: {} })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('"get_leads"'),
    });
  });

  it('sees nothing that writes when its access is read-only', async () => {
    const { client, callTool } = await open(createHandler({}), 'read-only');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['get_leads', 'get_lead_by_id']);
    const result = await callTool({ name: 'delete_lead', arguments: { lead_id: 1 } });
    expect(result).toMatchObject({ isError: true, structuredContent: { errors: [{ code: 'FORBIDDEN' }] } });
  });

  it('hears of progress when it asks, and only of progress that grows', async () => {
    const handler = createHandler({
      'Query.leads': (_args, { onProgress }) => {
        for (const done of [250, 250, 500]) onProgress?.({ done, message: `${done} read` });
        return { nodes: [], pageInfo: { hasNextPage: false } };
      },
    });
    const { callTool } = await open(handler);
    const heard: unknown[] = [];
    const onprogress = (progress: unknown) => heard.push(progress);
    await callTool({ name: 'get_leads', arguments: {} }, { onprogress });
    expect(heard).toEqual([
      { progress: 250, message: '250 read' },
      { progress: 500, message: '500 read' },
    ]);
    await callTool({ name: 'get_leads', arguments: {} });
    expect(handler.reported).toEqual([]);
  });

  it('stops the work when it goes away, and not when the work is done', async () => {
    const signals: AbortSignal[] = [];
    let started = () => {};
    const running = new Promise<void>((resolve) => {
      started = resolve;
    });
    const handler = createHandler({
      'Query.lead': ({ id }, { signal }) => {
        signals.push(signal as AbortSignal);
        if (id === '1') return lead;
        started();
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    const { client, callTool } = await open(handler);
    await callTool({ name: 'get_lead_by_id', arguments: { lead_id: 1 } });
    expect(signals[0]?.aborted).toBe(false);
    const call = callTool({ name: 'get_lead_by_id', arguments: { lead_id: 2 } });
    await running;
    const stopped = new Promise((resolve) => signals[1]?.addEventListener('abort', resolve));
    await Promise.all([client.close(), expect(call).rejects.toThrow(), stopped]);
  });
});

describe('a call of 2026-07-28', () => {
  it('is stopped by its own cancellation', async () => {
    let [started, stop] = [() => {}, () => {}];
    const running = new Promise<void>((resolve) => {
      started = resolve;
    });
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const handler = createHandler({
      'Query.lead': (_args, { signal }) => {
        signal?.addEventListener('abort', stop);
        started();
        return stopped;
      },
    });
    const { callTool } = await modern({ pin: '2026-07-28' })(handler);
    const cancel = new AbortController();
    const call = callTool({ name: 'get_lead_by_id', arguments: { lead_id: 2 } }, { signal: cancel.signal });
    await running;
    cancel.abort();
    await expect(call).rejects.toThrow();
    await stopped;
  });
});
