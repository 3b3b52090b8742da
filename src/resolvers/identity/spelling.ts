/**
 * What people and programs leave in a phone, an e-mail or a name without seeing it: invisible marks, other kinds of space and
 * dash, digits and Latin letters of other widths. Everything that compares what was typed reads it through here.
 */

/** Marks of direction, joiners, soft hyphens, byte order marks, fillers, variation selectors, key caps. */
const invisible = /\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]|[\u17b4\u17b5]|[\ufe00-\ufe0f]|\u20e3/gu;

const dash = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/gu;

/** The same text in plain spelling. No visible character is lost. */
export function cleanSpelling(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(dash, '-')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\p{Nd}/gu, toAsciiDigit)
    .normalize('NFC')
    .trim();
}

/** Only the digits of a text that is in plain spelling. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Unicode keeps the ten digits of a script in a row, so a digit is as many as there are digits of its row before it. */
function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) as number;
  if (code < 0x80) return digit;
  // The mathematical digits are five rows without a gap.
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
