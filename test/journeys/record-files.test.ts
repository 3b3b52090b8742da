import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

type List = { files: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };

const list = `query ($type: EntityType, $id: ID, $first: Int! = 50, $after: String, $filter: FileFilter) {
  files(entityType: $type, entityId: $id, first: $first, after: $after, filter: $filter) {
    nodes { name } pageInfo { hasNextPage endCursor }
  }
}`;

/** The lead of the demo that has two files. */
function leadOf({ sandbox }: Account): string {
  return String(sandbox.data().fileLinks.rows()[0]?.entityId);
}

describe('the files of a record', () => {
  it('are listed page by page, the newest first', async () => {
    const account = await openAccount();
    const record = { type: 'LEADS', id: leadOf(account), first: 1 };
    const first = await account.query<List>(list, record);
    expect(first.files).toMatchObject({ nodes: [{ name: 'Смета по замеру.csv' }], pageInfo: { hasNextPage: true } });
    const second = await account.query<List>(list, { ...record, after: first.files.pageInfo.endCursor });
    expect(second.files).toMatchObject({
      nodes: [{ name: 'Договор на остекление.pdf' }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('cost a request for the record and one for the files', async () => {
    const account = await openAccount();
    await account.query('{ account { id } }');
    const read = () => account.query(list, { type: 'LEADS', id: leadOf(account) });
    expect(await account.count(read)).toBe(2);
  });

  it('are none for a record without files', async () => {
    const account = await openAccount();
    const id = String(account.sandbox.data().leads.rows().at(-1)?.id);
    expect(await account.query(list, { type: 'LEADS', id })).toMatchObject({ files: { nodes: [] } });
  });

  it('that were moved to the trash are left out', async () => {
    const account = await openAccount();
    const [file] = account.sandbox.data().files.rows();
    await account.query('mutation ($uuids: [String!]!) { deleteFiles(uuids: $uuids) { succeeded } }', {
      uuids: [file?.uuid],
    });
    expect(await account.query(list, { type: 'LEADS', id: leadOf(account) })).toMatchObject({
      files: { nodes: [{ name: 'Смета по замеру.csv' }] },
    });
  });

  it.each([
    ['an unknown record', { type: 'LEADS', id: '999' }, 'NOT_FOUND'],
    ['a type without an id', { type: 'LEADS' }, 'VALIDATION_FAILED'],
    ['an id without a type', { id: '1' }, 'VALIDATION_FAILED'],
    [
      'a filter, which amoCRM does not have there',
      { type: 'LEADS', id: '1', filter: { query: 'акт' } },
      'VALIDATION_FAILED',
    ],
    ['a size range that ends before it begins', { filter: { size: { from: 2, to: 1 } } }, 'VALIDATION_FAILED'],
    ['an extension that is none', { filter: { extensions: ['a/b'] } }, 'VALIDATION_FAILED'],
  ])('are an error for %s', async (_, variables, code) => {
    const account = await openAccount();
    const { errors } = await account.execute(list, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code });
  });

  it('and the files of the account have cursors of their own', async () => {
    const account = await openAccount();
    const { files } = await account.query<List>(list, { type: 'LEADS', id: leadOf(account), first: 1 });
    const { errors } = await account.execute(list, { first: 1, after: files.pageInfo.endCursor });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['after'] }] });
  });

  it('that do not satisfy the filter are refused, if amoCRM ignores it', async () => {
    const account = await openAccount();
    const others = account.sandbox.data().files.rows()[0];
    account.sandbox.fault({
      path: '/drive/v1.0/files',
      body: { _embedded: { files: [{ uuid: others?.uuid, name: 'a', metadata: { extension: 'pdf' }, size: 1 }] } },
    });
    const { errors } = await account.execute(list, { filter: { extensions: ['txt'] } });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('ignored the filter «extensions»'),
      extensions: { code: 'UPSTREAM_INVALID' },
    });
  });
});
