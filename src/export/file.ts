import { type FileHandle, open, rm } from 'node:fs/promises';
import { AmocrmGraphqlError, StorageError, ValidationError } from '../errors/index.ts';

/** Errors of the system that say why a file cannot be written. */
const reasons: Readonly<Record<string, { message: string; remedy: string }>> = {
  ENOSPC: { message: 'The disk is full.', remedy: 'Free some space on the disk of DATA_DIR, or narrow the filter.' },
  EDQUOT: { message: 'The disk quota is used up.', remedy: 'Free some space in DATA_DIR, or narrow the filter.' },
  EROFS: { message: 'The disk is read-only.', remedy: 'Set DATA_DIR to a folder that can be written.' },
  ENOTDIR: { message: 'A file is in the place of the folder.', remedy: 'Set DATA_DIR to a folder.' },
  EIO: { message: 'The disk has failed.', remedy: 'Check the disk of DATA_DIR.' },
  EACCES: { message: 'The folder cannot be written.', remedy: 'Set DATA_DIR to a folder that can be written.' },
  EPERM: { message: 'The folder cannot be written.', remedy: 'Set DATA_DIR to a folder that can be written.' },
};

/** Converts an error of the file system to one for the caller. Other errors are returned unchanged. */
export function explainDisk(error: unknown): unknown {
  const reason = error instanceof AmocrmGraphqlError ? undefined : reasons[(error as { code?: string }).code ?? ''];
  if (!reason) return error;
  return new StorageError(`The file could not be written: ${reason.message}`, { remedy: reason.remedy, cause: error });
}

/**
 * Writes a new file that only its owner can read. A file that cannot be completed is removed.
 *
 * @returns its size in bytes
 * @throws {StorageError} if the disk is full or cannot be written
 * @throws {ValidationError} if the file would be larger than `maxBytes`
 */
export async function writeExport(
  path: string,
  chunks: AsyncIterable<string | Uint8Array>,
  maxBytes: number,
): Promise<number> {
  let file: FileHandle | undefined;
  let isComplete = false;
  try {
    file = await open(path, 'wx', 0o600);
    let size = 0;
    for await (const chunk of chunks) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      // `write` may write a part only.
      await file.writeFile(bytes);
    }
    isComplete = true;
    return size;
  } catch (error) {
    throw explainDisk(error);
  } finally {
    await file?.close().catch(() => {});
    if (file && !isComplete) await rm(path, { force: true });
  }
}

function tooLarge(maxBytes: number): ValidationError {
  const message = `the file would be larger than ${Math.floor(maxBytes / 1e6).toLocaleString('en')} MB; narrow it`;
  return new ValidationError([{ path: ['filter'], message }]);
}
