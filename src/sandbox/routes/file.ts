import { type Call, empty, ok, type Reply, type Route } from '../call.ts';
import { assertValid, parseBatch } from '../check.ts';
import { linksOf } from '../file.ts';
import { applyTests, type Test, testNumbers, testRange, testTexts } from '../filter.ts';
import { activeVersion, formatFile } from '../formatters/file.ts';
import { link, listPage } from '../listing.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';
import type { EntityType, FileLinkRow, FileRow } from '../rows.ts';
import { uploadRoutes } from './upload.ts';

/** amoCRM, files API: the drive, which is a service of its own, and the files of a card. */
export const fileRoutes: Route[] = [
  { method: 'GET', template: '/drive/v1.0/files', handle: listFiles },
  { method: 'DELETE', template: '/drive/v1.0/files', handle: (call) => move(call, call.now) },
  { method: 'POST', template: '/drive/v1.0/files/restore', handle: (call) => move(call, null) },
  { method: 'GET', template: '/drive/v1.0/files/{uuid}', handle: getFile },
  ...uploadRoutes,
  { method: 'GET', template: '/{entity}/{id}/files', handle: listAttached },
  { method: 'PUT', template: '/{entity}/{id}/files', handle: attach },
  { method: 'DELETE', template: '/{entity}/{id}/files', handle: detach },
];

/** The newest first, whatever the order (a guess). */
function listFiles(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  const isTrash = filter?.deleted !== undefined;
  const rows = applyTests(call.store.files.rows(), [
    (file) => (file.deletedAt !== null) === isTrash,
    testUuids(filter?.uuid),
    testTexts(filter, 'name', (file: FileRow) => file.name),
    testTerm(filter?.term),
    testTexts(filter, 'extensions', (file: FileRow) => file.extension),
    testNumbers(filter, 'created_by', (file: FileRow) => file.createdBy),
    testRange(filter, 'size', (file: FileRow) => activeVersion(file).content.length),
    testRange(filter, 'date', getNode(filter, 'date')?.type === 'updated_at' ? readUpdated : readCreated),
  ]);
  const newestFirst = rows.toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
  return listPage(call, newestFirst, { key: 'files', format: (file) => formatFile(call, file) });
}

const readCreated = (file: FileRow) => file.createdAt;
const readUpdated = (file: FileRow) => file.updatedAt;

function testUuids(list: unknown): Test<FileRow> | undefined {
  if (typeof list !== 'string' || list === '') return undefined;
  const wanted = new Set(list.split(','));
  return ({ uuid }) => wanted.has(uuid);
}

/** A part of the name. */
function testTerm(term: unknown): Test<FileRow> | undefined {
  if (typeof term !== 'string' || term === '') return undefined;
  return ({ name, extension }) => `${name}.${extension}`.toLowerCase().includes(term.toLowerCase());
}

/** A file in the trash can still be read. */
function getFile(call: Call): Reply {
  const file = call.store.file(call.params.uuid ?? '');
  if (file === undefined) throw new Problem(404, 'File not found');
  return ok(formatFile(call, file));
}

/** Moves files to the trash or out of it: all of them or none. */
function move(call: Call, deletedAt: number | null): Reply {
  const items = parseBatch(call.body).map((item) => ({
    ...item,
    file: call.store.file(item.check.string('uuid') ?? ''),
  }));
  for (const { check, file } of items) if (file === undefined) check.refuse('uuid');
  assertValid(items);
  for (const { file } of items) {
    if (file) call.store.files.change(file.id, { deletedAt, updatedBy: call.user.id, updatedAt: call.now });
  }
  return empty;
}

function cardOf(call: Call): { entityType: EntityType; entityId: number } {
  const entityType = call.params.entity as EntityType;
  const entityId = Number(call.params.id);
  if (!call.store.isAlive(entityType, entityId)) throw new Problem(404, 'Entity not found');
  return { entityType, entityId };
}

function listAttached(call: Call): Reply {
  const { entityType, entityId } = cardOf(call);
  const before = Number(call.query.before_id ?? Number.POSITIVE_INFINITY);
  const limit = Math.min(Number(call.query.limit ?? 50), 250);
  const links = linksOf(call.store, entityType, entityId).filter(({ id }) => id < before);
  return links.length === 0 ? empty : ok(formatLinks(call, links.slice(0, limit)));
}

function formatLinks(call: Call, links: readonly FileLinkRow[]): unknown {
  return {
    _links: { self: link(`${call.base}${call.path}`) },
    _embedded: { files: links.map(({ id, fileUuid }) => ({ file_uuid: fileUuid, id })) },
  };
}

/** Attaching a file that is attached changes nothing. */
function attach(call: Call): Reply {
  const { entityType, entityId } = cardOf(call);
  const items = parseBatch(call.body).map((item) => ({ ...item, fileUuid: item.check.string('file_uuid') ?? '' }));
  for (const { check, fileUuid } of items) if (call.store.file(fileUuid)?.deletedAt !== null) check.refuse('file_uuid');
  assertValid(items);
  const links = items.map(
    ({ fileUuid }) =>
      linksOf(call.store, entityType, entityId).find((each) => each.fileUuid === fileUuid) ??
      call.store.fileLinks.add({ entityType, entityId, fileUuid, isDetached: false }),
  );
  return ok(formatLinks(call, links));
}

function detach(call: Call): Reply {
  const { entityType, entityId } = cardOf(call);
  const wanted = new Set(parseBatch(call.body).map(({ check }) => check.string('file_uuid')));
  for (const { id, fileUuid } of linksOf(call.store, entityType, entityId)) {
    if (wanted.has(fileUuid)) call.store.fileLinks.change(id, { isDetached: true });
  }
  return call.mode === 'kommo' ? { status: 202 } : empty;
}
