import type { Contact } from '../../amocrm/index.ts';
import type { Known } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import { knownContact, toNewContactWrite, updateContact } from '../contact.ts';
import type { Context } from '../context.ts';
import { type CustomFieldInput, findCustomField } from '../custom-field.ts';
import { chooseContact, type Match } from '../identity/choose-contact.ts';
import {
  type ClientIdentity,
  type ClientInput,
  parseIdentities,
  rememberContact,
  toContactInput,
  toItems,
  withIdentityLocks,
} from '../identity/client-identity.ts';
import { compareContact, hasName, type Identity, matchedKinds, normalizeName } from '../identity/contact-match.ts';
import { sendOne } from '../write/batch.ts';
import { chosenUser } from '../write/chosen.ts';
import { createOnce } from '../write/create-once.ts';

/** A `GetOrCreateContactInput`. */
export interface GetOrCreateContactInput extends ClientInput {
  query: string;
  fillMissing?: Nullish<boolean>;
  matchByName?: Nullish<boolean>;
  /** The value of the field with the code POSITION. */
  position?: Nullish<string>;
  /** Of a new contact; with `fillMissing`, also those that a found one lacks. */
  customFields?: Nullish<CustomFieldInput[]>;
}

/** The result of `getOrCreateContact`. */
export interface EnsuredContact {
  contact: Known<Contact>;
  created: boolean;
  /** What a contact that was found has of what was given. */
  matchedBy: Identity['kind'][];
  /** Other contacts with the same phone, e-mail or name; for a new contact, those with the same name. */
  otherMatches: Contact[];
  /** What the found contact does not have of what was given: `phone`, `email` and the names of custom fields. */
  missing: string[];
  /** What was added of `missing`. */
  filled: string[];
}

/** Finds or creates a client's contact. Concurrent requests with one phone or e-mail create only one. */
export async function getOrCreateContact(input: GetOrCreateContactInput, context: Context): Promise<EnsuredContact> {
  const identities = await parseIdentities(input, { query: ['query'], email: ['email'], phone: ['phone'] }, context);
  const given = await findFields(input, context);
  return withIdentityLocks(identities, context, async (held) => {
    const { match, namesakes } = await chooseContact(identities, held, input);
    if (!match) {
      const contact = await createClient(input, identities, given, held);
      return { contact, created: true, matchedBy: [], otherMatches: namesakes, missing: [], filled: [] };
    }
    const lacking = await listMissing(identities, match.contact, held);
    const fields = empty(given, match.contact);
    const missing = [...new Set([...lacking.map(({ kind }) => kind), ...fields.map(({ name }) => name)])];
    const { country } = await held.metadata.account();
    const found = {
      contact: match.contact,
      created: false,
      matchedBy: matchedKinds(match.contact, identities, country),
      otherMatches: [...match.all.filter((contact) => contact !== match.contact), ...match.rest],
      missing,
      filled: [],
    };
    if (!input.fillMissing || missing.length === 0 || isShared(match)) return found;
    await fillContact(lacking, fields, match.contact, held);
    // Only for the added ones: other contacts may share the phone by which this one was found.
    await rememberContact(match.contact.id, lacking, held);
    // What was read of its fields is outdated.
    const { id, name, responsible_user_id } = match.contact;
    return { ...found, contact: { id, name, responsible_user_id }, filled: missing };
  });
}

/** Whether contacts with different names share the phone; data must not be added then, as it may be the wrong contact. */
function isShared({ contact, all }: Match): boolean {
  return all.some(({ name }) => !hasName(contact, normalizeName(name)));
}

/** Creates the contact without duplicates, see `createOnce`. */
async function createClient(
  input: GetOrCreateContactInput,
  identities: readonly ClientIdentity[],
  given: readonly GivenField[],
  context: Context,
): Promise<Known<Contact>> {
  const customFields = given.map((field) => field.input);
  const write = await toNewContactWrite({ ...toContactInput(input, identities), customFields }, [], context);
  const chosen = await chosenUser(context);
  const outcomes = createOnce(context, 'contacts', [write]);
  const contact = knownContact((await sendOne(outcomes, write, context)).id, write, chosen);
  await rememberContact(contact.id, identities, context);
  return contact;
}

/** Lists the given phones and e-mails that the contact does not have. */
async function listMissing(
  identities: readonly ClientIdentity[],
  contact: Contact,
  { metadata }: Context,
): Promise<ClientIdentity[]> {
  const { country } = await metadata.account();
  return identities.filter((identity) => {
    if (identity.kind === 'name') return false;
    const similarity = compareContact(contact, identity, country);
    // If the contact has the number with an extension, the number alone is not missing.
    return similarity !== 'same' && !(similarity === 'loose' && identity.kind === 'phone' && !identity.phone.extension);
  });
}

/** A custom field that was given, and its definition. */
interface GivenField {
  id: number;
  name: string;
  input: CustomFieldInput;
}

/** @throws {ValidationError} for an unknown field, before a contact is looked for */
function findFields({ position, customFields }: GetOrCreateContactInput, context: Context): Promise<GivenField[]> {
  const inputs = (customFields ?? []).map((input, index) => ({ input, path: ['customFields', index, 'field'] }));
  const title = position ? [{ input: { field: 'POSITION', values: [position] }, path: ['position'] }] : [];
  return Promise.all(
    [...title, ...inputs].map(async ({ input, path }) => {
      const { id, name } = await findCustomField('contacts', input.field, path, context);
      return { id, name, input };
    }),
  );
}

/** Those that the contact has no value of. */
function empty(given: readonly GivenField[], { custom_fields_values: present }: Contact): GivenField[] {
  return given.filter(({ id }) => !present.some(({ field_id, values }) => field_id === id && values.length > 0));
}

/** Adds phones and e-mails to those that the contact has, and fills custom fields. */
async function fillContact(
  lacking: readonly ClientIdentity[],
  fields: readonly GivenField[],
  contact: Contact,
  context: Context,
): Promise<void> {
  const textsOf = (kind: 'phone' | 'email') => lacking.filter((each) => each.kind === kind).map(({ text }) => text);
  const additions = {
    phones: toItems(textsOf('phone')),
    emails: toItems(textsOf('email')),
    ...(fields.length > 0 && { customFields: fields.map(({ input }) => input) }),
  };
  await updateContact(String(contact.id), additions, context);
}
