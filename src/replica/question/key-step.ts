/** Reads a table step by step in the order of its key, so that its rows are never all in memory. */
import type { Range } from '../../amocrm/index.ts';

/** How many rows of a table a step looks at. */
export const stepSize = 1_000;

/** The rows that were found, step by step. */
export type Steps<Row> = AsyncGenerator<Row[]>;

/** A range whose open ends are the least and the greatest time. */
export function toBounds({ from = 0, to = Number.MAX_SAFE_INTEGER }: Range = {}): Required<Range> {
  return { from, to };
}

/** The key of a row that has an id. */
export function toId<Id>(row: { id: Id } | undefined): Id | undefined {
  return row?.id;
}

/** How a table is read in steps. */
export interface StepReader<Row, Key> {
  /** Less than every key. */
  first: Key;
  /** Finds the key of the last row of a step; undefined if fewer rows are left. */
  findLast(after: Key): Promise<Key | undefined>;
  /**
   * Reads the rows of a step that match. The step itself is a subquery with a limit, so that a database follows the key and does not
   * sort all rows that match for each step.
   */
  read(after: Key, last: Key | undefined): Promise<Row[]>;
}

/** Each step continues after the last key of the one before, so that changes in between neither repeat nor skip a record. */
export async function* readSteps<Row, Key>({ first, findLast, read }: StepReader<Row, Key>): Steps<Row> {
  let after: Key | undefined = first;
  while (after !== undefined) {
    const last: Key | undefined = await findLast(after);
    const rows = await read(after, last);
    if (rows.length > 0) yield rows;
    after = last;
  }
}
