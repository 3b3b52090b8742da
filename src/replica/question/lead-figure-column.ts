/** The columns in which statements answer figures. */
import { type Expression, type RawBuilder, sql } from 'kysely';
import { lostStatusId, wonStatusId } from './lead-condition.ts';
import { columnOf, type Part, type Quantile, type QuantileColumn, tallies } from './lead-figures.ts';

/** Parts of a statement between commas. */
export const list = (items: readonly Expression<unknown>[], separator = sql`, `) => sql.join(items, separator);
/** Parts of a statement one after another. */
export const spaced = (items: readonly Expression<unknown>[]) => list(items, sql` `);
/** A value under a name. */
export const as = (value: Expression<unknown>, name: string) => sql`${value} as ${sql.id(name)}`;

/** The column of rows of leads that a quantile is of. */
export const measureOf: Record<QuantileColumn, string> = { price: 'price_exact', seconds: 'seconds' };
const quantileNames: readonly (keyof Quantile)[] = ['count', 'median', 'p90'];

/** The columns of a table of quantiles, under the names that they are read by. */
export function toQuantileColumns(part: Part, column: QuantileColumn, table: string): RawBuilder<unknown>[] {
  return quantileNames.map((name) => as(sql.ref(`${table}.${name}`), columnOf.quantile(part, column, name)));
}

/** Counts and sums of cells (`source`). @param print amounts as texts, because a sum may exceed what a number holds exactly */
export function sums(
  part: Part,
  print = (sum: RawBuilder<unknown>): RawBuilder<unknown> => sql`cast(${sum} as text)`,
): RawBuilder<unknown>[] {
  const statuses = { all: undefined, won: wonStatusId, lost: lostStatusId };
  return tallies.flatMap((tally) => {
    const status = statuses[tally];
    const sum = (column: string) => {
      const value = sql.ref(`source.${part}_${column}`);
      const own =
        status === undefined ? value : sql`case when source.status_id = ${sql.lit(status)} then ${value} else 0 end`;
      return sql`coalesce(sum(${own}), 0)`;
    };
    return [as(sum('count'), columnOf.count(part, tally)), as(print(sum('amount')), columnOf.amount(part, tally))];
  });
}

/** The quantiles of the column `value` of rows, by the columns of their keys. */
export function quantiles(rows: RawBuilder<unknown>, keys: readonly string[]): RawBuilder<unknown> {
  const names = keys.map((key) => sql.id(key));
  const partition = keys.length === 0 ? sql`` : sql`partition by ${list(names)}`;
  const middle = sql`avg(case when place in ((count + 1) / 2, (count + 2) / 2) then value end) as median`;
  const upper = sql`min(case when place * 10 >= count * 9 then value end) as p90`;
  return sql`select ${list([...names, sql`count`, middle, upper])} from (select ${list([...names, sql`value`])}, row_number() over (${partition} order by value) as place, count(*) over (${partition}) as count from (${rows}) as given where value is not null) as placed group by ${list([...names, sql`count`])}`;
}
