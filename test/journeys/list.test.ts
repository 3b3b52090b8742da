import { describe, expect, it } from 'vitest';
import type { LeadRow } from '../../src/sandbox/index.ts';
import { type Account, openAccount } from '../harness.ts';

interface ListPage {
  nodes: { id: string }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

const pageFields = 'nodes { id } pageInfo { endCursor hasNextPage }';

/** Ids of a list's page, and where it ends. */
async function readPage(account: Account, args: string, list = 'leads'): Promise<ListPage> {
  const data = await account.query<Record<string, ListPage>>(`{ ${list}(${args}) { ${pageFields} } }`);
  return data[list] as ListPage;
}

/** All ids of a list, read in pages of the given sizes. */
async function walk(account: Account, sizes: () => number, args = '', list = 'leads'): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const page: ListPage = await readPage(account, `first: ${sizes()}, ${after ? `after: "${after}"` : args}`, list);
    ids.push(...page.nodes.map(({ id }) => id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

/** Pseudo-random page sizes, the same in every run. */
function createSizes(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return 1 + (state % 250);
  };
}

function leadsOf(account: Account, holds: (lead: LeadRow) => boolean = () => true): LeadRow[] {
  return [...account.sandbox.data().leads.rows()].filter((lead) => !lead.isDeleted && holds(lead));
}

const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => String(id));

describe('a list', () => {
  it.each([1, 2, 3])('gives every lead once, in order, if the page size changes between pages (%i)', async (seed) => {
    const account = await openAccount();
    expect(await walk(account, createSizes(seed))).toEqual(idsOf(leadsOf(account)));
  });

  it.each(['contacts', 'companies', 'tasks'])('of %s is paged in the same way', async (list) => {
    const account = await openAccount();
    const ids = await walk(account, createSizes(4), '', list);
    expect(ids.length).toBeGreaterThan(50);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort((a, b) => Number(a) - Number(b))).toEqual(ids);
  });

  it('costs one request a page, and two only for pages that cross a page of amoCRM', async () => {
    const account = await openAccount({ leads: 1_000 });
    const first = await readPage(account, 'first: 20');
    const small = await account.count(() => readPage(account, `first: 100, after: "${first.pageInfo.endCursor}"`));
    const large = await account.count(() => readPage(account, `first: 250, after: "${first.pageInfo.endCursor}"`));
    expect([small, large]).toEqual([1, 2]);
  });

  it('continues from its position if leads before it have disappeared', async () => {
    const account = await openAccount();
    const all = leadsOf(account);
    const first = await readPage(account, 'first: 100');
    for (const lead of all.slice(10, 60)) account.sandbox.trash('leads', lead.id);
    const ids = [...first.nodes.map(({ id }) => id)];
    let after = first.pageInfo.endCursor;
    while (after) {
      const page = await readPage(account, `first: 70, after: "${after}"`);
      ids.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    }
    expect(ids).toEqual(idsOf(all));
  });

  it('continues from its position if the last lead seen has disappeared too', async () => {
    const account = await openAccount();
    const all = leadsOf(account);
    const first = await readPage(account, 'first: 5');
    account.sandbox.trash('leads', Number(first.nodes.at(-1)?.id));
    const second = await readPage(account, `first: 5, after: "${first.pageInfo.endCursor}"`);
    expect(second.nodes.map(({ id }) => id)).toEqual(idsOf(all.slice(5, 10)));
  });

  it('keeps its filter in the cursor', async () => {
    const account = await openAccount();
    const filter = 'filter: { statusIds: ["142"] }';
    expect(await walk(account, createSizes(5), filter)).toEqual(
      idsOf(leadsOf(account, ({ statusId }) => statusId === 142)),
    );
    const { pageInfo } = await readPage(account, `first: 3, ${filter}`);
    const again = await readPage(account, `first: 3, ${filter}, after: "${pageInfo.endCursor}"`);
    expect(again.nodes).toHaveLength(3);
  });

  it.each([
    ['another filter', 'leads', (cursor: string) => `first: 3, filter: { statusIds: ["143"] }, after: "${cursor}"`],
    ['another list', 'contacts', (cursor: string) => `first: 3, after: "${cursor}"`],
    ['nonsense', 'leads', () => 'first: 3, after: "nonsense"'],
    ['a forged place', 'leads', () => `first: 3, after: "${Buffer.from('["leads",-5,1]').toString('base64url')}"`],
  ])('refuses a cursor of %s', async (_, list, args) => {
    const account = await openAccount();
    const { pageInfo } = await readPage(account, 'first: 3, filter: { statusIds: ["142"] }');
    const { errors } = await account.execute(`{ ${list}(${args(pageInfo.endCursor ?? '')}) { nodes { id } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['after'] }] });
  });

  it.each([0, 251])('refuses pages of %i', async (first) => {
    const account = await openAccount();
    const { errors } = await account.execute(`{ leads(first: ${first}) { nodes { id } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['first'] }] });
  });

  it.each([
    ['ID_DESC', (a: LeadRow, b: LeadRow) => b.id - a.id],
    ['CREATED_AT_DESC', (a: LeadRow, b: LeadRow) => b.createdAt - a.createdAt || a.id - b.id],
    ['UPDATED_AT_ASC', (a: LeadRow, b: LeadRow) => a.updatedAt - b.updatedAt || a.id - b.id],
  ])('honours the order %s', async (order, compare) => {
    const account = await openAccount();
    const ids = await walk(account, () => 150, `orderBy: ${order}`);
    const rows = new Map(leadsOf(account).map((lead) => [String(lead.id), lead]));
    const sorted = [...rows.values()].sort(compare);
    const key = (lead: LeadRow | undefined) =>
      order.startsWith('ID') ? lead?.id : order.startsWith('C') ? lead?.createdAt : lead?.updatedAt;
    expect(ids.map((id) => key(rows.get(id)))).toEqual(sorted.map(key));
  });

  it('has cursors on its edges, each of which continues after its record', async () => {
    const account = await openAccount();
    const { leads } = await account.query<{ leads: { edges: { cursor: string; node: { id: string } }[] } }>(
      '{ leads(first: 5) { edges { cursor node { id } } } }',
    );
    const next = await readPage(account, `first: 1, after: "${leads.edges[2]?.cursor}"`);
    expect(next.nodes[0]?.id).toBe(leads.edges[3]?.node.id);
  });
});

describe('a filter of leads', () => {
  const day = (text: string) => Date.parse(`${text}T00:00:00+03:00`) / 1000;
  const cases: [string, (account: Account) => [string, (lead: LeadRow) => boolean]][] = [
    [
      'ids',
      (account) => {
        const ids = leadsOf(account)
          .slice(3, 6)
          .map(({ id }) => id);
        return [`ids: [${ids.map((id) => `"${id}"`)}]`, ({ id }) => ids.includes(id)];
      },
    ],
    ['price', () => ['price: { from: 100000, to: 300000 }', ({ price }) => price >= 100_000 && price <= 300_000]],
    [
      'pipeline',
      (account) => {
        const id = leadsOf(account)[0]?.pipelineId;
        return [`pipelineIds: ["${id}"]`, ({ pipelineId }) => pipelineId === id];
      },
    ],
    ['a status alone, in all pipelines that have it', () => ['statusIds: ["143"]', ({ statusId }) => statusId === 143]],
    [
      'a status of one pipeline',
      (account) => {
        const id = leadsOf(account)[0]?.pipelineId;
        return [
          `statusIds: ["143"], pipelineIds: ["${id}"]`,
          (lead) => lead.statusId === 143 && lead.pipelineId === id,
        ];
      },
    ],
    [
      'pairs',
      (account) => {
        const [one] = leadsOf(account);
        return [
          `statuses: [{ pipelineId: "${one?.pipelineId}", statusId: "${one?.statusId}" }]`,
          (lead) => lead.statusId === one?.statusId && lead.pipelineId === one?.pipelineId,
        ];
      },
    ],
    [
      'responsible user',
      (account) => {
        const id = leadsOf(account)[0]?.responsibleUserId;
        return [`responsibleUserIds: ["${id}"]`, ({ responsibleUserId }) => responsibleUserId === id];
      },
    ],
    [
      'creation, whole days of the account',
      () => [
        'createdAt: { from: "2026-09-01", to: "2026-09-30" }',
        ({ createdAt }) => createdAt >= day('2026-09-01') && createdAt < day('2026-10-01'),
      ],
    ],
    [
      'closing',
      () => [
        'closedAt: { from: "2026-06-01T00:00:00+03:00" }',
        ({ closedAt }) => closedAt !== null && closedAt >= day('2026-06-01'),
      ],
    ],
  ];

  it.each(cases)('by %s gives exactly those leads', async (_, make) => {
    const account = await openAccount();
    const [filter, holds] = make(account);
    const expected = idsOf(leadsOf(account, holds));
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(leadsOf(account).length);
    expect(await walk(account, () => 200, `filter: { ${filter} }`)).toEqual(expected);
  });

  it.each([
    ['pipelineIds: ["1"]', 'Продажи'],
    ['statusIds: ["999"]', '142 «Успешно реализовано»'],
    ['createdAt: { from: "2026-10-01", to: "2026-09-01" }', 'ends before it begins'],
    ['statuses: [{ pipelineId: "1", statusId: "2" }], pipelineIds: ["1"]', 'cannot be combined with'],
  ])('%s is an error that says what is valid, and nothing is listed', async (filter, hint) => {
    const account = await openAccount();
    account.sandbox.clearRequests();
    const { errors } = await account.execute(`{ leads(first: 5, filter: { ${filter} }) { nodes { id } } }`);
    expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    expect(errors?.[0]?.message).toContain(hint);
    expect(account.sandbox.requestCount(({ path }) => path.endsWith('/leads'))).toBe(0);
  });

  it('that amoCRM ignores is an error, not a longer list', async () => {
    const account = await openAccount();
    const [lead] = leadsOf(account);
    const row = { id: lead?.id, name: 'Окна', price: 1, pipeline_id: 5, status_id: 6, responsible_user_id: 7 };
    account.sandbox.fault({
      path: '/leads',
      status: 200,
      body: { _embedded: { leads: [row] } },
      contentType: 'application/hal+json',
    });
    const { errors } = await account.execute(
      '{ leads(first: 5, filter: { responsibleUserIds: ["8"] }) { nodes { id } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_INVALID', fault: 'amocrm' });
  });
});
