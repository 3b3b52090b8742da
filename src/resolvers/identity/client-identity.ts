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

/** The facts about a client that a caller gives. */
export interface ClientInput {
  query?: Nullish<string>;
  name?: Nullish<string>;
  email?: Nullish<string>;
  phone?: Nullish<string>;
}

/** One of the facts, recognised. */
export type ClientIdentity = Identity & {
  /** As it stands in a new contact. */
  text: string;
};

/**
 * All identities in what the caller gave, the query's first and none twice.
 *
 * @param paths where each argument stands in the input, for errors
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
      for (const identity of found) addIdentity(identities, identity, key === 'query' ? undefined : text);
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
  const typed = parseContactText(text, (await metadata.account()).country);
  const found = toIdentities(typed).filter((identity) => identity.kind === kind);
  if (typed.errors.length > 0) throw new ValidationError(typed.errors.map((message) => ({ path, message })));
  if (found.length > 0) return found;
  const noun = kind === 'phone' ? 'phone number' : 'e-mail address';
  throw new ValidationError([{ path, message: `«${text}» is not a valid ${noun}` }]);
}

/** @param argument the text of an argument of its own, whose spelling a new contact keeps */
function addIdentity(identities: ClientIdentity[], identity: Identity, argument: string | undefined): void {
  const typed = spell(identity, argument !== undefined);
  const [key] = identityKeys(identity);
  const same = identities.find((other) => other.kind === identity.kind && identityKeys(other)[0] === key);
  if (same) same.text = typed;
  else identities.push({ ...identity, text: typed });
}

/** How an identity is written: an argument as it was typed, a query in the plainest spelling where that is certain. */
function spell(identity: Identity, isArgument: boolean): string {
  if (identity.kind === 'name') return identity.search;
  if (identity.kind === 'email') return isArgument ? identity.email.text : identity.email.text.toLowerCase();
  const { text, international, extension } = identity.phone;
  return isArgument || extension !== null ? text : (international ?? text);
}

/** Runs `work` alone among all who look for or create a contact with one of these identities. */
export function withIdentityLocks<Result>(
  identities: readonly Identity[],
  context: Context,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  return withLocks([...new Set(identities.map(identityLock))], context, work);
}

/** What is already read, and what of it need not be loaded. */
export interface LoadedContacts {
  read: Map<number, Contact>;
  /** Contacts that a search found. */
  found?: readonly Contact[];
  links?: ContactWith[];
}

/**
 * The contact that was given this identity a moment ago, when nobody else had it: amoCRM's search may not find it yet, and
 * need not be asked.
 */
export async function findRecent(identity: Identity, context: Context, contacts: LoadedContacts): Promise<Contact[]> {
  const ids = await Promise.all(identityKeys(identity).map((key) => context.state.keyValue.get(key)));
  return loadAnew(ids, context, contacts);
}

/** The contacts that callers gave this identity a moment ago, whoever else has it (see `rememberWrittenContacts`). */
export async function findWritten(identity: Identity, context: Context, contacts: LoadedContacts): Promise<Contact[]> {
  const keys = identityKeys(identity).map(recentKey);
  const lists = await Promise.all(keys.map((key) => context.state.keyValue.get(key)));
  return loadAnew(lists.flat(), context, contacts);
}

async function loadAnew(
  ids: readonly unknown[],
  { loaders }: Context,
  { read, found = [], links = ['leads'] }: LoadedContacts,
): Promise<Contact[]> {
  const wanted = [...new Set(ids)].filter((id): id is number => typeof id === 'number');
  const contacts: Contact[] = [];
  for (const id of wanted) {
    if (found.some((contact) => contact.id === id)) continue;
    // Read anew: this request may have read it before it held the lock.
    if (!read.has(id)) loaders.contact.clear(id);
    const contact = read.get(id) ?? (await loaders.contact.load(id, links));
    if (!contact) continue;
    read.set(id, contact);
    contacts.push(contact);
  }
  return contacts;
}

/** Remembers which contact was given the identities that nobody had, for those who wait for the lock. */
export async function rememberContact(id: number, identities: readonly Identity[], context: Context): Promise<void> {
  for (const key of identities.flatMap(identityKeys)) await remember(context, key, id, rememberMs);
}

/** What a new contact is created from: all that is known of the client, what the query itself says included. */
export function toContactInput({ name }: ClientInput, identities: readonly ClientIdentity[]): CreateContactInput {
  const textsOf = (kind: ClientIdentity['kind']) =>
    identities.filter((each) => each.kind === kind).map(({ text }) => text);
  const [otherwise] = [...textsOf('name'), ...textsOf('phone'), ...textsOf('email')];
  return { name: name ?? otherwise, phones: toItems(textsOf('phone')), emails: toItems(textsOf('email')) };
}

/** Texts as the items of a multitext input. */
export function toItems(texts: readonly string[]): { value: string }[] {
  return texts.map((value) => ({ value }));
}
