/** Replaces the text between `<!-- mark -->` and `<!-- /mark -->` in a document. */
export function fillPart(document: string, mark: string, part: string): string {
  const [begin, end] = [`<!-- ${mark} -->\n`, `<!-- /${mark} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The document has no part "${mark}".`);
  return `${document.slice(0, from + begin.length)}${part}\n${document.slice(to)}`;
}
