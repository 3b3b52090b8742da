import { describe, expect, it } from 'vitest';
import { loadOperations } from '../../src/operations/load.ts';
import type { JsonSchema, Operation } from '../../src/operations/operation.ts';
import { examples } from '../../src/rest/example.ts';
import { schema } from '../../src/schema/index.ts';

/*
 * Every route is given everything that is wrong. Whatever it is, the answer is a problem of the caller's with a stable
 * code, and amoCRM is not asked to write anything.
 */

const { operations } = await loadOperations({ root: 'src/operations' }, schema);

const { app, sandbox } = await (async () => {
  const { startSandbox } = await import('../../src/sandbox/index.ts');
  const { startApp } = await import('../../src/app.ts');
  const { loadConfig } = await import('../../src/config/index.ts');
  const { createLogger } = await import('../../src/telemetry/logger.ts');
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  const config = loadConfig({
    PORT: '0',
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '50',
    LOG_LEVEL: 'silent',
  });
  return { app: await startApp(config, createLogger({ level: 'silent', secrets: [] })), sandbox };
})();

/** Arguments that are wrong at once: an answer names twenty faults, and an object may have several. */
const wrongAtOnce = 10;

const propertiesOf = ({ input }: Operation) => (input.properties ?? {}) as Record<string, JsonSchema>;

/** The address with the arguments that stand in its path. */
function addressOf({ route }: Operation, args: Record<string, unknown>): string {
  return `${app.url}${route.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(args[key] ?? '21400001')))}`;
}

function restOf({ route }: Operation, args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([key]) => !route.path.includes(`{${key}}`)));
}

/** Sends arguments the way the route is documented to take them. */
function send(operation: Operation, args: Record<string, unknown>): Promise<Response> {
  const { method, argumentsIn } = operation.route;
  const rest = restOf(operation, args);
  if (argumentsIn === 'body') return sendBody(operation, args, JSON.stringify(rest));
  const query = new URLSearchParams(
    Object.entries(rest).map(([key, value]) => [
      key,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  );
  return fetch(`${addressOf(operation, args)}?${query}`, { method });
}

function sendBody(
  operation: Operation,
  args: Record<string, unknown>,
  body: string | Uint8Array,
  type = 'application/json',
) {
  return fetch(addressOf(operation, args), {
    method: operation.route.method,
    headers: { 'content-type': type },
    body: body as BodyInit,
  });
}

/** Fails unless the answer blames the caller and nothing was written. */
async function expectRefused(sent: Promise<Response>, status = 400): Promise<Record<string, unknown>> {
  const before = sandbox.requestCount(({ method }) => method !== 'GET');
  const response = await sent;
  const body = (await response.json()) as Record<string, unknown>;
  expect([response.status, response.headers.get('content-type')?.split(';')[0]], JSON.stringify(body)).toEqual([
    status,
    'application/problem+json',
  ]);
  expect(body.code).toMatch(/^[A-Z_]+$/);
  expect(sandbox.requestCount(({ method }) => method !== 'GET')).toBe(before);
  return body;
}

const pathsOf = (body: Record<string, unknown>) => (body.issues as { path: string }[]).map(({ path }) => path);

describe.each(operations.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
  const example = examples[name] ?? {};
  const takesBody = operation.route.method !== 'GET';
  const required = ((operation.input.required ?? []) as string[]).filter(
    (key) => !operation.route.path.includes(`{${key}}`),
  );

  it('names every missing argument', async () => {
    if (required.length === 0) return;
    const args = Object.fromEntries(Object.entries(example).filter(([key]) => !required.includes(key)));
    expect(pathsOf(await expectRefused(send(operation, args))).sort()).toEqual([...required].sort());
  });

  it('refuses unknown arguments, reserved names included', async () => {
    for (const key of ['nonsense', '__proto__', 'constructor', 'toString']) {
      const args = Object.fromEntries([...Object.entries(example), [key, 'x']]);
      expect(pathsOf(await expectRefused(send(operation, args)))).toEqual([key]);
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('refuses every argument of a wrong type, all at once', async () => {
    const wrong = Object.fromEntries(
      Object.entries(propertiesOf(operation)).flatMap(([key, { type }]): [string, unknown][] => {
        if (operation.route.path.includes(`{${key}}`)) return [];
        if (type === 'integer' || type === 'number') return [[key, 'много']];
        if (type === 'boolean') return [[key, 'может быть']];
        if (type === 'array') return [[key, { a: { b: 1 } }]];
        return operation.route.argumentsIn === 'body' ? [[key, { a: 1 }]] : [];
      }),
    );
    const keys = Object.keys(wrong);
    for (let start = 0; start < keys.length; start += wrongAtOnce) {
      const some = keys.slice(start, start + wrongAtOnce);
      const given = Object.fromEntries(some.map((key) => [key, wrong[key]]));
      const paths = pathsOf(await expectRefused(send(operation, { ...example, ...given })));
      for (const key of some)
        expect(
          paths.some((path) => path.startsWith(key)),
          `${key} of ${paths}`,
        ).toBe(true);
    }
  });

  it('refuses a text that is too long', async () => {
    for (const [key, { maxLength, maximum }] of Object.entries(propertiesOf(operation))) {
      if (typeof maxLength === 'number') {
        expect(
          pathsOf(await expectRefused(send(operation, { ...example, [key]: 'x'.repeat(maxLength + 1) }))),
        ).toContain(key);
      }
      if (typeof maximum === 'number') {
        expect(pathsOf(await expectRefused(send(operation, { ...example, [key]: maximum + 1 })))).toContain(key);
      }
    }
  });

  it('refuses an argument that is given twice', async () => {
    // A list may be given so.
    const isList = (key: string) => propertiesOf(operation)[key]?.type === 'array';
    const single = Object.entries(restOf(operation, example)).find(([each]) => !isList(each));
    const [key, value] = single ?? ['nonsense', 'x'];
    const address = `${addressOf(operation, example)}?${new URLSearchParams([
      [key, JSON.stringify(value)],
      [key, 'другое'],
    ])}`;
    await expectRefused(fetch(address, { method: operation.route.method }));
    if (!takesBody) return;
    const twice = `{${JSON.stringify(key)}: 1, ${JSON.stringify(key)}: 2}`;
    expect(pathsOf(await expectRefused(sendBody(operation, example, twice)))).toEqual([key]);
    const both = fetch(`${addressOf(operation, example)}?${new URLSearchParams({ [key]: 'x' })}`, {
      method: operation.route.method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ [key]: 'y' }),
    });
    expect(pathsOf(await expectRefused(both))).toEqual([key]);
  });

  it('refuses a body that is not a JSON object', async () => {
    if (!takesBody) return;
    for (const body of ['{', '{"a":}', 'null x', '{"a":1}}', "{'a':1}"]) {
      expect(await expectRefused(sendBody(operation, example, body))).toMatchObject({ code: 'INVALID_JSON' });
    }
    for (const body of ['[]', '"text"', '1', 'null']) {
      expect(await expectRefused(sendBody(operation, example, body))).toMatchObject({ code: 'VALIDATION_FAILED' });
    }
    await expectRefused(sendBody(operation, example, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])));
    const deep = `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`;
    expect(await expectRefused(sendBody(operation, example, deep))).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(await expectRefused(sendBody(operation, example, '[['.repeat(100_000)))).toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });

  it('refuses a body of another type, and one that is too large', async () => {
    if (!takesBody) return;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
    ]) {
      await expectRefused(sendBody(operation, example, '{"a":1}', type), 415);
    }
    const large = JSON.stringify({ name: 'x'.repeat(10_000_000) });
    expect(await expectRefused(sendBody(operation, example, large), 413)).toMatchObject({ code: 'REQUEST_TOO_LARGE' });
  });

  it('refuses an invalid id', async () => {
    const [key] = /(?<=\{)\w+/.exec(operation.route.path) ?? [];
    // Views of SQL are known by their names.
    if (key === undefined || key === 'view') return;
    const neither = ['-1', '1.5', '../users', '%00', '1 or 1=1'];
    // A uid has letters and digits.
    for (const id of key === 'uid' ? neither : [...neither, 'abc', '0', '99999999999999999999']) {
      expect(pathsOf(await expectRefused(send(operation, { ...example, [key]: id })))).toEqual([key]);
    }
  });
});
