import type { Range } from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Snapshot } from '../replica/index.ts';
import type { BreakdownInput, LeadBreakdown } from '../replica/question/lead-breakdown.ts';
import type { BreakdownOrder } from '../replica/question/lead-breakdown-order.ts';
import type { LeadGrouping, LeadTime } from '../replica/question/lead-grouping.ts';
import type { Context } from './context.ts';
import { findCustomField } from './custom-field.ts';
import { historyDays, type LeadListArguments, toReplicaLeadFilter } from './lead-filter.ts';
import { type DateTimeRangeInput, toRange } from './list/range.ts';
import { checkHistory } from './list/replica.ts';
import { type CompareTo, type Comparison, comparePeriod } from './period.ts';
import { readReplica } from './replica.ts';
import { includesWonAndLost } from './smart/lead-report.ts';

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER';

/** What leads may be grouped by, besides custom fields. */
export type LeadGroupBy = Exclude<LeadGrouping['by'], 'CUSTOM_FIELD' | LeadTime> | `${LeadTime}_${Unit}`;

/** A figure of a breakdown. */
export type LeadMeasure = Exclude<BreakdownOrder, 'KEY'>;

/** The arguments of `LeadReport.breakdown`. */
export interface BreakdownArguments {
  groupBy?: Nullish<LeadGroupBy[]>;
  groupByFields?: Nullish<string[]>;
  period?: Nullish<DateTimeRangeInput & { by: LeadTime }>;
  compareTo?: Nullish<CompareTo>;
  measures?: Nullish<LeadMeasure[]>;
  orderBy?: Nullish<BreakdownOrder>;
  direction?: Nullish<'ASC' | 'DESC'>;
  first: number;
  maxAge: number;
}

/** What a breakdown found, and what it was asked for. */
export interface BreakdownAnswer extends LeadBreakdown {
  snapshot: Snapshot;
  /** By grouping: what it is by, and the name and id of the custom field. */
  groupings: { by: LeadGroupBy | 'CUSTOM_FIELD'; field: string | null; fieldId: number | null }[];
  period: (Range & { by: LeadTime }) | null;
  comparison: Comparison | null;
  /** Those that were asked for; null for all. */
  measures: ReadonlySet<LeadMeasure> | null;
  /** Whether a win rate makes sense: over all leads, and in each group. */
  hasWinRate: { total: boolean; groups: boolean };
}

/** How many properties leads are grouped by at most. */
const maxGroupings = 3;

/** Groups by these have won or lost leads alone, so their win rate would say nothing. */
const decidesWinRate: readonly string[] = ['STATE', 'STATUS', 'LOSS_REASON'];

const quantileMeasures = {
  price: ['MEDIAN_AMOUNT'],
  seconds: ['MEDIAN_DAYS_TO_CLOSE', 'P90_DAYS_TO_CLOSE'],
} as const satisfies Record<string, readonly LeadMeasure[]>;

/**
 * Counts all leads of the replica by group.
 *
 * @param report the filter of the report
 * @param selected the figures that the query selects; `measures` of the arguments overrides them
 * @throws {ValidationError} for a full-text search, which only amoCRM can do
 */
export async function loadBreakdown(
  report: LeadListArguments,
  args: BreakdownArguments,
  selected: ReadonlySet<LeadMeasure>,
  context: Context,
): Promise<BreakdownAnswer> {
  if (report.query?.trim()) {
    const message =
      'is amoCRM’s full-text search, which the local replica does not have; omit it and use `filter`, or omit `breakdown`';
    throw new ValidationError([{ path: ['query'], message }]);
  }
  const groupings = await toGroupings(args, context);
  const [filter, range] = await Promise.all([
    toReplicaLeadFilter(report.filter, ['filter'], context),
    toRange(args.period, ['period'], context),
  ]);
  if (args.compareTo && !range) {
    throw new ValidationError([{ path: ['compareTo'], message: 'compares periods; give `period`' }]);
  }
  const period = toPeriod(args.period, range);
  const byCompany = groupings.some(({ grouping }) => grouping.by === 'COMPANY');
  const { leadKinds } = await import('../replica/question/lead-relation.ts');
  const kinds = new Set([...leadKinds(filter), ...(byCompany ? (['companies'] as const) : [])]);
  const snapshot = await readReplica([...kinds], args.maxAge, context);
  checkHistory(historyDays(filter), snapshot);
  const { timeZone: timezone, asOf } = snapshot;
  const comparison =
    period && args.compareTo ? comparePeriod(period, args.compareTo, { timezone, now: asOf, path: ['period'] }) : null;
  const measures = args.measures ? new Set(args.measures) : null;
  const order = toOrder(args, groupings[0]?.grouping);
  const needed = new Set<string>([...(measures ?? selected), order.by]);
  const input: BreakdownInput = {
    filter,
    period: period ?? undefined,
    before: comparison?.before,
    groupings: groupings.map(({ grouping }) => grouping),
    order,
    first: args.first,
    quantiles: (['price', 'seconds'] as const).filter((column) =>
      quantileMeasures[column].some((measure) => needed.has(measure)),
    ),
  };
  const { loadLeadBreakdown } = await import('../replica/question/lead-breakdown.ts');
  const hasWinRate = includesWonAndLost(filter);
  const decides = groupings.some(({ by }) => decidesWinRate.includes(by));
  return {
    ...(await loadLeadBreakdown(snapshot, input)),
    snapshot,
    groupings: groupings.map(({ by, field, grouping }) => ({
      by,
      field,
      fieldId: grouping.by === 'CUSTOM_FIELD' ? grouping.field.id : null,
    })),
    period,
    comparison,
    measures,
    hasWinRate: { total: hasWinRate, groups: hasWinRate && !decides },
  };
}

/** Every lead was created and changed, so without ends only the time of closing says which leads are meant: closed ones. */
function toPeriod(given: BreakdownArguments['period'], range: Range | undefined): BreakdownAnswer['period'] {
  if (!given || (!range && given.by !== 'CLOSED')) return null;
  return { ...range, by: given.by };
}

interface NamedGrouping {
  by: LeadGroupBy | 'CUSTOM_FIELD';
  field: string | null;
  grouping: LeadGrouping;
}

async function toGroupings({ groupBy, groupByFields }: BreakdownArguments, context: Context): Promise<NamedGrouping[]> {
  const known = (groupBy ?? []).map((by): NamedGrouping => ({ by, field: null, grouping: toGrouping(by) }));
  const fields = await Promise.all(
    (groupByFields ?? []).map((reference, index) => findGrouping(reference, ['groupByFields', index], context)),
  );
  const groupings = [...known, ...fields];
  const path = groupBy ? ['groupBy'] : ['groupByFields'];
  if (groupings.length > maxGroupings) {
    const message = `groups by at most ${maxGroupings} properties, custom fields included; ${groupings.length} were given`;
    throw new ValidationError([{ path, message }]);
  }
  if (new Set(groupings.map(({ grouping }) => JSON.stringify(grouping))).size < groupings.length) {
    throw new ValidationError([{ path, message: 'has a property twice' }]);
  }
  return groupings;
}

function toGrouping(by: LeadGroupBy): LeadGrouping {
  const [, time, unit] = /^(CREATED|CLOSED|UPDATED)_(\w+)$/.exec(by) ?? [];
  return (time ? { by: time, unit } : { by }) as LeadGrouping;
}

/** The types of fields whose values make groups. */
const valueTypes: readonly string[] = ['text', 'textarea', 'url', 'streetaddress', 'tracking_data', 'checkbox'];
const dayTypes: readonly string[] = ['date', 'date_time', 'birthday'];
const numberTypes: readonly string[] = ['numeric', 'monetary'];
const optionTypes: readonly string[] = ['select', 'radiobutton', 'multiselect'];
const groupableTypes = new Set([...valueTypes, ...dayTypes, ...numberTypes, ...optionTypes]);

async function findGrouping(reference: string, path: Issue['path'], context: Context): Promise<NamedGrouping> {
  const field = await findCustomField('leads', reference, path, context);
  if (!groupableTypes.has(field.type)) {
    const message = `«${field.name}» is of type ${field.type}, whose values have parts and make no groups`;
    throw new ValidationError([{ path, message }]);
  }
  const { id, type } = field;
  const isChoice = optionTypes.includes(type);
  const shape = { id, isChoice, hasMany: type === 'multiselect', isNumber: numberTypes.includes(type) };
  return { by: 'CUSTOM_FIELD', field: field.name, grouping: { by: 'CUSTOM_FIELD', field: shape } };
}

/** Times are listed from the earliest, other groups from the one with the most leads, unless the caller orders them. */
function toOrder({ orderBy, direction }: BreakdownArguments, first: LeadGrouping | undefined): BreakdownInput['order'] {
  const by = orderBy ?? (first && 'unit' in first ? 'KEY' : 'COUNT');
  return { by, descending: direction ? direction === 'DESC' : by !== 'KEY' };
}
