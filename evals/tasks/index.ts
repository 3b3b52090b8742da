import type { Task } from '../task.ts';
import { bulkTasks } from './bulk.ts';
import { createTasks } from './create.ts';
import { incomingTasks } from './incoming.ts';
import { injectionTasks } from './injection.ts';
import { journalTasks } from './journal.ts';
import { lookUpTasks } from './look-up.ts';
import { pipelineTasks } from './pipeline.ts';
import { queryTasks } from './query.ts';
import { reportTasks } from './report.ts';
import { toDoTasks } from './to-do.ts';
import { writeTasks } from './write.ts';

/** All tasks. */
export const tasks: readonly Task[] = [
  ...lookUpTasks,
  ...reportTasks,
  ...pipelineTasks,
  ...toDoTasks,
  ...incomingTasks,
  ...writeTasks,
  ...createTasks,
  ...bulkTasks,
  ...queryTasks,
  ...injectionTasks,
  ...journalTasks,
];
