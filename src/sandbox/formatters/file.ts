import type { Call } from '../call.ts';
import { link, selfLink } from '../listing.ts';
import type { FileRow, FileVersion } from '../rows.ts';

/** The active version of a file. */
export function activeVersion({ versions }: FileRow): FileVersion {
  const version = versions.at(-1);
  if (version === undefined) throw new Error('a file has a version');
  return version;
}

/** A file, as the drive prints it (amoCRM, files API: get file). */
export function formatFile(call: Call, file: FileRow): Record<string, unknown> {
  const version = activeVersion(file);
  const { extension } = file;
  const fileName = `${encodeURIComponent(file.name)}${extension === '' ? '' : `.${extension}`}`;
  const download = `${call.origin}/drive/download/${call.store.metadata.account.uuid}/${file.uuid}`;
  return {
    id: file.id,
    uuid: file.uuid,
    type: typeOf(file.mimeType),
    is_trashed: file.deletedAt !== null,
    name: file.name,
    sanitized_name: sanitize(file.name),
    size: version.content.length,
    source_id: null,
    version_uuid: version.uuid,
    has_multiple_versions: file.versions.length > 1,
    created_at: file.createdAt,
    created_by: author(file.createdBy),
    updated_at: file.updatedAt,
    updated_by: author(file.updatedBy),
    deleted_at: file.deletedAt,
    deleted_by: file.deletedAt === null ? null : author(file.updatedBy),
    metadata: { extension, mime_type: file.mimeType },
    previews: null,
    _links: {
      download: link(`${download}/${fileName}`),
      download_version: link(`${download}/${version.uuid}/${fileName}`),
      ...selfLink(call, `/drive/v1.0/files/${file.uuid}`),
    },
  };
}

function author(id: number): { id: number; type: string } {
  return { id, type: 'internal' };
}

function typeOf(mimeType: string): string {
  const [kind = ''] = mimeType.split('/');
  if (['image', 'video', 'audio'].includes(kind)) return kind;
  return /pdf|text|word|sheet|excel|document/.test(mimeType) ? 'document' : 'file';
}

const latin = 'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sch  y  e yu ya'.split(' ');

/** The name in ASCII. */
function sanitize(name: string): string {
  const spell = (letter: string) => latin[letter.charCodeAt(0) - 'а'.charCodeAt(0)] ?? '';
  return name
    .toLowerCase()
    .replaceAll('ё', 'e')
    .replace(/[а-я]/g, spell)
    .replace(/[^a-z0-9.-]+/g, '_');
}
