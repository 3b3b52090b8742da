import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { findTarget } from '../card.ts';
import { assertValid, type BatchItem, type Check, parseBatch, parseItem } from '../check.ts';
import { testTexts } from '../filter.ts';
import { formatSource } from '../formatters/source.ts';
import { listWhole } from '../listing.ts';
import type { SourceRow } from '../metadata.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';

/** amoCRM API v4, sources: those of the integration alone, in one list without pages. */
export const sourceRoutes: Route[] = [
  { method: 'GET', template: '/sources', handle: listSources },
  { method: 'POST', template: '/sources', handle: addSources },
  { method: 'PATCH', template: '/sources', handle: (call) => changeSources(call, parseBatch(call.body, maxItems)) },
  { method: 'DELETE', template: '/sources', handle: deleteSources },
  { method: 'GET', template: '/sources/{id}', handle: getSource },
  { method: 'PATCH', template: '/sources/{id}', handle: changeSource },
  { method: 'DELETE', template: '/sources/{id}', handle: deleteSource },
];

/** How many sources one request writes. */
const maxItems = 50;

/** How many sources an integration has. */
const maxSources = 100;

/** amoCRM shows sources to administrators, Kommo to all users. */
function requireRight(call: Call): void {
  if (call.mode === 'amocrm') requireAdmin(call);
}

function listSources(call: Call): Reply {
  requireRight(call);
  const test = testTexts<SourceRow>(getNode(call.query, 'filter'), 'external_id', ({ externalId }) => externalId);
  const rows = call.store.chats.sources.rows().filter((row) => test?.(row) ?? true);
  return rows.length === 0 ? empty : listSome(call, rows);
}

function listSome(call: Call, rows: readonly SourceRow[]): Reply {
  return listWhole(
    { ...call, path: '/sources' },
    'sources',
    rows.map((row) => formatSource(call, row)),
  );
}

function getSource(call: Call): Reply {
  requireRight(call);
  const row = call.store.chats.sources.get(Number(call.params.id));
  return row === undefined ? empty : ok(formatSource(call, row));
}

type SourceChanges = { [Key in keyof Omit<SourceRow, 'id' | 'externalId'>]: SourceRow[Key] | undefined };

function parseChanges(call: Call, check: Check): SourceChanges {
  const pipelineId = check.integer('pipeline_id');
  if (pipelineId !== undefined && call.store.pipeline(pipelineId) === undefined) check.refuse('pipeline_id');
  return {
    name: check.string('name'),
    pipelineId,
    isDefault: check.boolean('default'),
    originCode: check.string('origin_code'),
    services: check.objects('services')?.map(({ source }) => source),
  };
}

function addSources(call: Call): Reply {
  requireRight(call);
  const { sources, deletedSources } = call.store.chats;
  const seen = new Set(sources.rows().map(({ externalId }) => externalId));
  const items = parseBatch(call.body, maxItems).map((item) => {
    const { check } = item;
    check.require('name', 'external_id');
    const externalId = check.string('external_id') ?? '';
    if (seen.has(externalId)) {
      const detail = 'Source with this external_id already exists';
      check.errors.push({ code: 'SourceAlreadyExists', path: 'external_id', detail });
    } else if (externalId.length > 36 || /[^ -~]/.test(externalId)) check.refuse('external_id');
    seen.add(externalId);
    return { ...item, externalId, changes: parseChanges(call, check) };
  });
  assertValid(items);
  if (sources.size + items.length > maxSources) throw new Problem(422, `Limit ${maxSources} sources`);
  const added = items.map(({ externalId, changes, requestId }) => {
    const known = deletedSources.get(externalId);
    const row = { ...mergeSource(call, undefined, changes), externalId };
    const stored = known === undefined ? sources.add(row) : sources.insert({ ...row, id: known });
    deletedSources.delete(externalId);
    if (stored.isDefault) unsetOthers(call, stored.id);
    return { ...formatSource(call, stored), request_id: requestId };
  });
  return listWhole({ ...call, path: '/sources' }, 'sources', added);
}

function mergeSource(
  call: Call,
  before: SourceRow | undefined,
  changes: SourceChanges,
): Omit<SourceRow, 'id' | 'externalId'> {
  const main = call.store.metadata.pipelines.find(({ isMain }) => isMain);
  return {
    name: changes.name ?? before?.name ?? '',
    pipelineId: changes.pipelineId ?? before?.pipelineId ?? main?.id ?? 0,
    isDefault: changes.isDefault ?? before?.isDefault ?? false,
    originCode: changes.originCode ?? before?.originCode ?? null,
    services: changes.services ?? before?.services ?? [],
  };
}

/** There is one default source. */
function unsetOthers(call: Call, id: number): void {
  const { sources } = call.store.chats;
  for (const row of sources.rows()) if (row.id !== id && row.isDefault) sources.change(row.id, { isDefault: false });
}

function changeSources(call: Call, items: BatchItem[], pathId?: number): Reply {
  return listSome(call, applyChanges(call, items, pathId));
}

function changeSource(call: Call): Reply {
  const [row] = applyChanges(call, [parseItem(call.body)], Number(call.params.id));
  return row === undefined ? empty : ok(formatSource(call, row));
}

/** `external_id` is not read: it cannot be changed. */
function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): SourceRow[] {
  requireRight(call);
  const { sources } = call.store.chats;
  const read = items.map((item) => {
    const before = findTarget(item, (id) => sources.get(id), pathId);
    return { ...item, before, changes: parseChanges(call, item.check) };
  });
  assertValid(read);
  return read.flatMap(({ before, changes }) => {
    if (before === undefined) return [];
    const row = sources.change(before.id, mergeSource(call, before, changes));
    if (changes.isDefault) unsetOthers(call, row.id);
    return [row];
  });
}

/** An unknown id fails the request, in a shape of its own. */
function deleteSources(call: Call): Reply {
  requireRight(call);
  const ids = parseBatch(call.body).map(({ check, requestId }) => ({ id: check.integer('id') ?? 0, requestId }));
  const { sources } = call.store.chats;
  const errors = ids
    .filter(({ id }) => sources.get(id) === undefined)
    .map(({ id, requestId }) => ({
      request_id: requestId,
      errors: { code: 'EntityNotFound', path: 'id', detail: `source with id = ${id} not found` },
    }));
  if (errors.length > 0) throw new Problem(400, 'Invalid request items', { errors });
  for (const { id } of ids) removeSource(call, id);
  return empty;
}

function deleteSource(call: Call): Reply {
  requireRight(call);
  if (!removeSource(call, Number(call.params.id))) throw new Problem(404, 'Source not found');
  return empty;
}

function removeSource(call: Call, id: number): boolean {
  const { sources, deletedSources } = call.store.chats;
  const row = sources.get(id);
  if (row !== undefined) deletedSources.set(row.externalId, id);
  return sources.remove(id);
}
