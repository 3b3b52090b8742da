import { type Call, empty, ok, type Reply, type Route } from '../call.ts';
import { findTarget, parseUserId } from '../card.ts';
import { logTaskChange } from '../change-log.ts';
import { assertValid, type BatchItem, type Check, parseBatch, parseItem } from '../check.ts';
import { applyTests, testNumbers, testRange, testTexts } from '../filter.ts';
import { formatTask } from '../formatters/task.ts';
import { itemSuffix, listPage, parsePaging, selfLink, slimItem, slimList, sortRows } from '../listing.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';
import { type EntityType, entityTypes, type TaskRow } from '../rows.ts';

/** amoCRM API v4, tasks. */
export const taskRoutes: Route[] = [
  { method: 'GET', template: '/tasks', handle: listTasks },
  { method: 'GET', template: '/tasks/{id}', handle: getTask },
  { method: 'POST', template: '/tasks', handle: addTasks },
  { method: 'PATCH', template: '/tasks', handle: changeTasks },
  { method: 'PATCH', template: '/tasks/{id}', handle: changeTask },
  { method: 'DELETE', template: '/tasks/{id}', handle: refuseDelete },
];

function listTasks(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  const isTyped = typeof filter?.entity_type === 'string';
  const { page: _page, limit: _limit, ...rest } = call.query;
  const rows = call.store.derive(`tasks ${JSON.stringify(rest)}`, () => {
    const visible = applyTests<TaskRow>(call.store.tasks.rows(), [
      (task) => isVisible(call, task),
      testNumbers(filter, 'id', (task) => task.id),
      testNumbers(filter, 'responsible_user_id', (task) => task.responsibleUserId),
      testNumbers(filter, 'created_by', (task) => task.createdBy),
      testNumbers(filter, 'is_completed', (task) => Number(task.isCompleted)),
      testNumbers(filter, 'task_type', (task) => task.taskTypeId),
      testTexts(filter, 'entity_type', (task) => task.entityType),
      // Card ids alone say nothing: without the type the filter is ignored.
      isTyped ? testNumbers(filter, 'entity_id', (task) => task.entityId) : undefined,
      testRange(filter, 'updated_at', (task) => task.updatedAt, 'from'),
    ]);
    const sort = {
      id: (task: TaskRow) => task.id,
      created_at: (task: TaskRow) => task.createdAt,
      complete_till: (task: TaskRow) => task.completeTill,
    };
    return sortRows(visible, call.query, sort, (task) => task.updatedAt);
  });
  return listPage(call, rows, { key: 'tasks', format: (task, suffix) => formatTask(call, task, suffix) });
}

/** The tasks of a trashed card are not visible. */
function isVisible(call: Call, task: TaskRow): boolean {
  return task.entityType === null || task.entityId === null || call.store.isAlive(task.entityType, task.entityId);
}

function getTask(call: Call): Reply {
  const task = call.store.tasks.get(Number(call.params.id));
  if (task === undefined || !isVisible(call, task)) return empty;
  return ok(formatTask(call, task, itemSuffix(parsePaging(call.query))));
}

/** The route exists, but no scope of an integration grants it (measured on the live API). */
function refuseDelete(): never {
  throw new Problem(403, 'Invalid scope');
}

function parseTaskChanges(call: Call, check: Check) {
  const taskTypeId = check.integer('task_type_id');
  const isKnownType = call.store.metadata.taskTypes.some((type) => type.id === taskTypeId);
  if (taskTypeId !== undefined && !isKnownType) check.refuse('task_type_id');
  return {
    text: check.string('text'),
    completeTill: check.integer('complete_till'),
    ...parseSubject(call, check),
    responsibleUserId: parseUserId(call, check, 'responsible_user_id'),
    taskTypeId,
    isCompleted: check.boolean('is_completed'),
    result: check.object('result')?.string('text'),
    duration: check.integer('duration'),
    createdBy: parseUserId(call, check, 'created_by', true),
    updatedBy: parseUserId(call, check, 'updated_by', true),
    createdAt: check.integer('created_at'),
    updatedAt: check.integer('updated_at'),
  };
}

/** The card that a task belongs to; a task may belong to none. */
function parseSubject(call: Call, check: Check) {
  const type = check.string('entity_type');
  const entityId = check.integer('entity_id');
  if (type === undefined) {
    if (entityId !== undefined) check.require('entity_type');
    return {};
  }
  const entityType = entityTypes.find((candidate) => candidate === type);
  if (entityType === undefined) {
    check.refuse('entity_type');
    return {};
  }
  if (entityId === undefined) check.require('entity_id');
  else if (!call.store.isAlive(entityType, entityId)) check.refuse('entity_id');
  return { entityType, entityId };
}

type TaskChanges = Omit<ReturnType<typeof parseTaskChanges>, 'entityType'> & { entityType?: EntityType | undefined };

function addTasks(call: Call): Reply {
  const items = parseBatch(call.body).map((item) => {
    item.check.require('text', 'complete_till');
    if (item.check.source.text === '') item.check.refuse('text');
    return { ...item, changes: parseTaskChanges(call, item.check) };
  });
  assertValid(items);
  const added = items.map(({ changes, requestId }) => {
    const task = call.store.tasks.add(mergeTask(call, undefined, changes));
    logTaskChange(call, undefined, task);
    return {
      id: task.id,
      updated_at: task.updatedAt,
      request_id: requestId,
      _links: selfLink(call, `/tasks/${task.id}`),
    };
  });
  return slimList(call, '/tasks', 'tasks', added);
}

function mergeTask(call: Call, before: TaskRow | undefined, changes: TaskChanges): Omit<TaskRow, 'id'> {
  return {
    text: changes.text ?? before?.text ?? '',
    completeTill: changes.completeTill ?? before?.completeTill ?? call.now,
    entityType: changes.entityType ?? before?.entityType ?? null,
    entityId: changes.entityId ?? before?.entityId ?? null,
    responsibleUserId: changes.responsibleUserId ?? before?.responsibleUserId ?? call.user.id,
    taskTypeId: changes.taskTypeId ?? before?.taskTypeId ?? 1,
    isCompleted: changes.isCompleted ?? before?.isCompleted ?? false,
    result: changes.result ?? before?.result ?? null,
    duration: changes.duration ?? before?.duration ?? 0,
    createdBy: changes.createdBy ?? before?.createdBy ?? call.user.id,
    updatedBy: changes.updatedBy ?? call.user.id,
    createdAt: changes.createdAt ?? before?.createdAt ?? call.now,
    updatedAt: changes.updatedAt ?? call.now,
  };
}

function changeTasks(call: Call): Reply {
  return slimList(call, '/tasks', 'tasks', applyChanges(call, parseBatch(call.body), undefined));
}

function changeTask(call: Call): Reply {
  const changed = applyChanges(call, [parseItem(call.body)], Number(call.params.id));
  return slimItem(call, '/tasks', 'tasks', changed);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): Record<string, unknown>[] {
  const findVisible = (id: number) => {
    const task = call.store.tasks.get(id);
    return task !== undefined && isVisible(call, task) ? task : undefined;
  };
  const read = items.map((item) => {
    const before = findTarget(item, findVisible, pathId);
    return { ...item, id: before?.id ?? 0, changes: parseTaskChanges(call, item.check) };
  });
  assertValid(read);
  return read.map(({ id, changes, requestId }) => {
    const before = call.store.tasks.get(id);
    const task = call.store.tasks.change(id, mergeTask(call, before, changes));
    logTaskChange(call, before, task);
    return { id, updated_at: task.updatedAt, request_id: requestId, _links: selfLink(call, `/tasks/${id}`) };
  });
}
