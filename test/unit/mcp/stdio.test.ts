import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { skillsFolder } from '../../../src/config/package.ts';
import { ConfigurationError } from '../../../src/errors/index.ts';
import { LineTransport } from '../../../src/mcp/line-transport.ts';
import { serveMcpStdio } from '../../../src/mcp/stdio.ts';
import type { OfferedTool, Toolbox } from '../../../src/mcp/toolbox.ts';
import { renderCatalogue } from '../../../src/operations/catalogue.ts';
import { createTestToolbox, operations } from './fixture.ts';

const lead = { id: '1', name: 'Сделка' };

/** A JSON-RPC message as it came. */
interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: Record<string, unknown>;
  error?: unknown;
}

/** A client that writes lines and waits for the answer to each. */
function start(loadToolbox: () => Promise<Toolbox>, tools = renderCatalogue(operations, () => 0).tools) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const reported: unknown[] = [];
  const messages: Message[] = [];
  const waiting: (() => void)[] = [];
  output.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) messages.push(JSON.parse(line));
    for (const wake of waiting.splice(0)) wake();
  });
  const transport = new LineTransport(input, output);
  const served = serveMcpStdio({
    list: () => ({ tools: tools as OfferedTool[], resources: [] }),
    loadToolbox,
    version: '1',
    skills: skillsFolder,
    views: 'dist/view',
    onError: (error) => reported.push(error),
    transport,
  });
  const until = async (matches: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = messages.find(matches);
      if (found) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  let id = 0;
  const request = (method: string, params: object = {}) => {
    id += 1;
    const sent = id;
    input.write(`${JSON.stringify({ jsonrpc: '2.0', id: sent, method, params })}\n`);
    return until((message) => message.id === sent);
  };
  const initialize = async () => {
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
    const { result } = await request('initialize', params);
    input.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
    return result;
  };
  const call = async (name: string, args: object) => {
    const { result } = await request('tools/call', { name, arguments: args });
    return result as unknown as { isError?: boolean; content: [{ text: string }] };
  };
  return { input, reported, messages, served, request, initialize, call, until };
}

describe('the stdio server', () => {
  it('lists the tools of the catalogue before anything is loaded, and calls them after', async () => {
    let loads = 0;
    const { initialize, request, call, messages } = start(async () => {
      loads += 1;
      return createTestToolbox({ 'Query.lead': () => lead }).toolbox;
    });
    expect(await initialize()).toMatchObject({ protocolVersion: '2025-06-18', serverInfo: { name: 'amocrm-graphql' } });
    expect(loads).toBe(0);
    const { result } = await request('tools/list');
    const view = { _meta: { ui: { resourceUri: 'ui://amocrm/board' } } };
    expect(result?.tools).toEqual(
      createTestToolbox({}).toolbox.tools.map(({ toolset: _, ...tool }) => ({
        ...tool,
        ...(tool.name === 'get_leads' && view),
      })),
    );
    expect((await call('get_lead_by_id', { lead_id: 1 })).content[0].text).toBe(JSON.stringify({ lead }));
    await call('get_lead_by_id', { lead_id: 1 });
    expect(loads).toBe(1);
    expect(messages.filter(({ method }) => method !== undefined)).toEqual([]);
  });

  it('starts to load as soon as the tools were listed', async () => {
    let onLoad = () => {};
    const loading = new Promise<void>((resolve) => {
      onLoad = resolve;
    });
    const { initialize, request } = start(async () => {
      onLoad();
      return createTestToolbox({}).toolbox;
    });
    await initialize();
    await request('tools/list');
    await loading;
  });

  it('says so when the loaded tools are others, and lists these', async () => {
    const { toolbox } = createTestToolbox({});
    const { initialize, request, until } = start(
      async () => toolbox,
      renderCatalogue(operations.slice(1), () => 0).tools,
    );
    await initialize();
    await request('tools/list');
    await until(({ method }) => method === 'notifications/tools/list_changed');
    const { result } = await request('tools/list');
    expect(result?.tools).toHaveLength(4);
  });

  it('lives on with a bad configuration, and says with every call what is wrong', async () => {
    const wrong = new ConfigurationError([{ path: ['AMOCRM_SUBDOMAIN'], message: 'is not set' }], {
      remedy: 'Set it in .env.',
    });
    let broken = true;
    const { initialize, request, call } = start(async () => {
      if (broken) throw wrong;
      return createTestToolbox({ 'Query.lead': () => lead }).toolbox;
    });
    await initialize();
    await request('tools/list');
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const { isError, content } = await call('get_lead_by_id', { lead_id: 1 });
      expect(isError).toBe(true);
      expect(content[0].text).toBe('CONFIGURATION_INVALID: AMOCRM_SUBDOMAIN: is not set. Fix: Set it in .env.');
    }
    broken = false;
    expect(await call('get_lead_by_id', { lead_id: 1 })).not.toHaveProperty('isError');
  });

  it('answers a tool that is not there with -32602', async () => {
    const { initialize, request } = start(async () => createTestToolbox({}).toolbox);
    await initialize();
    const { error } = await request('tools/call', { name: 'get_lead', arguments: {} });
    expect(error).toMatchObject({ code: -32602, message: expect.stringContaining('"get_leads"') });
  });

  it('serves a client of 2026-07-28 from the same process', async () => {
    const { request } = start(async () => createTestToolbox({ 'Query.lead': () => lead }).toolbox);
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const { result: discovered } = await request('server/discover', { _meta });
    expect(discovered).toMatchObject({ supportedVersions: ['2026-07-28'] });
    const { result } = await request('tools/call', { _meta, name: 'get_lead_by_id', arguments: { lead_id: 1 } });
    expect(result).toMatchObject({ structuredContent: { lead } });
  });

  it('passes progress and cancellation on', async () => {
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const { toolbox } = createTestToolbox({
      'Query.leads': (_args, { signal, onProgress }) => {
        onProgress?.({ done: 250, message: '250 read' });
        return new Promise((_, reject) =>
          signal?.addEventListener('abort', () => {
            stop();
            reject(signal.reason);
          }),
        );
      },
    });
    const { initialize, input, until, request } = start(async () => toolbox);
    await initialize();
    void request('tools/call', { name: 'get_leads', arguments: {}, _meta: { progressToken: 'p' } });
    const { params } = await until(({ method }) => method === 'notifications/progress');
    expect(params).toEqual({ progressToken: 'p', progress: 250, message: '250 read' });
    const cancelled = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } };
    input.write(`${JSON.stringify(cancelled)}\n`);
    await stopped;
  });

  it('finishes requests in flight and refuses new ones after a signal to stop', async () => {
    let finish = () => {};
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { toolbox } = createTestToolbox({
      'Query.lead': () => {
        begun();
        return new Promise((resolve) => {
          finish = () => resolve(lead);
        });
      },
    });
    const { initialize, call, served } = start(async () => toolbox);
    await initialize();
    const answer = call('get_lead_by_id', { lead_id: 1 });
    await hasBegun;
    const closed = served.close();
    const refused = await call('get_lead_by_id', { lead_id: 1 });
    expect(refused.isError).toBe(true);
    expect(refused.content[0].text).toBe(
      'SHUTTING_DOWN: This server is stopping. Fix: Send the call again. (a retry may help)',
    );
    finish();
    expect((await answer).content[0].text).toBe(JSON.stringify({ lead }));
    await closed;
    await served.closed;
  });

  it('ends when the client closes its end', async () => {
    const { initialize, input, served } = start(async () => createTestToolbox({}).toolbox);
    await initialize();
    input.end();
    await served.closed;
  });
});
