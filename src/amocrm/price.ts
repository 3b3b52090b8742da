import { UpstreamInvalidError } from '../errors/index.ts';
import type { FilterRule, Range } from './filter.ts';
import { type Json, readNumber, readNumberOrNull } from './read.ts';

/**
 * The price of a lead. An account that keeps minor units sends it twice: `price`, cut to whole units, and
 * `price_with_minor_units` (amoCRM API v4, Leads).
 */

/** Whether a lead of amoCRM's carries minor units. */
export function hasMinorUnits(item: Json): boolean {
  return item.price_with_minor_units !== undefined;
}

/**
 * The price in units of the currency, with the fraction where there is one.
 *
 * @throws {UpstreamInvalidError} where the two differ by more than a fraction: one of them is in another unit
 */
export function readPrice(item: Json): number | null {
  const whole = readNumberOrNull(item.price);
  const { price_with_minor_units: given } = item;
  if (given === undefined || given === null || given === '') return whole;
  const exact = readNumber(given);
  if (whole === null || Math.abs(exact - whole) < 1) return exact;
  throw new UpstreamInvalidError(
    `amoCRM’s answer is not what its documentation promises: a lead has the price ${whole} and, with minor units, ${exact}.`,
    { remedy: 'Report it with the request id; the API may have changed.' },
  );
}

/**
 * A range of prices. amoCRM is asked for the whole units around it, because what it compares with a fraction is not
 * documented: the answer may hold a little more, see `isInPriceRange`.
 */
export const priceRule: FilterRule<Range, { price: number | null }> = {
  print: ({ from, to }) => [
    ...(from === undefined ? [] : ([['filter[price][from]', Math.floor(from)]] as [string, number][])),
    ...(to === undefined ? [] : ([['filter[price][to]', Math.ceil(to)]] as [string, number][])),
  ],
  holds: ({ price }, { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }) => {
    const whole = Math.trunc(price ?? 0);
    return whole >= Math.floor(from) && whole <= Math.ceil(to);
  },
};

/** Whether a price lies in a range exactly, both ends included. */
export function isInPriceRange(price: number | null, range: Range | undefined): boolean {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = range ?? {};
  return (price ?? 0) >= from && (price ?? 0) <= to;
}
