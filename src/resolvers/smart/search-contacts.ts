import type { Contact, ContactWith } from '../../amocrm/index.ts';
import { contactLinks } from '../contact.ts';
import type { Context } from '../context.ts';
import { type SelectionInfo, selectedFields } from '../selection.ts';
import { findContacts, recognize } from './contact-match.ts';

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
  const found = new Map<number, Contact>();
  for (const identity of deciding.length > 0 ? deciding : identities) {
    for (const { contact } of await findContacts(identity, context, links, exact)) {
      if (!found.has(contact.id)) found.set(contact.id, contact);
    }
  }
  return [...found.values()].sort((a, b) => a.created_at - b.created_at || a.id - b.id);
}
