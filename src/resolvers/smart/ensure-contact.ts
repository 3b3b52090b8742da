import type { Contact } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { holdKeys } from '../hold.ts';
import { remember } from '../remember.ts';
import { belongsTo, findContacts, type Identity, identityKey, recognize } from './contact-match.ts';

/** The facts about a client that a caller gives. */
export interface ClientInput {
  query?: string | null | undefined;
  name?: string | null | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
}

/** One of the facts, recognised. */
export interface ClientIdentity extends Identity {
  /** As it stands in a new contact. */
  text: string;
}

/** A contact as the smart operations found it. */
export interface Match {
  /** The oldest true match. */
  contact: Contact;
  /** Every true match, the chosen one among them. */
  all: Contact[];
}

/** How long a contact that was just created is found by its identity, though amoCRM's search lags behind. */
const rememberMs = 60_000;

/**
 * All identities in what the caller gave, the query's first and none twice.
 *
 * @param paths where each argument stands in the input, for errors
 */
export async function readIdentities(
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
      const identity = await recognize(text, paths[key], context);
      const same = identities.find((other) => identityKey(other) === identityKey(identity));
      if (key !== 'query' && identity.kind !== key) {
        issues.push({ path: paths[key], message: `«${text}» is no ${key}` });
      } else if (same) {
        same.text = text.trim();
      } else {
        const isSpelled = key !== 'query' || identity.kind === 'name';
        identities.push({ ...identity, text: isSpelled ? text.trim() : identity.value });
      }
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return identities;
}

/** Runs `work` alone among all who look for or create a contact with one of these identities. */
export function holdIdentities<Result>(
  identities: readonly Identity[],
  context: Context,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  return holdKeys(identities.map(identityKey), context, work);
}

/**
 * The contact that one of the identities belongs to: they are tried in turn, each by one search, until one is found.
 * A contact created here a moment ago is read by its id, because amoCRM's search may not find it yet.
 */
export async function matchContact(identities: readonly Identity[], context: Context): Promise<Match | undefined> {
  for (const identity of identities) {
    const recent = await context.state.keyValue.get(identityKey(identity));
    if (typeof recent === 'number') {
      // Read anew: this request may have read it before it held the lock.
      context.loaders.contact.clear(recent);
      const contact = await context.loaders.contact.load(recent, ['leads']);
      if (contact && (await isStill(contact, identity, context))) return { contact, all: [contact] };
    }
    const all = await findContacts(identity, context, ['leads']);
    if (all[0]) return { contact: all[0], all };
  }
  return undefined;
}

/** Whether it has not been given another phone or e-mail since. A name was perhaps never the contact's own. */
async function isStill(contact: Contact, identity: Identity, { metadata }: Context): Promise<boolean> {
  return identity.kind === 'name' || belongsTo(contact, identity, (await metadata.account()).country, true);
}

/** Remembers which contact was given the identities, for those who wait for the lock. */
export async function rememberContact(id: number, identities: readonly Identity[], context: Context): Promise<void> {
  for (const identity of identities) await remember(context, identityKey(identity), id, rememberMs);
}
