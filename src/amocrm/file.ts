import type { EntityType } from './account.ts';
import { sendWhole } from './batch.ts';
import { type Drive, driveRoutes } from './drive.ts';
import type { Send } from './list.ts';
import { type Json, parseId, parseRows, parseUuid } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** A file on a record. */
export interface FileLink {
  id: number;
  file_uuid: string;
}

/** Files on one page: the most that amoCRM gives. */
const pageSize = 250;

/** The files of records (amoCRM API v4, files of an entity), and the drive itself, whose address the account names. */
export function fileRoutes(send: Send) {
  const route = '/{entity}/{id}/files';
  const pathOf = (entity: EntityType, id: number) => fillPath(`/${entity}/{id}/files`, { id });
  const toItems = (uuids: readonly string[]) => uuids.map((file_uuid) => ({ file_uuid }));
  return {
    /** The drive at an address. */
    drive: (address: string): Drive => driveRoutes(send, address),
    /** The links of one record to its files, the newest first. */
    async of(entity: EntityType, id: number): Promise<FileLink[]> {
      const links: FileLink[] = [];
      for (;;) {
        const before = links.at(-1);
        const query = `limit=${pageSize}${before ? `&before_id=${before.id}` : ''}`;
        const { body } = await send({ method: 'GET', route, path: pathOf(entity, id), query });
        const page = parseRows(body, 'files').map(parseFileLink);
        links.push(...page);
        // A route that ignored `before_id` would give the same page for ever.
        if (page.length < pageSize || (page[0]?.id === links[0]?.id && links.length > page.length)) return links;
      }
    },
    async attach(entity: EntityType, id: number, uuids: readonly string[]): Promise<void> {
      await sendWhole(send, { method: 'PUT', route, path: pathOf(entity, id), body: toItems(uuids) });
    },
    async detach(entity: EntityType, id: number, uuids: readonly string[]): Promise<void> {
      await sendWhole(send, { method: 'DELETE', route, path: pathOf(entity, id), body: toItems(uuids) });
    },
  };
}

export function parseFileLink(item: Json): FileLink {
  return { id: parseId(item.id, 'a file of a record'), file_uuid: parseUuid(item.file_uuid, 'a file of a record') };
}
