import { stringify } from 'csv-stringify/sync';
import { createPhoneWriter, toHarmless } from './harmless.ts';
import { type Cell, type Column, isEmpty, type Style, type Table, toDecimal, toText, typeOfCell } from './table.ts';

/** Texts with any of these are quoted, so that a spreadsheet which expects another separator does not split them. */
const separators = /[;,\t\r\n]/;

const booleans = { ru: ['нет', 'да'], en: ['no', 'yes'] } as const;

/**
 * Renders a table as CSV (RFC 4180). With semicolons it is what Excel expects where the decimal separator is a comma. Texts that
 * a spreadsheet would run as formulas are made harmless.
 */
export async function* renderCsv({ columns, steps }: Table, style: Style): AsyncGenerator<string> {
  const { separator = ';', byteOrderMark = separator === ';' } = style;
  const write = await createCellWriter(style, separator);
  const render = (rows: string[][]) =>
    stringify(rows, { delimiter: separator, record_delimiter: 'windows', quoted_match: separators });
  yield `${byteOrderMark ? '\ufeff' : ''}${render([columns.map(({ title }) => toHarmless(title))])}`;
  for await (const rows of steps) {
    yield render(rows.map((row) => columns.map((column, index) => write(row[index], column))));
  }
}

async function createCellWriter(style: Style, separator: string) {
  const writePhone = await createPhoneWriter(style.country);
  const toNumber = (text: string) => (separator === ';' ? text.replace('.', ',') : text);
  return (cell: Cell, { type }: Column): string => {
    if (isEmpty(cell)) return '';
    switch (type === 'any' ? typeOfCell(cell) : type) {
      case 'money':
        return toNumber(toDecimal(cell as number));
      case 'number':
      case 'integer':
        return toNumber(String(cell));
      case 'boolean':
        return booleans[style.language][cell ? 1 : 0];
      case 'date':
        return String(cell);
      case 'date-time':
        // Spreadsheets recognise this format in every language. They know no time zones.
        return style.toDateTime(Number(cell)).slice(0, 19).replace('T', ' ');
      case 'phone':
        return typeof cell === 'object' ? joinPhones(cell.map(writePhone)) : writePhone(toText(cell));
      default:
        return toHarmless(toText(cell));
    }
  };
}

/** Only the beginning of a cell can be run or changed, so the marks of the phones after the first are removed. */
function joinPhones(phones: readonly string[]): string {
  return phones.map((phone, index) => (index > 0 ? phone.replace(/^'/, '') : phone)).join(', ');
}
