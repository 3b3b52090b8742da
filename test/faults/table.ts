/** What came of one thing, counted. */
export type Row = Map<string, number>;

/** Things by outcomes, with a letter for each outcome and the sums in the last line. */
export function formatTable(rows: ReadonlyMap<string, Row>): string {
  const outcomes = [...new Set([...rows.values()].flatMap((row) => [...row.keys()]))].sort();
  const letters = outcomes.map((_, index) => String.fromCharCode(65 + index));
  const width = Math.max(0, ...[...rows.keys()].map((name) => name.length)) + 2;
  const line = (name: string, cells: (string | number)[]) =>
    `${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(6)).join('')}`;
  const sum = (outcome: string) => [...rows.values()].reduce((total, row) => total + (row.get(outcome) ?? 0), 0);
  return [
    outcomes.map((outcome, index) => `${letters[index]} ${outcome}`).join(', '),
    line('', letters),
    ...[...rows].map(([name, row]) =>
      line(
        name,
        outcomes.map((outcome) => row.get(outcome) ?? '·'),
      ),
    ),
    line('all', outcomes.map(sum)),
  ].join('\n');
}

export function printTable(rows: ReadonlyMap<string, Row>): void {
  process.stdout.write(`\n${formatTable(rows)}\n`);
}
