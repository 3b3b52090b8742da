import type { FilterRule, Range } from './filter.ts';
import { invalidAnswer, type Json, parseAmountOrNull, parseText } from './parse.ts';

/**
 * The price of a lead. An account that keeps minor units sends it twice: `price`, cut to whole units, and
 * `price_with_minor_units` (amoCRM API v4, Leads).
 */

/** Whether a lead as amoCRM sends it carries minor units. */
export function hasMinorUnits(item: Json): boolean {
  return item.price_with_minor_units !== undefined;
}

/**
 * The price in units of the currency, with its fraction if it has one.
 *
 * @throws {UpstreamInvalidError} if one is not a number, or if they differ by more than a fraction
 */
export function parsePrice(item: Json): number | null {
  const whole = parseAmountOrNull(item.price, () => `the price of ${nameLead(item)}`);
  if (!hasMinorUnits(item)) return whole;
  const exact = roundNoise(
    parseAmountOrNull(item.price_with_minor_units, () => `the price with minor units of ${nameLead(item)}`),
  );
  if (exact === null) return whole;
  if (whole === null || Math.abs(exact - whole) < 1) return exact;
  throw invalidAnswer(`${nameLead(item)} has the price ${whole} and, with minor units, ${exact}`);
}

function nameLead(item: Json): string {
  return `lead ${parseText(item.id)}`;
}

/** Without what floating point adds beyond the smallest minor unit there is (10.990000001). */
function roundNoise(amount: number | null): number | null {
  const scaled = amount === null ? Number.NaN : Math.round(amount * 10_000);
  return Number.isSafeInteger(scaled) ? scaled / 10_000 : amount;
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
