/**
 * Quotes a text from a caller, so that an error never grows with it.
 *
 * @param text what is quoted
 * @param most the maximum number of characters; a longer text is cut and ends with «…»
 */
export function quote(text: string, most = 100): string {
  if (text.length <= most) return text;
  const end = Math.max(0, most - 1);
  // Half a surrogate pair is not a character.
  const isSplit = end > 0 && /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return `${text.slice(0, isSplit ? end - 1 : end)}…`;
}
