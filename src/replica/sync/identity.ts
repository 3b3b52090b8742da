/** Whose replica it is. The records of two accounts are never mixed, and days are those of the account's present calendar. */
import type { Kysely } from 'kysely';
import type { Account } from '../../amocrm/index.ts';
import { ReplicaUnavailableError } from '../../errors/index.ts';
import { toDay } from '../calendar.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import type { Work } from './work.ts';

/** @throws {ReplicaUnavailableError} if the replica is of another account */
export async function checkIdentity(store: Store, account: Account): Promise<void> {
  const known = await loadFacts(store.database);
  const stored = known.get('account_id');
  if (stored !== undefined && stored !== String(account.id)) {
    throw new ReplicaUnavailableError(`The local replica is of account ${stored}, and this is account ${account.id}.`, {
      remedy: 'Give each account a DATA_DIR (or a schema) of its own, or delete the replica with «sync --drop».',
    });
  }
  const facts = { account_id: account.id, subdomain: account.subdomain, time_zone: account.timezone };
  const rows = Object.entries(facts).map(([key, value]) => ({ key, value: String(value) }));
  // The time zone is changed only together with the days that were computed with it.
  const renamed = rows.filter(({ key }) => key === 'subdomain' && known.get(key) !== account.subdomain);
  if (known.size < rows.length || renamed.length > 0) {
    await store.write([
      store.insert('fact', rows),
      ...(renamed.length > 0 ? [store.insert('fact', renamed, ['key'])] : []),
    ]);
  }
}

async function loadFacts(database: Kysely<Tables>): Promise<Map<string, string>> {
  const rows = await database.selectFrom('fact').selectAll().where('key', '!=', 'version').execute();
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** The times that have a day beside them, by table. */
const days = {
  lead: [
    ['created_at', 'created_on'],
    ['updated_at', 'updated_on'],
    ['closed_at', 'closed_on'],
  ],
  contact: [
    ['created_at', 'created_on'],
    ['updated_at', 'updated_on'],
  ],
  company: [
    ['created_at', 'created_on'],
    ['updated_at', 'updated_on'],
  ],
  task: [
    ['created_at', 'created_on'],
    ['complete_till', 'complete_till_on'],
  ],
  note: [['created_at', 'created_on']],
  event: [['created_at', 'created_on']],
  stage_move: [['moved_at', 'moved_on']],
  stage_stay: [
    ['entered_at', 'entered_on'],
    ['pipeline_entered_at', 'pipeline_entered_on'],
    ['again_at', 'again_on'],
    ['pipeline_again_at', 'pipeline_again_on'],
  ],
  incoming_lead: [['created_at', 'created_on']],
  custom_field_value: [['value_at', 'value_text']],
} as const;

const keys = {
  lead: ['id'],
  contact: ['id'],
  company: ['id'],
  task: ['id'],
  note: ['entity_type', 'id'],
  event: ['id'],
  stage_move: ['event_id'],
  stage_stay: ['pipeline_id', 'status_id', 'next_pipeline_id', 'next_status_id', 'lead_id', 'position'],
  incoming_lead: ['uid'],
  custom_field_value: ['entity_type', 'entity_id', 'field_id', 'position'],
} as const;

/** Rows in one transaction. */
const pageRows = 5_000;

/** Computes all days anew if the account has another time zone than the replica. Killed in the middle, it begins again. */
export async function moveToTimeZone(work: Pick<Work, 'store' | 'write'>, timeZone: string): Promise<void> {
  const { store, write } = work;
  if ((await loadFacts(store.database)).get('time_zone') === timeZone) return;
  for (const table of Object.keys(days) as (keyof typeof days)[]) {
    for (let offset = 0; ; offset += pageRows) {
      const rows = await readRows(store.database, table, offset);
      if (rows.length === 0) break;
      const moved = rows.map((row) => ({ ...row, ...toDays(table, row, timeZone) }));
      await write([store.insert(table, moved as never[], [...keys[table]] as never[])]);
      if (rows.length < pageRows) break;
    }
  }
  await write([store.insert('fact', [{ key: 'time_zone', value: timeZone }], ['key'])]);
}

async function readRows(database: Kysely<Tables>, table: keyof typeof days, offset: number) {
  let query = database.selectFrom(table).selectAll().limit(pageRows).offset(offset);
  for (const key of keys[table]) query = query.orderBy(key as never);
  return (await query.execute()) as Record<string, unknown>[];
}

function toDays(table: keyof typeof days, row: Record<string, unknown>, timeZone: string): Record<string, string> {
  return Object.fromEntries(
    days[table].flatMap(([at, on]) => (typeof row[at] === 'number' ? [[on, toDay(row[at], timeZone)]] : [])),
  );
}
