import { type Drive, type EntityType, type File, type FileListQuery, isUuid } from '../amocrm/index.ts';
import { ForbiddenError, NotFoundError, UpstreamInvalidError, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import {
  type Connection,
  type ConnectionArguments,
  cutPage,
  findPlace,
  loadPlace,
  nameList,
} from './list/connection.ts';
import { toCriteria } from './list/criteria.ts';
import { type DateTimeRangeInput, idsAs, rangeAs, toNumberRange } from './list/range.ts';
import { type SelectionInfo, selectsOnly } from './list/selection.ts';
import type { Translation } from './translation.ts';
import { checkReferences, toReferences } from './write/reference.ts';

/** A file of which at least the uuid is known. */
export type KnownFile = Partial<File> & { uuid: string };

/** A `FileSizeRange` input: bytes. */
export interface FileSizeRangeInput {
  from?: Nullish<number>;
  to?: Nullish<number>;
}

/** A `FileFilter` input. */
export interface FileFilterInput {
  query?: Nullish<string>;
  extensions?: Nullish<string[]>;
  createdByUserIds?: Nullish<string[]>;
  createdAt?: Nullish<DateTimeRangeInput>;
  size?: Nullish<FileSizeRangeInput>;
  isDeleted?: Nullish<boolean>;
}

/** Which files: those of the account that a filter means, or those of one record. */
export interface FileListArguments extends ConnectionArguments {
  entityType?: Nullish<EntityType>;
  entityId?: Nullish<string>;
  filter?: Nullish<FileFilterInput>;
}

type Conditions = NonNullable<FileListQuery['filter']>;

const conditions: Translation<FileFilterInput, Conditions> = {
  query: (term) => ({ term }),
  extensions: (extensions) => ({ extensions: extensions.map((each) => each.replace(/^\./, '')) }),
  createdByUserIds: idsAs('created_by'),
  createdAt: rangeAs('created_at'),
  size: (range, path) => {
    const size = toNumberRange(range, path);
    return size ? { size } : {};
  },
  // Without the filter amoCRM lists the files that are not in the trash.
  isDeleted: (deleted) => (deleted ? { deleted } : {}),
};

/** The order in which the drive is asked: it documents none. */
const order = { field: 'created_at', direction: 'desc' } as const;

/** The drive of the account. @throws {UpstreamInvalidError} if amoCRM names none */
export async function driveOf(
  context: Pick<Context, 'amocrm' | 'metadata'>,
): Promise<{ address: string; drive: Drive }> {
  const { drive_url: address } = await context.metadata.account();
  if (address) return { address, drive: context.amocrm.files.drive(address) };
  throw new UpstreamInvalidError('amoCRM named no service for the files of this account.', {
    remedy: 'Check that the plan of the account includes files, and try again in ten minutes.',
  });
}

/** Names the right that is missing for files. @param isDelete whether files are deleted, which is a scope of its own */
export async function withScope<Value>(work: Promise<Value>, isDelete = false): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error;
    const scope = isDelete ? '«Удаление файлов» (delete files)' : '«Доступ к файлам» (access to files)';
    throw new ForbiddenError(error.message, {
      cause: error,
      remedy: `Give the integration the scope ${scope}, sign in again, and check that the token’s user may see the record.`,
      ...(error.requestId && { requestId: error.requestId }),
    });
  }
}

/** One page of the files of the account or of a record. A place in these lists is a number of files. */
export async function listFiles(args: FileListArguments, context: Context): Promise<Connection<File>> {
  const { entityType, entityId, filter, ...page } = args;
  if (!entityType && !entityId) return listDrive(filter, page, context);
  if (!entityId) throw new ValidationError([{ path: ['entityId'], message: 'is required with `entityType`' }]);
  if (!entityType) throw new ValidationError([{ path: ['entityType'], message: 'is required with `entityId`' }]);
  // amoCRM lists the files of a record without any filter.
  if (await toFileCriteria(filter, context)) {
    throw new ValidationError([{ path: ['filter'], message: 'cannot be given together with a record' }]);
  }
  return listRecord(entityType, entityId, page, context);
}

function toFileCriteria(filter: Nullish<FileFilterInput>, context: Context) {
  return toCriteria<FileFilterInput, Conditions, 'created_at'>({ filter }, conditions, context);
}

async function listDrive(
  filter: Nullish<FileFilterInput>,
  page: ConnectionArguments,
  context: Context,
): Promise<Connection<File>> {
  const given = await toFileCriteria(filter, context);
  const criteria = given ? { ...given, order } : page.after ? undefined : { order };
  const place = findPlace<FileListQuery>(nameList(context, 'files'), page, criteria);
  const { drive } = await driveOf(context);
  const isTrash = place.criteria.filter?.deleted === true;
  return loadPlace<Placed<File>, 'created_at'>(
    place,
    page.first,
    async (asked) => {
      const { items, hasNext } = await withScope(drive.list({ ...place.criteria, ...asked }));
      return { items: items.map(toPlaced), hasNext };
    },
    ({ is_trashed }) => is_trashed === isTrash,
  );
}

/** Cursors want a number; in an order by time only how many files lie before it counts. */
type Placed<Value> = Value & { id: number };

function toPlaced<Value>(value: Value): Placed<Value> {
  return { ...value, id: 1 };
}

/** The files of a record, the newest first. Those that the drive no longer has are left out. @throws {NotFoundError} */
async function listRecord(
  entity: EntityType,
  id: string,
  page: ConnectionArguments,
  context: Context,
): Promise<Connection<File>> {
  const { noun, name } = nameList(context, 'files');
  const place = findPlace<FileListQuery>({ noun, name: `${name}/${entity}/${id}` }, page, { order });
  const uuids = await loadRecordFiles(entity, Number(id), context);
  if (uuids.length === 0) await checkReferences(toReferences(entity, [id]), context);
  return loadPlace<Placed<KnownFile>, 'created_at'>(
    place,
    page.first,
    async (asked) => {
      const { items, hasNext } = cutPage(uuids, asked);
      const byUuid = new Map((await loadExisting(items, context)).map((file) => [file.uuid, file]));
      return { items: items.map((uuid) => toPlaced(byUuid.get(uuid) ?? { uuid })), hasNext };
    },
    (file) => 'name' in file,
  ) as Promise<Connection<File>>;
}

/** The uuids of the files on a record; none for a record that amoCRM does not find. */
export async function loadRecordFiles(entity: EntityType, id: number, context: Context): Promise<string[]> {
  try {
    const links = await withScope(context.loaders.filesOf.load({ kind: entity, id, choice: {} }));
    return links.map(({ file_uuid }) => file_uuid);
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}

/** The files that the drive has. */
async function loadExisting(uuids: readonly string[], context: Context): Promise<File[]> {
  if (uuids.length === 0) return [];
  const { address: drive } = await driveOf(context);
  const files = await withScope(Promise.all(uuids.map((uuid) => context.loaders.file.load({ drive, uuid }))));
  return files.filter((file) => file !== null);
}

/** One file, in the trash or not. @throws {NotFoundError} */
export async function loadFile(uuid: string, context: Context): Promise<File> {
  const { address } = await driveOf(context);
  const file = await withScope(context.loaders.file.load({ drive: address, uuid }));
  if (!file) throw fileNotFound(uuid);
  return file;
}

/** The error for a uuid that the drive does not have. */
export function fileNotFound(uuid: string): NotFoundError {
  return new NotFoundError(`There is no file with uuid ${uuid}, or the amoCRM user of the token may not see it.`, {
    remedy: 'Take a uuid from the list of `files`.',
  });
}

/** One property: at once if it is known, otherwise loaded with all other missing ones. */
export async function readFile<Key extends keyof File>(
  file: KnownFile,
  key: Key,
  context: Context,
): Promise<File[Key]> {
  if (key in file) return (file as File)[key];
  return (await loadFile(file.uuid, context))[key];
}

/** The newest files of a record. Those that the drive no longer has are left out. */
export async function loadFilesOf(
  entity: EntityType,
  id: number,
  first: number,
  context: Context,
  info: SelectionInfo,
): Promise<KnownFile[]> {
  const links = await withScope(context.loaders.filesOf.load({ kind: entity, id, choice: {} }));
  const uuids = links.slice(0, first).map(({ file_uuid }) => file_uuid);
  return selectsOnly(info, ['uuid']) ? uuids.map((uuid) => ({ uuid })) : loadExisting(uuids, context);
}

/** The file of a note, whose uuid another system may have written. */
export async function loadNoteFile(uuid: unknown, context: Context, info: SelectionInfo): Promise<KnownFile | null> {
  if (typeof uuid !== 'string' || !isUuid(uuid)) return null;
  if (selectsOnly(info, ['uuid'])) return { uuid };
  return (await loadExisting([uuid], context))[0] ?? null;
}
