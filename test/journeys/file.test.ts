import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

interface Shown {
  uuid: string;
  name: string;
  size: number;
  contentType: string;
  downloadUrl: string;
  isDeleted: boolean;
}
type List = { files: { nodes: Shown[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };

const list = `query ($first: Int!, $after: String, $filter: FileFilter) {
  files(first: $first, after: $after, filter: $filter) {
    nodes { uuid name size contentType downloadUrl isDeleted } pageInfo { hasNextPage endCursor }
  }
}`;

/** A file of the demo as the sandbox has it. */
function findFile({ sandbox }: Account, name: string) {
  const file = sandbox
    .data()
    .files.rows()
    .find((each) => each.name === name);
  if (!file) throw new Error(`The demo has no file ${name}.`);
  return file;
}

/** The lead of the demo that has two files. */
function findOwner(account: Account) {
  const { uuid } = findFile(account, 'Договор на остекление');
  const link = account.sandbox
    .data()
    .fileLinks.rows()
    .find(({ fileUuid }) => fileUuid === uuid);
  return String(link?.entityId);
}

const namesOf = ({ files }: List) => files.nodes.map(({ name }) => name);

describe('files', () => {
  it('are listed page by page, without those in the trash', async () => {
    const account = await openAccount();
    const first = await account.query<List>(list, { first: 4 });
    expect(namesOf(first)).toEqual([
      'Прайс на профиль.csv',
      'Реквизиты.txt',
      'Согласие на обработку данных.pdf',
      'Пожелания клиента.txt',
    ]);
    expect(first.files.pageInfo.hasNextPage).toBe(true);
    const rest = await account.query<List>(list, { first: 4, after: first.files.pageInfo.endCursor });
    expect(namesOf(rest)).toEqual([
      'Акт выполненных работ.pdf',
      'Смета по замеру.csv',
      'Договор на остекление.pdf',
      'Условия обслуживания.pdf',
    ]);
    expect(rest.files.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    [{ query: 'акт' }, ['Акт выполненных работ.pdf']],
    [{ extensions: ['.txt'] }, ['Реквизиты.txt', 'Пожелания клиента.txt']],
    [{ size: { from: 60 } }, ['Смета по замеру.csv']],
    [{ isDeleted: true }, ['Прайс прошлого года.csv']],
    [{ createdAt: { from: '2026-11-03' } }, ['Прайс на профиль.csv']],
    [{ createdByUserIds: ['1'] }, []],
  ])('are filtered by %o, in one request', async (filter, names) => {
    const account = await openAccount();
    let answer: List | undefined;
    const requests = await account.count(async () => {
      answer = await account.query<List>(list, { first: 10, filter });
    });
    expect(answer && namesOf(answer)).toEqual(names);
    expect(requests).toBe(1);
  });

  it('have an address from which anyone gets their content in its type', async () => {
    const account = await openAccount();
    const { uuid } = findFile(account, 'Смета по замеру');
    const { file } = await account.query<{ file: Shown }>(
      'query ($uuid: String!) { file(uuid: $uuid) { uuid versionUuid name size contentType createdAt createdBy { name } downloadUrl previewUrl isDeleted } }',
      { uuid },
    );
    expect(file).toMatchObject({
      name: 'Смета по замеру.csv',
      contentType: 'text/csv',
      createdAt: '2026-10-29T11:00:00+03:00',
      createdBy: { name: expect.any(String) },
      previewUrl: null,
      isDeleted: false,
    });
    const response = await fetch(file.downloadUrl);
    expect(response.headers.get('content-type')).toBe('text/csv');
    expect(Buffer.byteLength(await response.text())).toBe(file.size);
  });

  it('that are unknown are an error that names the uuid', async () => {
    const account = await openAccount();
    const uuid = '367b9f38-5f01-4cea-947e-dfab47aea522';
    const { errors } = await account.execute(`{ file(uuid: "${uuid}") { name } }`);
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(uuid), extensions: { code: 'NOT_FOUND' } });
    expect(await account.count(() => account.execute('{ file(uuid: "../users") { name } }'))).toBe(0);
  });

  it('of records cost a request for each record, and one for all files', async () => {
    const account = await openAccount();
    await account.query('{ account { id } }');
    const ids = account.sandbox
      .data()
      .leads.rows()
      .slice(0, 3)
      .map(({ id }) => id);
    const read = (selection: string) =>
      account.count(() =>
        account.query(`{ ${ids.map((id) => `l${id}: lead(id: ${id}) { id ${selection} }`).join(' ')} }`),
      );
    expect(await read('name')).toBe(1);
    expect(await read('name files { uuid }')).toBe(1 + 3);
    expect(await read('name files { uuid name }')).toBe(1 + 3 + 1);
    const lead = findOwner(account);
    const answer = await account.query(`{ lead(id: ${lead}) { files(first: 1) { name } } }`);
    expect(answer).toEqual({ lead: { files: [{ name: 'Смета по замеру.csv' }] } });
  });
});

describe('files are put on a record and taken off it', () => {
  const attach = `mutation ($uuid: String!, $id: ID!) {
    attachFile(uuid: $uuid, entityType: LEADS, entityId: $id) { isAttached file { name } subject { ... on Lead { id files { name } } } }
  }`;
  const detach = `mutation ($uuid: String!, $id: ID!) {
    detachFile(uuid: $uuid, entityType: LEADS, entityId: $id) { isAttached subject { ... on Lead { id files { name } } } }
  }`;

  it('once, however often it is asked', async () => {
    const account = await openAccount();
    const { uuid } = findFile(account, 'Прайс на профиль');
    const id = findOwner(account);
    for (const _ of [1, 2]) {
      expect(await account.query(attach, { uuid, id })).toMatchObject({
        attachFile: {
          isAttached: true,
          file: { name: 'Прайс на профиль.csv' },
          subject: { files: [{ name: 'Прайс на профиль.csv' }, {}, {}] },
        },
      });
    }
    expect(await account.query(detach, { uuid, id })).toMatchObject({
      detachFile: { isAttached: false, subject: { files: [{}, {}] } },
    });
  });

  it('in three requests, and in two', async () => {
    const account = await openAccount();
    await account.query('{ account { id } }');
    const { uuid } = findFile(account, 'Прайс на профиль');
    const id = findOwner(account);
    const plain = (name: string) =>
      `mutation { ${name}(uuid: "${uuid}", entityType: LEADS, entityId: ${id}) { isAttached } }`;
    expect(await account.count(() => account.query(plain('attachFile')))).toBe(3);
    expect(await account.count(() => account.query(plain('detachFile')))).toBe(2);
  });

  it('with an error for an unknown file, an unknown record and one in the trash, and nothing is written', async () => {
    const account = await openAccount();
    const { uuid } = findFile(account, 'Прайс на профиль');
    const unknown = '367b9f38-5f01-4cea-947e-dfab47aea522';
    const lead = findOwner(account);
    for (const [variables, code] of [
      [{ uuid: unknown, id: lead }, 'NOT_FOUND'],
      [{ uuid, id: '999' }, 'NOT_FOUND'],
      [{ uuid: findFile(account, 'Прайс прошлого года').uuid, id: lead }, 'REFUSED_BY_AMOCRM'],
    ] as const) {
      const { errors } = await account.execute(attach, variables);
      expect(errors?.[0]?.extensions).toMatchObject({ code, remedy: expect.any(String) });
    }
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('and one that is not on the record is an error that names those that are', async () => {
    const account = await openAccount();
    const { uuid } = findFile(account, 'Прайс на профиль');
    const [error] = (await account.execute(detach, { uuid, id: findOwner(account) })).errors ?? [];
    expect(error?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      remedy: expect.stringContaining(findFile(account, 'Смета по замеру').uuid),
    });
    const [other] = (await account.execute(detach, { uuid, id: '999' })).errors ?? [];
    expect(other?.message).toMatch(/no lead with id 999/);
  });

  it.each([
    ['JSON', {}],
    ['plain text', { body: 'Forbidden' }],
  ])('with the missing scope named, if amoCRM refuses in %s, and other requests go on', async (_, fault) => {
    const account = await openAccount();
    const { uuid } = findFile(account, 'Прайс на профиль');
    account.sandbox.fault({ method: 'PUT', path: '/leads/\\d+/files', status: 403, ...fault });
    const [error] = (await account.execute(attach, { uuid, id: findOwner(account) })).errors ?? [];
    expect(error?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      remedy: expect.stringContaining('Доступ к файлам'),
    });
    await account.query('{ leads(first: 1) { nodes { id } } }');
  });
});
