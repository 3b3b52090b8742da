import { type RawBuilder, sql } from 'kysely';
import { columnOf } from './lead-figures.ts';

/** By which figure groups are ordered. */
export const breakdownOrders = [
  'KEY',
  'COUNT',
  'AMOUNT',
  'AVERAGE_AMOUNT',
  'MEDIAN_AMOUNT',
  'WON_COUNT',
  'WON_AMOUNT',
  'LOST_COUNT',
  'LOST_AMOUNT',
  'OPEN_COUNT',
  'OPEN_AMOUNT',
  'WIN_RATE',
  'MEDIAN_DAYS_TO_CLOSE',
  'P90_DAYS_TO_CLOSE',
] as const;

export type BreakdownOrder = (typeof breakdownOrders)[number];

const now = (tally: 'all' | 'won' | 'lost') => ({
  count: sql.ref(`grouped.${columnOf.count('now', tally)}`),
  amount: sql.ref(`grouped.${columnOf.amount('now', tally)}`),
});
const [all, won, lost] = [now('all'), now('won'), now('lost')];

/** The figure of groups (`grouped`) that each order compares. */
export const orderValues: Record<Exclude<BreakdownOrder, 'KEY'>, RawBuilder<unknown>> = {
  COUNT: all.count,
  AMOUNT: all.amount,
  AVERAGE_AMOUNT: sql`${all.amount} * 1.0 / nullif(${all.count}, 0)`,
  MEDIAN_AMOUNT: sql`now_price.median`,
  WON_COUNT: won.count,
  WON_AMOUNT: won.amount,
  LOST_COUNT: lost.count,
  LOST_AMOUNT: lost.amount,
  OPEN_COUNT: sql`${all.count} - ${won.count} - ${lost.count}`,
  OPEN_AMOUNT: sql`${all.amount} - ${won.amount} - ${lost.amount}`,
  WIN_RATE: sql`${won.count} * 1.0 / nullif(${won.count} + ${lost.count}, 0)`,
  MEDIAN_DAYS_TO_CLOSE: sql`now_seconds.median`,
  P90_DAYS_TO_CLOSE: sql`now_seconds.p90`,
};
