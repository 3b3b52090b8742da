import type { Contact } from '../../amocrm/index.ts';
import { AmbiguousContactError, ConflictingIdentitiesError, type Issue, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { type ClientIdentity, findRecent, findWritten } from './client-identity.ts';
import {
  closest,
  compareContact,
  findByName,
  findContacts,
  type Hit,
  type Identity,
  normalizeName,
  pickNamed,
} from './contact-match.ts';

/** The contacts that match a client. */
export interface Match {
  /** The oldest of the best matches. */
  contact: Contact;
  /** All best matches, including `contact`. */
  all: Contact[];
  /** Contacts that have one of the identities but match less well. */
  rest: Contact[];
}

/** The result of looking for a client's contact. */
export interface Choice {
  /** Undefined if there is none and a new contact is needed. */
  match: Match | undefined;
  /** If there is no match: contacts that only have the same name. */
  namesakes: Contact[];
}

interface ChooseOptions {
  /** Whether a contact with the same name matches if no contact has the phone or e-mail. */
  matchByName?: Nullish<boolean>;
  /** The client's name, to distinguish contacts that share a phone. */
  name?: Nullish<string>;
  /** Whether several contacts that match only by name are an error; otherwise the oldest is chosen. */
  refusesNamesakes?: boolean;
  /** The path of the query in the input, for errors. */
  queryPath?: Issue['path'];
}

/**
 * Finds the contact that the identities belong to. A phone or e-mail decides; a name only selects among the contacts that
 * share one. Each phone or e-mail costs one search, unless a contact that was found already has it. A contact that this
 * server created shortly before is loaded by its id, because amoCRM's search may not find it yet.
 *
 * @throws {ConflictingIdentitiesError} if the identities belong to different contacts
 * @throws {AmbiguousContactError} if one of them may belong to several contacts
 */
export async function chooseContact(
  identities: readonly ClientIdentity[],
  context: Context,
  options: ChooseOptions = {},
): Promise<Choice> {
  const { country } = await context.metadata.account();
  const read = new Map<number, Contact>();
  const deciding = identities.filter(({ kind }) => kind !== 'name');
  let fitting: Contact[] = [];
  const all = new Map<number, Contact>();
  const foundBy = new Map<number, string>();
  for (const identity of deciding) {
    const owners = fitting.filter((contact) => isMatch(compareContact(contact, identity, country)));
    const hits = owners.length > 0 ? owners : await findOwners(identity, context, read);
    if (hits.length === 0) continue;
    if (fitting.length > 0 && owners.length === 0) {
      const [earlier] = fitting as [Contact];
      throw conflict([
        { contact: earlier, by: foundBy.get(earlier.id) ?? '' },
        { contact: hits[0] as Contact, by: identity.text },
      ]);
    }
    fitting = hits;
    for (const contact of hits) {
      all.set(contact.id, contact);
      if (!foundBy.has(contact.id)) foundBy.set(contact.id, identity.text);
    }
  }
  if (fitting.length > 0)
    return { match: chooseByName(fitting, [...all.values()], identities, options), namesakes: [] };

  const [named] = identities.filter(({ kind }) => kind === 'name');
  const isByName = deciding.length === 0 || options.matchByName === true;
  const namesakes = named ? await findNamesakes(named, context, read, isByName) : [];
  const [oldest] = namesakes;
  if (named && deciding.length === 0 && !oldest && !/\p{L}/u.test(named.text))
    throw refuseDigits(named.text, options.queryPath);
  if (!isByName || !oldest) return { match: undefined, namesakes };
  if (options.refusesNamesakes && namesakes.length > 1) {
    const message = `${namesakes.length} contacts are named «${oldest.name}»: ${describe(namesakes)}. Nothing was written.`;
    throw new AmbiguousContactError(message, toData(namesakes), {
      remedy:
        'Ask the user which one to use, then add the phone or e-mail, or create the lead for the id of that contact.',
    });
  }
  return { match: { contact: oldest, all: namesakes, rest: [] }, namesakes: [] };
}

/** Finds the contacts that have an identity; one that this server created shortly before, without a search. */
async function findOwners(identity: ClientIdentity, context: Context, read: Map<number, Contact>): Promise<Contact[]> {
  const { country } = await context.metadata.account();
  const compare = (contact: Contact): Hit[] => {
    const similarity = compareContact(contact, identity, country);
    return similarity ? [{ contact, similarity }] : [];
  };
  const recent = closest((await findRecent(identity, context, { read })).flatMap(compare));
  const isKnown = recent.some(({ similarity }) => similarity === 'same');
  const searched = isKnown ? [] : await findContacts(identity, context, ['leads']);
  const known = [...searched, ...recent.filter(({ contact }) => !hasContact(searched, contact))];
  const found = known.map(({ contact }) => contact);
  const written = await findWritten(identity, context, { read, found });
  const hits = closest([...known, ...written.flatMap(compare)]);
  const contacts = hits.map(({ contact }) => contact);
  if (identity.kind !== 'phone' || hits.length === 0 || hits[0]?.similarity === 'same') return contacts;
  if (hits[0]?.similarity === 'maybe') {
    const message = `«${identity.text}» may be the phone of ${describe(contacts)}, but a country code is missing. Nothing was written.`;
    throw new AmbiguousContactError(message, toData(contacts), {
      remedy: 'Write the phone with + and its country code, here and in the contact, or use the id of the contact.',
    });
  }
  if (identity.phone.extension === null && contacts.length > 1) {
    const message = `Several contacts have «${identity.text}» with an extension: ${describe(contacts)}. Nothing was written.`;
    throw new AmbiguousContactError(message, toData(contacts), {
      remedy: 'Give the phone with its extension («… доб. 101»), or use the id of the contact.',
    });
  }
  return contacts;
}

/** Finds contacts with the same words in their names, including those that this server wrote shortly before. */
async function findNamesakes(
  identity: Identity,
  context: Context,
  read: Map<number, Contact>,
  isByName: boolean,
): Promise<Contact[]> {
  const find = isByName ? findByName : findContacts;
  const found = (await find(identity, context, ['leads'])).map(({ contact }) => contact);
  const recent = await findRecent(identity, context, { read, found });
  const written = await findWritten(identity, context, { read, found: [...found, ...recent] });
  const { country } = await context.metadata.account();
  const named = [...recent, ...written].filter((contact) => compareContact(contact, identity, country));
  const namesakes = [...found, ...named];
  // A contact that was created for this query may have been given another name.
  return namesakes.length > 0 ? namesakes : recent;
}

/** Of contacts that share a phone or e-mail, chooses those with the client's name, if there are any. */
function chooseByName(
  fitting: Contact[],
  all: Contact[],
  identities: readonly ClientIdentity[],
  { name }: ChooseOptions,
): Match {
  const names = identities.flatMap((identity) => (identity.kind === 'name' ? [identity.name] : []));
  if (name) names.push(normalizeName(name));
  const chosen = pickNamed(fitting, names);
  const [contact] = chosen as [Contact];
  return { contact, all: chosen, rest: all.filter((other) => !chosen.some(({ id }) => id === other.id)) };
}

function hasContact(hits: readonly Hit[], { id }: Contact): boolean {
  return hits.some(({ contact }) => contact.id === id);
}

/** Refuses digits that no contact has as its name: they are more likely an incomplete phone than a new client's name. */
function refuseDigits(text: string, path: Issue['path'] = ['query']): ValidationError {
  const message = `«${text}» is not a valid phone number, and no contact has this name`;
  return new ValidationError([{ path, message }]);
}

function isMatch(similarity: Hit['similarity'] | undefined): boolean {
  return similarity === 'same' || similarity === 'loose';
}

/**
 * The error for identities of different contacts.
 *
 * @param found `by` is the phone or e-mail of the contact; undefined for a contact that was given by its id
 */
export function conflict(found: readonly { contact: Contact; by: string | undefined }[]): ConflictingIdentitiesError {
  const parts = found.map(({ contact, by }) =>
    by === undefined
      ? `the id belongs to «${contact.name}» (contact ${contact.id})`
      : `«${by}» belongs to «${contact.name}» (contact ${contact.id})`,
  );
  return new ConflictingIdentitiesError(
    `The arguments belong to different contacts: ${parts.join(', ')}. Nothing was written.`,
    found.map(({ contact, by }) => ({
      contactId: String(contact.id),
      name: contact.name,
      ...(by === undefined ? {} : { by }),
    })),
  );
}

/** How many contacts an error names. */
const maxNamed = 5;

function describe(contacts: readonly Contact[]): string {
  const named = contacts.slice(0, maxNamed).map(({ id, name }) => `«${name}» (contact ${id})`);
  return [...named, ...(contacts.length > maxNamed ? [`${contacts.length - maxNamed} more`] : [])].join(', ');
}

function toData(contacts: readonly Contact[]) {
  return contacts.slice(0, maxNamed).map(({ id, name }) => ({ contactId: String(id), name }));
}
