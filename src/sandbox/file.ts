import { createHash } from 'node:crypto';
import type { FileLinkRow, FileRow } from './rows.ts';
import type { Store } from './store.ts';

/** What one upload may have, in bytes (amoCRM, files API: create session). */
export const maxFileSize = 314_572_800;

/** What one part of an upload may have, in bytes (amoCRM, files API: create session). */
export const maxPartSize = 131_072;

/** Everything that is stored of a new file or of a new version. */
export interface NewFile {
  /** With its extension. */
  fileName: string;
  contentType: string;
  content: Buffer;
  userId: number;
  now: number;
  /** The file that gets a new version. */
  fileUuid?: string | null;
}

/** Stores a file, or a new version of one, which becomes the active one. */
export function storeFile(store: Store, { fileName, contentType, content, userId, now, fileUuid }: NewFile): FileRow {
  const before = fileUuid ? store.file(fileUuid) : undefined;
  const id = before?.id ?? store.files.reserveId();
  const version = {
    uuid: toUuid(`version ${id} ${before?.versions.length ?? 0}`),
    content,
    createdBy: userId,
    createdAt: now,
  };
  const changed = { ...splitName(fileName), mimeType: contentType, updatedBy: userId, updatedAt: now };
  if (before) return store.files.change(id, { ...changed, versions: [...before.versions, version] });
  return store.files.insert({
    id,
    uuid: toUuid(`file ${id}`),
    ...changed,
    versions: [version],
    createdBy: userId,
    createdAt: now,
    deletedAt: null,
  });
}

/** The links of a card to files that are not in the trash, the newest first. */
export function linksOf(store: Store, entityType: FileLinkRow['entityType'], entityId: number): FileLinkRow[] {
  return store.fileLinks
    .rows()
    .filter(
      (link) =>
        link.entityType === entityType &&
        link.entityId === entityId &&
        !link.isDetached &&
        store.file(link.fileUuid)?.deletedAt === null,
    )
    .toReversed();
}

/** `Смета.xlsx` → its name and its extension. A name without a dot has no extension. */
function splitName(fileName: string): Pick<FileRow, 'name' | 'extension'> {
  const [, name = fileName, extension = ''] = /^(.+)\.([^.\s]{1,10})$/.exec(fileName) ?? [];
  return { name, extension };
}

/** A uuid that depends on the text alone. */
function toUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
