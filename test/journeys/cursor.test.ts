import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';
import fc from '../property.ts';

/* Callers may send a cursor back changed in any way. */

const lists = ['leads', 'contacts', 'companies', 'tasks'] as const;

const forge = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');

async function read(account: Account, list: string, args: string) {
  const { data, errors } = await account.execute(`{ ${list}(${args}) { nodes { id } pageInfo { endCursor } } }`);
  const page = data?.[list] as { nodes: { id: string }[]; pageInfo: { endCursor: string } } | undefined;
  return { page, errors, codes: (errors ?? []).map(({ extensions }) => extensions.code) };
}

describe('a cursor that this server did not make', () => {
  it.each([
    ['leads', ['leads', 2, 99, { order: 5 }]],
    ['leads', ['leads', 2, 99, { order: { field: 'price', direction: 'asc' } }]],
    ['leads', ['leads', 2, 99, { order: { field: 'id', direction: 'up' } }]],
    ['leads', ['leads', 2, 99, { filter: 'x' }]],
    ['leads', ['leads', 2, 99, { filter: { colour: [1] } }]],
    ['leads', ['leads', 2, 99, { filter: { id: 5 } }]],
    ['leads', ['leads', 2, 99, { filter: { id: ['1&page=2'] } }]],
    ['leads', ['leads', 2, 99, { filter: { price: {} } }]],
    ['leads', ['leads', 2, 99, { filter: { statuses: [{ pipeline_id: 1 }] } }]],
    ['leads', ['leads', 2, 99, { query: {} }]],
    ['leads', ['leads', 2, 99, { with: ['contacts'] }]],
    ['leads', ['leads', 2, 99, { page: 7 }]],
    ['leads', ['leads', 2, 99, []]],
    ['leads', ['leads', 2, 99, null]],
    ['leads', ['leads', 2, 99, {}, {}]],
    ['leads', ['leads', 0, 99]],
    ['leads', ['leads', 2.5, 99]],
    ['leads', ['leads', 2, -1]],
    ['leads', ['leads', 2 ** 52, 99]],
    ['leads', ['contacts', 2, 99]],
    ['contacts', ['contacts', 2, 99, { filter: { price: { from: 1 } } }]],
    ['companies', ['companies', 2, 99, { order: { field: 'created_at', direction: 'asc' } }]],
    ['tasks', ['tasks', 2, 99, { query: 'окна' }]],
    ['tasks', ['tasks', 2, 99, { filter: { entity_id: [1] } }]],
  ])('of %s, %j, is refused, and nothing is sent', async (list, parts) => {
    const account = await openAccount();
    const { codes, errors } = await read(account, list, `after: "${forge(parts)}"`);
    expect(codes).toEqual(['VALIDATION_FAILED']);
    expect(errors?.[0]?.extensions.issues).toMatchObject([{ path: ['after'] }]);
    expect(account.sandbox.requestCount()).toBe(0);
  });

  it('is refused whatever JSON it is', async () => {
    const account = await openAccount();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lists), fc.jsonValue(), async (list, value) => {
        expect((await read(account, list, `after: "${forge(value)}"`)).codes).toEqual(['VALIDATION_FAILED']);
      }),
      { numRuns: 300 },
    );
    expect(account.sandbox.requestCount()).toBe(0);
  });

  it('is refused or used, and never a bug, if it looks like a valid one', async () => {
    const account = await openAccount();
    const number = fc.oneof(fc.integer({ min: -1, max: 300 }), fc.maxSafeInteger(), fc.double());
    const place = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 300 }) }, number);
    const range = fc.record({ from: number, to: number }, { requiredKeys: [] });
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.array(number, { maxLength: 4 }), range, fc.boolean());
    const field = (...names: string[]) => fc.constantFrom(...names);
    const keys = field('id', 'name', 'price', 'statuses', 'created_at', 'closed_at', 'entity_id', 'entity_type', 'x');
    const order = fc.record({
      field: field('id', 'created_at', 'updated_at', 'name', 'complete_till', 'x'),
      direction: field('asc', 'desc', 'x'),
    });
    const filter = fc.dictionary(keys, value, { maxKeys: 2 });
    const either = <Part>(part: fc.Arbitrary<Part>) =>
      fc.oneof({ weight: 5, arbitrary: part }, fc.jsonValue({ maxDepth: 1 }));
    const selection = fc.record(
      { filter: either(filter), query: either(fc.string()), order: either(order) },
      { requiredKeys: [] },
    );
    const used = { VALIDATION_FAILED: 0, nothing: 0 };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lists), place, place, selection, async (list, offset, id, asked) => {
        const { codes } = await read(account, list, `first: 2, after: "${forge([list, offset, id, asked])}"`);
        const [code = 'nothing'] = codes;
        expect(['VALIDATION_FAILED', 'nothing']).toContain(code);
        used[code as keyof typeof used] += 1;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(...Object.values(used))).toBeGreaterThan(5);
  });

  it('that is far beyond the end of the list costs only a few requests', async () => {
    const account = await openAccount();
    const requests = await account.count(async () => {
      const { codes } = await read(account, 'leads', `after: "${forge(['leads', 9_000_000, 1])}"`);
      expect(codes).toEqual(['VALIDATION_FAILED']);
    });
    expect(requests).toBeLessThan(100);
  });
});

describe('a cursor of this server', () => {
  const since = '{ from: "2000-01-01", to: "2040-01-01" }';
  const common = ['createdAt', 'updatedAt'].map((name) => `filter: { ${name}: ${since} }`);
  const orders = (...names: string[]) =>
    names.flatMap((name) => [`orderBy: ${name}_ASC`, `orderBy: ${name}_DESC`, `orderBy: ${name}_ASC, ${common[1]}`]);
  it.each([
    ['leads', ['filter: { price: { from: 0 } }', ...common, ...orders('ID', 'CREATED_AT', 'UPDATED_AT')]],
    ['contacts', [...common, ...orders('ID', 'NAME', 'UPDATED_AT')]],
    ['companies', [...common, ...orders('ID', 'NAME', 'UPDATED_AT')]],
    ['tasks', ['filter: { isCompleted: false }', 'filter: { entityType: LEADS }', ...orders('ID', 'COMPLETE_TILL')]],
  ])('of %s continues with its filter and order, whether or not they are repeated', async (list, selections) => {
    const account = await openAccount();
    for (const selection of selections) {
      const both = (await read(account, list, `first: 2, ${selection}`)).page?.nodes;
      expect(both, selection).toHaveLength(2);
      const { page } = await read(account, list, `first: 1, ${selection}`);
      const after = `first: 1, after: "${page?.pageInfo.endCursor}"`;
      for (const args of [after, `${after}, ${selection}`]) {
        expect((await read(account, list, args)).page?.nodes, args).toEqual(both?.slice(1));
      }
    }
  });

  it('continues with every filter of the list', async () => {
    const account = await openAccount();
    const rows = [...account.sandbox.data().leads.rows()].filter(({ isDeleted }) => !isDeleted);
    const [one] = rows;
    const alike = rows.filter(({ statusId }) => statusId === one?.statusId);
    const ids = alike.map(({ id }) => `"${id}"`).join(', ');
    const users = [...new Set(rows.map(({ responsibleUserId }) => `"${responsibleUserId}"`))].join(', ');
    const names = alike
      .map(({ name }) => JSON.stringify(name))
      .slice(0, 50)
      .join(', ');
    const filter = `ids: [${ids}], names: [${names}], responsibleUserIds: [${users}], price: { from: 0 }
      statuses: [{ pipelineId: "${one?.pipelineId}", statusId: "${one?.statusId}" }]
      createdAt: ${since}, updatedAt: ${since}`;
    const { page, errors } = await read(account, 'leads', `first: 1, filter: { ${filter} }`);
    expect(errors).toBeUndefined();
    const next = await read(account, 'leads', `first: 1, after: "${page?.pageInfo.endCursor}"`);
    expect(next.codes).toEqual([]);
  });
});
