/**
 * The folder of exported files: each has an address for an hour and is removed after a day. A file belongs to the account whose
 * state knows its token.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { NotFoundError, OverloadedError } from '../errors/index.ts';
import type { KeyValue } from '../state/index.ts';
import { explainDisk, writeExport } from './file.ts';
import { type Format, formats } from './format.ts';

/** How long the address of a file is valid, in milliseconds. */
export const addressMs = 3_600_000;

/** How long a file is kept, in milliseconds. */
const keptMs = 86_400_000;

/** A file that is not complete and was not written to for this long was left by a process that died, in milliseconds. */
const abandonedMs = 3_600_000;

/** The limits of a folder. */
export interface FolderLimits {
  /** Of one file, in bytes. */
  fileBytes: number;
  /** Of all files; the oldest are removed first. */
  folderBytes: number;
  /** How many files are written at the same time. */
  running: number;
}

const defaultLimits: FolderLimits = { fileBytes: 4_000_000_000, folderBytes: 10_000_000_000, running: 2 };

/** A file that was exported. */
export interface ExportedFile {
  /** Whoever knows it can read the file. */
  token: string;
  /** The name for people: `Сделки 2026-11-05.xlsx`. */
  name: string;
  mediaType: string;
  /** Where it is on this machine. */
  path: string;
  bytes: number;
  /** When its address ends, in unix seconds. */
  expiresAt: number;
}

/** The exported files of one account. */
export interface ExportFolder {
  /**
   * Writes a file.
   *
   * @param name for people, without its ending
   * @throws {StorageError} if the disk is full or cannot be written
   * @throws {ValidationError} if the file would be too large
   * @throws {OverloadedError} if too many files are being written
   */
  write(name: string, format: Format, chunks: AsyncIterable<string | Uint8Array>): Promise<ExportedFile>;
  /** Finds a file. @throws {NotFoundError} if its address has ended, or if another instance has the file */
  find(token: string): Promise<ExportedFile>;
  /** Removes old files. */
  prune(): Promise<void>;
}

/** What a folder needs. */
export interface ExportFolderOptions {
  /** Made with the first file. */
  folder: string;
  /** The state of the account. Instances that share it know of each other's files. */
  keyValue: Pick<KeyValue, 'get' | 'set'>;
  /** The local time in milliseconds, as the file system has it. */
  now?: () => number;
  limits?: FolderLimits;
}

/** What the state keeps of a file. */
interface Entry extends Omit<ExportedFile, 'token' | 'path'> {
  /** Its name in the folder. */
  file: string;
  /** The machine that has it. */
  host: string;
}

const draftEnding = '.part';

/** Opens the folder. Touches no disk until the first file. */
export function createExportFolder(options: ExportFolderOptions): ExportFolder {
  const { folder, keyValue, now = Date.now, limits = defaultLimits } = options;
  let running = 0;
  const keep = async (name: string, format: Format, file: string, bytes: number): Promise<ExportedFile> => {
    const token = randomBytes(32).toString('base64url');
    const { extension, mediaType } = formats[format];
    const expiresAt = Math.floor((now() + addressMs) / 1000);
    const entry: Entry = { name: `${name}.${extension}`, mediaType, bytes, expiresAt, file, host: hostname() };
    await keyValue.set(nameEntry(token), entry, addressMs, { essential: true });
    return toFile(folder, token, entry);
  };
  return {
    async write(name, format, chunks) {
      if (running >= limits.running) throw busy(running);
      running += 1;
      const { extension } = formats[format];
      const file = `${randomBytes(16).toString('hex')}-${toPlainName(name)}.${extension}`;
      const path = join(folder, file);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await prune(folder, now(), limits.folderBytes);
        const bytes = await writeExport(path + draftEnding, chunks, limits.fileBytes);
        await rename(path + draftEnding, path);
        return await keep(name, format, file, bytes);
      } catch (error) {
        for (const left of [path, path + draftEnding]) await rm(left, { force: true }).catch(() => {});
        throw explainDisk(error);
      } finally {
        running -= 1;
      }
    },
    async find(token) {
      const entry = /^[\w-]{43}$/.test(token)
        ? ((await keyValue.get(nameEntry(token))) as Entry | undefined)
        : undefined;
      if (!entry) throw ended();
      const found = toFile(folder, token, entry);
      const size = await stat(found.path).then(
        (each) => each.size,
        () => undefined,
      );
      if (size === entry.bytes) return found;
      throw entry.host === hostname() ? ended() : elsewhere(entry.host);
    },
    prune: () => prune(folder, now(), limits.folderBytes).catch(() => {}),
  };
}

/** A digest, so that what the state shows opens no file. */
function nameEntry(token: string): string {
  return `export:${createHash('sha256').update(token).digest('base64url')}`;
}

function toFile(folder: string, token: string, { file, host: _host, ...entry }: Entry): ExportedFile {
  return { token, ...entry, path: join(folder, file) };
}

/** A name that every file system accepts. */
function toPlainName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 40)
      .replace(/^-|-$/g, '') || 'export'
  );
}

/** The names that this module gives to files: others in the folder are not touched. */
const ownName = /^[0-9a-f]{32}-[^/\\]+\.(csv|xlsx|jsonl)(\.part)?$/;

/** Removes what is too old, and then the oldest until the rest fits. */
async function prune(folder: string, now: number, folderBytes: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => ownName.test(name))
      .map(async (name) => {
        const path = join(folder, name);
        const found = await stat(path).catch(() => undefined);
        return found
          ? [{ path, bytes: found.size, age: now - found.mtimeMs, isDraft: name.endsWith(draftEnding) }]
          : [];
      }),
  );
  let total = 0;
  for (const { path, bytes, age, isDraft } of files.flat().sort((a, b) => a.age - b.age)) {
    total += bytes;
    const isOld = age > (isDraft ? abandonedMs : keptMs);
    if (isOld || (total > folderBytes && !isDraft)) await rm(path, { force: true });
  }
}

function busy(running: number): OverloadedError {
  const message = `${running} files are being written already.`;
  return new OverloadedError(message, { remedy: 'Wait until one of them is complete, then send it again.' });
}

function ended(): NotFoundError {
  const message =
    'There is no file at this address: addresses of files end after an hour, or when the server restarts.';
  return new NotFoundError(message, { remedy: 'Export the records again.' });
}

function elsewhere(host: string): NotFoundError {
  const message = `The file is on another instance of this server, on the machine ${host}.`;
  const remedy = 'Export the records again; several instances should share the folder that DATA_DIR names.';
  return new NotFoundError(message, { remedy, data: { instance: host } });
}
