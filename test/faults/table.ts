/** What came of each trouble, counted. */
export type Row = Map<string, number>;

/** Prints troubles by outcomes. */
export function printTable(rows: ReadonlyMap<string, Row>): void {
  if (rows.size === 0) return;
  const outcomes = [...new Set([...rows.values()].flatMap((row) => [...row.keys()]))].sort();
  const width = Math.max(...[...rows.keys()].map((name) => name.length)) + 2;
  const lines = [...rows].map(([name, row]) => {
    const cells = outcomes.map((outcome) => String(row.get(outcome) ?? '·').padStart(outcome.length + 2));
    return `${name.padEnd(width)}${cells.join('')}`;
  });
  const head = `${' '.repeat(width)}${outcomes.map((outcome) => `  ${outcome}`).join('')}`;
  process.stdout.write(`\n${head}\n${lines.join('\n')}\n`);
}
