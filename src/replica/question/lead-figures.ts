/** Counts, sums and quantiles of leads, as integers: money is in ten-thousandths, times are in seconds. */

/** A number of leads and the sum of their prices. */
export interface Tally {
  count: number;
  amount: bigint;
}

/** The middle and the ninetieth percentile of some values. */
export interface Quantile {
  /** How many values there are. */
  count: number;
  /** The mean of the two values in the middle if their number is even. */
  median: number;
  /** The smallest value that at least 90 % of the values do not exceed. */
  p90: number;
}

/** The figures of some leads. */
export interface Figures {
  all: Tally;
  won: Tally;
  lost: Tally;
  /** Of prices; null if there are no leads, or if it was not asked for. */
  price: Quantile | null;
  /** Of the seconds from creation to closing, over won and lost leads whose time of closing is known; null as above. */
  seconds: Quantile | null;
}

/** The figures of some leads now and in the earlier period; null without one. */
export interface Compared {
  now: Figures;
  before: Figures | null;
}

/** The period or the earlier one. */
export type Part = keyof Compared;

/** Of what quantiles are calculated. */
export type QuantileColumn = 'price' | 'seconds';

/** A row as the engine answers it. Columns of figures begin with their part. */
export type FigureRow = Record<string, number | string | null>;

const tallies = ['all', 'won', 'lost'] as const;

/** Names of the columns that `toFigures` reads. */
export const columnOf = {
  count: (part: Part, tally: (typeof tallies)[number]) => `${part}_${tally}_count`,
  amount: (part: Part, tally: (typeof tallies)[number]) => `${part}_${tally}_amount`,
  quantile: (part: Part, column: QuantileColumn, name: keyof Quantile) => `${part}_${column}_${name}`,
};

/** Reads the figures of a part from a row. */
export function toFigures(row: FigureRow, part: Part): Figures {
  const tally = (name: (typeof tallies)[number]): Tally => ({
    count: Number(row[columnOf.count(part, name)] ?? 0),
    amount: BigInt(row[columnOf.amount(part, name)] ?? 0),
  });
  const quantile = (column: QuantileColumn) => toQuantile(row, (name) => columnOf.quantile(part, column, name));
  return {
    all: tally('all'),
    won: tally('won'),
    lost: tally('lost'),
    price: quantile('price'),
    seconds: quantile('seconds'),
  };
}

/** Reads a quantile from a row; null if there were no values. */
export function toQuantile(row: FigureRow, nameOf: (name: keyof Quantile) => string): Quantile | null {
  const read = (name: keyof Quantile) => Number(row[nameOf(name)] ?? 0);
  return read('count') === 0 ? null : { count: read('count'), median: read('median'), p90: read('p90') };
}

/** Adds counts and sums up; quantiles cannot be added. */
export function addFigures(list: readonly Figures[]): Figures {
  const add = (name: (typeof tallies)[number]): Tally => ({
    count: list.reduce((sum, figures) => sum + figures[name].count, 0),
    amount: list.reduce((sum, figures) => sum + figures[name].amount, 0n),
  });
  return { all: add('all'), won: add('won'), lost: add('lost'), price: null, seconds: null };
}

/** What is left of counts and sums. */
export function subtractFigures(from: Figures, other: Figures): Figures {
  const subtract = (name: (typeof tallies)[number]): Tally => ({
    count: from[name].count - other[name].count,
    amount: from[name].amount - other[name].amount,
  });
  return { all: subtract('all'), won: subtract('won'), lost: subtract('lost'), price: null, seconds: null };
}
