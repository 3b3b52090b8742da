import { sql } from 'kysely';
import type { Kind } from '../kind.ts';
import type { Dialect, Sql } from '../store/dialect.ts';
import type { Tables } from '../store/tables.ts';

/** What a column holds. A `date` is the text `2026-11-05`, a `timestamp` the account's local time, a `flag` 0 or 1. */
export type ViewColumnType = 'integer' | 'number' | 'text' | 'date' | 'timestamp' | 'flag';

/** A column of a view. */
export interface ViewColumn {
  type: ViewColumnType;
  description: string;
  /** Its expression, over the table of the view under the table's own name. */
  value(dialect: Dialect): Sql;
  /** Kinds of records that only this column reads. */
  kinds?: readonly Kind[];
  /** The values that it may have; all of them, unless `listedIn` has more. A statement that compares it with another is refused. */
  values?: readonly string[];
  /** The view and its column that have the other values: what an account has names for, or what amoCRM may add to. */
  listedIn?: readonly [view: string, column: string];
}

/** A table as people and SQL tools see it: in the account's own words. */
export interface ViewDefinition {
  description: string;
  /** The table that it has the rows of. */
  table: keyof Tables;
  /** The condition that its rows meet. */
  where?: Sql;
  /** The kinds of records that every query over it reads. */
  kinds: readonly Kind[];
  columns: Readonly<Record<string, ViewColumn>>;
  /** More rows, from other tables: for each a value of every column. */
  more?: readonly { table: keyof Tables; where?: Sql; values: Readonly<Record<string, (dialect: Dialect) => Sql>> }[];
}

/** A column with an expression of its own. */
export function computed(
  type: ViewColumnType,
  description: string,
  value: ViewColumn['value'],
  kinds?: readonly Kind[],
): ViewColumn {
  return { type, description, value, ...(kinds && { kinds }) };
}

/** A column that is one of a table: `lead.id`. */
export function plain(type: ViewColumnType, reference: string, description: string): ViewColumn {
  return computed(type, description, () => sql.ref(reference));
}

/** A column that has one of these values, or one of those that another column lists. */
export function oneOf(
  column: ViewColumn,
  values: readonly string[],
  listedIn?: NonNullable<ViewColumn['listedIn']>,
): ViewColumn {
  return { ...column, values, ...(listedIn && { listedIn }) };
}

/** A column that has a name of the account's settings. */
export function nameIn(view: string, column: ViewColumn): ViewColumn {
  return { ...column, listedIn: [view, 'name'] };
}

/** A time of a table in unix seconds. */
export function moment(reference: string, description: string): ViewColumn {
  return computed('timestamp', description, ({ localTime }) => localTime(sql.ref(reference)));
}

/**
 * A column of the row that an id refers to. It is a subquery and not a join, so that a query that does not ask for it does not pay
 * for it: SQLite keeps unused joins of queries that group.
 */
export function lookUp(table: keyof Tables, reference: string, column = 'name'): ViewColumn['value'] {
  return (dialect) => {
    const found = sql.id('found', column);
    return sql`(select ${found} from ${dialect.table(table)} as found where found.id = ${sql.ref(reference)})`;
  };
}

/** The name of a user. */
export function userName(reference: string, description: string): ViewColumn {
  return nameIn('users', computed('text', description, lookUp('account_user', reference)));
}

/** When the copy of one kind was last brought up to date, in unix seconds: what a view calls now. */
export function syncedAt(dialect: Dialect, kind: Kind): Sql {
  return sql`(select synced_at from ${dialect.table('stream')} as current where current.kind = ${sql.lit(kind)})`;
}

/** The name of the card that a row belongs to. */
export function recordName(table: string): ViewColumn['value'] {
  const [type, id] = [sql.ref(`${table}.entity_type`), sql.ref(`${table}.entity_id`)];
  return (dialect) => {
    const nameIn = (from: keyof Tables) =>
      sql`(select found.name from ${dialect.table(from)} as found where found.id = ${id})`;
    return sql`case ${type} when 'leads' then ${nameIn('lead')} when 'contacts' then ${nameIn('contact')} when 'companies' then ${nameIn('company')} end`;
  };
}

/** The columns that say which record a row belongs to. */
export function recordColumns(table: string, view: string): Record<string, ViewColumn> {
  return {
    record_type: oneOf(
      plain('text', `${table}.entity_type`, 'Kind of the record that it is on.'),
      ['leads', 'contacts', 'companies', 'customers', 'tasks'],
      [view, 'record_type'],
    ),
    record_id: plain('integer', `${table}.entity_id`, 'Id of that record.'),
    record: computed('text', 'Name of that record.', recordName(table), ['leads', 'contacts', 'companies']),
  };
}
