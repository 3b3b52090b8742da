/**
 * Which tasks a caller means. amoCRM has no filter by due time, but an order: a period of due times is found in it here.
 */
import type { EntityType, Task, TaskListQuery } from '../amocrm/index.ts';
import { ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import type { TaskConditions, TaskCriteria } from './list/criteria.ts';
import { type DateTimeRangeInput, dropAbsent, toIds, toOrder, toRange } from './list/range.ts';
import type { ScanTest } from './list/scan.ts';

/** A `TaskFilter` input. */
export interface TaskFilterInput {
  ids?: Nullish<string[]>;
  responsibleUserIds?: Nullish<string[]>;
  isCompleted?: Nullish<boolean>;
  isOverdue?: Nullish<boolean>;
  completeTill?: Nullish<DateTimeRangeInput>;
  taskTypeIds?: Nullish<string[]>;
  entityType?: Nullish<EntityType>;
  entityIds?: Nullish<string[]>;
  updatedAt?: Nullish<DateTimeRangeInput>;
}

/** Which tasks, in which order. */
export interface TaskListArguments {
  filter?: Nullish<TaskFilterInput>;
  orderBy?: Nullish<`${'ID' | 'CREATED_AT' | 'COMPLETE_TILL'}_${'ASC' | 'DESC'}`>;
}

/** What the arguments mean; undefined where none was given. */
export async function toTaskCriteria(
  { filter, orderBy }: TaskListArguments,
  context: Pick<Context, 'metadata'>,
): Promise<TaskCriteria | undefined> {
  if (filter?.entityIds && !filter.entityType) {
    throw new ValidationError([
      { path: ['filter', 'entityIds'], message: 'needs `entityType`: amoCRM ignores it alone' },
    ]);
  }
  if (filter?.isOverdue && filter.isCompleted) {
    throw new ValidationError([{ path: ['filter', 'isOverdue'], message: 'a completed task is not overdue' }]);
  }
  const conditions: TaskConditions | undefined = filter
    ? dropAbsent({
        id: toIds(filter.ids),
        responsible_user_id: toIds(filter.responsibleUserIds),
        is_completed: filter.isOverdue ? false : (filter.isCompleted ?? undefined),
        task_type: toIds(filter.taskTypeIds),
        entity_type: filter.entityType ?? undefined,
        entity_id: toIds(filter.entityIds),
        updated_at: await toRange(filter.updatedAt, ['filter', 'updatedAt'], context),
        due: await toRange(filter.completeTill, ['filter', 'completeTill'], context),
        is_overdue: filter.isOverdue ?? undefined,
      })
    : undefined;
  const isDue = conditions?.due !== undefined || conditions?.is_overdue !== undefined;
  // In this order the period is one stretch of the list.
  const order = toOrder<'id' | 'created_at' | 'complete_till'>(orderBy ?? (isDue ? 'COMPLETE_TILL_ASC' : undefined));
  return dropAbsent({ filter: conditions, order });
}

/** What amoCRM is asked for, and what remains to be checked on each task. */
export function planTasks(
  { filter: { due, is_overdue, ...filter } = {}, ...rest }: TaskCriteria,
  { now }: Pick<Context, 'now'>,
): { query: TaskListQuery; test?: ScanTest<Task> } {
  const query: TaskListQuery = { ...rest, filter };
  if (!due && is_overdue === undefined) return { query };
  const moment = now();
  const from = due?.from ?? Number.NEGATIVE_INFINITY;
  const to = Math.min(due?.to ?? Number.POSITIVE_INFINITY, is_overdue ? moment - 1 : Number.POSITIVE_INFINITY);
  const { field, direction } = query.order ?? { field: 'id', direction: 'asc' };
  return {
    query,
    test: {
      holds: (task) =>
        task.complete_till >= from &&
        task.complete_till <= to &&
        (is_overdue !== false || task.is_completed || task.complete_till >= moment),
      ends: ({ complete_till: till }) => field === 'complete_till' && (direction === 'asc' ? till > to : till < from),
    },
  };
}
