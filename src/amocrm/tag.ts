import { type Json, parseId, parseText, parseTextOrNull } from './parse.ts';

/** A label on leads, contacts or companies. */
export interface Tag {
  id: number;
  name: string;
  /** Six hexadecimal digits without `#`; null if it has none. */
  color: string | null;
}

/** A tag that a record carries. */
export function parseTag(item: Json): Tag {
  return { id: parseId(item.id, 'a tag'), name: parseText(item.name), color: parseTextOrNull(item.color) };
}
