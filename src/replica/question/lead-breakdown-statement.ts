/** The statements of a breakdown of leads, in words that both engines have. */
import { type Expression, expressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Range } from '../../amocrm/index.ts';
import type { Tables } from '../store/tables.ts';
import type { Moment } from './card-condition.ts';
import { type BreakdownOrder, orderColumns, orderValues } from './lead-breakdown-order.ts';
import { isBetween, leadCondition, lostStatusId, type ReplicaLeadFilter, wonStatusId } from './lead-condition.ts';
import { as, list, measureOf, quantiles, spaced, sums, toQuantileColumns } from './lead-figure-column.ts';
import { columnOf, type Part, type QuantileColumn, tallies } from './lead-figures.ts';
import { type GroupingPlan, type LeadGrouping, type LeadTime, planGrouping, type TableOf } from './lead-grouping.ts';

/** What is counted. */
export interface BreakdownInput {
  filter: ReplicaLeadFilter;
  /** Only leads that were created, closed or changed in it, in unix seconds; without ends, those that have such a time. */
  period?: (Range & { by: LeadTime }) | undefined;
  /** The period to compare with, by the same time. */
  before?: Range | undefined;
  groupings: readonly LeadGrouping[];
  order: { by: BreakdownOrder; descending: boolean };
  /** How many groups; the rest is one more. */
  first: number;
  /** Of what the middle is needed: it costs a pass of its own. */
  quantiles: readonly QuantileColumn[];
}

/** The groupings in whose order an index of leads is: they need no sorting. */
const indexed: readonly LeadGrouping['by'][] = ['PIPELINE', 'STATUS', 'STATE', 'RESPONSIBLE'];

/** Seconds from creation to closing; null for open leads and those whose time of closing is unknown. */
const seconds = sql`case when lead.status_id in (${sql.lit(wonStatusId)}, ${sql.lit(lostStatusId)}) then case when lead.closed_at < lead.created_at then 0 else lead.closed_at - lead.created_at end end`;

/** The columns of rows of single leads. */
const measured = [sql`lead.status_id`, sql`lead.price_exact`, as(seconds, 'seconds')];

/** The statements of one breakdown. */
export class BreakdownStatements {
  readonly parts: readonly Part[];
  readonly plans: readonly GroupingPlan[];
  /** The names of the parts of all keys in the answer, by grouping. */
  readonly keyNames: string[][];
  /** Whether figures of groups add up: no lead is in several groups, and no middle is asked for. */
  readonly adds: boolean;
  readonly #input: BreakdownInput;
  readonly #moment: Moment;
  readonly #table: TableOf;

  constructor(input: BreakdownInput, moment: Moment, table: TableOf) {
    this.#input = input;
    this.#moment = moment;
    this.#table = table;
    this.parts = input.before ? ['now', 'before'] : ['now'];
    this.plans = input.groupings.map((grouping, place) => planGrouping(grouping, place, table));
    this.adds = this.plans.length > 0 && input.quantiles.length === 0 && !this.plans.some(({ hasMany }) => hasMany);
    this.keyNames = this.plans.map(({ keys }, place) => keys.map((_, part) => `group_${place}_${part}`));
  }

  /** The first groups in their order. */
  groups(): RawBuilder<unknown> {
    return sql`select * from (${this.#ranked(this.#input.quantiles)}) as ranked where place <= ${this.#input.first} order by place`;
  }

  /** Counts and sums of all leads, as one row. */
  total(): RawBuilder<unknown> {
    const columns = [sql`lead.pipeline_id`, sql`lead.status_id`];
    const cells = sql`select lead.status_id, ${list(this.#counts())} from ${this.#leads(this.parts)} group by ${list(columns)}`;
    return sql`select ${list(this.parts.flatMap((part) => sums(part)))} from (${cells}) as source`;
  }

  /** All figures of the leads of a part, or of those in the remaining groups, each lead once, as one row. */
  figures(part: Part, of: 'total' | 'rest'): RawBuilder<unknown> {
    const { quantiles: columns } = this.#input;
    const rows = of === 'rest' ? this.#restOf(part) : sql`select ${list(measured)} from ${this.#leads([part])}`;
    const single = sql`select status_id, 1 as ${sql.id(`${part}_count`)}, price_exact as ${sql.id(`${part}_amount`)} from measured`;
    const middles = columns.map((column) => {
      const values = sql`select ${sql.id(measureOf[column])} as value from measured`;
      return sql`${sql.id(column)} as (${quantiles(values, [])})`;
    });
    return sql`with ${list([
      sql`measured as materialized (${rows})`,
      sql`summed as (select ${list(sums(part))} from (${single}) as source)`,
      ...middles,
    ])} select ${list([
      sql`summed.*`,
      ...columns.flatMap((column) => toQuantileColumns(part, column, column)),
    ])} from summed ${spaced(columns.map((column) => sql`left join ${sql.id(column)} on 1 = 1`))}`;
  }

  #counts(): RawBuilder<unknown>[] {
    const { before } = this.#input;
    return this.parts.flatMap((part) => {
      const isIn = before ? sql`case when ${this.#isIn(part)} then 1 else 0 end` : sql`1`;
      const price = before
        ? sql`case when ${this.#isIn(part)} then lead.price_exact else 0 end`
        : sql`lead.price_exact`;
      return [as(sql`sum(${isIn})`, `${part}_count`), as(sql`sum(${price})`, `${part}_amount`)];
    });
  }

  /** The leads of some parts, with the tables that the groupings need. */
  #leads(parts: readonly Part[], joins: readonly RawBuilder<unknown>[] = []): RawBuilder<unknown> {
    const isIn = list(
      parts.map((part) => this.#isIn(part)),
      sql` or `,
    );
    const filter = leadCondition(this.#input.filter, this.#moment)(expressionBuilder<Tables, 'lead'>());
    return sql`${this.#table('lead')} as lead ${spaced(joins)} where ${filter} and (${isIn})`;
  }

  #isIn(part: Part): Expression<unknown> {
    const { period, before } = this.#input;
    const range = part === 'before' ? before : period;
    if (!period || !range) return sql`1 = 1`;
    const column = `lead.${period.by.toLowerCase()}_at` as 'lead.created_at';
    const from = expressionBuilder<Tables, 'lead'>();
    if (range.from === undefined && range.to === undefined) return from(column, 'is not', null);
    return isBetween(from, column, range);
  }

  /** Counts and sums over all groups. */
  #allSums(): RawBuilder<unknown>[] {
    return this.parts.flatMap((part) =>
      tallies.flatMap((tally) =>
        [columnOf.count(part, tally), columnOf.amount(part, tally)].map((name) =>
          as(sql`cast(sum(${sql.ref(`grouped.${name}`)}) over () as text)`, `total_${name}`),
        ),
      ),
    );
  }

  /** The groups with their figures and their place in the order. */
  #ranked(quantileColumns: readonly QuantileColumn[]): RawBuilder<unknown> {
    const keys = this.keyNames.flat();
    const columns = this.plans.flatMap((plan) => plan.columns);
    const details = this.plans.flatMap((plan) => plan.details);
    const kinds = this.#input.groupings.map(({ by }) => by);
    // By the columns of the index and nothing else: a column that stands twice makes SQLite sort.
    const cellColumns = kinds.every((by) => indexed.includes(by))
      ? [
          sql`lead.pipeline_id`,
          sql`lead.status_id`,
          ...(kinds.includes('RESPONSIBLE') ? [sql`lead.responsible_user_id`] : []),
        ]
      : [...columns.map(({ name }) => sql.id(name)), sql`lead.status_id`];
    const cells = sql`select ${list([
      ...columns.map(({ name, value }) => as(value, name)),
      sql`lead.status_id`,
      ...details.map(({ name, value }) => as(value, name)),
      ...this.#counts(),
    ])} from ${this.#leads(
      this.parts,
      this.plans.flatMap((plan) => plan.joins),
    )} group by ${list(cellColumns)}`;
    const grouped = sql`select ${list([
      ...this.#keys(),
      ...this.plans.flatMap(({ label, order }, place) => [
        as(label, `label_${place}`),
        ...order.map((value, index) => as(value, `order_${place}_${index}`)),
      ]),
      ...this.parts.flatMap((part) => sums(part, (sum) => sum)),
    ])} from (${cells}) as source ${spaced(this.plans.flatMap((plan) => [...plan.keyJoins, ...plan.nameJoins]))} group by ${list(keys.map((key) => sql.id(key)))}`;
    const middles = this.parts.flatMap((part) => quantileColumns.map((column) => ({ part, column })));
    const tables = [
      sql`grouped as materialized (${grouped})`,
      ...middles.map(
        ({ part, column }) => sql`${sql.id(`${part}_${column}`)} as materialized (${this.#quantilesOf(part, column)})`,
      ),
    ];
    return sql`with ${list(tables)} select ${list([
      sql`grouped.*`,
      ...this.parts.flatMap((part) =>
        tallies.map((tally) => {
          const name = columnOf.amount(part, tally);
          // A sum may exceed what a number holds exactly.
          return as(sql`cast(${sql.ref(`grouped.${name}`)} as text)`, `${name}_text`);
        }),
      ),
      ...middles.flatMap(({ part, column }) => toQuantileColumns(part, column, `${part}_${column}`)),
      sql`row_number() over (order by ${list(this.#order())}) as place`,
      sql`count(*) over () as group_count`,
      ...(this.adds ? this.#allSums() : []),
    ])} from grouped ${spaced(
      middles.map(({ part, column }) => {
        const name = `${part}_${column}`;
        const isSame = keys.map((key) => sql`${sql.ref(`${name}.${key}`)} = ${sql.ref(`grouped.${key}`)}`);
        return sql`left join ${sql.id(name)} on ${list(isSame, sql` and `)}`;
      }),
    )}`;
  }

  #keys(): RawBuilder<unknown>[] {
    return this.plans.flatMap(({ keys }, place) =>
      keys.map((value, part) => as(value, this.keyNames[place]?.[part] ?? '')),
    );
  }

  /** The leads of a part, one row for each group that a lead is in: the parts of the keys, and what is measured. */
  #keyed(part: Part): RawBuilder<unknown> {
    const columns = this.plans.flatMap((plan) => plan.columns).map(({ name, value }) => as(value, name));
    const joins = this.plans.flatMap((plan) => plan.joins);
    const rows = sql`select ${list([sql`lead.id`, ...columns, ...measured])} from ${this.#leads([part], joins)}`;
    const values = ['id', 'status_id', 'price_exact', 'seconds'].map((name) => sql.ref(`source.${name}`));
    const keyJoins = this.plans.flatMap((plan) => plan.keyJoins);
    return sql`select ${list([...this.#keys(), ...values])} from (${rows}) as source ${spaced(keyJoins)}`;
  }

  #quantilesOf(part: Part, column: QuantileColumn): RawBuilder<unknown> {
    const keys = this.keyNames.flat();
    const names = list(keys.map((key) => sql.id(key)));
    return quantiles(
      sql`select ${names}, ${sql.id(measureOf[column])} as value from (${this.#keyed(part)}) as keyed`,
      keys,
    );
  }

  #restOf(part: Part): RawBuilder<unknown> {
    const isSame = this.keyNames.flat().map((key) => sql`${sql.ref(`ranked.${key}`)} = ${sql.ref(`keyed.${key}`)}`);
    return sql`with ranked as materialized (${this.#ranked(orderColumns(this.#input.order.by))}), keyed as materialized (${this.#keyed(part)}) select distinct keyed.id, keyed.status_id, keyed.price_exact, keyed.seconds from keyed join ranked on ${list(isSame, sql` and `)} where ranked.place > ${this.#input.first}`;
  }

  /** Groups without the figure or the name are last; equal ones are in the order of their keys. */
  #order(): RawBuilder<unknown>[] {
    const { by, descending } = this.#input.order;
    const direction = descending ? sql`desc` : sql`asc`;
    const ofKeys = by === 'KEY' ? direction : sql`asc`;
    const byKey = this.plans.flatMap(({ order }, place) => [
      ...order.flatMap((_, index) => nullsLast(sql.ref(`grouped.order_${place}_${index}`), ofKeys)),
      ...(this.keyNames[place] ?? []).map((name) => sql`${sql.ref(`grouped.${name}`)} ${ofKeys}`),
    ]);
    return by === 'KEY' ? byKey : [...nullsLast(orderValues[by], direction), ...byKey];
  }
}

/** The engines do not agree on where nulls are. */
function nullsLast(value: RawBuilder<unknown>, direction: RawBuilder<unknown>): RawBuilder<unknown>[] {
  return [sql`case when ${value} is null then 1 else 0 end`, sql`${value} ${direction}`];
}
