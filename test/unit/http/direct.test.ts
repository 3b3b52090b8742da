import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { buildSchema, GraphQLError, parse } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultLimits } from '../../../src/config/variable.ts';
import type { ExecuteOptions } from '../../../src/graph/engine.ts';
import { readBody } from '../../../src/http/body.ts';
import { createDirectPath } from '../../../src/http/direct.ts';
import type { ServedAccount } from '../../../src/http/index.ts';
import { answerErrors } from '../../../src/http/refusal.ts';
import { apiToken, ask, createTestEngine, serve } from './serve.ts';

/* A document that comes for the first time is answered by Yoga, then by the direct path. Clients must not see a difference. */

/** A request; `$` in its document makes the document a new one. */
interface Case {
  query?: string;
  rest?: Record<string, unknown>;
  headers?: Record<string, string>;
  path?: string;
  /** The body where it is not the JSON of the query and the rest. */
  body?: (document: string) => string | Buffer;
}

const plain = '{ echo(text: "да") }';

const cases: Record<string, Case> = {
  'a query': {},
  'a query with variables': { query: 'query A($t: String!) { echo(text: $t) }', rest: { variables: { t: 'я' } } },
  'variables as JSON text': { query: 'query A($t: String!) { echo(text: $t) }', rest: { variables: '{"t":"я"}' } },
  'no variables, as PHP writes them': { rest: { variables: [], operationName: '', extensions: null } },
  'one of two operations': {
    query: 'query A { echo(text: "a") } query B { echo(text: "b") }',
    rest: { operationName: 'B' },
  },
  'an operation that is not there': { rest: { operationName: 'C' } },
  'operationName of another type': { rest: { operationName: 5 } },
  'variables of another type': { rest: { variables: 5 } },
  'members that say nothing here': { rest: { id: '7', documentId: 'x' } },
  'a persisted query beside its document': {
    rest: { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
  },
  'a mutation': { query: 'mutation { rename(name: "x") }' },
  'a subscription': { query: 'subscription { echo }' },
  'a field that fails': { query: 'query A($t: String!) { echo(text: $t) a: access }', rest: { variables: { t: 5 } } },
  'a missing variable': { query: 'query A($t: String!) { echo(text: $t) }' },
  'a bug of the engine': { rest: { variables: { explode: true } } },
  'a query that costs too much': { query: '{ leads(first: 2000000) { nodes { contacts { id name } } } }' },
  'an unknown field': { query: '{ nothing }' },
  'a syntax error': { query: '{ echo(' },
  introspection: { query: '{ __schema { queryType { name } } }' },
  'Accept: */*': { headers: { accept: '*/*' } },
  'Accept: application/json': { headers: { accept: 'application/json' } },
  'Accept: application/graphql-response+json': { headers: { accept: 'application/graphql-response+json' } },
  'Accept: the old type first': { headers: { accept: 'application/json, application/graphql-response+json' } },
  'Accept: the new type first': { headers: { accept: 'application/graphql-response+json;q=0.1, application/json' } },
  'Accept: in another charset': {
    headers: { accept: 'application/graphql-response+json; charset=utf-16, application/*' },
  },
  'Accept: a stream first': { headers: { accept: 'text/event-stream, multipart/mixed;deferSpec=1, application/json' } },
  'Accept: a stream alone': { headers: { accept: 'text/event-stream' } },
  'Accept: text/html': { headers: { accept: 'text/html' } },
  'an error for application/graphql-response+json': {
    query: 'query A($t: String!) { leads(first: 2000000) { nodes { contacts { id name } } } }',
    headers: { accept: 'application/graphql-response+json' },
  },
  'Content-Type with a charset': { headers: { 'content-type': 'application/json; charset="UTF-8"' } },
  'Content-Type: text/json': { headers: { 'content-type': 'text/json' } },
  'Content-Type: application/graphql': { headers: { 'content-type': 'application/graphql' }, body: (text) => text },
  'Content-Type: text/plain': { headers: { 'content-type': 'text/plain' } },
  'a compressed body': {
    headers: { 'content-encoding': 'gzip' },
    body: (query) => gzipSync(JSON.stringify({ query })),
  },
  'a byte order mark': { body: (query) => `\uFEFF${JSON.stringify({ query })}` },
  'a batch of one': { body: (query) => JSON.stringify([{ query }]) },
  'a batch': { body: (query) => JSON.stringify([{ query }, { query }]) },
  'a member given twice': { body: (query) => `{"query":${JSON.stringify(query)},"query":"{ access }"}` },
  'a body that is not JSON': { body: () => '{"query":' },
  'an empty body': { body: () => '' },
  'a body that is too large': { body: (query) => JSON.stringify({ query, padding: 'x'.repeat(1_000_001) }) },
  'the account in the address': { path: '/graphql?account=main' },
  'an account that is not there': { path: '/graphql?account=other' },
  'a path with a slash': { path: '//graphql/' },
  'a friendly page': { headers: { origin: 'http://localhost:3000' } },
  'a foreign page': { headers: { origin: 'https://evil.example' } },
  'a foreign name': { headers: { host: 'evil.example' } },
  'another method in a header': { headers: { 'x-http-method-override': 'DELETE' } },
  'a token that may only read': {
    query: 'mutation { rename(name: "x") }',
    headers: { authorization: 'Bearer reader' },
  },
  'a token that is not known': { headers: { authorization: 'Bearer nobody' } },
};

describe('the direct path', () => {
  it.each(Object.entries(cases))(
    'answers as Yoga does: %s',
    async (name, { query = plain, rest, headers, path, body }) => {
      const apiTokens = [apiToken('writer', 'read-write'), apiToken('reader', 'read-only')];
      const server = await serve({ apiTokens, limits: { ...defaultLimits, cost: 1_000 } });
      onTestFinished(() => server.close());
      const document = `${query} # ${name}`;
      const request = {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: 'Bearer writer',
          'x-request-id': 'same',
          ...headers,
        },
        body: body?.(document) ?? JSON.stringify({ query: document, ...rest }),
      };
      const send = async () => {
        const { status, headers, text } = await ask(`${server.url}${path ?? '/graphql'}`, request);
        const { date: _, connection: _kept, 'keep-alive': _alive, 'content-length': _length, ...shown } = headers;
        const { 'transfer-encoding': _encoding, ...told } = shown;
        // Each bug has an id of its own.
        return { status, headers: told, text: text.replace(/"correlationId":"[^"]*"/, '"correlationId":"…"') };
      };
      const [first, second, third] = [await send(), await send(), await send()];
      expect(second).toEqual(first);
      expect(third).toEqual(first);
    },
  );

  it('answers simple requests with known documents, and forwards everything else', async () => {
    const schema = buildSchema('type Query { name: String } type Subscription { name: String }');
    const known = new Map(
      ['{ name }', 'query A { name } query B { name }', 'subscription { name }'].map((text) => [text, parse(text)]),
    );
    const executed: unknown[] = [];
    const engine = {
      ...createTestEngine(),
      async execute(_document: unknown, variables: Record<string, unknown>, { access, operationName }: ExecuteOptions) {
        executed.push({ variables, access, operationName });
        return { data: { name: 'да' } };
      },
    };
    const forwarded: (boolean | undefined)[] = [];
    const steps: number[] = [];
    const handle = createDirectPath({
      schema,
      steps: [
        ({ serverContext }) => {
          steps.push(1);
          serverContext.account = { engine } as unknown as ServedAccount;
          serverContext.caller = { id: 'x', access: 'read-write', accounts: undefined, limit: 0 };
          return undefined;
        },
        readBody,
      ],
      findValid: (text) => known.get(text),
      maxCost: 1_000,
      allowsSuggestions: true,
      presentError: (error) => new GraphQLError(String(error)),
      answerRefusal: (refusal) => answerErrors(refusal),
      setHeaders: () => {},
      forward(_req, res, exchange) {
        forwarded.push(exchange?.hasPassedEntry);
        res.end('forwarded');
      },
    });
    const server = createServer(handle).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const send = async (body: unknown, { path = '/graphql', method = 'POST', accept = '*/*' } = {}) => {
      const headers = { 'content-type': 'application/json', accept };
      return (await ask(url + path, { method, headers, ...(method === 'POST' && { body: JSON.stringify(body) }) }))
        .text;
    };

    const answer = '{"data":{"name":"да"}}';
    expect(await send({ query: '{ name }', variables: { a: 1 } })).toBe(answer);
    expect(await send({ query: 'query A { name } query B { name }', operationName: 'B' })).toBe(answer);
    expect(await send({ query: '{ name }' }, { path: '/graphql?account=main' })).toBe(answer);
    expect(executed).toEqual([
      { variables: { a: 1 }, access: 'read-write', operationName: undefined },
      { variables: {}, access: 'read-write', operationName: 'B' },
      { variables: {}, access: 'read-write', operationName: undefined },
    ]);
    expect(steps).toHaveLength(3);

    // Its steps have been taken, and are not taken again.
    const admitted: [unknown, object?][] = [
      [{ query: '{ name } ' }],
      [{ query: 'query A { name } query B { name }' }],
      [{ query: 'subscription { name }' }],
      [{ query: '{ name }', variables: 5 }],
      [[{ query: '{ name }' }, { query: '{ name }' }]],
      [{ query: '{ name }' }, { accept: 'text/event-stream' }],
    ];
    for (const [body, how] of admitted) expect(await send(body, how)).toBe('forwarded');
    expect(forwarded.splice(0)).toEqual(admitted.map(() => true));
    for (const path of ['/', '/mcp', '/graphqlx', '/graphql/x', '/Graphql']) await send({}, { path });
    await send({}, { method: 'GET' });
    expect(forwarded).toEqual(Array.from({ length: 6 }));
    expect(executed).toHaveLength(3);
  });
});
