import { addTags, completeTasks, handOver, updateMany } from '../resolvers/bulk/mutation.ts';
import { maxRecords } from '../resolvers/bulk/selection.ts';
import { ensures, overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import { BulkAnswer, BulkRecordType } from './bulk-answer.ts';
import * as constraint from './constraint.ts';
import { CompanyFilter, ContactFilter, UpdateContactInput } from './contact.ts';
import { idempotencyKey } from './idempotency.ts';
import { UpdateLeadInput } from './lead.ts';
import { LeadFilter } from './lead-filter.ts';
import { UpdateTaskInput } from './task.ts';
import { TaskFilter } from './task-filter.ts';

/* The mutations of many records, in two phases. */

const twoPhases =
  'What changes several records, closes leads or overwrites values is planned first: the answer is a plan, and nothing is written until the mutation is repeated with `confirm`. What changes one record and none of this is written at once.';

const ids = {
  description: `Ids of the records, up to ${maxRecords}; instead of a filter.`,
  validate: constraint.idListUpTo(maxRecords),
};
const selects = (nouns: string) => `All ${nouns} that match, up to ${maxRecords}, found by the local replica.`;
const confirm = {
  description:
    'The token of a plan, to carry it out. The other arguments may be left out, or must be those of the plan.',
  validate: { schema: constraint.name.schema },
};
/** The argument of every mutation that is planned first. */
export const dryRun = {
  required: true,
  defaultValue: false,
  description: 'Only answers what would change; nothing is written, and nothing can be confirmed.',
} as const;
const fields = 'What to change: the same for all records.';

builder.mutationFields((t) => {
  const twoPhase = {
    dryRun: t.arg.boolean(dryRun),
    confirm: t.arg.string(confirm),
    idempotencyKey: idempotencyKey(t.arg),
  };
  return {
    updateManyLeads: t.field({
      type: BulkAnswer,
      description: `Gives many leads the same new values. ${twoPhases}`,
      extensions: overwrites,
      args: {
        ids: t.arg.idList(ids),
        filter: t.arg({ type: LeadFilter, description: selects('leads') }),
        fields: t.arg({ type: UpdateLeadInput, description: fields }),
        ...twoPhase,
      },
      resolve: (_root, args, context, info) => updateMany('leads', args, context, info),
    }),
    updateManyContacts: t.field({
      type: BulkAnswer,
      description: `Gives many contacts the same new values. ${twoPhases}`,
      extensions: overwrites,
      args: {
        ids: t.arg.idList(ids),
        filter: t.arg({ type: ContactFilter, description: selects('contacts') }),
        fields: t.arg({ type: UpdateContactInput, description: fields }),
        ...twoPhase,
      },
      resolve: (_root, args, context, info) => updateMany('contacts', args, context, info),
    }),
    updateManyTasks: t.field({
      type: BulkAnswer,
      description: `Gives many tasks the same new values. ${twoPhases}`,
      extensions: overwrites,
      args: {
        ids: t.arg.idList(ids),
        filter: t.arg({ type: TaskFilter, description: selects('tasks') }),
        fields: t.arg({ type: UpdateTaskInput, description: fields }),
        ...twoPhase,
      },
      resolve: (_root, args, context, info) => updateMany('tasks', args, context, info),
    }),
    completeTasks: t.field({
      type: BulkAnswer,
      description: `Marks many tasks as done; completed ones are left as they are. ${twoPhases}`,
      extensions: overwrites,
      args: {
        ids: t.arg.idList(ids),
        filter: t.arg({ type: TaskFilter, description: selects('tasks') }),
        result: t.arg.string({ description: 'What came of them, the same for all.', validate: constraint.text }),
        ...twoPhase,
      },
      resolve: (_root, args, context, info) => completeTasks(args, context, info),
    }),
    addTags: t.field({
      type: BulkAnswer,
      description: `Adds tags to many leads, contacts or companies; their other tags stay. ${twoPhases}`,
      extensions: ensures,
      args: {
        of: t.arg({ type: BulkRecordType, required: true, description: 'Which kind of records; not tasks.' }),
        ids: t.arg.idList(ids),
        leadFilter: t.arg({ type: LeadFilter, description: selects('leads') }),
        contactFilter: t.arg({ type: ContactFilter, description: selects('contacts') }),
        companyFilter: t.arg({ type: CompanyFilter, description: selects('companies') }),
        tags: t.arg.stringList({
          description: 'Names of the tags; unknown ones are created.',
          validate: constraint.tags,
        }),
        ...twoPhase,
      },
      resolve: (_root, args, context, info) => addTags(args, context, info),
    }),
    handOver: t.field({
      type: BulkAnswer,
      description: `Makes one user responsible for the records of another. ${twoPhases}`,
      extensions: overwrites,
      args: {
        from: t.arg.id({
          of: 'anyUser',
          required: true,
          description: 'The user who is responsible now; may have left.',
          validate: constraint.id,
        }),
        to: t.arg.id({ of: 'user', required: true, description: 'The user who takes over.', validate: constraint.id }),
        of: t.arg({
          type: [BulkRecordType],
          required: true,
          defaultValue: ['leads', 'contacts', 'companies', 'tasks'],
          description: 'Which kinds of records.',
          validate: constraint.listOf(4),
        }),
        withClosed: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Also won and lost leads and completed tasks.',
        }),
        ...twoPhase,
      },
      resolve: (_root, args, context, info) => handOver(args, context, info),
    }),
  };
});
