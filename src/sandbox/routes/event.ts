import { type Call, empty, ok, type Reply, type Route } from '../call.ts';
import { testEvents } from '../event-filter.ts';
import { eventTypes } from '../event-type.ts';
import { applyTests } from '../filter.ts';
import { formatEvent } from '../formatters/event.ts';
import { listPage, listWhole } from '../listing.ts';
import { getNode, getText } from '../query.ts';

/** amoCRM API v4, events: the log of changes, newest first whatever order is asked for. */
export const eventRoutes: Route[] = [
  { method: 'GET', template: '/events', handle: listEvents },
  { method: 'GET', template: '/events/types', handle: listEventTypes },
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

/** Names are in the language of `language_code`; in that of the account's country if it is omitted (guess). */
function listEventTypes(call: Call): Reply {
  const language = getText(call.query, 'language_code') ?? (call.mode === 'kommo' ? 'en' : 'ru');
  return listWhole(
    call,
    'events_types',
    eventTypes.map(({ key, type, ru, en }) => ({ key, type, lang: language === 'ru' ? ru : en })),
  );
}

function getEvent(call: Call): Reply {
  const event = call.store.events().find((item) => item.id === call.params.eventId);
  return event === undefined ? empty : ok(formatEvent(call, event));
}
