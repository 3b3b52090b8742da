import type { Company, CompanyPatch, CompanyWith, CompanyWrite } from '../amocrm/index.ts';
import type { Issue } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import { type ContactListArguments, listParties } from './contact-filter.ts';
import type { Context } from './context.ts';
import { checkColumns } from './custom-field/column.ts';
import { rememberWrittenCompanies, type WrittenCompany } from './identity/recent-company.ts';
import { announceCompany, linkWritten } from './link.ts';
import { type Connection, type ConnectionArguments, nameList } from './list/connection.ts';
import type { MaxAge } from './list/replica.ts';
import { type SelectionInfo, selectedFields, selectsOnly } from './list/selection.ts';
import { type CreatePartyInput, keepsValues, knownChange, partyTranslation, type UpdatePartyInput } from './party.ts';
import { elementLinks } from './product.ts';
import type { MaybePromise } from './settled.ts';
import { sentSeparately, type Translation, translate } from './translation.ts';
import { type BatchResult, oneChangeOf, oneOf, sendBatch } from './write/batch.ts';
import { changeInPart } from './write/change-in-part.ts';
import { type ChosenUser, chosenUser } from './write/chosen.ts';
import { createOnce } from './write/create-once.ts';
import { type OriginInput, originLines } from './write/origin.ts';
import { checkReferences, loadReferences, toReferences } from './write/reference.ts';
import { sentOf, type Written } from './write/written.ts';

/** The links to request with a company, given the fields that are selected on it. */
export function companyLinks(fields: ReadonlySet<string>): CompanyWith[] {
  const wants = (...names: string[]) => names.some((name) => fields.has(name));
  return [
    ...(wants('contacts', 'contactCount') ? (['contacts'] as const) : []),
    ...(wants('leads', 'leadCount', 'leadsConnection') ? (['leads'] as const) : []),
    ...(wants('customers') ? (['customers'] as const) : []),
    ...elementLinks(fields),
  ];
}

/** The company that a record is linked to; only its id if nothing else is selected. */
export function loadLinkedCompany(
  id: number | null,
  { loaders }: Context,
  info: SelectionInfo,
): MaybePromise<Known<Company> | null> {
  if (id === null) return null;
  if (selectsOnly(info, ['id', 'url'])) return { id };
  return loaders.company.load(id, companyLinks(selectedFields(info)));
}

/** One company. @throws {NotFoundError} */
export async function loadCompany(id: number, { loaders }: Context, info: SelectionInfo): Promise<Company> {
  const company = await loaders.company.load(id, companyLinks(selectedFields(info)));
  if (!company) throw notFound('company', id);
  return company;
}

/** Loads one page of the companies that match a filter. */
export async function listCompanies(
  args: ContactListArguments & ConnectionArguments & MaxAge,
  context: Context,
  info: SelectionInfo,
): Promise<Connection<Company>> {
  await checkColumns('companies', info, context);
  const links = companyLinks(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  return listParties(
    nameList(context, 'companies'),
    args,
    context,
    links,
    async (query, withs) => {
      const page = await context.amocrm.companies.list({ ...query, with: withs });
      for (const company of page.items) context.loaders.company.prime(company, withs);
      return page;
    },
    (ids, withs) => context.loaders.company.loadMany(ids, withs),
  );
}

/** A `CreateCompanyInput`. */
export interface CreateCompanyInput extends CreatePartyInput, OriginInput {
  website?: Nullish<string>;
  contactIds?: Nullish<string[]>;
}

/** An `UpdateCompanyInput`. */
export interface UpdateCompanyInput extends UpdatePartyInput {
  website?: Nullish<string>;
}

const companyTranslation: Translation<CreateCompanyInput & UpdateCompanyInput, CompanyWrite> = {
  ...originLines,
  ...partyTranslation('companies'),
  // amoCRM takes no contacts with a new company; they are linked afterwards.
  contactIds: sentSeparately,
};

/** A new company as amoCRM wants it. @throws {ValidationError} */
export function toNewCompanyWrite(
  input: CreateCompanyInput,
  path: Issue['path'],
  context: Context,
): Promise<CompanyWrite> {
  return translate(companyTranslation, { input, path, context });
}

/** Creates up to 50 companies in one request; each reports its own success or failure. */
export async function createCompanies(
  inputs: CreateCompanyInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Company>>[]> {
  const contactsOf = ({ contactIds }: CreateCompanyInput) => toReferences('contacts', contactIds);
  await loadReferences(inputs.flatMap(contactsOf), context);
  const chosen = await chosenUser(context);
  const written: WrittenCompany[] = [];
  const results = await sendBatch(
    inputs,
    async (input, index) => {
      const write = await toNewCompanyWrite(input, path ?? ['inputs', index], context);
      await checkReferences(contactsOf(input), context);
      await announceCompany((input.contactIds ?? []).map(Number), 'new', context);
      return write;
    },
    (writes) => createOnce(context, 'companies', writes),
    (sent, { id }) => {
      written.push({ id, sent });
      return createdCompany(id, sent, chosen);
    },
    context,
  );
  await rememberWrittenCompanies(written, context);
  for (const [position, result] of results.entries()) {
    const contactIds = inputs[result.index]?.contactIds ?? [];
    if ('error' in result || contactIds.length === 0) continue;
    const links = contactIds.map((id) => ({ to_entity_id: Number(id), to_entity_type: 'contacts' as const }));
    const error = await linkWritten('companies', result.value.id, links, context);
    if (error) results[position] = { index: result.index, error };
    else result.value.contacts = contactIds.map(Number);
  }
  return results;
}

/** The known fields of a company that was just created. */
export function createdCompany(id: number, sent: CompanyWrite, chosen: ChosenUser): Written<Company> {
  return { ...chosen, ...knownChange(id, sent), ...sentOf(sent) };
}

/** Creates one company and links the contacts to it. */
export const createCompany = oneOf(createCompanies);

/** Changes up to 50 companies in one request; each reports its own success or failure. */
export async function updateCompanies(
  inputs: (UpdateCompanyInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Company>>[]> {
  const write = async () => {
    const written: WrittenCompany[] = [];
    const results = await sendBatch(
      inputs,
      (input, index) => toCompanyPatch(input, path ?? ['inputs', index], context),
      (patches) => context.amocrm.companies.update(patches),
      (sent, { id }): Known<Company> => {
        context.loaders.company.clear(id);
        written.push({ id, sent });
        return knownChange(id, sent);
      },
      context,
    );
    await rememberWrittenCompanies(written, context);
    return results;
  };
  return changeInPart('company', inputs, keepsValues, context, write);
}

/** Converts an input to the change that amoCRM takes. @throws {ValidationError} */
export async function toCompanyPatch(
  input: UpdateCompanyInput & { id: string },
  path: Issue['path'],
  context: Context,
): Promise<CompanyPatch> {
  return { id: Number(input.id), ...(await translate(companyTranslation, { input, path, context })) };
}

/** Changes one company. A phone or e-mail is added to those that it already has. */
export const updateCompany = oneChangeOf(updateCompanies);
