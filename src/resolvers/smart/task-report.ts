import type { Task } from '../../amocrm/index.ts';
import { pagesOf } from '../../amocrm/index.ts';
import type { Context } from '../context.ts';
import { planTasks, type TaskListArguments, toTaskCriteria } from '../task-filter.ts';

/** Tasks counted. */
export interface TaskTally {
  count: number;
  /** Of them open ones that were due before now. */
  overdue: number;
}

/** The tasks of one user; `userId` is null where this is the sum of the rest, of so many users. */
export interface UserTaskTally extends TaskTally {
  userId: number | null;
  others?: number;
}

/** What `taskReport` answers. */
export interface TaskReport extends TaskTally {
  completed: number;
  /** Largest count first. */
  byResponsible: UserTaskTally[];
  /** How many tasks were read. */
  scanned: number;
  /** False where the list changed under the reader. */
  complete: boolean;
}

/** How many pages are asked for ahead. */
const pagesAhead = 3;

/**
 * Counts all tasks that a filter means, page by page; the pages behind a period of due times are not read.
 * A page that cannot be read makes the whole report fail.
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
      if (test?.ends?.(task)) break pages;
      report.scanned += 1;
      // A task that comes twice has moved between pages while they were read.
      if (seen.has(task.id)) report.complete = false;
      else if (test?.holds(task) ?? true) add(task);
      seen.add(task.id);
    }
    context.onProgress?.({ done: report.scanned, message: `${report.scanned} tasks read` });
  }
  const byResponsible = [...users.values()].sort((a, b) => b.count - a.count || (a.userId ?? 0) - (b.userId ?? 0));
  return { ...report, byResponsible };
}

/** The first users, and behind them the sum of the rest in one more. */
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
