import type { TaskFilterInput, TaskLeadInput } from '../resolvers/task-filter.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { needsValue } from './empty-condition.ts';
import { EntityType } from './entity-type.ts';
import { inputOf } from './input.ts';
import { LeadState } from './lead-filter.ts';
import { DateTimeRange } from './range.ts';
import { fromReplica } from './replica-condition.ts';

/** A condition on the lead of a task. */
const TaskLeadCondition = inputOf<TaskLeadInput>()(
  builder.inputType('TaskLeadCondition', {
    extensions: needsValue,
    description: 'Which leads the tasks are about: all given conditions must hold.',
    fields: (t) => ({
      pipelineIds: t.idList({ description: 'Pipelines.', validate: constraint.idList }),
      statusIds: t.idList({
        description: 'Statuses, in the given pipelines or in all that have them.',
        validate: constraint.idList,
      }),
      responsibleUserIds: t.idList({
        description: 'Users responsible for the leads.',
        validate: constraint.idList,
      }),
      state: t.field({ type: [LeadState], description: 'Open, won or lost.', validate: constraint.listOf(3) }),
    }),
  }),
);

/** The filters of `GET /tasks` (amoCRM API v4, Tasks: filter), and due times, which are found by its sort order. */
export const TaskFilter = inputOf<TaskFilterInput>()(
  builder.inputType('TaskFilter', {
    description: 'Which tasks match: all given conditions must hold.',
    fields: (t) => ({
      ids: t.idList({ description: 'Ids of tasks.', validate: constraint.idList }),
      responsibleUserIds: t.idList({ description: 'Responsible users.', validate: constraint.idList }),
      createdByUserIds: t.idList({ description: 'Users who created them.', validate: constraint.idList }),
      isCompleted: t.boolean({ description: 'Completed tasks (true) or open ones (false).' }),
      isOverdue: t.boolean({ description: 'Only open tasks past their due time; false leaves these out.' }),
      completeTill: t.field({
        type: DateTimeRange,
        description:
          'When they are due. amoCRM has no such filter: up to 2,500 tasks are read for one page, in the order of due time until the period ends; see `scanned`.',
      }),
      taskTypeIds: t.idList({ description: 'Task types; see account.taskTypes.', validate: constraint.idList }),
      entityType: t.field({ type: EntityType, description: 'Only tasks about records of this type.' }),
      entityIds: t.idList({
        description: 'Ids of the records. Requires `entityType`.',
        validate: constraint.idList,
      }),
      updatedAt: t.field({ type: DateTimeRange, description: 'When they were last changed.' }),
      text: t.string({
        description: `A part of what is to be done, in any case. ${fromReplica}`,
        validate: constraint.partOfText,
      }),
      query: t.string({
        description: `Words that tell a task apart, in any case and order: of what is to be done, of its type, or of the names of the lead, contact or company that it is about; of a lead also of its contacts and company. All must be found. ${fromReplica}`,
        validate: constraint.query,
      }),
      lead: t.field({ type: TaskLeadCondition, description: `Only tasks about such leads. ${fromReplica}` }),
    }),
  }),
);

export const TaskOrder = builder.enumType('TaskOrder', {
  description: 'The sort orders that amoCRM supports for tasks.',
  values: {
    ID_ASC: { description: 'Oldest first; stable while pages are read.' },
    ID_DESC: { description: 'Newest first.' },
    CREATED_AT_ASC: { description: 'By creation, earliest first.' },
    CREATED_AT_DESC: { description: 'By creation, latest first.' },
    COMPLETE_TILL_ASC: { description: 'By due time, most overdue first.' },
    COMPLETE_TILL_DESC: { description: 'By due time, latest first.' },
  } as const,
});
