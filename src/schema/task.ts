import { showDateTime } from '../resolvers/account-time.ts';
import { shorten } from '../resolvers/shorten.ts';
import * as resolver from '../resolvers/task.ts';
import { completeTask, listTasks, loadTask, updateTask } from '../resolvers/task.ts';
import { loadUser } from '../resolvers/user.ts';
import { TaskType } from './account.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import { connectionArgs, TaskConnection } from './connection.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { inputOf } from './input.ts';
import { maxLengthArg } from './max-length.ts';
import { originFields } from './origin.ts';
import { declareRecordMutations } from './record-mutation.ts';
import { Task } from './ref.ts';
import { maxAge } from './replica-answer.ts';
import { resolveSubject, Subject } from './subject.ts';
import { TaskFilter, TaskOrder } from './task-filter.ts';
import { unchangedField } from './unchanged.ts';
import { User } from './user.ts';

Task.implement({
  description: 'A task: something that a user has to do by a certain time.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    text: t.string({
      description: 'What to do.',
      args: { maxLength: maxLengthArg(t) },
      resolve: async (task, { maxLength }, { loaders }) => shorten(await loaders.task.read(task, 'text'), maxLength),
    }),
    completeTill: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it is due.',
      resolve: async (task, _, context) =>
        showDateTime(await context.loaders.task.read(task, 'complete_till'), context),
    }),
    isCompleted: t.boolean({
      description: 'Whether it is done.',
      resolve: (task, _, { loaders }) => loaders.task.read(task, 'is_completed'),
    }),
    isOverdue: t.boolean({
      nullable: true,
      description: 'Whether it is open and past its due time; null if the due time cannot be read.',
      resolve: async (task, _, { loaders, now }) => {
        if (await loaders.task.read(task, 'is_completed')) return false;
        const due = await loaders.task.read(task, 'complete_till');
        return Number.isNaN(due) ? null : due < now();
      },
    }),
    result: t.string({
      nullable: true,
      description: 'Result of the task.',
      resolve: (task, _, { loaders }) => loaders.task.read(task, 'result_text'),
    }),
    taskType: t.field({
      type: TaskType,
      nullable: true,
      description: 'Its type: a call, a meeting …',
      resolve: async (task, _, { loaders, metadata }) => {
        const id = await loaders.task.read(task, 'task_type_id');
        return (await metadata.account()).task_types.find((type) => type.id === id) ?? null;
      },
    }),
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user who has to do it.',
      resolve: async (task, _, context, info) =>
        loadUser(
          await context.loaders.task.read(task, 'responsible_user_id'),
          context,
          info,
          info.operation.operation === 'mutation' || !('created_at' in task),
        ),
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who created it; null for a robot or an integration.',
      resolve: async (task, _, context, info) =>
        loadUser(await context.loaders.task.read(task, 'created_by'), context, info),
    }),
    duration: t.int({
      nullable: true,
      description: 'Planned duration in seconds; 0 if none is planned.',
      resolve: (task, _, { loaders }) => loaders.task.read(task, 'duration'),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was created.',
      resolve: async (task, _, context) => showDateTime(await context.loaders.task.read(task, 'created_at'), context),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed.',
      resolve: async (task, _, context) => showDateTime(await context.loaders.task.read(task, 'updated_at'), context),
    }),
    subject: t.field({
      type: Subject,
      nullable: true,
      description: 'The lead, contact, company or customer that it is about; null if there is none.',
      resolve: async (task, _, context, info) => {
        const { task: tasks } = context.loaders;
        return resolveSubject(
          await tasks.read(task, 'entity_type'),
          await tasks.read(task, 'entity_id'),
          context,
          info,
        );
      },
    }),
  }),
});

builder.queryFields((t) => ({
  task: t.field({
    type: Task,
    nullable: true,
    description: 'One task by its id. An unknown id is an error.',
    args: { id: t.arg.id({ required: true, description: 'Task id.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => loadTask(Number(id), context),
  }),
  tasks: t.field({
    type: TaskConnection,
    nullable: true,
    description: 'Tasks, page by page.',
    args: {
      filter: t.arg({ type: TaskFilter, description: 'Which tasks; all if omitted.' }),
      orderBy: t.arg({
        type: TaskOrder,
        description: 'Sort order. If omitted: by due time if the filter has one, otherwise by id, oldest first.',
      }),
      maxAge: t.arg.int(maxAge),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listTasks(args, context),
  }),
}));

const text = { description: 'What to do.', validate: constraint.text };
const completeTill = { type: 'DateTime', description: 'Due time; a date means its end.' } as const;
const taskTypeId = { description: 'Task type; see account.taskTypes.', validate: constraint.id };
const duration = { description: 'Planned duration in seconds.', validate: constraint.taskSeconds };
const responsibleUserId = { description: 'User.', validate: constraint.id };

export const CreateTaskInput = inputOf<resolver.CreateTaskInput>()(
  builder.inputType('CreateTaskInput', {
    description: 'A new task.',
    fields: (t) => ({
      text: t.string({ ...text, required: true }),
      completeTill: t.field({ ...completeTill, required: true }),
      entityType: t.field({ type: EntityType, description: 'Record type.' }),
      entityId: t.id({ description: 'Record id.', validate: constraint.id }),
      taskTypeId: t.id(taskTypeId),
      responsibleUserId: t.id(responsibleUserId),
      duration: t.int(duration),
      ...originFields(t),
    }),
  }),
);

export const UpdateTaskInput = inputOf<resolver.UpdateTaskInput>()(
  builder.inputType('UpdateTaskInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({
      text: t.string(text),
      completeTill: t.field(completeTill),
      taskTypeId: t.id(taskTypeId),
      responsibleUserId: t.id(responsibleUserId),
      isCompleted: t.boolean({ description: 'false reopens the task.' }),
      duration: t.int(duration),
      ifUnchangedSince: unchangedField(t),
    }),
    validate: constraint.notEmpty,
  }),
);

export const TaskBatch = declareRecordMutations({
  name: 'Task',
  plural: 'Tasks',
  type: Task,
  creates: 'Creates a task, on its own or for a lead, contact, company or customer.',
  createInput: CreateTaskInput,
  updateInput: UpdateTaskInput,
  create: resolver.createTask,
  createAll: resolver.createTasks,
  updateAll: resolver.updateTasks,
});

builder.mutationFields((t) => ({
  updateTask: t.field({
    type: Task,
    description: 'Changes a task.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Task id.', validate: constraint.id }),
      input: t.arg({ type: UpdateTaskInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => updateTask(id, input, context),
  }),
  completeTask: t.field({
    type: Task,
    description: 'Marks a task as done.',
    // The result of one that was done before is replaced.
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Task id.', validate: constraint.id }),
      result: t.arg.string({ description: 'Result of the task.', validate: constraint.text }),
    },
    resolve: (_root, { id, result }, context) => completeTask(id, result, context),
  }),
}));
