/** What is exported: columns, and rows that arrive in steps so that they are never all in memory. */

/**
 * The types of values.
 *
 * - `integer`, `number`: numbers
 * - `money`: an integer of ten-thousandths of the currency's unit
 * - `date`: a text `2026-11-05`
 * - `date-time`: unix seconds
 * - `id`: a number, or a text for ids that are not numbers
 * - `phone`: a text that must stay one, although it has only digits
 * - `any`: numbers, texts and booleans, each by itself
 */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'number'
  | 'money'
  | 'date'
  | 'date-time'
  | 'boolean'
  | 'id'
  | 'phone'
  | 'any';

/** One column. */
export interface Column {
  /** Its name for programs: `responsible_name`. Unique in a table. */
  key: string;
  /** Its name for people, in the account's language. */
  title: string;
  type: ColumnType;
}

/** One value, as its column's type says. A list is several texts or phones. */
export type Cell = string | number | bigint | boolean | readonly string[] | null | undefined;

/** One row: a value for each column, in the order of the columns. */
export type Row = readonly Cell[];

/** A table whose rows can be read once. */
export interface Table {
  columns: readonly Column[];
  /** The rows in steps of about a thousand. The next step is read when the last one has been written. */
  steps: AsyncIterable<readonly Row[]>;
}

/** How values are shown. */
export interface Style {
  /** The title of the table; the name of the sheet. */
  title: string;
  language: 'ru' | 'en';
  /** The country of phones that do not name theirs, as two letters. If omitted, such phones are shown as they are. */
  country?: string | undefined;
  /** Converts unix seconds to the account's time: `2026-11-05T14:30:00+03:00`. */
  toDateTime(seconds: number): string;
  /** What is between the values of a CSV file: a semicolon if omitted. */
  separator?: Separator | undefined;
  /** Whether a CSV file begins with a byte order mark: if omitted, only one with semicolons does. */
  byteOrderMark?: boolean | undefined;
}

/** What may be between the values of a CSV file. */
export type Separator = ';' | ',' | '\t';

/** How many ten-thousandths an amount of 1 has. */
const scale = 4;

/** An amount of ten-thousandths as an exact decimal number: `1234.5`. */
export function toDecimal(exact: number | bigint | string): string {
  const value = BigInt(exact);
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction && `.${fraction}`}`;
}

/** Whether a value has nothing to show. */
export function isEmpty(cell: Cell): cell is null | undefined {
  return cell === null || cell === undefined;
}

/** The type of one value in a column of type `any`. */
export function typeOfCell(cell: Exclude<Cell, null | undefined>): ColumnType {
  if (typeof cell === 'number') return Number.isInteger(cell) ? 'integer' : 'number';
  return typeof cell === 'boolean' ? 'boolean' : 'text';
}

/** Several values are shown in one cell, separated by commas. */
export function toText(cell: Exclude<Cell, null | undefined>): string {
  return typeof cell === 'object' ? cell.join(', ') : String(cell);
}
