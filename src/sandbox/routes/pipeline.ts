import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, type BatchItem, type Check, parseBatch, parseItem } from '../check.ts';
import { formatPipeline } from '../formatters/pipeline.ts';
import { listWhole } from '../listing.ts';
import type { PipelineRow, StatusRow } from '../metadata.ts';
import { notSupported, Problem, refuseItems } from '../problem.ts';
import { lost, won } from '../rows.ts';
import { palette, statusRoutes } from './status.ts';

/** amoCRM API v4, pipelines. The list comes whole: page, limit and order are ignored. Only administrators write. */
export const pipelineRoutes: Route[] = [
  { method: 'GET', template: '/leads/pipelines', handle: listPipelines },
  { method: 'GET', template: '/leads/pipelines/{id}', handle: getPipeline },
  { method: 'POST', template: '/leads/pipelines', handle: addPipelines },
  { method: 'PATCH', template: '/leads/pipelines/{id}', handle: changePipeline },
  { method: 'DELETE', template: '/leads/pipelines/{id}', handle: deletePipeline },
  ...statusRoutes,
];

/** Pipelines of one account (Kommo: limits). */
const maxPipelines = 50;

function listPipelines(call: Call): Reply {
  const { pipelines } = call.store.metadata;
  return listWhole(
    call,
    'pipelines',
    pipelines.map((pipeline) => formatPipeline(call, pipeline)),
  );
}

function getPipeline(call: Call): Reply {
  return ok(formatPipeline(call, findPipeline(call)));
}

function addPipelines(call: Call): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body).map((item) => ({ ...item, row: parseNew(call, item.check) }));
  assertValid(items);
  if (call.store.metadata.pipelines.length + items.length > maxPipelines) {
    throw new Problem(422, `Pipelines limit is ${maxPipelines}`);
  }
  const added = items.map(({ row, requestId }) => {
    const stored = put(call, { ...row, id: call.store.settings.reserveId('pipelines') });
    return { ...formatPipeline(call, stored), request_id: requestId };
  });
  return ok({ _total_items: added.length, _embedded: { pipelines: added } });
}

/** Name, sort and both flags are required. */
function parseNew(call: Call, check: Check): Omit<PipelineRow, 'id'> {
  check.require('name', 'sort', 'is_main', 'is_unsorted_on');
  return {
    name: check.string('name') ?? '',
    sort: check.integer('sort') ?? 0,
    isMain: check.boolean('is_main') ?? false,
    isUnsortedOn: check.boolean('is_unsorted_on') ?? true,
    statuses: parseStatuses(call, check.object('_embedded')?.objects('statuses') ?? []),
  };
}

/** The stages of a new pipeline: «Неразобранное» first, won and lost last; 142 and 143 may be given to rename them. */
function parseStatuses(call: Call, checks: readonly Check[]): StatusRow[] {
  const names = new Map([
    [won, 'Успешно реализовано'],
    [lost, 'Закрыто и не реализовано'],
  ]);
  const own: StatusRow[] = [];
  for (const check of checks) {
    check.require('name');
    const [id, name] = [check.integer('id'), check.string('name') ?? ''];
    if (id !== undefined && !names.has(id)) check.refuse('id');
    else if (id !== undefined) names.set(id, name);
    else {
      const color = check.string('color') ?? '#fffeb2';
      if (!palette.includes(color)) check.refuse('color');
      const sort = check.integer('sort') ?? (own.length + 2) * 10;
      own.push({ id: call.store.settings.reserveId('statuses'), name, sort, color, type: 0, isEditable: true });
    }
  }
  const system = { type: 0, isEditable: false } as const;
  const incomingId = call.store.settings.reserveId('statuses');
  return [
    { id: incomingId, name: 'Неразобранное', sort: 10, color: '#c1c1c1', type: 1, isEditable: false },
    ...own,
    { id: won, name: names.get(won) ?? '', sort: 10_000, color: '#CCFF66', ...system },
    { id: lost, name: names.get(lost) ?? '', sort: 11_000, color: '#D5D8DB', ...system },
  ];
}

function changePipeline(call: Call): Reply {
  requireAdmin(call);
  const before = findPipeline(call);
  const item: BatchItem = parseItem(call.body);
  const { check } = item;
  const isMain = check.boolean('is_main');
  // An account has a main pipeline at all times (guess).
  if (isMain === false && before.isMain) check.refuse('is_main');
  const changes = {
    name: check.string('name') ?? before.name,
    sort: check.integer('sort') ?? before.sort,
    isMain: isMain ?? before.isMain,
    isUnsortedOn: check.boolean('is_unsorted_on') ?? before.isUnsortedOn ?? true,
  };
  assertValid([item]);
  return ok(formatPipeline(call, put(call, { ...before, ...changes })));
}

/** Stores a pipeline. One that becomes the main one takes this from the other. */
function put(call: Call, row: PipelineRow): PipelineRow {
  const { settings, metadata } = call.store;
  for (const other of metadata.pipelines) {
    if (row.isMain && other.isMain && other.id !== row.id) settings.put('pipelines', { ...other, isMain: false });
  }
  return settings.put('pipelines', row);
}

/** Refused for the last pipeline and for one with leads; those in the trash do not count (guess). */
function deletePipeline(call: Call): Reply {
  requireAdmin(call);
  const { store } = call;
  const row = store.pipeline(Number(call.params.id));
  if (row === undefined) throw refuseItems([{ errors: [notSupported('id')] }]);
  const isIn = (lead: { pipelineId: number }) => lead.pipelineId === row.id;
  if (store.leads.rows().some((lead) => !lead.isDeleted && isIn(lead)) || store.pendingLeads().some(isIn)) {
    throw new Problem(422, 'Only pipelines without leads can be deleted');
  }
  if (store.metadata.pipelines.length === 1) throw new Problem(422, 'The last pipeline can not be deleted');
  store.settings.delete('pipelines', row.id);
  const [first] = store.metadata.pipelines;
  // Another one becomes the main pipeline (guess).
  if (row.isMain && first) put(call, { ...first, isMain: true });
  return empty;
}

function findPipeline(call: Call): PipelineRow {
  const pipeline = call.store.pipeline(Number(call.params.id));
  if (pipeline === undefined) throw new Problem(404, 'Pipeline not found');
  return pipeline;
}
