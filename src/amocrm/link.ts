import type { EntityType } from './account.ts';
import { sendWhole } from './batch.ts';
import { chunkIds, type Send } from './list.ts';
import { type Json, parseBoolean, parseId, parsePart, parseRows, parseText } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** A link between two entities (amoCRM API v4, Links). */
export interface Link {
  entity_id: number;
  entity_type: EntityType;
  to_entity_id: number;
  to_entity_type: EntityType;
  /** Whether the contact is the main one of the lead; null for other links. */
  is_main: boolean | null;
}

/** A link to create or remove. */
export interface LinkWrite {
  to_entity_id: number;
  to_entity_type: EntityType;
  /** Sent as `is_main`, read as `main_contact`. */
  metadata?: { is_main: true };
}

/** Links on a page. Without a limit amoCRM sends 50 and does not mention the rest. */
const pageSize = 250;

const entityTypes: readonly string[] = ['leads', 'contacts', 'companies', 'customers'] satisfies EntityType[];

export function linkRoutes(send: Send) {
  return {
    /** The links of several entities of one type, in as few calls as an address allows. */
    of: (entity: EntityType, ids: readonly number[]): Promise<Link[]> =>
      readLinks(send, entity, ids, (item) => parseLink(item, entity)),
    /** The link from one entity to another; undefined if there is none. */
    async between(entity: EntityType, id: number, to: EntityType, toId: number): Promise<Link | undefined> {
      const route = `/${entity}/{id}/links`;
      const query = `limit=${pageSize}&filter[to_entity_id]=${toId}&filter[to_entity_type]=${to}`;
      const { body } = await send({ method: 'GET', route, path: fillPath(route, { id }), query });
      const links = parseRows(body, 'links').flatMap((item) => parseLink({ entity_id: id, ...item }, entity));
      return links.find((link) => link.to_entity_id === toId && link.to_entity_type === to);
    },
    async link(entity: EntityType, id: number, links: readonly LinkWrite[]): Promise<void> {
      const route = `/${entity}/{id}/link`;
      await sendWhole(send, { method: 'POST', route, path: fillPath(route, { id }), body: links });
    },
    async unlink(entity: EntityType, id: number, links: readonly LinkWrite[]): Promise<void> {
      const route = `/${entity}/{id}/unlink`;
      await sendWhole(send, { method: 'POST', route, path: fillPath(route, { id }), body: links });
    },
  };
}

/** Every link of several entities of one type. @param parse a link, or none if it is not wanted */
export async function readLinks<Value>(
  send: Send,
  entity: EntityType,
  ids: readonly number[],
  parse: (item: Json) => Value[],
): Promise<Value[]> {
  const route = `/${entity}/links`;
  const pages = await Promise.all(
    chunkIds(ids, 'filter[entity_id][]').map(async (chunk) => {
      const filter = chunk.map((id) => `filter[entity_id][]=${id}`).join('&');
      const links: Value[] = [];
      // The answer has no `next`. The last page is the first one that is not full.
      for (let page = 1; ; page++) {
        const query = `page=${page}&limit=${pageSize}&${filter}`;
        const { body } = await send({ method: 'GET', route, path: route, query });
        const items = parseRows(body, 'links');
        links.push(...items.flatMap(parse));
        if (items.length < pageSize) return links;
      }
    }),
  );
  return pages.flat();
}

/** One link; none if it leads to something that is not an entity here (an element of a catalog). */
export function parseLink(item: Json, entity: EntityType): Link[] {
  const target = parseText(item.to_entity_type);
  if (!entityTypes.includes(target)) return [];
  const main = parsePart(item.metadata).main_contact;
  return [
    {
      entity_id: parseId(item.entity_id, 'a link'),
      entity_type: entity,
      to_entity_id: parseId(item.to_entity_id, 'a link'),
      to_entity_type: target as EntityType,
      is_main: main === undefined || main === null ? null : parseBoolean(main),
    },
  ];
}
