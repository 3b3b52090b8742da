import { selectedFields } from '../resolvers/list/selection.ts';
import { partOf } from '../resolvers/relation.ts';
import { type ClientAndLead, createClientAndLead } from '../resolvers/smart/create-client-and-lead.ts';
import { createLeadWithContact, type LeadWithContact } from '../resolvers/smart/create-lead-with-contact.ts';
import { type EnsuredContact, getOrCreateContact } from '../resolvers/smart/get-or-create-contact.ts';
import { type ContactCheck, checkContactExists, searchContacts } from '../resolvers/smart/search-contacts.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, ensures } from './annotation.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { CreateLeadInput } from './lead.ts';
import { Contact, Lead } from './ref.ts';
import { partArgs } from './relation.ts';

/*
 * The smart operations on contacts and leads: several steps that belong together, each safe against duplicates.
 */

const contactQuery = {
  required: true,
  description: 'Phone in any spelling, e-mail or name.',
  validate: constraint.identity,
} as const;

const matchByName = {
  required: true,
  defaultValue: false,
  description:
    'Whether a contact of the same name is taken if nobody has the phone or e-mail; otherwise one is created.',
} as const;

const otherMatchesDescription =
  'Further contacts with the same phone, e-mail or name: namesakes, or duplicates, which can be merged in amoCRM’s web interface only.';

const ContactCheckType = builder.objectRef<ContactCheck>('ContactCheck').implement({
  description: 'Whether there is a contact.',
  fields: (t) => ({
    exists: t.exposeBoolean('exists', { description: 'Whether there is one.' }),
    contact: t.expose('contact', { type: Contact, nullable: true, description: 'The oldest one.' }),
    otherMatches: t.field({
      type: [Contact],
      description: otherMatchesDescription,
      args: partArgs(t),
      resolve: ({ otherMatches }, part) => partOf(otherMatches, part),
    }),
    otherMatchCount: t.int({
      description: 'How many further contacts there are.',
      resolve: ({ otherMatches }) => otherMatches.length,
    }),
  }),
});

const EnsuredContactType = builder.objectRef<EnsuredContact>('EnsuredContact').implement({
  description: 'A contact that was found or created.',
  fields: (t) => ({
    contact: t.expose('contact', { type: Contact, description: 'The contact.' }),
    created: t.exposeBoolean('created', { description: 'Whether it was created just now.' }),
    missing: t.exposeStringList('missing', {
      description: 'Of the given `phone` and `email`, those that the found contact did not have.',
    }),
    filled: t.exposeStringList('filled', {
      description: 'Of those, the ones that were added, because of `fillMissing`.',
    }),
    otherMatches: t.field({
      type: [Contact],
      description: otherMatchesDescription,
      args: partArgs(t),
      resolve: ({ otherMatches }, part) => partOf(otherMatches, part),
    }),
    otherMatchCount: t.int({
      description: 'How many further contacts there are.',
      resolve: ({ otherMatches }) => otherMatches.length,
    }),
  }),
});

const LeadWithContactType = builder.objectRef<LeadWithContact>('LeadWithContact').implement({
  description: 'A lead with its contact.',
  fields: (t) => ({
    lead: t.expose('lead', { type: Lead, description: 'The new lead.' }),
    contact: t.expose('contact', { type: Contact, description: 'Its contact.' }),
    contactCreated: t.exposeBoolean('contactCreated', { description: 'Whether the contact was created just now.' }),
    otherMatches: t.field({
      type: [Contact],
      description: otherMatchesDescription,
      args: partArgs(t),
      resolve: ({ otherMatches }, part) => partOf(otherMatches, part),
    }),
    otherMatchCount: t.int({
      description: 'How many further contacts there are.',
      resolve: ({ otherMatches }) => otherMatches.length,
    }),
    merged: t.exposeBoolean('merged', {
      description: 'Whether amoCRM’s own duplicate control put the data into a lead or contact that was there.',
    }),
  }),
});

const ClientAndLeadType = builder.objectRef<ClientAndLead>('ClientAndLead').implement({
  description: 'What was found and what was created for a client.',
  fields: (t) => ({
    contact: t.expose('contact', { type: Contact, description: 'The client’s contact.' }),
    contactCreated: t.exposeBoolean('contactCreated', { description: 'Whether it was created just now.' }),
    lead: t.expose('lead', {
      type: Lead,
      nullable: true,
      description: 'The new lead; null where an open one stopped it.',
    }),
    leadCreated: t.exposeBoolean('leadCreated', { description: 'Whether a lead was created.' }),
    openLeads: t.field({
      type: [Lead],
      description: 'Open leads that the client had; where `leadCreated` is false, they are the reason.',
      args: partArgs(t),
      resolve: ({ openLeads }, part) => partOf(openLeads, part),
    }),
    openLeadCount: t.int({
      description: 'How many open leads the client had.',
      resolve: ({ openLeads }) => openLeads.length,
    }),
    otherMatches: t.field({
      type: [Contact],
      description: otherMatchesDescription,
      args: partArgs(t),
      resolve: ({ otherMatches }, part) => partOf(otherMatches, part),
    }),
    otherMatchCount: t.int({
      description: 'How many further contacts there are.',
      resolve: ({ otherMatches }) => otherMatches.length,
    }),
    merged: t.exposeBoolean('merged', {
      description: 'Whether amoCRM’s own duplicate control put the data into a lead or contact that was there.',
    }),
  }),
});

builder.queryFields((t) => ({
  searchContacts: t.field({
    type: [Contact],
    nullable: true,
    description:
      'The contacts that have this phone or e-mail in their own fields, or whose name has these words; oldest first.',
    args: { query: t.arg.string(contactQuery) },
    resolve: (_root, { query }, context, info) => searchContacts(query, context, selectedFields(info)),
  }),
  checkContactExists: t.field({
    type: ContactCheckType,
    nullable: true,
    description: 'Whether there is a contact with this phone, e-mail or whole name.',
    args: { query: t.arg.string(contactQuery) },
    resolve: (_root, { query }, context, info) => checkContactExists(query, context, info),
  }),
}));

builder.mutationFields((t) => ({
  getOrCreateContact: t.field({
    type: EnsuredContactType,
    description: 'Finds a contact by phone, e-mail or name, or creates it; never two, however many ask at once.',
    extensions: ensures,
    args: {
      query: t.arg.string(contactQuery),
      name: t.arg.string({ description: 'Name of a new contact.', validate: constraint.name }),
      email: t.arg.string({ description: 'E-mail of the client.', validate: constraint.email }),
      phone: t.arg.string({ description: 'Phone of the client.', validate: constraint.phone }),
      fillMissing: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether to add the given phone and e-mail to a found contact that lacks them.',
      }),
      matchByName: t.arg.boolean(matchByName),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => getOrCreateContact(args, context)),
  }),
  createLeadWithContact: t.field({
    type: LeadWithContactType,
    description:
      'Creates a lead for a contact: one given by id, or found by phone or e-mail, or created. Open leads do not stop it.',
    extensions: creates,
    args: {
      contactId: t.arg.id({ description: 'Id of the contact, if known.', validate: constraint.id }),
      contactName: t.arg.string({ description: 'Name of a new contact.', validate: constraint.name }),
      contactEmail: t.arg.string({ description: 'E-mail of the client.', validate: constraint.email }),
      contactPhone: t.arg.string({ description: 'Phone of the client.', validate: constraint.phone }),
      lead: t.arg({ type: CreateLeadInput, required: true, description: 'The new lead.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => createLeadWithContact(args, context)),
  }),
  createClientAndLead: t.field({
    type: ClientAndLeadType,
    description:
      'The whole way of a client: finds the contact or creates it, then creates a lead unless one is open already.',
    extensions: creates,
    args: {
      contactQuery: t.arg.string(contactQuery),
      contactName: t.arg.string({ description: 'Name of a new contact.', validate: constraint.name }),
      contactEmail: t.arg.string({ description: 'E-mail of the client.', validate: constraint.email }),
      contactPhone: t.arg.string({ description: 'Phone of the client.', validate: constraint.phone }),
      lead: t.arg({ type: CreateLeadInput, required: true, description: 'The new lead.' }),
      checkExistingLeads: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'Whether an open lead of the client stops the creation of another.',
      }),
      matchByName: t.arg.boolean(matchByName),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => createClientAndLead(args, context)),
  }),
}));
