import type { Task } from '../../amocrm/index.ts';
import { pagesOf } from '../../amocrm/index.ts';
import type { Context } from '../context.ts';
import { planTasks, type TaskListArguments, toTaskCriteria } from '../task-filter.ts';

/** A number of tasks. */
export interface TaskTally {
  count: number;
  /** How many of them are open and were due before now. */
  overdue: number;
}

/** The tasks of one user; in the sum of the remaining users, `userId` is null and `others` is their number. */
export interface UserTaskTally extends TaskTally {
  userId: number | null;
  others?: number;
}

/** The result of `taskReport`. */
export interface TaskReport extends TaskTally {
  completed: number;
  /** Largest count first. */
  byResponsible: UserTaskTally[];
  /** How many tasks were read. */
  scanned: number;
  /** False if the list changed while it was read. */
  complete: boolean;
}

/** How many pages are requested ahead. */
const pagesAhead = 3;

/**
 * Counts all tasks that match a filter, page by page. Pages after the period of due times are not read. If a page cannot be
 * read, the report fails.
 */
export async function loadTaskReport(args: Pick<TaskListArguments, 'filter'>, context: Context): Promise<TaskReport> {
  const selection = (await toTaskCriteria(args, context)) ?? {};
  const { query, test } = planTasks(selection, context);
  const order = query.order ?? ({ field: 'id', direction: 'asc' } as const);
  const now = context.now();
  const users = new Map<number, UserTaskTally>();
  const seen = new Set<number>();
  const report = { count: 0, overdue: 0, completed: 0, scanned: 0, complete: true };
  const add = (task: Task) => {
    const isOverdue = !task.is_completed && task.complete_till < now;
    const userId = task.responsible_user_id;
    const user = users.get(userId) ?? { userId, count: 0, overdue: 0 };
    users.set(userId, user);
    for (const tally of [report, user]) {
      tally.count += 1;
      if (isOverdue) tally.overdue += 1;
    }
    if (task.is_completed) report.completed += 1;
  };
  pages: for await (const page of pagesOf(context.background.tasks.list, { ...query, order }, { ahead: pagesAhead })) {
    for (const task of page.items) {
      if (test?.isPastEnd?.(task)) break pages;
      report.scanned += 1;
      // A task that is seen twice has moved between pages while they were read.
      if (seen.has(task.id)) report.complete = false;
      else if (test?.matches(task) ?? true) add(task);
      seen.add(task.id);
    }
    context.onProgress?.({ done: report.scanned, message: `${report.scanned} tasks read` });
  }
  const byResponsible = [...users.values()].sort((a, b) => b.count - a.count || (a.userId ?? 0) - (b.userId ?? 0));
  return { ...report, byResponsible };
}

/** The first users, and after them the sum of the others. */
export function keepFirstUsers(users: readonly UserTaskTally[], first: number): UserTaskTally[] {
  const rest = users.slice(first);
  if (rest.length === 0) return [...users];
  const sum = { userId: null, count: 0, overdue: 0, others: rest.length };
  for (const { count, overdue } of rest) {
    sum.count += count;
    sum.overdue += overdue;
  }
  return [...users.slice(0, first), sum];
}
