import { companyLinks } from '../resolvers/company.ts';
import { contactLinks } from '../resolvers/contact.ts';
import { idempotent } from '../resolvers/idempotent.ts';
import { leadLinks } from '../resolvers/lead.ts';
import { showDateTime } from '../resolvers/moment.ts';
import { selectedFields } from '../resolvers/selection.ts';
import {
  completeTask,
  createTask,
  createTasks,
  listTasks,
  readTask,
  updateTask,
  updateTasks,
} from '../resolvers/task.ts';
import { readUser } from '../resolvers/user.ts';
import { TaskType } from './account.ts';
import { creates, ensures, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import { connectionArgs, TaskConnection } from './connection.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { idempotencyKey } from './idempotency.ts';
import { DateTimeRange } from './range.ts';
import { Company, Contact, Lead, Task } from './ref.ts';
import { User } from './user.ts';

/** A record that knows its own type, because the union cannot tell one from another by its fields. */
const typename = Symbol('typename');

const TaskSubject = builder.unionType('TaskSubject', {
  description: 'What a task is about.',
  types: [Lead, Contact, Company],
  resolveType: (record) => (record as { [typename]?: 'Lead' | 'Contact' | 'Company' })[typename],
});

Task.implement({
  description: 'A task: something to be done by a user until a moment.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    text: t.string({ description: 'What to do.', resolve: (task, _, { loaders }) => loaders.task.read(task, 'text') }),
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
      description: 'Whether it is open and was due before now; null where it cannot be read when it is due.',
      resolve: async (task, _, { loaders, now }) => {
        if (await loaders.task.read(task, 'is_completed')) return false;
        const due = await loaders.task.read(task, 'complete_till');
        return Number.isNaN(due) ? null : due < now();
      },
    }),
    result: t.string({
      nullable: true,
      description: 'What came of it.',
      resolve: (task, _, { loaders }) => loaders.task.read(task, 'result_text'),
    }),
    taskType: t.field({
      type: TaskType,
      nullable: true,
      description: 'What it is about: a call, a meeting …',
      resolve: async (task, _, { loaders, metadata }) => {
        const id = await loaders.task.read(task, 'task_type_id');
        return (await metadata.account()).task_types.find((type) => type.id === id) ?? null;
      },
    }),
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'Who shall do it.',
      resolve: async (task, _, context, info) =>
        readUser(await context.loaders.task.read(task, 'responsible_user_id'), context, info),
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
      type: TaskSubject,
      nullable: true,
      description: 'The lead, contact or company that it is about; null for a task of its own.',
      resolve: async (task, _, { loaders }, info) => {
        const type = await loaders.task.read(task, 'entity_type');
        const id = await loaders.task.read(task, 'entity_id');
        if (!type || !id) return null;
        const fields = selectedFields(info);
        if (type === 'leads') return typed('Lead', await loaders.lead.load(id, leadLinks(fields)));
        if (type === 'contacts') return typed('Contact', await loaders.contact.load(id, contactLinks(fields)));
        if (type === 'companies') return typed('Company', await loaders.company.load(id, companyLinks(fields)));
        return null;
      },
    }),
  }),
});

function typed<Value extends object>(name: string, record: Value | null): Value | null {
  return record && Object.assign(Object.create(null), record, { [typename]: name });
}

const TaskBatch = batchType('Task', Task);

/** Exactly what `GET /tasks` honours (amoCRM API v4, Tasks: filter). */
const TaskFilter = builder.inputType('TaskFilter', {
  description: 'Which tasks: all given conditions together.',
  fields: (t) => ({
    ids: t.idList({ description: 'Ids of tasks.', validate: constraint.ids }),
    responsibleUserIds: t.idList({ description: 'Ids of responsible users.', validate: constraint.ids }),
    isCompleted: t.boolean({ description: 'Only completed ones, or only open ones.' }),
    taskTypeIds: t.idList({ description: 'Ids of task types; see account.taskTypes.', validate: constraint.ids }),
    entityType: t.field({ type: EntityType, description: 'About leads, contacts or companies only.' }),
    entityIds: t.idList({
      description: 'Ids of the leads, contacts or companies; with `entityType` only.',
      validate: constraint.ids,
    }),
    updatedAt: t.field({ type: DateTimeRange, description: 'When they were last changed.' }),
  }),
});

const TaskOrder = builder.enumType('TaskOrder', {
  description: 'The orders that amoCRM honours for tasks.',
  values: {
    ID_ASC: { description: 'Oldest first; stays the same while pages are read.' },
    ID_DESC: { description: 'Newest first.' },
    CREATED_AT_ASC: { description: 'By creation, earliest first.' },
    CREATED_AT_DESC: { description: 'By creation, latest first.' },
    COMPLETE_TILL_ASC: { description: 'By due time, most overdue first.' },
    COMPLETE_TILL_DESC: { description: 'By due time, latest first.' },
  } as const,
});

builder.queryFields((t) => ({
  task: t.field({
    type: Task,
    nullable: true,
    description: 'One task by its id. An unknown id is an error.',
    args: { id: t.arg.id({ required: true, description: 'Id of the task.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => readTask(Number(id), context),
  }),
  tasks: t.field({
    type: TaskConnection,
    nullable: true,
    description: 'Tasks, page by page.',
    args: {
      filter: t.arg({ type: TaskFilter, description: 'Which tasks; all where absent.' }),
      orderBy: t.arg({ type: TaskOrder, description: 'In which order; by id, oldest first, where absent.' }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listTasks(args, context),
  }),
}));

const text = { description: 'What to do.', validate: constraint.text };
const completeTill = { type: 'DateTime', description: 'When it is due; a date means by its end.' } as const;
const taskTypeId = { description: 'Id of the task type; see account.taskTypes.', validate: constraint.id };
const responsibleUserId = { description: 'Id of the user.', validate: constraint.id };

export const CreateTaskInput = builder.inputType('CreateTaskInput', {
  description: 'A new task.',
  fields: (t) => ({
    text: t.string({ ...text, required: true }),
    completeTill: t.field({ ...completeTill, required: true }),
    entityType: t.field({ type: EntityType, description: 'What it is about.' }),
    entityId: t.id({ description: 'Its id.', validate: constraint.id }),
    taskTypeId: t.id(taskTypeId),
    responsibleUserId: t.id(responsibleUserId),
  }),
});

const UpdateTaskInput = builder.inputType('UpdateTaskInput', {
  description: 'What shall change; what is absent stays as it is.',
  fields: (t) => ({
    text: t.string(text),
    completeTill: t.field(completeTill),
    taskTypeId: t.id(taskTypeId),
    responsibleUserId: t.id(responsibleUserId),
    isCompleted: t.boolean({ description: 'Whether it is done; false opens it again.' }),
  }),
  validate: constraint.notEmpty,
});

const UpdateTasksInput = builder.inputType('UpdateTasksInput', {
  description: 'A change of one task.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the task.', validate: constraint.id }),
    fields: t.field({ type: UpdateTaskInput, required: true, description: 'What shall change.' }),
  }),
});

builder.mutationFields((t) => ({
  createTask: t.field({
    type: Task,
    description: 'Creates a task, about a lead, contact or company or on its own.',
    extensions: creates,
    args: {
      input: t.arg({ type: CreateTaskInput, required: true, description: 'The new task.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => createTask(args.input, context)),
  }),
  createTasks: t.field({
    type: TaskBatch,
    description: 'Creates up to 250 tasks; says of each whether it was created.',
    extensions: creates,
    args: {
      inputs: t.arg({
        type: [CreateTaskInput],
        required: true,
        description: 'The new tasks.',
        validate: constraint.batch,
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => createTasks(args.inputs, context)),
  }),
  updateTask: t.field({
    type: Task,
    description: 'Changes a task.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Id of the task.', validate: constraint.id }),
      input: t.arg({ type: UpdateTaskInput, required: true, description: 'What shall change.' }),
    },
    resolve: (_root, { id, input }, context) => updateTask(id, input, context),
  }),
  updateTasks: t.field({
    type: TaskBatch,
    description: 'Changes up to 250 tasks; says of each whether it was changed.',
    extensions: overwrites,
    args: {
      inputs: t.arg({
        type: [UpdateTasksInput],
        required: true,
        description: 'The changes.',
        validate: constraint.batch,
      }),
    },
    resolve: (_root, { inputs }, context) =>
      updateTasks(
        inputs.map(({ id, fields }) => ({ id, ...fields })),
        context,
      ),
  }),
  completeTask: t.field({
    type: Task,
    description: 'Marks a task as done.',
    extensions: ensures,
    args: {
      id: t.arg.id({ required: true, description: 'Id of the task.', validate: constraint.id }),
      result: t.arg.string({ description: 'What came of it.', validate: constraint.text }),
    },
    resolve: (_root, { id, result }, context) => completeTask(id, result, context),
  }),
}));
