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

/** A contact as the smart operations found it. */
export interface Match {
  /** The oldest true match. */
  contact: Contact;
  /** Every true match that fits as well, the chosen one among them. */
  all: Contact[];
  /** Contacts with one of the identities that fit less well. */
  rest: Contact[];
}

/** Whom the identities belong to. */
export interface Choice {
  /** Undefined where a new contact is to be made. */
  match: Match | undefined;
  /** Without a match: contacts that only have the same name. */
  namesakes: Contact[];
}

interface ChooseOptions {
  /** Whether a contact with the same name is taken where nobody has the phone or e-mail. */
  matchByName?: Nullish<boolean>;
  /** The client's name, to tell apart contacts that share a phone. */
  name?: Nullish<string>;
  /** Whether several contacts with nothing but the name in common are an error; otherwise the oldest is taken. */
  refusesNamesakes?: boolean;
  /** Where the query stands in the input, for errors. */
  queryPath?: Issue['path'];
}

/**
 * The contact that the identities belong to. A phone or e-mail decides; a name never beats it, and only helps to choose
 * among contacts that share one. Each phone and e-mail costs a search, unless a contact that was found has it too.
 * A contact that was created here a moment ago is read by its id, because amoCRM's search may not find it yet.
 *
 * @throws {ConflictingIdentitiesError} where they belong to different contacts
 * @throws {AmbiguousContactError} where one of them may belong to several people
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
    const owners = fitting.filter((contact) => isSure(compareContact(contact, identity, country)));
    const hits = owners.length > 0 ? owners : await findSure(identity, context, read);
    if (hits.length === 0) continue;
    if (fitting.length > 0 && owners.length === 0) {
      const [known] = fitting as [Contact];
      throw conflict([
        { contact: known, by: foundBy.get(known.id) ?? '' },
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
    const message = `${namesakes.length} contacts are called «${oldest.name}»: ${describe(namesakes)}. Nothing was written.`;
    throw new AmbiguousContactError(message, toData(namesakes), {
      remedy:
        'Ask which of them is meant and give the phone or e-mail as well, or create the lead for the contact’s id.',
    });
  }
  return { match: { contact: oldest, all: namesakes, rest: [] }, namesakes: [] };
}

/** The contacts that certainly have an identity; those created here a moment ago without a search. */
async function findSure(identity: ClientIdentity, context: Context, read: Map<number, Contact>): Promise<Contact[]> {
  const { country } = await context.metadata.account();
  const compare = (contact: Contact): Hit[] => {
    const likeness = compareContact(contact, identity, country);
    return likeness ? [{ contact, likeness }] : [];
  };
  const recent = closest((await findRecent(identity, context, { read })).flatMap(compare));
  const isKnown = recent.some(({ likeness }) => likeness === 'same');
  const searched = isKnown ? [] : await findContacts(identity, context, ['leads']);
  const known = [...searched, ...recent.filter(({ contact }) => !hasContact(searched, contact))];
  const found = known.map(({ contact }) => contact);
  const written = await findWritten(identity, context, { read, found });
  const hits = closest([...known, ...written.flatMap(compare)]);
  const contacts = hits.map(({ contact }) => contact);
  if (identity.kind !== 'phone' || hits.length === 0 || hits[0]?.likeness === 'same') return contacts;
  if (hits[0]?.likeness === 'maybe') {
    const message = `«${identity.text}» may be the phone of ${describe(contacts)}, written without a country code. Nothing was written.`;
    throw new AmbiguousContactError(message, toData(contacts), {
      remedy: 'Write the phone with + and its country code, here and on the card; or use the contact’s id.',
    });
  }
  if (identity.phone.extension === null && contacts.length > 1) {
    const message = `«${identity.text}» stands with an extension on the cards of several contacts: ${describe(contacts)}. Nothing was written.`;
    throw new AmbiguousContactError(message, toData(contacts), {
      remedy: 'Give the phone with its extension («… доб. 101»), or use the contact’s id.',
    });
  }
  return contacts;
}

/** Contacts with the same words as a name. Those that were written here a moment ago count too. */
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
  const called = [...recent, ...written].filter((contact) => compareContact(contact, identity, country));
  const namesakes = [...found, ...called];
  // The name by which a client was looked for is perhaps not the one that the new contact got.
  return namesakes.length > 0 ? namesakes : recent;
}

/** Of contacts that share a phone or e-mail those that have the name that was given, if there are any. */
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

/** Digits that are nobody's name are rather a phone that was cut off than the name of somebody new. */
function refuseDigits(text: string, path: Issue['path'] = ['query']): ValidationError {
  const message = `«${text}» is not a valid phone number, and no contact is called so`;
  return new ValidationError([{ path, message }]);
}

function isSure(likeness: Hit['likeness'] | undefined): boolean {
  return likeness === 'same' || likeness === 'loose';
}

/**
 * The error for identities of different contacts.
 *
 * @param found `by` is the phone or e-mail that the contact has; undefined for the contact that was given by its id
 */
export function conflict(found: readonly { contact: Contact; by: string | undefined }[]): ConflictingIdentitiesError {
  const parts = found.map(({ contact, by }) =>
    by === undefined
      ? `the id is that of «${contact.name}» (contact ${contact.id})`
      : `«${by}» belongs to «${contact.name}» (contact ${contact.id})`,
  );
  return new ConflictingIdentitiesError(
    `What was given belongs to different contacts: ${parts.join(', ')}. Nothing was written.`,
    found.map(({ contact, by }) => ({
      contactId: String(contact.id),
      name: contact.name,
      ...(by === undefined ? {} : { by }),
    })),
  );
}

const shown = 5;

function describe(contacts: readonly Contact[]): string {
  const named = contacts.slice(0, shown).map(({ id, name }) => `«${name}» (contact ${id})`);
  return [...named, ...(contacts.length > shown ? [`${contacts.length - shown} more`] : [])].join(', ');
}

function toData(contacts: readonly Contact[]) {
  return contacts.slice(0, shown).map(({ id, name }) => ({ contactId: String(id), name }));
}
