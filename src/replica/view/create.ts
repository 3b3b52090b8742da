/** Makes the views, and replaces them when their definitions or the account's time zone have changed. */
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type Dialect, postgresDialect, type Sql, sqliteDialect } from '../store/dialect.ts';
import { asCompilable } from '../store/driver.ts';
import { alone } from '../store/migration.ts';
import type { Store } from '../store/store.ts';
import { isTable, type ViewDefinition, views } from './index.ts';

/** The fact that holds the digest of the views that are there. */
const fact = 'views';

/**
 * Makes the views that are missing or out of date, all in one transaction.
 *
 * @param timeZone IANA name of the account's time zone: views show local times
 * @param schema of PostgreSQL
 */
export async function createViews(store: Store, timeZone: string, schema?: string): Promise<void> {
  const dialect = schema === undefined ? sqliteDialect(timeZone) : postgresDialect(schema, timeZone);
  const statements = Object.entries(views).flatMap(([name, view]) =>
    isTable(name) ? [] : dropAndCreate(name, view, dialect),
  );
  const compiled = statements.map((statement) => asCompilable(statement, store.database));
  const digest = createHash('sha256');
  for (const statement of compiled) digest.update(statement.compile().sql);
  const value = digest.digest('hex');
  const known = await store.database.selectFrom('fact').select('value').where('key', '=', fact).executeTakeFirst();
  if (known?.value !== value) {
    const noted = store.insert('fact', [{ key: fact, value }], ['key']);
    await store.write([...alone(store, schema), ...compiled, noted]);
  }
  await store.allowReader(Object.keys(views));
}

function dropAndCreate(name: string, view: ViewDefinition, dialect: Dialect): RawBuilder<unknown>[] {
  const id = dialect.table(name);
  // Views that others have made over this one would keep it; they are made again by whoever made them.
  const cascade = dialect.cascade ? sql` cascade` : sql``;
  return [sql`drop view if exists ${id}${cascade}`, sql`create view ${id} as ${toQuery(view, dialect)}`];
}

function toQuery({ table, where, columns, more = [] }: ViewDefinition, dialect: Dialect): Sql {
  const parts = [
    { table, where, values: Object.fromEntries(Object.entries(columns).map(([name, { value }]) => [name, value])) },
    ...more,
  ].map((part) => {
    const list = Object.keys(columns).map((name) => sql`${part.values[name]?.(dialect)} as ${sql.id(name)}`);
    const condition = part.where ? sql` where ${part.where}` : sql``;
    return sql`select ${sql.join(list)} from ${dialect.table(part.table)} as ${sql.id(part.table)}${condition}`;
  });
  return sql.join(parts, sql` union all `);
}
