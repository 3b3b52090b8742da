import type { ComplexLeadCreated, Contact, ContactWrite, Lead, LeadWrite } from '../../amocrm/index.ts';
import { ValidationError } from '../../errors/index.ts';
import type { Known } from '../../loaders/record.ts';
import { knownContact, toNewContactWrite } from '../contact.ts';
import type { Context } from '../context.ts';
import { type ClientIdentity, type ClientInput, rememberContact, toContactInput } from '../identity/client-identity.ts';
import { type CreateLeadInput, createdLead, toNewLeadWrite } from '../lead.ts';
import { sendOne } from './batch.ts';
import { type Candidate, createOnce, createOrFind } from './create-once.ts';
import { isWritten } from './recognize.ts';

/** A lead that was just created, and its contact. */
export interface ComplexLead {
  lead: Known<Lead>;
  contact: Known<Contact>;
  /** Whether amoCRM's duplicate control merged the data into existing entities. */
  merged: boolean;
}

/** Converts a client's new lead to amoCRM's shape. The client becomes its contact, so `contactIds` is refused. */
export async function toClientLeadWrite(input: CreateLeadInput, context: Context): Promise<LeadWrite> {
  if (input.contactIds) {
    const message =
      'cannot be set: the client becomes the contact; link more contacts with `linkEntities`, or use `createLead`';
    throw new ValidationError([{ path: ['lead', 'contactIds'], message }]);
  }
  return toNewLeadWrite(input, ['lead'], context);
}

/**
 * Creates a contact and its lead in one request (amoCRM API v4, Leads: complex). If the answer is lost, the pair is
 * looked for among the leads created since, by lead and contact.
 */
export async function createComplexLead(
  client: ClientInput,
  identities: readonly ClientIdentity[],
  lead: LeadWrite,
  context: Context,
): Promise<ComplexLead> {
  const contact = await toNewContactWrite(toContactInput(client, identities), [], context);
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
    lead: { ...createdLead(created.id, lead), contacts: [{ id: created.contact_id, is_main: true }] },
    contact: knownContact(created.contact_id, contact),
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
export async function createLeadOfContact(contact: Contact, lead: LeadWrite, context: Context): Promise<ComplexLead> {
  const write = { ...lead, contacts: [{ id: contact.id, is_main: true }] };
  const { id } = await sendOne(createOnce(context, 'leads', [write]), write, context);
  // The leads read before lack the new one.
  context.loaders.contact.clear(contact.id);
  const { leads: _, ...known } = contact;
  return { lead: createdLead(id, write), contact: known, merged: false };
}
