/** The answer to an SQL statement as a table: the engine's own columns, and values of any type. */
import type { Column, Row, Table } from '../../export/table.ts';
import type { SqlStream } from '../../replica/index.ts';
import type { Language } from './column.ts';

/** What the file and its sheet are called. */
export const sqlTitle: Readonly<Record<Language, string>> = { ru: 'Запрос SQL', en: 'SQL query' };

/**
 * Opens the table of a statement. Its first rows are read here, because they name the columns; the rest is read while it is written.
 *
 * @throws {ValidationError} if the engine refuses the statement
 */
export async function openSqlTable({ steps }: Pick<SqlStream, 'steps'>): Promise<Table> {
  const { value: first } = await steps.next();
  async function* toSteps(): AsyncGenerator<readonly Row[]> {
    try {
      if (first) yield first.rows;
      for await (const { rows } of steps) yield rows;
    } finally {
      await steps.return(undefined);
    }
  }
  return { columns: toColumns(first?.columns ?? []), steps: toSteps() };
}

/** JSON Lines need names that are unique: further columns of one name have their number. */
function toColumns(names: readonly string[]): Column[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let key = name;
    for (let number = 2; taken.has(key); number++) key = `${name}_${number}`;
    taken.add(key);
    return { key, title: key, type: 'any' };
  });
}
