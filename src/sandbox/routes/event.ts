import { type Call, empty, ok, type Reply, type Route } from '../call.ts';
import { parseTime, testEvents } from '../event-filter.ts';
import { findPlace } from '../event-log.ts';
import { eventTypes } from '../event-type.ts';
import { applyTests, type Test } from '../filter.ts';
import { formatEvent } from '../formatters/event.ts';
import { listPage, listWhole, type Pages } from '../listing.ts';
import { getNode, getText } from '../query.ts';
import type { EventRow } from '../rows.ts';

/** amoCRM API v4, events: the log of changes, newest first whatever order is asked for. */
export const eventRoutes: Route[] = [
  { method: 'GET', template: '/events', handle: listEvents },
  { method: 'GET', template: '/events/types', handle: listEventTypes },
  { method: 'GET', template: '/events/{eventId}', handle: getEvent },
];

function listEvents(call: Call): Reply {
  return listPage(call, selectEvents(call), {
    key: 'events',
    format: (event) => formatEvent(call, event),
    ceiling: call.mode === 'kommo' ? 250 : 100,
  });
}

/** The entries that are asked for, newest first. A log of a million entries must not be gone through for every page of it. */
function selectEvents(call: Call): Pages<EventRow> {
  const filter = getNode(call.query, 'filter');
  const tests = testEvents(filter);
  const time = parseTime(filter);
  const rows = shownEvents(call);
  const isStretch = time === undefined || !(Number.isNaN(time.from) || Number.isNaN(time.to));
  if (!isStretch || !call.store.log.isOrdered || tests.some((test) => test !== undefined)) {
    const isInTime: Test<EventRow> = ({ createdAt }) =>
      time === undefined || (createdAt >= time.from && createdAt <= time.to);
    const select = () => applyTests(rows, [isInTime, ...tests]).toReversed();
    const { page: _page, limit: _limit, ...rest } = call.query;
    // Late entries appear by the clock alone, so that nothing can be remembered.
    return call.eventDelay === 0 ? call.store.derive(`events ${JSON.stringify(rest)}`, select) : select();
  }
  const first = time === undefined ? 0 : findPlace(rows, time.from);
  const end = time === undefined ? rows.length : findPlace(rows, Math.floor(time.to) + 1);
  return {
    length: Math.max(0, end - first),
    slice: (from, to) => rows.slice(Math.max(first, end - to), Math.max(first, end - from)).toReversed(),
  };
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
