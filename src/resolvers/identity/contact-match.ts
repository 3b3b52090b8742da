import type { Contact, ContactWith, CustomFieldValues } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { type ContactText, parseContactText } from './contact-text.ts';
import type { Email } from './email.ts';
import { comparePhones, type Phone, phoneTail, type Similarity } from './phone.ts';
import { cleanSpelling, digitsOf } from './spelling.ts';

/** A phone, e-mail or name by which contacts are searched. */
export type Identity =
  | { kind: 'phone'; phone: Phone; search: string }
  | { kind: 'email'; email: Email; search: string }
  | { kind: 'name'; name: string; search: string };

/** A contact that an identity may belong to. */
export interface Hit {
  contact: Contact;
  similarity: Exclude<Similarity, 'other' | 'colleague'>;
}

/**
 * Parses a search text: phones, e-mails and a name, in any combination.
 *
 * @throws {ValidationError} for a part that looks like a phone or an e-mail and is not valid
 */
export async function recognize(
  text: string,
  path: Issue['path'],
  context: Pick<Context, 'metadata'>,
): Promise<Identity[]> {
  const { country } = await context.metadata.account();
  const parsed = parseContactText(text, country);
  if (parsed.errors.length > 0) throw new ValidationError(parsed.errors.map((message) => ({ path, message })));
  const identities = toIdentities(parsed);
  if (identities.length > 0) return identities;
  throw new ValidationError([
    { path, message: 'must be a phone, an e-mail address or a name of at least two characters' },
  ]);
}

/** Converts a parsed text to identities: phones, then e-mails, then the name. */
export function toIdentities({ phones, emails, name }: ContactText): Identity[] {
  return [
    ...phones.map((phone): Identity => ({ kind: 'phone', phone, search: phone.search })),
    ...emails.map((email): Identity => ({ kind: 'email', email, search: email.search })),
    // Searched as it was typed, because amoCRM's search may not treat «е» and «ё» as equal.
    ...(name === undefined
      ? []
      : [{ kind: 'name', name: normalizeName(name), search: name.split(/\s+/).join(' ') } as const]),
  ];
}

/**
 * The keys under which a contact is stored for an identity, equal for all its spellings. A phone has one for each number
 * that it may mean, and if it has an extension, also the keys of the number without it.
 */
export function identityKeys(identity: Identity): string[] {
  if (identity.kind === 'email') return [`contact:email:${identity.email.key}`];
  // Sorted, because the surname can come first or last.
  if (identity.kind === 'name') return [`contact:name:${identity.name.split(' ').sort().join(' ')}`];
  const { readings, national, extension } = identity.phone;
  const numbers = (readings.length > 0 ? readings : [national]).flatMap((number) => [
    ...(extension === null ? [] : [`contact:phone:${number};ext=${extension}`]),
    `contact:phone:${number}`,
  ]);
  // One of two spellings may lack the country code, so the last digits are a key as well.
  return [...numbers, `contact:phone:…${phoneTail(identity.phone)}`];
}

/** The key of the lock that a request holds while it looks for or creates a contact with this identity. */
export function identityLock(identity: Identity): string {
  return identityKeys(identity).at(-1) as string;
}

/**
 * Finds the contacts that an identity belongs to, oldest first. amoCRM's full-text search also finds the digits of a phone
 * in names, addresses and prices, so the phone and e-mail fields (or the name) of every hit are compared.
 *
 * @param exact for names: only contacts with exactly these words; otherwise those that contain all of them
 * @param alsoNamed a name that also matches; only for searches that are not followed by a write
 */
export async function findContacts(
  identity: Identity,
  context: Context,
  links: ContactWith[] = [],
  exact = true,
  alsoNamed?: string,
): Promise<Hit[]> {
  const found: Hit[] = [];
  let page = 1;
  for (;;) {
    const { hits, hasNext } = await searchPage(identity, identity.search, page, context, links, exact, alsoNamed);
    found.push(...hits);
    if (!hasNext) break;
    page += 1;
  }
  return closest(found).sort((a, b) => a.contact.created_at - b.contact.created_at || a.contact.id - b.contact.id);
}

/**
 * Like `findContacts`, with a second search if a name is not found as it was typed: for its longest word, because the stored name
 * may have its words in another order, two spaces, or `е` for `ё`.
 */
export async function findByName(
  identity: Identity,
  context: Context,
  links: ContactWith[] = [],
  exact = true,
  alsoNamed?: string,
): Promise<Hit[]> {
  const found = await findContacts(identity, context, links, exact, alsoNamed);
  const words = identity.search.split(' ').filter((word) => /\p{L}{2}/u.test(word));
  if (identity.kind !== 'name' || found.length > 0 || words.length < 2) return found;
  // A word with «ё» comes last: amoCRM may store it with «е», and its search may not treat them as equal.
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
  alsoNamed?: string,
): Promise<{ hits: Hit[]; hasNext: boolean }> {
  const { country } = await context.metadata.account();
  const order = { field: 'id', direction: 'asc' } as const;
  const { items, hasNext } = await context.amocrm.contacts.list({ query, with: links, order, limit: 250, page });
  const hits = items.flatMap((contact): Hit[] => {
    context.loaders.contact.prime(contact, links);
    const similarity = compareContact(contact, identity, country, exact);
    if (similarity) return [{ contact, similarity }];
    return alsoNamed !== undefined && hasName(contact, alsoNamed) ? [{ contact, similarity: 'maybe' }] : [];
  });
  return { hits, hasNext };
}

/** Keeps only the hits with the highest similarity. */
export function closest(hits: readonly Hit[]): Hit[] {
  const [best] = (['same', 'loose', 'maybe'] as const).filter((each) =>
    hits.some(({ similarity }) => similarity === each),
  );
  return hits.filter(({ similarity }) => similarity === best);
}

/** Compares an identity with a contact's phone and e-mail fields, or with its name; undefined if the contact does not have it. */
export function compareContact(
  contact: Contact,
  identity: Identity,
  country: string | null,
  exact = true,
): Hit['similarity'] | undefined {
  const texts = multitexts(contact.custom_fields_values);
  if (identity.kind === 'name') {
    if (hasName(contact, identity.name, exact)) return 'same';
    // Users also search for the last digits of a phone.
    const isPhoneEnd = !exact && /^\d{3,4}$/.test(identity.name);
    return isPhoneEnd && texts.some((text) => endsWithDigits(text, identity.name, country)) ? 'maybe' : undefined;
  }
  return compareMultitexts(contact.custom_fields_values, identity, country);
}

/** Which of the given kinds of identities a contact that was found has; its name if it was found as its namesake. */
export function matchedKinds(
  contact: Contact,
  identities: readonly Identity[],
  country: string | null,
): Identity['kind'][] {
  const kinds = identities.filter((identity) => compareContact(contact, identity, country)).map(({ kind }) => kind);
  return kinds.length > 0 ? [...new Set(kinds)] : ['name'];
}

/** Compares a phone or e-mail with the phone and e-mail fields of a contact or company. */
export function compareMultitexts(
  values: readonly CustomFieldValues[],
  identity: Exclude<Identity, { kind: 'name' }>,
  country: string | null,
): Hit['similarity'] | undefined {
  const texts = multitexts(values);
  if (identity.kind === 'email') {
    const has = texts.some(
      (text) =>
        /[@＠]/u.test(text) && parseContactText(text, country).emails.some(({ key }) => key === identity.email.key),
    );
    return has ? 'same' : undefined;
  }
  // Most hits have the digits elsewhere, and comparing digits is faster than parsing phones.
  const similarities = texts
    .filter((text) => digitsOf(cleanSpelling(text)).includes(identity.search))
    .flatMap((text) => parseContactText(text, country).phones.map((phone) => comparePhones(phone, identity.phone)));
  if (similarities.includes('same')) return 'same';
  // A contact that has the number with another extension is another person, even if it also has the number without one.
  if (similarities.includes('loose')) return similarities.includes('colleague') ? undefined : 'loose';
  return similarities.includes('maybe') ? 'maybe' : undefined;
}

function endsWithDigits(text: string, digits: string, country: string | null): boolean {
  return parseContactText(text, country).phones.some(({ national }) => national.endsWith(digits));
}

/** All values of the phone and e-mail fields together: imports put phones into e-mail fields and the other way round. */
export function multitexts(values: readonly CustomFieldValues[]): string[] {
  return values
    .filter(({ field_code, field_type }) =>
      field_code === null ? field_type === 'multitext' : field_code === 'PHONE' || field_code === 'EMAIL',
    )
    .flatMap((field) => field.values.map(({ value }) => String(value ?? '')));
}

/** Whether a contact has a name, in any order of its words. @param name normalized, see `normalizeName` */
export function hasName(contact: Pick<Contact, 'name'>, name: string, exact = true): boolean {
  const words = normalizeName(contact.name).split(' ');
  const wanted = name.split(' ');
  if (exact) return [...words].sort().join(' ') === [...wanted].sort().join(' ');
  return wanted.every((part) => words.some((word) => word.includes(part)));
}

/**
 * The contacts that fit a name best: those with exactly its words, else those with all of its words, else those whose words
 * are all in the name, else all contacts.
 */
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

/** Whether a name contains all words of another: `Мария Петрова` contains `мария`. */
function containsWords(name: string, words: string): boolean {
  const own = normalizeName(name).split(' ');
  const wanted = normalizeName(words).split(' ');
  return wanted.every((word) => own.includes(word));
}

/** Normalizes a name for comparison: lower case, «е» for «ё», one kind of apostrophe, single spaces. */
export function normalizeName(name: string): string {
  return cleanSpelling(name)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’ʼ`´]/gu, "'")
    .split(/\s+/)
    .join(' ');
}
