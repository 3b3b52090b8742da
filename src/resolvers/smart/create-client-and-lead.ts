import type { Contact, Lead } from '../../amocrm/index.ts';
import type { Known } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { chooseContact, type Match } from '../identity/choose-contact.ts';
import { parseIdentities, withIdentityLocks } from '../identity/client-identity.ts';
import { type Identity, matchedKinds } from '../identity/contact-match.ts';
import type { CreateLeadInput } from '../lead.ts';
import { isOpen } from '../stage.ts';
import { createComplexLead, createLeadOfContact, toClientLead } from '../write/complex-lead.ts';

/** A `CreateClientAndLeadInput`. */
export interface CreateClientAndLeadInput {
  contactQuery: string;
  contactName?: Nullish<string>;
  contactEmail?: Nullish<string>;
  contactPhone?: Nullish<string>;
  lead: CreateLeadInput;
  checkExistingLeads?: Nullish<boolean>;
  matchByName?: Nullish<boolean>;
}

/** The result of `createClientAndLead`. */
export interface ClientAndLead {
  contact: Known<Contact>;
  contactCreated: boolean;
  /** What a contact that was found has of what was given. */
  matchedBy: Identity['kind'][];
  lead: Known<Lead> | null;
  leadCreated: boolean;
  /** The contact's open leads; if `leadCreated` is false, they are the reason. */
  openLeads: Lead[];
  otherMatches: Contact[];
  merged: boolean;
}

/**
 * Finds or creates a client's contact, and creates a lead only if the contact has no open one. Concurrent requests for the
 * same client run one after another, so they create one contact and one lead.
 */
export async function createClientAndLead(input: CreateClientAndLeadInput, context: Context): Promise<ClientAndLead> {
  const client = {
    query: input.contactQuery,
    name: input.contactName,
    email: input.contactEmail,
    phone: input.contactPhone,
  };
  const paths = { query: ['contactQuery'], email: ['contactEmail'], phone: ['contactPhone'] };
  const identities = await parseIdentities(client, paths, context);
  const lead = await toClientLead(input.lead, context);
  return withIdentityLocks(identities, context, async (held) => {
    const options = {
      matchByName: input.matchByName,
      name: input.contactName,
      refusesNamesakes: true,
      queryPath: paths.query,
    };
    const { match, namesakes } = await chooseContact(identities, held, options);
    if (!match) {
      const pair = await createComplexLead(client, identities, lead, held);
      return {
        ...pair,
        contactCreated: !pair.merged,
        matchedBy: [],
        leadCreated: true,
        openLeads: [],
        otherMatches: namesakes,
      };
    }
    const { contact, openLeads } = await chooseWithOpenLead(match, held);
    const { country } = await held.metadata.account();
    const found = {
      contact,
      contactCreated: false,
      matchedBy: matchedKinds(contact, identities, country),
      otherMatches: [...match.all.filter((other) => other.id !== contact.id), ...match.rest],
      merged: false,
    };
    if (openLeads.length > 0 && input.checkExistingLeads !== false) {
      return { ...found, lead: null, leadCreated: false, openLeads };
    }
    const pair = await createLeadOfContact(contact, lead, held);
    return { ...found, ...pair, leadCreated: true, openLeads };
  });
}

/** Of the best matches, chooses one with an open lead, otherwise the oldest; returns the open leads of all of them. */
async function chooseWithOpenLead(match: Match, { amocrm }: Context): Promise<{ contact: Contact; openLeads: Lead[] }> {
  const ids = [...new Set(match.all.flatMap((contact) => contact.leads ?? []))];
  // Not through the loaders: their cache may be older than the lock that this request holds.
  const openLeads = (await amocrm.leads.byIds(ids))
    .filter((lead) => isOpen(lead.status_id))
    .sort((a, b) => a.id - b.id);
  const openIds = new Set(openLeads.map((lead) => lead.id));
  const withOpenLead = match.all.find((contact) => contact.leads?.some((id) => openIds.has(id)));
  return { contact: withOpenLead ?? match.contact, openLeads };
}
