import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../../src/errors/index.ts';
import { post, read, serve } from './serve.ts';

describe('a server', () => {
  test('names PORT when it is taken', async () => {
    const first = await serve();
    const second = serve({ port: Number(new URL(first.url).port) });
    await expect(second).rejects.toThrow(ConfigurationError);
    await expect(second).rejects.toMatchObject({
      issues: [{ path: ['PORT'], message: expect.stringMatching(/used by another program.*set PORT/) }],
    });
    await first.close();
  });

  test('names HOST when it is not ours', async () => {
    await expect(serve({ host: '192.0.2.1' })).rejects.toMatchObject({ issues: [{ path: ['HOST'] }] });
  });

  test('keeps unused connections longer than proxies do', async () => {
    const server = await serve();
    const response = await fetch(`${server.url}/health`);
    await response.text();
    expect(response.headers.get('keep-alive')).toBe('timeout=75');
    await server.close();
  });

  test('tells the engine when the client goes away', async () => {
    const server = await serve();
    const waiting = server.engine.nextWait();
    const client = new AbortController();
    const answer = fetch(`${server.url}/graphql?query={wait}`, { signal: client.signal });
    await waiting;
    const signal = server.engine.executed[0]?.signal as AbortSignal;
    // Upstream calls combine it with their own deadline.
    const combined = AbortSignal.any([signal, new AbortController().signal]);
    const aborted = new Promise((resolve) => combined.addEventListener('abort', resolve));
    expect(signal.aborted).toBe(false);
    client.abort();
    await expect(answer).rejects.toThrow('aborted');
    await aborted;
    expect(signal.aborted).toBe(true);
    server.engine.finishWait();
    await server.close();
  });

  test('aborts the execution of a client that posted and disconnected', async () => {
    const server = await serve();
    const waiting = server.engine.nextWait();
    const client = new AbortController();
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ wait }"}' };
    const answer = fetch(`${server.url}/graphql`, { ...init, signal: client.signal });
    await waiting;
    const signal = server.engine.executed[0]?.signal as AbortSignal;
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    client.abort();
    await expect(answer).rejects.toThrow('aborted');
    await aborted;
    server.engine.finishWait();
    await server.close();
  });

  test('does not call a finished request aborted', async () => {
    const server = await serve();
    await (await post(server.url, { query: '{ access }' })).text();
    await server.close();
    expect(server.engine.executed[0]?.signal?.aborted).toBe(false);
  });
});

describe('closing', () => {
  test('finishes a request in flight, refuses new ones with 503 meanwhile, and is gone after that', async () => {
    const server = await serve();
    const waiting = server.engine.nextWait();
    const answer = post(server.url, { query: '{ wait }' });
    await waiting;
    const closed = server.close();
    for (const path of ['/graphql?query={access}', '/api/leads', '/ready']) {
      const refused = await fetch(server.url + path);
      expect([refused.status, refused.headers.get('connection')], path).toEqual([503, 'close']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.text()).toContain('SHUTTING_DOWN');
    }
    server.engine.finishWait();
    expect((await read(await answer)).data).toEqual({ wait: 'waited' });
    await closed;
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
    expect(server.logged.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  test('ends connections that are kept alive, those that were busy too', async () => {
    const server = await serve();
    const agent = new Agent({ keepAlive: true });
    const get = (path: string) =>
      new Promise<void>((resolve, reject) => {
        request(server.url + path, { agent }, (answer) => answer.resume().on('end', resolve))
          .on('error', reject)
          .end();
      });
    await get('/health');
    const waiting = server.engine.nextWait();
    const busy = get('/graphql?query={wait}');
    await waiting;
    const closed = server.close();
    server.engine.finishWait();
    await busy;
    await closed;
    expect(server.logged.filter(({ level }) => level === 'warn')).toEqual([]);
    agent.destroy();
  });

  test('does not wait for a connection that never asked anything', async () => {
    const server = await serve();
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    await (await fetch(`${server.url}/health`)).text();
    await Promise.all([once(socket, 'close'), server.close()]);
    expect(server.logged.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  test('cuts off what does not finish in time', async () => {
    const server = await serve();
    const waiting = server.engine.nextWait();
    const answer = post(server.url, { query: '{ wait }' });
    await waiting;
    const signal = server.engine.executed[0]?.signal as AbortSignal;
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    await Promise.all([expect(answer).rejects.toThrow(), aborted, server.close(1)]);
    expect(server.logged).toContainEqual(expect.objectContaining({ level: 'warn', fields: { graceMs: 1 } }));
    server.engine.finishWait();
  });
});
