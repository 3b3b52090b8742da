import { type Call, empty, ok, type Reply, type Route } from '../call.ts';
import { testEvents } from '../event-filter.ts';
import { applyTests } from '../filter.ts';
import { formatEvent } from '../formatters/event.ts';
import { listPage } from '../listing.ts';
import { getNode } from '../query.ts';

/** amoCRM API v4, events: the log of changes, newest first whatever order is asked for. */
export const eventRoutes: Route[] = [
  { method: 'GET', template: '/events', handle: listEvents },
  { method: 'GET', template: '/events/{eventId}', handle: getEvent },
];

function listEvents(call: Call): Reply {
  const rows = applyTests(call.store.events(), testEvents(getNode(call.query, 'filter')));
  return listPage(call, rows.toReversed(), {
    key: 'events',
    format: (event) => formatEvent(call, event),
    ceiling: call.mode === 'kommo' ? 250 : 100,
  });
}

function getEvent(call: Call): Reply {
  const event = call.store.events().find((item) => item.id === call.params.eventId);
  return event === undefined ? empty : ok(formatEvent(call, event));
}
