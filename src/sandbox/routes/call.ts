import { type Call, ok, type Reply, type Route } from '../call.ts';
import { parseUserId } from '../card.ts';
import { logEvent, toNoteEvent } from '../change-log.ts';
import { assertValid, type BatchItem, type Check, parseBatch } from '../check.ts';
import { singular } from '../formatters/event.ts';
import { selfLink } from '../listing.ts';
import { type CardRow, type EntityType, lost, type NoteRow, won } from '../rows.ts';

/** amoCRM API v4, calls: added by their phone, and read as notes. */
export const callRoutes: Route[] = [{ method: 'POST', template: '/calls', handle: addCalls }];

/** The card that a call belongs to. */
interface Place {
  entityType: EntityType;
  entityId: number;
}

function addCalls(call: Call): Reply {
  const items = parseBatch(call.body).map((item) => ({ ...item, row: parseCall(call, item) }));
  assertValid(items);
  const errors: object[] = [];
  const calls: object[] = [];
  for (const { row, check, requestId } of items) {
    const place = findPlace(call, String(check.source.phone));
    if (place) calls.push({ ...storeCall(call, { ...row, ...place }), request_id: requestId });
    else errors.push({ title: 'Entity not found', request_id: requestId });
  }
  const body = { _total_items: calls.length, errors, _embedded: { calls } };
  return calls.length === 0 ? { status: 400, body } : ok(body);
}

function parseCall(call: Call, { check }: BatchItem): Omit<NoteRow, 'id' | 'entityType' | 'entityId'> {
  check.require('direction', 'phone', 'duration', 'source');
  const direction = check.string('direction');
  if (direction !== undefined && direction !== 'inbound' && direction !== 'outbound') check.refuse('direction');
  const status = check.integer('call_status');
  if (status !== undefined && (status < 1 || status > 7)) check.refuse('call_status');
  return {
    noteType: direction === 'outbound' ? 'call_out' : 'call_in',
    params: parseParams(call, check, status),
    responsibleUserId: parseUserId(call, check, 'responsible_user_id') ?? call.user.id,
    createdBy: parseUserId(call, check, 'created_by', true) ?? 0,
    updatedBy: parseUserId(call, check, 'updated_by', true) ?? 0,
    createdAt: check.integer('created_at') ?? call.now,
    updatedAt: check.integer('updated_at') ?? call.now,
  };
}

function parseParams(call: Call, check: Check, status: number | undefined): NoteRow['params'] {
  const responsible = check.source.call_responsible;
  const params = {
    uniq: check.string('uniq'),
    duration: check.integer('duration'),
    source: check.string('source'),
    link: check.string('link'),
    phone: check.string('phone'),
    call_result: check.string('call_result'),
    call_status: status,
    call_responsible: typeof responsible === 'number' || typeof responsible === 'string' ? responsible : call.user.id,
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

function storeCall(call: Call, row: Omit<NoteRow, 'id'>): object {
  const note = call.store.notes.add(row);
  call.webhooks.note({ entity: 'notes', row: note });
  logEvent(call, toNoteEvent(note.noteType), note.entityType, note.entityId, [{ note: { id: note.id } }]);
  return {
    id: note.id,
    entity_id: note.entityId,
    entity_type: singular[note.entityType],
    account_id: call.store.metadata.account.id,
    _embedded: { entity: { id: note.entityId, _links: selfLink(call, `/${note.entityType}/${note.entityId}`) } },
  };
}

/** The only open lead of the contact or company with this phone, else that contact or company. */
function findPlace(call: Call, phone: string): Place | undefined {
  const end = lastDigits(phone);
  if (end === '') return undefined;
  for (const entityType of ['contacts', 'companies'] as const) {
    const card = (call.store[entityType].rows() as readonly CardRow[]).find(
      (row) => !row.isDeleted && phonesOf(call, row).some((each) => lastDigits(each) === end),
    );
    if (!card) continue;
    const { store } = call;
    const leads = entityType === 'contacts' ? store.leadsOfContact(card.id) : store.leadsOfCompany(card.id);
    const open = leads.filter((id) => ![won, lost].includes(store.leads.get(id)?.statusId ?? lost));
    const [only, ...others] = open;
    if (only !== undefined && others.length === 0) return { entityType: 'leads', entityId: only };
    return { entityType, entityId: card.id };
  }
  return undefined;
}

function phonesOf({ store }: Call, card: CardRow): string[] {
  const isPhone = (fieldId: number) => store.field(fieldId)?.code === 'PHONE';
  return card.fields.flatMap(({ fieldId, values }) =>
    isPhone(fieldId) ? values.map(({ value }) => String(value)) : [],
  );
}

/** The vendor compares the last ten digits. */
function lastDigits(phone: string): string {
  return phone.replace(/\D/g, '').slice(-10);
}
