import type { ArgBuilder } from '@pothos/core';
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

export const LeadConnection = builder.connectionObject(
  {
    type: Lead,
    name: 'LeadConnection',
    description: 'A page of leads.',
    fields: (t) => ({ scanned: t.int(scanned) }),
  },
  { name: 'LeadEdge', description: 'A lead in a list.' },
);

export const ContactConnection = builder.connectionObject(
  {
    type: Contact,
    name: 'ContactConnection',
    description: 'A page of contacts.',
    fields: (t) => ({ scanned: t.int(scanned) }),
  },
  { name: 'ContactEdge', description: 'A contact in a list.' },
);

export const CompanyConnection = builder.connectionObject(
  {
    type: Company,
    name: 'CompanyConnection',
    description: 'A page of companies.',
    fields: (t) => ({ scanned: t.int(scanned) }),
  },
  { name: 'CompanyEdge', description: 'A company in a list.' },
);

export const TaskConnection = builder.connectionObject(
  {
    type: Task,
    name: 'TaskConnection',
    description: 'A page of tasks.',
    fields: (t) => ({ scanned: t.int(scanned) }),
  },
  { name: 'TaskEdge', description: 'A task in a list.' },
);
