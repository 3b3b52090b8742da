import type { Row } from './row.ts';

/** Rows under a title, the figures in one column. */
export function toText(title: string, rows: readonly Row[]): string {
  const plain = rows.map(([what, figure]) => [what.replaceAll('`', ''), figure] as const);
  const width = Math.max(...plain.map(([what]) => what.length));
  return [title, ...plain.map(([what, figure]) => `  ${what.padEnd(width)}  ${figure}`), ''].join('\n');
}

/** All rows as one table of a Markdown document. */
export function toMarkdown(rows: readonly Row[]): string {
  return ['| measured | |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}
