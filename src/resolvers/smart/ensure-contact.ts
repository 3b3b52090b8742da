import type { Contact } from '../../amocrm/index.ts';
import { type Issue, ValidationError, WriteOutcomeUnknownError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { findContacts, type Identity, identityKey, recognize } from './contact-match.ts';

/** The facts about a client that a caller gives. */
export interface ClientInput {
  query?: string | null | undefined;
  name?: string | null | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
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
): Promise<Identity[]> {
  const identities: Identity[] = [];
  const issues: Issue[] = [];
  for (const key of ['query', 'phone', 'email'] as const) {
    const text = client[key];
    if (!text) continue;
    try {
      const identity = await recognize(text, paths[key], context);
      if (key !== 'query' && identity.kind !== key) {
        issues.push({ path: paths[key], message: `«${text}» is no ${key}` });
      } else if (!identities.some((other) => identityKey(other) === identityKey(identity))) {
        identities.push(identity);
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
  work: () => Promise<Result>,
): Promise<Result> {
  return context.state.lock.hold(identities.map(identityKey), work, context.signal);
}

/**
 * The contact that one of the identities belongs to: they are tried in turn, each by one search, until one is found.
 * A contact created here a moment ago is read by its id, because amoCRM's search may not find it yet.
 */
export async function matchContact(identities: readonly Identity[], context: Context): Promise<Match | undefined> {
  for (const identity of identities) {
    const recent = await context.state.keyValue.get(identityKey(identity));
    if (typeof recent === 'number') {
      const contact = await context.loaders.contact.load(recent, ['leads']);
      if (contact) return { contact, all: [contact] };
    }
    const all = await findContacts(identity, context, ['leads']);
    if (all[0]) return { contact: all[0], all };
  }
  return undefined;
}

/** Remembers which contact was created for the identities, for those who wait for the lock. */
export async function rememberContact(id: number, identities: readonly Identity[], context: Context): Promise<void> {
  for (const identity of identities) await context.state.keyValue.set(identityKey(identity), id, rememberMs);
}

/**
 * Creates by `send`; where its answer was lost, looks for what it may have created before anything else.
 * An identity makes this safe: whoever has it was not there before, so whoever has it now was created by us.
 *
 * @param look finds what `send` creates, or nothing
 */
export async function createOrRecover<Result>(
  send: () => Promise<Result>,
  look: () => Promise<Result | undefined>,
): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof WriteOutcomeUnknownError)) throw error;
    const found = await look();
    if (found) return found;
    // amoCRM has answered, so nothing is under way: one more try cannot make a second record.
    if (error.answered) return send();
    throw error;
  }
}
