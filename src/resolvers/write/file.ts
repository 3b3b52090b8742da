import type { EntityType, File } from '../../amocrm/index.ts';
import { type AmocrmGraphqlError, NotFoundError, RefusedError, ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { driveOf, fileNotFound, type KnownFile, loadFile, loadRecordFiles, withScope } from '../file.ts';
import type { BatchResult } from './batch.ts';
import { checkReferences, nouns, toReferences } from './reference.ts';

/** A file and the record that it is on. */
export interface FileAttachment {
  file: KnownFile;
  /** null if the file is on no record. */
  entityType: EntityType | null;
  entityId: number | null;
  isAttached: boolean;
  /** The note about it; null if none was added. */
  noteId: number | null;
}

/** A file that is put on a record, or taken off. */
export interface AttachArguments {
  uuid: string;
  entityType: EntityType;
  entityId: string;
}

/** Puts a file of the drive on a record. */
export async function attachFile(
  { uuid, entityType, entityId }: AttachArguments,
  context: Context,
): Promise<FileAttachment> {
  const [file] = await Promise.all([
    loadFile(uuid, context),
    checkReferences(toReferences(entityType, [entityId]), context),
  ]);
  if (file.is_trashed) {
    throw new RefusedError(`The file ${uuid} («${file.name}») is in the trash, so it cannot be attached.`, {
      remedy: 'Restore the file first.',
    });
  }
  await sendAttachment(entityType, Number(entityId), uuid, context);
  return { file, entityType, entityId: Number(entityId), isAttached: true, noteId: null };
}

/** Sends one attachment. A file that is attached already stays. */
export async function sendAttachment(entity: EntityType, id: number, uuid: string, context: Context): Promise<void> {
  await withScope(context.amocrm.files.attach(entity, id, [uuid]));
  context.loaders.filesOf.clear({ kind: entity, id, choice: {} });
}

/** Takes a file off a record; the file stays in the drive. @throws {NotFoundError} if it is not on the record */
export async function detachFile(
  { uuid, entityType, entityId }: AttachArguments,
  context: Context,
): Promise<FileAttachment> {
  const id = Number(entityId);
  const present = await loadRecordFiles(entityType, id, context);
  const isPresent = present.some((each) => each.toLowerCase() === uuid.toLowerCase());
  if (!isPresent) {
    if (present.length === 0) await checkReferences(toReferences(entityType, [entityId]), context);
    throw notAttached(uuid, `${nouns[entityType]} ${id}`, present);
  }
  await withScope(context.amocrm.files.detach(entityType, id, [uuid]));
  context.loaders.filesOf.clear({ kind: entityType, id, choice: {} });
  return { file: { uuid }, entityType, entityId: id, isAttached: false, noteId: null };
}

/** How many uuids an error names. */
const maxNamed = 20;

function notAttached(uuid: string, record: string, present: readonly string[]): NotFoundError {
  const named = present.slice(0, maxNamed).join(', ');
  const rest = present.length > maxNamed ? ` and ${present.length - maxNamed} more` : '';
  return new NotFoundError(`The file ${uuid} is not on the ${record}; nothing was changed.`, {
    remedy: present.length === 0 ? `The ${record} has no files.` : `Its files are ${named}${rest}.`,
  });
}

/** The files that go into one request. */
const chunkSize = 50;

/** Moves files to the trash. Those that are there already stay. */
export async function deleteFiles(uuids: readonly string[], context: Context): Promise<BatchResult<KnownFile>[]> {
  const { drive } = await driveOf(context);
  return moveFiles(uuids, true, (chunk) => withScope(drive.delete(chunk), true), context);
}

/** Takes files out of the trash. Those that are not there stay. */
export async function restoreFiles(uuids: readonly string[], context: Context): Promise<BatchResult<KnownFile>[]> {
  const { drive } = await driveOf(context);
  return moveFiles(uuids, false, (chunk) => withScope(drive.restore(chunk), true), context);
}

/** Moves the files that exist and are elsewhere; each of the others has a result of its own. */
async function moveFiles(
  uuids: readonly string[],
  is_trashed: boolean,
  send: (uuids: string[]) => Promise<void>,
  context: Context,
): Promise<BatchResult<KnownFile>[]> {
  checkDistinct(uuids);
  const { address: drive } = await driveOf(context);
  const { file: loader } = context.loaders;
  const found = await withScope(Promise.all(uuids.map((uuid) => loader.load({ drive, uuid }))));
  const moving = found.filter((file): file is File => file !== null && file.is_trashed !== is_trashed);
  const failures = await sendChunks(
    moving.map(({ uuid }) => uuid),
    send,
  );
  for (const { uuid } of moving) loader.clear({ drive, uuid });
  return found.map((file, index) => {
    if (!file) return { index, error: fileNotFound(uuids[index] ?? '') };
    const error = failures.get(file.uuid);
    return error ? { index, error } : { index, value: { ...file, is_trashed } };
  });
}

function checkDistinct(uuids: readonly string[]): void {
  const repeated = uuids.findIndex((uuid, index) => uuids.indexOf(uuid) !== index);
  if (repeated === -1) return;
  throw new ValidationError([{ path: ['uuids', repeated], message: 'is given twice' }]);
}

/** Sends one request after the other. A failure is that of all files in the request. */
async function sendChunks(
  uuids: readonly string[],
  send: (uuids: string[]) => Promise<void>,
): Promise<Map<string, AmocrmGraphqlError>> {
  const failures = new Map<string, AmocrmGraphqlError>();
  for (let start = 0; start < uuids.length; start += chunkSize) {
    const chunk = uuids.slice(start, start + chunkSize);
    await send(chunk).catch((error) => {
      for (const uuid of chunk) failures.set(uuid, error as AmocrmGraphqlError);
    });
  }
  return failures;
}
