import type { ArgBuilder } from '@pothos/core';
import type { IncomingLeadOutcome } from '../amocrm/index.ts';
import { acceptIncomingLead, declineIncomingLead, linkIncomingLead } from '../resolvers/incoming-decision.ts';
import type { CreatePartyInput } from '../resolvers/party.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import * as resolver from '../resolvers/write/incoming-lead.ts';
import { creates, ensures, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { CustomFieldInput } from './custom-field.ts';
import { idempotencyKey } from './idempotency.ts';
import { IncomingLead } from './incoming-lead.ts';
import { inputOf } from './input.ts';
import { createFields } from './party.ts';
import { Contact, Lead } from './ref.ts';

const uid = { description: 'Uid that the incoming lead had.' };
const contact = {
  type: Contact,
  nullable: true,
  description: 'Its contact; null if amoCRM named none.',
  resolve: ({ contact_id }: IncomingLeadOutcome) => (contact_id === null ? null : { id: contact_id }),
} as const;

/** A decision after which there is an ordinary lead. */
function decisionType(name: string, description: string, lead: string) {
  return builder.objectRef<IncomingLeadOutcome>(name).implement({
    description,
    fields: (t) => ({
      uid: t.exposeString('uid', uid),
      lead: t.field({
        type: Lead,
        nullable: true,
        description: `${lead} null if amoCRM named none.`,
        resolve: ({ lead_id }) => (lead_id === null ? null : { id: lead_id }),
      }),
      contact: t.field(contact),
    }),
  });
}

const AcceptedIncomingLead = decisionType(
  'AcceptedIncomingLead',
  'An incoming lead that was accepted.',
  'The lead, now an ordinary one;',
);

const LinkedIncomingLead = decisionType(
  'LinkedIncomingLead',
  'An incoming lead that was attached to a lead.',
  'The lead that it was attached to;',
);

const DeclinedIncomingLead = builder.objectRef<IncomingLeadOutcome>('DeclinedIncomingLead').implement({
  description: 'An incoming lead that was declined.',
  fields: (t) => ({
    uid: t.exposeString('uid', uid),
    leadId: t.id({
      nullable: true,
      description:
        'Id of its lead, which is in the trash: it can no longer be read, and a person can restore it in amoCRM.',
      resolve: ({ lead_id }) => lead_id,
    }),
    contact: t.field(contact),
  }),
});

const IncomingFormInput = inputOf<resolver.IncomingFormInput>()(
  builder.inputType('IncomingFormInput', {
    description: 'A form of a site that was sent.',
    fields: (t) => ({
      formId: t.string({ required: true, description: 'Id of the form at its source.', validate: constraint.name }),
      formName: t.string({ required: true, description: 'Name of the form.', validate: constraint.name }),
      formPage: t.string({ required: true, description: 'Address of its page.', validate: constraint.address }),
      ip: t.string({ description: 'IP address of the visitor.', validate: constraint.name }),
      sentAt: t.field({ type: 'DateTime', description: 'When it was sent; now if omitted.' }),
      referer: t.string({ description: 'Address that the visitor came from.', validate: constraint.address }),
      visitorUid: t.string({ description: 'Id that amoCRM’s pixel gave the visitor.', validate: constraint.name }),
    }),
  }),
);

const IncomingCallInput = inputOf<resolver.IncomingCallInput>()(
  builder.inputType('IncomingCallInput', {
    description: 'A call that came in.',
    fields: (t) => ({
      from: t.string({ required: true, description: 'The number that called.', validate: constraint.name }),
      phone: t.string({ required: true, description: 'The number that was called.', validate: constraint.name }),
      calledAt: t.field({ type: 'DateTime', required: true, description: 'When the call came in.' }),
      duration: t.int({ required: true, description: 'Duration in seconds.', validate: constraint.callSeconds }),
      recordingUrl: t.string({
        required: true,
        description: 'Address of the recording.',
        validate: constraint.address,
      }),
      serviceCode: t.string({
        required: true,
        description: 'Code of the telephony service.',
        validate: constraint.name,
      }),
      uniq: t.string({ description: 'Id that the telephony service gave the call.', validate: constraint.name }),
    }),
  }),
);

const IncomingLeadDetailsInput = inputOf<resolver.IncomingLeadDetailsInput>()(
  builder.inputType('IncomingLeadDetailsInput', {
    description: 'The lead of an incoming lead.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Name.', validate: constraint.name }),
      price: t.float({ description: 'Amount in the account’s currency.', validate: constraint.money }),
      customFields: t.field({ type: [CustomFieldInput], description: 'Custom fields.', validate: constraint.inputs }),
      tags: t.stringList({ description: 'Tags, by name; unknown ones are created.', validate: constraint.tags }),
    }),
  }),
);

const IncomingPartyInput = inputOf<CreatePartyInput>()(
  builder.inputType('IncomingPartyInput', {
    description: 'A new contact or company of an incoming lead.',
    fields: createFields,
    validate: constraint.notEmpty,
  }),
);

const CreateIncomingLeadInput = inputOf<resolver.CreateIncomingLeadInput>()(
  builder.inputType('CreateIncomingLeadInput', {
    description: 'A new incoming lead of a form or a call: amoCRM takes no others.',
    fields: (t) => ({
      sourceUid: t.string({ required: true, description: 'Id at its source.', validate: constraint.name }),
      sourceName: t.string({ required: true, description: 'Name of its source.', validate: constraint.name }),
      pipelineId: t.id({ description: 'Pipeline; the main one if omitted.', validate: constraint.id }),
      form: t.field({ type: IncomingFormInput, description: 'The form; either this or `call`.' }),
      call: t.field({ type: IncomingCallInput, description: 'The call; either this or `form`.' }),
      lead: t.field({ type: IncomingLeadDetailsInput, required: true, description: 'Its lead.' }),
      contact: t.field({ type: IncomingPartyInput, description: 'Its contact, which is created.' }),
      company: t.field({ type: IncomingPartyInput, description: 'Its company, which is created.' }),
    }),
  }),
);

const IncomingLeadBatch = batchType('IncomingLead', IncomingLead, 'incoming lead');

function decisionArgs(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return {
    uid: t.arg.string({ required: true, description: 'Uid of the incoming lead.', validate: constraint.uid }),
    userId: t.arg.id({
      description: 'The user who decides; the user of amoCRM’s token if omitted.',
      validate: constraint.id,
    }),
  };
}

builder.mutationFields((t) => ({
  acceptIncomingLead: t.field({
    type: AcceptedIncomingLead,
    description: 'Accepts an incoming lead: it becomes an ordinary lead, for which the user is responsible.',
    extensions: ensures,
    args: {
      ...decisionArgs(t),
      statusId: t.arg.id({
        of: 'statusOfIncomingLead',
        description: 'Status of its pipeline to put it in; the first one if omitted.',
        validate: constraint.id,
      }),
    },
    resolve: (_root, args, context) => acceptIncomingLead(args, context),
  }),
  declineIncomingLead: t.field({
    type: DeclinedIncomingLead,
    description: 'Declines an incoming lead: its lead goes to the trash.',
    extensions: overwrites,
    args: decisionArgs(t),
    resolve: (_root, args, context) => declineIncomingLead(args, context),
  }),
  linkIncomingLead: t.field({
    type: LinkedIncomingLead,
    description: 'Attaches an incoming chat or mail to an existing lead. amoCRM refuses forms and calls.',
    extensions: ensures,
    args: {
      ...decisionArgs(t),
      leadId: t.arg.id({ required: true, description: 'Lead id.', validate: constraint.id }),
      contactId: t.arg.id({ description: 'Id of the contact of that lead that wrote.', validate: constraint.id }),
    },
    resolve: (_root, args, context) => linkIncomingLead(args, context),
  }),
  createIncomingLeads: t.field({
    type: IncomingLeadBatch,
    description: 'Creates up to 250 incoming leads of forms or calls and returns a result for each.',
    extensions: creates,
    args: {
      inputs: t.arg({
        type: [CreateIncomingLeadInput],
        required: true,
        description: 'The new incoming leads.',
        validate: constraint.batch,
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createIncomingLeads(args.inputs, context)),
  }),
}));
