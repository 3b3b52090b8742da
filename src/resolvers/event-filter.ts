/** Which events a caller means. */
import * as z from 'zod';
import {
  type EventFilter,
  type EventType,
  type EventValueFilter,
  eventTypes,
  isEventType,
  toFilterType,
} from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { nearestNames } from '../errors/nearest.ts';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { cursorParts } from './list/cursor.ts';
import { type DateTimeRangeInput, dropAbsent, rangeAs } from './list/range.ts';
import { type Line, type Translation, translate } from './translation.ts';

/** amoCRM's word for a record that has events, in the singular. */
export type EventEntity = 'lead' | 'contact' | 'company' | 'customer' | 'task';

/** An `EventValueFilter` input. */
export interface EventValueFilterInput {
  statuses?: Nullish<{ pipelineId: string; statusId: string }[]>;
  responsibleUserIds?: Nullish<string[]>;
  optionIds?: Nullish<string[]>;
  value?: Nullish<string>;
}

/** An `EventFilter` input. */
export interface EventFilterInput {
  types?: Nullish<EventType[]>;
  typeNames?: Nullish<string[]>;
  customFieldIds?: Nullish<string[]>;
  entityType?: Nullish<EventEntity>;
  entityIds?: Nullish<string[]>;
  createdByUserIds?: Nullish<string[]>;
  createdAt?: Nullish<DateTimeRangeInput>;
  before?: Nullish<EventValueFilterInput>;
  after?: Nullish<EventValueFilterInput>;
}

/** The types whose values amoCRM compares as a text (amoCRM API v4, Events: filter[value_after][value]). */
const textTypes: readonly string[] = [
  'sale_field_changed',
  'name_field_changed',
  'ltv_field_changed',
  'nps_rate_added',
  'custom_field_value_changed',
] satisfies EventType[];

/** Types and values mean something together: amoCRM ignores a value that the types do not have. */
const toTypes: Line<unknown, EventFilterInput, EventFilter> = (_value, _path, { input, path }) => {
  const types = [
    ...(input.types ?? []),
    ...(input.typeNames ?? []).map((name, index) => toTypeName(name, [...path, 'typeNames', index])),
    ...(input.customFieldIds ?? []).map((id) => `custom_field_${id}_value_changed`),
  ];
  const sides = (['before', 'after'] as const).flatMap((side) => {
    const given = input[side];
    return given ? [{ path: [...path, side], ...toValue(given, types, [...path, side]) }] : [];
  });
  const wanted = sides.flatMap(({ type }) => (type ? [type] : []));
  for (const { type, path } of sides) {
    if (!type || [...types, ...wanted].every((each) => each === type)) continue;
    throw new ValidationError([{ path, message: `is a value of ${type.toUpperCase()} only; give no other types` }]);
  }
  const type = wanted.length > 0 ? wanted.slice(0, 1) : types;
  const sideOf = (side: 'before' | 'after') => sides.find((each) => each.path.at(-1) === side)?.value;
  return dropAbsent({
    type: type.length > 0 ? type : undefined,
    value_before: sideOf('before'),
    value_after: sideOf('after'),
  }) as Partial<EventFilter>;
};

/**
 * A type by its name, in any case.
 *
 * @throws {ValidationError} for a name that is not known, with those that it may mean: amoCRM would answer with an empty list
 */
function toTypeName(text: string, path: Issue['path']): string {
  const name = text.trim().toLowerCase();
  if (isEventType(name) || toFilterType(name) !== name) return name;
  const near = nearestNames(name, Object.keys(eventTypes), 5).map((each) => `\`${each}\``);
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '; `lead_status_changed` is one';
  throw new ValidationError([{ path, message: `«${quote(text, 64)}» is not a type of events${hint}` }]);
}

/** One condition in amoCRM's words, and the type of events that alone has such a value. */
function toValue(
  conditions: EventValueFilterInput,
  types: readonly string[],
  path: Issue['path'],
): { value: EventValueFilter; type?: EventType } {
  const { statuses, responsibleUserIds, optionIds, value } = conditions;
  const refuse = (field: string, message: string) => new ValidationError([{ path: [...path, field], message }]);
  if (Object.values(conditions).filter((condition) => condition != null).length !== 1) {
    throw new ValidationError([{ path, message: 'takes exactly one condition' }]);
  }
  if (statuses) {
    const leads_statuses = statuses.map(({ pipelineId, statusId }) => ({
      pipeline_id: Number(pipelineId),
      status_id: Number(statusId),
    }));
    // A stage that was deleted still has its history, so these are not compared with the account's.
    return { value: { leads_statuses }, type: 'lead_status_changed' };
  }
  if (responsibleUserIds) {
    return { value: { responsible_user_id: responsibleUserIds.map(Number) }, type: 'entity_responsible_changed' };
  }
  if (optionIds) {
    if (types.length === 1 && types[0]?.startsWith('custom_field_') && types[0] !== 'custom_field_value_changed') {
      return { value: { custom_field_values: optionIds.map(Number) } };
    }
    throw refuse('optionIds', 'needs exactly one `customFieldIds`, and no `types`');
  }
  if (types.length > 0 && types.every((type) => textTypes.includes(type) || type.startsWith('custom_field_'))) {
    return { value: { value: value ?? '' } };
  }
  const names = textTypes.map((type) => type.toUpperCase()).join(', ');
  throw refuse('value', `needs \`types\`, of which only these have one: ${names}; or \`customFieldIds\``);
}

const translation: Translation<EventFilterInput, EventFilter> = {
  types: toTypes,
  typeNames: toTypes,
  customFieldIds: toTypes,
  before: toTypes,
  after: toTypes,
  entityType: (entity) => ({ entity }),
  entityIds: (ids, path, { input }) => {
    if (input.entityType) return { entity_id: ids.map(Number) };
    throw new ValidationError([{ path, message: 'needs `entityType`: records of different types have the same ids' }]);
  },
  createdByUserIds: (ids) => ({ created_by: ids.map(Number) }),
  createdAt: rangeAs('created_at'),
};

/** A filter in amoCRM's words; undefined if none was given. @throws {ValidationError} */
export async function toEventFilter(
  filter: Nullish<EventFilterInput>,
  context: Context,
): Promise<EventFilter | undefined> {
  if (!filter) return undefined;
  return dropAbsent(await translate(translation, { input: filter, path: ['filter'], context }));
}

const { id, ids, range, pairs } = cursorParts;
const value = z
  .strictObject({
    leads_statuses: pairs,
    responsible_user_id: ids,
    custom_field_values: ids,
    value: z.string().min(1).max(255),
  })
  .partial();

/** What a cursor of events may say of its filter. */
export const eventFilterShape = z
  .strictObject({
    type: z.array(z.string().regex(/^\w{1,64}$/)).min(1),
    entity: z.enum(['lead', 'contact', 'company', 'customer', 'task']),
    entity_id: z.array(id).min(1).max(10),
    created_by: z.array(id).min(1).max(10),
    created_at: range,
    value_before: value,
    value_after: value,
  } satisfies Record<keyof EventFilter, z.ZodType>)
  .partial()
  // amoCRM refuses ids alone.
  .refine(({ entity, entity_id }) => entity_id === undefined || entity !== undefined);
