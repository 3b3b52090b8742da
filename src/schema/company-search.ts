import type { ObjectFieldBuilder } from '@pothos/core';
import type { Company as CompanyRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { selectedFields } from '../resolvers/list/selection.ts';
import { partOf } from '../resolvers/relation.ts';
import { type EnsuredCompany, getOrCreateCompany } from '../resolvers/smart/get-or-create-company.ts';
import { type CompanyCheck, checkCompanyExists, searchCompanies } from '../resolvers/smart/search-companies.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { ensures } from './annotation.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { Company } from './ref.ts';
import { partArgs } from './relation.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;

/* The smart operations on companies: they are found by what identifies them, and created only if there is none. */

const companyQuery = {
  required: true,
  description: 'Tax number (ИНН), site, phone, e-mail or name; legal form, quotes and case do not matter.',
  validate: constraint.identity,
} as const;

/** The fields that list the other matching companies. */
function otherMatches<Shape extends { otherMatches: Known<CompanyRecord>[] }>(t: ObjectFieldBuilder<Types, Shape>) {
  return {
    otherMatches: t.field({
      type: [Company],
      description:
        'Other companies with the same tax number, site, phone, e-mail or name: namesakes or duplicates. Duplicates can only be merged in amoCRM’s web interface.',
      args: partArgs(t),
      resolve: ({ otherMatches }, part) => partOf(otherMatches, part),
    }),
    otherMatchCount: t.int({
      description: 'Number of other matching companies.',
      resolve: ({ otherMatches }) => otherMatches.length,
    }),
  };
}

const CompanySearch = builder.objectRef<CompanyRecord[]>('CompanySearch').implement({
  description: 'What a search for companies found.',
  fields: (t) => ({
    count: t.int({ description: 'Number of companies that were found.', resolve: (companies) => companies.length }),
    companies: t.field({
      type: [Company],
      description: 'The companies, oldest first.',
      args: partArgs(t),
      resolve: (companies, part) => partOf(companies, part),
    }),
  }),
});

const CompanyCheckType = builder.objectRef<CompanyCheck>('CompanyCheck').implement({
  description: 'Whether a company exists.',
  fields: (t) => ({
    exists: t.exposeBoolean('exists', { description: 'Whether such a company exists.' }),
    company: t.expose('company', { type: Company, nullable: true, description: 'The oldest matching company.' }),
    ...otherMatches(t),
  }),
});

const EnsuredCompanyType = builder.objectRef<EnsuredCompany>('EnsuredCompany').implement({
  description: 'A company that was found or created.',
  fields: (t) => ({
    company: t.expose('company', { type: Company, description: 'The company.' }),
    created: t.exposeBoolean('created', { description: 'Whether this call created it.' }),
    missing: t.exposeStringList('missing', {
      description: 'Which of the given `inn`, `website`, `phone` and `email` the found company lacked.',
    }),
    filled: t.exposeStringList('filled', {
      description: 'Those of `missing` that were added because of `fillMissing`.',
    }),
    ...otherMatches(t),
  }),
});

builder.queryFields((t) => ({
  searchCompanies: t.field({
    type: [Company],
    nullable: true,
    description:
      'Companies that have this tax number, site, phone or e-mail, or whose name contains this one; oldest first.',
    args: { query: t.arg.string(companyQuery) },
    resolve: (_root, { query }, context, info) => searchCompanies(query, context, selectedFields(info)),
  }),
  companySearch: t.field({
    type: CompanySearch,
    nullable: true,
    description: 'The same search as `searchCompanies`, with a count and a part of the result.',
    args: { query: t.arg.string(companyQuery) },
    resolve: (_root, { query }, context, info) => searchCompanies(query, context, selectedFields(info, ['companies'])),
  }),
  checkCompanyExists: t.field({
    type: CompanyCheckType,
    nullable: true,
    description: 'Whether a company with this tax number, site, phone, e-mail or name exists.',
    args: { query: t.arg.string(companyQuery) },
    resolve: (_root, { query }, context, info) => checkCompanyExists(query, context, info),
  }),
}));

builder.mutationField('getOrCreateCompany', (t) =>
  t.field({
    type: EnsuredCompanyType,
    description:
      'Finds a company by tax number (ИНН), site, phone, e-mail or name, or creates one. Simultaneous calls create only one. A company with another tax number than the given one is never taken.',
    extensions: ensures,
    args: {
      query: t.arg.string(companyQuery),
      name: t.arg.string({ description: 'New company’s name.', validate: constraint.name }),
      inn: t.arg.string({ description: 'Tax number (ИНН).', validate: constraint.taxNumber }),
      website: t.arg.string({ description: 'Website.', validate: constraint.website }),
      phone: t.arg.string({ description: 'Phone.', validate: constraint.phone }),
      email: t.arg.string({ description: 'E-mail.', validate: constraint.email }),
      fillMissing: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether to add the given data to a found company that lacks them.',
      }),
      matchByName: t.arg.boolean({
        required: true,
        defaultValue: true,
        description:
          'Whether to accept a company of the same name, if its tax number and site do not differ; otherwise a company is created.',
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => getOrCreateCompany(args, context)),
  }),
);
