import type { Contact, ContactWith } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { CreateContactInput } from '../contact.ts';
import type { Context } from '../context.ts';
import { withLocks } from '../write/lock.ts';
import { remember } from '../write/remember.ts';
import { type Identity, identityKeys, identityLock, recognize, toIdentities } from './contact-match.ts';
import { parseContactText } from './contact-text.ts';
import { recentKey, rememberMs } from './recent-contact.ts';

/** A client as described by a caller. */
export interface ClientInput {
  query?: Nullish<string>;
  name?: Nullish<string>;
  email?: Nullish<string>;
  phone?: Nullish<string>;
}

/** A phone, e-mail or name of a client. */
export type ClientIdentity = Identity & {
  /** The text that a new contact gets. */
  text: string;
};

/**
 * Parses all identities of a client, those of the query first, without duplicates.
 *
 * @param paths the path of each argument in the input, for errors
 * @throws {ValidationError} for a phone or e-mail that is not valid
 */
export async function parseIdentities(
  client: ClientInput,
  paths: Record<'query' | 'email' | 'phone', Issue['path']>,
  context: Context,
): Promise<ClientIdentity[]> {
  const identities: ClientIdentity[] = [];
  const issues: Issue[] = [];
  for (const key of ['query', 'phone', 'email'] as const) {
    const text = client[key];
    if (!text) continue;
    try {
      const found =
        key === 'query'
          ? await recognize(text, paths.query, context)
          : await parseOneKind(key, text, paths[key], context);
      for (const identity of found) addIdentity(identities, identity, key !== 'query');
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return identities;
}

/** The identities of an argument that takes one kind only. */
async function parseOneKind(
  kind: 'phone' | 'email',
  text: string,
  path: Issue['path'],
  { metadata }: Context,
): Promise<Identity[]> {
  const parsed = parseContactText(text, (await metadata.account()).country);
  const found = toIdentities(parsed).filter((identity) => identity.kind === kind);
  if (parsed.errors.length > 0) throw new ValidationError(parsed.errors.map((message) => ({ path, message })));
  if (found.length > 0) return found;
  const noun = kind === 'phone' ? 'phone number' : 'e-mail address';
  throw new ValidationError([{ path, message: `«${text}» is not a valid ${noun}` }]);
}

/** @param isArgument whether it comes from an argument of its own kind, and not from the query */
function addIdentity(identities: ClientIdentity[], identity: Identity, isArgument: boolean): void {
  const text = spell(identity, isArgument);
  const [key] = identityKeys(identity);
  const same = identities.find((other) => other.kind === identity.kind && identityKeys(other)[0] === key);
  if (same) same.text = text;
  else identities.push({ ...identity, text });
}

/** The spelling that a new contact gets: an argument as it was typed, a query normalized if that is unambiguous. */
function spell(identity: Identity, isArgument: boolean): string {
  if (identity.kind === 'name') return identity.search;
  if (identity.kind === 'email') return isArgument ? identity.email.text : identity.email.text.toLowerCase();
  const { text, international, extension } = identity.phone;
  return isArgument || extension !== null ? text : (international ?? text);
}

/** Runs `work` while no other request looks for or creates a contact with one of these identities. */
export function withIdentityLocks<Result>(
  identities: readonly Identity[],
  context: Context,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  return withLocks([...new Set(identities.map(identityLock))], context, work);
}

/** The contacts that a search has already read or found. */
export interface LoadedContacts {
  read: Map<number, Contact>;
  /** Contacts that a search found. */
  found?: readonly Contact[];
  links?: ContactWith[];
}

/**
 * Loads the contact that was the first to get this identity, if this server wrote it shortly before: amoCRM's search may not
 * find it yet, and the search can be saved.
 */
export async function findRecent(identity: Identity, context: Context, contacts: LoadedContacts): Promise<Contact[]> {
  const ids = await Promise.all(identityKeys(identity).map((key) => context.state.keyValue.get(key)));
  return loadFresh(ids, context, contacts);
}

/** Loads the contacts that were written with this identity shortly before; others may have it too. See `rememberWrittenContacts`. */
export async function findWritten(identity: Identity, context: Context, contacts: LoadedContacts): Promise<Contact[]> {
  const keys = identityKeys(identity).map(recentKey);
  const lists = await Promise.all(keys.map((key) => context.state.keyValue.get(key)));
  return loadFresh(lists.flat(), context, contacts);
}

async function loadFresh(
  ids: readonly unknown[],
  { loaders }: Context,
  { read, found = [], links = ['leads'] }: LoadedContacts,
): Promise<Contact[]> {
  const wanted = [...new Set(ids)].filter((id): id is number => typeof id === 'number');
  const contacts: Contact[] = [];
  for (const id of wanted) {
    if (found.some((contact) => contact.id === id)) continue;
    // Not from the loader's cache, which may be older than the lock that this request holds.
    if (!read.has(id)) loaders.contact.clear(id);
    const contact = read.get(id) ?? (await loaders.contact.load(id, links));
    if (!contact) continue;
    read.set(id, contact);
    contacts.push(contact);
  }
  return contacts;
}

/** Remembers the contact that was the first to get these identities, for requests that wait for the lock. */
export async function rememberContact(id: number, identities: readonly Identity[], context: Context): Promise<void> {
  for (const key of identities.flatMap(identityKeys)) await remember(context, key, id, rememberMs);
}

/** The input that creates a contact from everything known about the client, including the identities in the query. */
export function toContactInput({ name }: ClientInput, identities: readonly ClientIdentity[]): CreateContactInput {
  const textsOf = (kind: ClientIdentity['kind']) =>
    identities.filter((each) => each.kind === kind).map(({ text }) => text);
  const [fallback] = [...textsOf('name'), ...textsOf('phone'), ...textsOf('email')];
  return { name: name ?? fallback, phones: toItems(textsOf('phone')), emails: toItems(textsOf('email')) };
}

/** Texts as the items of a multitext input. */
export function toItems(texts: readonly string[]): { value: string }[] {
  return texts.map((value) => ({ value }));
}
