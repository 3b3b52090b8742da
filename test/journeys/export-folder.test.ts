import { type FileHandle, mkdtemp, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readContent } from '../../src/export/content.ts';
import { createExportFolder, type ExportFolderOptions } from '../../src/export/folder.ts';
import { createMemoryState } from '../../src/state/memory.ts';

const hourMs = 3_600_000;

async function* chunksOf(...texts: string[]) {
  yield* texts;
}

/** A folder whose clock the test moves. */
async function openFolder(limits?: ExportFolderOptions['limits']) {
  const parent = await mkdtemp(join(tmpdir(), 'export-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const clock = { ms: Date.now() };
  const now = () => clock.ms;
  const { keyValue } = createMemoryState({ now });
  const folder = join(parent, 'exports');
  return { clock, folder, keyValue, exports: createExportFolder({ folder, keyValue, now, ...(limits && { limits }) }) };
}

describe('the folder of exported files', () => {
  it('is made with the first file, and only its owner can read it', async () => {
    const { folder, exports } = await openFolder();
    await exports.prune();
    await expect(stat(folder)).rejects.toThrow('ENOENT');
    const file = await exports.write('Сделки 2026-11-05', 'CSV', chunksOf('a\n', 'б\n'));
    expect(file).toMatchObject({ name: 'Сделки 2026-11-05.csv', bytes: 5 });
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
    expect(await readFile(file.path, 'utf8')).toBe('a\nб\n');
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{32}-Сделки-2026-11-05\.csv$/)]);
  });

  it('keeps nothing of a file for which the disk has no space, and writes the next once there is', async () => {
    const { folder, exports } = await openFolder();
    await exports.write('a', 'JSONL', chunksOf('{}\n'));
    const probe = await open(join(folder, 'probe'), 'w');
    // A disk that is full after the first part of the file.
    const write = vi.spyOn(Object.getPrototypeOf(probe) as FileHandle, 'writeFile');
    onTestFinished(() => write.mockRestore());
    await probe.close();
    await rm(join(folder, 'probe'));
    write.mockRejectedValue(Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' }));
    await expect(exports.write('b', 'CSV', chunksOf('a\n', 'б\n'))).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
      remedy: expect.stringContaining('DATA_DIR'),
    });
    expect(await readdir(folder)).toEqual([expect.stringMatching(/-a\.jsonl$/)]);
    write.mockRestore();
    expect(await exports.write('b', 'CSV', chunksOf('a\n', 'б\n'))).toMatchObject({ bytes: 5 });
  });

  it('gives a file an address for an hour', async () => {
    const { clock, exports } = await openFolder();
    const { token, path } = await exports.write('a', 'JSONL', chunksOf('{}\n'));
    expect((await exports.find(token)).path).toBe(path);
    clock.ms += hourMs - 1;
    expect((await exports.find(token)).path).toBe(path);
    clock.ms += 1;
    await expect(exports.find(token)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('end after an hour'),
    });
  });

  it('answers for a wrong token, a name or a path as for none', async () => {
    const { exports } = await openFolder();
    for (const token of ['', 'x'.repeat(43), '../../etc/passwd', '%2e%2e']) {
      await expect(exports.find(token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('shows no token in the state', async () => {
    const { keyValue, folder } = await openFolder();
    const keys: string[] = [];
    const exports = createExportFolder({
      folder,
      keyValue: {
        ...keyValue,
        set: async (key, value, ...rest) => {
          keys.push(key, JSON.stringify(value));
          await keyValue.set(key, value, ...rest);
        },
      },
    });
    const { token } = await exports.write('a', 'CSV', chunksOf('a'));
    expect(keys.join()).not.toContain(token);
  });

  it('removes a file after a day, at the next export or start', async () => {
    const { clock, folder, exports } = await openFolder();
    await exports.write('a', 'CSV', chunksOf('a'));
    clock.ms += 24 * hourMs - 60_000;
    await exports.prune();
    expect(await readdir(folder)).toHaveLength(1);
    clock.ms += 120_000;
    await exports.prune();
    expect(await readdir(folder)).toEqual([]);
  });

  it('removes what a killed process has left after an hour, and nothing that it has not made', async () => {
    const { clock, folder, exports } = await openFolder();
    await exports.write('a', 'CSV', chunksOf('a'));
    const left = join(folder, `${'0'.repeat(32)}-a.csv.part`);
    const foreign = join(folder, 'notes.csv');
    for (const path of [left, foreign]) await writeFile(path, 'x');
    await exports.prune();
    expect(await readdir(folder)).toHaveLength(3);
    clock.ms += 2 * hourMs;
    await exports.prune();
    expect((await readdir(folder)).some((name) => name.endsWith('.part'))).toBe(false);
    clock.ms += 48 * hourMs;
    await exports.prune();
    expect(await readdir(folder)).toEqual(['notes.csv']);
  });

  it('removes the oldest files when there is too much of them', async () => {
    const { folder, exports } = await openFolder({ fileBytes: 100, folderBytes: 25, running: 1 });
    const first = await exports.write('a', 'CSV', chunksOf('1234567890'));
    await utimes(first.path, new Date(), new Date(Date.now() - 60_000));
    const second = await exports.write('b', 'CSV', chunksOf('1234567890'));
    await exports.write('c', 'CSV', chunksOf('1234567890'));
    await exports.prune();
    expect(await readdir(folder)).toHaveLength(2);
    await expect(exports.find(first.token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await exports.find(second.token)).bytes).toBe(10);
  });

  it('refuses a file that is too large, and leaves nothing of it', async () => {
    const { folder, exports } = await openFolder({ fileBytes: 8, folderBytes: 100, running: 1 });
    await expect(exports.write('a', 'CSV', chunksOf('12345', '67890'))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes a few files at a time', async () => {
    const { exports } = await openFolder({ fileBytes: 100, folderBytes: 100, running: 1 });
    let finish = () => {};
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const slow = async function* () {
      yield 'a';
      await gate;
    };
    const running = exports.write('a', 'CSV', slow());
    await expect(exports.write('b', 'CSV', chunksOf('b'))).rejects.toMatchObject({ code: 'OVERLOADED' });
    finish();
    await running;
    await exports.write('b', 'CSV', chunksOf('b'));
  });

  it('says which machine has a file that an instance beside it wrote', async () => {
    const { keyValue, exports } = await openFolder();
    const { token } = await exports.write('a', 'CSV', chunksOf('a'));
    const beside = createExportFolder({
      folder: join(tmpdir(), 'amocrm-graphql-no-such-folder'),
      keyValue: {
        ...keyValue,
        get: async (key) => ({ ...((await keyValue.get(key)) as object), host: 'crm-2' }),
      },
    });
    await expect(beside.find(token)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('crm-2'),
      remedy: expect.stringContaining('DATA_DIR'),
    });
  });

  it('explains a folder that cannot be made', async () => {
    const { folder, keyValue } = await openFolder();
    await writeFile(folder, 'a file');
    const exports = createExportFolder({ folder: join(folder, 'inside'), keyValue });
    await expect(exports.write('a', 'CSV', chunksOf('a'))).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  });

  it('passes on the content of small files only', async () => {
    const { exports } = await openFolder();
    const text = await exports.write('a', 'CSV', chunksOf('а;б\r\n'));
    expect(await readContent(text)).toEqual({ mimeType: text.mediaType, text: 'а;б\r\n' });
    const book = await exports.write('a', 'XLSX', chunksOf('PK'));
    expect(await readContent(book)).toEqual({ mimeType: book.mediaType, blob: 'UEs=' });
    const large = await exports.write('a', 'CSV', chunksOf('x'.repeat(1_000_001)));
    await expect(readContent(large)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});
