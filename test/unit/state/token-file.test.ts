import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSeal } from '../../../src/state/seal.ts';
import { createTokenFile } from '../../../src/state/token-file.ts';

/** What the disk answers to the next write or flush of a file. */
const disk = vi.hoisted(() => ({ write: undefined as string | undefined, sync: undefined as string | undefined }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const fail = (code: string) => Object.assign(new Error(`${code}: the disk does not take it`), { code });
  return {
    ...real,
    async open(...args: Parameters<typeof real.open>) {
      const file = await real.open(...args);
      const { writeFile: write, sync } = file;
      file.writeFile = async (...content) => {
        if (disk.write) throw fail(disk.write);
        return write.apply(file, content);
      };
      file.sync = async () => {
        if (disk.sync) throw fail(disk.sync);
        return sync.apply(file);
      };
      return file;
    },
  };
});

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-file-'));
  path = join(folder, 'token');
});
afterEach(async () => {
  Object.assign(disk, { write: undefined, sync: undefined });
  await rm(folder, { recursive: true });
});

const seal = createSeal(['a-key-of-the-test']);

describe('the token file', () => {
  it('is readable by its owner only, encrypted, and leaves no other files', async () => {
    const nested = join(folder, 'nested');
    const store = createTokenFile(join(nested, 'token'), seal);
    expect(await store.read()).toBeUndefined();
    await store.exclusively(() => store.write({ refreshToken: 'def50200secret' }));
    expect((await stat(join(nested, 'token'))).mode & 0o777).toBe(0o600);
    expect((await stat(nested)).mode & 0o777).toBe(0o700);
    const text = await readFile(join(nested, 'token'), 'utf8');
    expect(text).toMatch(/^v1\./);
    expect(text).not.toContain(Buffer.from('def50200secret').toString('base64url').slice(0, 12));
    expect(await store.read()).toEqual({ refreshToken: 'def50200secret' });
    expect(await readdir(nested)).toEqual(['token']);
  });

  it('is read with an older key, written with the newest, and refused with another', async () => {
    await createTokenFile(path, createSeal(['the-old-key-0000'])).write({ a: 1 });
    const both = createTokenFile(path, createSeal(['the-new-key-0000', 'the-old-key-0000']));
    expect(await both.read()).toEqual({ a: 1 });
    await both.write({ a: 2 });
    expect(await createTokenFile(path, createSeal(['the-new-key-0000'])).read()).toEqual({ a: 2 });
    await expect(createTokenFile(path, createSeal(['the-old-key-0000'])).read()).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('another key'),
    });
    await writeFile(path, (await readFile(path, 'utf8')).replace(/.{4}\n$/, 'AAAA\n'));
    await expect(both.read()).rejects.toThrow('was changed');
  });

  it.each([
    ['is full', { write: 'ENOSPC' }],
    ['is full when it is flushed', { sync: 'ENOSPC' }],
    ['is broken', { sync: 'EIO' }],
  ])('keeps the old record if the disk %s, and leaves no draft', async (_, trouble) => {
    const store = createTokenFile(path, seal);
    await store.write({ pair: 'old' });
    Object.assign(disk, trouble);
    await expect(store.exclusively(() => store.write({ pair: 'new' }))).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining(Object.values(trouble)[0] ?? ''),
    });
    expect(await store.read()).toEqual({ pair: 'old' });
    expect(await readdir(folder)).toEqual(['token']);
    Object.assign(disk, { write: undefined, sync: undefined });
    await store.write({ pair: 'new' });
    expect(await store.read()).toEqual({ pair: 'new' });
  });

  it('is unlocked if the holder of its lock has died, whose leftovers are removed', async () => {
    const store = createTokenFile(path, seal);
    const draft = '0b0f6a52-6c0a-4f4e-9d4c-0f6f5a2f7f10.draft';
    for (const name of ['token.lock', `token.${draft}`, `token.lock.${draft}`, `token.south.${draft}`]) {
      await writeFile(join(folder, name), '');
    }
    await utimes(`${path}.lock`, new Date(0), new Date(0));
    expect(await store.exclusively(async () => 'in')).toBe('in');
    // Another account's draft is that account's business.
    expect(await readdir(folder)).toEqual([`token.south.${draft}`]);
  });

  it('admits one holder after the other, even if all find an abandoned lock', async () => {
    const stores = Array.from({ length: 6 }, () => createTokenFile(path, seal));
    for (let round = 0; round < 2; round++) {
      await writeFile(`${path}.lock`, 'abandoned');
      await utimes(`${path}.lock`, new Date(0), new Date(0));
      let inside = 0;
      let most = 0;
      await Promise.all(
        stores.map((store) =>
          store.exclusively(async () => {
            inside += 1;
            most = Math.max(most, inside);
            await store.write({ round });
            inside -= 1;
          }),
        ),
      );
      expect(most).toBe(1);
    }
    expect(await readdir(folder)).toEqual(['token']);
  });

  it('is not overwritten by a holder that lost the lock while it was suspended', async () => {
    const [slow, fast] = [createTokenFile(path, seal), createTokenFile(path, seal)];
    await slow.exclusively(async () => {
      await slow.write({ pair: 1 });
      // What time does to the lock of a process that is suspended.
      await utimes(`${path}.lock`, new Date(0), new Date(0));
      await fast.exclusively(async () => {
        await fast.write({ pair: 2 });
        await expect(slow.write({ pair: 'stale' })).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' });
      });
    });
    expect(await slow.read()).toEqual({ pair: 2 });
  });

  it('holds a complete record, and the last one written, whenever its writer is killed', {
    timeout: 60_000,
  }, async () => {
    const store = createTokenFile(path, seal);
    let last = 0;
    for (let round = 0; round < 8; round++) {
      const writer = spawn(
        process.execPath,
        ['--import', 'tsx', 'test/unit/state/token-writer.ts', path, String(last + 1)],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const ended = once(writer, 'exit');
      let told = '';
      for await (const chunk of writer.stdout) {
        told += chunk;
        // Somewhere in the middle of whatever it does next.
        if (told.split('\n').length > 3 + round) writer.kill('SIGKILL');
      }
      await ended;
      last = Math.max(...told.trim().split('\n').map(Number));
      const { number, padding } = (await store.read()) as { number: number; padding: string };
      expect(padding).toHaveLength(5_000);
      expect(number).toBeGreaterThanOrEqual(last);
      last = number;
      if ((await readdir(folder)).includes('token.lock')) await utimes(`${path}.lock`, new Date(0), new Date(0));
    }
    await store.exclusively(() => store.write({ number: last + 1 }));
    expect(await readdir(folder)).toEqual(['token']);
  });
});
