import type { EntityType } from './account.ts';
import { type BatchOutcome, sendItems } from './batch.ts';
import { type FilterRules, idsRule } from './filter.ts';
import { chunkIds, type ListQuery, listPage, type Page, type Send } from './list.ts';
import { type Json, parseId, parseText, parseTextOrNull } from './parse.ts';

/** A label on leads, contacts, companies or customers. */
export interface Tag {
  id: number;
  name: string;
  /** Six hexadecimal digits without `#`; null if it has none. */
  color: string | null;
}

/** The filters of `GET /{entity}/tags`. */
interface TagFilter {
  id?: number[];
  name?: string[];
}

/** Which tags. amoCRM has no order of tags: `place` is the one in which it answers, and is not sent. */
export type TagListQuery = ListQuery<TagFilter, 'place', never>;

/** A new tag. Only tags of leads have a colour of their own. */
export interface TagWrite {
  name: string;
  color?: string;
}

const rules: FilterRules<TagFilter, Tag> = {
  id: idsRule('id', ({ id }) => id),
  name: {
    print: (names) => spell(names).map((name) => ['filter[name][]', name]),
    holds: ({ name }, names) => names.some((wanted) => wanted.toLowerCase() === name.toLowerCase()),
  },
};

/** How long the names of one address may become, percent-encoded. */
const maxSpelled = 4_000;

/**
 * Names with their usual spellings. amoCRM has one tag for all cases of a name, but does not document whether its filter ignores case. Many
 * names are sent as they are, because the address would become too long.
 */
function spell(names: readonly string[]): readonly string[] {
  const spelled = new Set(
    names.flatMap((name) => {
      const lower = name.toLowerCase();
      return [name, lower, name.toUpperCase(), `${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`];
    }),
  );
  return encodeURIComponent([...spelled].join()).length <= maxSpelled ? [...spelled] : names;
}

/** The routes of tags (amoCRM API v4, Tags). A tag cannot be renamed or deleted. */
export function tagRoutes(send: Send) {
  const path = (entity: EntityType) => `/${entity}/tags`;
  const list = (entity: EntityType, { order: _, ...query }: TagListQuery): Promise<Page<Tag>> =>
    listPage(send, { path: path(entity), key: 'tags', rules, parse: parseTag }, query);
  return {
    list,
    /** Those of the given names that exist, in as few calls as an address allows. */
    async byNames(entity: EntityType, names: readonly string[]): Promise<Tag[]> {
      const chunks = chunkIds([...new Set(names)].map(encodeURIComponent), 'filter[name][]');
      const pages = await Promise.all(
        chunks.map((chunk) => list(entity, { filter: { name: chunk.map(decodeURIComponent) }, limit: 250 })),
      );
      return pages.flatMap(({ items }) => items);
    },
    /** Answers for a name that exists with the existing tag. */
    create: (entity: EntityType, tags: readonly TagWrite[]): Promise<BatchOutcome<Tag>[]> =>
      sendItems(send, { method: 'POST', path: path(entity), key: 'tags', parse: parseTag }, tags),
  };
}

/** A tag that a record carries. */
export function parseTag(item: Json): Tag {
  return { id: parseId(item.id, 'a tag'), name: parseText(item.name), color: parseTextOrNull(item.color) };
}
