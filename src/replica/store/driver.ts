import {
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { CompiledStatement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Runs one statement. */
export type Execute = (statement: CompiledStatement) => Promise<QueryResult<unknown>>;

/** Kysely over an engine that runs single statements. Transactions go through `Store.write`, long reads page by page. */
export function createDatabase(engine: 'sqlite' | 'postgres', execute: Execute): Kysely<Tables> {
  const driver = createDriver(execute);
  if (engine === 'sqlite') {
    return new Kysely<Tables>({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createQueryCompiler: () => new SqliteQueryCompiler(),
        createIntrospector: (database) => new SqliteIntrospector(database),
        createDriver: () => driver,
      },
    });
  }
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createDriver: () => driver,
    },
  });
}

function createDriver(execute: Execute): Driver {
  const connection: DatabaseConnection = {
    executeQuery: <Row>({ sql: text, parameters }: CompiledQuery) =>
      execute({ sql: text, parameters }) as Promise<QueryResult<Row>>,
    // biome-ignore lint/correctness/useYield: Kysely asks for a generator.
    async *streamQuery() {
      throw new Error('A replica is not streamed; read it page by page');
    },
  };
  const refuse = async () => {
    throw new Error('Transactions of a replica go through `write`');
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

/** A raw statement as the builder's statements are. */
export function asCompilable(raw: RawBuilder<unknown>, database: Kysely<Tables>): Compilable {
  return { compile: () => raw.compile(database) };
}

/**
 * The rest of a statement that writes columns of rows that exist: both engines have the same words for it.
 *
 * @param source a query with the columns of the key and those that are written
 */
export function setColumns(
  table: RawBuilder<unknown>,
  key: readonly string[],
  columns: readonly string[],
  source: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const changes = columns.map((column) => sql`${sql.id(column)} = ${sql.id('changed', column)}`);
  const same = key.map((column) => sql`stored.${sql.id(column)} = ${sql.id('changed', column)}`);
  return sql`update ${table} as stored set ${sql.join(changes)} from (${source}) as changed where ${sql.join(same, sql` and `)}`;
}

/**
 * A statement that inserts rows whose key is not stored; it reads only the key of the others.
 *
 * @param source a query without a condition that selects the columns of the rows
 * @param place a column of the key in the rows of that query
 */
export function insertMissing(
  table: RawBuilder<unknown>,
  key: readonly string[],
  columns: readonly string[],
  source: RawBuilder<unknown>,
  place: (column: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const list = sql.join(columns.map((column) => sql.id(column)));
  const same = key.map((column) => sql`stored.${sql.id(column)} = ${place(column)}`);
  return sql`insert into ${table} (${list}) ${source} where not exists (select 1 from ${table} as stored where ${sql.join(same, sql` and `)})`;
}

/**
 * What happens to a row that exists: both engines have the same words for it. A row that would stay the same is not written.
 *
 * @param key the columns of the key; without them, an existing row is kept
 */
export function onConflict(
  table: string,
  columns: readonly string[],
  key: readonly string[] | undefined,
): RawBuilder<unknown> {
  const rest = columns.filter((column) => !key?.includes(column));
  if (!key || rest.length === 0) return sql`on conflict do nothing`;
  const changes = rest.map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`);
  const differences = rest.map(
    (column) => sql`${sql.id(table)}.${sql.id(column)} is distinct from excluded.${sql.id(column)}`,
  );
  return sql`on conflict (${sql.join(key.map((column) => sql.id(column)))}) do update set ${sql.join(changes)}
    where ${sql.join(differences, sql` or `)}`;
}

/** What both engines refuse or cut texts at: NUL, and halves of characters. */
const unstorable = /\0|\p{Surrogate}/gu;

/** Rows as one parameter. A text that cannot be stored loses the characters that prevent it. */
export function toJson(rows: unknown): string {
  const text = JSON.stringify(rows);
  // Looking for the escapes is cheaper than looking at every text.
  if (!text.includes('\\u')) return text;
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(unstorable, '') : value,
  );
}
