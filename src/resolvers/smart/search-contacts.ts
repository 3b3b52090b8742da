import type { Contact, ContactWith } from '../../amocrm/index.ts';
import { contactLinks } from '../contact.ts';
import type { Context } from '../context.ts';
import { findRecent, findWritten } from '../identity/client-identity.ts';
import {
  closest,
  compareContact,
  findByName,
  findContacts,
  type Hit,
  normalizeName,
  pickNamed,
  recognize,
} from '../identity/contact-match.ts';
import { type SelectionInfo, selectedFields } from '../list/selection.ts';
import { findSimilarNames } from '../search/similar-name.ts';

/** The result of `checkContactExists`. */
export interface ContactCheck {
  exists: boolean;
  contact: Contact | null;
  otherMatches: Contact[];
}

/**
 * Finds the contacts that have a phone, e-mail or name, oldest first.
 *
 * @param fields the fields that are selected on them
 */
export async function searchContacts(query: string, context: Context, fields: ReadonlySet<string>): Promise<Contact[]> {
  return findAll(query, context, contactLinks(fields), false);
}

/** Checks whether there is a contact with a phone, e-mail or full name. */
export async function checkContactExists(query: string, context: Context, info: SelectionInfo): Promise<ContactCheck> {
  const fields = [...selectedFields(info, ['contact']), ...selectedFields(info, ['otherMatches'])];
  const [contact = null, ...otherMatches] = await findAll(query, context, contactLinks(new Set(fields)), true);
  return { exists: contact !== null, contact, otherMatches };
}

/** Finds the contacts with any phone or e-mail of a text. A name in the text is searched only if it has neither. */
async function findAll(query: string, context: Context, links: ContactWith[], exact: boolean): Promise<Contact[]> {
  const identities = await recognize(query, ['query'], context);
  const deciding = identities.filter(({ kind }) => kind !== 'name');
  const { country } = await context.metadata.account();
  const found = new Map<number, Contact>();
  const read = new Map<number, Contact>();
  for (const identity of deciding.length > 0 ? deciding : identities) {
    // Whether a contact exists is decided by its whole name alone; a search also finds other forms of its words.
    const hits = exact
      ? await findByName(identity, context, links, exact, normalizeName(query))
      : await findContacts(identity, context, links, exact, normalizeName(query));
    const searched = hits.map(({ contact }) => contact);
    const contacts = { read, links, found: [...found.values(), ...searched] };
    const recent = [
      ...(await findRecent(identity, context, contacts)),
      ...(await findWritten(identity, context, contacts)),
    ].flatMap((contact): Hit[] => {
      const similarity = compareContact(contact, identity, country, exact);
      return similarity ? [{ contact, similarity }] : [];
    });
    for (const { contact } of closest([...hits, ...recent])) if (!found.has(contact.id)) found.set(contact.id, contact);
  }
  const [named] = identities.filter(({ kind }) => kind === 'name');
  if (named && found.size === 0 && deciding.length === 0 && !exact) return findSimilar(query, context, links);
  // If contacts share a phone, those with the given name come first.
  const first = named && deciding.length > 0 ? pickNamed([...found.values()], [named.search]) : [];
  const rank = (contact: Contact) => (first.includes(contact) ? 0 : 1);
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || a.created_at - b.created_at || a.id - b.id);
}

/** The contacts whose name has the words of a text in another form or order. */
function findSimilar(query: string, context: Context, links: ContactWith[]): Promise<Contact[]> {
  const order = { field: 'id', direction: 'asc' } as const;
  return findSimilarNames(query, context, async (words) => {
    const page = await context.amocrm.contacts.list({ query: words, with: links, order, limit: 250, page: 1 });
    for (const contact of page.items) context.loaders.contact.prime(contact, links);
    return page;
  });
}
