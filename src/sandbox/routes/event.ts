import { type Call, EMPTY, ok, type Reply, type Route } from '../call.ts';
import { applyTests, type Test, testNumbers, testRange } from '../filter.ts';
import { formatEvent, SINGULAR } from '../formatters/event.ts';
import { listPage } from '../listing.ts';
import { getList, getNode, type QueryNode } from '../query.ts';
import type { EventRow } from '../rows.ts';

/** amoCRM API v4, events: the log of changes made since the start, newest first. */
export const eventRoutes: Route[] = [
  { method: 'GET', template: '/events', handle: listEvents },
  { method: 'GET', template: '/events/{eventId}', handle: getEvent },
];

function listEvents(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  const entities = parseNames(filter, 'entity');
  const rows = applyTests<EventRow>(call.store.events, [
    testNames(filter, 'id', (event) => event.id),
    testRange(filter, 'created_at', (event) => event.createdAt, 'from'),
    testNumbers(filter, 'created_by', (event) => event.createdBy),
    testNames(filter, 'entity', (event) => SINGULAR[event.entityType]),
    // Card ids alone say nothing: different types share numbers.
    entities?.length === 1 ? testNumbers(filter, 'entity_id', (event) => event.entityId) : undefined,
    testNames(filter, 'type', (event) => event.type),
  ]);
  return listPage(call, rows.toReversed(), {
    key: 'events',
    format: (event) => formatEvent(call, event),
    ceiling: call.mode === 'kommo' ? 250 : 100,
  });
}

function getEvent(call: Call): Reply {
  const event = call.store.events.find((item) => item.id === call.params.eventId);
  return event === undefined ? EMPTY : ok(formatEvent(call, event));
}

/** A comma list in one value, or an array. */
function parseNames(filter: QueryNode | undefined, key: string): string[] | undefined {
  return getList(filter, key)?.flatMap((text) => text.split(','));
}

function testNames(
  filter: QueryNode | undefined,
  key: string,
  read: (event: EventRow) => string,
): Test<EventRow> | undefined {
  const names = parseNames(filter, key);
  return names === undefined ? undefined : (event) => names.includes(read(event));
}
