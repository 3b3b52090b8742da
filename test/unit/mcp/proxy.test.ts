import { describe, expect, it } from 'vitest';
import { skillsFolder } from '../../../src/config/package.ts';
import { createMcpHttpHandler } from '../../../src/mcp/http.ts';
import { createProxyToolbox, ServerUnreachableError } from '../../../src/mcp/proxy.ts';
import { createTestToolbox, type Resolvers } from './fixture.ts';

const lead = { id: '1', name: 'Сделка' };
const url = 'http://localhost:8000';

/** Another server, reached without a socket; `down` makes every request fail. */
function createServer(resolvers: Resolvers) {
  const { toolbox } = createTestToolbox(resolvers);
  const handler = createMcpHttpHandler({
    toolbox,
    version: '1',
    skills: skillsFolder,
    views: 'dist/view',
    onError: () => {},
  });
  const state = { down: false, seen: [] as Request[] };
  const fetchServer: typeof fetch = async (input, init) => {
    if (state.down) throw new TypeError('fetch failed');
    const request = new Request(input, init);
    state.seen.push(request);
    if (request.headers.get('authorization') !== 'Bearer secret') return new Response('no', { status: 401 });
    return handler.handle(request, { access: 'read-write' });
  };
  return { state, fetch: fetchServer };
}

const options = () => ({ access: 'read-write' as const, signal: new AbortController().signal });

describe('tools of another server', () => {
  it('are listed and called there, with its bearer, at /mcp', async () => {
    const server = createServer({ 'Query.lead': () => lead });
    const toolbox = await createProxyToolbox({ url, token: 'secret', version: '1', fetch: server.fetch });
    expect(toolbox.tools).toEqual(createTestToolbox({}).toolbox.tools.map(({ toolset: _, ...tool }) => tool));
    const result = await toolbox.call('get_lead_by_id', { lead_id: 1 }, options());
    expect(result).toMatchObject({ structuredContent: { lead } });
    expect(new Set(server.state.seen.map((request) => request.url))).toEqual(new Set(['http://localhost:8000/mcp']));
  });

  it('pass progress and cancellation on', async () => {
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const server = createServer({
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
    const toolbox = await createProxyToolbox({ url, token: 'secret', version: '1', fetch: server.fetch });
    const cancel = new AbortController();
    const heard: unknown[] = [];
    const onProgress = (progress: unknown) => {
      heard.push(progress);
      cancel.abort();
    };
    const call = toolbox.call('get_leads', {}, { access: 'read-write', signal: cancel.signal, onProgress });
    await expect(call).rejects.toThrow();
    await stopped;
    expect(heard).toEqual([{ done: 250, message: '250 read' }]);
  });

  it('that is not running are reported with the name of the setting', async () => {
    const server = createServer({});
    server.state.down = true;
    const failure = await createProxyToolbox({ url, version: '1', fetch: server.fetch }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ServerUnreachableError);
    expect(failure).toMatchObject({
      message: expect.stringContaining('http://localhost:8000 (AMOCRM_SERVER_URL)'),
      retryable: true,
    });
  });

  it('that went away during the work warn before a write is repeated, and come back by themselves', async () => {
    const server = createServer({ 'Query.lead': () => lead });
    const toolbox = await createProxyToolbox({ url, token: 'secret', version: '1', fetch: server.fetch });
    server.state.down = true;
    const failure = await toolbox.call('delete_lead', { lead_id: 1 }, options()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ remedy: expect.stringContaining('write'), code: 'SERVER_UNREACHABLE' });
    server.state.down = false;
    expect(await toolbox.call('get_lead_by_id', { lead_id: 1 }, options())).toMatchObject({
      structuredContent: { lead },
    });
  });

  it('that want a token say so', async () => {
    const server = createServer({});
    const failure = await createProxyToolbox({ url, version: '1', fetch: server.fetch }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      message: expect.stringContaining('401'),
      remedy: expect.stringContaining('API_TOKENS'),
    });
  });

  it('that are not there are a protocol error, as if asked directly', async () => {
    const server = createServer({});
    const toolbox = await createProxyToolbox({ url, token: 'secret', version: '1', fetch: server.fetch });
    await expect(toolbox.call('nope', {}, options())).rejects.toMatchObject({ code: -32602 });
  });
});
