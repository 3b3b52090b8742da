/** Whether a record that amoCRM lists is one that was sent: amoCRM has no idempotency keys. */
import type { CustomFieldValues, CustomFieldWrite, LeadWrite, Note, NoteWrite } from '../../amocrm/index.ts';

/** Whether a record equals a write, comparing what amoCRM stores unchanged. */
export function isWritten(write: object, candidate: Record<string, unknown>): boolean {
  return Object.entries(write).every(([key, value]) => {
    if (value === undefined || !(key in candidate)) return true;
    if (key === 'custom_fields_values') return hasFields(value, candidate[key] as CustomFieldValues[]);
    if (key === 'contacts') return hasContacts(value, candidate[key] as Contacts);
    return JSON.stringify(value) === JSON.stringify(candidate[key]);
  });
}

/** Whether a record has the fields that were sent. Only texts are compared: amoCRM stores other values in another shape. */
function hasFields(sent: CustomFieldWrite[], kept: CustomFieldValues[]): boolean {
  return sent.every(({ field_id, values }) => {
    const present = kept.find((field) => field.field_id === field_id)?.values ?? [];
    return (values ?? []).every((written) =>
      'value' in written && typeof written.value === 'string'
        ? present.some((known) => known.value === written.value)
        : present.length > 0,
    );
  });
}

type Contacts = NonNullable<LeadWrite['contacts']>;

/** Whether a lead has exactly these contacts, in any order. */
function hasContacts(sent: Contacts, kept: Contacts): boolean {
  const ids = kept.map(({ id }) => id);
  return sent.length === ids.length && sent.every(({ id }) => ids.includes(id));
}

/** Whether a note has all that was sent. amoCRM adds parameters of its own and may print numbers as texts. */
export function isSentNote({ note_type, params }: NoteWrite, note: Note): boolean {
  const isKept = ([key, value]: [string, unknown]) => String(note.params[key]) === String(value);
  return note_type === note.note_type && Object.entries(params).every(isKept);
}
