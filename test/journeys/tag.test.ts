import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

interface Page {
  nodes: { id: string; name: string; color: string | null }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function list(account: Account, args: string): Promise<Page> {
  const data = await account.query<{ tags: Page }>(
    `{ tags(${args}) { nodes { id name color } pageInfo { hasNextPage endCursor } } }`,
  );
  return data.tags;
}

interface Item {
  record: { isNew: boolean; tag: { id: string; name: string; color: string | null } } | null;
  error: { issues: { path: string; message: string }[] } | null;
}

async function create(account: Account, entityType: string, inputs: object[]): Promise<Item[]> {
  const data = await account.query<{ createTags: { items: Item[] } }>(
    `mutation ($entityType: EntityType!, $inputs: [CreateTagInput!]!) { createTags(entityType: $entityType, inputs: $inputs) {
      items { record { isNew tag { id name color } } error { issues { path message } } } } }`,
    { entityType, inputs },
  );
  return data.createTags.items;
}

const stored = (account: Account, entityType: string) =>
  account.sandbox
    .data()
    .tags.rows()
    .filter((tag) => tag.entityType === entityType);

describe('the tags of an entity type', () => {
  it('are read page by page, one request each', async () => {
    const account = await openAccount();
    const all = stored(account, 'leads');
    const first = await list(account, 'entityType: LEADS, first: 2');
    expect(account.sandbox.requestCount()).toBe(1);
    expect(first.nodes.map(({ name }) => name)).toEqual(all.slice(0, 2).map(({ name }) => name));
    const next = await list(account, `entityType: LEADS, first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(next.nodes.map(({ name }) => name)).toEqual(all.slice(2, 4).map(({ name }) => name));
    const { errors } = await account.execute(
      `{ tags(entityType: CONTACTS, after: "${first.pageInfo.endCursor}") { nodes { id } } }`,
    );
    expect(errors?.[0]?.message).toContain('is not a valid cursor of this list');
  });

  it('are found by part of the name, by exact names and by ids', async () => {
    const account = await openAccount();
    const [one, other] = stored(account, 'leads');
    expect((await list(account, `entityType: LEADS, ids: ["${other?.id}"]`)).nodes).toEqual([
      { id: String(other?.id), name: other?.name, color: other?.color },
    ]);
    expect((await list(account, `entityType: LEADS, names: ["${one?.name}"]`)).nodes[0]?.id).toBe(String(one?.id));
    const part = String(one?.name).slice(0, 3);
    const { nodes } = await list(account, `entityType: LEADS, query: "${part}"`);
    expect(nodes.map(({ name }) => name)).toContain(one?.name);
  });
});

describe('creating tags', () => {
  it('creates what is missing and says what was there, for two requests', async () => {
    const account = await openAccount();
    const [known] = stored(account, 'leads');
    const inputs = [{ name: known?.name.toUpperCase() }, { name: 'Срочный замер', color: '#ffc8c8' }];
    const items = await create(account, 'LEADS', inputs);
    expect(items.map(({ record }) => record)).toEqual([
      { isNew: false, tag: { id: String(known?.id), name: known?.name, color: known?.color } },
      { isNew: true, tag: { id: expect.any(String), name: 'Срочный замер', color: 'FFC8C8' } },
    ]);
    expect(account.sandbox.requestCount()).toBe(2);
    const again = await create(account, 'LEADS', [{ name: known?.name }, ...inputs.slice(1)]);
    expect(again.map(({ record }) => record?.isNew)).toEqual([false, false]);
    expect(again[1]?.record?.tag.id).toBe(items[1]?.record?.tag.id);
    // Nothing is missing, so nothing is sent.
    expect(account.sandbox.requestCount()).toBe(3);
  });

  it('creates one tag for a name that is given twice, also by two callers', async () => {
    const account = await openAccount();
    const [both] = await Promise.all([
      create(account, 'COMPANIES', [{ name: 'Партнёр 2' }, { name: 'партнёр 2' }]),
      create(account, 'COMPANIES', [{ name: 'Партнёр 2' }]),
    ]);
    expect(both[0]?.record?.tag.id).toBe(both[1]?.record?.tag.id);
    expect(stored(account, 'companies').filter(({ name }) => name.toLowerCase() === 'партнёр 2')).toHaveLength(1);
  });

  it('takes colours of the palette, for leads only; a bad one does not stop the others', async () => {
    const account = await openAccount();
    const [bad, good] = await create(account, 'LEADS', [{ name: 'Один', color: 'red' }, { name: 'Два' }]);
    expect(bad?.error?.issues).toEqual([
      { path: 'inputs.0.color', message: expect.stringContaining('there are EBEBEB, D0D0D0') },
    ]);
    expect(good?.record?.isNew).toBe(true);
    const [foreign] = await create(account, 'CONTACTS', [{ name: 'Три', color: 'FFC8C8' }]);
    expect(foreign?.error?.issues[0]?.message).toContain('is only for tags of leads');
  });

  it('looks for many long names in addresses that amoCRM’s gateway takes', async () => {
    const account = await openAccount();
    const inputs = Array.from({ length: 120 }, (_, index) => ({ name: `${'ы'.repeat(200)}${index}` }));
    const items = await create(account, 'LEADS', inputs);
    expect(items.filter(({ record }) => record?.isNew)).toHaveLength(120);
    for (const { query } of account.sandbox.requests) expect(query.length).toBeLessThan(8_000);
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(3);
  });
});
