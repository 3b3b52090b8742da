import type { ComplexLeadCreated, Contact, ContactWrite, Lead, LeadWrite } from '../../amocrm/index.ts';
import { ValidationError } from '../../errors/index.ts';
import type { Known } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import { knownContact, toNewContactWrite } from '../contact.ts';
import type { Context } from '../context.ts';
import { type ClientIdentity, type ClientInput, rememberContact, toContactInput } from '../identity/client-identity.ts';
import { type CreateLeadInput, createdLead, toNewLeadWrite } from '../lead.ts';
import { sendOne } from './batch.ts';
import { chosenOfLead, chosenUser } from './chosen.ts';
import { type Candidate, createOnce, createOrFind } from './create-once.ts';
import { isWritten } from './recognize.ts';

/** A lead that was just created, and its contact. */
export interface ComplexLead {
  lead: Known<Lead>;
  contact: Known<Contact>;
  /** Whether amoCRM's duplicate control merged the data into existing entities. */
  merged: boolean;
}

/** A new lead of a client, as it is sent, and what amoCRM chooses for it. */
export interface ClientLead {
  write: LeadWrite;
  chosen: Awaited<ReturnType<typeof chosenOfLead>>;
  /** The user that the caller named: responsible for a new contact as well, which the user could otherwise not see. */
  responsibleUserId: Nullish<string>;
}

/** Converts a client's new lead to amoCRM's shape. The client becomes its contact, so `contactIds` is refused. */
export async function toClientLead(input: CreateLeadInput, context: Context): Promise<ClientLead> {
  if (input.contactIds) {
    const message =
      'cannot be set: the client becomes the contact; link more contacts with `linkEntities`, or use `createLead`';
    throw new ValidationError([{ path: ['lead', 'contactIds'], message }]);
  }
  const write = await toNewLeadWrite(input, ['lead'], context);
  return { write, chosen: await chosenOfLead(write, context), responsibleUserId: input.responsibleUserId };
}

/**
 * Creates a contact and its lead in one request (amoCRM API v4, Leads: complex). If the answer is lost, the pair is
 * looked for among the leads created since, by lead and contact.
 */
export async function createComplexLead(
  client: ClientInput,
  identities: readonly ClientIdentity[],
  { write: lead, chosen, responsibleUserId }: ClientLead,
  context: Context,
): Promise<ComplexLead> {
  const input = { ...toContactInput(client, identities), responsibleUserId };
  const contact = await toNewContactWrite(input, [], context);
  const chosenForContact = await chosenUser(context);
  const outcomes = createOrFind(
    context,
    'leads',
    [{ ...lead, contact }],
    (writes) => context.amocrm.leads.createComplex(writes),
    (since) => listPairs(contact, lead, since, context),
  );
  const created = await sendOne(outcomes, lead, context);
  if (created.contact_id === null) throw new Error('A complex lead with a contact has a contact id.');
  // After a merge the contact may have another name than the one sent.
  const own = created.merged ? identities.filter(({ kind }) => kind !== 'name') : identities;
  await rememberContact(created.contact_id, own, context);
  if (created.merged) return { lead: { id: created.id }, contact: { id: created.contact_id }, merged: true };
  return {
    lead: { ...createdLead(created.id, lead, chosen), contacts: [{ id: created.contact_id, is_main: true }] },
    contact: knownContact(created.contact_id, contact, chosenForContact),
    merged: false,
  };
}

/** Lists the leads created since a time whose contact is the one that was sent. */
async function listPairs(
  sent: ContactWrite,
  lead: LeadWrite,
  since: number,
  { amocrm }: Context,
): Promise<Candidate<ComplexLeadCreated>[]> {
  const { items } = await amocrm.leads.list({
    // A lead with a time of its own is found by that time.
    filter: {
      created_at: lead.created_at === undefined ? { from: since } : { from: lead.created_at, to: lead.created_at },
    },
    order: { field: 'id', direction: 'desc' },
    with: ['contacts'],
  });
  const linked = await amocrm.contacts.byIds(items.flatMap((lead) => lead.contacts?.map(({ id }) => id) ?? []));
  const ours = linked.filter((contact) => contact.created_at >= since && isWritten(sent, { ...contact }));
  return items.flatMap((lead) => {
    const contact = ours.find(({ id }) => lead.contacts?.some((link) => link.id === id));
    return contact ? [{ ...lead, contact_id: contact.id, merged: false }] : [];
  });
}

/** Creates a lead for an existing contact. */
export async function createLeadOfContact(contact: Contact, lead: ClientLead, context: Context): Promise<ComplexLead> {
  const write = { ...lead.write, contacts: [{ id: contact.id, is_main: true }] };
  const { id } = await sendOne(createOnce(context, 'leads', [write]), write, context);
  // The leads read before lack the new one.
  context.loaders.contact.clear(contact.id);
  const { leads: _, ...known } = contact;
  return { lead: createdLead(id, write, lead.chosen), contact: known, merged: false };
}
