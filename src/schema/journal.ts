import type { JournalEntry as Entry, JournalOutcome } from '../journal/index.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { listJournal, listWrites, type ShownWrite } from '../resolvers/journal/entry.ts';
import { type Undo, undo } from '../resolvers/journal/undo.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import { dryRun } from './bulk.ts';
import { BulkPlan, BulkRecordType, BulkResult, PlannedFieldChange } from './bulk-answer.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';

/* What this server has written, and undoing it. */

const Outcome = builder.enumType('JournalOutcome', {
  description: 'What became of a write.',
  values: {
    WRITTEN: { value: 'written', description: 'amoCRM has carried it out.' },
    REFUSED: { value: 'refused', description: 'amoCRM has refused it.' },
    UNKNOWN: { value: 'unknown', description: 'The answer was lost: it may have been carried out.' },
  } as const satisfies Record<string, { value: JournalOutcome; description: string }>,
});

const JournalWriteType = builder.objectRef<ShownWrite>('JournalWrite').implement({
  description: 'One write of an entry of the journal.',
  fields: (t) => ({
    type: t.expose('kind', {
      type: BulkRecordType,
      nullable: true,
      description: 'What kind of record it wrote; null if it was about something else.',
    }),
    id: t.exposeID('id', {
      nullable: true,
      description: 'Id of the record; null if there is none, or it is not known.',
    }),
    name: t.exposeString('name', { nullable: true, description: 'Name of the record before; of a task, its text.' }),
    request: t.exposeString('request', { description: 'The request to amoCRM: `PATCH /leads`.' }),
    outcome: t.expose('outcome', { type: Outcome, description: 'What became of it.' }),
    code: t.exposeString('code', { nullable: true, description: 'Stable code of the error; null if there was none.' }),
    changes: t.expose('changes', {
      type: [PlannedFieldChange],
      description: 'What it changed, from what to what; empty if the values before are not known.',
    }),
  }),
});

const JournalEntryType = builder.objectRef<Entry>('JournalEntry').implement({
  description: 'What one request of a caller has written to amoCRM through this server.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Its id, for `undo`; it sorts by time.' }),
    at: t.field({
      type: 'DateTime',
      description: 'When it began to write.',
      resolve: async ({ at }, _, context) => (await showDateTime(at, context)) as string,
    }),
    caller: t.string({
      nullable: true,
      description: 'Identifies the caller by the beginning of a hash of its token; null if the server asks for none.',
      // What the door calls callers without a token tells a reader nothing.
      resolve: ({ caller }) => (caller === 'anybody' ? null : caller),
    }),
    door: t.exposeString('door', { description: 'How it came: `graphql`, `mcp` or `rest`.' }),
    operation: t.exposeString('operation', {
      nullable: true,
      description: 'The tool, or the name of the GraphQL operation; null if it has none.',
    }),
    count: t.exposeInt('count', { description: 'Number of writes.' }),
    writes: t.field({
      type: [JournalWriteType],
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: 20,
          description: 'How many.',
          validate: constraint.first,
        }),
      },
      description: 'The first writes, in their order.',
      resolve: (entry, { first }, context) => listWrites(entry, first, context),
    }),
  }),
});

builder.queryField('journal', (t) =>
  t.field({
    type: [JournalEntryType],
    description:
      'What was written to amoCRM through this server, newest first; it does not know what was done in amoCRM itself, see `events` for that. Kept for JOURNAL_DAYS.',
    args: {
      first: t.arg.int({ required: true, defaultValue: 20, description: 'How many.', validate: constraint.first }),
      before: t.arg.string({
        description: 'Only entries before the one with this id.',
        validate: { schema: constraint.name.schema },
      }),
      of: t.arg({ type: BulkRecordType, description: 'Only entries that wrote records of this kind.' }),
      recordId: t.arg.id({ description: 'Only entries that wrote the record with this id.', validate: constraint.id }),
    },
    resolve: (_root, args, context) => listJournal(args, context),
  }),
);

const UndoAnswer = builder.objectRef<Undo>('UndoAnswer').implement({
  description: 'The answer of `undo`: a plan that must be confirmed before anything is written, or what was written.',
  fields: (t) => ({
    plan: t.field({
      type: BulkPlan,
      nullable: true,
      description: 'What would be put back; null if it was written.',
      resolve: (answer) => ('plan' in answer ? answer.plan : null),
    }),
    result: t.field({
      type: BulkResult,
      nullable: true,
      description: 'What was written; null if it must be confirmed first.',
      resolve: (answer) => ('result' in answer ? answer.result : null),
    }),
    cannot: t.exposeStringList('cannot', {
      description: 'What is not put back, and why, such as values that were changed since.',
    }),
  }),
});

builder.mutationField('undo', (t) =>
  t.field({
    type: UndoAnswer,
    description:
      'Puts back what an entry of the journal has changed in leads, contacts, companies and tasks, where nobody has changed it since. It is planned first and confirmed as a mutation of many records, and is an entry of its own, which can be undone.',
    extensions: overwrites,
    args: {
      entry: t.arg.string({
        required: true,
        description: 'Id of the entry.',
        validate: { schema: constraint.name.schema },
      }),
      dryRun: t.arg.boolean(dryRun),
      confirm: t.arg.string({
        description: 'The token of a plan, to carry it out.',
        validate: { schema: constraint.name.schema },
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) => undo(args, context, info),
  }),
);
