import { UpstreamInvalidError } from '../errors/index.ts';

/** Both ends are inclusive and optional. Times are unix seconds. */
export interface Range {
  from?: number;
  to?: number;
}

/** A lead status, which amoCRM knows only together with its pipeline. */
export interface StatusPair {
  pipeline_id: number;
  status_id: number;
}

/** How one filter is sent, and how a returned row proves that amoCRM applied it. */
export interface FilterRule<Value, Row> {
  /** Name and value pairs as they stand in the query. */
  print(value: Value): [name: string, value: string | number][];
  /** Whether the row satisfies the filter; omitted if a row cannot tell. */
  holds?(row: Row, value: Value): boolean;
}

/** One rule for each filter that a route honours. A filter without a rule cannot be sent. */
export type FilterRules<Filter, Row> = {
  [Key in keyof Filter]-?: FilterRule<NonNullable<Filter[Key]>, Row>;
};

/** A list of ids, sent as `filter[key][]=1&filter[key][]=2`. */
export function idsRule<Row>(key: string, idOf: (row: Row) => number | null): FilterRule<number[], Row> {
  return {
    print: (ids) => ids.map((id) => [`filter[${key}][]`, id]),
    holds: (row, ids) => {
      const id = idOf(row);
      return id !== null && ids.includes(id);
    },
  };
}

/** A range, sent as `filter[key][from]` and `filter[key][to]`. */
export function rangeRule<Row>(key: string, read: (row: Row) => number | null): FilterRule<Range, Row> {
  return {
    print: ({ from, to }) => [
      ...(from === undefined ? [] : ([[`filter[${key}][from]`, from]] as [string, number][])),
      ...(to === undefined ? [] : ([[`filter[${key}][to]`, to]] as [string, number][])),
    ],
    holds: (row, { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }) => {
      const value = read(row);
      // A value that cannot be parsed proves nothing.
      return value !== null && (Number.isNaN(value) || (value >= from && value <= to));
    },
  };
}

/** Texts, sent as `filter[key][]=…`. How amoCRM compares them is not documented, so a row proves nothing. */
export function textsRule<Row>(key: string): FilterRule<string[], Row> {
  return { print: (texts) => texts.map((text) => [`filter[${key}][]`, text]) };
}

/** Ids that records have in another system, sent as `filter[external_id][]=…`. */
export function externalIdsRule<Row>(idOf: (row: Row) => string | null): FilterRule<string[], Row> {
  return {
    ...textsRule<Row>('external_id'),
    holds: (row, ids) => ids.includes(idOf(row) ?? ''),
  };
}

/** The filter as query parameters. Brackets stay as they are: encoded, 250 ids would not fit into 8 KB. */
export function printFilter<Filter extends object, Row>(
  filter: Filter | undefined,
  rules: FilterRules<Filter, Row>,
): [string, string | number][] {
  return entriesOf(filter, rules).flatMap(([, rule, value]) => rule.print(value));
}

/**
 * Makes sure that amoCRM applied the filter. It silently ignores a filter that it does not know and returns everything
 * (amoCRM API v4, Filtering).
 *
 * @throws {UpstreamInvalidError} naming the filter
 */
export function checkRows<Filter extends object, Row>(
  rows: readonly Row[],
  filter: Filter | undefined,
  rules: FilterRules<Filter, Row>,
): void {
  for (const [key, rule, value] of entriesOf(filter, rules)) {
    if (!rule.holds || rows.every((row) => rule.holds?.(row, value))) continue;
    throw new UpstreamInvalidError(`amoCRM ignored the filter «${key}» and returned other records as well.`, {
      remedy:
        'Leave this filter out and filter the answer yourself, or ask amoCRM’s support to switch the filters API on.',
    });
  }
}

function entriesOf<Filter extends object, Row>(
  filter: Filter | undefined,
  rules: FilterRules<Filter, Row>,
): [string, FilterRule<unknown, Row>, unknown][] {
  const known = rules as unknown as Record<string, FilterRule<unknown, Row> | undefined>;
  return Object.entries(filter ?? {}).flatMap(([key, value]) => {
    const rule = known[key];
    if (value === undefined || value === null) return [];
    if (!rule) throw new TypeError(`There is no filter «${key}» on this route.`);
    return [[key, rule, value] as [string, FilterRule<unknown, Row>, unknown]];
  });
}
