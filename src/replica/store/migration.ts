/**
 * The versions of the tables. A replica is brought forward by the migrations that it lacks, each in one transaction with its version, so
 * that a process that is killed in the middle leaves the earlier version. There is no way back: an older program refuses a newer replica.
 */
import { type Compilable, type CreateTableBuilder, type Kysely, sql } from 'kysely';
import { asCompilable } from './driver.ts';
import { UnexpectedChangesError } from './statement.ts';
import type { Store } from './store.ts';
import { type ColumnType, type TableDefinition, tableDefinitions } from './table-definition.ts';
import type { Tables } from './tables.ts';

/** The statements of one version. */
type Migration = (store: Store) => Compilable[];

/** In order. A migration that has been released is never changed; a change of the tables is another one. */
const migrations: readonly Migration[] = [createTables, widenIndexes];

/** The version of the tables that this program reads and writes. */
export const currentVersion = migrations.length;

/** A replica is of a version that this program cannot use. */
export class NewerReplicaError extends Error {
  override readonly name = 'NewerReplicaError';
}

/**
 * Makes the tables, or brings them forward to the current version.
 *
 * @param schema of PostgreSQL, which is made if it is missing
 * @param last the version to stop at
 * @throws {NewerReplicaError} if a newer program has made them
 */
export async function migrate(store: Store, schema?: string, last = currentVersion): Promise<void> {
  if (schema) await store.write([...alone(store, schema), store.database.schema.createSchema(schema).ifNotExists()]);
  // The table of facts says the version, so it is there before the first migration.
  const fact = createTable(store, 'fact', tableDefinitions.fact).ifNotExists();
  await store.write([...alone(store, schema), fact]);
  await store.write([store.insert('fact', [{ key: 'version', value: '0' }])]);
  for (;;) {
    const version = await readVersion(store.database);
    if (version > currentVersion) {
      throw new NewerReplicaError(`The replica has version ${version}; this program knows ${currentVersion}`);
    }
    const migration = version < last ? migrations[version] : undefined;
    if (!migration) return;
    const step = store.database
      .updateTable('fact')
      .set({ value: String(version + 1) })
      .where('key', '=', 'version')
      .where('value', '=', String(version));
    await store.write([{ query: step, expect: 1 }, ...migration(store)]).catch((error: unknown) => {
      // Another process has made the step meanwhile.
      if (!(error instanceof UnexpectedChangesError)) throw error;
    });
  }
}

/**
 * The statement with which a transaction begins that makes what another process may make at the same time. In PostgreSQL `if not exists`
 * does not wait for the other one, and fails; in SQLite transactions that write wait for each other.
 */
export function alone(store: Store, schema?: string): Compilable[] {
  if (schema === undefined) return [];
  return [asCompilable(sql`select pg_advisory_xact_lock(hashtext(${schema}))`, store.database)];
}

/** 0 if there are no tables yet. */
async function readVersion(database: Kysely<Tables>): Promise<number> {
  const query = database.selectFrom('fact').select('value').where('key', '=', 'version');
  return Number((await query.executeTakeFirstOrThrow()).value);
}

/** How many columns of an index are in its name, which PostgreSQL cuts at 63 characters. */
const namedColumns = 3;

function createTables(store: Store): Compilable[] {
  return Object.entries(tableDefinitions).flatMap(([name, definition]) => {
    if (name === 'fact') return [];
    return [
      createTable(store, name, definition as TableDefinition<never>),
      ...((definition as TableDefinition<never>).indexes ?? []).map((columns) =>
        store.database.schema
          .createIndex([name, 'by', ...(columns as readonly string[]).slice(0, namedColumns)].join('_'))
          .on(name)
          .columns([...columns] as never[]),
      ),
    ];
  });
}

/**
 * Version 2. Conditions on fields and moves read an index and no table: otherwise SQLite goes through the values of all fields. An index of
 * PostgreSQL takes no value longer than 2.7 kB, and a text field may have one, so there the texts are in no index.
 */
function widenIndexes({ engine, database: { schema } }: Store): Compilable[] {
  const text = engine === 'sqlite' ? ['value_text'] : [];
  return [
    schema.dropIndex('custom_field_value_by_field_id_value_text'),
    schema
      .createIndex('custom_field_value_by_field_id')
      .on('custom_field_value')
      .columns(['field_id', ...text, 'value_number', 'value_at', 'enum_id']),
    schema.dropIndex('stage_move_by_moved_at'),
    schema
      .createIndex('stage_move_by_moved_at_lead_id')
      .on('stage_move')
      .columns(['moved_at', 'lead_id', 'to_status_id', 'from_status_id']),
  ];
}

/** Integers of SQLite have 64 bits, those of PostgreSQL only as `bigint`. */
const typeNames = {
  sqlite: { integer: 'integer', real: 'real', text: 'text' },
  postgres: { integer: 'bigint', real: 'double precision', text: 'text' },
} as const;

function createTable(store: Store, name: string, { columns, key }: TableDefinition<never>) {
  let builder: CreateTableBuilder<string, string> = store.database.schema.createTable(name);
  for (const [column, type] of Object.entries<ColumnType>(columns)) {
    const isNullable = type.endsWith('?');
    const typeName = typeNames[store.engine][type.replace('?', '') as 'integer'];
    // In SQLite a single integer key is the row's own number, without an index beside the table.
    const isRowNumber = store.engine === 'sqlite' && key.length === 1 && key[0] === column && typeName === 'integer';
    builder = builder.addColumn(column, sql.raw(typeName), (built) =>
      isRowNumber ? built.primaryKey() : isNullable ? built : built.notNull(),
    );
    if (isRowNumber) key = [];
  }
  if (key.length > 0) builder = builder.addPrimaryKeyConstraint(`${name}_key`, [...key] as string[]);
  if (store.engine === 'sqlite' && key.length > 0) builder = builder.modifyEnd(sql`without rowid`);
  return builder;
}
