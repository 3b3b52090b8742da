import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { redisServer, startRedis } from '../redis.ts';
import { makeFolder, type StdioProgram, startStdio } from '../stdio.ts';

const clean = { code: 0, signal: null };

/** An address that accepts connections and never answers; `asked` resolves with the first request. */
async function startSilence(): Promise<{ url: string; asked: Promise<unknown> }> {
  const server = createServer();
  const asked = once(server, 'request');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** What `mcp` may be configured for, each with what it needs. */
const configurations: [string, () => Promise<Record<string, string>>][] = [
  ['demo data', async () => ({})],
  [
    'an account',
    async () => {
      const sandbox = await startSandbox();
      onTestFinished(() => sandbox.close());
      return { AMOCRM_BASE_URL: sandbox.url, AMOCRM_ACCESS_TOKEN: sandbox.token };
    },
  ],
  [
    'a Redis that never answers',
    async () => {
      const server = createTcpServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      return { REDIS_URL: `redis://127.0.0.1:${(server.address() as AddressInfo).port}` };
    },
  ],
  ...(redisServer
    ? ([
        [
          'a Redis',
          async () => {
            const redis = await startRedis();
            onTestFinished(() => redis.close());
            return { REDIS_URL: redis.url };
          },
        ],
      ] as [string, () => Promise<Record<string, string>>][])
    : []),
  ['another server that never answers', async () => ({ AMOCRM_SERVER_URL: (await startSilence()).url })],
];

/** How far a client has come when it goes. */
const stages: [string, (program: StdioProgram) => Promise<unknown>][] = [
  ['at once', async () => {}],
  [
    'in the middle of its first line',
    async ({ write, initialize }) => {
      await initialize();
      write('{"jsonrpc":"2.0","id":1,"met');
    },
  ],
  ['after the handshake', async ({ initialize }) => initialize()],
  [
    'right after the list of tools, while they load',
    async ({ initialize, request, answer }) => {
      await initialize();
      request(1, 'tools/list');
      await answer(1);
    },
  ],
  [
    'after the tools have loaded',
    async ({ initialize, request, answer }) => {
      await initialize();
      request(1, 'tools/list');
      // It needs the tools, and asks amoCRM for nothing.
      request(2, 'tools/call', { name: 'get_lead_by_id', arguments: { lead_id: 'x' } });
      await answer(2);
    },
  ],
];

describe.each(configurations)('with %s, a client that disconnects', (name, configure) => {
  // Neither of these is ever done waiting, so nothing is answered at all.
  const hangs = name.includes('never answers');
  it.each(hangs ? stages.slice(0, name.includes('Redis') ? 4 : 1) : stages)(
    '%s leaves no server behind',
    async (_, reach) => {
      const program = startStdio(await configure());
      await reach(program);
      program.child.stdin.end();
      expect(await program.ended).toEqual(clean);
    },
  );

  it('by a crash, with all its pipes, leaves no server behind', async () => {
    const program = startStdio(await configure());
    if (!name.includes('server')) {
      await program.initialize();
      program.request(1, 'tools/list');
      await program.answer(1);
    }
    const { stdin, stdout, stderr } = program.child;
    for (const stream of [stdin, stdout, stderr]) stream.destroy();
    expect((await once(program.child, 'exit'))[0]).toBe(0);
  });
});

describe('a server over stdio', () => {
  it('ends when its client stops reading, though its input is open', async () => {
    const program = startStdio();
    await program.initialize();
    program.child.stdout.destroy();
    program.request(1, 'tools/list');
    program.request(2, 'tools/list');
    expect((await once(program.child, 'exit'))[0]).toBe(0);
  });

  it('ends when its client crashes with unread answers', async () => {
    const program = startStdio({}, undefined, false);
    for (let id = 1; id <= 20; id += 1) program.request(id, 'tools/list');
    await once(program.child.stdout, 'readable');
    const { stdin, stdout, stderr } = program.child;
    for (const stream of [stdin, stdout, stderr]) stream.destroy();
    expect((await once(program.child, 'exit'))[0]).toBe(0);
  });

  it('ends when its client closes its end and keeps running without reading', async () => {
    const program = startStdio({}, undefined, false);
    for (let id = 1; id <= 20; id += 1) program.request(id, 'tools/list');
    program.child.stdin.end();
    expect((await once(program.child, 'exit'))[0]).toBe(0);
  });

  it('ends though its client watches for changes of the list', async () => {
    const program = startStdio();
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    for (let id = 1; id <= 40; id += 1) {
      program.request(id, 'subscriptions/listen', { _meta, notifications: { toolsListChanged: true } });
    }
    // They are open for good, and nothing waits behind them.
    program.request(41, 'tools/list', { _meta });
    expect((await program.answer(41)).error).toBeUndefined();
    program.child.stdin.end();
    expect(await program.ended).toEqual(clean);
  });

  it('aborts a hanging call once its client has gone', async () => {
    const { url, asked } = await startSilence();
    const program = startStdio({ AMOCRM_BASE_URL: url, AMOCRM_ACCESS_TOKEN: 'token' });
    await program.initialize();
    program.request(1, 'tools/call', { name: 'get_users', arguments: {} });
    await asked;
    program.child.stdin.end();
    expect(await program.ended).toEqual(clean);
  });

  it('aborts a request to another server that hangs once its client has gone', async () => {
    const { url, asked } = await startSilence();
    const program = startStdio({ AMOCRM_SERVER_URL: url });
    program.request(1, 'initialize', {});
    await asked;
    program.child.stdin.end();
    expect(await program.ended).toEqual(clean);
  });

  it('answers what a shell pipes in before its input ends, including a call and a line without an end', async () => {
    const program = startStdio();
    const ask = (id: number, method: string, params: object) => JSON.stringify({ jsonrpc: '2.0', id, method, params });
    program.child.stdin.end(
      [ask(1, 'tools/list', {}), ask(2, 'tools/call', { name: 'get_users', arguments: {} }), ask(3, 'ping', {})].join(
        '\n',
      ),
    );
    expect(await program.ended).toEqual(clean);
    expect(program.lines.flat().map(({ id, result }) => [id, result !== undefined])).toEqual(
      expect.arrayContaining([
        [1, true],
        [2, true],
        [3, true],
      ]),
    );
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends on %s at every stage', async (signal) => {
    for (const [, reach] of stages.slice(1)) {
      const program = startStdio();
      await reach(program);
      program.child.kill(signal);
      expect(await program.ended).toEqual(clean);
    }
  });

  it('finishes the current call on a first signal, and ends at once on a second', async () => {
    const { url, asked } = await startSilence();
    const program = startStdio({ AMOCRM_BASE_URL: url, AMOCRM_ACCESS_TOKEN: 'token' });
    await program.initialize();
    program.request(1, 'tools/call', { name: 'get_users', arguments: {} });
    await asked;
    program.child.kill('SIGTERM');
    // It has heard the first one when it refuses what comes now.
    for (let id = 2; ; id += 1) {
      program.request(id, 'tools/call', { name: 'get_users', arguments: {} });
      const refused = program.answer(id).then(({ result }) => JSON.stringify(result).includes('SHUTTING_DOWN'));
      if (await Promise.race([refused, new Promise((resolve) => setTimeout(resolve, 100))])) break;
    }
    const again = setInterval(() => program.child.kill('SIGTERM'), 20);
    expect(await program.ended).toEqual({ code: null, signal: 'SIGTERM' });
    clearInterval(again);
  });
});

describe('a command that serves', () => {
  const oauth = async () => {
    const { path, remove } = makeFolder();
    onTestFinished(remove);
    return {
      AMOCRM_CLIENT_ID: 'id',
      AMOCRM_CLIENT_SECRET: 'secret',
      AMOCRM_REDIRECT_URI: 'https://crm.example.ru/oauth/callback',
      AMOCRM_TOKEN_FILE: `${path}/token.json`,
    };
  };
  const commands: [string[], RegExp, () => Promise<Record<string, string>>][] = [
    [['serve', '--port', '0'], /Stop with Ctrl\+C/, async () => ({})],
    [['sandbox'], /AMOCRM_REDIRECT_URI=/, async () => ({})],
    [['login'], /Ctrl\+C gives up/, oauth],
  ];

  it.each(commands)('%s ends on a signal, both at once and while it runs', async (words, running, configure) => {
    const environment = await configure();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      for (const isRunning of [false, true]) {
        const program = startStdio(environment, ['dist/cli/main.js', ...words], false);
        if (isRunning) {
          let text = '';
          for await (const chunk of program.child.stdout.iterator({ destroyOnReturn: false })) {
            text += chunk;
            if (running.test(text)) break;
          }
        } else {
          await once(program.child, 'spawn');
        }
        program.child.stdout.resume();
        program.child.kill(signal);
        const { code, signal: killer } = await program.ended;
        expect(killer ?? code).toBe(isRunning && words[0] !== 'login' ? 0 : signal);
      }
    }
  });
});
