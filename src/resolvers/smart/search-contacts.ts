import type { Contact, ContactWith } from '../../amocrm/index.ts';
import { contactLinks } from '../contact.ts';
import type { Context } from '../context.ts';
import { findRecent, findWritten } from '../identity/client-identity.ts';
import {
  closest,
  compareContact,
  findByName,
  type Hit,
  normalizeName,
  pickNamed,
  recognize,
} from '../identity/contact-match.ts';
import { type SelectionInfo, selectedFields } from '../list/selection.ts';

/** What `checkContactExists` answers. */
export interface ContactCheck {
  exists: boolean;
  contact: Contact | null;
  otherMatches: Contact[];
}

/**
 * The contacts that have this phone, e-mail or name, oldest first.
 *
 * @param fields that are selected of them
 */
export async function searchContacts(query: string, context: Context, fields: ReadonlySet<string>): Promise<Contact[]> {
  return findAll(query, context, contactLinks(fields), false);
}

/** Whether there is a contact with this phone, e-mail or whole name. */
export async function checkContactExists(query: string, context: Context, info: SelectionInfo): Promise<ContactCheck> {
  const fields = [...selectedFields(info, ['contact']), ...selectedFields(info, ['otherMatches'])];
  const [contact = null, ...otherMatches] = await findAll(query, context, contactLinks(new Set(fields)), true);
  return { exists: contact !== null, contact, otherMatches };
}

/** The contacts with any phone or e-mail of a text; a name in it counts only where it has neither. */
async function findAll(query: string, context: Context, links: ContactWith[], exact: boolean): Promise<Contact[]> {
  const identities = await recognize(query, ['query'], context);
  const deciding = identities.filter(({ kind }) => kind !== 'name');
  const { country } = await context.metadata.account();
  const found = new Map<number, Contact>();
  const read = new Map<number, Contact>();
  for (const identity of deciding.length > 0 ? deciding : identities) {
    const hits = await findByName(identity, context, links, exact, normalizeName(query));
    const searched = hits.map(({ contact }) => contact);
    const contacts = { read, links, found: [...found.values(), ...searched] };
    const recent = [
      ...(await findRecent(identity, context, contacts)),
      ...(await findWritten(identity, context, contacts)),
    ].flatMap((contact): Hit[] => {
      const likeness = compareContact(contact, identity, country, exact);
      return likeness ? [{ contact, likeness }] : [];
    });
    for (const { contact } of closest([...hits, ...recent])) if (!found.has(contact.id)) found.set(contact.id, contact);
  }
  const [named] = identities.filter(({ kind }) => kind === 'name');
  // Of those who share a phone the ones whose name is given come first.
  const first = named && deciding.length > 0 ? pickNamed([...found.values()], [named.search]) : [];
  const rank = (contact: Contact) => (first.includes(contact) ? 0 : 1);
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || a.created_at - b.created_at || a.id - b.id);
}
