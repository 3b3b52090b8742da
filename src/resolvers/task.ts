import type { EntityType, Task, TaskPatch, TaskWrite } from '../amocrm/index.ts';
import { describeUnknown } from '../errors/candidate.ts';
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
import type { MaxAge } from './list/replica.ts';
import { scanPlace } from './list/scan.ts';
import { planTasks, replicaNamesOf, type TaskListArguments, toTaskCriteria } from './task-filter.ts';
import { listReplicaTasks } from './task-replica.ts';
import { type Line, type Translation, translate } from './translation.ts';
import { type BatchResult, one, oneChangeOf, oneOf, sendBatch } from './write/batch.ts';
import { chosenUser } from './write/chosen.ts';
import { createOnce } from './write/create-once.ts';
import { type OriginInput, originLines } from './write/origin.ts';
import { checkReferences, loadReferences, toReferences } from './write/reference.ts';
import { type UnchangedInput, unchangedLine } from './write/unchanged.ts';

/** Loads one task. @throws {NotFoundError} */
export async function loadTask(id: number, { loaders }: Context): Promise<Task> {
  const task = await loaders.task.load(id);
  if (!task) throw notFound('task', id);
  return task;
}

/** Loads the tasks of one entity, ordered by id: open ones, completed ones, or all. */
export function loadTasksOf(
  kind: EntityType,
  id: number,
  isCompleted: Nullish<boolean>,
  { loaders }: Context,
): Promise<Task[]> {
  return loaders.tasksOf.load({ kind, id, choice: isCompleted == null ? {} : { isCompleted } });
}

/** Loads one page of the tasks that match a filter. */
export async function listTasks(
  args: TaskListArguments & ConnectionArguments & MaxAge,
  context: Context,
): Promise<Connection<Task>> {
  const place = findPlace(nameList(context, 'tasks'), args, await toTaskCriteria(args, context));
  const names = replicaNamesOf(place.criteria);
  if (names.length > 0) return listReplicaTasks(names, place, args, context);
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
  duration?: Nullish<number>;
}

/** A `CreateTaskInput`. */
export interface CreateTaskInput extends TaskFieldsInput, OriginInput {
  text: string;
  completeTill: DateTimeInput;
  entityType?: Nullish<EntityType>;
  entityId?: Nullish<string>;
}

/** An `UpdateTaskInput`. */
export interface UpdateTaskInput extends TaskFieldsInput, UnchangedInput {
  isCompleted?: Nullish<boolean>;
}

type TaskWriteInput = Omit<CreateTaskInput, 'text' | 'completeTill'> & UpdateTaskInput & { id?: string };

const toTaskEntity: Line<unknown, TaskWriteInput, Partial<TaskWrite>> = (_value, _path, { input, path }) => {
  const { entityType, entityId } = input;
  if (entityType && entityId) return { entity_type: entityType, entity_id: Number(entityId) };
  const message = 'requires `entityType` and the other way round: give both or neither';
  throw new ValidationError([{ path: [...path, 'entityId'], message }]);
};

const taskTranslation: Translation<TaskWriteInput, TaskWrite & Omit<TaskPatch, 'id'>> = {
  ifUnchangedSince: unchangedLine('tasks'),
  ...originLines,
  entityType: toTaskEntity,
  entityId: toTaskEntity,
  text: (text) => ({ text }),
  completeTill: async (due, path, { context }) => ({ complete_till: await toDueSeconds(due, path, context) }),
  taskTypeId: async (id, path, { context }) => {
    await checkTaskType(Number(id), path, context);
    return { task_type_id: Number(id) };
  },
  responsibleUserId: (id) => ({ responsible_user_id: Number(id) }),
  duration: (duration) => ({ duration }),
  isCompleted: (is_completed) => ({ is_completed }),
};

/** Creates up to 50 tasks in one request; each reports its own success or failure. */
export async function createTasks(
  inputs: CreateTaskInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Task>>[]> {
  const recordOf = ({ entityType, entityId }: CreateTaskInput) =>
    entityType ? toReferences(entityType, [entityId]) : [];
  await loadReferences(inputs.flatMap(recordOf), context);
  const chosen = await chosenUser(context);
  return sendBatch(
    inputs,
    async (input, index): Promise<TaskWrite> => {
      const write = await translate(taskTranslation, { input, path: path ?? ['inputs', index], context });
      await checkReferences(recordOf(input), context);
      // The schema requires a text and a due time.
      return write as TaskWrite;
    },
    (writes) => createOnce(context, 'tasks', writes),
    // Times make a task look read; what was sent of its origin is read back.
    ({ created_at: _, created_by: _by, updated_by: _last, ...sent }, { id }): Known<Task> => ({
      ...chosen,
      ...sent,
      id,
    }),
    context,
  );
}

/** Creates one task. */
export const createTask = oneOf(createTasks);

/** Changes up to 50 tasks in one request; each reports its own success or failure. */
export async function updateTasks(
  inputs: (UpdateTaskInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Task>>[]> {
  return patchTasks(inputs, (input, index) => toTaskPatch(input, path ?? ['inputs', index], context), context);
}

/** Converts an input to the change that amoCRM takes. @throws {ValidationError} */
export async function toTaskPatch(
  input: UpdateTaskInput & { id: string },
  path: Issue['path'],
  context: Context,
): Promise<TaskPatch> {
  return { id: Number(input.id), ...(await translate(taskTranslation, { input, path, context })) };
}

/** Changes one task. */
export const updateTask = oneChangeOf(updateTasks);

/** Completes a task, with an optional result text. */
export function completeTask(id: string, result: Nullish<string>, context: Context): Promise<Known<Task>> {
  const patch = { id: Number(id), is_completed: true, ...(result ? { result: { text: result } } : {}) };
  return one(patchTasks([patch], async (sent) => sent, context));
}

/** Opens a completed task again, with a new due time if one is given. Its result is kept. */
export function reopenTask(id: string, due: Nullish<DateTimeInput>, context: Context): Promise<Known<Task>> {
  return one(reopenTasks([id], due, context));
}

/** Opens up to 250 completed tasks again; each reports its own success or failure. */
export async function reopenTasks(
  ids: readonly string[],
  due: Nullish<DateTimeInput>,
  context: Context,
): Promise<BatchResult<Known<Task>>[]> {
  const complete_till = due ? { complete_till: await toDueSeconds(due, ['completeTill'], context) } : {};
  const patches = ids.map((id) => ({ id: Number(id), is_completed: false, ...complete_till }));
  return patchTasks(patches, async (patch) => patch, context);
}

/** Gives a task another due time. */
export function rescheduleTask(id: string, due: DateTimeInput, context: Context): Promise<Known<Task>> {
  return one(rescheduleTasks([id], due, context));
}

/** Gives up to 250 tasks the same due time; each reports its own success or failure. */
export async function rescheduleTasks(
  ids: readonly string[],
  due: DateTimeInput,
  context: Context,
): Promise<BatchResult<Known<Task>>[]> {
  const complete_till = await toDueSeconds(due, ['completeTill'], context);
  return patchTasks(
    ids.map((id) => ({ id: Number(id), complete_till })),
    async (patch) => patch,
    context,
  );
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
    context,
  );
}

/** Plausible due times, in unix seconds: one outside was calculated or typed wrongly. */
const dueRange = { from: Date.UTC(2000, 0) / 1000, to: Date.UTC(2200, 0) / 1000 };

async function toDueSeconds(due: DateTimeInput, path: Issue['path'], { metadata }: Context): Promise<number> {
  const seconds = secondsDue(due, (await metadata.account()).timezone);
  if (seconds >= dueRange.from && seconds < dueRange.to) return seconds;
  throw new ValidationError([{ path, message: 'must be a time between the years 2000 and 2200' }]);
}

async function checkTaskType(id: number, path: Issue['path'], { metadata }: Context): Promise<void> {
  const isKnown = async () => (await metadata.account()).task_types.some((type) => type.id === id) || undefined;
  if (await metadata.find(['account'], isKnown)) return;
  const message = describeUnknown([id], 'a task type', (await metadata.account()).task_types);
  throw new ValidationError([{ path, message }]);
}
