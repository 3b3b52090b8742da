/**
 * Normalizes the spelling of phones, e-mails and names: removes invisible characters, unifies spaces and dashes, and converts
 * full-width letters and the digits of other scripts to ASCII. Texts are normalized before they are compared.
 */

/** Direction marks, joiners, soft hyphens, byte order marks, fillers, variation selectors, key caps. */
const invisible = /\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]|[\u17b4\u17b5]|[\ufe00-\ufe0f]|\u20e3/gu;

const dash = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/gu;

/** Normalizes the spelling of a text. Every visible character is kept. */
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

/** The digits of a normalized text. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Converts a digit of any script. Unicode has the ten digits of a script in a row, so the digits before it are counted. */
function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) as number;
  if (code < 0x80) return digit;
  // The mathematical digits are five such rows without a gap.
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
