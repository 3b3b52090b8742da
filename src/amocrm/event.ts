import { type EventValue, parseValue } from './event-value.ts';
import { type FilterRules, idsRule, type Range, rangeRule, type StatusPair } from './filter.ts';
import { getOne, type ListQuery, type ListRoute, listPage, type Page, type Send } from './list.ts';
import {
  invalidAnswer,
  type Json,
  mapItems,
  parseNumber,
  parseNumberOrNull,
  parseRows,
  parseText,
  parseTime,
} from './parse.ts';

/** An entry of the account's log (amoCRM API v4, Events): what was changed, by whom, and when. Times are unix seconds. */
export interface Event {
  /** A text of 26 characters. */
  id: string;
  /** One of `eventTypes`, `custom_field_{id}_value_changed`, or a type that is newer than they are. */
  type: string;
  /** Singular: `lead`, `contact`, `company`, `customer`, `task`, `catalog_{id}`. */
  entity_type: string;
  /** null for what happened to no record. */
  entity_id: number | null;
  /** 0 is a robot or an integration. */
  created_by: number;
  created_at: number;
  value_before: EventValue[];
  value_after: EventValue[];
}

/** The value that a change led from or to. Each condition is for the types of events that have such a value. */
export interface EventValueFilter {
  /** Of `lead_status_changed`. */
  leads_statuses?: StatusPair[];
  /** Of `entity_responsible_changed`. */
  responsible_user_id?: number[];
  /** Ids of options; of exactly one `custom_field_{id}_value_changed`. */
  custom_field_values?: number[];
  /** Of `sale_field_changed`, `name_field_changed` and the like. */
  value?: string;
}

/** The filters that `GET /events` honours. */
export interface EventFilter {
  type?: string[];
  entity?: string;
  /** At most `maxEventEntities`, and with `entity` only: alone they are refused. */
  entity_id?: number[];
  /** At most `maxEventEntities`. */
  created_by?: number[];
  created_at?: Range;
  value_before?: EventValueFilter;
  value_after?: EventValueFilter;
}

/** A type of events as people see it. */
export interface EventTypeName {
  /** One of `eventTypes`, or a newer one. */
  key: string;
  /** Its name in a language of amoCRM. */
  lang: string;
}

/** The languages of names of types of events (amoCRM API v4, Events: types). */
export type EventLanguage = 'ru' | 'en' | 'es' | 'pt';

/** Which events. amoCRM has no order for them: the newest come first. */
export type EventListQuery = Omit<ListQuery<EventFilter, never, never>, 'query' | 'order' | 'with'>;

/** How many entities, or how many authors, one request may name (amoCRM API v4, Events: filter). */
export const maxEventEntities = 10;

const rules: FilterRules<EventFilter, Event> = {
  type: {
    print: (types) => [['filter[type]', types.join(',')]],
    holds: ({ type }, types) => types.includes(type) || types.includes(toFilterType(type)),
  },
  entity: {
    print: (entity) => [['filter[entity]', entity]],
    holds: (event, entity) => event.entity_type === entity,
  },
  entity_id: {
    print: (ids) => [['filter[entity_id]', ids.join(',')]],
    holds: ({ entity_id }, ids) => entity_id !== null && ids.includes(entity_id),
  },
  created_by: idsRule('created_by', (event) => event.created_by),
  created_at: rangeRule('created_at', (event) => event.created_at),
  value_before: {
    print: (value) => printValue('value_before', value),
    holds: (event, value) => hasValue(event.value_before, value),
  },
  value_after: {
    print: (value) => printValue('value_after', value),
    holds: (event, value) => hasValue(event.value_after, value),
  },
};

const route: ListRoute<Event, EventFilter> = { path: '/events', key: 'events', rules, parse: parseEvent };

export function eventRoutes(send: Send) {
  return {
    /** One page, newest first: at most 100 events on amocrm.ru and 250 on kommo.com, whatever the limit. */
    list: (query: EventListQuery): Promise<Page<Event>> => listPage(send, route, query),
    /** One event; null if there is none. */
    get: (id: string): Promise<Event | null> => getOne(send, '/events', id, parseEvent),
    /** The types that the account has, with their names. */
    async types(language?: EventLanguage): Promise<EventTypeName[]> {
      const path = '/events/types';
      const query = language === undefined ? '' : `language_code=${language}`;
      const { body } = await send({ method: 'GET', route: path, path, query });
      return parseRows(body, 'events_types').map((item) => ({ key: parseText(item.key), lang: parseText(item.lang) }));
    },
  };
}

export function parseEvent(item: Json): Event {
  const id = parseText(item.id);
  if (id === '') throw invalidAnswer('an event has no id');
  return {
    id,
    type: parseText(item.type),
    entity_type: parseText(item.entity_type),
    entity_id: parseNumberOrNull(item.entity_id),
    created_by: parseNumber(item.created_by),
    created_at: parseTime(item.created_at),
    value_before: mapItems(item.value_before, parseValue),
    value_after: mapItems(item.value_after, parseValue),
  };
}

/** The type that a filter means: changes of all custom fields have one name there, and one for each field in events. */
export function toFilterType(type: string): string {
  return /^custom_field_\d+_value_changed$/.test(type) ? 'custom_field_value_changed' : type;
}

function printValue(key: string, filter: EventValueFilter): [string, string | number][] {
  const { leads_statuses = [], responsible_user_id = [], custom_field_values = [], value } = filter;
  const name = `filter[${key}]`;
  return [
    ...leads_statuses.flatMap(({ pipeline_id, status_id }, index): [string, number][] => [
      [`${name}[leads_statuses][${index}][pipeline_id]`, pipeline_id],
      [`${name}[leads_statuses][${index}][status_id]`, status_id],
    ]),
    ...printIds(`${name}[responsible_user_id]`, responsible_user_id),
    ...printIds(`${name}[custom_field_values]`, custom_field_values),
    ...(value === undefined ? [] : ([[`${name}[value]`, value]] as [string, string][])),
  ];
}

function printIds(name: string, ids: readonly number[]): [string, string][] {
  return ids.length === 0 ? [] : [[name, ids.join(',')]];
}

/** Whether an event has a value that the filter means. How amoCRM compares a text is not documented, so that proves nothing. */
function hasValue(values: readonly EventValue[], filter: EventValueFilter): boolean {
  const { leads_statuses, responsible_user_id, custom_field_values } = filter;
  const some = <Wanted>(wanted: readonly Wanted[] | undefined, matches: (value: EventValue, each: Wanted) => boolean) =>
    !wanted || values.some((value) => wanted.some((each) => matches(value, each)));
  return (
    some(
      leads_statuses,
      (value, pair) =>
        value.kind === 'stage' && value.status_id === pair.status_id && value.pipeline_id === pair.pipeline_id,
    ) &&
    some(responsible_user_id, (value, id) => value.kind === 'responsible' && value.user_id === id) &&
    some(custom_field_values, (value, id) => value.kind === 'custom_field' && value.enum_id === id)
  );
}
