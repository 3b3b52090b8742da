import { request as send } from 'node:http';
import { describe, expect, it } from 'vitest';
import { serve } from '../serve.ts';

/** The whole server, and uploads to it as a script sends them. */
async function open(environment: Record<string, string> = {}) {
  const { app, sandbox } = await serve(environment);
  const upload = async (query: string, body: BodyInit, headers: Record<string, string> = {}) => {
    const response = await fetch(`${app.url}/api/files?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body,
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  };
  return { app, sandbox, upload };
}

const leadOf = ({ sandbox }: Awaited<ReturnType<typeof open>>) => String(sandbox.data().leads.rows()[5]?.id);

describe('a file as the body of a request', () => {
  it('is passed on in parts, put on a record and answered with its address', async () => {
    const server = await open();
    const content = Buffer.from(Array.from({ length: 1_500_000 }, (_, index) => index % 251));
    const query = `name=${encodeURIComponent('План дома.pdf')}&entity_type=LEADS&entity_id=${leadOf(server)}&as_note=true`;
    const { status, headers, body } = await server.upload(query, content);
    const file = server.sandbox.data().files.rows().at(-1);
    expect({ status, location: headers.get('location') }).toEqual({
      status: 201,
      location: `/api/files/${file?.uuid}`,
    });
    expect(body).toMatchObject({
      file: { name: 'План дома.pdf', size: 1_500_000, content_type: 'application/pdf' },
      is_attached: true,
      note_id: expect.any(String),
    });
    expect(file?.versions[0]?.content.equals(content)).toBe(true);
    // Twelve parts, of which at most one is in memory.
    expect(server.sandbox.requestCount(({ path }) => path.startsWith('/drive/upload/'))).toBe(12);
  });

  it('is base64 in JSON if it is small: as much as a request can hold', async () => {
    const { app, sandbox } = await open();
    const response = await fetch(`${app.url}/api/files`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'a.bin', content_base64: Buffer.alloc(700_000, 'x').toString('base64') }),
    });
    expect(response.status).toBe(201);
    expect(sandbox.data().files.rows().at(-1)?.versions[0]?.content).toHaveLength(700_000);
  });

  it('has the type of the body', async () => {
    const { upload } = await open();
    const { body } = await upload('name=a.bin', 'text', { 'content-type': 'text/csv; charset=utf-8' });
    expect(body).toMatchObject({ file: { content_type: 'text/csv' } });
  });

  it('is uploaded once for its idempotency key, and another size under the key is refused', async () => {
    const { upload, sandbox } = await open();
    const before = sandbox.data().files.rows().length;
    const headers = { 'idempotency-key': 'plan-1' };
    const [first, second] = [await upload('name=a.txt', 'one', headers), await upload('name=a.txt', 'one', headers)];
    expect(second.body).toEqual(first.body);
    expect(sandbox.data().files.rows()).toHaveLength(before + 1);
    expect((await upload('name=a.txt', 'three', headers)).status).toBe(422);
  });

  it.each([
    ['of 0 bytes', 'name=a.txt', '', 400, /0 bytes/],
    ['without a name', '', 'x', 415, /Content-Type/],
    ['of more than 20 MB', 'name=a.txt', Buffer.alloc(20_000_001), 413, /20000001 bytes/],
    ['for a record that does not exist', 'name=a.txt&entity_type=LEADS&entity_id=999', 'x', 404, /999/],
    ['for a kind of record without files', 'name=a.txt&entity_type=TASKS&entity_id=1', 'x', 400, /entity_type/],
    ['beside base64', 'name=a.txt&content_base64=QQ%3D%3D', 'x', 400, /content_base64/],
  ])('%s is refused, and nothing is stored', async (_, query, content, status, detail) => {
    const { upload, sandbox } = await open();
    const before = sandbox.data().files.rows().length;
    const answer = await upload(query, content);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toMatch(detail);
    expect(sandbox.data().files.rows()).toHaveLength(before);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', 'application/json'])(
    'of the type %s is not taken, because web pages send it without asking, or because it has the arguments',
    async (type) => {
      const { upload, sandbox } = await open();
      const { status } = await upload('name=a.txt', 'x', { 'content-type': type });
      expect([400, 415]).toContain(status);
      expect(sandbox.requestCount(({ path }) => path.startsWith('/drive/'))).toBe(0);
    },
  );

  it('that is compressed is refused', async () => {
    const { upload } = await open();
    expect(await upload('name=a.txt', 'x', { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 });
  });

  it('whose size is not given is refused', async () => {
    const { app } = await open();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/octet-stream', 'transfer-encoding': 'chunked' };
      const request = send(`${app.url}/api/files?name=a.txt`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.end('text');
    });
    expect(status).toBe(411);
  });

  it('needs a token with read-write access', async () => {
    const { upload, sandbox } = await open({ API_TOKENS: 'reader-token-000000000000000000000:read-only' });
    expect((await upload('name=a.txt', 'x')).status).toBe(401);
    const authorization = 'Bearer reader-token-000000000000000000000';
    expect((await upload('name=a.txt', 'x', { authorization })).status).toBe(403);
    expect(sandbox.requestCount(({ path }) => path.startsWith('/drive/'))).toBe(0);
  });

  it('whose client leaves in the middle is not stored and not attached', async () => {
    const server = await open();
    const { app, sandbox } = server;
    const before = { files: sandbox.data().files.rows().length, links: sandbox.data().fileLinks.rows().length };
    const query = `name=a.txt&entity_type=LEADS&entity_id=${leadOf(server)}&as_note=true`;
    const request = send(`${app.url}/api/files?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'content-length': '400000' },
    });
    request.on('error', () => {});
    request.write(Buffer.alloc(140_000));
    await until(() => sandbox.requestCount(({ path }) => path.startsWith('/drive/upload/')) === 1);
    request.destroy();
    // The server notices before it answers the next request.
    await fetch(`${app.url}/api/files`);
    expect({ files: sandbox.data().files.rows().length, links: sandbox.data().fileLinks.rows().length }).toEqual(
      before,
    );
    expect(sandbox.requestCount(({ path, method }) => method === 'PUT' || path.endsWith('/notes'))).toBe(0);
  });
});

/** Resolves when a condition holds; checked after each turn of the event loop. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
