import { showDateTime } from '../resolvers/account-time.ts';
import type { FieldChange } from '../resolvers/bulk/change.ts';
import type { BulkKind } from '../resolvers/bulk/kind.ts';
import type { PlannedChange, PlannedRecord } from '../resolvers/bulk/plan.ts';
import type { BulkProblem } from '../resolvers/bulk/stored-plan.ts';
import type { BulkWrite, OfferedPlan } from '../resolvers/bulk/write.ts';
import { WriteError } from './batch.ts';
import { builder } from './builder.ts';

/* The answers of bulk mutations: the plan that is shown first, and what was written. */

export const BulkRecordType = builder.enumType('BulkRecordType', {
  description: 'A kind of records that bulk mutations change.',
  values: {
    LEADS: { value: 'leads', description: 'Leads (сделки).' },
    CONTACTS: { value: 'contacts', description: 'Contacts (контакты).' },
    COMPANIES: { value: 'companies', description: 'Companies (компании).' },
    TASKS: { value: 'tasks', description: 'Tasks (задачи).' },
  } as const satisfies Record<string, { value: BulkKind; description: string }>,
});

const type = {
  type: BulkRecordType,
  description: 'What kind of record it is.',
} as const;
const from = { nullable: true, description: 'The value before; null if there was none.' } as const;
const to = { nullable: true, description: 'The value after; null if it is cleared.' } as const;
const field = { description: 'Which field, as in this schema; a custom field by its name.' };

export const PlannedFieldChange = builder.objectRef<FieldChange>('PlannedFieldChange').implement({
  description: 'What changes in one field of one record.',
  fields: (t) => ({
    field: t.exposeString('field', field),
    from: t.exposeString('from', from),
    to: t.exposeString('to', to),
  }),
});

const PlannedRecordRef = builder.objectRef<PlannedRecord>('PlannedRecord').implement({
  description: 'A record that a bulk mutation changes.',
  fields: (t) => ({
    type: t.expose('kind', type),
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'Its name; of a task, its text.' }),
    url: t.exposeString('url', { nullable: true, description: 'Its card; of a task, the card that it is about.' }),
    changes: t.expose('changes', { type: [PlannedFieldChange], description: 'What changes in it.' }),
  }),
});

const PlannedChangeRef = builder.objectRef<PlannedChange>('PlannedChange').implement({
  description: 'A change that a plan makes to one or many records.',
  fields: (t) => ({
    type: t.expose('kind', { ...type, description: 'What kind of records they are.' }),
    field: t.exposeString('field', field),
    from: t.exposeString('from', from),
    to: t.exposeString('to', to),
    count: t.exposeInt('count', { description: 'How many records it changes.' }),
  }),
});

const MissingRecord = builder.objectRef<{ kind: BulkKind; id: number }>('MissingRecord').implement({
  description: 'A record that does not exist, or that the amoCRM user of the token may not see.',
  fields: (t) => ({ type: t.expose('kind', type), id: t.exposeID('id', { description: 'Its id.' }) }),
});

export const BulkPlan = builder.objectRef<OfferedPlan>('BulkPlan').implement({
  description: 'What a bulk mutation would change. Nothing has been written.',
  fields: (t) => ({
    summary: t.exposeString('summary', { description: 'The plan in a few lines, to show to the user.' }),
    confirm: t.exposeString('confirm', {
      nullable: true,
      description:
        'Repeat the mutation with this as `confirm` to carry out exactly this plan: once, by the same caller. Null for `dryRun`.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when it can be confirmed: ten minutes. Null for `dryRun`.',
      resolve: ({ expiresAt }, _, context) => showDateTime(expiresAt, context),
    }),
    count: t.exposeInt('count', { description: 'How many records change.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Selected records that are already as they would become.' }),
    amount: t.exposeFloat('amount', {
      nullable: true,
      description: 'The sum of the prices of the leads that change; null if no lead does.',
    }),
    currency: t.exposeString('currency', { nullable: true, description: 'ISO 4217 code of its currency.' }),
    reasons: t.exposeStringList('reasons', { description: 'Why it must be confirmed.' }),
    robots: t.exposeStringList('robots', { description: 'What robots of amoCRM it may start.' }),
    changes: t.expose('changes', {
      type: [PlannedChangeRef],
      description: 'From what to what, the 20 most frequent changes first.',
    }),
    otherChanges: t.exposeInt('otherChanges', { description: 'Number of different changes beyond these.' }),
    records: t.expose('records', { type: [PlannedRecordRef], description: 'The first 20 records.' }),
    missing: t.expose('missing', {
      type: [MissingRecord],
      description: 'Records that were asked for and do not exist.',
    }),
    asOf: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the filter was answered by the replica; null for ids. The values are read from amoCRM.',
      resolve: ({ asOf }, _, context) => showDateTime(asOf, context),
    }),
    complete: t.exposeBoolean('complete', {
      nullable: true,
      description: 'False if the replica is still being made, so that more records may match; null for ids.',
    }),
  }),
});

/** How many failed or skipped records an answer names. */
const maxNamed = 250;

const BulkProblemRef = builder.objectRef<BulkProblem>('BulkProblem').implement({
  description: 'A record that was not written, and why.',
  fields: (t) => ({
    type: t.expose('kind', type),
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { nullable: true, description: 'Its name; null if it does not exist.' }),
    url: t.exposeString('url', { nullable: true, description: 'Its card.' }),
    code: t.exposeString('code', {
      description: 'Stable code: `CHANGED_SINCE_PLAN` and `NOT_FOUND` for skipped records, or the code of the error.',
    }),
    message: t.exposeString('message', { description: 'Why it was not written.' }),
  }),
});

type Result = Extract<BulkWrite, { result: unknown }>['result'];

export const BulkResult = builder.objectRef<Result>('BulkResult').implement({
  description: 'What a bulk mutation has written.',
  fields: (t) => ({
    written: t.exposeInt('written', { description: 'How many records were written.' }),
    unchanged: t.exposeInt('unchanged', {
      nullable: true,
      description: 'Selected records that were already as they would become; null for a confirmed plan, which told it.',
    }),
    failed: t.int({ description: 'How many records amoCRM refused.', resolve: ({ failed }) => failed.length }),
    skipped: t.int({
      description: 'How many records were left alone because they changed after the plan was made, or do not exist.',
      resolve: ({ skipped }) => skipped.length,
    }),
    remaining: t.exposeInt('remaining', {
      description: 'Records that are not done with because the run had to stop: repeat it to go on where it stopped.',
    }),
    stopped: t.field({
      type: WriteError,
      nullable: true,
      description: 'Why it had to stop; null if it is finished.',
      resolve: ({ stopped }) => stopped && { error: stopped },
    }),
    records: t.expose('records', {
      type: [PlannedRecordRef],
      description:
        'What was changed in the first 20 written records. Empty for a confirmed plan, which told it, and for a run that had to stop.',
    }),
    failures: t.field({
      type: [BulkProblemRef],
      description: `The records that amoCRM refused, at most ${maxNamed}.`,
      resolve: ({ failed }) => failed.slice(0, maxNamed),
    }),
    skips: t.field({
      type: [BulkProblemRef],
      description: `The records that were skipped, at most ${maxNamed}.`,
      resolve: ({ skipped }) => skipped.slice(0, maxNamed),
    }),
  }),
});

/** The answer of every bulk mutation. */
export const BulkAnswer = builder.objectRef<BulkWrite>('BulkWrite').implement({
  description:
    'The answer of a bulk mutation: a plan that must be confirmed before anything is written, or what was written.',
  fields: (t) => ({
    plan: t.field({
      type: BulkPlan,
      nullable: true,
      description: 'What would change; null if it was written.',
      resolve: (answer) => ('plan' in answer ? answer.plan : null),
    }),
    result: t.field({
      type: BulkResult,
      nullable: true,
      description: 'What was written; null if it must be confirmed first.',
      resolve: (answer) => ('result' in answer ? answer.result : null),
    }),
  }),
});
