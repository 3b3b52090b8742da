/**
 * Texts that a spreadsheet shows and does not run. Anyone who fills in a form can write a text that begins with `=`, and a
 * spreadsheet would run it as a formula when the file is opened (OWASP, CSV Injection).
 */

/** What a formula may begin with, and the full-width forms, which some spreadsheets treat in the same way. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Digits that a spreadsheet would change: it drops leading zeros, and everything after the fifteenth digit. */
const changedDigits = /^(?:0\d+|\d{16,})$/;

/** Marks a text with an apostrophe if a spreadsheet would run or change it. */
export function toHarmless(text: string): string {
  return formula.test(text) || changedDigits.test(text) ? `'${text}` : text;
}

/** Groups of three digits, which a spreadsheet takes for thousands where these are separated by spaces. */
const thousands = /^\+\d{1,3}(?: \d{3})+$/;

/**
 * Makes a function that writes phones so that they stay readable texts in a CSV file: `+79991234567` would become a number and
 * `+7-999-123-45-67` a difference, but `+7 999 123 45 67` is neither. A text that is not a valid phone is made harmless.
 *
 * @param country of phones that do not name theirs, as two letters
 */
export async function createPhoneWriter(country: string | undefined): Promise<(text: string) => string> {
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  const own = country !== undefined && isSupportedCountry(country) ? country : undefined;
  return (text) => {
    const phone = /^[\d\s()+./-]+$/.test(text) ? parsePhoneNumberFromString(text, own) : undefined;
    if (!phone?.isValid()) return toHarmless(text);
    const shown = phone.formatInternational();
    return thousands.test(shown) ? shown.replace(/ (\d+)$/, '-$1') : shown;
  };
}
