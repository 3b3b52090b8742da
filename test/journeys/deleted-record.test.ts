import { describe, expect, it } from 'vitest';
import { openAccount } from '../harness.ts';

interface Trash {
  deletedRecords: {
    nodes: {
      id: string;
      entityType: string;
      name: string | null;
      updatedAt: string;
      updatedBy: { id: string } | null;
    }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  };
}

const text = `query ($type: EntityType!, $ids: [ID!], $first: Int! = 50, $after: String, $order: DeletedRecordOrder) {
  deletedRecords(entityType: $type, ids: $ids, first: $first, after: $after, orderBy: $order) {
    nodes { id entityType name updatedAt updatedBy { id } url }
    pageInfo { endCursor hasNextPage }
  }
}`;

describe('the trash', () => {
  it('lists deleted leads by what is left of them, in one request', async () => {
    const account = await openAccount();
    account.sandbox.trash('leads', 21_400_001);
    const requests = await account.count(async () => {
      const { deletedRecords } = await account.query<Trash>(text, { type: 'LEADS', ids: ['21400001', '21400003'] });
      expect(deletedRecords.nodes).toEqual([
        expect.objectContaining({
          id: '21400001',
          entityType: 'LEADS',
          name: null,
          url: expect.stringContaining('/leads/detail/21400001'),
        }),
      ]);
      expect(deletedRecords.nodes[0]?.updatedAt).toMatch(/^2026-/);
    });
    expect(requests).toBe(1);
  });

  it.each([
    ['CONTACTS', 'contacts', 33_200_001],
    ['COMPANIES', 'companies', 34_700_001],
  ] as const)(
    'lists deleted %s with their names, and proves by a second request that they are deleted',
    async (type, entity, id) => {
      const account = await openAccount();
      account.sandbox.trash(entity, id);
      const requests = await account.count(async () => {
        const { deletedRecords } = await account.query<Trash>(text, { type, ids: [String(id)] });
        const name = account.sandbox.data()[entity].get(id)?.name;
        expect(deletedRecords.nodes).toMatchObject([{ id: String(id), entityType: type, name }]);
      });
      expect(requests).toBe(2);
    },
  );

  it('is read page by page', async () => {
    const account = await openAccount({ empty: true });
    const { createLeads } = await account.query<{ createLeads: { items: { record: { id: string } }[] } }>(
      'mutation { createLeads(inputs: [{ name: "A" }, { name: "B" }, { name: "C" }]) { items { record { id } } } }',
    );
    const ids = createLeads.items.map(({ record }) => record.id);
    for (const id of ids) account.sandbox.trash('leads', Number(id));
    const first = await account.query<Trash>(text, { type: 'LEADS', first: 2, order: 'ID_DESC' });
    const rest = await account.query<Trash>(text, {
      type: 'LEADS',
      first: 2,
      after: first.deletedRecords.pageInfo.endCursor,
    });
    const shown = [...first.deletedRecords.nodes, ...rest.deletedRecords.nodes].map(({ id }) => id);
    expect(shown).toEqual(ids.toReversed());
    expect(rest.deletedRecords.pageInfo.hasNextPage).toBe(false);
  });

  it('is empty where nothing was deleted', async () => {
    const account = await openAccount({ empty: true });
    expect(await account.query<Trash>(text, { type: 'CONTACTS' })).toMatchObject({ deletedRecords: { nodes: [] } });
  });

  it('has no record that is still in its list: such an answer is refused', async () => {
    const account = await openAccount();
    const usual = await account.connection.with({}).contacts.list({ limit: 2 });
    const ids = usual.items.map(({ id }) => id);
    account.sandbox.fault({
      method: 'GET',
      path: '/contacts$',
      times: 1,
      status: 200,
      body: { _embedded: { contacts: ids.map((id) => ({ id, name: 'Анна', is_deleted: false })) } },
    });
    const { errors } = await account.execute(text, { type: 'CONTACTS' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_INVALID' });
    expect(errors?.[0]?.message).toContain('not in the trash');
  });
});
