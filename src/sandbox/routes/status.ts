import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, type Check, parseBatch, parseItem } from '../check.ts';
import { formatStatus, shownStatuses } from '../formatters/pipeline.ts';
import { listWhole, parseWith } from '../listing.ts';
import type { PipelineRow, StatusDescriptionRow, StatusRow } from '../metadata.ts';
import { Problem } from '../problem.ts';
import { firstStage } from './lead.ts';

/** The colours that stages may be given (amoCRM API v4, Pipelines); older stages have others. */
export const palette: readonly string[] = [
  ...['#fffeb2', '#fffd7f', '#fff000', '#ffeab2', '#ffdc7f', '#ffce5a', '#ffdbdb'],
  ...['#ffc8c8', '#ff8f92', '#d6eaff', '#c1e0ff', '#98cbff', '#ebffb1', '#deff81'],
  ...['#87f2c0', '#f9deff', '#f3beff', '#ccc8f9', '#eb93ff', '#f2f3f4', '#e6e8ea'],
];

/** Stages of one pipeline, with the system ones (Kommo: limits). */
const maxStatuses = 100;

const levels = ['newbie', 'candidate', 'master'];
const maxDescription = 1_000;

/** amoCRM API v4, stages of a pipeline. Any user reads, administrators write. */
export const statusRoutes: Route[] = [
  { method: 'GET', template: '/leads/pipelines/{id}/statuses', handle: listStatuses },
  { method: 'GET', template: '/leads/pipelines/{id}/statuses/{statusId}', handle: getStatus },
  { method: 'POST', template: '/leads/pipelines/{id}/statuses', handle: addStatuses },
  { method: 'PATCH', template: '/leads/pipelines/{id}/statuses/{statusId}', handle: changeStatus },
  { method: 'DELETE', template: '/leads/pipelines/{id}/statuses/{statusId}', handle: deleteStatus },
];

function listStatuses(call: Call): Reply {
  const pipeline = findPipeline(call);
  const wanted = parseWith(call.query);
  return listWhole(
    call,
    'statuses',
    shownStatuses(pipeline).map((status) => formatStatus(call, pipeline, status, wanted)),
  );
}

function getStatus(call: Call): Reply {
  const pipeline = findPipeline(call);
  return ok(formatStatus(call, pipeline, findStatus(call, pipeline), parseWith(call.query)));
}

function addStatuses(call: Call): Reply {
  requireAdmin(call);
  const pipeline = findPipeline(call);
  const items = parseBatch(call.body).map((item) => {
    item.check.require('name', 'sort');
    return { ...item, fields: parseFields(call, item.check) };
  });
  assertValid(items);
  if (pipeline.statuses.length + items.length > maxStatuses) throw new Problem(422, `Statuses limit is ${maxStatuses}`);
  const added = items.map(({ fields, requestId }) => {
    const id = call.store.settings.reserveId('statuses');
    const row: StatusRow = {
      id,
      name: '',
      sort: 0,
      color: '#fffeb2',
      type: 0,
      isEditable: true,
      ...fields,
    };
    return { row, requestId };
  });
  put(call, { ...pipeline, statuses: [...pipeline.statuses, ...added.map(({ row }) => row)] });
  const statuses = added.map(({ row, requestId }) => ({
    ...formatStatus(call, pipeline, row),
    request_id: requestId,
  }));
  return ok({ _total_items: statuses.length, _embedded: { statuses } });
}

/** Of system stages only the name can be changed. */
function changeStatus(call: Call): Reply {
  requireAdmin(call);
  const pipeline = findPipeline(call);
  const before = findStatus(call, pipeline);
  const item = parseItem(call.body);
  const { check } = item;
  if (!before.isEditable) {
    for (const key of ['sort', 'color', 'descriptions']) if (check.has(key)) check.refuse(key);
  }
  const changed = { ...before, ...parseFields(call, check) };
  assertValid([item]);
  const statuses = pipeline.statuses.map((status) => (status.id === before.id ? changed : status));
  put(call, { ...pipeline, statuses });
  return ok({ ...formatStatus(call, pipeline, changed), request_id: item.requestId });
}

/** What was sent, of a new stage or of a change. */
function parseFields(call: Call, check: Check): Partial<StatusRow> {
  const [name, sort, color] = [check.string('name'), check.integer('sort'), check.string('color')];
  if (name === '') check.refuse('name');
  if (color !== undefined && !palette.includes(color)) check.refuse('color');
  const descriptions = check.objects('descriptions')?.map((each) => parseDescription(call, each));
  if (new Set(descriptions?.map(({ level }) => level)).size !== (descriptions?.length ?? 0)) {
    check.refuse('descriptions');
  }
  return {
    ...(name === undefined ? {} : { name }),
    ...(sort === undefined ? {} : { sort }),
    ...(color === undefined ? {} : { color }),
    ...(descriptions === undefined ? {} : { descriptions }),
  };
}

function parseDescription(call: Call, check: Check): StatusDescriptionRow {
  check.require('level', 'description');
  const [level = '', description = ''] = [check.string('level'), check.string('description')];
  if (!levels.includes(level)) check.refuse('level');
  if (description.length > maxDescription) check.refuse('description');
  const id = call.store.settings.reserveId('descriptions');
  return { id, level, description, createdBy: call.user.id, createdAt: call.now };
}

/** The leads of a deleted stage move to the first one, without a word in the answer. System stages stay (guess). */
function deleteStatus(call: Call): Reply {
  requireAdmin(call);
  const pipeline = findPipeline(call);
  const row = findStatus(call, pipeline);
  if (!row.isEditable) throw new Problem(400, 'System statuses can not be deleted');
  const left = { ...pipeline, statuses: pipeline.statuses.filter(({ id }) => id !== row.id) };
  put(call, left);
  for (const lead of call.store.leads.rows()) {
    if (lead.pipelineId === pipeline.id && lead.statusId === row.id) {
      call.store.leads.change(lead.id, { statusId: firstStage(left) });
    }
  }
  return empty;
}

function put(call: Call, row: PipelineRow): void {
  call.store.settings.put('pipelines', row);
}

function findPipeline(call: Call): PipelineRow {
  const pipeline = call.store.pipeline(Number(call.params.id));
  if (pipeline === undefined) throw new Problem(404, 'Pipeline not found');
  return pipeline;
}

function findStatus(call: Call, pipeline: PipelineRow): StatusRow {
  const status = shownStatuses(pipeline).find((item) => item.id === Number(call.params.statusId));
  if (status === undefined) throw new Problem(404, 'Status not found');
  return status;
}
