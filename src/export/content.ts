import { readFile } from 'node:fs/promises';
import { ValidationError } from '../errors/index.ts';
import type { ExportedFile } from './folder.ts';
import { formats } from './format.ts';

/** The largest file whose content is passed on as a whole, in bytes. */
const maxContentBytes = 1_000_000;

/** The content of a small file: text, or base64 of a workbook. */
export type FileContent = { mimeType: string } & ({ text: string } | { blob: string });

/**
 * Reads a small file.
 *
 * @throws {ValidationError} if the file is larger than 1 MB
 */
export async function readContent({ path, bytes, mediaType }: ExportedFile): Promise<FileContent> {
  if (bytes > maxContentBytes) {
    const size = `${(bytes / 1e6).toFixed(1)} MB`;
    const message = `The file has ${size}; files of up to 1 MB can be read as a resource`;
    throw new ValidationError([
      { path: [], message: `${message}. Download it from its \`url\`, or open its \`path\`.` },
    ]);
  }
  const content = await readFile(path);
  const isText = mediaType !== formats.XLSX.mediaType;
  return { mimeType: mediaType, ...(isText ? { text: content.toString() } : { blob: content.toString('base64') }) };
}
