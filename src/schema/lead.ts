import type { Contact as ContactRecord, Lead as LeadRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { loadLinkedCompany } from '../resolvers/company.ts';
import { contactLinks } from '../resolvers/contact.ts';
import type { Context } from '../resolvers/context.ts';
import * as resolver from '../resolvers/lead.ts';
import { listLeads, loadLead, updateLead } from '../resolvers/lead.ts';
import { loadInStageSince } from '../resolvers/lead-replica.ts';
import { type SelectionInfo, selectedFields, selectsOnly } from '../resolvers/list/selection.ts';
import { type PartArguments, partOf } from '../resolvers/relation.ts';
import { type MaybePromise, orNull, whenSettled } from '../resolvers/settled.ts';
import { archiveLead } from '../resolvers/smart/archive-lead.ts';
import { deleteLead } from '../resolvers/smart/delete-record.ts';
import { updateUnlessWon } from '../resolvers/smart/update-unless-won.ts';
import { stateOf } from '../resolvers/stage.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import { connectionArgs, LeadConnection } from './connection.ts';
import * as constraint from './constraint.ts';
import { CustomFieldInput } from './custom-field.ts';
import { Entity } from './entity.ts';
import { inputOf } from './input.ts';
import { LeadFilter, LeadOrder, LeadSort, LeadState } from './lead-filter.ts';
import { LossReason } from './loss-reason.ts';
import { originFields } from './origin.ts';
import { declareRecordMutations } from './record-mutation.ts';
import { Company, Contact, Lead, Pipeline, Status } from './ref.ts';
import { partArgs } from './relation.ts';
import { maxAge } from './replica-answer.ts';

const withContacts = ['contacts'] as const;

function findPipeline(id: number, { metadata }: Context) {
  return orNull(metadata.pipeline(id));
}

function findStatus(pipelineId: number, lead: Known<LeadRecord>, { loaders, metadata }: Context) {
  return whenSettled(loaders.lead.read(lead, 'status_id'), (id) => orNull(metadata.status(pipelineId, id)));
}

function loadContacts(
  links: LeadRecord['contacts'],
  args: PartArguments,
  { loaders }: Context,
  info: SelectionInfo,
): MaybePromise<Known<ContactRecord>[]> {
  const ahead = links?.find((link) => link.is_main)?.id;
  const ids = partOf(links ?? [], args, { ahead }).map(({ id }) => id);
  if (selectsOnly(info, ['id', 'url'])) return loaders.contact.refer(ids);
  return loaders.contact.loadMany(ids, contactLinks(selectedFields(info)));
}

Lead.implement({
  description: 'A lead (сделка): a sale that moves through a pipeline.',
  interfaces: [Entity],
  fields: (t) => ({
    price: t.float({
      nullable: true,
      description: 'Its amount in the account’s currency, with minor units if the account uses them.',
      resolve: (lead, _, { loaders }) => loaders.lead.read(lead, 'price'),
    }),
    state: t.field({
      type: LeadState,
      description: 'Whether it is open, won or lost, whatever its pipeline calls the status.',
      resolve: (lead, _, { loaders }) => whenSettled(loaders.lead.read(lead, 'status_id'), stateOf),
    }),
    inStageSince: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'Since when it has been in its present stage; null if the log does not tell. Outside of lists from the replica, the log of ten leads costs one request to amoCRM.',
      resolve: async (lead, _, context) => showDateTime(await loadInStageSince(lead, context), context),
    }),
    closedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was won or lost; null while it is open.',
      resolve: (lead, _, context) => whenSettled(context.loaders.lead.read(lead, 'closed_at'), showDateTime, context),
    }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'Its pipeline.',
      resolve: (lead, _, context) => whenSettled(context.loaders.lead.read(lead, 'pipeline_id'), findPipeline, context),
    }),
    status: t.field({
      type: Status,
      nullable: true,
      description: 'Its status (stage).',
      resolve: (lead, _, context) =>
        whenSettled(context.loaders.lead.read(lead, 'pipeline_id'), findStatus, lead, context),
    }),
    lossReason: t.field({
      type: LossReason,
      nullable: true,
      description: 'Why it was lost; null if it is not lost or the reason is not known.',
      resolve: async (lead, _, { loaders, metadata }) => {
        const id = await loaders.lead.read(lead, 'loss_reason_id');
        return id === null ? null : ((await metadata.lossReason(id)) ?? null);
      },
    }),
    contacts: t.field({
      type: [Contact],
      nullable: true,
      description: 'Its contacts, the main one first, then by id.',
      args: partArgs(t),
      resolve: (lead, args, context, info) =>
        whenSettled(context.loaders.lead.read(lead, 'contacts', withContacts), loadContacts, args, context, info),
    }),
    contactCount: t.int({
      description: 'Number of its contacts.',
      resolve: async (lead, _, { loaders }) => ((await loaders.lead.read(lead, 'contacts', ['contacts'])) ?? []).length,
    }),
    mainContact: t.field({
      type: Contact,
      nullable: true,
      description: 'Its main contact.',
      resolve: async (lead, _, { loaders }, info) => {
        const links = (await loaders.lead.read(lead, 'contacts', ['contacts'])) ?? [];
        const main = links.find((link) => link.is_main);
        if (!main) return null;
        if (selectsOnly(info, ['id', 'url'])) return { id: main.id };
        return loaders.contact.load(main.id, contactLinks(selectedFields(info)));
      },
    }),
    company: t.field({
      type: Company,
      nullable: true,
      description: 'Its company.',
      resolve: (lead, _, context, info) =>
        whenSettled(context.loaders.lead.read(lead, 'company_id'), loadLinkedCompany, context, info),
    }),
  }),
});

builder.queryFields((t) => ({
  lead: t.field({
    type: Lead,
    nullable: true,
    description: 'One lead by its id. An unknown id is an error.',
    args: { id: t.arg.id({ required: true, description: 'Lead id.', validate: constraint.id }) },
    resolve: (_root, { id }, context, info) => loadLead(Number(id), context, info),
  }),
  leads: t.field({
    type: LeadConnection,
    nullable: true,
    description: 'Leads, page by page. Unaccepted incoming leads («Неразобранное») are not included.',
    args: {
      filter: t.arg({ type: LeadFilter, description: 'Which leads; all if omitted.' }),
      query: t.arg.string({ description: constraint.fullText, validate: constraint.query }),
      orderBy: t.arg({
        type: LeadOrder,
        description: 'Sort order; by id, oldest first, if omitted. `ID_DESC` is newest first.',
      }),
      sortBy: t.arg({
        type: LeadSort,
        description: 'Instead of `orderBy`: an order that only the replica has.',
      }),
      maxAge: t.arg.int(maxAge),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context, info) => listLeads(args, context, info),
  }),
}));

/** The common fields of the inputs that create and update a lead. */
const name = { description: 'Name.', validate: constraint.name };
const price = { description: 'In currency units.', validate: constraint.money };
const pipelineId = {
  description: 'Pipeline. Without a status: its first one after incoming.',
  validate: constraint.id,
};
const statusId = { description: 'Status; 142 won, 143 lost.', validate: constraint.id };
const responsibleUserId = { description: 'User.', validate: constraint.id };
const customFields = { description: 'Custom fields.', validate: constraint.inputs };

export const CreateLeadInput = inputOf<resolver.CreateLeadInput>()(
  builder.inputType('CreateLeadInput', {
    description: 'A new lead.',
    fields: (t) => ({
      name: t.string(name),
      price: t.float(price),
      pipelineId: t.id(pipelineId),
      statusId: t.id(statusId),
      responsibleUserId: t.id(responsibleUserId),
      contactIds: t.idList({
        description: 'Ids of its contacts, the main one first.',
        validate: constraint.idsUpTo(40),
      }),
      companyId: t.id({ description: 'Company.', validate: constraint.id }),
      tags: t.stringList({ description: 'Its tags, by name; unknown ones are created.', validate: constraint.tags }),
      customFields: t.field({ type: [CustomFieldInput], ...customFields }),
      ...originFields(t),
      closedAt: t.field({
        type: 'DateTime',
        description: 'When it was won or lost, for an import; only with status 142 or 143.',
      }),
    }),
  }),
);

const updateFields = {
  description: 'Fields to change. Omitted fields keep their value.',
};

export const UpdateLeadInput = inputOf<resolver.UpdateLeadInput>()(
  builder.inputType('UpdateLeadInput', {
    ...updateFields,
    fields: (t) => ({
      name: t.string(name),
      price: t.float(price),
      pipelineId: t.id(pipelineId),
      statusId: t.id({ ...statusId, of: 'statusOfLead' }),
      lossReasonId: t.id({ description: 'Loss reason, only with status 143.', validate: constraint.id }),
      responsibleUserId: t.id(responsibleUserId),
      addTags: t.stringList({
        description: 'Tags to add, by name; unknown ones are created.',
        validate: constraint.tags,
      }),
      removeTags: t.stringList({ description: 'Tags to remove, by name.', validate: constraint.tags }),
      customFields: t.field({ type: [CustomFieldInput], ...customFields }),
    }),
    validate: constraint.notEmpty,
  }),
);

declareRecordMutations({
  name: 'Lead',
  plural: 'Leads',
  type: Lead,
  creates: 'Creates a lead. To find or create its contact as well, use createClientAndLead.',
  createInput: CreateLeadInput,
  updateInput: UpdateLeadInput,
  create: resolver.createLead,
  createAll: resolver.createLeads,
  updateAll: resolver.updateLeads,
});

builder.mutationFields((t) => ({
  updateLead: t.field({
    type: Lead,
    description: 'Changes a lead.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Lead id.', validate: constraint.id }),
      input: t.arg({ type: UpdateLeadInput, required: true, description: 'The fields to change.' }),
      evenIfWon: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'If false, a change that takes a won lead out of status 142 is refused with LEAD_CLOSED.',
      }),
    },
    resolve: (_root, { id, input, evenIfWon }, context) =>
      evenIfWon ? updateLead(id, input, context) : updateUnlessWon(id, input, context),
  }),
  deleteLead: t.field({
    type: 'ID',
    description:
      'Asks amoCRM to delete a lead. Its API refuses, and NOT_SUPPORTED_BY_AMOCRM says that nothing was deleted. Leads can only be deleted in the web interface.',
    extensions: overwrites,
    args: { id: t.arg.id({ required: true, description: 'Lead id.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => deleteLead(id, context),
  }),
  archiveLead: t.field({
    type: Lead,
    description:
      'Closes an open lead as lost (143) with a loss reason and a tag, instead of deleting it. It counts as lost in reports.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Lead id.', validate: constraint.id }),
      lossReasonId: t.arg.id({ description: 'Loss reason; see lossReasons.', validate: constraint.id }),
      tag: t.arg.string({ description: 'Tag; «архив» if omitted.', validate: constraint.name }),
      evenIfWon: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether to archive a won or lost lead too; otherwise that is refused with LEAD_CLOSED.',
      }),
    },
    resolve: (_root, args, context) => archiveLead(args, context),
  }),
}));
