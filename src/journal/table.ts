/** The tables of the journal, in SQLite or PostgreSQL. */
import { type Compilable, type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Store } from '../replica/index.ts';
import { alone } from '../replica/store/migration.ts';

/** The rows, as they are stored. */
export interface JournalTables {
  journal_entry: {
    id: string;
    at: number;
    caller: string | null;
    door: string;
    operation: string | null;
  };
  journal_write: {
    entry_id: string;
    place: number;
    method: string;
    path: string;
    kind: string | null;
    record_id: number | null;
    /** JSON, as `after`. */
    before: string | null;
    after: string | null;
    outcome: string;
    code: string | null;
  };
}

/** The journal's own tables of a store, whose type names those of the replica. */
export function tablesOf(store: Store): Kysely<JournalTables> {
  return store.database as unknown as Kysely<JournalTables>;
}

/** Makes the tables if they are missing. @param schema of PostgreSQL */
export async function createTables(store: Store, schema?: string): Promise<void> {
  const { schema: builder } = store.database;
  if (schema) await store.write([...alone(store, schema), builder.createSchema(schema).ifNotExists()]);
  const integer = store.engine === 'sqlite' ? sql`integer` : sql`bigint`;
  const text = (table: CreateTableBuilder<string, string>, name: string) => table.addColumn(name, 'text');
  let entry: CreateTableBuilder<string, string> = builder
    .createTable('journal_entry')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', integer as never, (column) => column.notNull());
  for (const name of ['caller', 'door', 'operation']) entry = text(entry, name);
  let write: CreateTableBuilder<string, string> = builder
    .createTable('journal_write')
    .ifNotExists()
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('place', integer as never, (column) => column.notNull())
    .addColumn('record_id', integer as never);
  for (const name of ['method', 'path', 'kind', 'before', 'after', 'outcome', 'code']) write = text(write, name);
  write = write.addPrimaryKeyConstraint('journal_write_key', ['entry_id', 'place'] as never[]);
  const indexes: Compilable[] = [
    builder.createIndex('journal_entry_by_at').ifNotExists().on('journal_entry').column('at'),
    builder.createIndex('journal_write_by_record').ifNotExists().on('journal_write').columns(['record_id', 'kind']),
  ];
  await store.write([...alone(store, schema), entry, write, ...indexes]);
}
