/** What the arguments and inputs of notes, calls and the last activity do. */
import { type Effect, order, path, pick, query, rows, type Seen, write } from './effect.ts';
import { readsKind } from './part-table.ts';
import { entityOf, seconds } from './value.ts';

const id = Number;
const lower = (value: unknown) => String(value).toLowerCase();
/** A parameter of a note. */
const param = (key: string, print?: (value: unknown) => unknown) => write(`params.${key}`, `params.${key}`, print);
/** The number that amoCRM has for an end of a call. */
const statusOf = (value: unknown) =>
  1 + ['LEFT_MESSAGE', 'CALL_LATER', 'ABSENT', 'TALKED', 'WRONG_NUMBER', 'NO_ANSWER', 'BUSY'].indexOf(String(value));
/** The type of a note, which says who called or wrote. */
const direction = (incoming: string, outgoing: string) =>
  write('note_type', 'noteType', (value) => (value === 'INCOMING' ? incoming : outgoing));
const isPinned = (wanted: boolean): Effect =>
  path((seen) => `/leads/notes/${seen.args.id}/${wanted ? 'pin' : 'unpin'}`, 'POST');
const pinOf = (action: string): Effect =>
  path(({ value, args }) => `/${entityOf(value)}/notes/${args.id}/${action}`, 'POST');

/** The note that a call became has what was sent; its direction is its type. */
const directionOfCall: Effect = write(
  'direction',
  ({ changed }: Seen) => pick(changed.notes, 'noteType').map((type) => (type === 'call_in' ? 'inbound' : 'outbound')),
  (value) => (value === 'INCOMING' ? 'inbound' : 'outbound'),
);
const ofCall = (sent: string, print?: (value: unknown) => unknown) => write(sent, `params.${sent}`, print);

const newNote = (key: string): Record<string, Effect> => ({
  [`${key}.entityType`]: path(({ value }) => `/${entityOf(value)}/notes`, 'POST'),
  [`${key}.entityId`]: write('entity_id', 'entityId', id),
  [`${key}.text`]: param('text'),
  [`${key}.createdAt`]: write('created_at', 'createdAt', seconds),
  [`${key}.createdByUserId`]: write('created_by', 'createdBy', id),
  [`${key}.responsibleUserId`]: write('responsible_user_id', 'responsibleUserId', id),
});

export const notes: Record<string, Effect> = {
  'Entity.notes.types': query('filter[note_type][]', lower),
  'Entity.notes.typeNames': query('filter[note_type][]'),
  'NoteFilter.ids': query('filter[id][]'),
  'NoteFilter.entityIds': query('filter[entity_id][]'),
  'NoteFilter.types': query('filter[note_type][]', lower),
  'NoteFilter.typeNames': query('filter[note_type][]'),
  'NoteFilter.createdByUserIds': rows(
    'notes',
    ({ entityType, createdBy }, { value }) => entityType === 'leads' && (value as string[]).includes(String(createdBy)),
  ),
  'NoteFilter.updatedAt.from': query('filter[updated_at][from]', seconds),
  'NoteFilter.updatedAt.to': query('filter[updated_at][to]', seconds),
  'Query.notes.orderBy': order('ID_DESC'),
  'Query.timeline.entityType': path(({ value }) => `/${entityOf(value)}/notes`),
  'Query.timeline.entityId': query('filter[entity_id][]'),
  'Query.timeline.kinds': readsKind,
  'Query.timeline.ofContacts': (seen) => query('filter[entity]', () => 'contact')({ ...seen, value: 'contact' }),
  'Query.lastActivities.entityType': path(({ value }) => `/${entityOf(value)}/notes`),
  'Query.lastActivities.entityIds': query('filter[entity_id][]'),
  'EventFilter.typeNames': query('filter[type]'),
  ...newNote('Mutation.addNote'),
  ...newNote('AddNoteInput'),
  'NoteCallInput.direction': direction('call_in', 'call_out'),
  'NoteCallInput.phone': param('phone'),
  'NoteCallInput.duration': param('duration'),
  'NoteCallInput.source': param('source'),
  'NoteCallInput.uniq': param('uniq'),
  'NoteCallInput.recordingUrl': param('link'),
  'NoteCallInput.result': param('call_result'),
  'NoteCallInput.status': param('call_status', statusOf),
  'NoteCallInput.responsibleUserId': param('call_responsible', id),
  'NoteSmsInput.direction': direction('sms_in', 'sms_out'),
  'NoteSmsInput.phone': param('phone'),
  'NoteSmsInput.text': param('text'),
  'NoteServiceInput.service': param('service'),
  'NoteServiceInput.text': param('text'),
  'NoteServiceInput.isExtended': write('note_type', 'noteType', (value) =>
    value ? 'extended_service_message' : 'service_message',
  ),
  'NoteCashierMessageInput.status': param('status', lower),
  'NoteCashierMessageInput.text': param('text'),
  'NoteGeolocationInput.text': param('text'),
  'NoteGeolocationInput.address': param('address'),
  'NoteGeolocationInput.latitude': param('latitude', String),
  'NoteGeolocationInput.longitude': param('longitude', String),
  'NoteAttachmentInput.fileUuid': param('file_uuid'),
  'NoteAttachmentInput.versionUuid': param('version_uuid'),
  'NoteAttachmentInput.fileName': param('file_name'),
  'NotePaymentInput.service': param('service'),
  'NotePaymentInput.text': param('text'),
  'NotePaymentInput.iconUrl': param('icon_url'),
  'Mutation.updateNote.entityType': path(({ value }) => `/${entityOf(value)}/notes`, 'PATCH'),
  'Mutation.updateNote.id': write('id', 'id', id),
  'UpdateNoteInput.text': param('text'),
  'UpdateNoteInput.callResult': param('call_result'),
  'UpdateNoteInput.callStatus': param('call_status', statusOf),
  'UpdateNoteInput.recordingUrl': param('link'),
  'UpdateNoteInput.cashierStatus': param('status', lower),
  'Mutation.pinNote.entityType': pinOf('pin'),
  'Mutation.pinNote.id': isPinned(true),
  'Mutation.unpinNote.entityType': pinOf('unpin'),
  'Mutation.unpinNote.id': isPinned(false),
  'AddCallInput.direction': directionOfCall,
  'AddCallInput.phone': ofCall('phone'),
  'AddCallInput.duration': ofCall('duration'),
  'AddCallInput.source': ofCall('source'),
  'AddCallInput.uniq': ofCall('uniq'),
  'AddCallInput.recordingUrl': write('link', 'params.link'),
  'AddCallInput.result': write('call_result', 'params.call_result'),
  'AddCallInput.status': ofCall('call_status', statusOf),
  'AddCallInput.calledByUserId': ofCall('call_responsible', id),
  'AddCallInput.responsibleUserId': write('responsible_user_id', 'responsibleUserId', id),
  'AddCallInput.createdByUserId': write('created_by', 'createdBy', id),
  'AddCallInput.createdAt': write('created_at', 'createdAt', seconds),
};
