import type { Company as CompanyRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import * as resolver from '../resolvers/company.ts';
import { listCompanies, loadCompany, updateCompany } from '../resolvers/company.ts';
import { contactLinks } from '../resolvers/contact.ts';
import type { Context } from '../resolvers/context.ts';
import { selectedFields, selectsOnly } from '../resolvers/list/selection.ts';
import { partOf } from '../resolvers/relation.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import { CompanyConnection, connectionArgs, LeadConnection } from './connection.ts';
import * as constraint from './constraint.ts';
import { CompanyFilter, ContactOrder, ContactSort } from './contact.ts';
import { Entity } from './entity.ts';
import { inputOf } from './input.ts';
import { onlyOpenArg } from './only-open.ts';
import { originFields } from './origin.ts';
import { createFields, declareMultitexts, updateFields } from './party.ts';
import { declareRecordMutations } from './record-mutation.ts';
import { Company, Contact, Lead } from './ref.ts';
import { countLeads, leadPageArgs, leadPartArgs, pageLeads, partArgs, resolveLeads } from './relation.ts';
import { maxAge } from './replica-answer.ts';

async function companyContactIds(company: Known<CompanyRecord>, { loaders }: Context): Promise<number[]> {
  return (await loaders.company.read(company, 'contacts', ['contacts'])) ?? [];
}

async function companyLeadIds(company: Known<CompanyRecord>, { loaders }: Context): Promise<number[]> {
  return (await loaders.company.read(company, 'leads', ['leads'])) ?? [];
}

Company.implement({
  description: 'A company: an organisation.',
  interfaces: [Entity],
  fields: (t) => ({
    contacts: t.field({
      type: [Contact],
      nullable: true,
      description: 'Its contacts, ordered by id.',
      args: partArgs(t),
      resolve: async (company, args, context, info) => {
        const { loaders } = context;
        const rows = (await companyContactIds(company, context)).map((id) => ({ id }));
        const ids = partOf(rows, args).map(({ id }) => id);
        if (selectsOnly(info, ['id', 'url'])) return loaders.contact.refer(ids);
        return loaders.contact.loadMany(ids, contactLinks(selectedFields(info)));
      },
    }),
    leads: t.field({
      type: [Lead],
      nullable: true,
      description: 'Its leads, oldest first.',
      args: leadPartArgs(t),
      resolve: async (company, args, context, info) =>
        resolveLeads(await companyLeadIds(company, context), args, context, info),
    }),
    contactCount: t.int({
      description: 'Number of its contacts.',
      resolve: async (company, _, context) => (await companyContactIds(company, context)).length,
    }),
    leadCount: t.int({
      description: 'Number of its leads.',
      args: { onlyOpen: onlyOpenArg(t) },
      resolve: async (company, { onlyOpen }, context) =>
        countLeads(await companyLeadIds(company, context), onlyOpen, context),
    }),
    leadsConnection: t.field({
      type: LeadConnection,
      nullable: true,
      description: 'Its leads, page by page.',
      args: { ...leadPageArgs(t) },
      resolve: async (company, args, context, info) =>
        pageLeads(await companyLeadIds(company, context), args, context, info),
    }),
  }),
});

declareMultitexts(Company);

builder.queryFields((t) => ({
  company: t.field({
    type: Company,
    nullable: true,
    description: 'One company by its id or name. An unknown one is an error.',
    args: { id: t.arg.id({ of: 'company', required: true, description: 'Company.', validate: constraint.id }) },
    resolve: (_root, { id }, context, info) => loadCompany(Number(id), context, info),
  }),
  companies: t.field({
    type: CompanyConnection,
    nullable: true,
    description: 'Companies, page by page.',
    args: {
      filter: t.arg({ type: CompanyFilter, description: 'Which companies; all if omitted.' }),
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
    resolve: (_root, args, context, info) => listCompanies(args, context, info),
  }),
}));

const website = { description: 'Website.', validate: constraint.website };

export const CreateCompanyInput = inputOf<resolver.CreateCompanyInput>()(
  builder.inputType('CreateCompanyInput', {
    description: 'A new company.',
    fields: (t) => ({
      ...createFields(t),
      name: t.string({ description: 'Name.', validate: constraint.name, required: true }),
      website: t.string(website),
      contactIds: t.idList({
        description: 'Ids of contacts to link to it.',
        validate: constraint.idsUpTo(40),
      }),
      ...originFields(t),
    }),
  }),
);

const UpdateCompanyInput = inputOf<resolver.UpdateCompanyInput>()(
  builder.inputType('UpdateCompanyInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({
      ...updateFields(t),
      website: t.string(website),
    }),
    validate: constraint.notEmpty,
  }),
);

declareRecordMutations({
  name: 'Company',
  plural: 'Companies',
  type: Company,
  id: { of: 'company', description: 'Company.' },
  creates: 'Creates a company and links contacts to it.',
  createInput: CreateCompanyInput,
  updateInput: UpdateCompanyInput,
  create: resolver.createCompany,
  createAll: resolver.createCompanies,
  updateAll: resolver.updateCompanies,
});

builder.mutationFields((t) => ({
  updateCompany: t.field({
    type: Company,
    description: 'Changes a company. A phone or e-mail is added, not replaced.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ of: 'company', required: true, description: 'Company.', validate: constraint.id }),
      input: t.arg({ type: UpdateCompanyInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => updateCompany(id, input, context),
  }),
}));
