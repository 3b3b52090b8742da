/**
 * Numbers that people write. A number that can be read in two ways is refused: 1,500 is one and a half in Moscow and
 * one thousand five hundred in New York, and what is written into a CRM is not guessed.
 */

import { quote } from '../errors/quote.ts';

/** Digits that a double carries exactly, whatever they are. */
const exactDigits = 15;

/** Spaces that separate thousands: the plain one and those that do not break a line. */
const groupSpace = '[ \\u00a0\\u2009\\u202f]';
const grouped = new RegExp(`^\\d{1,3}(?:${groupSpace}\\d{3})+$`);
const spaces = new RegExp(groupSpace, 'g');

/**
 * The number that a value means, or a sentence that says why it means none. A dot is the decimal mark, as amoCRM
 * writes it; so is a comma where it cannot separate thousands. Thousands may be separated by spaces.
 */
export function parseDecimal(value: string | number | boolean): number | string {
  if (typeof value === 'boolean') return `${value} is no number`;
  if (typeof value === 'number') return checkNumber(value);
  const text = value.trim();
  const shown = quote(JSON.stringify(value));
  const [, sign = '', body = ''] = /^([+\-−]?)(.*)$/su.exec(text) ?? [];
  const [, whole = '', mark = '', fraction = ''] = /^([^.,]*)([.,]?)(.*)$/su.exec(body) ?? [];
  const digits = grouped.test(whole) ? whole.replace(spaces, '') : whole;
  if (!/^\d+$/.test(digits) || (mark !== '' && !/^\d+$/.test(fraction))) {
    const hint = /^[\d.,' \u00a0]+$/.test(body) && body !== '' ? ': its marks can be read in several ways' : '';
    return `${shown} is no number${hint}; write digits with a dot before the decimals, such as 1500 or 12.5`;
  }
  if (mark === ',' && fraction.length === 3 && whole === digits && digits.length <= 3 && digits !== '0') {
    return `${shown} is no number that has one meaning: write ${sign}${digits}${fraction} or ${sign}${digits}.${fraction}`;
  }
  if (digits.length > 1 && digits.startsWith('0')) {
    return `${shown} begins with a zero, which a number does not keep; a code of digits belongs into a text field`;
  }
  const isExact =
    `${digits}${fraction}`.replace(/^0+/, '').length <= exactDigits ||
    (fraction === '' && Number.isSafeInteger(Number(digits)));
  if (!isExact) return `${shown} has more digits than amoCRM keeps exactly`;
  const number = Number(`${digits}.${fraction || '0'}`);
  return sign === '' || sign === '+' || number === 0 ? number : -number;
}

function checkNumber(value: number): number | string {
  if (!Number.isFinite(value)) return `${value} is no number`;
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return `${value} has more digits than amoCRM keeps exactly`;
  // Minus zero is printed like zero and compared like zero; it may as well be zero.
  return value === 0 ? 0 : value;
}
