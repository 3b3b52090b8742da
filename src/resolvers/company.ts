import type { Company, CompanyPatch, CompanyWith, CompanyWrite } from '../amocrm/index.ts';
import type { Issue } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import { type ContactFieldsInput, knownChange, toContactFields } from './contact.ts';
import { type ContactListArguments, listParties } from './contact-filter.ts';
import type { Context } from './context.ts';
import { checkColumns } from './custom-field/column.ts';
import { changesPart } from './custom-field.ts';
import { linkCreated } from './link.ts';
import { type Connection, type ConnectionArguments, nameList } from './list/connection.ts';
import { type SelectionInfo, selectedFields } from './list/selection.ts';
import { hasMultitext } from './multitext.ts';
import { type BatchResult, one, sendBatch } from './write/batch.ts';
import { changeInPart } from './write/change-in-part.ts';
import { createOnce } from './write/create-once.ts';
import { checkReferences, loadReferences, toReferences } from './write/reference.ts';
import { sentOf, type Written } from './write/written.ts';

/** What amoCRM must be asked for besides the company itself, given the fields that are selected on it. */
export function companyLinks(fields: ReadonlySet<string>): CompanyWith[] {
  const wants = (...names: string[]) => names.some((name) => fields.has(name));
  return [
    ...(wants('contacts', 'contactCount') ? (['contacts'] as const) : []),
    ...(wants('leads', 'leadCount', 'leadsConnection') ? (['leads'] as const) : []),
  ];
}

/** One company. @throws {NotFoundError} */
export async function loadCompany(id: number, { loaders }: Context, info: SelectionInfo): Promise<Company> {
  const company = await loaders.company.load(id, companyLinks(selectedFields(info)));
  if (!company) throw notFound('company', id);
  return company;
}

/** One page of the companies that a filter means. */
export async function listCompanies(
  args: ContactListArguments & ConnectionArguments,
  context: Context,
  info: SelectionInfo,
): Promise<Connection<Company>> {
  await checkColumns('companies', info, context);
  const links = companyLinks(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  return listParties(nameList(context, 'companies'), args, context, links, async (query, withs) => {
    const page = await context.amocrm.companies.list({ ...query, with: withs });
    for (const company of page.items) context.loaders.company.prime(company, withs);
    return page;
  });
}

/** What a caller can set on a company. */
export interface CompanyFieldsInput extends ContactFieldsInput {
  website?: Nullish<string>;
}

/** A `CreateCompanyInput`. */
export interface CreateCompanyInput extends CompanyFieldsInput {
  contactIds?: Nullish<string[]>;
  tags?: Nullish<string[]>;
}

/** An `UpdateCompanyInput`. */
export interface UpdateCompanyInput extends CompanyFieldsInput {
  addTags?: Nullish<string[]>;
  removeTags?: Nullish<string[]>;
}

/** Creates one company and links the contacts to it. */
export function createCompany(input: CreateCompanyInput, context: Context): Promise<Known<Company>> {
  return one(createCompanies([input], context, ['input']));
}

/** Creates companies, at most 50 in a request; each reports its own success or failure. */
export async function createCompanies(
  inputs: CreateCompanyInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Company>>[]> {
  const contactsOf = ({ contactIds }: CreateCompanyInput) => toReferences('contacts', contactIds);
  await loadReferences(inputs.flatMap(contactsOf), context);
  const results = await sendBatch(
    inputs,
    async (input, index) => {
      const write = await toNewCompanyWrite(input, path ?? ['inputs', index], context);
      await checkReferences(contactsOf(input), context);
      return write;
    },
    (writes) => createOnce(context, 'companies', writes),
    (sent, { id }): Written<Company> => ({ ...knownChange(id, sent), ...sentOf(sent) }),
  );
  for (const [position, result] of results.entries()) {
    const contactIds = inputs[result.index]?.contactIds ?? [];
    if ('error' in result || contactIds.length === 0) continue;
    const links = contactIds.map((id) => ({ to_entity_id: Number(id), to_entity_type: 'contacts' as const }));
    const error = await linkCreated('companies', result.value.id, links, context);
    if (error) results[position] = { index: result.index, error };
    else result.value.contacts = contactIds.map(Number);
  }
  return results;
}

async function toNewCompanyWrite(
  input: CreateCompanyInput,
  path: Issue['path'],
  context: Context,
): Promise<CompanyWrite> {
  return {
    ...(await toCompanyFields(input, path, context)),
    ...(input.tags ? { tags_to_add: input.tags.map((name) => ({ name })) } : {}),
  };
}

/** Changes one company. A phone or e-mail is added to those that it has. */
export function updateCompany(id: string, input: UpdateCompanyInput, context: Context): Promise<Known<Company>> {
  return one(updateCompanies([{ id, ...input }], context, ['input']));
}

/** Changes companies, at most 50 in a request; each reports its own success or failure. */
export async function updateCompanies(
  inputs: (UpdateCompanyInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Company>>[]> {
  const write = () =>
    sendBatch(
      inputs,
      (input, index) => toCompanyPatch(input, path ?? ['inputs', index], context),
      (patches) => context.amocrm.companies.update(patches),
      (sent, { id }): Known<Company> => {
        context.loaders.company.clear(id);
        return knownChange(id, sent);
      },
    );
  const adds = (input: ContactFieldsInput) => hasMultitext(input) || changesPart(input.customFields);
  return changeInPart('company', inputs, adds, context, write);
}

async function toCompanyPatch(
  input: UpdateCompanyInput & { id: string },
  path: Issue['path'],
  context: Context,
): Promise<CompanyPatch> {
  const id = Number(input.id);
  const adds = hasMultitext(input) || changesPart(input.customFields);
  const present = adds ? await context.loaders.company.load(id) : null;
  if (adds && !present) throw notFound('company', id);
  return {
    id,
    ...(await toCompanyFields(input, path, context, present?.custom_fields_values)),
    ...(input.addTags ? { tags_to_add: input.addTags.map((name) => ({ name })) } : {}),
    ...(input.removeTags ? { tags_to_delete: input.removeTags.map((name) => ({ name })) } : {}),
  };
}

async function toCompanyFields(
  input: CompanyFieldsInput,
  path: Issue['path'],
  context: Context,
  present?: Company['custom_fields_values'],
): Promise<CompanyWrite> {
  return {
    ...(input.name == null ? {} : { name: input.name }),
    ...(input.responsibleUserId ? { responsible_user_id: Number(input.responsibleUserId) } : {}),
    ...(await toContactFields('companies', input, path, context, present)),
  };
}
