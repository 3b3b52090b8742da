import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { initializeParams, type Message, type StdioProgram, startStdio } from '../stdio.ts';

/** What a message is answered with: the id and the code of the error, or `ok`; an array where it is a batch. */
type Answer = [id: unknown, outcome: number | 'ok'];

interface Case {
  name: string;
  sent: string;
  /** Nothing: it is not answered. */
  answers: Answer[];
  /** Where stdio has to answer otherwise, and why. */
  overStdio?: { answers: Answer[]; because: string };
}

const envelope = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};
const write = (message: object) => JSON.stringify({ jsonrpc: '2.0', id: 7, ...message });
const ask = (method: unknown, params?: unknown, more = {}) =>
  write({ method, ...(params !== undefined && { params }), ...more });
const tell = (method: string, params?: unknown) => JSON.stringify({ jsonrpc: '2.0', method, params });
const parseError = -32700;
const invalidRequest = -32600;
const noMethod = -32601;
const invalidParams = -32602;
const noVersion = -32022;

const refused = (id: unknown = null, code = invalidRequest): Answer[] => [[id, code]];
const noMessages: [string, string, Answer[], Case['overStdio']?][] = [
  ['JSON that ends too early', '{"jsonrpc":', refused(null, parseError)],
  ['text', 'hello', refused(null, parseError)],
  ['blanks', '  ', refused(null, parseError), { answers: [], because: 'a blank line is not a message' }],
  ['a number', '42', refused()],
  ['a text in JSON', '"ping"', refused()],
  ['null', 'null', refused()],
  ['true', 'true', refused()],
  ['an empty object', '{}', refused()],
];

const requests: [string, string, Answer[], Case['overStdio']?][] = [
  ['params that are a list', ask('tools/list', []), refused(7)],
  ['params that are a text', ask('tools/list', 'x'), refused(7)],
  ['params that are null', ask('tools/list', null), [[7, 'ok']]],
  ['_meta that is null', ask('tools/list', { _meta: null }), [[7, 'ok']]],
  ['an object as progressToken', ask('tools/call', { name: 'get_users', _meta: { progressToken: {} } }), refused(7)],
  ['null as progressToken', ask('tools/list', { _meta: { progressToken: null } }), refused(7)],
  ['a fraction as progressToken', ask('tools/list', { _meta: { progressToken: 0.5 } }), refused(7)],
  ['_meta that is a list', ask('tools/list', { _meta: [] }), refused(7)],
  ['_meta that is a text', ask('tools/list', { _meta: 'x' }), refused(7)],
  ['_meta with an unknown key', ask('ping', { _meta: { 'example.org/x': [1] } }), [[7, 'ok']]],
  [
    'a number as method',
    ask(5),
    refused(null),
    { answers: refused(7), because: 'there is no exchange that would tell the client which request it was' },
  ],
  ['no method', write({}), refused()],
  ['null as id', ask('ping', undefined, { id: null }), refused()],
  ['an object as id', ask('ping', undefined, { id: {} }), refused()],
  ['a list as id', ask('ping', undefined, { id: [7] }), refused()],
  ['true as id', ask('ping', undefined, { id: true }), refused()],
  ['a fraction as id', ask('ping', undefined, { id: 1.5 }), refused(1.5)],
  ['an empty text as id', ask('ping', undefined, { id: '' }), [['', 'ok']]],
  ['a negative id', ask('ping', undefined, { id: -1 }), [[-1, 'ok']]],
  ['no jsonrpc', '{"id":7,"method":"ping"}', refused(7)],
  ['jsonrpc 1.0', '{"jsonrpc":"1.0","id":7,"method":"ping"}', refused(7)],
  ['an unknown member', ask('ping', undefined, { extra: 1 }), refused(7)],
  ['a request that is an answer as well', ask('ping', undefined, { result: {} }), refused(7)],
  ['a byte order mark in front', `\uFEFF${ask('ping')}`, [[7, 'ok']]],
  ['a carriage return at the end', `${ask('ping')}\r`, [[7, 'ok']]],
  ['blanks around', `  ${ask('ping')}\t`, [[7, 'ok']]],
];

const others: [string, string, Answer[], Case['overStdio']?][] = [
  ['an answer to nothing', write({ result: {} }), []],
  ['an error of the client', write({ error: { code: 1, message: 'x' } }), []],
  ['an answer without an id', write({ id: null, error: { code: 1, message: 'x' } }), refused()],
  ['an unknown notification', tell('notifications/nope'), []],
  ['a notification that names a request', tell('tools/list'), []],
  ['a notification with params that are a list', tell('notifications/initialized', []), refused()],
  ['a cancellation of nothing', tell('notifications/cancelled', { requestId: 99 }), []],
  ['a cancellation without an id', tell('notifications/cancelled', {}), []],
  ['a cancellation of an object', tell('notifications/cancelled', { requestId: {} }), []],
];

const batches: [string, string, Answer[], Case['overStdio']?][] = [
  [
    'two requests',
    `[${ask('ping')},${ask('tools/list', undefined, { id: 8 })}]`,
    [
      [7, 'ok'],
      [8, 'ok'],
    ],
  ],
  [
    'one and the same id twice',
    `[${ask('ping')},${ask('ping')}]`,
    [[7, 'ok']],
    {
      answers: [
        [7, 'ok'],
        [7, 'ok'],
      ],
      because: 'the SDK answers an id once an exchange',
    },
  ],
  ['a request and a notification', `[${ask('nope')},${tell('notifications/nope')}]`, [[7, noMethod]]],
  ['notifications alone', `[${tell('notifications/initialized')}]`, []],
  ['nothing', '[]', refused()],
  ['a number', '[1]', refused()],
  ['a request and a number', `[${ask('ping')},1]`, refused()],
  ['a batch', `[[${ask('ping')}]]`, refused()],
  ['the handshake and more', `[${ask('initialize', initializeParams('2025-03-26'))},${ask('ping')}]`, refused()],
  ['a request of 2026-07-28', `[${ask('tools/list', { _meta: envelope })}]`, refused()],
  [
    'eleven requests',
    `[${Array(11).fill(ask('ping')).join()}]`,
    [[undefined, 'ok']],
    { answers: refused(), because: 'HTTP refuses it before it is known to be for MCP' },
  ],
];

const calls: [string, string, Answer[], Case['overStdio']?][] = [
  ['a ping', ask('ping'), [[7, 'ok']]],
  ['an unknown method', ask('nope'), [[7, noMethod]]],
  ['a method of nothing', ask(''), [[7, noMethod]]],
  ['a method of the other era', ask('server/discover'), [[7, noMethod]]],
  ['arguments that are a text', ask('tools/call', { name: 'get_users', arguments: 'x' }), [[7, invalidParams]]],
  ['arguments that are a list', ask('tools/call', { name: 'get_users', arguments: [1] }), [[7, invalidParams]]],
  ['arguments that are an empty list', ask('tools/call', { name: 'get_users', arguments: [] }), [[7, 'ok']]],
  ['arguments that are an empty text', ask('tools/call', { name: 'get_users', arguments: '' }), [[7, 'ok']]],
  ['arguments that are null', ask('tools/call', { name: 'get_users', arguments: null }), [[7, 'ok']]],
  ['arguments as JSON text', ask('tools/call', { name: 'get_users', arguments: '{"limit":1}' }), [[7, 'ok']]],
  ['a task that is null', ask('tools/call', { name: 'get_users', arguments: {}, task: null }), [[7, 'ok']]],
  ['a cursor that is null', ask('tools/list', { cursor: null }), [[7, 'ok']]],
  ['no arguments', ask('tools/call', { name: 'get_users' }), [[7, 'ok']]],
  ['no tool', ask('tools/call', {}), [[7, invalidParams]]],
  ['no params', ask('tools/call'), [[7, invalidParams]]],
  ['a number as tool', ask('tools/call', { name: 5 }), [[7, invalidParams]]],
  ['a tool that is not there', ask('tools/call', { name: 'nope' }), [[7, invalidParams]]],
  ['a resource by no address', ask('resources/read', { uri: '::' }), [[7, invalidParams]]],
  ['a resource that is not there', ask('resources/read', { uri: 'amocrm://nope' }), [[7, invalidParams]]],
  ['a resource by a number', ask('resources/read', { uri: 5 }), [[7, invalidParams]]],
  ['a resource without address', ask('resources/read', {}), [[7, invalidParams]]],
  ['a page by a number', ask('tools/list', { cursor: 5 }), [[7, invalidParams]]],
  ['a second handshake', ask('initialize', initializeParams()), [[7, 'ok']]],
  ['a handshake of an unknown version', ask('initialize', initializeParams('1999-01-01')), [[7, 'ok']]],
  ['a handshake without params', ask('initialize'), [[7, invalidParams]]],
  ['a handshake with a number as version', ask('initialize', { protocolVersion: 5 }), [[7, invalidParams]]],
];

const modern: [string, string, Answer[], Case['overStdio']?][] = [
  ['a list', ask('tools/list', { _meta: envelope }), [[7, 'ok']]],
  ['discovery', ask('server/discover', { _meta: envelope }), [[7, 'ok']]],
  ['a ping, which it has not', ask('ping', { _meta: envelope }), [[7, noMethod]]],
  ['a handshake, which it has not', ask('initialize', { ...initializeParams(), _meta: envelope }), [[7, noMethod]]],
  ['an unknown method', ask('nope', { _meta: envelope }), [[7, noMethod]]],
  [
    'arguments that are a text',
    ask('tools/call', { name: 'get_users', arguments: 'x', _meta: envelope }),
    [[7, invalidParams]],
  ],
  ['no arguments', ask('tools/call', { name: 'get_users', _meta: envelope }), [[7, 'ok']]],
  [
    'a resource that is not there',
    ask('resources/read', { uri: 'amocrm://nope', _meta: envelope }),
    [[7, invalidParams]],
  ],
  ['a resource by a number', ask('resources/read', { uri: 5, _meta: envelope }), [[7, invalidParams]]],
  ['an object as progressToken', ask('tools/list', { _meta: { ...envelope, progressToken: {} } }), refused(7)],
  ['null as id', ask('tools/list', { _meta: envelope }, { id: null }), refused()],
  ['no jsonrpc', JSON.stringify({ id: 7, method: 'tools/list', params: { _meta: envelope } }), refused(7)],
  ['JSON that ends too early', '{"jsonrpc":', refused(null, parseError)],
  ['a cancellation of nothing', tell('notifications/cancelled', { requestId: 99, _meta: envelope }), []],
];

/** What is wrong with the envelope itself decides about the connection, so each of these is the first message of one. */
const openings: [string, string, Answer[], Case['overStdio']?][] = [
  [
    'a version that is not there yet',
    ask('tools/list', { _meta: { ...envelope, 'io.modelcontextprotocol/protocolVersion': '2030-01-01' } }),
    [[7, noVersion]],
  ],
  [
    'half an envelope',
    ask('tools/list', { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } }),
    [[7, invalidParams]],
  ],
  [
    'a number as capabilities',
    ask('tools/list', { _meta: { ...envelope, 'io.modelcontextprotocol/clientCapabilities': 5 } }),
    [[7, invalidParams]],
  ],
  ['JSON that ends too early', '{"jsonrpc":', refused(null, parseError)],
  ['params that are a list', ask('tools/list', []), refused(7)],
  ['a list without a handshake', ask('tools/list'), [[7, 'ok']]],
  ['a ping without a handshake', ask('ping'), [[7, 'ok']]],
  ['a batch without a handshake', `[${ask('ping')}]`, [[7, 'ok']]],
  ['a notification without a handshake', tell('notifications/initialized'), []],
];

const toCase = ([name, sent, answers, overStdio]: (typeof calls)[number]): Case => ({
  name,
  sent,
  answers,
  ...(overStdio && { overStdio }),
});

function read(messages: Message[]): Answer[] {
  return messages
    .filter(({ method }) => method === undefined)
    .map(({ id, error }): Answer => [id, error?.code ?? 'ok'])
    .sort(([one], [other]) => String(one).localeCompare(String(other)));
}

let app: App;
beforeAll(async () => {
  const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent' });
  app = await startApp(config, createLogger({ level: 'silent', secrets: [] }));
});
afterAll(() => app.close());

/** Sends one body as a well-meaning client does, with the headers that the protocol wants beside it. */
async function post(body: string): Promise<Answer[]> {
  const { method, params } = (() => {
    try {
      return (JSON.parse(body) ?? {}) as { method?: unknown; params?: Record<string, unknown> };
    } catch {
      return {};
    }
  })();
  const version = (params?._meta as Record<string, unknown> | undefined)?.['io.modelcontextprotocol/protocolVersion'];
  const name = params?.name ?? params?.uri;
  const response = await fetch(`${app.url}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(typeof version === 'string' && { 'mcp-protocol-version': version, 'mcp-method': String(method) }),
      ...(typeof version === 'string' && name !== undefined && { 'mcp-name': String(name) }),
    },
    body,
  });
  const text = await response.text();
  if (text === '') return [];
  if (!response.headers.get('content-type')?.includes('event-stream')) return read([JSON.parse(text) as Message]);
  const events = text.split('\n').filter((line) => line.startsWith('data: '));
  return read(events.map((line) => JSON.parse(line.slice(6)) as Message));
}

/** Sends one line, and whatever is answered to it before what is sent next is. */
async function send(program: StdioProgram, { sent, answers, overStdio }: Case, isModern: boolean): Promise<Answer[]> {
  const from = program.lines.length;
  const since = () => program.lines.slice(from).flat();
  const fence = `fence ${from}`;
  program.write(`${sent}\n`);
  program.request(fence, isModern ? 'tools/list' : 'ping', isModern ? { _meta: envelope } : {});
  const expected = (overStdio?.answers ?? answers).length;
  // A call may be answered after the fence.
  await program.until(() => since().some(({ id }) => id === fence) && since().length > expected);
  return read(since().filter(({ id }) => id !== fence));
}

const sortedAnswers = (answers: Answer[]) =>
  [...answers].sort(([one], [other]) => String(one).localeCompare(String(other)));

describe.each([
  ['what is not a message', noMessages, false],
  ['a request', requests, false],
  ['an answer or a notification', others, false],
  ['a batch of', batches, false],
  ['a request of 2025 with', calls, false],
  ['a request of 2026-07-28 with', modern, true],
] as const)('%s:', (_, table, isModern) => {
  let program: StdioProgram;
  beforeAll(async () => {
    program = startStdio();
    if (!isModern) await program.initialize('2025-03-26');
    else {
      program.request('first', 'tools/list', { _meta: envelope });
      await program.answer('first');
    }
  });
  afterAll(async () => {
    program.child.stdin.end();
    await program.ended;
  });

  it.each(table.map(toCase))('$name is answered alike over HTTP and stdio', async (each) => {
    expect(await post(each.sent)).toEqual(sortedAnswers(each.answers));
    expect(await send(program, each, isModern)).toEqual(sortedAnswers(each.overStdio?.answers ?? each.answers));
  });
});

describe('the first line of a connection:', () => {
  it.each(openings.map(toCase))('$name is answered alike over HTTP and stdio', async (each) => {
    expect(await post(each.sent)).toEqual(each.answers);
    const program = startStdio();
    program.write(`${each.sent}\n`);
    program.child.stdin.end();
    await program.ended;
    expect(read(program.lines.flat())).toEqual(each.answers);
  });

  it('may be invalid, and the handshake comes next', async () => {
    const program = startStdio();
    program.write('\uFEFF\r\n\n{"jsonrpc\n[]\n');
    expect((await program.initialize('2025-03-26')).result).toMatchObject({ protocolVersion: '2025-03-26' });
    expect(read(program.lines.slice(0, 2).flat())).toEqual([...refused(null, parseError), ...refused()]);
    program.child.stdin.end();
    await program.ended;
  });
});

describe('a line of 50 MB', () => {
  const filler = 'я'.repeat(25_000_000);
  it.each([
    [
      'its id first',
      (id: string) => `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"${filler}"}}`,
    ],
    [
      'its id last',
      (id: string) => `{"method":"tools/call","params":{"id":1,"name":"${filler}"},"jsonrpc":"2.0","id":${id}}`,
    ],
  ])('with %s is refused by that id, and is not kept in memory', async (_, write) => {
    const program = startStdio({}, ['--max-old-space-size=64', 'dist/cli/main.js', 'mcp']);
    await program.initialize();
    program.write(`${write('"long \\" one"')}\n`);
    expect((await program.answer('long " one')).error).toMatchObject({ code: invalidRequest });
    program.request(8, 'ping');
    expect((await program.answer(8)).result).toEqual({});
    program.child.stdin.end();
    await program.ended;
  });

  it('without an end is refused when the input ends', async () => {
    const program = startStdio();
    program.child.stdin.end(`{"jsonrpc":"2.0","id":7,"method":"${'x'.repeat(1_000_001)}`);
    await program.ended;
    expect(read(program.lines.flat())).toEqual(refused(7));
  });
});

it('bytes that are not valid UTF-8 are replaced one by one, as over HTTP', async () => {
  const program = startStdio();
  const [head, tail] = ['{"jsonrpc":"2.0","id":7,"method":"', '"}\n'];
  program.write(Buffer.concat([Buffer.from(head), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(tail)]));
  expect((await program.answer(7)).error?.code).toBe(noMethod);
  program.child.stdin.end();
  await program.ended;
});
