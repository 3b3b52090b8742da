import type {
  CardRow,
  ContactRow,
  CustomerRow,
  EntityType,
  IncomingLeadRow,
  LeadRow,
  NoteRow,
  TalkRow,
  TaskRow,
} from './rows.ts';
import type { Store } from './store.ts';

/**
 * The body of a webhook delivery (amoCRM API v4, webhook deliveries): a form with nested keys and text values, in the
 * field names of the first versions of the API. Companies are listed among the contacts, with a type.
 */

/** A change of a row. Without `before` the row is new; `fate` says that it went to the trash or came back. */
export type RowChange =
  | { entity: EntityType; row: CardRow; before?: CardRow | undefined; fate?: 'delete' | 'restore' }
  | { entity: 'tasks'; row: TaskRow; before?: TaskRow | undefined; fate?: 'delete' }
  | { entity: 'notes'; row: NoteRow }
  | { entity: 'talks'; row: TalkRow }
  | IncomingChange;

/** An incoming lead that came in, or was decided by a user: `leadId` is the lead that it became or was linked to. */
export interface IncomingChange {
  entity: 'incomingLeads';
  row: IncomingLeadRow;
  decided?: { userId: number; leadId: number };
}

/** One entry of a delivery: `code` is what a subscription names, `group` and `action` are the keys of the form. */
export interface Entry {
  code: string;
  group: string;
  action: string;
  item: Record<string, unknown>;
}

const singular = {
  leads: 'lead',
  contacts: 'contact',
  companies: 'company',
  customers: 'customer',
  tasks: 'task',
} as const;

/** The key of each in the form. */
const groups = {
  leads: 'leads',
  contacts: 'contacts',
  companies: 'contacts',
  customers: 'customers',
  tasks: 'task',
} as const;

/** `element_type`, numbers of the first version. */
const elementTypes: Record<EntityType, number> = { contacts: 1, leads: 2, companies: 3, customers: 12 };

/** The entries of one change: a new status makes an entry of its own besides the update. */
export function toDeliveryEntries(store: Store, change: RowChange): Entry[] {
  if (change.entity === 'notes') {
    const { row } = change;
    const group = groups[row.entityType];
    return [{ code: `note_${singular[row.entityType]}`, group, action: 'note', item: { note: noteItem(store, row) } }];
  }
  if (change.entity === 'incomingLeads') return [incomingEntry(change)];
  if (change.entity === 'talks') return [talkEntry(change.row)];
  const { entity, row, before } = change;
  const group = groups[entity];
  const entry = (action: string, item: Record<string, unknown>): Entry => ({
    code: `${action}_${singular[entity]}`,
    group,
    action,
    item,
  });
  if (change.fate === 'delete') return [entry('delete', deletedItem(change))];
  const item = entity === 'tasks' ? taskItem(store, row) : cardItem(store, entity, row as CardRow);
  if (change.entity !== 'tasks' && change.fate === 'restore') return [entry('restore', item)];
  if (before === undefined) return [entry('add', item)];
  const entries: Entry[] = [];
  if (entity === 'leads') {
    const [now, then] = [row as LeadRow, before as LeadRow];
    const moved = now.pipelineId !== then.pipelineId;
    if (moved || now.statusId !== then.statusId) {
      const old = { old_status_id: then.statusId, ...(moved ? { old_pipeline_id: then.pipelineId } : {}) };
      entries.push(entry('status', { ...item, ...old }));
    }
  }
  if (row.responsibleUserId !== before.responsibleUserId) {
    entries.push(entry('responsible', { ...item, old_responsible_user_id: before.responsibleUserId }));
  }
  return [...entries, entry('update', item)];
}

/** Only deletions are documented; the keys of a new one are a guess. A link is told of as an acceptance (a guess). */
function incomingEntry({ row, decided }: IncomingChange): Entry {
  const { uid, category, createdAt, sourceUid, sourceName, pipelineId, decision } = row;
  if (decided === undefined) {
    const source = { source_uid: sourceUid, source_name: sourceName, pipeline_id: pipelineId };
    const item = { uid, category, ...source, created_at: createdAt };
    return { code: 'add_unsorted', group: 'unsorted', action: 'add', item };
  }
  const action = decision?.action === 'decline' ? 'decline' : 'accept';
  const result = { [`${action}_result`]: { leads: [decided.leadId] } };
  const item = { action, uid, ...result, category, created_at: createdAt, modified_user_id: decided.userId };
  return { code: 'delete_unsorted', group: 'unsorted', action: 'delete', item };
}

/** Talks come to be by messages, which the sandbox does not have: they are only updated. */
function talkEntry(row: TalkRow): Entry {
  const item = {
    talk_id: row.id,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    rate: row.rate,
    contact_id: row.contactId,
    chat_id: row.chatId,
    entity_id: row.leadId,
    entity_type: row.leadId === null ? null : 'lead',
    is_in_work: row.status !== 'closed',
    is_read: row.isRead,
    origin: row.origin,
  };
  return { code: 'update_talk', group: 'talk', action: 'update', item };
}

/** Entries as one body, with the account at its end. */
export function encodeDelivery(store: Store, origin: string, entries: readonly Entry[]): string {
  const form: Record<string, Record<string, unknown[]>> = {};
  for (const { group, action, item } of entries) {
    const actions = form[group] ?? {};
    form[group] = actions;
    const items = actions[action] ?? [];
    actions[action] = items;
    items.push(item);
  }
  const { id, subdomain } = store.metadata.account;
  const pairs = new URLSearchParams();
  appendAll(pairs, '', { ...form, account: { id, subdomain, _links: { self: origin } } });
  return pairs.toString();
}

/** PHP's notation: `a[b][0]=text`. Null is omitted; true and false are 1 and 0. */
function appendAll(pairs: URLSearchParams, prefix: string, value: unknown): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) appendAll(pairs, prefix === '' ? key : `${prefix}[${key}]`, part);
  } else {
    pairs.append(prefix, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
}

/** The keys of a deleted task are a guess. */
function deletedItem({ entity, row }: Exclude<RowChange, { entity: 'notes' | 'talks' | 'incomingLeads' }>) {
  if (entity === 'customers' || entity === 'tasks') return { id: row.id };
  if (entity !== 'leads') return { id: row.id, type: singular[entity] };
  const { id, statusId, pipelineId } = row as LeadRow;
  return { id, status_id: statusId, pipeline_id: pipelineId };
}

function cardItem(store: Store, entity: EntityType, row: CardRow): Record<string, unknown> {
  const isParty = entity === 'contacts' || entity === 'companies';
  return {
    id: row.id,
    name: row.name,
    ...(entity === 'leads' ? leadItem(row as LeadRow) : {}),
    ...(entity === 'customers' ? customerItem(row as CustomerRow) : {}),
    responsible_user_id: row.responsibleUserId,
    date_create: row.createdAt,
    last_modified: row.updatedAt,
    created_user_id: row.createdBy,
    modified_user_id: row.updatedBy,
    ...(isParty ? contactItem(store, entity, row) : {}),
    account_id: store.metadata.account.id,
    tags: row.tagIds.map((id) => ({ id, name: store.tags.get(id)?.name })),
    custom_fields: fieldItems(store, row),
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    ...(isParty ? { type: singular[entity] } : {}),
  };
}

/** The keys of a customer are a guess: the documentation prints none. */
function customerItem({ statusId, nextPrice, nextDate, periodicity }: CustomerRow): Record<string, unknown> {
  return { status_id: statusId, next_price: nextPrice, next_date: nextDate, periodicity };
}

function leadItem({ statusId, pipelineId, price }: LeadRow): Record<string, unknown> {
  return { status_id: statusId, pipeline_id: pipelineId, price: Math.trunc(price) };
}

function contactItem(store: Store, entity: EntityType, row: CardRow): Record<string, unknown> {
  const leads = entity === 'contacts' ? store.leadsOfContact(row.id) : store.leadsOfCompany(row.id);
  const companyId = entity === 'contacts' ? (row as ContactRow).companyId : null;
  return {
    linked_leads_id: Object.fromEntries(leads.map((id) => [id, { ID: id }])),
    ...(companyId === null ? {} : { linked_company_id: companyId, company_name: store.companies.get(companyId)?.name }),
  };
}

function fieldItems(store: Store, row: CardRow): unknown[] {
  return row.fields.flatMap(({ fieldId, values }) => {
    const field = store.field(fieldId);
    if (field === undefined) return [];
    const told = values.map(({ value, enumId }) => ({ value, enum: enumId }));
    return [{ id: field.id, name: field.name, code: field.code, values: told }];
  });
}

function taskItem(store: Store, row: TaskRow): Record<string, unknown> {
  return {
    id: row.id,
    element_id: row.entityId ?? 0,
    element_type: row.entityType === null ? 0 : elementTypes[row.entityType],
    task_type: row.taskTypeId,
    date_create: toVendorTime(row.createdAt),
    text: row.text,
    status: row.isCompleted,
    account_id: store.metadata.account.id,
    created_user_id: row.createdBy,
    last_modified: toVendorTime(row.updatedAt),
    responsible_user_id: row.responsibleUserId,
    complete_till: toVendorTime(row.completeTill),
    complete_before: row.completeTill,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    ...(row.result === null ? {} : { result: { text: row.result } }),
  };
}

function noteItem(store: Store, row: NoteRow): Record<string, unknown> {
  return {
    id: row.id,
    note_type: row.noteType === 'common' ? 4 : 25,
    element_type: elementTypes[row.entityType],
    element_id: row.entityId,
    text: typeof row.params.text === 'string' ? row.params.text : '',
    attachement: '',
    main_user_id: row.responsibleUserId,
    group_id: store.groupOf(row.responsibleUserId),
    created_by: row.createdBy,
    modified_by: row.updatedBy,
    date_create: toVendorTime(row.createdAt),
    account_id: store.metadata.account.id,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  };
}

/** `2026-11-05 09:00:00`, in UTC. */
function toVendorTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
