import type { ObjectRef } from '@pothos/core';
import type { LeadChange, NoteChange } from '../live/change.ts';
import type { Known } from '../loaders/record.ts';
import { watchChanges, watchLeads } from '../resolvers/change.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { Company, Contact, Customer, Lead, Note, Pipeline, Status, Task } from './ref.ts';
import { User } from './user.ts';

/*
 * Changes in the account, as they happen. The records are loaded from amoCRM after each change; their previous values come from
 * amoCRM's webhook.
 */

/** What happened to a record of any noun. */
export const ChangeKind = builder.enumType('ChangeKind', {
  description: 'What happened to a record.',
  values: {
    ADDED: { description: 'It was created.' },
    UPDATED: { description: 'It was changed.' },
    STATUS_CHANGED: { description: 'A lead was moved to another status.' },
    RESPONSIBLE_CHANGED: { description: 'It was assigned to another user.' },
    DELETED: { description: 'It was deleted; it can no longer be read.' },
    RESTORED: { description: 'It came back from the trash.' },
  } as const,
});

const kind = 'What happened.';
const previousResponsible = 'The previous responsible user, if that changed.';

const LeadChangeType = builder.objectRef<LeadChange>('LeadChange').implement({
  description: 'A change of a lead.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ChangeKind, description: kind }),
    leadId: t.exposeID('id', { description: 'Lead id.' }),
    lead: t.field({
      type: Lead,
      nullable: true,
      description: 'The lead as it is now; null if it was deleted.',
      resolve: ({ record }) => record,
    }),
    previousPipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'Its previous pipeline, if that changed, or the one that it was deleted from.',
      resolve: async ({ previous }, _, { metadata }) =>
        previous.pipelineId === undefined ? null : ((await metadata.pipeline(previous.pipelineId)) ?? null),
    }),
    previousStatus: t.field({
      type: Status,
      nullable: true,
      description: 'Its previous status, if that changed, or the one that it was deleted from.',
      resolve: async ({ record, previous }, _, { metadata }) => {
        const pipelineId = previous.pipelineId ?? record?.pipeline_id;
        if (previous.statusId === undefined || pipelineId === undefined) return null;
        return (await metadata.status(pipelineId, previous.statusId)) ?? null;
      },
    }),
    previousResponsible: t.field({
      type: User,
      nullable: true,
      description: previousResponsible,
      resolve: ({ previous }, _, context, info) => loadUser(previous.responsibleUserId ?? null, context, info),
    }),
  }),
});

/**
 * A change of a noun whose only known previous value is the responsible user.
 *
 * @param name the noun as a type, `Contact`; the names of its fields are derived from it
 */
function changeType<Value extends { id: number }>(
  name: 'Contact' | 'Company' | 'Customer' | 'Task',
  ref: ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Known<Value>>,
) {
  const noun = name.toLowerCase();
  interface Shape extends Pick<LeadChange, 'id' | 'kind' | 'previous'> {
    record: Value | null;
  }
  return builder.objectRef<Shape>(`${name}Change`).implement({
    description: `A change of a ${noun}.`,
    fields: (t) => ({
      kind: t.expose('kind', { type: ChangeKind, description: kind }),
      [`${noun}Id`]: t.exposeID('id', { description: `Id of the ${noun}.` }),
      [noun]: t.field({
        type: ref,
        nullable: true,
        description: `The ${noun} as it is now; null if it was deleted.`,
        // Pothos cannot infer that a type parameter is not a list.
        resolve: ({ record }) => record as never,
      }),
      previousResponsible: t.field({
        type: User,
        nullable: true,
        description: previousResponsible,
        resolve: ({ previous }, _, context, info) => loadUser(previous.responsibleUserId ?? null, context, info),
      }),
    }),
  });
}

const ContactChange = changeType('Contact', Contact);
const CompanyChange = changeType('Company', Company);
const CustomerChange = changeType('Customer', Customer);
const TaskChange = changeType('Task', Task);

const NoteAdded = builder.objectRef<NoteChange & { record: NonNullable<NoteChange['record']> }>('NoteAdded').implement({
  description: 'A new note.',
  fields: (t) => ({
    note: t.expose('record', { type: Note, description: 'The note.' }),
    entityType: t.field({
      type: EntityType,
      description: 'Record type.',
      resolve: ({ record }) => record.entity_type,
    }),
    entityId: t.id({ description: 'Id of that record.', resolve: ({ record }) => record.entity_id }),
  }),
});

/** What every subscription depends on, for their descriptions. */
export const needsWebhooks =
  'Needs amoCRM’s webhooks: see WEBHOOK_SECRET. A subscriber that is too slow is dropped with SLOW_READER and must read the data again.';

const idArgument = (noun: string) => ({
  description: `Only changes of this ${noun}.`,
  validate: constraint.id,
});

builder.subscriptionType({
  description: 'Changes in the amoCRM account, as they happen.',
  fields: (t) => ({
    leadChanged: t.field({
      type: LeadChangeType,
      description: `Changes of leads that match all given conditions now, or did before the change. ${needsWebhooks}`,
      args: {
        pipelineId: t.arg.id(idArgument('pipeline')),
        statusId: t.arg.id(idArgument('status')),
        responsibleUserId: t.arg.id(idArgument('responsible user')),
      },
      subscribe: (_root, args, context) => watchLeads(args, context),
      resolve: (change) => change,
    }),
    contactChanged: t.field({
      type: ContactChange,
      description: `Changes of contacts. ${needsWebhooks}`,
      args: { contactId: t.arg.id(idArgument('contact')) },
      subscribe: (_root, { contactId }, context) =>
        watchChanges('contacts', ({ id }) => !contactId || id === Number(contactId), context),
      resolve: (change) => change,
    }),
    companyChanged: t.field({
      type: CompanyChange,
      description: `Changes of companies. ${needsWebhooks}`,
      args: { companyId: t.arg.id(idArgument('company')) },
      subscribe: (_root, { companyId }, context) =>
        watchChanges('companies', ({ id }) => !companyId || id === Number(companyId), context),
      resolve: (change) => change,
    }),
    customerChanged: t.field({
      type: CustomerChange,
      description: `Changes of customers. ${needsWebhooks}`,
      args: { customerId: t.arg.id(idArgument('customer')) },
      subscribe: (_root, { customerId }, context) =>
        watchChanges('customers', ({ id }) => !customerId || id === Number(customerId), context),
      resolve: (change) => change,
    }),
    taskChanged: t.field({
      type: TaskChange,
      description: `Changes of tasks. ${needsWebhooks}`,
      args: { responsibleUserId: t.arg.id(idArgument('responsible user')) },
      subscribe: (_root, { responsibleUserId: id }, context) =>
        watchChanges(
          'tasks',
          ({ record, previous }) =>
            !id || [record?.responsible_user_id, previous.responsibleUserId].includes(Number(id)),
          context,
        ),
      resolve: (change) => change,
    }),
    noteAdded: t.field({
      type: NoteAdded,
      description: `New notes of leads, contacts, companies and customers. ${needsWebhooks}`,
      args: {
        entityType: t.arg({ type: EntityType, description: 'Only notes of this kind of entity.' }),
        entityId: t.arg.id(idArgument('record')),
      },
      subscribe: (_root, { entityType, entityId }, context) =>
        watchChanges(
          'notes',
          ({ record }) =>
            record !== null &&
            (!entityType || record.entity_type === entityType) &&
            (!entityId || record.entity_id === Number(entityId)),
          context,
        ),
      // The filter above has dropped notes without a record.
      resolve: (change) => change as NoteChange & { record: NonNullable<NoteChange['record']> },
    }),
  }),
});
