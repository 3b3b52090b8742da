import type { EntityType, Task, TaskPatch, TaskWrite } from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import { type DateTimeInput, secondsDue } from './account-time.ts';
import type { Context } from './context.ts';
import {
  type Connection,
  type ConnectionArguments,
  findPlace,
  loadPlace,
  nameList,
  type PageQuery,
} from './list/connection.ts';
import { scanPlace } from './list/scan.ts';
import { planTasks, type TaskListArguments, toTaskCriteria } from './task-filter.ts';
import { type BatchResult, one, sendBatch } from './write/batch.ts';
import { createOnce } from './write/create-once.ts';
import { checkReferences, loadReferences, toReferences } from './write/reference.ts';

/** One task. @throws {NotFoundError} */
export async function loadTask(id: number, { loaders }: Context): Promise<Task> {
  const task = await loaders.task.load(id);
  if (!task) throw notFound('task', id);
  return task;
}

/** The tasks of one entity, by id: open ones, completed ones, or all. */
export function loadTasksOf(
  kind: EntityType,
  id: number,
  isCompleted: Nullish<boolean>,
  { loaders }: Context,
): Promise<Task[]> {
  return loaders.tasksOf.load({ kind, id, choice: isCompleted == null ? {} : { isCompleted } });
}

/** One page of the tasks that a filter means. */
export async function listTasks(
  args: TaskListArguments & ConnectionArguments,
  context: Context,
): Promise<Connection<Task>> {
  const place = findPlace(nameList(context, 'tasks'), args, await toTaskCriteria(args, context));
  const { query, test } = planTasks(place.criteria, context);
  const list = (page: PageQuery<'id' | 'created_at' | 'complete_till'>) =>
    context.amocrm.tasks.list({ ...query, ...page });
  return test ? scanPlace(place, args.first, list, test) : loadPlace(place, args.first, list);
}

/** What a caller can set on a task. */
export interface TaskFieldsInput {
  text?: Nullish<string>;
  completeTill?: Nullish<DateTimeInput>;
  taskTypeId?: Nullish<string>;
  responsibleUserId?: Nullish<string>;
}

/** A `CreateTaskInput`. */
export interface CreateTaskInput extends TaskFieldsInput {
  text: string;
  completeTill: DateTimeInput;
  entityType?: Nullish<EntityType>;
  entityId?: Nullish<string>;
}

/** An `UpdateTaskInput`. */
export interface UpdateTaskInput extends TaskFieldsInput {
  isCompleted?: Nullish<boolean>;
}

/** Creates one task. */
export function createTask(input: CreateTaskInput, context: Context): Promise<Known<Task>> {
  return one(createTasks([input], context, ['input']));
}

/** Creates tasks, at most 50 in a request; each reports its own success or failure. */
export async function createTasks(
  inputs: CreateTaskInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Task>>[]> {
  const recordOf = ({ entityType, entityId }: CreateTaskInput) =>
    entityType ? toReferences(entityType, [entityId]) : [];
  await loadReferences(inputs.flatMap(recordOf), context);
  return sendBatch(
    inputs,
    async (input, index): Promise<TaskWrite> => {
      const at = path ?? ['inputs', index];
      if (Boolean(input.entityType) !== Boolean(input.entityId)) {
        throw new ValidationError([
          { path: [...at, 'entityId'], message: 'goes with `entityType`: give both or neither' },
        ]);
      }
      const fields = await toTaskFields(input, at, context);
      await checkReferences(recordOf(input), context);
      return {
        ...fields,
        text: input.text,
        complete_till: await toDueSeconds(input.completeTill, [...at, 'completeTill'], context),
        ...(input.entityType ? { entity_type: input.entityType, entity_id: Number(input.entityId) } : {}),
      };
    },
    (writes) => createOnce(context, 'tasks', writes),
    (sent, { id }) => ({ ...sent, id }),
  );
}

/** Changes one task. */
export function updateTask(id: string, input: UpdateTaskInput, context: Context): Promise<Known<Task>> {
  return one(updateTasks([{ id, ...input }], context, ['input']));
}

/** Changes tasks, at most 50 in a request; each reports its own success or failure. */
export async function updateTasks(
  inputs: (UpdateTaskInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Task>>[]> {
  return patchTasks(
    inputs,
    async (input, index): Promise<TaskPatch> => ({
      id: Number(input.id),
      ...(await toTaskFields(input, path ?? ['inputs', index], context)),
      ...(input.isCompleted == null ? {} : { is_completed: input.isCompleted }),
    }),
    context,
  );
}

/** Marks a task as done, with what came of it. */
export function completeTask(id: string, result: Nullish<string>, context: Context): Promise<Known<Task>> {
  const patch = { id: Number(id), is_completed: true, ...(result ? { result: { text: result } } : {}) };
  return one(patchTasks([patch], async (sent) => sent, context));
}

function patchTasks<Input>(
  inputs: Input[],
  prepare: (input: Input, index: number) => Promise<TaskPatch>,
  context: Context,
): Promise<BatchResult<Known<Task>>[]> {
  return sendBatch(
    inputs,
    prepare,
    (patches) => context.amocrm.tasks.update(patches),
    ({ result, ...sent }, { id }): Known<Task> => {
      context.loaders.task.clear(id);
      return { ...sent, id, ...(result ? { result_text: result.text } : {}) };
    },
  );
}

async function toTaskFields(
  input: TaskFieldsInput,
  path: Issue['path'],
  context: Context,
): Promise<Omit<TaskPatch, 'id'>> {
  if (input.taskTypeId) await checkTaskType(Number(input.taskTypeId), [...path, 'taskTypeId'], context);
  return {
    ...(input.text == null ? {} : { text: input.text }),
    ...(input.completeTill
      ? { complete_till: await toDueSeconds(input.completeTill, [...path, 'completeTill'], context) }
      : {}),
    ...(input.taskTypeId ? { task_type_id: Number(input.taskTypeId) } : {}),
    ...(input.responsibleUserId ? { responsible_user_id: Number(input.responsibleUserId) } : {}),
  };
}

/** Deadlines that somebody can mean, in unix seconds: what is outside was calculated or typed wrongly. */
const dueRange = { from: Date.UTC(2000, 0) / 1000, to: Date.UTC(2200, 0) / 1000 };

async function toDueSeconds(due: DateTimeInput, path: Issue['path'], { metadata }: Context): Promise<number> {
  const seconds = secondsDue(due, (await metadata.account()).timezone);
  if (seconds >= dueRange.from && seconds < dueRange.to) return seconds;
  throw new ValidationError([{ path, message: 'must be a time between the years 2000 and 2200' }]);
}

async function checkTaskType(id: number, path: Issue['path'], { metadata }: Context): Promise<void> {
  const isKnown = async () => (await metadata.account()).task_types.some((type) => type.id === id) || undefined;
  if (await metadata.find(['account'], isKnown)) return;
  const types = (await metadata.account()).task_types;
  const known = types.map((type) => `${type.id} «${type.name}»`).join(', ');
  throw new ValidationError([{ path, message: `${id} is no task type; there are ${known}` }]);
}
