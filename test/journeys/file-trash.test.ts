import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

/** A file of the demo as the sandbox has it. */
function findFile({ sandbox }: Account, name: string) {
  const file = sandbox
    .data()
    .files.rows()
    .find((each) => each.name === name);
  if (!file) throw new Error(`The demo has no file ${name}.`);
  return file;
}

describe('files are moved to the trash and back', () => {
  const move = (name: string) => `mutation ($uuids: [String!]!) {
    ${name}(uuids: $uuids) { succeeded failed items { index record { uuid isDeleted } error { code message remedy } } }
  }`;

  it('with a result for each', async () => {
    const account = await openAccount();
    await account.query('{ account { id } }');
    const unknown = '367b9f38-5f01-4cea-947e-dfab47aea522';
    const uuids = [findFile(account, 'Реквизиты').uuid, unknown, findFile(account, 'Прайс прошлого года').uuid];
    account.sandbox.clearRequests();
    expect(await account.query(move('deleteFiles'), { uuids })).toMatchObject({
      deleteFiles: {
        succeeded: 2,
        failed: 1,
        items: [
          { record: { isDeleted: true } },
          { error: { code: 'NOT_FOUND', message: expect.stringContaining(unknown) } },
          { record: { isDeleted: true } },
        ],
      },
    });
    // The list, the list of the trash, and one for the file that was not there.
    expect(account.sandbox.requests.map(({ method, body }) => [method, body])).toEqual([
      ['GET', undefined],
      ['GET', undefined],
      ['DELETE', [{ uuid: uuids[0] }]],
    ]);
    expect(await account.query(move('restoreFiles'), { uuids: [uuids[0], uuids[2]] })).toMatchObject({
      restoreFiles: { succeeded: 2, items: [{ record: { isDeleted: false } }, { record: { isDeleted: false } }] },
    });
    expect(findFile(account, 'Прайс прошлого года').deletedAt).toBeNull();
  });

  it('with the missing scope named, if amoCRM refuses', async () => {
    const account = await openAccount();
    const uuids = [findFile(account, 'Реквизиты').uuid];
    account.sandbox.fault({ method: 'DELETE', path: '/drive/', status: 403, body: 'Forbidden' });
    expect(await account.query(move('deleteFiles'), { uuids })).toMatchObject({
      deleteFiles: {
        failed: 1,
        items: [{ error: { code: 'FORBIDDEN', remedy: expect.stringContaining('Удаление файлов') } }],
      },
    });
    // A refusal in plain text is none of the gateway's, which would stop all requests of the account.
    await account.query('{ leads(first: 1) { nodes { id } } }');
  });

  it('and a uuid that is given twice is refused', async () => {
    const account = await openAccount();
    const { uuid } = findFile(account, 'Реквизиты');
    const { errors } = await account.execute(move('deleteFiles'), { uuids: [uuid, uuid] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['uuids', 1] }] });
  });
});
