import type { Cell, Column, ColumnType, Row, Table } from '../../export/table.ts';
import type { CustomFieldTable, CustomFieldValueTable } from '../../replica/store/tables.ts';

/** The languages of titles. */
export type Language = 'ru' | 'en';

/** A column, and how its value is taken from a record. */
export interface ColumnOf<Item> extends Column {
  cell(item: Item): Cell;
}

/** Makes columns with titles in one language. */
export function createColumns<Item>(language: Language) {
  return (key: string, type: ColumnType, russian: string, english: string, cell: ColumnOf<Item>['cell']) => ({
    key,
    title: language === 'ru' ? russian : english,
    type,
    cell,
  });
}

/** A table of records. */
export function toTable<Item>(columns: readonly ColumnOf<Item>[], steps: AsyncIterable<readonly Item[]>): Table {
  async function* toSteps(): AsyncGenerator<Row[]> {
    for await (const items of steps) yield items.map((item) => columns.map(({ cell }) => cell(item)));
  }
  return { columns: columns.map(({ key, title, type }) => ({ key, title, type })), steps: toSteps() };
}

/** What an item must have for columns of custom fields: the values of all its fields. */
export interface WithValues {
  values: readonly CustomFieldValueTable[];
}

/** The types of columns for types of fields. All others are texts. */
const fieldColumns: Readonly<Record<string, ColumnType>> = {
  checkbox: 'boolean',
  numeric: 'number',
  monetary: 'number',
  price: 'number',
  date: 'date',
  birthday: 'date',
  date_time: 'date-time',
};

/** A column for each custom field, with the name that it has in the account. */
export function toFieldColumns(fields: readonly CustomFieldTable[]): ColumnOf<WithValues>[] {
  return fields.map((field) => {
    const type = field.code === 'PHONE' ? 'phone' : (fieldColumns[field.type] ?? 'text');
    return {
      key: `field_${field.id}`,
      title: field.name,
      type,
      cell: ({ values }) =>
        toCell(
          values.filter(({ field_id }) => field_id === field.id),
          type,
        ),
    };
  });
}

function toCell(values: readonly CustomFieldValueTable[], type: ColumnType): Cell {
  const [first] = values;
  if (!first) return null;
  switch (type) {
    case 'boolean':
      return first.value_number;
    case 'number':
      return first.value_number;
    case 'date-time':
      return first.value_at;
    case 'date':
      return first.value_text;
    default:
      return toList(values.map(({ value_text }) => value_text));
  }
}

/** Several texts; one of them as it is, and none as null. */
export function toList(texts: readonly string[]): Cell {
  return texts.length > 1 ? texts : (texts[0] ?? null);
}
