/**
 * Parses numbers as people write them. A number that can be read in two ways is refused, because a value that is written
 * to a CRM must not be guessed: 1,500 is one and a half in Moscow and one thousand five hundred in New York.
 */

import { quote } from '../errors/quote.ts';

/** Every number of this many digits fits into a double exactly. */
const exactDigits = 15;

/** Spaces that separate thousands: the plain one and the non-breaking ones. */
const groupSpace = '[ \\u00a0\\u2009\\u202f]';
const grouped = new RegExp(`^\\d{1,3}(?:${groupSpace}\\d{3})+$`);
const spaces = new RegExp(groupSpace, 'g');

/**
 * Parses a number; returns the reason as a text if the value is not valid. The decimal mark is a dot, as in amoCRM, or a
 * comma that cannot be a thousands separator. Thousands may be separated by spaces.
 */
export function parseDecimal(value: string | number | boolean): number | string {
  if (typeof value === 'boolean') return `${value} is not a valid number`;
  if (typeof value === 'number') return checkNumber(value);
  const text = value.trim();
  const shown = quote(JSON.stringify(value));
  const [, sign = '', body = ''] = /^([+\-−]?)(.*)$/su.exec(text) ?? [];
  const [, whole = '', mark = '', fraction = ''] = /^([^.,]*)([.,]?)(.*)$/su.exec(body) ?? [];
  const digits = grouped.test(whole) ? whole.replace(spaces, '') : whole;
  if (!/^\d+$/.test(digits) || (mark !== '' && !/^\d+$/.test(fraction))) {
    const hint = /^[\d.,' \u00a0]+$/.test(body) && body !== '' ? ': its separators can be read in several ways' : '';
    return `${shown} is not a valid number${hint}; write digits with a dot before the decimals, such as 1500 or 12.5`;
  }
  if (mark === ',' && fraction.length === 3 && whole === digits && digits.length <= 3 && digits !== '0') {
    return `${shown} is ambiguous: write ${sign}${digits}${fraction} or ${sign}${digits}.${fraction}`;
  }
  if (digits.length > 1 && digits.startsWith('0')) {
    return `${shown} begins with a zero, which a number field does not keep; write such a code to a text field`;
  }
  const isExact =
    `${digits}${fraction}`.replace(/^0+/, '').length <= exactDigits ||
    (fraction === '' && Number.isSafeInteger(Number(digits)));
  if (!isExact) return `${shown} has more digits than amoCRM stores exactly`;
  const number = Number(`${digits}.${fraction || '0'}`);
  return sign === '' || sign === '+' || number === 0 ? number : -number;
}

function checkNumber(value: number): number | string {
  if (!Number.isFinite(value)) return `${value} is not a valid number`;
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return `${value} has more digits than amoCRM stores exactly`;
  // Normalizes minus zero.
  return value === 0 ? 0 : value;
}
