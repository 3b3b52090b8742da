import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigurationError, StateUnavailableError } from '../errors/index.ts';
import type { TokenStore } from './index.ts';
import type { Seal } from './seal.ts';

/** A lock that was not touched for this long, in milliseconds, was left by a process that died. */
const abandonedMs = 15_000;

/**
 * Tokens in a file that only its owner can read. A write is a new file, flushed and renamed into place, so a process that is
 * killed at any instruction leaves the old record or the new one.
 *
 * @param path made with its folders on the first write
 */
export function createTokenFile(path: string, seal: Seal): TokenStore {
  const lockPath = `${path}.lock`;
  /** The content of the lock file while this process holds it. */
  let owner: string | undefined;

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
      // A process that was suspended for longer than the lease has lost it, and would overwrite its successor's record.
      if (owner !== undefined && !(await isOwn(lockPath, owner))) {
        throw new StateUnavailableError('Another process has taken the lock of the tokens meanwhile.');
      }
      try {
        await makeFolder(path);
        const draft = `${path}.${randomUUID()}${draftSuffix}`;
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
      const mine = randomUUID();
      await makeFolder(path).catch((error) => {
        throw explain(path, error);
      });
      await takeLock(lockPath, mine);
      owner = mine;
      const alive = setInterval(
        () => utimes(lockPath, new Date(), new Date()).catch(() => {}),
        abandonedMs / 5,
      ).unref();
      try {
        await removeDrafts(path);
        return await work();
      } finally {
        clearInterval(alive);
        owner = undefined;
        if (await isOwn(lockPath, mine)) await rm(lockPath, { force: true });
      }
    },
  };
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
}

const draftSuffix = '.draft';

/** Removes drafts of a process that was killed. Drafts are made under the lock, so no other one is being written. */
async function removeDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.`)) continue;
    // Only drafts of this file: there may be other token files in the folder.
    const rest = name.slice(basename(path).length);
    if (/^(\.lock)?\.[\da-f-]{36}\.draft$/.test(rest)) await rm(join(folder, name), { force: true });
  }
}

/** The process that creates the lock file holds the lock. An abandoned lock is removed by one of those that find it. */
async function takeLock(path: string, owner: string): Promise<void> {
  let isContested = false;
  for (;;) {
    try {
      await writeFile(path, owner, { flag: 'wx', mode: 0o600 });
      // Others that found the abandoned lock too may be about to remove the new one.
      if (isContested) await sleep(100);
      if (!isContested || (await isOwn(path, owner))) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw explain(path, error);
    }
    const found = await stat(path).catch(() => undefined);
    if (found && isAbandoned(found)) {
      isContested = true;
      await removeLock(path, `${path}.${owner}${draftSuffix}`);
    } else await sleep(25 + Math.random() * 25);
  }
}

/** Removes an abandoned lock. If another process was faster, this may have been its new lock: that is put back. */
async function removeLock(path: string, aside: string): Promise<void> {
  try {
    await rename(path, aside);
    if (!isAbandoned(await stat(aside))) await link(aside, path);
  } catch {
    // It is gone, or a third process holds it. A process that has lost the lock learns that when it writes.
  }
  await rm(aside, { force: true });
}

async function isOwn(path: string, owner: string): Promise<boolean> {
  return (await readFile(path, 'utf8').catch(() => '')) === owner;
}

function isAbandoned({ mtimeMs }: { mtimeMs: number }): boolean {
  return Date.now() - mtimeMs > abandonedMs;
}

/** The name of a file belongs to its folder, which is cached apart. Not every system can flush a folder. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The flush of the file itself must be enough.
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function explain(path: string, error: unknown): ConfigurationError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ConfigurationError([{ path: ['AMOCRM_TOKEN_FILE'], message: `${path}: ${reason}` }], { cause: error });
}
