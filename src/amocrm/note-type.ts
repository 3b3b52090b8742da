/**
 * The types of notes that amoCRM documents or that clients have seen (amoCRM API v4, Notes: types), each with what it is. An account
 * may have newer ones.
 */
export const noteTypes = {
  common: 'A text.',
  call_in: 'A call that came in.',
  call_out: 'A call that was made.',
  service_message: 'A message of another system.',
  extended_service_message: 'A message of another system, shown in full.',
  message_cashier: 'A message to the cashier.',
  geolocation: 'A place.',
  sms_in: 'An SMS that came in.',
  sms_out: 'An SMS that was sent.',
  attachment: 'A file.',
  invoice_paid: 'An invoice was paid.',
  bill_paid: 'A bill was paid.',
  amomail_message: 'An e-mail.',
  site_visit: 'A visit to the site.',
  link_followed: 'A link was followed.',
  targeting_in: 'The record entered an audience of an advertisement.',
  targeting_out: 'The record left an audience of an advertisement.',
  transaction: 'A purchase.',
  zoom_meeting: 'A Zoom conference.',
  dropbox_attachment: 'A file of Dropbox.',
  ai_result: 'A result of the AI.',
  entity_created: 'The record was created.',
} as const satisfies Record<string, string>;

/** The name of a known type. */
export type NoteType = keyof typeof noteTypes;

/** Whether a type is a known one. */
export function isNoteType(type: string): type is NoteType {
  return Object.hasOwn(noteTypes, type);
}

/** The types that integrations may write; all others are of people or of amoCRM itself. */
const writable: ReadonlySet<string> = new Set([
  'common',
  'call_in',
  'call_out',
  'service_message',
  'extended_service_message',
  'message_cashier',
  'geolocation',
  'sms_in',
  'sms_out',
  'attachment',
  'bill_paid',
] satisfies NoteType[]);

/** Whether the API takes new notes and changes of this type. */
export function isWritableNoteType(type: string): boolean {
  return writable.has(type);
}
