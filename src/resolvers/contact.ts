import type { BatchOutcome, Contact, ContactPatch, ContactWith, ContactWrite, Created } from '../amocrm/index.ts';
import type { Issue } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import { type ContactListArguments, listParties } from './contact-filter.ts';
import type { Context } from './context.ts';
import { checkColumns } from './custom-field/column.ts';
import { rememberWrittenContacts, type WrittenContact } from './identity/recent-contact.ts';
import { announceCompany, linkWritten } from './link.ts';
import { type Connection, type ConnectionArguments, nameList } from './list/connection.ts';
import type { MaxAge } from './list/replica.ts';
import { type SelectionInfo, selectedFields } from './list/selection.ts';
import { type CreatePartyInput, keepsValues, knownChange, partyTranslation, type UpdatePartyInput } from './party.ts';
import { elementLinks } from './product.ts';
import { sentSeparately, type Translation, translate } from './translation.ts';
import { type BatchResult, oneChangeOf, oneOf, sendBatch } from './write/batch.ts';
import { changeInPart } from './write/change-in-part.ts';
import { type ChosenUser, chosenUser } from './write/chosen.ts';
import { createOnce } from './write/create-once.ts';
import { type OriginInput, originLines } from './write/origin.ts';
import { checkReferences, loadReferences, toReferences } from './write/reference.ts';
import { sentOf, type Written } from './write/written.ts';

/** The links to request with a contact, given the fields that are selected on it. */
export function contactLinks(fields: ReadonlySet<string>): ContactWith[] {
  const wantsLeads = ['leads', 'leadCount', 'leadsConnection'].some((name) => fields.has(name));
  return [
    ...(wantsLeads ? (['leads'] as const) : []),
    ...(fields.has('customers') ? (['customers'] as const) : []),
    ...elementLinks(fields),
  ];
}

/** Loads one contact. @throws {NotFoundError} */
export async function loadContact(id: number, { loaders }: Context, info: SelectionInfo): Promise<Contact> {
  const contact = await loaders.contact.load(id, contactLinks(selectedFields(info)));
  if (!contact) throw notFound('contact', id);
  return contact;
}

/** Loads one page of the contacts that match a filter. */
export async function listContacts(
  args: ContactListArguments & ConnectionArguments & MaxAge,
  context: Context,
  info: SelectionInfo,
): Promise<Connection<Contact>> {
  await checkColumns('contacts', info, context);
  const links = contactLinks(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  return listParties(
    nameList(context, 'contacts'),
    args,
    context,
    links,
    async (query, withs) => {
      const page = await context.amocrm.contacts.list({ ...query, with: withs });
      for (const contact of page.items) context.loaders.contact.prime(contact, withs);
      return page;
    },
    (ids, withs) => context.loaders.contact.loadMany(ids, withs),
  );
}

/** A `CreateContactInput`. */
export interface CreateContactInput extends CreatePartyInput, OriginInput {
  companyId?: Nullish<string>;
}

/** An `UpdateContactInput`. */
export interface UpdateContactInput extends UpdatePartyInput {
  companyId?: Nullish<string>;
}

const contactTranslation: Translation<CreateContactInput & UpdateContactInput, ContactWrite> = {
  ...originLines,
  ...partyTranslation('contacts'),
  // amoCRM takes no company with a contact; the two are linked afterwards.
  companyId: sentSeparately,
};

/** Creates up to 50 contacts in one request; each reports its own success or failure. */
export async function createContacts(
  inputs: CreateContactInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Contact>>[]> {
  const companyOf = ({ companyId }: CreateContactInput) => toReferences('companies', [companyId]);
  await loadReferences(inputs.flatMap(companyOf), context);
  const chosen = await chosenUser(context);
  const written: WrittenContact[] = [];
  const results = await sendBatch(
    inputs,
    async (input, index) => {
      const write = await toNewContactWrite(input, path ?? ['inputs', index], context);
      await checkReferences(companyOf(input), context);
      return write;
    },
    (writes) => createOnce(context, 'contacts', writes),
    (sent, { id }) => {
      written.push({ id, sent });
      return knownContact(id, sent, chosen);
    },
    context,
  );
  await rememberWrittenContacts(written, context);
  for (const [position, result] of results.entries()) {
    const companyId = inputs[result.index]?.companyId;
    if ('error' in result || !companyId) continue;
    const link = { to_entity_id: Number(companyId), to_entity_type: 'companies' } as const;
    const error = await linkWritten('contacts', result.value.id, [link], context);
    if (error) results[position] = { index: result.index, error };
    else result.value.company_id = Number(companyId);
  }
  return results;
}

/** Creates one contact, even if another one has the same phone; see `getOrCreateContact`. */
export const createContact = oneOf(createContacts);

/** Converts an input to the contact that amoCRM creates. @throws {ValidationError} */
export function toNewContactWrite(
  input: CreateContactInput,
  path: Issue['path'],
  context: Context,
): Promise<ContactWrite> {
  return translate(contactTranslation, { input, path, context });
}

/** Changes up to 50 contacts in one request; each reports its own success or failure. */
export async function updateContacts(
  inputs: (UpdateContactInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Contact>>[]> {
  const recordsOf = ({ id, companyId }: UpdateContactInput & { id: string }) =>
    companyId ? [...toReferences('contacts', [id]), ...toReferences('companies', [companyId])] : [];
  const write = async () => {
    await loadReferences(inputs.flatMap(recordsOf), context);
    const written: WrittenContact[] = [];
    const present = new Map<number, number | null | undefined>();
    const results = await sendBatch(
      inputs,
      async (input, index) => {
        const patch = await toContactPatch(input, path ?? ['inputs', index], context);
        await checkReferences(recordsOf(input), context);
        if (input.companyId) {
          present.set(patch.id, (await context.loaders.contact.load(patch.id))?.company_id);
          await announceCompany([patch.id], Number(input.companyId), context);
        }
        return patch;
      },
      (patches) => sendPatches(patches, context),
      (sent, { id }) => {
        context.loaders.contact.clear(id);
        written.push({ id, sent });
        return knownChange(id, sent);
      },
      context,
    );
    await rememberWrittenContacts(written, context);
    await linkCompanies(inputs, results, present, context);
    return results;
  };
  return changeInPart('contact', inputs, keepsValues, context, write);
}

/** Sends the changes that have something for the contact itself: a link to a company is a request of its own. */
async function sendPatches(patches: ContactPatch[], { amocrm }: Context): Promise<BatchOutcome<Created>[]> {
  const places = patches.flatMap((patch, index) => (Object.keys(patch).length > 1 ? [index] : []));
  const outcomes =
    places.length === 0 ? [] : await amocrm.contacts.update(places.map((place) => patches[place] as ContactPatch));
  return patches.map((patch, index) => {
    const outcome = outcomes.find((each) => places[each.index] === index);
    return outcome ? { ...outcome, index } : { index, result: { id: patch.id } };
  });
}

/**
 * Links contacts to their new companies, except those that are: amoCRM answers a second link with HTTP 500. A failure becomes the
 * result of its contact.
 *
 * @param present the companies that they have
 */
async function linkCompanies(
  inputs: readonly UpdateContactInput[],
  results: BatchResult<Known<Contact>>[],
  present: ReadonlyMap<number, number | null | undefined>,
  context: Context,
): Promise<void> {
  for (const [position, result] of results.entries()) {
    const { companyId, ...others } = inputs[result.index] ?? {};
    if ('error' in result || !companyId) continue;
    const { id } = result.value;
    const link = { to_entity_id: Number(companyId), to_entity_type: 'companies' } as const;
    const isChanged = Object.keys(others).some((name) => name !== 'id' && name !== 'ifUnchangedSince');
    const error =
      present.get(id) === link.to_entity_id
        ? undefined
        : await linkWritten('contacts', id, [link], context, isChanged ? 'changed' : undefined);
    if (error) results[position] = { index: result.index, error };
    else result.value.company_id = link.to_entity_id;
  }
}

/** Converts an input to the change that amoCRM takes. @throws {ValidationError} */
export async function toContactPatch(
  input: UpdateContactInput & { id: string },
  path: Issue['path'],
  context: Context,
): Promise<ContactPatch> {
  return { id: Number(input.id), ...(await translate(contactTranslation, { input, path, context })) };
}

/** Changes one contact. A phone or e-mail is added to those that it already has. */
export const updateContact = oneChangeOf(updateContacts);

/** The fields of a contact that are known after it was created, without reading it back. */
export function knownContact(id: number, sent: ContactWrite, chosen: ChosenUser): Written<Contact> {
  return {
    id,
    ...chosen,
    ...sentOf(sent),
    ...(sent.name === undefined ? {} : { name: sent.name }),
    ...(sent.responsible_user_id === undefined ? {} : { responsible_user_id: sent.responsible_user_id }),
  };
}
