import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

const upload = `mutation ($name: String!, $content: String, $entityType: EntityType, $id: ID, $asNote: Boolean! = false, $key: String) {
  uploadFile(name: $name, contentBase64: $content, entityType: $entityType, entityId: $id, asNote: $asNote, idempotencyKey: $key) {
    isAttached noteId file { uuid name size contentType }
  }
}`;

const encode = (size: number, text = 'x') => Buffer.alloc(size, text).toString('base64');

/** How much there is of what an upload makes. */
function countAll({ sandbox }: Account) {
  const { files, fileLinks, notes } = sandbox.data();
  return { files: files.rows().length, links: fileLinks.rows().length, notes: notes.rows().length };
}

function firstLead({ sandbox }: Account): string {
  return String(sandbox.data().leads.rows()[5]?.id);
}

describe('an upload that fails on its way', () => {
  const toLead = (account: Account) => ({
    name: 'План.pdf',
    content: encode(300_000),
    entityType: 'LEADS',
    id: firstLead(account),
    asNote: true,
  });

  it.each([
    ['is cut off', { drop: 'before' } as const],
    ['loses an answer', { drop: 'after' } as const],
    ['meets a failure of amoCRM', { status: 502 }],
  ])('in the middle, because it %s, attaches nothing and says so', async (_, fault) => {
    const account = await openAccount();
    const before = countAll(account);
    account.sandbox.fault({ path: '/drive/upload/', after: 1, times: 0, ...fault });
    const { errors } = await account.execute(upload, toLead(account));
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/cut off after 131072 of 300000 bytes; nothing was stored or attached/),
      extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true },
    });
    expect(countAll(account)).toEqual(before);
  });

  it('because amoCRM asks for fewer requests goes on where it was', async () => {
    const account = await openAccount();
    account.sandbox.fault({ path: '/drive/upload/', after: 1, status: 429 });
    await account.query(upload, toLead(account));
    expect(account.sandbox.data().files.rows().at(-1)?.versions[0]?.content).toHaveLength(300_000);
  });

  it('because its token has expired is refused, and attaches nothing', async () => {
    const account = await openAccount();
    const before = countAll(account);
    account.sandbox.fault({ path: '/drive/upload/', after: 1, expireToken: true });
    const { errors } = await account.execute(upload, toLead(account));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(countAll(account)).toEqual(before);
  });

  it('after its last part is found and attached once', async () => {
    const account = await openAccount();
    const before = countAll(account);
    account.sandbox.fault({ path: '/drive/upload/', after: 2, drop: 'after' });
    await account.query(upload, toLead(account));
    expect(countAll(account)).toEqual({ files: before.files + 1, links: before.links + 1, notes: before.notes + 1 });
  });

  it('before its last part arrived is of an unknown outcome, and attaches nothing', async () => {
    const account = await openAccount();
    const before = countAll(account);
    account.sandbox.fault({ path: '/drive/upload/', after: 2, drop: 'before' });
    const { errors } = await account.execute(upload, toLead(account));
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('The file is attached to nothing'),
      extensions: { code: 'WRITE_OUTCOME_UNKNOWN' },
    });
    expect(countAll(account)).toEqual(before);
  });

  it('when it is to be attached says that the file is there, and adds no note', async () => {
    const account = await openAccount();
    const before = countAll(account);
    account.sandbox.fault({ method: 'PUT', path: '/leads/\\d+/files', status: 403 });
    const { errors } = await account.execute(upload, toLead(account));
    const uuid = account.sandbox.data().files.rows().at(-1)?.uuid;
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/not attached to the lead \d+, and no note was added/),
      extensions: {
        code: 'PARTIALLY_APPLIED',
        applied: [{ entityType: 'files', id: uuid }],
        remedy: expect.stringMatching(/attachFile.*Доступ к файлам/),
      },
    });
    expect(countAll(account)).toEqual({ ...before, files: before.files + 1 });
  });

  it('when its note is to be added says that the file is on the record', async () => {
    const account = await openAccount();
    const before = countAll(account);
    account.sandbox.fault({ method: 'POST', path: '/leads/notes', status: 403 });
    const { errors } = await account.execute(upload, toLead(account));
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('but the note about it was not added'),
      extensions: { code: 'PARTIALLY_APPLIED' },
    });
    expect(countAll(account)).toEqual({ ...before, files: before.files + 1, links: before.links + 1 });
  });
});
