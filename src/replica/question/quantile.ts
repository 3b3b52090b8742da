import { type AliasableExpression, type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** The middle and the ninetieth percentile of the values of one key. */
export interface Quantiles {
  key: string;
  count: number;
  /** The mean of the two values in the middle if their number is even. */
  median: number;
  /** The smallest value that at least 90 % of the values do not exceed. */
  p90: number;
}

/**
 * Computes quantiles by key, where the rows are: neither engine is asked for a function that the other does not have.
 *
 * @param values a query with the columns `key` (text) and `value` (a number; null is left out)
 */
export async function loadQuantiles(
  database: Kysely<Tables>,
  values: AliasableExpression<{ key: string | null; value: number | null }>,
): Promise<Map<string, Quantiles>> {
  const { rows } = await sql<Quantiles>`
    select key, count, avg(case when place in ((count + 1) / 2, (count + 2) / 2) then value end) as median,
      min(case when place * 10 >= count * 9 then value end) as p90
    from (
      select key, value, row_number() over (partition by key order by value) as place, count(*) over (partition by key) as count
      from ${values.as('given')} where value is not null
    ) as ranked
    group by key, count
  `.execute(database);
  return new Map(rows.map((row) => [row.key, row]));
}
