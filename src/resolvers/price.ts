import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';

/**
 * Prices in the account's currency. Amounts are decimal numbers of currency units; sums are calculated with integers,
 * because 0.1 + 0.2 is not 0.3.
 */

/** Decimals of the currencies that do not have two (ISO 4217). */
const otherDecimals: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};

/** How many decimals an amount of this currency has. */
export function decimalsOf(currency: string | null): number {
  return otherDecimals[currency?.toUpperCase() ?? ''] ?? 2;
}

/** Sums are integers of ten-thousandths, the smallest minor unit in ISO 4217, so they are exact in every currency. */
const scale = 4;
const unit = 10 ** scale;

/** Converts an amount to ten-thousandths; further decimals, which no currency has, are rounded. */
export function toExact(amount: number): bigint {
  const scaled = amount * unit;
  // A larger product is rounded to halves, and rounding it once more can take it to a neighbour.
  if (Math.abs(scaled) < 2 ** 50) return BigInt(Math.round(scaled));
  if (Number.isInteger(amount)) return BigInt(amount) * BigInt(unit);
  return BigInt(amount.toFixed(scale).replace('.', ''));
}

/** Converts an exact amount to the nearest number. */
export function fromExact(exact: bigint): number {
  const asNumber = Number(exact);
  if (Number.isSafeInteger(asNumber)) return asNumber / unit;
  const digits = (exact < 0n ? -exact : exact).toString();
  return Number(`${exact < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`);
}

/** Divides an exact amount, rounding to the minor unit of the currency, or to hundredths if that is larger. */
export function divideExact(exact: bigint, count: number, currency: string | null): number {
  const step = 10n ** BigInt(scale - Math.max(2, decimalsOf(currency)));
  const divisor = BigInt(count) * step;
  const half = exact < 0n ? -divisor / 2n : divisor / 2n;
  return fromExact(((exact + half) / divisor) * step);
}

/**
 * Checks that amoCRM stores an amount exactly. Only an amount with a fraction costs a request.
 *
 * @throws {ValidationError} if amoCRM would cut off the fraction, or the currency has fewer decimals
 */
export async function checkPrice(
  amount: Nullish<number>,
  path: Issue['path'],
  context: Pick<Context, 'metadata'>,
): Promise<void> {
  if (amount === null || amount === undefined) return;
  const message = await explainPrice(amount, context);
  if (message) throw new ValidationError([{ path, message }]);
}

async function explainPrice(amount: number, { metadata }: Pick<Context, 'metadata'>): Promise<string | undefined> {
  if (Number.isInteger(amount)) return undefined;
  const keepsMinorUnits = await metadata.keepsMinorUnits();
  if (keepsMinorUnits === null) {
    return 'must be a whole number: only existing leads show whether the account stores fractions of a price, and it has no leads';
  }
  if (!keepsMinorUnits) return 'must be a whole number: this amoCRM account does not store fractions of a price';
  const { currency } = await metadata.account();
  const decimals = decimalsOf(currency);
  if (decimals === 0) return `must be a whole number: ${currency} has no minor unit`;
  if (Number(amount.toFixed(decimals)) !== amount) {
    return `must have at most ${decimals} decimals, like ${currency ?? 'the currency of the account'}`;
  }
  if (Math.abs(amount) * 10 ** decimals > Number.MAX_SAFE_INTEGER) return 'is too large to be stored exactly';
  return undefined;
}
