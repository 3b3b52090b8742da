import type { Contact } from '../../amocrm/index.ts';
import type { Known } from '../../loaders/record.ts';
import { knownContact, multitextValues, updateContact, writeNewContact } from '../contact.ts';
import type { Context } from '../context.ts';
import { normalizePhone } from '../phone.ts';
import type { Identity } from './contact-match.ts';
import {
  type ClientInput,
  createOrRecover,
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
  return holdIdentities(identities, context, async () => {
    const match = await matchContact(identities, context);
    if (!match) return { contact: await createClient(input, identities, context), ...nothingElse, created: true };
    const missing = await listMissing(input, match.contact, context);
    const filled = input.fillMissing ? missing : [];
    if (filled.length > 0) await fillContact(input, match.contact, missing, context);
    const otherMatches = match.all.filter((contact) => contact !== match.contact);
    // After filling, the phones read before are no longer those of the contact: only its id is known.
    const contact = filled.length > 0 ? { id: match.contact.id, name: match.contact.name } : match.contact;
    return { contact, created: false, otherMatches, missing, filled };
  });
}

const nothingElse = { otherMatches: [], missing: [], filled: [] };

/** What a new contact is created from: the given facts, and what the query itself says. */
export function describeClient(input: ClientInput, identities: readonly Identity[]): Omit<ClientInput, 'query'> {
  const query = identities[0];
  const email = input.email ?? (query?.kind === 'email' ? query.value : undefined);
  const phone = input.phone ?? (query?.kind === 'phone' ? query.value : undefined);
  const name = input.name ?? (query?.kind === 'name' ? input.query?.trim() : undefined) ?? phone ?? email;
  return { name, email, phone };
}

async function createClient(
  input: GetOrCreateContactInput,
  identities: readonly Identity[],
  context: Context,
): Promise<Known<Contact>> {
  const write = await writeNewContact(describeClient(input, identities), [], context);
  const contact = await createOrRecover<Known<Contact>>(
    async () => knownContact((await sendOne(context.amocrm.contacts.create([write]))).id, write),
    async () => (await matchContact(identities, context))?.contact,
  );
  await rememberContact(contact.id, identities, context);
  return contact;
}

/** Which of the given phone and e-mail the contact does not have. */
async function listMissing(
  input: ClientInput,
  contact: Contact,
  { metadata }: Context,
): Promise<('phone' | 'email')[]> {
  const { country } = await metadata.account();
  const phones = multitextValues(contact.custom_fields_values, 'PHONE').map(({ value }) =>
    normalizePhone(value, country),
  );
  const emails = multitextValues(contact.custom_fields_values, 'EMAIL').map(({ value }) => value.trim().toLowerCase());
  const missing: ('phone' | 'email')[] = [];
  if (input.phone && !phones.includes(normalizePhone(input.phone, country))) missing.push('phone');
  if (input.email && !emails.includes(input.email.trim().toLowerCase())) missing.push('email');
  return missing;
}

async function fillContact(
  input: ClientInput,
  contact: Contact,
  missing: readonly ('phone' | 'email')[],
  context: Context,
): Promise<void> {
  const additions = Object.fromEntries(missing.map((key) => [key, input[key]]));
  await updateContact(String(contact.id), additions, context);
}
