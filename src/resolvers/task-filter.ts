/**
 * The filters of tasks. amoCRM has no filter by due time but an order by it, so a period is found by scanning the ordered list.
 */
import type { EntityType, Task, TaskListQuery } from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { ReplicaTaskFilter } from '../replica/question/task-list.ts';
import type { TaskWord } from '../replica/question/task-words.ts';
import type { Context } from './context.ts';
import { knownUsers } from './known-user.ts';
import { type LiveTaskCriteria, type TaskConditions, type TaskCriteria, toCriteria } from './list/criteria.ts';
import { type DateTimeRangeInput, idsAs, rangeAs } from './list/range.ts';
import { findReplicaNames, listNames } from './list/replica.ts';
import type { ScanTest } from './list/scan.ts';
import { normalizeName, wordsOf } from './name/spelling.ts';
import { searchedTexts, toSearchWords } from './search/word.ts';
import { checkPipelines, type LeadState, toStatuses } from './stage.ts';
import { type Translation, translate } from './translation.ts';

/** A `TaskFilter` input. */
export interface TaskFilterInput {
  ids?: Nullish<string[]>;
  responsibleUserIds?: Nullish<string[]>;
  isCompleted?: Nullish<boolean>;
  isOverdue?: Nullish<boolean>;
  completeTill?: Nullish<DateTimeRangeInput>;
  createdByUserIds?: Nullish<string[]>;
  taskTypeIds?: Nullish<string[]>;
  entityType?: Nullish<EntityType>;
  entityIds?: Nullish<string[]>;
  updatedAt?: Nullish<DateTimeRangeInput>;
  text?: Nullish<string>;
  query?: Nullish<string>;
  lead?: Nullish<TaskLeadInput>;
}

/** A `TaskLeadCondition` input. */
export interface TaskLeadInput {
  pipelineIds?: Nullish<string[]>;
  statusIds?: Nullish<string[]>;
  responsibleUserIds?: Nullish<string[]>;
  state?: Nullish<LeadState[]>;
}

/** The arguments that select and order tasks. */
export interface TaskListArguments {
  filter?: Nullish<TaskFilterInput>;
  orderBy?: Nullish<`${'ID' | 'CREATED_AT' | 'COMPLETE_TILL'}_${'ASC' | 'DESC'}`>;
}

const conditions: Translation<TaskFilterInput, TaskConditions> = {
  ids: idsAs('id'),
  responsibleUserIds: idsAs('responsible_user_id'),
  isCompleted: (is_completed) => ({ is_completed }),
  createdByUserIds: idsAs('created_by'),
  taskTypeIds: idsAs('task_type'),
  entityType: (entity_type) => ({ entity_type }),
  entityIds: (ids, path, { input }) => {
    if (input.entityType) return { entity_id: ids.map(Number) };
    throw new ValidationError([{ path, message: 'requires `entityType`: amoCRM ignores ids without it' }]);
  },
  updatedAt: rangeAs('updated_at'),
  completeTill: rangeAs('due'),
  isOverdue: (is_overdue, path, { input }) => {
    if (is_overdue && input.isCompleted) {
      throw new ValidationError([{ path, message: 'a completed task is not overdue' }]);
    }
    return { is_overdue, ...(is_overdue && { is_completed: false }) };
  },
  text: (text) => ({ text }),
  query: async (query, path, { context }) => ({ words: await toTaskWords(query, path, context) }),
  lead: async ({ pipelineIds, statusIds, responsibleUserIds, state }, path, { context }) => {
    if (pipelineIds) await checkPipelines(pipelineIds, [...path, 'pipelineIds'], context);
    const lead = {
      ...(pipelineIds && { pipeline_id: pipelineIds.map(Number) }),
      ...(statusIds && { statuses: await toStatuses(statusIds, pipelineIds, [...path, 'statusIds'], context) }),
      ...(responsibleUserIds && { responsible_user_id: responsibleUserIds.map(Number) }),
      ...(state && { state }),
    };
    return Object.keys(lead).length === 0 ? {} : { lead };
  },
};

/** The most words of one query: each costs the database a search. */
const maxWords = 10;

/** Splits a query into its words, each with the types of tasks that it may mean. @throws {ValidationError} */
async function toTaskWords(query: string, path: Issue['path'], { metadata }: Context): Promise<TaskWord[]> {
  const words = [...new Set(wordsOf(query))];
  if (words.length === 0) throw new ValidationError([{ path, message: 'has no words' }]);
  if (words.length > maxWords) {
    throw new ValidationError([
      { path, message: `must have at most ${maxWords} words; give those that tell it apart` },
    ]);
  }
  return findTaskTypes(words, metadata);
}

/** Words, each with the types of tasks whose names have it. */
async function findTaskTypes(words: readonly string[], metadata: Context['metadata']): Promise<TaskWord[]> {
  const { task_types: types } = await metadata.account();
  const typesWith = (word: string) =>
    types.filter(({ name }) => normalizeName(name).includes(word)).map(({ id }) => id);
  return words.map((text) => ({ text, types: typesWith(text) }));
}

/** The same words, cut down to what all their forms contain: «встречу» finds the type «Встреча», and «кольцовой» «Кольцова». */
export function toTaskRoots(words: readonly TaskWord[], { metadata }: Pick<Context, 'metadata'>): Promise<TaskWord[]> {
  const telling = toSearchWords(words.map(({ text }) => text).join(' '));
  return findTaskTypes(
    telling.map((word) => searchedTexts(word)[0] ?? word.text),
    metadata,
  );
}

/** What needs the replica, and what the schema calls it. */
const replicaNames = { text: 'text', words: 'query', lead: 'lead' } as const;

/** The arguments of a list that only the replica can answer; none if amoCRM can answer all of it. */
export function replicaNamesOf({ filter }: TaskCriteria): string[] {
  return findReplicaNames(filter, replicaNames);
}

/** Criteria that amoCRM can answer. @throws {ValidationError} naming those that it cannot */
function requireLive(criteria: TaskCriteria): LiveTaskCriteria {
  const names = replicaNamesOf(criteria);
  if (names.length === 0) return criteria;
  const message = `${listNames(names)} can be answered by the replica only, which lists of tasks read, and reports do not: take \`totalCount\` of \`tasks\``;
  throw new ValidationError([{ path: ['filter'], message }]);
}

/** Converts filter and order to amoCRM's names; undefined if none was given. */
export async function toTaskCriteria(
  { filter, orderBy }: TaskListArguments,
  context: Context,
): Promise<TaskCriteria | undefined> {
  const isDue = filter?.isOverdue != null || filter?.completeTill?.from != null || filter?.completeTill?.to != null;
  // Ordered by due time, the matching tasks are next to each other, so the scan can stop after the last one.
  return toCriteria({ filter, orderBy: orderBy ?? (isDue ? 'COMPLETE_TILL_ASC' : undefined) }, conditions, context);
}

/** Splits criteria into the query that amoCRM answers and the test that is applied to each task. */
export function planTasks(
  criteria: TaskCriteria,
  { now }: Pick<Context, 'now'>,
): { query: TaskListQuery; test?: ScanTest<Task> } {
  const { filter: { due, is_overdue, ...filter } = {}, ...rest } = requireLive(criteria);
  const query: TaskListQuery = { ...rest, filter };
  if (!due && is_overdue === undefined) return { query };
  const currentTime = now();
  const from = due?.from ?? Number.NEGATIVE_INFINITY;
  const to = Math.min(due?.to ?? Number.POSITIVE_INFINITY, is_overdue ? currentTime - 1 : Number.POSITIVE_INFINITY);
  const { field, direction } = query.order ?? { field: 'id', direction: 'asc' };
  return {
    query,
    test: {
      matches: (task) =>
        task.complete_till >= from &&
        task.complete_till <= to &&
        (is_overdue !== false || task.is_completed || task.complete_till >= currentTime),
      isPastEnd: ({ complete_till: till }) =>
        field === 'complete_till' && (direction === 'asc' ? till > to : till < from),
    },
  };
}

/** Converts a filter to what the replica compares. @param path of the filter in the arguments */
export async function toReplicaTaskFilter(
  filter: TaskFilterInput,
  path: Issue['path'],
  context: Context,
): Promise<ReplicaTaskFilter> {
  return translate({ ...conditions, responsibleUserIds: knownUsers }, { input: filter, path, context });
}
