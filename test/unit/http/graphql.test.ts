import { afterEach, describe, expect, test } from 'vitest';
import { auditGraphql } from './audit.ts';
import { ask, post, read, serve } from './serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
afterEach(() => server.close(0));

describe('GraphQL over HTTP', () => {
  test('passes every audit of graphql-http', async () => {
    server = await serve();
    expect(await auditGraphql(`${server.url}/graphql`)).toEqual([]);
  });

  test('executes through the engine and keeps its extensions', async () => {
    server = await serve();
    const query = 'query One { access } query Two($text: String!) { echo(text: $text) }';
    const answer = await post(server.url, { query, operationName: 'Two', variables: { text: 'Привет 👋' } });
    expect(await read(answer)).toEqual({ data: { echo: 'Привет 👋' }, extensions: { requests: 3 } });
    expect(server.engine.executed).toMatchObject([{ access: 'read-write', operationName: 'Two' }]);
  });

  test('says whose fault a wrong document is', async () => {
    server = await serve();
    for (const query of ['{', '{ nothing }']) {
      const { errors } = await read(await post(server.url, { query }));
      expect(errors?.[0]?.extensions).toMatchObject({
        fault: 'caller',
        retryable: false,
        code: expect.stringMatching(/^GRAPHQL_/),
      });
    }
  });

  test('answers broken JSON with 400 and says so', async () => {
    server = await serve();
    const answer = await post(server.url, '{"query": "{ access }"');
    expect(answer.status).toBe(400);
    expect((await read(answer)).errors?.[0]).toMatchObject({
      message: expect.stringContaining('invalid JSON'),
      extensions: { code: 'BAD_REQUEST', fault: 'caller' },
    });
  });

  test('masks a bug, logs it once and names it by an id', async () => {
    server = await serve();
    const query = 'query($explode: Boolean!) { leads { nodes { id @skip(if: $explode) } } }';
    const answer = await post(server.url, { query, variables: { explode: true } });
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toContain('secret detail');
    const errors = server.logged.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.fields.err).toMatchObject({ message: 'secret detail of a bug' });
    expect(JSON.parse(text).errors[0].extensions).toMatchObject({
      code: 'INTERNAL_ERROR',
      correlationId: errors[0]?.fields.correlationId,
    });
  });

  test('takes batches of ten and no more', async () => {
    server = await serve();
    const batch = (size: number) =>
      post(
        server.url,
        Array.from({ length: size }, () => ({ query: '{ access }' })),
      );
    expect(await (await batch(10)).json()).toHaveLength(10);
    const refused = await batch(11);
    expect(refused.status).toBe(413);
    expect((await read(refused)).errors?.[0]?.message).toContain('limited to 10 operations');
    expect(server.engine.executed).toHaveLength(10);
  });

  test('runs no mutation by GET', async () => {
    server = await serve();
    const answer = await fetch(`${server.url}/graphql?query=${encodeURIComponent('mutation { rename(name: "x") }')}`);
    expect(answer.status).toBe(405);
    expect(server.engine.executed).toEqual([]);
  });
});

describe('a foreign page', () => {
  const body = 'query=mutation{rename(name:"x")}';

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    'cannot post a form as %s',
    async (type) => {
      server = await serve();
      const answer = await ask(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text).errors[0].extensions).toMatchObject({ code: 'CSRF_REFUSED', fault: 'caller' });
      expect(server.engine.executed).toEqual([]);
    },
  );

  test('cannot make the browser GET a query, while a program may', async () => {
    server = await serve();
    const url = `${server.url}/graphql?query={access}`;
    expect((await ask(url, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await ask(url)).status).toBe(200);
  });
});
