import type { Nullish } from '../nullish.ts';

/** Cuts a text to a number of characters and appends how many were left out. */
export function shorten(text: string, maxLength: Nullish<number>): string {
  if (!maxLength || text.length <= maxLength) return text;
  // Does not cut a surrogate pair in half.
  const end = /[\ud800-\udbff]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
  return `${text.slice(0, end)}… (${text.length - end} more characters)`;
}
