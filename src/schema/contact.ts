import type { Contact as ContactRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { loadLinkedCompany } from '../resolvers/company.ts';
import * as resolver from '../resolvers/contact.ts';
import { listContacts, loadContact, updateContact } from '../resolvers/contact.ts';
import type { ContactFilterInput, ContactOfCompanyFilterInput } from '../resolvers/contact-filter.ts';
import type { Context } from '../resolvers/context.ts';
import { showPlain } from '../resolvers/custom-field/text.ts';
import { loadFieldValues } from '../resolvers/entity.ts';
import { whenSettled } from '../resolvers/settled.ts';
import { deleteContact } from '../resolvers/smart/delete-record.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import { ContactConnection, connectionArgs, LeadConnection } from './connection.ts';
import * as constraint from './constraint.ts';
import { CustomFieldFilter, customFieldFilters } from './custom-field-filter.ts';
import { Entity } from './entity.ts';
import { inputOf } from './input.ts';
import { onlyOpenArg } from './only-open.ts';
import { originFields } from './origin.ts';
import { createFields, declareMultitexts, updateFields } from './party.ts';
import { DateTimeRange } from './range.ts';
import { declareRecordMutations } from './record-mutation.ts';
import { Company, Contact, Lead } from './ref.ts';
import { countLeads, leadPageArgs, leadPartArgs, pageLeads, resolveLeads } from './relation.ts';
import { maxAge } from './replica-answer.ts';
import { cardConditionFields, fromReplica } from './replica-condition.ts';

async function contactLeadIds(contact: Known<ContactRecord>, { loaders }: Context): Promise<number[]> {
  return (await loaders.contact.read(contact, 'leads', ['leads'])) ?? [];
}

Contact.implement({
  description: 'A contact: a person.',
  interfaces: [Entity],
  fields: (t) => ({
    firstName: t.string({
      nullable: true,
      description: 'First name, if amoCRM stores it separately.',
      resolve: (contact, _, { loaders }) => loaders.contact.read(contact, 'first_name'),
    }),
    lastName: t.string({
      nullable: true,
      description: 'Last name, if amoCRM stores it separately.',
      resolve: (contact, _, { loaders }) => loaders.contact.read(contact, 'last_name'),
    }),
    position: t.string({
      nullable: true,
      description: 'Job title: the field with the code POSITION.',
      resolve: async (contact, _, context, info) => {
        const fields = await loadFieldValues(contact, context, info);
        return showPlain(fields.find(({ field_code }) => field_code === 'POSITION')?.values[0]?.value) || null;
      },
    }),
    company: t.field({
      type: Company,
      nullable: true,
      description: 'Their company.',
      resolve: (contact, _, context, info) =>
        whenSettled(context.loaders.contact.read(contact, 'company_id'), loadLinkedCompany, context, info),
    }),
    leads: t.field({
      type: [Lead],
      nullable: true,
      description: 'Their leads, oldest first.',
      args: leadPartArgs(t),
      resolve: async (contact, args, context, info) =>
        resolveLeads(await contactLeadIds(contact, context), args, context, info),
    }),
    leadCount: t.int({
      description: 'Number of their leads.',
      args: { onlyOpen: onlyOpenArg(t) },
      resolve: async (contact, { onlyOpen }, context) =>
        countLeads(await contactLeadIds(contact, context), onlyOpen, context),
    }),
    leadsConnection: t.field({
      type: LeadConnection,
      nullable: true,
      description: 'Their leads, page by page.',
      args: { ...leadPageArgs(t) },
      resolve: async (contact, args, context, info) =>
        pageLeads(await contactLeadIds(contact, context), args, context, info),
    }),
  }),
});

/** The filters of `GET /contacts` and `GET /companies` (amoCRM API v4, Contacts: filter), and one that this server applies itself. */
function filterFields(t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0], noun: string) {
  return {
    ids:
      noun === 'companies'
        ? t.idList({ of: 'company', description: 'Companies.', validate: constraint.ids })
        : t.idList({ description: `Ids of ${noun}.`, validate: constraint.ids }),
    names: t.stringList({
      description: 'Exact names.',
      validate: constraint.names,
    }),
    responsibleUserIds: t.idList({ description: 'Responsible users.', validate: constraint.idList }),
    createdByUserIds: t.idList({ description: 'Users who created them.', validate: constraint.ids }),
    updatedByUserIds: t.idList({ description: 'Users who changed them last.', validate: constraint.ids }),
    createdAt: t.field({ type: DateTimeRange, description: 'When they were created.' }),
    updatedAt: t.field({ type: DateTimeRange, description: 'When they were last changed.' }),
    closestTaskAt: t.field({ type: DateTimeRange, description: 'When their nearest open task is due.' }),
    customFields: t.field({ type: [CustomFieldFilter], ...customFieldFilters }),
    hasLeads: t.boolean({
      description:
        'With leads (true) or without (false). amoCRM has no such filter: up to 2,500 records are read for one page; see `scanned`. Beside a condition of the replica, it is answered from there.',
    }),
    ...cardConditionFields(t),
    hasOpenLeads: t.boolean({ description: `With open leads (true) or without (false). ${fromReplica}` }),
    withoutPhone: t.boolean({ description: `Without a phone (true) or with one (false). ${fromReplica}` }),
    withoutEmail: t.boolean({ description: `Without an e-mail (true) or with one (false). ${fromReplica}` }),
  };
}

export const ContactFilter = inputOf<ContactOfCompanyFilterInput>()(
  builder.inputType('ContactFilter', {
    description: 'Which contacts match: all given conditions must hold.',
    fields: (t) => ({
      ...filterFields(t, 'contacts'),
      companyIds: t.idList({ description: `Companies. ${fromReplica}`, validate: constraint.idList }),
    }),
  }),
);

export const CompanyFilter = inputOf<ContactFilterInput>()(
  builder.inputType('CompanyFilter', {
    description: 'Which companies match: all given conditions must hold.',
    fields: (t) => filterFields(t, 'companies'),
  }),
);

/** The orders that amoCRM supports for contacts and companies. It ignores an order by creation (Contacts: order). */
export const ContactOrder = builder.enumType('ContactOrder', {
  description: 'The sort orders that amoCRM supports for contacts and companies.',
  values: {
    ID_ASC: { description: 'Oldest first; stable while pages are read.' },
    ID_DESC: { description: 'Newest first.' },
    NAME_ASC: { description: 'By name, А to Я.' },
    NAME_DESC: { description: 'By name, Я to А.' },
    UPDATED_AT_ASC: { description: 'By last change, earliest first; rows move while pages are read.' },
    UPDATED_AT_DESC: { description: 'By last change, latest first; rows move while pages are read.' },
  } as const,
});

export const ContactSort = builder.enumType('ContactSort', {
  description: 'The sort orders of contacts and companies that only the replica has.',
  values: {
    LAST_ACTIVITY_AT_ASC: {
      description: 'By the last activity of people, longest idle first; by creation if there is none.',
    },
    LAST_ACTIVITY_AT_DESC: { description: 'By the last activity of people, latest first.' },
  } as const,
});

declareMultitexts(Contact);

builder.queryFields((t) => ({
  contact: t.field({
    type: Contact,
    nullable: true,
    description: 'One contact by its id. An unknown id is an error.',
    args: { id: t.arg.id({ required: true, description: 'Contact id.', validate: constraint.id }) },
    resolve: (_root, { id }, context, info) => loadContact(Number(id), context, info),
  }),
  contacts: t.field({
    type: ContactConnection,
    nullable: true,
    description: 'Contacts, page by page. To find a person by phone or e-mail, use searchContacts.',
    args: {
      filter: t.arg({ type: ContactFilter, description: 'Which contacts; all if omitted.' }),
      query: t.arg.string({ description: constraint.fullText, validate: constraint.query }),
      orderBy: t.arg({
        type: ContactOrder,
        description: 'Sort order; by id, oldest first, if omitted. `ID_DESC` is newest first.',
      }),
      sortBy: t.arg({
        type: ContactSort,
        description: 'Instead of `orderBy`: an order that only the replica has.',
      }),
      maxAge: t.arg.int(maxAge),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context, info) => listContacts(args, context, info),
  }),
}));

export const CreateContactInput = inputOf<resolver.CreateContactInput>()(
  builder.inputType('CreateContactInput', {
    description: 'A new contact.',
    fields: (t) => ({
      ...createFields(t),
      companyId: t.id({ description: 'Company.', validate: constraint.id }),
      ...originFields(t),
    }),
    validate: constraint.notEmpty,
  }),
);

export const UpdateContactInput = inputOf<resolver.UpdateContactInput>()(
  builder.inputType('UpdateContactInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({
      ...updateFields(t),
      companyId: t.id({
        description: 'Company to link; replaces the present one. Not in bulk.',
        validate: constraint.id,
      }),
    }),
    validate: constraint.notEmpty,
  }),
);

declareRecordMutations({
  name: 'Contact',
  plural: 'Contacts',
  type: Contact,
  creates: 'Creates a contact even if one with the same phone or e-mail exists; getOrCreateContact does not.',
  createInput: CreateContactInput,
  updateInput: UpdateContactInput,
  create: resolver.createContact,
  createAll: resolver.createContacts,
  updateAll: resolver.updateContacts,
});

builder.mutationFields((t) => ({
  updateContact: t.field({
    type: Contact,
    description: 'Changes a contact. A phone or e-mail is added, not replaced.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Contact id.', validate: constraint.id }),
      input: t.arg({ type: UpdateContactInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => updateContact(id, input, context),
  }),
  deleteContact: t.field({
    type: 'ID',
    description:
      'Asks amoCRM to delete a contact. Its API refuses, and NOT_SUPPORTED_BY_AMOCRM says that nothing was deleted.',
    extensions: overwrites,
    args: { id: t.arg.id({ required: true, description: 'Contact id.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => deleteContact(id, context),
  }),
}));
