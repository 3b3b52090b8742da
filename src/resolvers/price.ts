import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';

/**
 * Money as the account keeps it. Amounts are decimal numbers of currency units; what is added up is added up in
 * integers, because 0.1 + 0.2 is not 0.3.
 */

/** Currencies whose minor unit is not the hundredth (ISO 4217). */
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

/** Sums are kept in ten-thousandths, the smallest minor unit of ISO 4217: exact in every currency. */
const scale = 4;
const unit = 10 ** scale;

/** An amount in ten-thousandths; further decimals, which no currency has, are rounded. */
export function toExact(amount: number): bigint {
  const scaled = Math.round(amount * unit);
  // Only below 2^53 is the product rounded to the nearest integer for sure.
  if (Number.isSafeInteger(scaled)) return BigInt(scaled);
  if (Number.isInteger(amount)) return BigInt(amount) * BigInt(unit);
  const [whole = '0', fraction = ''] = String(amount).split('.');
  return BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
}

/** The number that is nearest to an exact amount. */
export function fromExact(exact: bigint): number {
  const asNumber = Number(exact);
  if (Number.isSafeInteger(asNumber)) return asNumber / unit;
  const digits = (exact < 0n ? -exact : exact).toString();
  return Number(`${exact < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`);
}

/** An exact amount divided among so many, rounded to the minor unit (to hundredths where that is larger). */
export function divideExact(exact: bigint, count: number, currency: string | null): number {
  const step = 10n ** BigInt(scale - Math.max(2, decimalsOf(currency)));
  const divisor = BigInt(count) * step;
  const half = exact < 0n ? -divisor / 2n : divisor / 2n;
  return fromExact(((exact + half) / divisor) * step);
}

/**
 * Makes sure that an amount can be kept as it is. Only an amount with a fraction asks what the account keeps.
 *
 * @throws {ValidationError} for a fraction that amoCRM would cut off, or more decimals than the currency has
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
  const keeps = await metadata.keepsMinorUnits();
  if (keeps === null) {
    return 'must be a whole number: only the leads of an account show whether it keeps fractions of a price, and there are none';
  }
  if (!keeps) return 'must be a whole number: amoCRM keeps no fractions of a price in this account';
  const { currency } = await metadata.account();
  const decimals = decimalsOf(currency);
  if (decimals === 0) return `must be a whole number: ${currency} has no minor unit`;
  if (Number(amount.toFixed(decimals)) !== amount) {
    return `must have at most ${decimals} decimals, as ${currency ?? 'the currency'} has`;
  }
  if (Math.abs(amount) * 10 ** decimals > Number.MAX_SAFE_INTEGER) return 'is too large to be kept exactly';
  return undefined;
}
