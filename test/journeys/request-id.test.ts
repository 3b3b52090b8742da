import { pino } from 'pino';

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { Metadata } from '../../src/loaders/metadata.ts';
import { currentRequest } from '../../src/telemetry/request.ts';

/* A request can be found in the log by the id that its client received. */

describe('the id of a request', () => {
  it('is in every line of the log for the request, down to its requests to amoCRM', async () => {
    const lines: Record<string, unknown>[] = [];
    const sink = { write: (line: string) => void lines.push(JSON.parse(line)) };
    const log = pino({ level: 'debug', mixin: () => ({ ...currentRequest() }) }, sink);
    const app = await startApp(loadConfig({ PORT: '0' }), log);
    onTestFinished(() => app.close());
    const ask = (path: string, id?: string) =>
      fetch(app.url + path, { headers: id === undefined ? {} : { 'x-request-id': id } });

    const answers = await Promise.all([ask('/api/leads?limit=1', 'from-the-proxy-1'), ask('/api/contacts?limit=1')]);
    const ids = answers.map(({ headers }) => headers.get('x-request-id') ?? '');
    expect(ids[0]).toBe('from-the-proxy-1');
    expect(ids[1]).toMatch(/^[\da-f-]{36}$/);
    await Promise.all(answers.map((answer) => answer.text()));
    const linesOf = (id: string) => lines.filter((line) => line.request_id === id);
    for (const [index, noun] of ['leads', 'contacts'].entries()) {
      await expect.poll(() => linesOf(ids[index] ?? '').map(({ msg }) => msg)).toContain('Request answered');
      expect(linesOf(ids[index] ?? '')).toContainEqual(
        expect.objectContaining({ amocrm: expect.objectContaining({ route: `/${noun}`, outcome: 'ok' }) }),
      );
    }
    // An invalid id is replaced.
    expect((await ask('/nothing', 'x y <z>')).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });
});

it('a bug stands in the log with the id of its request, where no details are logged too', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const app = await startApp(loadConfig({ PORT: '0' }), log);
  onTestFinished(() => app.close());
  vi.spyOn(Metadata.prototype, 'pipelines').mockImplementation(() => {
    throw new TypeError('a bug');
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const ask = async (path: string, id: string, body?: object) => {
    const headers = {
      'x-request-id': id,
      accept: 'application/json, text/event-stream',
      ...(body && { 'content-type': 'application/json' }),
    };
    await (
      await fetch(app.url + path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
    ).text();
  };
  const query = '{ pipelines { name } }';
  for (const id of ['by-yoga', 'by-the-direct-path']) await ask('/graphql', id, { query });
  await ask('/api/pipelines', 'by-rest');
  const params = { name: 'get_pipelines', arguments: {} };
  await ask('/mcp', 'by-mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  const bugs = lines.filter(({ msg }) => msg === 'Unexpected error');
  expect(bugs.map((line) => line.request_id)).toEqual(['by-yoga', 'by-the-direct-path', 'by-rest', 'by-mcp']);
});
