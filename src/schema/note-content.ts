/** The kinds of notes that amoCRM takes from integrations (amoCRM API v4, Notes: types). */
import type { InputFieldBuilder } from '@pothos/core';
import type * as content from '../resolvers/note-content.ts';
import { builder, type SchemaTypes } from './builder.ts';
import { CallDirection, CallStatus } from './call-enum.ts';
import * as constraint from './constraint.ts';
import { inputOf } from './input.ts';
import { CashierMessageStatus } from './note-enum.ts';

type InputBuilder = InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'InputObject'>;

/** What both ways to add a call take. */
export function callFields(t: InputBuilder) {
  return {
    direction: t.field({ type: CallDirection, required: true, description: 'Who called.' }),
    duration: t.int({ required: true, description: 'Duration in seconds.', validate: constraint.callSeconds }),
    uniq: t.string({
      description: 'Id of the call at the telephony service. amoCRM does not keep it unique.',
      validate: constraint.name,
    }),
    recordingUrl: t.string({ description: 'Address of the recording.', validate: constraint.address }),
    result: t.string({ description: 'Result of the call.', validate: constraint.text }),
    status: t.field({ type: CallStatus, description: 'How the call ended.' }),
  };
}

const NoteCallInput = inputOf<content.NoteCallInput>()(
  builder.inputType('NoteCallInput', {
    description: 'A call of a record that is known. `addCall` finds the record by the phone.',
    fields: (t) => ({
      ...callFields(t),
      phone: t.string({ required: true, description: 'The other party’s number.', validate: constraint.name }),
      source: t.string({ description: 'Name of the telephony service.', validate: constraint.name }),
      responsibleUserId: t.id({ description: 'User who called or was called.', validate: constraint.id }),
    }),
  }),
);

const NoteSmsInput = inputOf<content.NoteSmsInput>()(
  builder.inputType('NoteSmsInput', {
    description: 'An SMS. amoCRM does not send it.',
    fields: (t) => ({
      direction: t.field({ type: CallDirection, required: true, description: 'Who wrote.' }),
      phone: t.string({ required: true, description: 'The other party’s number.', validate: constraint.name }),
      text: t.string({ required: true, description: 'The text.', validate: constraint.text }),
    }),
  }),
);

const NoteServiceInput = inputOf<content.NoteServiceInput>()(
  builder.inputType('NoteServiceInput', {
    description: 'A message of another system.',
    fields: (t) => ({
      service: t.string({ required: true, description: 'Name of that system.', validate: constraint.name }),
      text: t.string({ required: true, description: 'The text.', validate: constraint.text }),
      isExtended: t.boolean({ description: 'Whether amoCRM shows the text in full; no if omitted.' }),
    }),
  }),
);

const NoteCashierMessageInput = inputOf<content.NoteCashierMessageInput>()(
  builder.inputType('NoteCashierMessageInput', {
    description: 'A message to the cashier.',
    fields: (t) => ({
      status: t.field({ type: CashierMessageStatus, required: true, description: 'What became of it.' }),
      text: t.string({ required: true, description: 'The text.', validate: constraint.text }),
    }),
  }),
);

const NoteGeolocationInput = inputOf<content.NoteGeolocationInput>()(
  builder.inputType('NoteGeolocationInput', {
    description: 'A place.',
    fields: (t) => ({
      text: t.string({ required: true, description: 'The text.', validate: constraint.text }),
      address: t.string({ required: true, description: 'The address.', validate: constraint.name }),
      latitude: t.float({ required: true, description: 'Degrees, -90 to 90.', validate: constraint.latitude }),
      longitude: t.float({ required: true, description: 'Degrees, -180 to 180.', validate: constraint.longitude }),
    }),
  }),
);

const NoteAttachmentInput = inputOf<content.NoteAttachmentInput>()(
  builder.inputType('NoteAttachmentInput', {
    description: 'A file of the account’s drive, where it was uploaded before.',
    fields: (t) => ({
      fileUuid: t.string({ required: true, description: 'Uuid of the file.', validate: constraint.uuid }),
      versionUuid: t.string({ required: true, description: 'Uuid of its version.', validate: constraint.uuid }),
      fileName: t.string({ required: true, description: 'Name of the file.', validate: constraint.name }),
    }),
  }),
);

const NotePaymentInput = inputOf<content.NotePaymentInput>()(
  builder.inputType('NotePaymentInput', {
    description: 'A bill that was paid.',
    fields: (t) => ({
      service: t.string({
        required: true,
        description: 'Name of the system that took the payment.',
        validate: constraint.name,
      }),
      text: t.string({ required: true, description: 'The text.', validate: constraint.text }),
      iconUrl: t.string({ required: true, description: 'Address of its icon.', validate: constraint.address }),
    }),
  }),
);

export const NoteContentInput = inputOf<content.NoteContentInput>()(
  builder.inputType('NoteContentInput', {
    description: 'What a note says, unless it is a text. Exactly one kind.',
    fields: (t) => ({
      call: t.field({ type: NoteCallInput, description: 'A call.' }),
      sms: t.field({ type: NoteSmsInput, description: 'An SMS.' }),
      service: t.field({ type: NoteServiceInput, description: 'A message of another system.' }),
      cashierMessage: t.field({ type: NoteCashierMessageInput, description: 'A message to the cashier.' }),
      geolocation: t.field({ type: NoteGeolocationInput, description: 'A place.' }),
      attachment: t.field({ type: NoteAttachmentInput, description: 'A file.' }),
      payment: t.field({ type: NotePaymentInput, description: 'A bill that was paid.' }),
    }),
  }),
);
