import type { Dispatcher } from 'undici';
import type { Answer, Operation } from './operation.ts';

/** The ways into the program. */
export const doors = ['graphql', 'rest', 'mcp'] as const;
export type Door = (typeof doors)[number];

/** What came back, whatever the door: data, or the codes of what went wrong. */
export interface Outcome {
  codes: string[];
  data: Answer;
  /** All of it, to be searched for what must not be in it. */
  text: string;
}

/** One request as it is sent. */
export interface Asked {
  operation: Operation;
  door: Door;
  args: Record<string, unknown>;
  /** Idempotency key. */
  key?: string | undefined;
  /** Seconds that the caller waits. */
  wait?: number | undefined;
}

interface ErrorBody {
  code?: string;
  extensions?: { code?: string };
}

/** Sends a request and reads its answer. @throws what the connection throws, and an error for an invalid answer */
export async function ask(client: Dispatcher, asked: Asked, token: string, signal: AbortSignal): Promise<Outcome> {
  const { path, method, body, headers } = write(asked);
  const response = await client.request({
    path,
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: asked.door === 'mcp' ? 'application/json, text/event-stream' : 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(asked.wait === undefined ? {} : { prefer: `wait=${asked.wait}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
  });
  const text = await response.body.text();
  return { ...read(asked.door, response.statusCode, text), text };
}

function write({ operation, door, args, key }: Asked): {
  path: string;
  method: Dispatcher.HttpMethod;
  body?: unknown;
  headers?: Record<string, string>;
} {
  if (door === 'graphql') {
    const variables = Object.fromEntries(Object.entries(args).map(([name, value]) => [toCamel(name), value]));
    const body = { query: operation.document, variables: { ...variables, ...(key && { idempotencyKey: key }) } };
    return { path: '/graphql', method: 'POST', body };
  }
  if (door === 'mcp') {
    const params = { name: operation.tool, arguments: { ...args, ...(key && { idempotency_key: key }) } };
    return { path: '/mcp', method: 'POST', body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params } };
  }
  const [method = 'GET', template = ''] = operation.route.split(' ');
  const rest = { ...args };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return value;
  });
  if (method === 'GET') {
    const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]));
    return { path: `${path}?${query}`, method };
  }
  const headers: Record<string, string> = key ? { 'idempotency-key': key } : {};
  return { path, method: method as Dispatcher.HttpMethod, body: rest, headers };
}

function read(door: Door, status: number, text: string): Pick<Outcome, 'codes' | 'data'> {
  // MCP may answer as a stream of one event.
  const json = /^(?:event: .*\n)?data: (.*)$/m.exec(text)?.[1] ?? text;
  const body = JSON.parse(json) as Record<string, unknown>;
  if (door === 'rest') return status < 400 ? { codes: [], data: body } : { codes: [codeOf(body)], data: {} };
  if (door === 'graphql') {
    const errors = (body.errors ?? []) as ErrorBody[];
    const data = (body.data ?? {}) as Answer;
    return { codes: errors.map(codeOf), data: (data.getOrCreateContact ?? data.leadReport ?? data) as Answer };
  }
  const { result, error } = body as { result?: { structuredContent?: Answer }; error?: { code: number } };
  if (!result) return { codes: [`JSON-RPC ${error?.code}`], data: {} };
  const content = result.structuredContent ?? {};
  return { codes: ((content.errors ?? []) as ErrorBody[]).map(codeOf), data: content };
}

const codeOf = ({ code, extensions }: ErrorBody) => extensions?.code ?? code ?? 'NO CODE';
const toCamel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
