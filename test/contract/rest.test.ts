import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { loadOperations } from '../../src/operations/load.ts';
import { examples } from '../../src/rest/example.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { schema } from '../../src/schema/index.ts';
import { serve, startServer } from '../serve.ts';

/*
 * Every documented route is called on the sandbox with its example, and its answer is compared with what is published at
 * /openapi.json.
 */

const { operations } = await loadOperations({ root: 'src/operations' }, schema);

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { $ref?: string; content?: Content }> }>>;
  components: { responses: Record<string, { content: Content }> };
}

type Content = Record<string, { schema: object }>;

/** A server for all requests that change nothing, and what it publishes. */
let shared: { app: App; sandbox: Sandbox; document: Document; ajv: Ajv2020 };

beforeAll(async () => {
  const { app, sandbox } = await startServer();
  const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'document');
  shared = { app, sandbox, document, ajv };
});
afterAll(async () => {
  await shared.app.close();
  await shared.sandbox.close();
});

/** A server for one request. Statuses of customers exist in one mode only. */
async function openFor(name: string, changesNothing: boolean): Promise<App> {
  if (name.includes('customer_status')) return (await serve({}, { customersMode: 'periodicity' })).app;
  return changesNothing ? shared.app : (await serve()).app;
}

/** Fails unless the answer is one that the document has for this route. */
async function check(method: string, path: string, response: Response) {
  const { document, ajv } = shared;
  const text = await response.text();
  const published = document.paths[path]?.[method.toLowerCase()]?.responses[String(response.status)];
  expect(published, `${method} ${path} → ${response.status} ${text}`).toBeDefined();
  const name = published?.$ref?.split('/').at(-1);
  const content = name === undefined ? published?.content : document.components.responses[name]?.content;
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const found = content?.[type]?.schema;
  expect(found, `${response.status} has no ${type}`).toBeDefined();
  // References point into the whole document.
  const absolute = JSON.parse(JSON.stringify(found).replaceAll('"#/', '"document#/'));
  const validate = ajv.compile(absolute);
  const body: unknown = JSON.parse(text);
  expect(validate(body), `${text}\n${JSON.stringify(validate.errors)}`).toBe(true);
  return body as Record<string, unknown>;
}

function request(url: string, name: string, args: Record<string, unknown>) {
  const operation = operations.find((each) => each.name === name);
  if (!operation) throw new Error(`There is no operation ${name}.`);
  const { method, path, argumentsIn } = operation.route;
  const rest = { ...args };
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = encodeURIComponent(String(rest[key]));
    delete rest[key];
    return value;
  });
  const query = new URLSearchParams(Object.entries(rest).map(([key, value]) => [key, String(value)]));
  return fetch(`${url}${filled}${argumentsIn === 'query' ? `?${query}` : ''}`, {
    method,
    ...(argumentsIn === 'body' && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) }),
  });
}

/** Writes something, for `undo`: entries of the journal have no id that is known before. */
async function writeEntry(url: string): Promise<{ entry: string | undefined }> {
  await request(url, 'update_lead', examples.update_lead ?? {});
  const { entries } = (await (await request(url, 'get_journal', {})).json()) as { entries: { id: string }[] };
  return { entry: entries[0]?.id };
}

describe('every documented route', () => {
  it.each(operations.map(({ name, route, kind }) => [name, route, kind] as const))(
    'answers its example as published: %s',
    async (name, route, kind) => {
      const { url } = await openFor(name, kind === 'query');
      if (name === 'unsubscribe_webhook') await request(url, 'subscribe_webhook', examples.subscribe_webhook ?? {});
      const response = await request(url, name, name === 'undo' ? await writeEntry(url) : (examples[name] ?? {}));
      // amoCRM's API deletes no records, and the pipeline of the example has leads; everything else is done.
      const isRefused = ['delete_lead', 'delete_contact', 'delete_pipeline'].includes(name);
      const expected = isRefused ? [409] : route.location === undefined ? [200] : [201];
      expect(expected).toContain(response.status);
      await check(route.method, route.path, response);
    },
  );

  it.each(operations.map(({ name, route }) => [name, route] as const))(
    'refuses invalid input as published: %s',
    async (name, route) => {
      const { url } = shared.app;
      const nonsense = { ...examples[name], nonsense: 'x'.repeat(10) };
      const body = await check(route.method, route.path, await request(url, name, nonsense));
      expect(body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED', issues: [{ path: 'nonsense' }] });
    },
  );

  it.each(
    operations.filter(({ route }) => route.path.includes('_id}')).map(({ name, route }) => [name, route] as const),
  )('does not know a record with the id 1: %s', async (name, route) => {
    const { url } = await openFor(name, true);
    const [key = ''] = /(?<=\{)\w+_id(?=\})/.exec(route.path) ?? [];
    const body = await check(route.method, route.path, await request(url, name, { ...examples[name], [key]: '1' }));
    expect(body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
