import type {
  Company,
  Contact,
  ContactPatch,
  ContactWith,
  ContactWrite,
  CustomFieldValues,
  CustomFieldWrite,
  EntityType,
} from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import { type ContactListArguments, listParties } from './contact-filter.ts';
import type { Context } from './context.ts';
import { checkColumns } from './custom-field/column.ts';
import { type CustomFieldInput, changesPart, findCustomField, toCustomFieldWrites } from './custom-field.ts';
import { rememberWrittenContacts, type WrittenContact } from './identity/recent-contact.ts';
import { linkCreated } from './link.ts';
import { type Connection, type ConnectionArguments, nameList } from './list/connection.ts';
import { type SelectionInfo, selectedFields } from './list/selection.ts';
import { cleanMultitexts, hasMultitext, type MultitextArguments, toMultitextWrites } from './multitext.ts';
import { type BatchResult, one, sendBatch } from './write/batch.ts';
import { changeInPart } from './write/change-in-part.ts';
import { createOnce } from './write/create-once.ts';
import { checkReferences, loadReferences, toReferences } from './write/reference.ts';
import { sentOf, type Written } from './write/written.ts';

/** What amoCRM must be asked for besides the contact itself, given the fields that are selected on it. */
export function contactLinks(fields: ReadonlySet<string>): ContactWith[] {
  return ['leads', 'leadCount', 'leadsConnection'].some((name) => fields.has(name)) ? ['leads'] : [];
}

/** One contact. @throws {NotFoundError} */
export async function loadContact(id: number, { loaders }: Context, info: SelectionInfo): Promise<Contact> {
  const contact = await loaders.contact.load(id, contactLinks(selectedFields(info)));
  if (!contact) throw notFound('contact', id);
  return contact;
}

/** One page of the contacts that a filter means. */
export async function listContacts(
  args: ContactListArguments & ConnectionArguments,
  context: Context,
  info: SelectionInfo,
): Promise<Connection<Contact>> {
  await checkColumns('contacts', info, context);
  const links = contactLinks(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  return listParties(nameList(context, 'contacts'), args, context, links, async (query, withs) => {
    const page = await context.amocrm.contacts.list({ ...query, with: withs });
    for (const contact of page.items) context.loaders.contact.prime(contact, withs);
    return page;
  });
}

/** The values of the field with this code (`PHONE`, `EMAIL`), with their kinds. */
export function multitextValues(
  values: readonly CustomFieldValues[],
  code: string,
): { value: string; kind: string | null }[] {
  return values
    .filter((field) => field.field_code === code)
    .flatMap((field) => field.values.map(({ value, enum_code }) => ({ value: String(value ?? ''), kind: enum_code })))
    .filter(({ value }) => value !== '');
}

/** What a caller can set on a contact. */
export interface ContactFieldsInput extends MultitextArguments {
  name?: Nullish<string>;
  responsibleUserId?: Nullish<string>;
  customFields?: Nullish<CustomFieldInput[]>;
}

/** A `CreateContactInput`. */
export interface CreateContactInput extends ContactFieldsInput {
  companyId?: Nullish<string>;
  tags?: Nullish<string[]>;
}

/** An `UpdateContactInput`. */
export interface UpdateContactInput extends ContactFieldsInput {
  addTags?: Nullish<string[]>;
  removeTags?: Nullish<string[]>;
}

/** Creates one contact, whether or not there is one with the same phone; see `getOrCreateContact`. */
export function createContact(input: CreateContactInput, context: Context): Promise<Known<Contact>> {
  return one(createContacts([input], context, ['input']));
}

/** Creates contacts, at most 50 in a request; each reports its own success or failure. */
export async function createContacts(
  inputs: CreateContactInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Contact>>[]> {
  const companyOf = ({ companyId }: CreateContactInput) => toReferences('companies', [companyId]);
  await loadReferences(inputs.flatMap(companyOf), context);
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
      return knownContact(id, sent);
    },
  );
  await rememberWrittenContacts(written, context);
  for (const [position, result] of results.entries()) {
    const companyId = inputs[result.index]?.companyId;
    if ('error' in result || !companyId) continue;
    const link = { to_entity_id: Number(companyId), to_entity_type: 'companies' } as const;
    const error = await linkCreated('contacts', result.value.id, [link], context);
    if (error) results[position] = { index: result.index, error };
    else result.value.company_id = Number(companyId);
  }
  return results;
}

/** A new contact as amoCRM wants it. */
export async function toNewContactWrite(
  input: CreateContactInput,
  path: Issue['path'],
  context: Context,
): Promise<ContactWrite> {
  return {
    ...(input.name == null ? {} : { name: input.name }),
    ...(input.responsibleUserId ? { responsible_user_id: Number(input.responsibleUserId) } : {}),
    ...(await toContactFields('contacts', input, path, context)),
    ...(input.tags ? { tags_to_add: input.tags.map((name) => ({ name })) } : {}),
  };
}

/** Changes one contact. A phone or e-mail is added to those that it has. */
export function updateContact(id: string, input: UpdateContactInput, context: Context): Promise<Known<Contact>> {
  return one(updateContacts([{ id, ...input }], context, ['input']));
}

/** Changes contacts, at most 50 in a request; each reports its own success or failure. */
export async function updateContacts(
  inputs: (UpdateContactInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Contact>>[]> {
  const write = async () => {
    const written: WrittenContact[] = [];
    const results = await sendBatch(
      inputs,
      (input, index) => toContactPatch(input, path ?? ['inputs', index], context),
      (patches) => context.amocrm.contacts.update(patches),
      (sent, { id }) => {
        context.loaders.contact.clear(id);
        written.push({ id, sent });
        return knownChange(id, sent);
      },
    );
    await rememberWrittenContacts(written, context);
    return results;
  };
  const adds = (input: ContactFieldsInput) => hasMultitext(input) || changesPart(input.customFields);
  return changeInPart('contact', inputs, adds, context, write);
}

async function toContactPatch(
  input: UpdateContactInput & { id: string },
  path: Issue['path'],
  context: Context,
): Promise<ContactPatch> {
  const id = Number(input.id);
  const adds = hasMultitext(input) || changesPart(input.customFields);
  const present = adds ? await context.loaders.contact.load(id) : null;
  if (adds && !present) throw notFound('contact', id);
  return {
    id,
    ...(input.name == null ? {} : { name: input.name }),
    ...(input.responsibleUserId ? { responsible_user_id: Number(input.responsibleUserId) } : {}),
    ...(await toContactFields('contacts', input, path, context, present?.custom_fields_values)),
    ...(input.addTags ? { tags_to_add: input.addTags.map((name) => ({ name })) } : {}),
    ...(input.removeTags ? { tags_to_delete: input.removeTags.map((name) => ({ name })) } : {}),
  };
}

/**
 * The custom fields of a contact or company, with its phones, e-mails and site among them.
 *
 * @param present the values that the record has: a phone or e-mail is added to them, unless it is there already
 */
export async function toContactFields(
  entity: EntityType,
  input: MultitextArguments & {
    website?: Nullish<string>;
    customFields?: Nullish<CustomFieldInput[]>;
  },
  path: Issue['path'],
  context: Context,
  present: readonly CustomFieldValues[] = [],
): Promise<{ custom_fields_values?: CustomFieldWrite[] }> {
  const given = await toCustomFieldWrites(
    entity,
    input.customFields ?? [],
    [...path, 'customFields'],
    context,
    present,
  );
  const writes = await cleanMultitexts(entity, given, context);
  const own = await toMultitextWrites(entity, input, path, context, present);
  if (input.website) {
    const field = await findCustomField(entity, 'WEB', [...path, 'website'], context);
    const values = [
      field.type === 'multitext' ? { value: input.website, enum_code: 'WORK' } : { value: input.website },
    ];
    own.push({ field_id: field.id, values, argument: 'website' });
  }
  for (const { argument, ...write } of own) {
    if (writes.some(({ field_id }) => field_id === write.field_id)) {
      throw new ValidationError([{ path: [...path, argument], message: 'is given in `customFields` as well' }]);
    }
    writes.push(write);
  }
  return writes.length === 0 ? {} : { custom_fields_values: writes };
}

/** What is known of a contact or company after it was changed. */
export function knownChange(id: number, { name, responsible_user_id }: ContactWrite): Known<Contact & Company> {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(responsible_user_id === undefined ? {} : { responsible_user_id }),
  };
}

/** What is known of a contact after it was created, without reading it back. */
export function knownContact(id: number, sent: ContactWrite): Written<Contact> {
  return {
    id,
    ...sentOf(sent),
    ...(sent.name === undefined ? {} : { name: sent.name }),
    ...(sent.responsible_user_id === undefined ? {} : { responsible_user_id: sent.responsible_user_id }),
  };
}
