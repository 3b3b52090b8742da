import { type Json, readEmbedded, readId, readText, readTextOrNull } from './read.ts';

/** A label on leads, contacts or companies. */
export interface Tag {
  id: number;
  name: string;
  /** Six hexadecimal digits without `#`; null where it has none. */
  color: string | null;
}

/** The tags that a record carries. */
export function parseTags(item: Json): Tag[] {
  return readEmbedded(item, 'tags').map((tag) => ({
    id: readId(tag.id, 'a tag'),
    name: readText(tag.name),
    color: readTextOrNull(tag.color),
  }));
}
