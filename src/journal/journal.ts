import { JournalUnavailableError, ReplicaUnavailableError } from '../errors/index.ts';
import type { Store } from '../replica/index.ts';
import type { Journal, JournalEntry, JournalOutcome, JournalWrite } from './entry.ts';
import { createTables, type JournalTables, tablesOf } from './table.ts';

/** What a journal is opened with. */
export interface JournalOptions {
  store: Store;
  /** The schema of PostgreSQL. */
  schema?: string | undefined;
  /** How long entries are kept, in days. */
  days: number;
  /** By amoCRM's clock, in unix seconds. */
  now(): number;
  /** The file was damaged and was made anew. @param file where the damaged one is now */
  onDamage?: ((file: string) => void) | undefined;
}

/** How often old entries are removed, in seconds. */
const pruneSeconds = 3_600;

/**
 * Opens a journal; its tables are made if they are missing. A file that is damaged or was taken away is made anew.
 *
 * @throws {JournalUnavailableError} as every method does
 */
export async function openJournal({ store, schema, days, now, onDamage }: JournalOptions): Promise<Journal> {
  const database = tablesOf(store);

  async function renew(): Promise<void> {
    const damaged = await store.reopen();
    if (damaged !== undefined) onDamage?.(damaged);
    await createTables(store, schema);
  }

  async function run<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      if (store.isLost()) await renew();
      return await work().catch(async (error: unknown) => {
        if (!store.isLost()) throw error;
        await renew();
        return work();
      });
    } catch (error) {
      throw explainStore(error);
    }
  }

  await run(() => createTables(store, schema));
  let prunedAt = Number.NEGATIVE_INFINITY;

  /** The statements that remove old entries, if it is time for it. */
  function prune() {
    if (now() - prunedAt < pruneSeconds) return [];
    prunedAt = now();
    const oldest = now() - days * 86_400;
    const old = database.selectFrom('journal_entry').select('id').where('at', '<', oldest);
    return [
      database.deleteFrom('journal_write').where('entry_id', 'in', old),
      database.deleteFrom('journal_entry').where('at', '<', oldest),
    ];
  }

  const entries = () =>
    database
      .selectFrom('journal_entry')
      .select(['id', 'at', 'caller', 'door', 'operation'])
      .select(({ selectFrom, fn }) =>
        selectFrom('journal_write')
          .whereRef('entry_id', '=', 'journal_entry.id')
          .select(fn.countAll<number>().as('count'))
          .as('count'),
      );

  return {
    async append(entry, writes) {
      if (writes.length === 0) return;
      const statements = [
        ...prune(),
        database
          .insertInto('journal_entry')
          .values(entry)
          .onConflict((conflict) => conflict.column('id').doNothing()),
        database.insertInto('journal_write').values(writes.map((write) => toRow(entry.id, write))),
      ];
      await run(() => store.write(statements));
    },
    async settle(entryId, writes) {
      const statements = writes.map(({ place, recordId, outcome, code }) =>
        database
          .updateTable('journal_write')
          .set({ record_id: recordId, outcome, code })
          .where('entry_id', '=', entryId)
          .where('place', '=', place),
      );
      await run(() => store.write(statements));
    },
    async list({ first, before, kind, recordId }) {
      let query = entries().orderBy('id', 'desc').limit(first);
      if (before !== undefined) query = query.where('id', '<', before);
      if (kind !== undefined || recordId !== undefined) {
        let writes = database.selectFrom('journal_write').select('entry_id');
        if (kind !== undefined) writes = writes.where('kind', '=', kind);
        if (recordId !== undefined) writes = writes.where('record_id', '=', recordId);
        query = query.where('id', 'in', writes);
      }
      return (await run(() => query.execute())).map(toEntry);
    },
    async find(entryId) {
      const row = await run(() => entries().where('id', '=', entryId).executeTakeFirst());
      return row && toEntry(row);
    },
    async writes(entryId, first) {
      let query = database.selectFrom('journal_write').selectAll().where('entry_id', '=', entryId).orderBy('place');
      if (first !== undefined) query = query.limit(first);
      return (await run(() => query.execute())).map(toWrite);
    },
    close: () => store.close(),
  };
}

/** Errors of the engine speak of the replica, which is another file and another schema. */
export function explainStore(error: unknown): unknown {
  if (!(error instanceof ReplicaUnavailableError)) return error;
  const { cause } = error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new JournalUnavailableError(`The journal of writes cannot be read or written: ${reason}.`, {
    remedy:
      'Check the disk of DATA_DIR (with DATABASE_URL: the database). Writes are carried out meanwhile, but cannot be undone.',
    cause: error,
  });
}

function toEntry(row: JournalTables['journal_entry'] & { count: number | null }): JournalEntry {
  return { ...row, count: Number(row.count ?? 0) };
}

function toRow(entryId: string, { recordId, before, after, ...write }: JournalWrite): JournalTables['journal_write'] {
  return { ...write, entry_id: entryId, record_id: recordId, before: toJson(before), after: toJson(after) };
}

function toWrite({ entry_id: _, record_id: recordId, before, after, outcome, ...row }: JournalTables['journal_write']) {
  return { ...row, recordId, before: parse(before), after: parse(after), outcome: outcome as JournalOutcome };
}

function toJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function parse(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
