import type { Contact } from '../../amocrm/index.ts';
import type { Known } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import { knownContact, toNewContactWrite, updateContact } from '../contact.ts';
import type { Context } from '../context.ts';
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
import { compareContact, hasName, normalizeName } from '../identity/contact-match.ts';
import { sendOne } from '../write/batch.ts';
import { createOnce } from '../write/create-once.ts';

/** A `GetOrCreateContactInput`. */
export interface GetOrCreateContactInput extends ClientInput {
  query: string;
  fillMissing?: Nullish<boolean>;
  matchByName?: Nullish<boolean>;
}

/** The result of `getOrCreateContact`. */
export interface EnsuredContact {
  contact: Known<Contact>;
  created: boolean;
  /** Other contacts with the same phone, e-mail or name; for a new contact, those with the same name. */
  otherMatches: Contact[];
  /** The kinds of given phones and e-mails that the found contact does not have. */
  missing: string[];
  /** The kinds in `missing` that were added. */
  filled: string[];
}

/** Finds or creates a client's contact. Concurrent requests with one phone or e-mail create only one. */
export async function getOrCreateContact(input: GetOrCreateContactInput, context: Context): Promise<EnsuredContact> {
  const identities = await parseIdentities(input, { query: ['query'], email: ['email'], phone: ['phone'] }, context);
  return withIdentityLocks(identities, context, async (held) => {
    const { match, namesakes } = await chooseContact(identities, held, input);
    if (!match) {
      const contact = await createClient(input, identities, held);
      return { contact, created: true, otherMatches: namesakes, missing: [], filled: [] };
    }
    const lacking = await listMissing(identities, match.contact, held);
    const missing = [...new Set(lacking.map(({ kind }) => kind))];
    const found = {
      contact: match.contact,
      created: false,
      otherMatches: [...match.all.filter((contact) => contact !== match.contact), ...match.rest],
      missing,
      filled: [],
    };
    if (!input.fillMissing || missing.length === 0 || isShared(match)) return found;
    await fillContact(lacking, match.contact, held);
    // Only for the added ones: other contacts may share the phone by which this one was found.
    await rememberContact(match.contact.id, lacking, held);
    // The phones that were read are outdated, so only the id and the name are returned as known.
    return { ...found, contact: { id: match.contact.id, name: match.contact.name }, filled: missing };
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
  context: Context,
): Promise<Known<Contact>> {
  const write = await toNewContactWrite(toContactInput(input, identities), [], context);
  const outcomes = createOnce(context, 'contacts', [write]);
  const contact = knownContact((await sendOne(outcomes, write, context)).id, write);
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

/** Adds phones and e-mails to those that the contact has. */
async function fillContact(lacking: readonly ClientIdentity[], contact: Contact, context: Context): Promise<void> {
  const textsOf = (kind: 'phone' | 'email') => lacking.filter((each) => each.kind === kind).map(({ text }) => text);
  const additions = { phones: toItems(textsOf('phone')), emails: toItems(textsOf('email')) };
  await updateContact(String(contact.id), additions, context);
}
