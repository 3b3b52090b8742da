/** The filters of the log. They take lists in one value, separated by commas, besides `[]`. */
import { parseRange, type Test } from './filter.ts';
import { singular } from './formatters/event.ts';
import { type FieldError, refuseItems } from './problem.ts';
import { getList, getNode, getText, type QueryNode } from './query.ts';
import type { EventRow } from './rows.ts';

/** How many entities, or authors, a request may name (amoCRM API v4, Events: filter). */
const maxIds = 10;

/**
 * The tests of `filter[…]` but for the time.
 *
 * @throws Problem 400 for ids of entities without their type, which is reported of the live API, and for too many ids
 */
export function testEvents(filter: QueryNode | undefined): (Test<EventRow> | undefined)[] {
  const entities = parseNames(filter, 'entity');
  const ids = parseNames(filter, 'entity_id');
  const authors = parseNames(filter, 'created_by');
  // Ids alone say nothing: entities of different types share numbers.
  if (ids && entities?.length !== 1) refuse('entity_id', 'Filter by entity_id requires exactly one entity.');
  for (const [path, list] of [
    ['entity_id', ids],
    ['created_by', authors],
  ] as const) {
    if (list && list.length > maxIds) refuse(path, `This collection should contain ${maxIds} elements or less.`);
  }
  return [
    testNames(parseNames(filter, 'id'), (event) => event.id),
    testNames(authors, (event) => String(event.createdBy)),
    testNames(entities, (event) => singular[event.entityType]),
    testNames(ids, (event) => String(event.entityId)),
    testType(parseNames(filter, 'type')),
    testValues(getNode(filter, 'value_before'), (event) => event.valueBefore),
    testValues(getNode(filter, 'value_after'), (event) => event.valueAfter),
  ];
}

function refuse(path: string, detail: string): never {
  const error: FieldError = { code: 'InvalidValue', path: `filter.${path}`, detail };
  throw refuseItems([{ errors: [error] }]);
}

function parseNames(filter: QueryNode | undefined, key: string): string[] | undefined {
  const names = getList(filter, key)?.flatMap((text) => text.split(','));
  return names?.length === 0 ? undefined : names;
}

function testNames(names: string[] | undefined, read: (event: EventRow) => string): Test<EventRow> | undefined {
  if (names === undefined) return undefined;
  const wanted = new Set(names);
  return (event) => wanted.has(read(event));
}

/** The time that is asked for, both ends inclusive. `created_at` is also a pair in one value: `from,to`. */
export function parseTime(filter: QueryNode | undefined): { from: number; to: number } | undefined {
  const [from = '', to] = (getText(filter, 'created_at') ?? '').split(',');
  return parseRange(to === undefined ? filter?.created_at : { from, to }, 'from');
}

/** One name stands for the changes of all custom fields. */
function testType(names: string[] | undefined): Test<EventRow> | undefined {
  if (names === undefined) return undefined;
  const wanted = new Set(names);
  const isAnyField = wanted.has('custom_field_value_changed');
  return ({ type }) => wanted.has(type) || (isAnyField && /^custom_field_\d+_value_changed$/.test(type));
}

type Value = Record<string, Record<string, unknown> | undefined>;

function testValues(
  condition: QueryNode | undefined,
  read: (event: EventRow) => readonly unknown[],
): Test<EventRow> | undefined {
  if (condition === undefined) return undefined;
  const tests = [...testStages(condition), ...testReferences(condition), ...testText(condition)];
  return (event) => tests.every((test) => (read(event) as Value[]).some(test));
}

function testStages(condition: QueryNode): Test<Value>[] {
  const pairs = Object.values(getNode(condition, 'leads_statuses') ?? {});
  if (pairs.length === 0) return [];
  const wanted = new Set(
    pairs.map((pair) => (typeof pair === 'object' ? `${pair.pipeline_id}:${pair.status_id}` : '')),
  );
  return [({ lead_status: stage }) => stage !== undefined && wanted.has(`${stage.pipeline_id}:${stage.id}`)];
}

function testReferences(condition: QueryNode): Test<Value>[] {
  const users = parseNames(condition, 'responsible_user_id');
  const options = parseNames(condition, 'custom_field_values');
  return [
    ...(users ? [(value: Value) => users.includes(String(value.responsible_user?.id))] : []),
    ...(options ? [(value: Value) => options.includes(String(value.custom_field_value?.enum_id))] : []),
  ];
}

/** The text of a name, a price or a field, compared exactly. */
function testText(condition: QueryNode): Test<Value>[] {
  const text = getText(condition, 'value');
  if (text === undefined) return [];
  return [
    ({ name_field_value: name, sale_field_value: sale, custom_field_value: field }) =>
      [name?.name, sale?.sale, field?.text].some((value) => value !== undefined && String(value) === text),
  ];
}
