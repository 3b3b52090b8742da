import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

const upload = `mutation ($name: String!, $content: String, $entityType: EntityType, $id: ID, $asNote: Boolean! = false, $key: String) {
  uploadFile(name: $name, contentBase64: $content, entityType: $entityType, entityId: $id, asNote: $asNote, idempotencyKey: $key) {
    isAttached noteId file { uuid name size contentType }
  }
}`;

type Uploaded = {
  uploadFile: { isAttached: boolean; noteId: string | null; file: { uuid: string; name: string; size: number } };
};

const encode = (size: number, text = 'x') => Buffer.alloc(size, text).toString('base64');

/** How much there is of what an upload makes. */
function countAll({ sandbox }: Account) {
  const { files, fileLinks, notes } = sandbox.data();
  return { files: files.rows().length, links: fileLinks.rows().length, notes: notes.rows().length };
}

function firstLead({ sandbox }: Account): string {
  return String(sandbox.data().leads.rows()[5]?.id);
}

/** The parts that were sent, by their sizes. */
function partsOf({ sandbox }: Account) {
  return sandbox.requests
    .filter(({ path }) => path.startsWith('/drive/upload/'))
    .map(({ body }) => (body as { bytes: number }).bytes);
}

describe('a file is uploaded', () => {
  it('to the drive alone: a session and one part', async () => {
    const account = await openAccount();
    await account.query('{ account { id } }');
    const requests = await account.count(async () => {
      expect(await account.query(upload, { name: 'Смета.txt', content: encode(5) })).toMatchObject({
        uploadFile: {
          isAttached: false,
          noteId: null,
          file: { name: 'Смета.txt', size: 5, contentType: 'text/plain' },
        },
      });
    });
    expect(requests).toBe(2);
    expect(account.sandbox.data().files.rows().at(-1)?.versions[0]?.content.toString()).toBe('xxxxx');
  });

  it('in parts no larger than the drive takes, and read back whole', async () => {
    const account = await openAccount();
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
    const { uploadFile } = await account.query<Uploaded>(upload, {
      name: 'План дома.pdf',
      content: content.toString('base64'),
    });
    expect(partsOf(account)).toEqual([131_072, 131_072, 37_856]);
    const { file } = await account.query<{ file: { downloadUrl: string } }>(
      `{ file(uuid: "${uploadFile.file.uuid}") { downloadUrl } }`,
    );
    const downloaded = await fetch(file.downloadUrl);
    expect(downloaded.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await downloaded.arrayBuffer()).equals(content)).toBe(true);
  });

  it('that fills its last part exactly', async () => {
    const account = await openAccount();
    await account.query(upload, { name: 'a.bin', content: encode(262_144) });
    expect(partsOf(account)).toEqual([131_072, 131_072]);
  });

  it('onto a lead and into its feed', async () => {
    const account = await openAccount();
    await account.query('{ account { id } }');
    const id = firstLead(account);
    let noteId: string | null = null;
    const requests = await account.count(async () => {
      const answer = await account.query<Uploaded>(upload, {
        name: 'Акт.pdf',
        content: encode(10),
        entityType: 'LEADS',
        id,
        asNote: true,
      });
      noteId = answer.uploadFile.noteId;
      expect(answer.uploadFile.isAttached).toBe(true);
    });
    // The lead, the session, the part, the attachment, the note.
    expect(requests).toBe(5);
    const note = account.sandbox.data().notes.get(Number(noteId));
    const file = account.sandbox.data().files.rows().at(-1);
    expect(note).toMatchObject({
      entityType: 'leads',
      entityId: Number(id),
      noteType: 'attachment',
      params: { file_uuid: file?.uuid, version_uuid: file?.versions[0]?.uuid, file_name: 'Акт.pdf' },
    });
    const { notes } = await account.query<{ notes: { nodes: object[] } }>(
      `{ notes(entityType: LEADS, entityId: ${id}, first: 1) { nodes { ... on NoteAttachment { fileName file { name size } } } } }`,
    );
    expect(notes.nodes).toEqual([{ fileName: 'Акт.pdf', file: { name: 'Акт.pdf', size: 10 } }]);
    expect(await account.query(`{ lead(id: ${id}) { files { name } } }`)).toEqual({
      lead: { files: [{ name: 'Акт.pdf' }] },
    });
  });

  it('once for its idempotency key', async () => {
    const account = await openAccount();
    const variables = {
      name: 'Акт.pdf',
      content: encode(10),
      entityType: 'LEADS',
      id: firstLead(account),
      key: 'act-1',
    };
    const [first, second] = [await account.query(upload, variables), await account.query(upload, variables)];
    expect(second).toEqual(first);
    expect(partsOf(account)).toHaveLength(1);
  });
});

describe('an upload is refused before anything is stored', () => {
  it.each([
    ['0 bytes', { content: '' }, 'contentBase64'],
    ['only padding', { content: '====' }, 'contentBase64'],
    ['text that is not base64', { content: 'Привет' }, 'contentBase64'],
    ['base64 that is cut', { content: 'QUJDR' }, 'contentBase64'],
    ['more than 700 KB', { content: encode(700_001) }, 'contentBase64'],
    ['no content', {}, 'contentBase64'],
    ['a path as its name', { name: '../a.txt', content: 'QQ==' }, 'name'],
    ['a name that is too long', { name: 'a'.repeat(256), content: 'QQ==' }, 'name'],
    ['a type without an id', { content: 'QQ==', entityType: 'LEADS' }, 'entityId'],
    ['an id without a type', { content: 'QQ==', id: '1' }, 'entityType'],
    ['a note without a record', { content: 'QQ==', asNote: true }, 'asNote'],
  ])('%s', async (_, given, path) => {
    const account = await openAccount();
    const { errors } = await account.execute(upload, { name: 'a.txt', ...given });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: [path] }] });
    expect(account.sandbox.requestCount()).toBe(0);
  });

  it('a kind of record that has no files', async () => {
    const account = await openAccount();
    const { errors } = await account.execute(upload, { name: 'a.txt', content: 'QQ==', entityType: 'TASKS', id: '1' });
    expect(errors?.[0]?.message).toContain('TASKS');
    expect(account.sandbox.requestCount()).toBe(0);
  });

  it('a record that does not exist', async () => {
    const account = await openAccount();
    const before = countAll(account);
    const { errors } = await account.execute(upload, {
      name: 'a.txt',
      content: 'QQ==',
      entityType: 'LEADS',
      id: '999',
    });
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('999'), extensions: { code: 'NOT_FOUND' } });
    expect(countAll(account)).toEqual(before);
    expect(partsOf(account)).toEqual([]);
  });

  it('by amoCRM, for want of a scope', async () => {
    const account = await openAccount();
    account.sandbox.fault({ path: '/drive/v1.0/sessions', status: 403 });
    const { errors } = await account.execute(upload, { name: 'a.txt', content: 'QQ==' });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      remedy: expect.stringContaining('Доступ к файлам'),
    });
  });

  it('for an account without a drive', async () => {
    const account = await openAccount();
    account.sandbox.fault({ path: '/account', body: { id: 1, name: 'Дом', subdomain: 'demo' } });
    const { errors } = await account.execute(upload, { name: 'a.txt', content: 'QQ==' });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('no service for the files'),
      extensions: { code: 'UPSTREAM_INVALID', remedy: expect.any(String) },
    });
  });

  it('for a drive on a host that is not amoCRM’s, which never gets the token', async () => {
    const account = await openAccount();
    account.sandbox.fault({
      path: '/account',
      body: { id: 1, name: 'Дом', subdomain: 'demo', drive_url: 'https://drive-b.amocrm.ru.example.org' },
    });
    const { errors } = await account.execute(upload, { name: 'a.txt', content: 'QQ==' });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('drive-b.amocrm.ru.example.org'),
      extensions: { code: 'UPSTREAM_INVALID' },
    });
  });
});
