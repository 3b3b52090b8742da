import * as z from 'zod';
import type { Contact, ContactWith } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import { multitextValues } from '../contact.ts';
import type { Context } from '../context.ts';
import { digitsOf, leastDigits, normalizePhone, phoneSearch } from '../phone.ts';

/** What a contact is looked for by. */
export interface Identity {
  kind: 'email' | 'phone' | 'name';
  /** The one spelling that all its spellings have in common. */
  value: string;
  /** What amoCRM is asked for. */
  search: string;
}

const emailShape = z.email();

/** Only characters that people write phones with, and an extension. */
const phoneShape = /^\+?[\d\s().\-–—]+(?:\s*(?:доб|ext|x|#)\.?\s*\d{1,6})?$/i;

/**
 * Recognises what a search text is: an e-mail, a phone, otherwise a name.
 *
 * @throws {ValidationError} for a number that is too short to be a phone, because it would match half the account
 */
export async function recognize(
  text: string,
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<Identity> {
  const value = text.trim();
  if (value.includes('@')) {
    if (emailShape.safeParse(value).success) {
      return { kind: 'email', value: value.toLowerCase(), search: value.toLowerCase() };
    }
    throw new ValidationError([{ path, message: `«${value}» is no e-mail address` }]);
  }
  if (phoneShape.test(value)) {
    const count = digitsOf(value).length;
    if (count < leastDigits || count > 15 + 6) {
      throw new ValidationError([
        { path, message: `«${value}» is no phone: it has ${count} digits, a phone has 7 to 15` },
      ]);
    }
    const { country } = await metadata.account();
    const phone = normalizePhone(value, country);
    return { kind: 'phone', value: phone, search: phoneSearch(phone) };
  }
  if (value.length < 2) throw new ValidationError([{ path, message: 'needs at least two characters' }]);
  // Asked for as it was typed: amoCRM’s search is not known to take «е» for «ё».
  return { kind: 'name', value: normalizeName(value), search: value.split(/\s+/).join(' ') };
}

/** A key that is equal for all spellings of one identity; who creates a contact holds the lock of its keys. */
export function identityKey({ kind, value }: Identity): string {
  return `contact:${kind}:${value}`;
}

/**
 * The contacts that an identity really belongs to, oldest first. amoCRM's search is full-text and also finds a phone's
 * digits in names, addresses and prices, so every hit is checked on its own phone and e-mail fields (or on its name).
 *
 * @param exact for names: only contacts with the same words; otherwise those that contain all of them
 */
export async function findContacts(
  identity: Identity,
  context: Context,
  links: ContactWith[] = [],
  exact = true,
): Promise<Contact[]> {
  const { country } = await context.metadata.account();
  const query = {
    query: identity.search,
    with: links,
    order: { field: 'id', direction: 'asc' },
    limit: 250,
  } as const;
  const found: Contact[] = [];
  let page = 1;
  for (;;) {
    const { items, hasNext } = await context.amocrm.contacts.list({ ...query, page });
    for (const contact of items) {
      context.loaders.contact.prime(contact, links);
      if (belongsTo(contact, identity, country, exact)) found.push(contact);
    }
    if (!hasNext) break;
    page += 1;
  }
  return found.sort((a, b) => a.created_at - b.created_at || a.id - b.id);
}

/** Whether a contact has this phone or e-mail in its own fields, or this name. */
export function belongsTo(contact: Contact, identity: Identity, country: string | null, exact: boolean): boolean {
  if (identity.kind === 'phone') {
    return multitextValues(contact.custom_fields_values, 'PHONE').some(
      ({ value }) => normalizePhone(value, country) === identity.value,
    );
  }
  if (identity.kind === 'email') {
    return multitextValues(contact.custom_fields_values, 'EMAIL').some(
      ({ value }) => value.trim().toLowerCase() === identity.value,
    );
  }
  const words = normalizeName(contact.name).split(' ');
  const wanted = identity.value.split(' ');
  if (exact) return [...words].sort().join(' ') === [...wanted].sort().join(' ');
  return wanted.every((part) => words.some((word) => word.includes(part)));
}

/** Lower case, «ё» as «е», single spaces: as people compare names. */
function normalizeName(name: string): string {
  return name.trim().toLowerCase().replaceAll('ё', 'е').split(/\s+/).join(' ');
}
