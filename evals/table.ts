/** The results as a table for people. */
import type { Attempt } from './solve.ts';

/** The middle of the numbers; the lower one of two. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** The figures of several attempts. */
export function summarise(attempts: readonly Attempt[]) {
  const calls = attempts.map((attempt) => attempt.calls);
  const total = (of: (attempt: Attempt) => number) => attempts.reduce((sum, attempt) => sum + of(attempt), 0);
  return {
    tasks: attempts.length,
    solved: attempts.filter(({ solved }) => solved).length,
    medianCalls: median(calls),
    mostCalls: Math.max(0, ...calls),
    inputTokens: total(({ tokens }) => tokens.input),
    outputTokens: total(({ tokens }) => tokens.output),
    wrongWrites: total(({ wrongWrites }) => wrongWrites),
  };
}

/** One line for each kind, one for all, then what was wrong. */
export function toTable(attempts: readonly Attempt[]): string {
  const kinds = [...new Set(attempts.map(({ kind }) => kind))];
  const head = ['', 'tasks', 'solved', 'calls (median, most)', 'tokens in', 'tokens out', 'wrong writes'];
  const line = (name: string, of: readonly Attempt[]) => {
    const figures = summarise(of);
    return [
      name,
      String(figures.tasks),
      `${figures.solved} (${Math.round((100 * figures.solved) / Math.max(1, figures.tasks))} %)`,
      `${figures.medianCalls}, ${figures.mostCalls}`,
      String(figures.inputTokens),
      String(figures.outputTokens),
      String(figures.wrongWrites),
    ];
  };
  const rows = [
    head,
    ...kinds.map((kind) =>
      line(
        kind,
        attempts.filter((attempt) => attempt.kind === kind),
      ),
    ),
    line('all', attempts),
  ];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const faults = attempts
    .filter(({ solved }) => !solved)
    .map(({ name, faults: list }) => `${name}\n${list.map((fault) => `  ${fault}`).join('\n')}`);
  return [...table, ...(faults.length > 0 ? ['', 'Not solved:', ...faults] : [])].join('\n');
}
