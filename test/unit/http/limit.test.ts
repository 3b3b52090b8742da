import { request } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, read, serve } from './serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close(0));

const nest = (levels: number) =>
  `{ leads { nodes { ${'contacts { leads { '.repeat(levels / 2)} id ${'} } '.repeat(levels / 2)} } } }`;

/** The kind of query that the limits must not hinder. */
const largeQuery = `query ($onlyOpen: Boolean = true) {
  leads(first: 250) {
    nodes {
      id name price
      contacts { id name phones { value kind } emails { value kind } company { id name } leads { id name price status { id name color } } }
      company { id name contacts { id name phones { value } } leads { id name } }
      responsible { id name email }
      pipeline { id name sort }
      status { id name sort color }
      tasks @include(if: $onlyOpen) { id text completeTill isCompleted responsible { id name email } }
    }
  }
}`;

describe('limits', () => {
  test('let a large honest query through', async () => {
    expect(await read(await post(server.url, { query: largeQuery }))).toMatchObject({ data: { leads: { nodes: [] } } });
  });

  test('let the whole schema be read', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect((await read(await post(server.url, { query }))).errors).toBeUndefined();
  });

  test.each([
    ['depth', 'a query 200 levels deep', nest(200)],
    ['tokens', '100,000 fields', `{ ${'access '.repeat(100_000)} }`],
    ['aliases', '60 aliases', `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: access`).join(' ')} }`],
    ['cost', 'a list of 9,999,999', '{ leads(first: 9999999) { nodes { id } } }'],
  ])('%s: %s is refused with a clear error', async (limit, _what, query) => {
    const executed = server.engine.executed.length;
    const refuse = (accept: string) => post(server.url, { query }, { accept });
    const answer = await refuse('application/graphql-response+json');
    expect(answer.status).toBe(400);
    const { errors } = await read(answer);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/limit of \d+ exceeded/),
      extensions: {
        code: 'GRAPHQL_LIMIT_EXCEEDED',
        limit,
        fault: 'caller',
        retryable: false,
        remedy: expect.any(String),
      },
    });
    expect(errors?.[0]?.message).not.toContain('Syntax');
    expect((await refuse('application/json')).status).toBe(200);
    expect(server.engine.executed).toHaveLength(executed);
  });

  test('a field repeated 3,000 times is refused with a clear error', async () => {
    const { errors } = await read(await post(server.url, { query: `{ ${'access '.repeat(3_000)} }` }));
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('repeats'),
      extensions: { code: 'GRAPHQL_LIMIT_EXCEEDED', limit: 'repetition', fault: 'caller' },
    });
  });

  test('100,000 braces are a syntax error like any other', async () => {
    const { errors } = await read(await post(server.url, { query: '{'.repeat(100_000) }));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED', fault: 'caller' });
  });

  test.each([
    ['selections', '{a'.repeat(100_000)],
    ['lists', `{ echo(text: ${'['.repeat(100_000)}`],
  ])('%s opened 100,000 times are too deep to be read', async (_what, query) => {
    const { errors } = await read(await post(server.url, { query }));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_LIMIT_EXCEEDED', fault: 'caller' });
    expect(server.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('nesting up to the token limit is survived, in fields, lists and fragments', async () => {
    const fragments = `fragment F on Lead { ${'contacts { leads { '.repeat(600)} id ${'} } '.repeat(600)} } { leads { nodes { ...F } } }`;
    const literals = `{ echo(text: ${'['.repeat(1_990)}${']'.repeat(1_990)}) }`;
    for (const query of [nest(1_200), literals, fragments]) {
      const { errors } = await read(await post(server.url, { query }));
      expect(errors?.[0]?.extensions).toMatchObject({ fault: 'caller' });
    }
  });
});

describe('a body of 10 MB', () => {
  const large = 'x'.repeat(10_000_000);

  test.each(['/graphql', '/mcp'])('is refused at %s by its announced length', async (path) => {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: large,
    });
    expect(answer.status).toBe(413);
    expect((await read(answer)).errors?.[0]).toMatchObject({
      message: expect.stringContaining('1000000 bytes'),
      extensions: { code: 'REQUEST_TOO_LARGE', fault: 'caller' },
    });
  });

  test.each(['/graphql', '/mcp'])('is refused at %s while it streams in, before its end', async (path) => {
    // The body has no end: only a server that answers before the end answers at all.
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(server.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        agent: false,
      });
      sent.on('error', reject);
      sent.on('response', (answer) => {
        resolve(answer.statusCode);
        sent
          .removeAllListeners('error')
          .on('error', () => undefined)
          .destroy();
      });
      sent.write(large);
    });
    expect(status).toBe(413);
  });

  test('of just under 1 MB is read', async () => {
    const text = 'ы'.repeat(490_000);
    const answer = await post(server.url, {
      query: 'query($text: String!) { echo(text: $text) }',
      variables: { text },
    });
    expect((await read(answer)).data).toEqual({ echo: text });
  });
});
