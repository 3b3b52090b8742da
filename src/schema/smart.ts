import type { ObjectFieldBuilder } from '@pothos/core';
import type { Contact as ContactRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { selectedFields } from '../resolvers/list/selection.ts';
import { partOf } from '../resolvers/relation.ts';
import { type ClientAndLead, createClientAndLead } from '../resolvers/smart/create-client-and-lead.ts';
import { createLeadWithContact, type LeadWithContact } from '../resolvers/smart/create-lead-with-contact.ts';
import { type EnsuredContact, getOrCreateContact } from '../resolvers/smart/get-or-create-contact.ts';
import { type ContactCheck, checkContactExists, searchContacts } from '../resolvers/smart/search-contacts.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, ensures } from './annotation.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { CustomFieldInput } from './custom-field.ts';
import { idempotencyKey } from './idempotency.ts';
import { CreateLeadInput } from './lead.ts';
import { Contact, Lead } from './ref.ts';
import { partArgs } from './relation.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;

/*
 * The smart operations on contacts and leads. Each combines several steps and avoids duplicates.
 */

const contactQuery = {
  required: true,
  description: 'Phone, e-mail or name.',
  validate: constraint.identity,
} as const;

const matchByName = {
  required: true,
  defaultValue: false,
  description:
    'Whether to accept a contact of the same name if none has the phone or e-mail; otherwise a contact is created.',
} as const;

/** By what an existing contact was found. */
function matchedBy<Shape extends { matchedBy: string[] }>(t: ObjectFieldBuilder<Types, Shape>) {
  return t.stringList({
    description:
      'What the contact that was found has of what was given: `phone`, `email`, `name`. Empty if it was created or given by its id.',
    resolve: ({ matchedBy }) => matchedBy,
  });
}

/** The fields that list the other matching contacts. */
function otherMatches<Shape extends { otherMatches: Known<ContactRecord>[] }>(t: ObjectFieldBuilder<Types, Shape>) {
  return {
    otherMatches: t.field({
      type: [Contact],
      description:
        'Other contacts with the same phone, e-mail or name: namesakes or duplicates. Duplicates can only be merged in amoCRM’s web interface.',
      args: partArgs(t),
      resolve: ({ otherMatches }, part) => partOf(otherMatches, part),
    }),
    otherMatchCount: t.int({
      description: 'Number of other matching contacts.',
      resolve: ({ otherMatches }) => otherMatches.length,
    }),
  };
}

const ContactCheckType = builder.objectRef<ContactCheck>('ContactCheck').implement({
  description: 'Whether a contact exists.',
  fields: (t) => ({
    exists: t.exposeBoolean('exists', { description: 'Whether such a contact exists.' }),
    contact: t.expose('contact', { type: Contact, nullable: true, description: 'The oldest matching contact.' }),
    ...otherMatches(t),
  }),
});

const EnsuredContactType = builder.objectRef<EnsuredContact>('EnsuredContact').implement({
  description: 'A contact that was found or created.',
  fields: (t) => ({
    contact: t.expose('contact', { type: Contact, description: 'The contact.' }),
    created: t.exposeBoolean('created', { description: 'Whether this call created it.' }),
    matchedBy: matchedBy(t),
    missing: t.exposeStringList('missing', {
      description: 'What the found contact lacked of what was given: `phone`, `email` and the names of custom fields.',
    }),
    filled: t.exposeStringList('filled', {
      description: 'Those of `missing` that were added because of `fillMissing`.',
    }),
    ...otherMatches(t),
  }),
});

const LeadWithContactType = builder.objectRef<LeadWithContact>('LeadWithContact').implement({
  description: 'A lead with its contact.',
  fields: (t) => ({
    lead: t.expose('lead', { type: Lead, description: 'The new lead.' }),
    contact: t.expose('contact', { type: Contact, description: 'Its contact.' }),
    contactCreated: t.exposeBoolean('contactCreated', { description: 'Whether this call created the contact.' }),
    matchedBy: matchedBy(t),
    ...otherMatches(t),
    merged: t.exposeBoolean('merged', {
      description: 'Whether amoCRM’s duplicate control merged the data into an existing lead or contact.',
    }),
  }),
});

const ClientAndLeadType = builder.objectRef<ClientAndLead>('ClientAndLead').implement({
  description: 'The contact and the lead that were found or created for a client.',
  fields: (t) => ({
    contact: t.expose('contact', { type: Contact, description: 'The client’s contact.' }),
    contactCreated: t.exposeBoolean('contactCreated', { description: 'Whether this call created it.' }),
    matchedBy: matchedBy(t),
    lead: t.expose('lead', {
      type: Lead,
      nullable: true,
      description: 'The new lead; null if the client already had an open one.',
    }),
    leadCreated: t.exposeBoolean('leadCreated', { description: 'Whether a lead was created.' }),
    openLeads: t.field({
      type: [Lead],
      description: 'Open leads that the client had. If `leadCreated` is false, they are the reason.',
      args: partArgs(t),
      resolve: ({ openLeads }, part) => partOf(openLeads, part),
    }),
    openLeadCount: t.int({
      description: 'Number of open leads that the client had.',
      resolve: ({ openLeads }) => openLeads.length,
    }),
    ...otherMatches(t),
    merged: t.exposeBoolean('merged', {
      description: 'Whether amoCRM’s duplicate control merged the data into an existing lead or contact.',
    }),
  }),
});

builder.queryFields((t) => ({
  searchContacts: t.field({
    type: [Contact],
    nullable: true,
    description: 'Contacts that have this phone or e-mail, or whose name contains these words; oldest first.',
    args: { query: t.arg.string(contactQuery) },
    resolve: (_root, { query }, context, info) => searchContacts(query, context, selectedFields(info)),
  }),
  checkContactExists: t.field({
    type: ContactCheckType,
    nullable: true,
    description: 'Whether a contact with this phone, e-mail or full name exists.',
    args: { query: t.arg.string(contactQuery) },
    resolve: (_root, { query }, context, info) => checkContactExists(query, context, info),
  }),
}));

builder.mutationFields((t) => ({
  getOrCreateContact: t.field({
    type: EnsuredContactType,
    description: 'Finds a contact by phone, e-mail or name, or creates one. Simultaneous calls create only one.',
    extensions: ensures,
    args: {
      query: t.arg.string(contactQuery),
      name: t.arg.string({ description: 'New contact’s name.', validate: constraint.name }),
      email: t.arg.string({ description: 'E-mail.', validate: constraint.email }),
      phone: t.arg.string({ description: 'Phone.', validate: constraint.phone }),
      fillMissing: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether to add the given phone, e-mail and custom fields to a found contact that lacks them.',
      }),
      matchByName: t.arg.boolean(matchByName),
      position: t.arg.string({ description: 'Job title.', validate: constraint.name }),
      customFields: t.arg({
        type: [CustomFieldInput],
        description: 'Custom fields of a new contact, besides those that have arguments of their own.',
        validate: constraint.inputs,
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => getOrCreateContact(args, context)),
  }),
  createLeadWithContact: t.field({
    type: LeadWithContactType,
    description:
      'Creates a lead for a contact that is given by id, found by phone or e-mail, or created. Open leads do not prevent it.',
    extensions: creates,
    args: {
      contactId: t.arg.id({ description: 'Contact id, if known.', validate: constraint.id }),
      contactName: t.arg.string({ description: 'New contact’s name.', validate: constraint.name }),
      contactEmail: t.arg.string({ description: 'E-mail.', validate: constraint.email }),
      contactPhone: t.arg.string({ description: 'Phone.', validate: constraint.phone }),
      lead: t.arg({ type: CreateLeadInput, required: true, description: 'The new lead.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => createLeadWithContact(args, context)),
  }),
  createClientAndLead: t.field({
    type: ClientAndLeadType,
    description: 'Finds or creates the contact of a client, then creates a lead unless the client has an open one.',
    extensions: creates,
    args: {
      contactQuery: t.arg.string(contactQuery),
      contactName: t.arg.string({ description: 'New contact’s name.', validate: constraint.name }),
      contactEmail: t.arg.string({ description: 'E-mail.', validate: constraint.email }),
      contactPhone: t.arg.string({ description: 'Phone.', validate: constraint.phone }),
      lead: t.arg({ type: CreateLeadInput, required: true, description: 'The new lead.' }),
      checkExistingLeads: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'Whether to create no lead if the client has an open one.',
      }),
      matchByName: t.arg.boolean(matchByName),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => createClientAndLead(args, context)),
  }),
}));
