import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFile } from '../../src/amocrm/drive-file.ts';
import type { Json } from '../../src/amocrm/parse.ts';
import { isTrustedService } from '../../src/amocrm/transport/service.ts';
import { parseSession } from '../../src/amocrm/upload.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { json, open } from '../unit/amocrm/server.ts';
import { readPayload } from './payload.ts';
import { compareShapes, type Known, shapeOf } from './shape.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
});
afterAll(() => sandbox.close());

async function ask(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') {
  const isBytes = body instanceof Uint8Array;
  return fetch(path.startsWith('http') ? path : `${sandbox.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${sandbox.token}`,
      'content-type': isBytes ? 'text/plain' : 'application/json',
    },
    ...(body === undefined ? {} : { body: isBytes ? (body as BodyInit) : JSON.stringify(body) }),
  });
}

const sessionOf = (name: string, size: number) =>
  ask('/drive/v1.0/sessions', { file_name: name, file_size: size, content_type: 'text/plain' });

describe('the client reads', () => {
  it('a file of the drive', () => {
    expect(parseFile(readPayload('files.get.normalized') as Json)).toEqual({
      uuid: '367b9f38-5f01-4cea-947e-dfab47aea522',
      version_uuid: '43de3be7-307b-4766-a23e-5e88211b9a8d',
      name: 'picture.png',
      size: 93_425,
      mime_type: 'image/png',
      extension: 'png',
      created_at: 1_671_687_247,
      created_by: 7_758_337,
      is_trashed: false,
      download_url: expect.stringMatching(/^https:\/\/drive-c\.kommo\.com\/download\/.*picture\.png$/),
      preview_url: 'https://drive-c.kommo.com/preview/picture.png',
    });
  });

  it('a session of an upload', () => {
    expect(parseSession(readPayload('files.session.kommo-doc') as Json)).toMatchObject({
      max_file_size: 314_572_800,
      max_part_size: 131_072,
    });
  });

  it('the files of a record', async () => {
    const { connection, requests } = await open((_, response) =>
      json(response, 200, readPayload('files.entity.list.kommo-doc')),
    );
    expect(await connection.with({}).files.of('leads', 1_852_926)).toEqual([
      { id: 7_590_970, file_uuid: 'e2f4f971-dd4f-45c9-9b2b-5c3f3854002e' },
    ]);
    expect(requests).toEqual(['GET /api/v4/leads/1852926/files?limit=250']);
  });

  it('all files of a record that has more than a page', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => 900 - index);
    const uuidOf = (id: number) => `367b9f38-5f01-4cea-947e-${String(id).padStart(12, '0')}`;
    const { connection, requests } = await open((request, response) => {
      const before = Number(new URL(request.url ?? '', 'http://a').searchParams.get('before_id') ?? 1_000);
      const files = ids
        .filter((id) => id < before)
        .slice(0, 250)
        .map((id) => ({ id, file_uuid: uuidOf(id) }));
      json(response, 200, { _embedded: { files } });
    });
    expect(await connection.with({}).files.of('leads', 1)).toHaveLength(300);
    expect(requests).toHaveLength(2);
  });
});

describe('the token is sent', () => {
  const account = 'https://mycompany.amocrm.ru';

  it.each(['https://drive-b.amocrm.ru', 'https://drive-c.kommo.com/v1', 'https://mycompany.amocrm.ru/drive'])(
    'to %s',
    (service) => {
      expect(isTrustedService(service, account)).toBe(true);
    },
  );

  it.each([
    'http://drive-b.amocrm.ru',
    'https://drive-b.amocrm.ru.example.org',
    'https://example.org/drive-b.amocrm.ru',
    'https://drive-b.amocrm.ru@example.org',
    'https://user:word@drive-b.amocrm.ru',
    'https://drive-b.amocrm.ru:8443',
    'http://127.0.0.1:8000',
    'file:///etc/passwd',
    'drive-b.amocrm.ru',
    '',
  ])('never to %s', (service) => {
    expect(isTrustedService(service, account)).toBe(false);
  });

  it('to this machine if the account is on it', () => {
    expect(isTrustedService('http://127.0.0.1:4001/drive', 'http://localhost:4000')).toBe(true);
  });

  it('never to the address of a part that leads elsewhere', async () => {
    let host = '';
    const { connection, requests } = await open((request, response) => {
      host = String(request.headers.host);
      json(response, 200, { id: 1, max_part_size: 10, upload_url: 'https://drive.example.org/upload/1' });
    });
    const amocrm = connection.with({});
    await amocrm.account.get();
    async function* content() {
      yield Buffer.from('a');
    }
    const file = { file_name: 'a.txt', file_size: 1, content_type: 'text/plain' };
    await expect(amocrm.files.drive(`http://${host}`).upload(file, content())).rejects.toMatchObject({
      code: 'UPSTREAM_INVALID',
      message: expect.stringContaining('drive.example.org'),
    });
    expect(requests.at(-1)).toBe('POST /v1.0/sessions');
  });
});

describe('the sandbox answers as the drive does', () => {
  /** The sandbox makes no previews, which the vendor documents as null then. */
  const withoutPictures = { typed: ['previews'] };
  const compare = async (name: string, response: Response, known?: Known) =>
    expect(compareShapes(shapeOf(readPayload(name)), shapeOf(await response.json()), known)).toEqual([]);

  it('to a session, and with a file to the last part', async () => {
    const answer = await sessionOf('Смета.txt', 5);
    const { upload_url } = (await answer.clone().json()) as { upload_url: string };
    await compare('files.session.kommo-doc', answer);
    await compare('files.get.normalized', await ask(upload_url, Buffer.from('Смета').subarray(0, 5)), withoutPictures);
  });

  it('to a file', async () => {
    const [file] = sandbox.data().files.rows();
    await compare('files.get.normalized', await ask(`/drive/v1.0/files/${file?.uuid}`), withoutPictures);
  });

  it('to the files of a card', async () => {
    const [link] = sandbox.data().fileLinks.rows();
    await compare('files.entity.list.kommo-doc', await ask(`/api/v4/leads/${link?.entityId}/files?limit=50`));
  });

  it('to parts that are empty, too large, out of order or too many', async () => {
    const { upload_url: first } = (await (await sessionOf('a.txt', 200_000)).json()) as { upload_url: string };
    const part = Buffer.alloc(131_072, 'x');
    expect((await ask(first, Buffer.alloc(0))).status).toBe(400);
    expect((await ask(first, Buffer.alloc(131_073))).status).toBe(413);
    expect((await ask(first.replace('p0', 'p1'), part)).status).toBe(400);
    const answer = await ask(first, part);
    expect(answer.status).toBe(202);
    const { next_url } = (await answer.json()) as { next_url: string };
    expect((await ask(first, part)).status).toBe(400);
    expect((await ask(next_url, part)).status).toBe(400);
    expect((await ask(next_url, part.subarray(0, 68_928))).status).toBe(200);
    expect((await ask(next_url, part)).status).toBe(404);
  });

  it('to sessions of 0 bytes, of too many and of an unknown file', async () => {
    expect((await sessionOf('a.txt', 0)).status).toBe(400);
    expect((await sessionOf('', 5)).status).toBe(400);
    expect((await sessionOf('a.txt', 314_572_801)).status).toBe(413);
    const file_uuid = '367b9f38-5f01-4cea-947e-dfab47aea522';
    expect((await ask('/drive/v1.0/sessions', { file_name: 'a', file_size: 1, file_uuid })).status).toBe(400);
  });

  it('to a new version of a file, which becomes the active one', async () => {
    const [file] = sandbox.data().files.rows();
    const body = { file_name: 'Договор.txt', file_size: 3, content_type: 'text/plain', file_uuid: file?.uuid };
    const { upload_url } = (await (await ask('/drive/v1.0/sessions', body)).json()) as { upload_url: string };
    expect(await (await ask(upload_url, Buffer.from('new'))).json()).toMatchObject({
      uuid: file?.uuid,
      size: 3,
      has_multiple_versions: true,
    });
  });

  it('and only below its own address, with a token', async () => {
    expect((await ask('/api/v4/drive/v1.0/files')).status).toBe(404);
    expect((await fetch(`${sandbox.url}/drive/v1.0/files`)).status).toBe(401);
    expect((await ask('/drive/download/other/1/a.txt')).status).toBe(404);
  });
});
