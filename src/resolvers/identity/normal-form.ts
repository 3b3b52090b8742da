import { parseEmail } from './email.ts';
import { digitsOf } from './spelling.ts';

/** The digits of a phone by which two spellings of one number are compared. */
const phoneDigits = 10;

/**
 * The normal form of a value of a custom field by which records are compared; null for a field that identifies no one, and for a
 * value that is not of its kind.
 */
export function normalForm({ code }: { code: string | null }, text: string): string | null {
  if (code === 'EMAIL') return parseEmail(text.trim())?.key ?? null;
  if (code !== 'PHONE') return null;
  const digits = digitsOf(text);
  return digits.length < 5 ? null : digits.slice(-phoneDigits);
}
