import type { Contact, ContactWrite, Lead, LeadWrite } from '../../amocrm/index.ts';
import type { Known } from '../../loaders/record.ts';
import { knownContact, writeNewContact } from '../contact.ts';
import type { Context } from '../context.ts';
import { knownLead } from '../lead.ts';
import type { Identity } from './contact-match.ts';
import { type ClientInput, createOrRecover, matchContact, rememberContact } from './ensure-contact.ts';
import { describeClient } from './get-or-create-contact.ts';
import { sendOne } from './send-one.ts';

/** A lead with its contact, both just created. */
export interface CreatedPair {
  lead: Known<Lead>;
  contact: Known<Contact>;
  /** Whether amoCRM's own duplicate control put the data into entities that were there. */
  merged: boolean;
}

/** How far amoCRM's clock may be from ours in seconds. */
const clockMargin = 5;

/**
 * Creates a contact and its lead in one request (amoCRM API v4, Leads: complex). A lost answer is looked for by the
 * contact's identities; without any, it cannot be looked for and stays an error.
 */
export async function createClientLead(
  client: ClientInput,
  identities: readonly Identity[],
  lead: LeadWrite,
  path: (string | number)[],
  context: Context,
): Promise<CreatedPair> {
  const contact = await writeNewContact(describeClient(client, identities), path, context);
  const pair = await createOrRecover(
    () => sendPair(lead, contact, context),
    () => findPair(lead, identities, context),
  );
  await rememberContact(pair.contact.id, identities, context);
  return pair;
}

async function sendPair(lead: LeadWrite, contact: ContactWrite, context: Context): Promise<CreatedPair> {
  const created = await sendOne(context.amocrm.leads.createComplex([{ ...lead, contact }]));
  if (created.contact_id === null) throw new Error('A complex lead with a contact has a contact id.');
  return {
    lead: {
      ...knownLead(created.id, lead),
      ...(created.merged ? {} : { contacts: [{ id: created.contact_id, is_main: true }] }),
    },
    // Where amoCRM merged, what was sent is not what is there.
    contact: created.merged ? { id: created.contact_id } : knownContact(created.contact_id, contact),
    merged: created.merged,
  };
}

async function findPair(
  lead: LeadWrite,
  identities: readonly Identity[],
  context: Context,
): Promise<CreatedPair | undefined> {
  const match = await matchContact(identities, context);
  if (!match) return undefined;
  const found = await findLead(lead, match.contact, context);
  return found ? { lead: found, contact: match.contact, merged: false } : undefined;
}

/** Adds a lead to a contact that exists; a lost answer is looked for among the contact's newest leads. */
export async function createContactLead(
  contact: Known<Contact>,
  lead: LeadWrite,
  context: Context,
): Promise<Known<Lead>> {
  const write = { ...lead, contacts: [{ id: contact.id, is_main: true }] };
  const since = context.now() - clockMargin;
  return createOrRecover<Known<Lead>>(
    async () => knownLead((await sendOne(context.amocrm.leads.create([write]))).id, write),
    async () => {
      const fresh = await context.amocrm.contacts.get(contact.id, { with: ['leads'] });
      return fresh ? findLead(lead, fresh, context, since) : undefined;
    },
  );
}

/** The newest lead of a contact that is what was sent. */
async function findLead(sent: LeadWrite, contact: Contact, { amocrm }: Context, since = 0): Promise<Lead | undefined> {
  const leads = await amocrm.leads.byIds(contact.leads ?? [], { with: ['contacts'] });
  return leads
    .filter((lead) => lead.created_at >= since)
    .filter((lead) => (sent.name ?? lead.name) === lead.name && (sent.price ?? lead.price) === lead.price)
    .sort((a, b) => b.id - a.id)[0];
}
