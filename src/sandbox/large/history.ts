import { toFieldEvent, toNoteEvent } from '../change-log.ts';
import { eventId } from '../event-log.ts';
import { singular } from '../formatters/event.ts';
import type { CardRow, EntityType, EventRow, LeadRow, NoteRow, TaskRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { createJourney, type Journey } from './journey.ts';
import { areaField, toArea } from './lead.ts';
import type { LargePlan } from './plan.ts';

type Values = readonly unknown[];
type Tell = (at: number, type: string, by: number, after?: Values, before?: Values) => void;

/** Shared by all entries without a value: a million entries must not hold two million empty lists. */
const nothing: unknown[] = [];

/** The rows as they were at the start. */
export interface Rows {
  leads: readonly LeadRow[];
  contacts: readonly CardRow[];
  companies: readonly CardRow[];
  tasks: readonly TaskRow[];
  notes: readonly NoteRow[];
}

/** Everything that the log has of the time before the start, in the order of time. */
export function tellHistory(store: Store, plan: LargePlan, rows: Rows): EventRow[] {
  const events: EventRow[] = [];
  const tellOf =
    (entityType: EventRow['entityType'], entityId: number): Tell =>
    (createdAt, type, createdBy, valueAfter = nothing, valueBefore = nothing) => {
      // The id follows when all are in order.
      const values = { valueAfter: valueAfter as unknown[], valueBefore: valueBefore as unknown[] };
      events.push({ id: '', type, entityType, entityId, createdBy, createdAt, ...values });
    };
  for (const entityType of ['companies', 'contacts'] as const) {
    for (const row of rows[entityType]) tellCard(entityType, row, tellOf(entityType, row.id));
  }
  const shared = createShared(store);
  for (const [index, lead] of rows.leads.entries()) {
    tellLead(shared, lead, createJourney(plan, index), tellOf('leads', lead.id));
  }
  for (const { id, noteType, entityType, entityId, createdAt, createdBy } of rows.notes) {
    tellOf(entityType, entityId)(createdAt, toNoteEvent(noteType), createdBy, [{ note: { id } }]);
  }
  for (const task of rows.tasks) tellTask(task, tellOf('tasks', task.id));
  events.sort((a, b) => a.createdAt - b.createdAt);
  for (const [index, event] of events.entries()) event.id = eventId(event.createdAt, index);
  return events;
}

function tellCard(entityType: EntityType, { createdAt, createdBy }: CardRow, tell: Tell): void {
  tell(createdAt, `${singular[entityType]}_added`, createdBy);
}

function tellTask({ createdAt, createdBy, updatedAt, responsibleUserId, isCompleted }: TaskRow, tell: Tell): void {
  tell(createdAt, 'task_added', createdBy);
  if (isCompleted) tell(updatedAt, 'task_completed', responsibleUserId);
}

/** Values that many entries have in common, each made once. */
interface Shared {
  stage(pipelineId: number, id: number): Values;
  tags(ids: readonly number[]): Values;
  user(id: number): Values;
  area: { type: string; values(tenths: number): Values };
}

function createShared(store: Store): Shared {
  const areaId =
    store.metadata.fields.find(({ name, entityType }) => entityType === 'leads' && name === areaField)?.id ?? 0;
  return {
    stage: remember((pipelineId, id = 0) => [{ lead_status: { id, pipeline_id: pipelineId } }]),
    tags: (ids) => ids.map((id) => ({ tag: { name: store.tags.get(id)?.name ?? '' } })),
    user: remember((id) => [{ responsible_user: { id } }]),
    area: {
      type: toFieldEvent(store, areaId, []).type,
      values: remember((tenths) => toFieldEvent(store, areaId, [{ value: toArea(tenths) }]).value),
    },
  };
}

function remember(create: (first: number, second?: number) => Values): (first: number, second?: number) => Values {
  const known = new Map<string, Values>();
  return (first, second) => {
    const key = `${first}:${second}`;
    const values = known.get(key) ?? create(first, second);
    known.set(key, values);
    return values;
  };
}

function tellLead(shared: Shared, lead: LeadRow, journey: Journey, tell: Tell): void {
  const { createdAt, createdBy, pipeline, handover, responsibleUserId, moves, details } = journey;
  const ownerAt = (at: number) => (handover && at < handover.at ? handover.from : responsibleUserId);
  tell(createdAt, 'lead_added', createdBy);
  if (lead.tagIds.length > 0) tell(createdAt, 'entity_tag_added', createdBy, shared.tags(lead.tagIds));
  for (const { id } of lead.contacts) {
    tell(createdAt, 'contact_linked', createdBy, [{ link: { entity: { type: 'contact', id } } }]);
  }
  for (const { at, from, to } of moves) {
    tell(at, 'lead_status_changed', ownerAt(at), shared.stage(pipeline.id, to), shared.stage(pipeline.id, from));
  }
  if (handover) {
    const [after, before] = [shared.user(responsibleUserId), shared.user(handover.from)];
    tell(handover.at, 'entity_responsible_changed', handover.from, after, before);
  }
  for (const { at, kind, from, to } of details) {
    if (kind === 'price') tell(at, 'sale_field_changed', ownerAt(at), sale(to), sale(from));
    else tell(at, shared.area.type, ownerAt(at), shared.area.values(to), shared.area.values(from));
  }
}

function sale(price: number): Values {
  return [{ sale_field_value: { sale: price } }];
}
