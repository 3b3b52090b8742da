import type { Row } from './row.ts';

/** Renders rows as text under a title, with the figures in one column. */
export function toText(title: string, rows: readonly Row[]): string {
  const plain = rows.map(([what, figure]) => [what.replaceAll('`', ''), figure] as const);
  const width = Math.max(...plain.map(([what]) => what.length));
  return [title, ...plain.map(([what, figure]) => `  ${what.padEnd(width)}  ${figure}`), ''].join('\n');
}

/** Renders all rows as a Markdown table. */
export function toMarkdown(rows: readonly Row[]): string {
  return ['| measured | |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}
