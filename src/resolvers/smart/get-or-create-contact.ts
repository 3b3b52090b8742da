import type { Contact } from '../../amocrm/index.ts';
import type { Known } from '../../loaders/record.ts';
import { type CreateContactInput, knownContact, updateContact, writeNewContact } from '../contact.ts';
import type { Context } from '../context.ts';
import { createOnce } from '../create-once.ts';
import { belongsTo } from './contact-match.ts';
import {
  type ClientIdentity,
  type ClientInput,
  holdIdentities,
  matchContact,
  readIdentities,
  rememberContact,
} from './ensure-contact.ts';
import { sendOne } from './send-one.ts';

/** A `GetOrCreateContactInput`. */
export interface GetOrCreateContactInput extends ClientInput {
  query: string;
  fillMissing?: boolean | null | undefined;
}

/** What `getOrCreateContact` answers. */
export interface EnsuredContact {
  contact: Known<Contact>;
  created: boolean;
  otherMatches: Contact[];
  /** Of the given phone and e-mail, those that the found contact does not have. */
  missing: string[];
  /** Of those, the ones that were added. */
  filled: string[];
}

/**
 * Finds the client or creates one, and never two for one phone or e-mail, however many ask at once.
 */
export async function getOrCreateContact(input: GetOrCreateContactInput, context: Context): Promise<EnsuredContact> {
  const identities = await readIdentities(input, { query: ['query'], email: ['email'], phone: ['phone'] }, context);
  return holdIdentities(identities, context, async (held) => {
    const match = await matchContact(identities, held);
    if (!match) return { contact: await createClient(input, identities, held), ...nothingElse, created: true };
    const lacking = await listMissing(identities, match.contact, held);
    const missing = [...new Set(lacking.map(({ kind }) => kind))];
    const found = {
      contact: match.contact,
      created: false,
      otherMatches: match.all.filter((contact) => contact !== match.contact),
      missing,
      filled: [],
    };
    if (!input.fillMissing || missing.length === 0) return found;
    await fillContact(lacking, match.contact, held);
    await rememberContact(match.contact.id, identities, held);
    // The phones read before are no longer those of the contact: only its id is known.
    return { ...found, contact: { id: match.contact.id, name: match.contact.name }, filled: missing };
  });
}

const nothingElse = { otherMatches: [], missing: [], filled: [] };

/** What a new contact is created from: all that is known of the client, what the query itself says included. */
export function describeClient({ name }: ClientInput, identities: readonly ClientIdentity[]): CreateContactInput {
  const textsOf = (kind: ClientIdentity['kind']) =>
    identities.filter((each) => each.kind === kind).map(({ text }) => text);
  const fields = [
    { field: 'PHONE', values: textsOf('phone') },
    { field: 'EMAIL', values: textsOf('email') },
  ];
  const [otherwise] = [...textsOf('name'), ...textsOf('phone'), ...textsOf('email')];
  return { name: name ?? otherwise, customFields: fields.filter(({ values }) => values.length > 0) };
}

/** Creates the contact; one whose answer was lost is looked for among those created since. */
async function createClient(
  input: GetOrCreateContactInput,
  identities: readonly ClientIdentity[],
  context: Context,
): Promise<Known<Contact>> {
  const write = await writeNewContact(describeClient(input, identities), [], context);
  const outcomes = createOnce(context, 'contacts', [write]);
  const contact = knownContact((await sendOne(outcomes)).id, write);
  await rememberContact(contact.id, identities, context);
  return contact;
}

/** Which of the given phones and e-mails the contact does not have. */
async function listMissing(
  identities: readonly ClientIdentity[],
  contact: Contact,
  { metadata }: Context,
): Promise<ClientIdentity[]> {
  const { country } = await metadata.account();
  return identities.filter((identity) => identity.kind !== 'name' && !belongsTo(contact, identity, country, true));
}

/** Adds phones and e-mails: the first of each at once, and whatever is left after that. */
async function fillContact(lacking: readonly ClientIdentity[], contact: Contact, context: Context): Promise<void> {
  const isFirst = (identity: ClientIdentity) => lacking.find(({ kind }) => kind === identity.kind) === identity;
  for (const round of [lacking.filter(isFirst), lacking.filter((identity) => !isFirst(identity))]) {
    const additions = Object.fromEntries(round.map(({ kind, text }) => [kind, text]));
    if (round.length > 0) await updateContact(String(contact.id), additions, context);
  }
}
