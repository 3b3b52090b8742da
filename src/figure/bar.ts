/** Figures as they are drawn: horizontal bars, and single figures with their names. */

/** One part of a bar. */
export interface BarPart {
  value: number;
  /** The value with its unit. */
  text: string;
  tone?: 'won' | 'lost';
}

/** One row of bars. */
export interface BarRow {
  key: string;
  label: string;
  parts: BarPart[];
  /** A remark on the row. */
  note?: string;
}

/** A figure with its name. */
export interface TileRow {
  label: string;
  value: string;
  note?: string | undefined;
}

/** The largest value of some rows: the length of the longest bar. */
export function findLongest(rows: readonly BarRow[]): number {
  return Math.max(...rows.flatMap(({ parts }) => parts.map(({ value }) => value)), 0);
}
