/** The purchases of clients, and what separates the fifths of them. */
import { type Expression, type Kysely, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import type { Tables } from '../store/tables.ts';
import { wonStatusId } from './lead-condition.ts';

/** Which purchases make a client. */
export interface ClientInput {
  of: 'contacts' | 'companies';
  /** Unix seconds, both included. Only won leads that were closed then are purchases. */
  from?: number | undefined;
  to?: number | undefined;
}

const scoredColumns = ['last_at', 'deals', 'revenue'] as const;

type ScoredColumn = (typeof scoredColumns)[number];

/** What separates the quintiles of all clients: the highest value in each of the first four, ascending; nothing without clients. */
export type ClientScale = Record<ScoredColumn, number[]>;

/**
 * Finds what separates the quintiles. Totals and pages then compare with twelve numbers, instead of sorting all clients by three
 * columns each time.
 */
export async function loadClientScale({ database }: Snapshot, input: ClientInput): Promise<ClientScale> {
  const total = sql`(select count(*) from purchase)`;
  const places = [1, 2, 3, 4].map((part) => sql`(${sql.lit(part)} * ${total} + 4) / 5`);
  const boundsOf = (
    column: ScoredColumn,
  ) => sql`select ${sql.lit(column)} as name, value, place, ${total} as total from (
    select ${sql.ref(column)} as value, row_number() over (order by ${sql.ref(column)}) as place from purchase
  ) as ranked where place in (${sql.join(places)})`;
  const { rows } = await sql<{ name: ScoredColumn; value: number; place: number; total: number }>`
    with purchase as materialized ${selectPurchases(database, input)}
    ${sql.join(scoredColumns.map(boundsOf), sql` union all `)}
  `.execute(database);
  const count = rows[0]?.total ?? 0;
  // Of fewer than five clients, one may be the last of several fifths.
  const find = (column: ScoredColumn) =>
    [1, 2, 3, 4].flatMap((part) => {
      const place = Math.floor((part * count + 4) / 5);
      return rows.filter((row) => row.name === column && row.place === place).map(({ value }) => value);
    });
  return { last_at: find('last_at'), deals: find('deals'), revenue: find('revenue') };
}

/** The score of a value. Equal values have equal scores, the lower ones: many clients have bought once. */
export function scoreColumn(column: ScoredColumn, scale: ClientScale) {
  const steps = scale[column].map((bound) => sql`case when ${sql.ref(column)} > ${sql.lit(bound)} then 1 else 0 end`);
  return sql<number>`${sql.join([sql`1`, ...steps], sql` + `)}`;
}

/** One row for each buyer. */
export function selectPurchases(database: Kysely<Tables>, input: ClientInput) {
  const buyer = sql.ref<number>(buyerColumn(input));
  return database
    .selectFrom('lead')
    .select(({ fn }) => [
      buyer.as('id'),
      fn.countAll<number>().as('deals'),
      fn.sum<number>('lead.price_exact').as('revenue'),
      sql<number>`min(lead.closed_at)`.as('first_at'),
      sql<number>`max(lead.closed_at)`.as('last_at'),
    ])
    .where('lead.status_id', '=', wonStatusId)
    .where(buyer, 'is not', null)
    .where(isWithin(input))
    .groupBy(buyer);
}

/** The column of the buyer of a lead. */
export function buyerColumn({ of }: ClientInput) {
  return of === 'companies' ? ('lead.company_id' as const) : ('lead.main_contact_id' as const);
}

/** Whether a lead was closed in the period. */
export function isWithin({ from, to }: ClientInput): Expression<boolean> {
  const { min, max } = { min: from ?? 0, max: to ?? Number.MAX_SAFE_INTEGER };
  return sql<boolean>`lead.closed_at between ${sql.lit(min)} and ${sql.lit(max)}`;
}
