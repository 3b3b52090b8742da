/** How a lead of the demo came to be as it is: its stages, owners, price and fields. */
import { toFieldEvent } from '../change-log.ts';
import type { PipelineRow } from '../metadata.ts';
import { type EventRow, type LeadRow, lost, won } from '../rows.ts';
import type { Store } from '../store.ts';
import { Random } from './random.ts';
import { users } from './user.ts';
import { isWorkingDay, pickWorkingMoment, pickWorkingMoments } from './working-time.ts';

/** An event that has no id yet. */
export type PastEvent = Omit<EventRow, 'id'>;

const day = 86_400;
const gone = users.find((user) => !user.isActive)?.id ?? 0;
const director = users[0]?.id ?? 0;

/** When the manager left who is no longer active, on a working day: by then he had closed the leads that are still his. */
export function findLeaving(today: number): number {
  const noon = today - 130 * day + day / 2;
  return [noon, noon + day, noon + 2 * day].find(isWorkingDay) ?? noon;
}

/** The events of one lead. Its own seed makes it the same whichever others there are. */
export function tellLead(store: Store, lead: LeadRow, leaving: number): PastEvent[] {
  const random = new Random(lead.id);
  const { createdAt, responsibleUserId } = lead;
  const end = lead.closedAt ?? lead.updatedAt;
  const isSales = users.some((user) => user.id === responsibleUserId && user.groupId === 0);
  const isHandedOver =
    isSales && responsibleUserId !== gone && createdAt < leaving && leaving < end && random.chance(0.6);
  const lastWork = responsibleUserId === gone ? Math.min(end, leaving) : end;
  const ownerAt = (at: number) => (isHandedOver && at < leaving ? gone : responsibleUserId);
  const tell = (at: number, type: string, after: unknown[], before: unknown[] = [], by = ownerAt(at)): PastEvent => ({
    type,
    entityType: 'leads',
    entityId: lead.id,
    createdBy: by,
    createdAt: at,
    valueAfter: after,
    valueBefore: before,
  });

  const tags = lead.tagIds.map((id) => ({ tag: { name: store.tags.get(id)?.name ?? '' } }));
  const events = [
    tell(createdAt, 'lead_added', [], [], lead.createdBy),
    ...(tags.length > 0 ? [tell(createdAt, 'entity_tag_added', tags, [], lead.createdBy)] : []),
    ...lead.contacts.map(({ id }) =>
      tell(createdAt, 'contact_linked', [{ link: { entity: { type: 'contact', id } } }], [], lead.createdBy),
    ),
    ...tellMoves(random, lead, store.pipeline(lead.pipelineId), lastWork, tell),
  ];
  if (isHandedOver) {
    const user = (id: number) => [{ responsible_user: { id } }];
    events.push(tell(leaving, 'entity_responsible_changed', user(responsibleUserId), user(gone), director));
  }
  return [...events, ...tellDetails(random, store, lead, lastWork, tell)];
}

type Tell = (at: number, type: string, after: unknown[], before?: unknown[]) => PastEvent;

/** From the first stage to the present one. A lead that was closed on a weekend moved then; all other moves are work. */
function tellMoves(
  random: Random,
  lead: LeadRow,
  pipeline: PipelineRow | undefined,
  lastWork: number,
  tell: Tell,
): PastEvent[] {
  const path = pickPath(random, lead.statusId, pipeline);
  const closing = lead.closedAt === null ? [] : [lead.closedAt];
  const inner = pickWorkingMoments(random, lead.createdAt, lastWork, path.length - 1 - closing.length);
  const moments = [...inner, ...closing];
  // Too short a time for all stages: the first ones were skipped.
  const stages = [path[0] as number, ...path.slice(path.length - moments.length)];
  const value = (id: number) => [{ lead_status: { id, pipeline_id: lead.pipelineId } }];
  return moments.map((at, index) =>
    tell(at, 'lead_status_changed', value(stages[index + 1] as number), value(stages[index] as number)),
  );
}

/** The stages on the way: some are skipped, and now and then a lead goes back. Lost leads end on the way. */
function pickPath(random: Random, statusId: number, pipeline: PipelineRow | undefined): number[] {
  const stages = (pipeline?.statuses ?? []).filter(({ id, type }) => type === 0 && id !== won && id !== lost);
  const own = stages.findIndex(({ id }) => id === statusId);
  const reached = statusId === lost ? random.integer(0, stages.length - 1) : own === -1 ? stages.length - 1 : own;
  const path: number[] = [];
  for (const [index, { id }] of stages.slice(0, reached + 1).entries()) {
    if (index > 0 && index < reached && random.chance(0.2)) continue;
    const previous = path.at(-1);
    path.push(id);
    if (previous !== undefined && index < reached && random.chance(0.1)) path.push(previous, id);
  }
  return own === -1 ? [...path, statusId] : path;
}

/** Changes of the price, the name and the fields, to what they are now. */
function tellDetails(random: Random, store: Store, lead: LeadRow, lastWork: number, tell: Tell): PastEvent[] {
  const events: PastEvent[] = [];
  const atWork = (share: number, add: (at: number) => PastEvent) => {
    const at = random.chance(share) ? pickWorkingMoment(random, lead.createdAt, lastWork) : undefined;
    if (at !== undefined) events.push(add(at));
  };
  if (lead.price > 0) {
    const sale = (price: number) => [{ sale_field_value: { sale: price } }];
    const first = random.chance(0.5) ? 0 : Math.round((lead.price * random.integer(6, 13)) / 1000) * 100;
    if (first !== lead.price) atWork(0.45, (at) => tell(at, 'sale_field_changed', sale(lead.price), sale(first)));
  }
  const name = (text: string) => [{ name_field_value: { name: text } }];
  atWork(0.08, (at) => tell(at, 'name_field_changed', name(lead.name), name('Новая заявка')));
  for (const values of lead.fields.slice(0, 3)) {
    const { type, value } = toFieldEvent(store, values.fieldId, values.values);
    atWork(0.4, (at) => tell(at, type, value));
  }
  return events;
}
