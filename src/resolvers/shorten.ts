import type { Nullish } from '../nullish.ts';

/** A text of at most so many characters; what was left out is counted behind it. */
export function shorten(text: string, maxLength: Nullish<number>): string {
  if (!maxLength || text.length <= maxLength) return text;
  // Half a surrogate pair would be no text.
  const end = /[\ud800-\udbff]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
  return `${text.slice(0, end)}… (${text.length - end} more characters)`;
}
