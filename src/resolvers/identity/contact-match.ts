import type { Contact, ContactWith, CustomFieldValues } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { type ContactText, parseContactText } from './contact-text.ts';
import type { Email } from './email.ts';
import { comparePhones, type Likeness, type Phone, phoneTail } from './phone.ts';
import { cleanSpelling, digitsOf } from './spelling.ts';

/** What a contact is looked for by. */
export type Identity =
  | { kind: 'phone'; phone: Phone; search: string }
  | { kind: 'email'; email: Email; search: string }
  | { kind: 'name'; name: string; search: string };

/** A contact that an identity may belong to. */
export interface Hit {
  contact: Contact;
  likeness: Exclude<Likeness, 'other' | 'colleague'>;
}

/**
 * Reads what a caller searches for: phones, e-mails and a name, in any mixture.
 *
 * @throws {ValidationError} for what is visibly a phone or an e-mail and is not valid as one
 */
export async function recognize(
  text: string,
  path: Issue['path'],
  context: Pick<Context, 'metadata'>,
): Promise<Identity[]> {
  const { country } = await context.metadata.account();
  const typed = parseContactText(text, country);
  if (typed.errors.length > 0) throw new ValidationError(typed.errors.map((message) => ({ path, message })));
  const identities = toIdentities(typed);
  if (identities.length > 0) return identities;
  throw new ValidationError([
    { path, message: 'must be a phone, an e-mail address or a name of at least two characters' },
  ]);
}

/** Phones first, then e-mails, then the name. */
export function toIdentities({ phones, emails, name }: ContactText): Identity[] {
  return [
    ...phones.map((phone): Identity => ({ kind: 'phone', phone, search: phone.search })),
    ...emails.map((email): Identity => ({ kind: 'email', email, search: email.search })),
    // Asked for as it was typed: amoCRM’s search is not known to take «е» for «ё».
    ...(name === undefined
      ? []
      : [{ kind: 'name', name: normalizeName(name), search: name.split(/\s+/).join(' ') } as const]),
  ];
}

/**
 * Keys by which a contact is remembered for an identity: equal for all spellings of it, several where it may mean several
 * numbers. A phone with an extension is remembered as the number alone as well.
 */
export function identityKeys(identity: Identity): string[] {
  if (identity.kind === 'email') return [`contact:email:${identity.email.key}`];
  // Sorted, because surname and first name stand in either order.
  if (identity.kind === 'name') return [`contact:name:${identity.name.split(' ').sort().join(' ')}`];
  const { readings, national, extension } = identity.phone;
  const numbers = (readings.length > 0 ? readings : [national]).flatMap((number) => [
    ...(extension === null ? [] : [`contact:phone:${number};ext=${extension}`]),
    `contact:phone:${number}`,
  ]);
  // Of two spellings one may lack the country, so they are remembered by what they share as well.
  return [...numbers, `contact:phone:…${phoneTail(identity.phone)}`];
}

/** The key of the lock under which a contact with this identity is looked for and created. */
export function identityLock(identity: Identity): string {
  return identityKeys(identity).at(-1) as string;
}

/**
 * The contacts that an identity belongs to, oldest first. amoCRM's search is full-text and also finds a phone's
 * digits in names, addresses and prices, so every hit is checked on its own phone and e-mail fields (or on its name).
 *
 * @param exact for names: only contacts with the same words; otherwise those that contain all of them
 * @param called a name by which contacts are found too, for searches that nothing is written after
 */
export async function findContacts(
  identity: Identity,
  context: Context,
  links: ContactWith[] = [],
  exact = true,
  called?: string,
): Promise<Hit[]> {
  const found: Hit[] = [];
  let page = 1;
  for (;;) {
    const { hits, hasNext } = await searchPage(identity, identity.search, page, context, links, exact, called);
    found.push(...hits);
    if (!hasNext) break;
    page += 1;
  }
  return closest(found).sort((a, b) => a.contact.created_at - b.contact.created_at || a.contact.id - b.contact.id);
}

/**
 * The same for a name that decides. Where nobody is called as it was typed, its longest word is searched alone, in one request
 * more: cards have the surname first or last, two spaces, or `е` for `ё`.
 */
export async function findByName(
  identity: Identity,
  context: Context,
  links: ContactWith[] = [],
  exact = true,
  called?: string,
): Promise<Hit[]> {
  const found = await findContacts(identity, context, links, exact, called);
  const words = identity.search.split(' ').filter((word) => /\p{L}{2}/u.test(word));
  if (identity.kind !== 'name' || found.length > 0 || words.length < 2) return found;
  // Of two spellings of one word neither is certain: amoCRM's search is not known to take one for the other.
  const length = (word: string) => (/ё/i.test(word) ? 1 : word.length);
  const [longest = ''] = words.sort((a, b) => length(b) - length(a));
  const { hits } = await searchPage(identity, longest, 1, context, links, exact);
  return hits;
}

async function searchPage(
  identity: Identity,
  query: string,
  page: number,
  context: Context,
  links: ContactWith[],
  exact: boolean,
  called?: string,
): Promise<{ hits: Hit[]; hasNext: boolean }> {
  const { country } = await context.metadata.account();
  const order = { field: 'id', direction: 'asc' } as const;
  const { items, hasNext } = await context.amocrm.contacts.list({ query, with: links, order, limit: 250, page });
  const hits = items.flatMap((contact): Hit[] => {
    context.loaders.contact.prime(contact, links);
    const likeness = compareContact(contact, identity, country, exact);
    if (likeness) return [{ contact, likeness }];
    return called !== undefined && hasName(contact, called) ? [{ contact, likeness: 'maybe' }] : [];
  });
  return { hits, hasNext };
}

/** Of several hits only the surest ones: who has the very number is not doubted because of a similar one. */
export function closest(hits: readonly Hit[]): Hit[] {
  const [best] = (['same', 'loose', 'maybe'] as const).filter((each) => hits.some(({ likeness }) => likeness === each));
  return hits.filter(({ likeness }) => likeness === best);
}

/** How surely a contact has this phone or e-mail in its own fields, or this name; undefined where it has not. */
export function compareContact(
  contact: Contact,
  identity: Identity,
  country: string | null,
  exact = true,
): Hit['likeness'] | undefined {
  const texts = multitexts(contact.custom_fields_values);
  if (identity.kind === 'name') {
    if (hasName(contact, identity.name, exact)) return 'same';
    // People also search for the last digits of a phone.
    const isEnd = !exact && /^\d{3,4}$/.test(identity.name);
    return isEnd && texts.some((text) => endsWithDigits(text, identity.name, country)) ? 'maybe' : undefined;
  }
  if (identity.kind === 'email') {
    const has = texts.some(
      (text) =>
        /[@＠]/u.test(text) && parseContactText(text, country).emails.some(({ key }) => key === identity.email.key),
    );
    return has ? 'same' : undefined;
  }
  // Most hits have the digits elsewhere; reading a phone takes longer than looking for them.
  const likenesses = texts
    .filter((text) => digitsOf(cleanSpelling(text)).includes(identity.search))
    .flatMap((text) => parseContactText(text, country).phones.map((phone) => comparePhones(phone, identity.phone)));
  if (likenesses.includes('same')) return 'same';
  // A card with another extension of the number is somebody else's, even if the number alone stands on it too.
  if (likenesses.includes('loose')) return likenesses.includes('colleague') ? undefined : 'loose';
  return likenesses.includes('maybe') ? 'maybe' : undefined;
}

function endsWithDigits(text: string, digits: string, country: string | null): boolean {
  return parseContactText(text, country).phones.some(({ national }) => national.endsWith(digits));
}

/** Everything in fields of phones and e-mails: imports put one into the field of the other. */
function multitexts(values: readonly CustomFieldValues[]): string[] {
  return values
    .filter(({ field_code, field_type }) =>
      field_code === null ? field_type === 'multitext' : field_code === 'PHONE' || field_code === 'EMAIL',
    )
    .flatMap((field) => field.values.map(({ value }) => String(value ?? '')));
}

/** Whether a contact is called so. */
export function hasName(contact: Pick<Contact, 'name'>, name: string, exact = true): boolean {
  const words = normalizeName(contact.name).split(' ');
  const wanted = name.split(' ');
  if (exact) return [...words].sort().join(' ') === [...wanted].sort().join(' ');
  return wanted.every((part) => words.some((word) => word.includes(part)));
}

/** The contacts that fit a name best: with its very words, with all of them, or with no other ones; all, if none does. */
export function pickNamed(contacts: Contact[], names: readonly string[]): Contact[] {
  const tests = [
    (contact: Contact, name: string) => hasName(contact, name),
    (contact: Contact, name: string) => containsWords(contact.name, name),
    (contact: Contact, name: string) => containsWords(name, contact.name),
  ];
  for (const test of tests) {
    const named = contacts.filter((contact) => names.some((name) => test(contact, name)));
    if (named.length > 0) return named;
  }
  return contacts;
}

/** Whether a name has all the words of another, whole: `Мария Петрова` those of `мария`. */
function containsWords(name: string, words: string): boolean {
  const own = normalizeName(name).split(' ');
  const wanted = normalizeName(words).split(' ');
  return wanted.every((word) => own.includes(word));
}

/** Lower case, «ё» as «е», one kind of apostrophe, single spaces: as people compare names. */
export function normalizeName(name: string): string {
  return cleanSpelling(name)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’ʼ`´]/gu, "'")
    .split(/\s+/)
    .join(' ');
}
