import type { FieldRow } from './metadata.ts';
import { getList, getNode, type QueryNode } from './query.ts';
import type { CardRow, FieldValue } from './rows.ts';
import type { Store } from './store.ts';

/** Whether a row is in the list. */
export type Test<Row> = (row: Row) => boolean;

/** Rows that pass every test; without tests the same list. */
export function applyTests<Row>(rows: readonly Row[], tests: (Test<Row> | undefined)[]): readonly Row[] {
  const active = tests.filter((test) => test !== undefined);
  return active.length === 0 ? rows : rows.filter((row) => active.every((test) => test(row)));
}

/** `filter[key]` as numbers: scalar, `[]` or `[n]`. Text that is not a number matches nothing. */
export function testNumbers<Row>(
  filter: QueryNode | undefined,
  key: string,
  get: (row: Row) => number | null,
): Test<Row> | undefined {
  return testMembership(getList(filter, key)?.map(Number), get);
}

/** `filter[key]` as texts: scalar, `[]` or `[n]`, compared exactly. */
export function testTexts<Row>(
  filter: QueryNode | undefined,
  key: string,
  get: (row: Row) => string | null,
): Test<Row> | undefined {
  return testMembership(getList(filter, key), get);
}

/** An empty list is ignored like one that was not sent. A null is never among the wanted values. */
function testMembership<Row, Value>(
  list: readonly Value[] | undefined,
  get: (row: Row) => Value | null,
): Test<Row> | undefined {
  if (list === undefined || list.length === 0) return undefined;
  const wanted = new Set(list);
  return (row) => {
    const value = get(row);
    return value !== null && wanted.has(value);
  };
}

/** What a plain value means where a range is expected. */
export type ScalarMeaning = 'ignored' | 'from' | 'equal';

/** `filter[key][from]` and `[to]`, both inclusive, either may be absent. A null never lies in a range. */
export function testRange<Row>(
  filter: QueryNode | undefined,
  key: string,
  get: (row: Row) => number | null,
  scalar: ScalarMeaning = 'ignored',
): Test<Row> | undefined {
  const range = parseRange(filter?.[key], scalar);
  if (range === undefined) return undefined;
  return (row) => {
    const value = get(row);
    return value !== null && value >= range.from && value <= range.to;
  };
}

/** Both ends of a range, inclusive; undefined if there is none. */
export function parseRange(value: unknown, scalar: ScalarMeaning): { from: number; to: number } | undefined {
  if (typeof value === 'string') {
    if (scalar === 'ignored') return undefined;
    return { from: Number(value), to: scalar === 'from' ? Number.POSITIVE_INFINITY : Number(value) };
  }
  const { from, to } = (value ?? {}) as QueryNode;
  if (typeof from !== 'string' && typeof to !== 'string') return undefined;
  return {
    from: typeof from === 'string' ? Number(from) : Number.NEGATIVE_INFINITY,
    to: typeof to === 'string' ? Number(to) : Number.POSITIVE_INFINITY,
  };
}

/**
 * `filter[custom_fields_values][{field id}]`: a list of values (enum ids for choices, exact text otherwise) or
 * `[from]`/`[to]` for numbers and dates. A field that the account does not have is ignored like any unknown filter.
 */
export function testFields<Row extends CardRow>(store: Store, filter: QueryNode | undefined): Test<Row> | undefined {
  const node = getNode(filter, 'custom_fields_values');
  const tests: Test<Row>[] = [];
  for (const [key, condition] of Object.entries(node ?? {})) {
    const field = store.field(Number(key));
    const test = field === undefined ? undefined : testField<Row>(field, condition, node);
    if (test !== undefined) tests.push(test);
  }
  return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row));
}

function testField<Row extends CardRow>(
  field: FieldRow,
  condition: unknown,
  node: QueryNode | undefined,
): Test<Row> | undefined {
  const valuesOf = (row: Row): readonly FieldValue[] =>
    row.fields.find((item) => item.fieldId === field.id)?.values ?? [];
  const range = typeof condition === 'string' ? undefined : parseRange(condition, 'ignored');
  if (range !== undefined) {
    return (row) => valuesOf(row).some(({ value }) => Number(value) >= range.from && Number(value) <= range.to);
  }
  const list = getList(node, String(field.id));
  if (list === undefined || list.length === 0) return undefined;
  const wanted = new Set(list);
  const isChoice = field.enums !== null && field.type !== 'multitext' && field.type !== 'smart_address';
  return (row) => valuesOf(row).some((item) => wanted.has(textOf(isChoice ? item.enumId : item.value)));
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return String(value);
}
