import type { User as UserRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { keepFirstUsers, loadTaskReport, type TaskReport, type UserTaskTally } from '../resolvers/smart/task-report.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { TaskFilter } from './task-filter.ts';
import { User } from './user.ts';

const UserTaskTallyType = builder.objectRef<UserTaskTally>('UserTaskTally').implement({
  description: 'The tasks of one responsible user.',
  fields: (t) => ({
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user; null in the sum of the rest (`others`).',
      resolve: ({ userId }, _, context, info): Promise<Known<UserRecord> | null> => loadUser(userId, context, info),
    }),
    count: t.exposeInt('count', { description: 'How many tasks.' }),
    overdueCount: t.exposeInt('overdue', { description: 'How many of them are overdue.' }),
    others: t.int({
      nullable: true,
      description: 'Of how many further users this is the sum; null for a user.',
      resolve: ({ others }) => others ?? null,
    }),
  }),
});

const TaskReportType = builder.objectRef<TaskReport>('TaskReport').implement({
  description: 'All tasks that a filter means, counted; every page was read.',
  fields: (t) => ({
    totalCount: t.exposeInt('count', { description: 'How many tasks.' }),
    overdueCount: t.exposeInt('overdue', { description: 'How many of them are open and were due before now.' }),
    completedCount: t.exposeInt('completed', { description: 'How many of them are done.' }),
    byResponsible: t.field({
      type: [UserTaskTallyType],
      description: 'By responsible user, largest count first.',
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: 50,
          description: 'How many users; the rest is summed in one more.',
          validate: { min: 1, max: 1_000 },
        }),
      },
      resolve: ({ byResponsible }, { first }) => keepFirstUsers(byResponsible, first),
    }),
    scanned: t.exposeInt('scanned', { description: 'How many tasks were read.' }),
    complete: t.exposeBoolean('complete', {
      description:
        'False where tasks moved between pages while they were read, so that a number may be off; ask again.',
    }),
  }),
});

builder.queryField('taskReport', (t) =>
  t.field({
    type: TaskReportType,
    nullable: true,
    description: 'Counts all tasks that a filter means, over every page. Fails rather than show a part.',
    args: { filter: t.arg({ type: TaskFilter, description: 'Which tasks; all where absent.' }) },
    resolve: (_root, args, context) => loadTaskReport(args, context),
  }),
);
