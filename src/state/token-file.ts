import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigurationError } from '../errors/index.ts';
import type { TokenStore } from './index.ts';
import type { Seal } from './seal.ts';

/** A lock that nobody has touched for so long was left by a process that died, in milliseconds. */
const abandonedMs = 15_000;

/**
 * Tokens in a file that only its owner can read. A write is a new file, flushed and renamed into place, so a process that is
 * killed at any instruction leaves the old record or the new one.
 *
 * @param path made with its folders on the first write
 */
export function createTokenFile(path: string, seal: Seal): TokenStore {
  const lockPath = `${path}.lock`;
  return {
    async read() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw explain(path, error);
      }
      try {
        return JSON.parse(seal.open(text)) as unknown;
      } catch (error) {
        throw explain(path, error);
      }
    },
    async write(record) {
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const draft = `${path}.${process.pid}.${randomUUID()}`;
        try {
          const file = await open(draft, 'wx', 0o600);
          try {
            await file.writeFile(`${seal.close(JSON.stringify(record))}\n`);
            await file.sync();
          } finally {
            await file.close();
          }
          await rename(draft, path);
        } catch (error) {
          await rm(draft, { force: true });
          throw error;
        }
        await syncFolder(dirname(path));
      } catch (error) {
        throw explain(path, error);
      }
    },
    delete: () => rm(path, { force: true }),
    async exclusively(work) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await takeLock(lockPath);
      const alive = setInterval(
        () => utimes(lockPath, new Date(), new Date()).catch(() => {}),
        abandonedMs / 5,
      ).unref();
      try {
        return await work();
      } finally {
        clearInterval(alive);
        await rm(lockPath, { force: true });
      }
    },
  };
}

/** Who creates the lock has it; one that was abandoned is taken away, by one of those who find it. */
async function takeLock(path: string): Promise<void> {
  for (;;) {
    try {
      await (await open(path, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw explain(path, error);
    }
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandonedMs) {
      // Renaming is atomic: of several who find it abandoned, one succeeds.
      const mine = `${path}.${randomUUID()}`;
      await rename(path, mine).catch(() => {});
      await rm(mine, { force: true });
      continue;
    }
    await sleep(25 + Math.random() * 25);
  }
}

/** The name of a file is part of its folder, and a folder has its own cache. Not every system can flush one. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // What is flushed of the file itself must do.
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function explain(path: string, error: unknown): ConfigurationError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ConfigurationError([{ path: ['AMOCRM_TOKEN_FILE'], message: `${path}: ${reason}` }], { cause: error });
}
