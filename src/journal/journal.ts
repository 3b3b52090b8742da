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
  /** The tables were lost and are made anew. @param file where the damaged file is now; undefined if there was none */
  onLoss?: ((file: string | undefined) => void) | undefined;
}

/** How often old entries are removed, in seconds. */
const pruneSeconds = 3_600;

/** A table or its schema that was there is gone, in the words of SQLite and the codes of PostgreSQL. */
function isMissing(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === '42P01' || code === '3F000' || /^no such table/.test(String(message));
}

/**
 * Opens a journal; its tables are made if they are missing. A file that is damaged, was emptied or was taken away is made anew.
 *
 * @throws {JournalUnavailableError} as every method does
 */
export async function openJournal({ store, schema, days, now, onLoss }: JournalOptions): Promise<Journal> {
  const database = tablesOf(store);
  let renewing: Promise<void> | undefined;

  /** Once for all that wait for it: opening anew ends what is running on the connections. */
  function renew(): Promise<void> {
    renewing ??= reopen().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  async function reopen(): Promise<void> {
    onLoss?.(await store.reopen());
    await createTables(store, schema);
  }

  async function run<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      if (renewing || store.isLost()) await renew();
      return await work().catch(async (error: unknown) => {
        if (!renewing && !store.isLost() && !isMissing(error)) throw error;
        await renew();
        return work();
      });
    } catch (error) {
      throw explainStore(error);
    }
  }

  function insert(entry: Omit<JournalEntry, 'count'>, writes: readonly JournalWrite[]) {
    const entries = database.insertInto('journal_entry').values(entry);
    return {
      entry: entries.onConflict((conflict) => conflict.column('id').doNothing()),
      writes: database.insertInto('journal_write').values(writes.map((write) => toRow(entry.id, write))),
    };
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
      const inserted = insert(entry, writes);
      // One that was given up may arrive after its outcome.
      const added = inserted.writes.onConflict((conflict) => conflict.columns(['entry_id', 'place']).doNothing());
      await run(() => store.write([...prune(), inserted.entry, added]));
    },
    async settle(entry, writes) {
      if (writes.length === 0) return;
      const inserted = insert(entry, writes);
      const settled = inserted.writes.onConflict((conflict) =>
        conflict.columns(['entry_id', 'place']).doUpdateSet(({ ref }) => ({
          record_id: ref('excluded.record_id'),
          outcome: ref('excluded.outcome'),
          code: ref('excluded.code'),
        })),
      );
      await run(() => store.write([inserted.entry, settled]));
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
