/** What an event or a note is for a reader of a record's feed. */
import type { Event, Note } from '../amocrm/index.ts';

/** What an event is: a change, or a message of which amoCRM may keep no note. */
export function kindOfEvent({ type }: Pick<Event, 'type'>): 'EVENT' | 'MESSAGE' {
  return /^(?:(?:incoming|outgoing)_(?:mail|sms|chat_message)|entity_direct_message)$/.test(type) ? 'MESSAGE' : 'EVENT';
}

/** What a note is: a call, a message, or any other note. */
export function kindOfNote({ note_type }: Pick<Note, 'note_type'>): 'CALL' | 'MESSAGE' | 'NOTE' {
  if (note_type === 'call_in' || note_type === 'call_out') return 'CALL';
  return /^(?:sms_in|sms_out|amomail_message|amochat_message)$/.test(note_type) ? 'MESSAGE' : 'NOTE';
}

/** Whether events of this type report a note that was added: the note says more. */
export function isOfNote(type: string): boolean {
  return /^(?:\w+_note_added|(?:incoming|outgoing)_(?:call|sms|mail)|link_followed|ai_result)$/.test(type);
}

/** Whether events of this type report a call. */
export function isCallEvent(type: string): boolean {
  return type === 'incoming_call' || type === 'outgoing_call';
}
