/** A type for each kind of note; `note.ts` has what all of them have. */
import type { ObjectFieldBuilder } from '@pothos/core';
import type { Note as NoteRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { readNumber, readText, responsibleOf } from '../resolvers/note-param.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder, type SchemaTypes } from './builder.ts';
import { CallDirection, CallStatus } from './call-enum.ts';
import { CashierMessageStatus } from './note-enum.ts';
import { Note } from './ref.ts';
import { User } from './user.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;
type Fields = ObjectFieldBuilder<Types, Known<NoteRecord>>;

/** The kind by amoCRM's type of a note. */
const kinds: Readonly<Record<string, string>> = {
  common: 'NoteCommon',
  call_in: 'NoteCall',
  call_out: 'NoteCall',
  sms_in: 'NoteSms',
  sms_out: 'NoteSms',
  service_message: 'NoteService',
  extended_service_message: 'NoteService',
  message_cashier: 'NoteCashierMessage',
  geolocation: 'NoteGeolocation',
  attachment: 'NoteAttachment',
  invoice_paid: 'NotePayment',
  bill_paid: 'NotePayment',
  amomail_message: 'NoteMail',
  site_visit: 'NoteVisit',
  link_followed: 'NoteVisit',
};

/** The name of a note's type in the schema. A note without a type is one that was just written: a text. */
export function typenameOf({ note_type = 'common' }: Partial<Pick<NoteRecord, 'note_type'>>): string {
  return Object.hasOwn(kinds, note_type) ? (kinds[note_type] ?? 'NoteOther') : 'NoteOther';
}

const paramsOf = ({ params }: Known<NoteRecord>) => params ?? {};

/** A parameter that is a text. */
function textField(t: Fields, key: string, description: string) {
  return t.string({ nullable: true, description, resolve: (note) => readText(paramsOf(note), key) });
}

/** Who called or wrote. */
function directionField(t: Fields, incoming: string, description: string) {
  return t.field({
    type: CallDirection,
    description,
    resolve: ({ note_type }) => (note_type === incoming ? 'INCOMING' : 'OUTGOING'),
  });
}

const NoteCommon = builder.objectRef<Known<NoteRecord>>('NoteCommon').implement({
  interfaces: [Note],
  description: 'A text note.',
});

const NoteCall = builder.objectRef<Known<NoteRecord>>('NoteCall').implement({
  interfaces: [Note],
  description: 'A call. `phone` and `duration` are among the fields of all notes.',
  fields: (t) => ({
    direction: directionField(t, 'call_in', 'Who called.'),
    callResult: textField(t, 'call_result', 'Result, as the caller wrote it.'),
    callStatus: t.field({
      type: CallStatus,
      nullable: true,
      description: 'How the call ended; null if amoCRM does not know.',
      resolve: (note) => {
        const status = readNumber(paramsOf(note), 'call_status');
        return status !== null && Number.isInteger(status) && status >= 1 && status <= 7 ? (status as 1) : null;
      },
    }),
    recordingUrl: textField(t, 'link', 'Address of the recording, at the telephony service.'),
    source: textField(t, 'source', 'Name of the telephony service.'),
    uniq: textField(t, 'uniq', 'Id of the call at that service.'),
    calledBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who called or was called; null if the service gave a name or phone, see `calledByName`.',
      resolve: (note, _, context, info) => loadUser(responsibleOf(paramsOf(note)).userId, context, info),
    }),
    calledByName: t.string({
      nullable: true,
      description: 'Name or phone of the person who called or was called, if the service gave no user.',
      resolve: (note) => responsibleOf(paramsOf(note)).name,
    }),
  }),
});

const NoteSms = builder.objectRef<Known<NoteRecord>>('NoteSms').implement({
  interfaces: [Note],
  description: 'An SMS.',
  fields: (t) => ({ direction: directionField(t, 'sms_in', 'Who wrote.') }),
});

const NoteService = builder.objectRef<Known<NoteRecord>>('NoteService').implement({
  interfaces: [Note],
  description: 'A message of another system.',
  fields: (t) => ({
    service: textField(t, 'service', 'Name of that system.'),
    isExtended: t.boolean({
      description: 'Whether amoCRM shows its text in full.',
      resolve: ({ note_type }) => note_type === 'extended_service_message',
    }),
  }),
});

const NoteCashierMessage = builder.objectRef<Known<NoteRecord>>('NoteCashierMessage').implement({
  interfaces: [Note],
  description: 'A message to the cashier.',
  fields: (t) => ({
    cashierStatus: t.field({
      type: CashierMessageStatus,
      nullable: true,
      description: 'What became of it.',
      resolve: (note) => {
        const status = readText(paramsOf(note), 'status');
        return status === 'created' || status === 'shown' || status === 'canceled' ? status : null;
      },
    }),
  }),
});

const NoteGeolocation = builder.objectRef<Known<NoteRecord>>('NoteGeolocation').implement({
  interfaces: [Note],
  description: 'A place.',
  fields: (t) => ({
    address: textField(t, 'address', 'Its address.'),
    latitude: t.float({
      nullable: true,
      description: 'Its latitude in degrees.',
      resolve: (note) => readNumber(paramsOf(note), 'latitude'),
    }),
    longitude: t.float({
      nullable: true,
      description: 'Its longitude in degrees.',
      resolve: (note) => readNumber(paramsOf(note), 'longitude'),
    }),
  }),
});

/** A note with a file; `file.ts` adds the file itself. */
export const NoteAttachment = builder.objectRef<Known<NoteRecord>>('NoteAttachment').implement({
  interfaces: [Note],
  description: 'A file.',
  fields: (t) => ({
    fileName: t.string({
      nullable: true,
      description: 'Name of the file.',
      resolve: (note) => readText(paramsOf(note), 'file_name') ?? readText(paramsOf(note), 'original_name'),
    }),
    fileUuid: textField(t, 'file_uuid', 'Uuid of the file in the account’s drive; null for a file of older days.'),
    versionUuid: textField(t, 'version_uuid', 'Uuid of the version of the file.'),
  }),
});

const NotePayment = builder.objectRef<Known<NoteRecord>>('NotePayment').implement({
  interfaces: [Note],
  description: 'A bill or an invoice that was paid.',
  fields: (t) => ({
    service: textField(t, 'service', 'Name of the system that took the payment.'),
    iconUrl: textField(t, 'icon_url', 'Address of its icon.'),
  }),
});

const NoteMail = builder.objectRef<Known<NoteRecord>>('NoteMail').implement({
  interfaces: [Note],
  description: 'An e-mail. amoCRM does not document what its API gives of e-mails: all of it is in `params`.',
  fields: (t) => ({
    mailSubject: textField(t, 'subject', 'Subject line.'),
    summary: textField(t, 'content_summary', 'Beginning of the text.'),
  }),
});

const NoteVisit = builder.objectRef<Known<NoteRecord>>('NoteVisit').implement({
  interfaces: [Note],
  description: 'A visit to a site, or a link that was followed.',
  fields: (t) => ({ url: textField(t, 'url', 'Address of the page.') }),
});

const NoteOther = builder.objectRef<Known<NoteRecord>>('NoteOther').implement({
  interfaces: [Note],
  description: 'A note of a kind that has no type of its own in this schema; its data is in `params`.',
});

/** All kinds. */
export const noteKinds = [
  NoteCommon,
  NoteCall,
  NoteSms,
  NoteService,
  NoteCashierMessage,
  NoteGeolocation,
  NoteAttachment,
  NotePayment,
  NoteMail,
  NoteVisit,
  NoteOther,
];
