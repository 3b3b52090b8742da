import { type Expression, type SqlBool, sql } from 'kysely';
import type { Range } from '../../amocrm/index.ts';

/** Whether a column, `contact.created_at`, lies in a range, both ends included; an empty column does not. */
export function isInRange(column: string, { from, to }: Range): Expression<SqlBool>[] {
  const reference = sql.ref(column);
  return [
    ...(from === undefined ? [] : [sql<SqlBool>`${reference} >= ${from}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`${reference} <= ${to}`]),
  ];
}

/** Whether a column has one of the values. */
export function isOneOf(column: string, values: readonly (number | string)[]): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join([...values])})`;
}
