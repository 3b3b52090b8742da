import type { Contact, Lead } from '../../amocrm/index.ts';
import { ValidationError } from '../../errors/index.ts';
import { type Known, notFound } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { chooseContact, conflict } from '../identity/choose-contact.ts';
import { type ClientIdentity, parseIdentities, withIdentityLocks } from '../identity/client-identity.ts';
import { compareContact, findContacts, type Identity, matchedKinds } from '../identity/contact-match.ts';
import type { CreateLeadInput } from '../lead.ts';
import { createComplexLead, createLeadOfContact, toClientLead } from '../write/complex-lead.ts';

/** A `CreateLeadWithContactInput`. */
export interface CreateLeadWithContactInput {
  contactId?: Nullish<string>;
  contactName?: Nullish<string>;
  contactEmail?: Nullish<string>;
  contactPhone?: Nullish<string>;
  lead: CreateLeadInput;
}

/** The result of `createLeadWithContact`. */
export interface LeadWithContact {
  lead: Known<Lead>;
  contact: Known<Contact>;
  contactCreated: boolean;
  /** What a contact that was found has of what was given; empty for one that was given by its id. */
  matchedBy: Identity['kind'][];
  otherMatches: Contact[];
  merged: boolean;
}

/** Creates a lead for a contact given by its id, or found or created by phone or e-mail, even if it has open leads. */
export async function createLeadWithContact(
  input: CreateLeadWithContactInput,
  context: Context,
): Promise<LeadWithContact> {
  const lead = await toClientLead(input.lead, context);
  const client = { name: input.contactName, email: input.contactEmail, phone: input.contactPhone };
  // The name is not a query: a name alone creates a contact and never matches an existing one.
  const paths = { query: [], email: ['contactEmail'], phone: ['contactPhone'] };
  const identities = await parseIdentities(client, paths, context);
  if (input.contactId) {
    const contact = await context.loaders.contact.load(Number(input.contactId));
    if (!contact) throw notFound('contact', Number(input.contactId));
    await checkOwner(contact, identities, context);
    const pair = await createLeadOfContact(contact, lead, context);
    return { ...pair, contactCreated: false, matchedBy: [], otherMatches: [] };
  }
  if (!input.contactName && identities.length === 0) {
    throw new ValidationError([
      {
        path: ['contactId'],
        message: 'is required unless `contactPhone`, `contactEmail` or `contactName` is given',
      },
    ]);
  }
  return withIdentityLocks(identities, context, async (held) => {
    const { match } = await chooseContact(identities, held, { name: input.contactName });
    if (!match) {
      const pair = await createComplexLead(client, identities, lead, held);
      return { ...pair, contactCreated: !pair.merged, matchedBy: [], otherMatches: [] };
    }
    const pair = await createLeadOfContact(match.contact, lead, held);
    const otherMatches = [...match.all.filter((contact) => contact !== match.contact), ...match.rest];
    const { country } = await held.metadata.account();
    return {
      ...pair,
      contactCreated: false,
      matchedBy: matchedKinds(match.contact, identities, country),
      otherMatches,
    };
  });
}

/** Refuses a phone or e-mail of another contact together with the id of this one. @throws {ConflictingIdentitiesError} */
async function checkOwner(contact: Contact, identities: readonly ClientIdentity[], context: Context): Promise<void> {
  const { country } = await context.metadata.account();
  for (const identity of identities) {
    if (compareContact(contact, identity, country)) continue;
    const owner = (await findContacts(identity, context)).find(({ similarity }) => similarity !== 'maybe')?.contact;
    if (owner) {
      throw conflict([
        { contact, by: undefined },
        { contact: owner, by: identity.text },
      ]);
    }
  }
}
