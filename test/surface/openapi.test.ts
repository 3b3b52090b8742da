import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { readVersion } from '../../src/config/package.ts';
import { loadOperations } from '../../src/operations/load.ts';
import { examples } from '../../src/rest/example.ts';
import { type OpenapiDocument, renderActions, renderOpenapi } from '../../src/rest/openapi.ts';
import { schema } from '../../src/schema/index.ts';
import { importActions } from './action.ts';

const { operations } = await loadOperations({ root: 'src/operations' }, schema);
const options = { version: readVersion() };
const whole = renderOpenapi(operations, options);
const actions = renderActions(operations, { ...options, serverUrl: 'https://crm.example.ru' });

/** Every operation of a document with its address. */
function list(document: OpenapiDocument) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...(operation as Rendered) })),
  );
}

interface Rendered {
  operationId: string;
  summary: string;
  description: string;
  parameters?: { name?: string; description?: string }[];
  responses: Record<string, unknown>;
  'x-openai-isConsequential'?: boolean;
}

describe('the OpenAPI document', () => {
  it('is printed to openapi.json as it is', () => {
    expect(`${JSON.stringify(whole, null, 2)}\n`).toBe(readFileSync('openapi.json', 'utf8'));
  });

  it.each([
    ['of all routes', whole],
    ['of the Actions', actions],
  ])('%s is valid OpenAPI 3.1', async (_, document) => {
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
  });

  it('has every operation under its own name, and the one for all nouns', () => {
    expect(
      list(whole)
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual(['call_entity', ...operations.map(({ name }) => name)].sort());
  });

  it('names every answer that there can be', () => {
    for (const { responses, method } of list(whole)) {
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining(['200', '400', '401', '403', '404', '429', '500', '502', '503']),
      );
      expect(Object.keys(responses).includes('304')).toBe(method === 'get');
    }
  });

  it('has an example for every operation, and none for what is not there', () => {
    expect(Object.keys(examples).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it('refers to nothing that it does not have', () => {
    for (const document of [whole, actions]) {
      for (const [, pointer = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
        const found = pointer
          .split('/')
          .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], document);
        expect(found, pointer).toBeDefined();
      }
    }
  });
});

describe('the document of the Actions', () => {
  it('is imported whole', () => {
    const { functions, skipped } = importActions(actions);
    expect(skipped).toEqual([]);
    const chosen = operations.filter(({ isTool, route }) => isTool && route.method !== 'DELETE');
    expect(functions).toHaveLength(Math.min(chosen.length, 30));
  });

  it('is more than importers take of the document of all routes', () => {
    expect(importActions({ ...whole, servers: [{ url: 'https://crm.example.ru' }] }).skipped.length).toBeGreaterThan(
      20,
    );
  });

  it('takes the idempotency key as a member of the body, where no header can be sent', () => {
    const { functions } = importActions(actions);
    expect(functions.find(({ name }) => name === 'create_lead')?.arguments).toContain('idempotency_key');
  });

  it('keeps a user’s own tools and leaves out those that another replaces, where there are too many', () => {
    const [model] = operations.filter(({ name }) => name === 'get_tasks');
    if (!model) throw new Error('There is get_tasks.');
    const own = Array.from({ length: 8 }, (_, index) => ({
      ...model,
      name: `own_${index}`,
      toolset: 'custom',
      route: { ...model.route, path: `/api/own-${index}` },
    }));
    const rendered = renderActions([...operations, ...own], { ...options, serverUrl: 'https://crm.example.ru' });
    const kept = importActions(rendered).functions.map(({ name }) => name);
    expect(kept).toHaveLength(30);
    expect(kept).toEqual(expect.arrayContaining([...own.map(({ name }) => name), 'create_lead', 'search_contact']));
    expect(kept).not.toContain('create_complex_lead');
  });

  it('is served under HTTPS, however it was fetched', () => {
    expect(renderActions(operations, { ...options, serverUrl: 'http://crm.example.ru' }).servers).toEqual([
      { url: 'https://crm.example.ru' },
    ]);
    expect(renderActions(operations, { ...options, serverUrl: 'http://127.0.0.1:4000' }).servers).toEqual([
      { url: 'http://127.0.0.1:4000' },
    ]);
  });

  it('keeps the limits of ChatGPT', () => {
    const all = list(actions);
    expect(all.length).toBeLessThanOrEqual(30);
    for (const { description, summary, parameters = [] } of all) {
      expect(description.length).toBeLessThanOrEqual(300);
      expect(summary.length).toBeLessThanOrEqual(300);
      for (const parameter of parameters) expect((parameter.description ?? '').length).toBeLessThanOrEqual(700);
    }
  });

  it('asks before every write, and never before a read', () => {
    const byName = new Map(operations.map((operation) => [operation.name, operation]));
    for (const { operationId, 'x-openai-isConsequential': asks } of list(actions)) {
      expect(asks, operationId).toBe(byName.get(operationId)?.kind === 'mutation');
    }
  });

  it('names the public address and the token', () => {
    expect(actions).toMatchObject({
      servers: [{ url: 'https://crm.example.ru' }],
      security: [{ bearer: [] }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    });
  });
});
