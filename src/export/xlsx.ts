import { type CellValue, type ColumnDef, writeXlsxStream } from 'hucre/xlsx';
import {
  type Cell,
  type Column,
  type ColumnType,
  isEmpty,
  type Style,
  type Table,
  toDecimal,
  toText,
  typeOfCell,
} from './table.ts';

/** How many digits of a number Excel keeps (Excel specifications and limits). */
const maxDigits = 15;

/** The most characters of a cell in Excel. A longer text damages the workbook. */
const maxText = 32_767;

/** The first year of Excel's dates. Earlier ones are texts. */
const firstYear = 1900;

/** The width of a column in characters, and the format of its numbers. */
const layout: Readonly<Record<ColumnType, { width: number; numFmt?: string }>> = {
  text: { width: 28 },
  integer: { width: 10, numFmt: '0' },
  number: { width: 12 },
  money: { width: 16, numFmt: '#,##0.00' },
  date: { width: 12, numFmt: 'yyyy-mm-dd' },
  'date-time': { width: 20, numFmt: 'yyyy-mm-dd hh:mm:ss' },
  boolean: { width: 8 },
  id: { width: 12, numFmt: '0' },
  phone: { width: 20, numFmt: '@' },
  any: { width: 20 },
};

/** The most rows of a sheet in Excel, with the header. */
const maxRows = 1_048_576;

/**
 * The most cells of a sheet: their XML stays under 4 GB. Above that, the archive would need ZIP64, which makes Excel offer a
 * repair.
 */
const maxCells = 30_000_000;

/** The widest column, in characters. */
const maxWidth = 60;

/**
 * Renders a table as an Excel workbook: typed values, a frozen header, and further sheets after 1,048,575 rows. Texts are never
 * formulas.
 */
export async function* renderXlsx(
  { columns, steps }: Table,
  style: Style,
  maxRowsPerSheet = Math.max(2, Math.min(maxRows, Math.floor(maxCells / columns.length))),
): AsyncGenerator<Uint8Array> {
  async function* toRows(): AsyncGenerator<CellValue[]> {
    for await (const rows of steps) {
      for (const row of rows) yield columns.map((column, index) => toValue(row[index], column, style));
    }
  }
  yield* writeXlsxStream(toRows(), {
    name: toSheetName(style.title),
    columns: columns.map(describeColumn),
    freezePane: { rows: 1 },
    maxRowsPerSheet,
  });
}

function describeColumn({ key, title, type }: Column): ColumnDef {
  const { width, numFmt } = layout[type];
  const header = toCellText(title);
  const needed = Math.min(maxWidth, Math.max(width, header.length + 2));
  return { key, header, width: needed, ...(numFmt !== undefined && { numFmt }) };
}

function toValue(cell: Cell, { type }: Column, { toDateTime }: Style): CellValue {
  if (isEmpty(cell)) return null;
  switch (type === 'any' ? typeOfCell(cell) : type) {
    case 'money':
      return toNumber(toDecimal(cell as number));
    case 'number':
      return Number(cell);
    case 'integer':
    case 'id':
      return toNumber(String(cell));
    case 'boolean':
      return Boolean(cell);
    case 'date':
      return toDate(String(cell), 'T00:00:00');
    case 'date-time':
      return toDate(toDateTime(Number(cell)).slice(0, 19), '');
    default:
      return toCellText(toText(cell));
  }
}

/** A number that Excel would round, or a text that is no number, stays a text. */
function toNumber(text: string): CellValue {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '').length;
  const isExact = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && digits <= maxDigits;
  return isExact ? Number(text) : toCellText(text);
}

/** Excel's dates have no time zone: the account's local time is written as if it were UTC. */
function toDate(local: string, time: string): CellValue {
  const date = new Date(`${local}${time}Z`);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < firstYear ? local.replace('T', ' ') : date;
}

/**
 * A text that the workbook can contain: without characters that XML forbids, not too long, and with what would be read as an
 * escape (`_x000D_`) escaped.
 */
function toCellText(text: string): string {
  const valid = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return valid.length <= maxText ? valid : `${valid.slice(0, maxText - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

/** Excel allows 31 characters, and not these. */
function toSheetName(title: string): string {
  const name = title
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31)
    .trim();
  return name || 'Sheet';
}
