/** What the log calls a change, in plain words. */
import { sql } from 'kysely';
import type { eventTypes } from '../../amocrm/index.ts';
import type { Sql } from '../store/dialect.ts';

/** What the log calls a change, and what a person calls it (amoCRM API v4, Events: types). */
const eventWords: Readonly<Partial<Record<keyof typeof eventTypes, string>>> = {
  lead_added: 'created a lead',
  lead_deleted: 'deleted a lead',
  lead_restored: 'restored a lead',
  lead_status_changed: 'moved a lead',
  lead_linked: 'linked a lead',
  lead_unlinked: 'unlinked a lead',
  contact_added: 'created a contact',
  contact_deleted: 'deleted a contact',
  contact_restored: 'restored a contact',
  contact_linked: 'linked a contact',
  contact_unlinked: 'unlinked a contact',
  company_added: 'created a company',
  company_deleted: 'deleted a company',
  company_restored: 'restored a company',
  company_linked: 'linked a company',
  company_unlinked: 'unlinked a company',
  task_added: 'set a task',
  task_deleted: 'deleted a task',
  task_completed: 'completed a task',
  task_text_changed: 'changed a task',
  task_deadline_changed: 'moved a task',
  task_result_added: 'reported on a task',
  incoming_call: 'got a call',
  outgoing_call: 'made a call',
  incoming_chat_message: 'got a message',
  outgoing_chat_message: 'sent a message',
  entity_direct_message: 'wrote to a colleague',
  incoming_sms: 'got an SMS',
  outgoing_sms: 'sent an SMS',
  entity_tag_added: 'added a tag',
  entity_tag_deleted: 'removed a tag',
  entity_linked: 'linked a record',
  entity_unlinked: 'unlinked a record',
  sale_field_changed: 'changed the amount',
  name_field_changed: 'changed the name',
  entity_responsible_changed: 'changed the responsible user',
  entity_merged: 'merged records',
  common_note_added: 'added a note',
  common_note_deleted: 'deleted a note',
  attachment_note_added: 'added a file',
  service_note_added: 'added a service note',
};

/** What an event did, in plain words: of a query over `event`. */
export const eventAction = (): Sql =>
  sql`case ${sql.join(
    [
      sql`event.type`,
      ...Object.entries(eventWords).map(([type, words]) => sql`when ${sql.lit(type)} then ${sql.lit(words)}`),
    ],
    sql` `,
  )} else case when event.type like 'custom_field_%' then 'changed a field' else event.type end end`;
