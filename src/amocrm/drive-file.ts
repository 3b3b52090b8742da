import {
  type Json,
  parseBoolean,
  parseNumber,
  parseNumberOrNull,
  parsePart,
  parseText,
  parseTextOrNull,
  parseTime,
  parseTimeOrNull,
  parseUuid,
} from './parse.ts';

/** A file in the drive (amoCRM, files API: get file). Times are unix seconds. */
export interface File {
  uuid: string;
  /** The active version. */
  version_uuid: string | null;
  /** With its extension, which the drive stores by itself. */
  name: string;
  /** Bytes. */
  size: number;
  mime_type: string | null;
  extension: string | null;
  created_at: number;
  /** null for a robot or a client. */
  created_by: number | null;
  is_trashed: boolean;
  download_url: string | null;
  preview_url: string | null;
}

export function parseFile(item: Json): File {
  const metadata = parsePart(item.metadata);
  const links = parsePart(item._links);
  const extension = parseTextOrNull(metadata.extension);
  const [preview] = Array.isArray(item.previews) ? item.previews : [];
  return {
    uuid: parseUuid(item.uuid, 'a file'),
    version_uuid: parseTextOrNull(item.version_uuid),
    name: joinName(parseText(item.name), extension),
    size: parseNumber(item.size),
    mime_type: parseTextOrNull(metadata.mime_type),
    extension,
    created_at: parseTime(item.created_at),
    created_by: parseAuthor(parsePart(item.created_by)),
    is_trashed: parseBoolean(item.is_trashed) || parseTimeOrNull(item.deleted_at) !== null,
    download_url: parseTextOrNull(parsePart(links.download).href),
    preview_url: parseTextOrNull(parsePart(preview).download_link),
  };
}

function joinName(name: string, extension: string | null): string {
  const isWhole = extension === null || name.toLowerCase().endsWith(`.${extension.toLowerCase()}`);
  return isWhole ? name : `${name}.${extension}`;
}

/** A robot has the id 0, and a client of the account another type than `internal`. */
function parseAuthor({ id, type }: Json): number | null {
  return type === 'internal' || type === undefined ? parseNumberOrNull(id) || null : null;
}
