/** A caller's own text for an error or a log line, cut to `most` characters: a name of 300 KB is not sent back whole. */
export function quote(text: string, most = 100): string {
  if (text.length <= most) return text;
  // Not between the two halves of a character.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}…`;
}
