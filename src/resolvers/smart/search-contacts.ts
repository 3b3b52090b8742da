import type { Contact } from '../../amocrm/index.ts';
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
  const identity = await recognize(query, ['query'], context);
  return findContacts(identity, context, contactLinks(fields), false);
}

/** Whether there is a contact with this phone, e-mail or whole name. */
export async function checkContactExists(query: string, context: Context, info: SelectionInfo): Promise<ContactCheck> {
  const identity = await recognize(query, ['query'], context);
  const fields = [...selectedFields(info, ['contact']), ...selectedFields(info, ['otherMatches'])];
  const [contact = null, ...otherMatches] = await findContacts(identity, context, contactLinks(new Set(fields)));
  return { exists: contact !== null, contact, otherMatches };
}
