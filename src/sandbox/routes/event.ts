import { type Call, empty, ok, type Reply, type Route } from '../call.ts';
import { testEvents } from '../event-filter.ts';
import { eventTypes } from '../event-type.ts';
import { applyTests } from '../filter.ts';
import { formatEvent } from '../formatters/event.ts';
import { listPage, listWhole } from '../listing.ts';
import { getNode, getText } from '../query.ts';
import type { EventRow } from '../rows.ts';

/** amoCRM API v4, events: the log of changes, newest first whatever order is asked for. */
export const eventRoutes: Route[] = [
  { method: 'GET', template: '/events', handle: listEvents },
  { method: 'GET', template: '/events/types', handle: listEventTypes },
  { method: 'GET', template: '/events/{eventId}', handle: getEvent },
];

function listEvents(call: Call): Reply {
  const { page: _page, limit: _limit, ...rest } = call.query;
  // A long read pages through one selection; late entries appear by the clock alone.
  const key = `events ${JSON.stringify(rest)} ${call.eventDelay === 0 ? '' : call.now}`;
  const select = () => applyTests(shownEvents(call), testEvents(getNode(call.query, 'filter'))).toReversed();
  return listPage(call, typeof call.eventDelay === 'function' ? select() : call.store.derive(key, select), {
    key: 'events',
    format: (event) => formatEvent(call, event),
    ceiling: call.mode === 'kommo' ? 250 : 100,
  });
}

function shownEvents(call: Call): readonly EventRow[] {
  return call.store.log.shown(call.now, call.eventDelay);
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
  const event = shownEvents(call).find((item) => item.id === call.params.eventId);
  return event === undefined ? empty : ok(formatEvent(call, event));
}
