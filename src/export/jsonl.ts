import { type Cell, type Column, isEmpty, type Style, type Table, toDecimal } from './table.ts';

/** Renders a table as JSON Lines: one object for each row, with the keys of the columns. Values that are missing are null. */
export async function* renderJsonl({ columns, steps }: Table, style: Style): AsyncGenerator<string> {
  for await (const rows of steps) {
    let text = '';
    for (const row of rows) {
      const entries = columns.map((column, index) => [column.key, toJson(row[index], column, style)]);
      text += `${JSON.stringify(Object.fromEntries(entries))}\n`;
    }
    yield text;
  }
}

function toJson(cell: Cell, { type }: Column, { toDateTime }: Style): unknown {
  if (isEmpty(cell)) return null;
  switch (type) {
    case 'money':
      return Number(toDecimal(cell as number));
    case 'integer':
    case 'number':
      return Number(cell);
    case 'boolean':
      return Boolean(cell);
    case 'date-time':
      return toDateTime(Number(cell));
    case 'id':
      // As in GraphQL.
      return String(cell);
    default:
      return cell;
  }
}
