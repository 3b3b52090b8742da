import { reopenTask, reopenTasks, rescheduleTask, rescheduleTasks } from '../resolvers/task.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { Task } from './ref.ts';
import { TaskBatch } from './task.ts';

/* The mutations that open tasks again or move them to another time. */

const id = { required: true, description: 'Task id.', validate: constraint.id } as const;
const ids = { required: true, description: 'Ids of tasks, up to 250.', validate: constraint.ids } as const;
const newDue = {
  type: 'DateTime',
  description:
    'New due time; a date means its end. The task keeps its due time if omitted, and is overdue if that has passed.',
} as const;
const due = { type: 'DateTime', required: true, description: 'New due time; a date means its end.' } as const;

builder.mutationFields((t) => ({
  reopenTask: t.field({
    type: Task,
    description: 'Opens a completed task again. Its result is kept.',
    extensions: overwrites,
    args: { id: t.arg.id(id), completeTill: t.arg(newDue) },
    resolve: (_root, { id, completeTill }, context) => reopenTask(id, completeTill, context),
  }),
  reopenTasks: t.field({
    type: TaskBatch,
    description: 'Opens up to 250 completed tasks again and returns a result for each. Their results are kept.',
    extensions: overwrites,
    args: { ids: t.arg.idList(ids), completeTill: t.arg(newDue) },
    resolve: (_root, { ids, completeTill }, context) => reopenTasks(ids, completeTill, context),
  }),
  rescheduleTask: t.field({
    type: Task,
    description: 'Gives a task another due time.',
    extensions: overwrites,
    args: { id: t.arg.id(id), completeTill: t.arg(due) },
    resolve: (_root, { id, completeTill }, context) => rescheduleTask(id, completeTill, context),
  }),
  rescheduleTasks: t.field({
    type: TaskBatch,
    description:
      'Gives up to 250 tasks the same due time and returns a result for each; updateTasks gives each its own.',
    extensions: overwrites,
    args: { ids: t.arg.idList(ids), completeTill: t.arg(due) },
    resolve: (_root, { ids, completeTill }, context) => rescheduleTasks(ids, completeTill, context),
  }),
}));
