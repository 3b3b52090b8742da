import type { User as UserRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import type { MaybePromise } from '../resolvers/settled.ts';
import { keepFirstUsers, loadTaskReport, type TaskReport, type UserTaskTally } from '../resolvers/smart/task-report.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { TaskFilter } from './task-filter.ts';
import { User } from './user.ts';

const UserTaskTallyType = builder.objectRef<UserTaskTally>('UserTaskTally').implement({
  description: 'The tasks of one responsible user.',
  fields: (t) => ({
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user; null in the sum of the rest (`others`).',
      resolve: ({ userId }, _, context, info): MaybePromise<Known<UserRecord> | null> =>
        loadUser(userId, context, info),
    }),
    count: t.exposeInt('count', { description: 'Number of tasks.' }),
    overdueCount: t.exposeInt('overdue', { description: 'Number of overdue tasks.' }),
    others: t.int({
      nullable: true,
      description: 'Number of remaining users that are summed here; null for a single user.',
      resolve: ({ others }) => others ?? null,
    }),
  }),
});

const TaskReportType = builder.objectRef<TaskReport>('TaskReport').implement({
  description: 'Counts of all tasks that match a filter; every page was read.',
  fields: (t) => ({
    totalCount: t.exposeInt('count', { description: 'Number of tasks.' }),
    overdueCount: t.exposeInt('overdue', { description: 'Number of open tasks past their due time.' }),
    completedCount: t.exposeInt('completed', { description: 'Number of completed tasks.' }),
    byResponsible: t.field({
      type: [UserTaskTallyType],
      description: 'By responsible user, largest count first.',
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: 50,
          description: 'Number of users; the rest is summed in one more.',
          validate: constraint.upTo(1_000),
        }),
      },
      resolve: ({ byResponsible }, { first }) => keepFirstUsers(byResponsible, first),
    }),
    scanned: t.exposeInt('scanned', { description: 'Number of tasks that were read.' }),
    complete: t.exposeBoolean('complete', {
      description:
        'False if tasks moved between pages while they were read, so that a number may be off. Repeat the query.',
    }),
  }),
});

builder.queryField('taskReport', (t) =>
  t.field({
    type: TaskReportType,
    nullable: true,
    description: 'Counts all tasks that match a filter, over every page. Fails instead of returning a partial result.',
    args: { filter: t.arg({ type: TaskFilter, description: 'Which tasks; all if omitted.' }) },
    resolve: (_root, args, context) => loadTaskReport(args, context),
  }),
);
