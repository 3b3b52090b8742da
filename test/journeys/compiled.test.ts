import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exampleQuery } from '../../src/app.ts';
import { createCompiler, maxCompiledLength } from '../../src/graph/compile.ts';
import { createDocumentCache, maxDocumentsLength } from '../../src/http/document-cache.ts';
import { loadOperations } from '../../src/operations/load.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { schema } from '../../src/schema/index.ts';
import { type Account, openAccount, testNow } from '../harness.ts';
import { startProgram } from '../program.ts';
import fc from '../property.ts';

/** What a client receives; null prototypes and classes of errors do not survive. */
const received = (result: unknown) => JSON.parse(JSON.stringify(result)) as Record<string, unknown>;

/** Executes a document the first time by graphql-js and again compiled. */
async function executeBoth(account: Account, text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  const ask = async () => received(await account.engine.execute(document, variables, { access: 'read-only' }));
  return [await ask(), await ask()] as const;
}

/** Values for the variables of the catalogue's queries, so that they find something. */
async function exampleVariables(account: Account): Promise<Record<string, unknown>> {
  type Ids = Record<'leads' | 'contacts' | 'companies' | 'tasks', { nodes: { id: string }[] }>;
  const ids = await account.query<Ids>(
    '{ leads(first: 1) { nodes { id } } contacts(first: 1) { nodes { id } } companies(first: 1) { nodes { id } } tasks(first: 1) { nodes { id } } }',
  );
  const [lead, contact, company, task] = [ids.leads, ids.contacts, ids.companies, ids.tasks].map(
    ({ nodes }) => nodes[0]?.id,
  );
  return { leadId: lead, contactId: contact, companyId: company, taskId: task, first: 5, query: 'Мария' };
}

describe('a repeated document is compiled and answered as before', () => {
  test('for every query of the catalogue', async () => {
    const account = await openAccount({ now: () => testNow });
    const variables = await exampleVariables(account);
    const { operations } = await loadOperations({ root: 'src/operations' }, schema);
    const files = readdirSync('src/operations', { recursive: true, encoding: 'utf8' });
    const texts = files
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => readFileSync(join('src/operations', file), 'utf8'))
      .filter((text) => /^query /m.test(text));
    expect(texts.length).toBeGreaterThan(8);
    expect(operations.length).toBeGreaterThanOrEqual(texts.length);
    for (const text of [...texts, exampleQuery]) {
      const [first, again] = await executeBoth(account, text, variables);
      expect(again, text).toEqual(first);
    }
  });

  test.each([
    ['an unknown id', '{ lead(id: 1) { id } leads(first: 1) { nodes { name } } }', {}],
    ['a wrong argument', '{ leads(first: 0) { nodes { id } } }', {}],
    ['a wrong variable', 'query ($first: Int!) { leads(first: $first) { nodes { id } } }', { first: 'three' }],
    [
      'a wrong item of a variable',
      'query ($ids: [ID!]!) { leads(filter: { ids: $ids }) { nodes { id } } }',
      { ids: [{}] },
    ],
    ['a missing variable', 'query ($id: ID!) { lead(id: $id) { id } }', {}],
    ['a variable with a default', 'query ($first: Int! = 2) { leads(first: $first) { nodes { id name } } }', {}],
    ['null for a default', 'query ($first: Int = 2) { leads(first: $first) { nodes { id } } }', { first: null }],
    [
      'a switch of fields',
      'query ($on: Boolean!) { leads(first: 1) { nodes { id @skip(if: $on) name @include(if: $on) } } }',
      { on: true },
    ],
    [
      'fragments and aliases',
      '{ leads(first: 2) { nodes { ...F tasks(onlyOpen: null) { __typename subject { ... on Lead { id name } } } } } } fragment F on Lead { one: name two: name __typename contacts { ... on Entity { id } } }',
      {},
    ],
    [
      'settings',
      '{ account { id name taskTypes { id name } } pipelines { name statuses { name } } users { name } }',
      {},
    ],
    ['a mutation that may not run', 'mutation { createLead(input: { name: "a" }) { id } }', {}],
  ])('for %s', async (_what, text, variables) => {
    const account = await openAccount();
    const [first, again] = await executeBoth(account, text, variables);
    expect(again).toEqual(first);
  });

  test('for a mutation, whose omitted variables stay omitted', async () => {
    const account = await openAccount();
    const text =
      'mutation ($name: String, $price: Float, $key: String) { createLead(input: { name: $name, price: $price, tags: "новый" }, idempotencyKey: $key) { id name } }';
    const document = parse(text);
    const create = async () =>
      received(await account.engine.execute(document, { name: 'Окна', key: 'k1' }, { access: 'read-write' }));
    const first = await create();
    expect(first.errors).toBeUndefined();
    expect(await create()).toEqual(first);
    const spelled =
      'mutation { createLead(input: { tags: ["новый"], name: "Окна" }, idempotencyKey: "k1") { id name } }';
    expect(received((await account.execute(spelled)).data)).toEqual(first.data);
  });

  test('for any selection', async () => {
    const account = await openAccount();
    const scalar = fc.constantFrom('id', 'name', 'url', 'createdAt', '__typename');
    const lists = ['contacts', 'company', 'tasks', 'tags', 'status', 'pipeline', 'responsible', 'mainContact'];
    const selection = fc.record({
      fields: fc.uniqueArray(scalar, { minLength: 1 }),
      lists: fc.uniqueArray(fc.constantFrom(...lists)),
      first: fc.integer({ min: -1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(selection, async ({ fields, lists, first }) => {
        const inner = lists.map((list) => `${list} { __typename id }`).join(' ');
        const [plain, compiled] = await executeBoth(
          account,
          `{ leads(first: ${first}) { nodes { ${fields.join(' ')} ${inner} } } }`,
        );
        expect(compiled).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });
});

describe('documents of callers do not fill memory', () => {
  const distinct = (index: number): DocumentNode =>
    parse(`{ leads(first: 1, query: "${index}") { nodes { ${'id name price '.repeat(200)} } } }`);

  test('a document that is sent once is not compiled', () => {
    const compiler = createCompiler(schema);
    for (let index = 0; index < 500; index++) compiler.prepare(distinct(index), undefined);
    expect(compiler.kept).toEqual({ count: 0, length: 0 });
  });

  test('a limited number of repeated documents stays compiled', () => {
    const compiler = createCompiler(schema);
    for (let index = 0; index < 60; index++) {
      const document = distinct(index);
      for (let time = 0; time < 3; time++) compiler.prepare(document, undefined);
    }
    expect(compiler.kept.length).toBeGreaterThan(maxCompiledLength / 2);
    expect(compiler.kept.length).toBeLessThanOrEqual(maxCompiledLength);
  });

  test('the program’s own documents are compiled and stay so', () => {
    const compiler = createCompiler(schema);
    const document = distinct(0);
    compiler.keep(document);
    expect(compiler.prepare(document, undefined)).toBe(compiler.prepare(document, undefined));
    expect(compiler.kept.count).toBe(0);
  });

  test('a limited number of parsed documents is kept, the latest ones', () => {
    const cache = createDocumentCache();
    const texts = Array.from({ length: 1_000 }, (_, index) => `{ a${index}: ${'x'.repeat(3_000)} }`);
    for (const text of texts) cache.set(text, distinct(0));
    expect(cache.calculatedSize).toBeLessThanOrEqual(maxDocumentsLength);
    expect(cache.has(texts.at(-1) ?? '')).toBe(true);
    cache.set('x'.repeat(maxDocumentsLength), distinct(0));
    expect(cache.size).toBeGreaterThan(100);
  });
});

test('400 documents of 3 KB that differ in a literal take little memory', async () => {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  onTestFinished(() => sandbox.close());
  const program = await startProgram({
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    NODE_OPTIONS: '--max-old-space-size=256',
  });
  onTestFinished(() => program.kill());
  const card =
    'id name url createdAt updatedAt tags { id name } customFields { id name text } responsible { id name email }';
  const fields = `${card} contacts { ${card} phones { value kind } emails { value kind } } company { ${card} } mainContact { ${card} }`;
  const ask = async (index: number) => {
    const lead = (name: string) => `${name}: lead(id: ${index}) @include(if: $sent) { ${fields} }`;
    const query = `query ($sent: Boolean!) { account { id } ${lead('a')} ${lead('b')} ${lead('c')} }`;
    const answer = await fetch(`${program.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { sent: false } }),
    });
    return answer.status;
  };
  for (let start = 1; start <= 400; start += 20) {
    const statuses = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(start + index)));
    expect(new Set(statuses)).toEqual(new Set([200]));
  }
  // One that comes back is compiled, and answered like the others.
  expect([await ask(400), await ask(400)]).toEqual([200, 200]);
}, 60_000);
