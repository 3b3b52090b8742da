import { type Json, parseEmbedded, parseId, parseText, parseTextOrNull } from './parse.ts';

/** A label on leads, contacts or companies. */
export interface Tag {
  id: number;
  name: string;
  /** Six hexadecimal digits without `#`; null if it has none. */
  color: string | null;
}

/** The tags that a record carries. */
export function parseTags(item: Json): Tag[] {
  return parseEmbedded(item, 'tags').map((tag) => ({
    id: parseId(tag.id, 'a tag'),
    name: parseText(tag.name),
    color: parseTextOrNull(tag.color),
  }));
}
