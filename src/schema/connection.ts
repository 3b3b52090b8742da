import type { ArgBuilder } from '@pothos/core';
import { showDateTime } from '../resolvers/account-time.ts';
import type { ReplicaList } from '../resolvers/list/connection.ts';
import { fromExact } from '../resolvers/price.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { Company, Contact, Lead, Task } from './ref.ts';

/** The arguments of every list that is read page by page. */
export function connectionArgs(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return {
    first: t.arg.int({
      required: true,
      defaultValue: 50,
      description: 'Number of records, 1 to 250.',
      validate: constraint.first,
    }),
    after: t.arg.string({
      description: '`endCursor` of the previous page. It includes filter and order, so they can be omitted.',
      validate: constraint.cursor,
    }),
  };
}

/** An extra field of lists with conditions for which amoCRM has no filter. */
export const scanned = {
  nullable: true,
  description:
    'Number of records that were read to find these, if amoCRM has no filter for a condition; otherwise null. A page with few or no records may have a next page.',
  resolve: (connection: object) => (connection as { scanned?: number }).scanned ?? null,
} as const;

/** Where a list comes from. */
const ListSource = builder.enumType('ListSource', {
  description: 'Where a list comes from.',
  values: {
    LIVE: { description: 'From amoCRM.' },
    REPLICA: { description: 'The replica found the records; the records themselves were read from amoCRM.' },
  } as const,
});

/** The fields that all lists have which the replica may answer. */
function replicaFields<Value>(
  t: PothosSchemaTypes.ObjectFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Value>,
) {
  const replicaOf = (connection: unknown) => (connection as { replica?: ReplicaList }).replica;
  const only = 'null for a list from amoCRM.';
  return {
    source: t.field({
      type: ListSource,
      description: 'Where the list comes from: the replica answers what amoCRM has no filter or order for.',
      resolve: (connection) => (replicaOf(connection) ? ('REPLICA' as const) : ('LIVE' as const)),
    }),
    totalCount: t.int({
      nullable: true,
      description: `Number of all records that match, on all pages; ${only}`,
      resolve: (connection) => replicaOf(connection)?.count() ?? null,
    }),
    goneMeanwhile: t.int({
      nullable: true,
      description: `Number of records of this page that were deleted since, and are left out; ${only}`,
      resolve: (connection) => replicaOf(connection)?.goneMeanwhile ?? null,
    }),
    asOf: t.field({
      type: 'DateTime',
      nullable: true,
      description: `The list is as the account was at this time, or newer; ${only}`,
      resolve: (connection, _, context) => showDateTime(replicaOf(connection)?.snapshot.asOf ?? null, context),
    }),
    complete: t.boolean({
      nullable: true,
      description: `False while the first copy of the account is being made: see \`createdSince\`; ${only}`,
      resolve: (connection) => replicaOf(connection)?.snapshot.complete ?? null,
    }),
    createdSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'If the copy is not complete, it has all records created since this time; otherwise null.',
      resolve: (connection, _, context) => showDateTime(replicaOf(connection)?.snapshot.createdSince ?? null, context),
    }),
    historySince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The log of events is here since this time; null if the list needs no history.',
      resolve: (connection, _, context) => showDateTime(replicaOf(connection)?.snapshot.historySince ?? null, context),
    }),
  };
}

/** The number and the sum of all leads that match. */
const LeadTotal = builder.objectRef<{ count: number; exact: bigint; currency: string | null }>('LeadTotal').implement({
  description: 'The number of all leads of a list and the sum of their amounts, exactly.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'Number of leads, on all pages.' }),
    amount: t.float({
      description: 'The sum of their amounts.',
      resolve: ({ exact }) => fromExact(exact),
    }),
    currency: t.exposeString('currency', {
      nullable: true,
      description: 'ISO 4217; null if the account has none.',
    }),
  }),
});

export const LeadConnection = builder.connectionObject(
  {
    type: Lead,
    name: 'LeadConnection',
    description: 'A page of leads.',
    fields: (t) => ({
      scanned: t.int(scanned),
      ...replicaFields(t),
      total: t.field({
        type: LeadTotal,
        nullable: true,
        description: 'Number and sum of all leads that match, on all pages; null for a list from amoCRM.',
        resolve: async (connection) => {
          const { replica } = connection as { replica?: ReplicaList };
          const total = await replica?.sum?.();
          return replica && total ? { ...total, currency: replica.snapshot.currency } : null;
        },
      }),
    }),
  },
  { name: 'LeadEdge', description: 'A lead in a list.' },
);

export const ContactConnection = builder.connectionObject(
  {
    type: Contact,
    name: 'ContactConnection',
    description: 'A page of contacts.',
    fields: (t) => ({ scanned: t.int(scanned), ...replicaFields(t) }),
  },
  { name: 'ContactEdge', description: 'A contact in a list.' },
);

export const CompanyConnection = builder.connectionObject(
  {
    type: Company,
    name: 'CompanyConnection',
    description: 'A page of companies.',
    fields: (t) => ({ scanned: t.int(scanned), ...replicaFields(t) }),
  },
  { name: 'CompanyEdge', description: 'A company in a list.' },
);

export const TaskConnection = builder.connectionObject(
  {
    type: Task,
    name: 'TaskConnection',
    description: 'A page of tasks.',
    fields: (t) => ({ scanned: t.int(scanned), ...replicaFields(t) }),
  },
  { name: 'TaskEdge', description: 'A task in a list.' },
);
