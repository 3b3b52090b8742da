import {
  type EntityType,
  type Event,
  type EventFilter,
  type EventType,
  type EventValue,
  isEventType,
  type Note,
  toFilterType,
} from '../amocrm/index.ts';
import { NotFoundError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type EventFilterInput, eventFilterShape, toEventFilter } from './event-filter.ts';
import type { Connection, ConnectionArguments } from './list/connection.ts';
import { loadLog } from './list/log.ts';
import { nouns } from './write/reference.ts';

/** One page of the account's events, the newest first. */
export async function listEvents(
  { filter, ...page }: ConnectionArguments & { filter?: Nullish<EventFilterInput> },
  context: Context,
): Promise<Connection<Event>> {
  const log = {
    name: context.name === '' ? 'events' : `${context.name}/events`,
    shape: eventFilterShape,
    list: (query: { filter: EventFilter; page: number; limit: number }) => context.amocrm.events.list(query),
  };
  return loadLog(log, page, await toEventFilter(filter, context));
}

/**
 * One event.
 *
 * @throws NotFoundError if there is none
 */
export async function loadEvent(id: string, { amocrm }: Pick<Context, 'amocrm'>): Promise<Event> {
  const event = await amocrm.events.get(id);
  if (event) return event;
  throw new NotFoundError(`There is no event with id ${id}, or the amoCRM user of the token may not see it.`, {
    remedy: 'Take an id from `events`.',
  });
}

/** The documented type of an event; null if amoCRM has added it since. */
export function typeOf({ type }: Pick<Event, 'type'>): EventType | null {
  const name = toFilterType(type);
  return isEventType(name) ? name : null;
}

/** The type of a record by the singular that events have; null for records of other types. */
export function toEntityType(singular: string): EntityType | null {
  const types = Object.keys(nouns) as EntityType[];
  return types.find((type) => nouns[type] === singular) ?? null;
}

/** A value with the event that it is part of, which says what its ids mean. */
export type ShownValue<Kind extends EventValue['kind'] = EventValue['kind']> = Extract<EventValue, { kind: Kind }> & {
  event: Event;
};

/** The values of an event before or after the change. */
export function valuesOf(event: Event, side: 'value_before' | 'value_after'): ShownValue[] {
  return event[side].map((value) => ({ ...value, event }));
}

/** The note of a value: a call, a text, a message; null if it was deleted or belongs to a record that is not read here. */
export async function loadNote(
  { event, note_id }: ShownValue<'note'>,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<Note | null> {
  const kind = toEntityType(event.entity_type);
  if (!kind) return null;
  const [note] = await loaders.noteById.load({ kind, id: note_id, choice: {} });
  return note ?? null;
}

/** The definition of the field that was changed; undefined if it was deleted. */
export async function loadField(
  { event, field_id }: ShownValue<'custom_field'>,
  { metadata }: Pick<Context, 'metadata'>,
) {
  const entity = toEntityType(event.entity_type);
  return entity ? (await metadata.customFields(entity)).find(({ id }) => id === field_id) : undefined;
}
