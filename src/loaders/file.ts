import DataLoader from 'dataloader';
import type { Amocrm, Drive, EntityType, File, FileLink } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';
import { createRelatedLoader } from './related.ts';

/** A file and the address of the drive that has it. */
export interface FileKey {
  drive: string;
  uuid: string;
}

/** A file of a record, with the id of the record. */
export type RecordFile = FileLink & { entity_id: number };

/** Files by their uuids, those in the trash too; null for those that the drive does not have. */
export function createFileLoader(amocrm: Amocrm, pace: LoadPace): DataLoader<FileKey, File | null, string> {
  return new DataLoader(
    async (keys) => {
      pace.load(keys.length);
      const uuids = keys.map(({ uuid }) => uuid);
      const drive = amocrm.files.drive(keys[0]?.drive ?? '');
      const [only = ''] = uuids;
      if (uuids.length === 1) return [await drive.get(only)];
      const byUuid = await loadMany(drive, uuids);
      return uuids.map((uuid) => byUuid.get(uuid) ?? null);
    },
    { cacheKeyFn: ({ uuid }) => uuid, batchScheduleFn: pace.schedule.bind(pace) },
  );
}

/** Reads a list of files; those that are missing in it may be in the trash, which is a list of its own. */
async function loadMany(drive: Drive, uuids: readonly string[]): Promise<Map<string, File>> {
  const byUuid = new Map((await drive.byUuids(uuids)).map((file) => [file.uuid, file]));
  const missing = uuids.filter((uuid) => !byUuid.has(uuid));
  if (missing.length === 0) return byUuid;
  for (const file of await drive.byUuids(missing, { deleted: true })) byUuid.set(file.uuid, file);
  return byUuid;
}

/** The files of records, the newest first. amoCRM lists them for one record at a time, so each record costs a request. */
export function createRecordFileLoader(amocrm: Amocrm, pace: LoadPace) {
  return createRelatedLoader<EntityType, object, RecordFile>(
    async (kind, ids) => {
      const links = await Promise.all(
        ids.map(async (id) => (await amocrm.files.of(kind, id)).map((link) => ({ ...link, entity_id: id }))),
      );
      pace.load(links.reduce((sum, { length }) => sum + length, 0));
      return links.flat();
    },
    ({ entity_id }) => entity_id,
    pace,
  );
}
