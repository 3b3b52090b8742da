import type { Call } from './call.ts';
import { singular } from './formatters/event.ts';
import type { LinkPair } from './linking.ts';
import type { FieldType } from './metadata.ts';
import type { CardRow, CustomerRow, EntityType, EventRow, FieldValue, LeadRow, TaskRow } from './rows.ts';
import type { Store } from './store.ts';

/** Adds one entry about a card or a task, made by the token's user now. */
export function logEvent(
  call: Pick<Call, 'store' | 'user' | 'now'>,
  type: string,
  entityType: EventRow['entityType'],
  entityId: number,
  after: unknown[] = [],
  before: unknown[] = [],
): void {
  call.store.log.add({
    type,
    entityType,
    entityId,
    createdBy: call.user.id,
    createdAt: call.now,
    valueAfter: after,
    valueBefore: before,
  });
}

/** What a change of a card or a task needs of the request that made it. */
export type Changing = Pick<Call, 'store' | 'user' | 'now' | 'webhooks'>;

/** Logs a link of two cards, or its end, about the card that comes first. */
export function logLink(call: Changing, { type, id, toType, toId }: LinkPair, change: 'linked' | 'unlinked'): void {
  const value = [{ link: { entity: { type: singular[toType], id: toId } } }];
  const [after, before] = change === 'linked' ? [value, []] : [[], value];
  logEvent(call, `${singular[toType]}_${change}`, type, id, after, before);
}

/** Logs the links that a card has from its start. */
export function logFirstLinks(
  call: Changing,
  type: EntityType,
  { id, companyId, contacts = [] }: { id: number; companyId: number | null; contacts?: readonly { id: number }[] },
): void {
  for (const contact of contacts) logLink(call, { type, id, toType: 'contacts', toId: contact.id }, 'linked');
  if (companyId !== null) logLink(call, { type, id, toType: 'companies', toId: companyId }, 'linked');
}

/** Logs what differs between two states of a card, or that it was added if there is no first state. */
export function logCardChange(
  call: Changing,
  entityType: EntityType,
  before: CardRow | undefined,
  after: CardRow,
): void {
  call.webhooks.note({ entity: entityType, row: after, before });
  const add = (type: string, valueAfter: unknown[], valueBefore: unknown[]) =>
    logEvent(call, type, entityType, after.id, valueAfter, valueBefore);
  if (before === undefined) {
    add(`${singular[entityType]}_added`, [], []);
    return;
  }
  if (before.name !== after.name) {
    add(
      'name_field_changed',
      [{ name_field_value: { name: after.name } }],
      [{ name_field_value: { name: before.name } }],
    );
  }
  if (before.responsibleUserId !== after.responsibleUserId) {
    const user = (id: number) => [{ responsible_user: { id } }];
    add('entity_responsible_changed', user(after.responsibleUserId), user(before.responsibleUserId));
  }
  const tags = (ids: readonly number[]) => ids.map((id) => ({ tag: { name: call.store.tags.get(id)?.name ?? '' } }));
  const added = after.tagIds.filter((id) => !before.tagIds.includes(id));
  const removed = before.tagIds.filter((id) => !after.tagIds.includes(id));
  if (added.length > 0) add('entity_tag_added', tags(added), []);
  if (removed.length > 0) add('entity_tag_deleted', [], tags(removed));
  logFieldChanges(call.store, before, after, add);
  if (entityType === 'leads') logLeadChange(before as LeadRow, after as LeadRow, add);
  if (entityType === 'customers') {
    const status = ({ statusId }: CustomerRow) => [{ customer_status: { id: statusId } }];
    const [from, to] = [before as CustomerRow, after as CustomerRow];
    if (from.statusId !== to.statusId) add('customer_status_changed', status(to), status(from));
  }
}

/** One entry for each field whose values differ. */
function logFieldChanges(
  store: Store,
  before: CardRow,
  after: CardRow,
  add: (type: string, after: unknown[], before: unknown[]) => void,
): void {
  if (before.fields === after.fields) return;
  const valuesOf = (card: CardRow, id: number) => card.fields.find(({ fieldId }) => fieldId === id)?.values ?? [];
  for (const id of new Set([...before.fields, ...after.fields].map(({ fieldId }) => fieldId))) {
    const [from, to] = [toFieldEvent(store, id, valuesOf(before, id)), toFieldEvent(store, id, valuesOf(after, id))];
    if (JSON.stringify(from.value) !== JSON.stringify(to.value)) add(to.type, to.value, from.value);
  }
}

/** The numbers that events have for types of fields: the vendor prints one of them (8), client libraries name the others. */
const fieldTypes: Readonly<Partial<Record<FieldType, number>>> = {
  text: 1,
  numeric: 2,
  checkbox: 3,
  select: 4,
  multiselect: 5,
  date: 6,
  url: 7,
  multitext: 8,
  textarea: 9,
  radiobutton: 10,
  streetaddress: 11,
  smart_address: 13,
  birthday: 14,
  legal_entity: 15,
  date_time: 19,
};

/** A change of a field as the log has it: its type, and one item for each value. */
export function toFieldEvent(
  store: Store,
  fieldId: number,
  values: readonly FieldValue[],
): { type: string; value: unknown[] } {
  const field = store.field(fieldId);
  const toText = ({ value, enumId }: FieldValue) => {
    const option = field?.type === 'multitext' ? undefined : field?.enums?.find(({ id }) => id === enumId);
    return option?.value ?? String(value);
  };
  return {
    type: `custom_field_${fieldId}_value_changed`,
    value: values.map((value) => ({
      custom_field_value: {
        field_id: fieldId,
        field_type: (field && fieldTypes[field.type]) ?? 0,
        enum_id: value.enumId ?? null,
        text: toText(value),
      },
    })),
  };
}

const noteEvents: Readonly<Record<string, string>> = {
  common: 'common_note_added',
  call_in: 'incoming_call',
  call_out: 'outgoing_call',
  sms_in: 'incoming_sms',
  sms_out: 'outgoing_sms',
  geolocation: 'geo_note_added',
  message_cashier: 'message_to_cashier_note_added',
  attachment: 'attachment_note_added',
  site_visit: 'site_visit_note_added',
  link_followed: 'link_followed',
  ai_result: 'ai_result',
  amomail_message: 'outgoing_mail',
};

/** The type of the entry that a new note of this type makes. */
export function toNoteEvent(noteType: string): string {
  return noteEvents[noteType] ?? 'service_note_added';
}

function logLeadChange(
  before: LeadRow,
  after: LeadRow,
  add: (type: string, after: unknown[], before: unknown[]) => void,
): void {
  if (before.statusId !== after.statusId || before.pipelineId !== after.pipelineId) {
    const stage = (lead: LeadRow) => [{ lead_status: { id: lead.statusId, pipeline_id: lead.pipelineId } }];
    add('lead_status_changed', stage(after), stage(before));
  }
  if (before.price !== after.price) {
    const sale = (lead: LeadRow) => [{ sale_field_value: { sale: Math.trunc(lead.price) } }];
    add('sale_field_changed', sale(after), sale(before));
  }
}

/** Logs what differs between two states of a task, or that it was added if there is no first state. */
export function logTaskChange(call: Changing, before: TaskRow | undefined, after: TaskRow): void {
  call.webhooks.note({ entity: 'tasks', row: after, before });
  const add = (type: string, valueAfter: unknown[] = [], valueBefore: unknown[] = []) =>
    logEvent(call, type, 'tasks', after.id, valueAfter, valueBefore);
  if (before === undefined) {
    add('task_added');
    return;
  }
  if (before.text !== after.text)
    add('task_text_changed', [{ task: { text: after.text } }], [{ task: { text: before.text } }]);
  if (before.taskTypeId !== after.taskTypeId) {
    add('task_type_changed', [{ task_type: { id: after.taskTypeId } }], [{ task_type: { id: before.taskTypeId } }]);
  }
  if (before.completeTill !== after.completeTill) {
    const due = (task: TaskRow) => [{ task_deadline: { timestamp: task.completeTill } }];
    add('task_deadline_changed', due(after), due(before));
  }
  if (before.responsibleUserId !== after.responsibleUserId) {
    const user = (task: TaskRow) => [{ responsible_user: { id: task.responsibleUserId } }];
    add('entity_responsible_changed', user(after), user(before));
  }
  // The vendor names the note of the result; here a result is no note (guess).
  if (after.result !== null && before.result !== after.result) add('task_result_added');
  if (after.isCompleted && !before.isCompleted) add('task_completed');
}
