/**
 * A copy of one account in a database of its own, which answers questions about all records at once. It keeps itself up to date; every
 * answer says how current it is. Loaded only by a process that asks such a question.
 */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Amocrm } from '../amocrm/index.ts';
import { calendarDays } from './calendar.ts';
import { type Kind, kinds } from './kind.ts';
import type { RowContext } from './row/context.ts';
import { migrate } from './store/migration.ts';
import type { Store } from './store/store.ts';
import type { Tables } from './store/tables.ts';
import { type Lease, takeLease } from './sync/lease.ts';
import { type SettingSource, storeSettings } from './sync/settings.ts';
import { createStreams } from './sync/stream.ts';
import { type Verification, type VerifyOptions, verifyReplica } from './sync/verify.ts';

export type { Kind } from './kind.ts';
export type { Store } from './store/store.ts';
export type { Tables } from './store/tables.ts';
export type { Difference, Verification, VerifyOptions } from './sync/verify.ts';

/** What a replica is opened with. */
export interface ReplicaOptions {
  store: Store;
  /** The schema of PostgreSQL. */
  schema?: string;
  /** The client in the background lane. */
  amocrm: Amocrm;
  settings: SettingSource;
  identify: RowContext['identify'];
  /** Unix seconds by amoCRM's clock. */
  now(): number;
  /** How far back events are read at first, in days. */
  historyDays: number;
}

/** What a question reads. */
export interface Snapshot {
  database: Kysely<Tables>;
  engine: Store['engine'];
  /** The copy is as the account was at this time, in unix seconds, or newer. */
  asOf: number;
  /** Whether every record of the kinds that were asked for is here. */
  complete: boolean;
  /** While the first fill goes on: all records created since this time are here; null before the first page and once it is complete. */
  createdSince: number | null;
  /** The earliest event that is here may be of this time; null if events were not asked for. */
  historySince: number | null;
  /** IANA name of the account's time zone. */
  timeZone: string;
  /** ISO 4217; null if the account has none. */
  currency: string | null;
}

/** How a question is read. */
export interface ReadOptions {
  /** How old the copy may be, in milliseconds; 60 seconds if omitted. */
  maxAgeMs?: number;
  onProgress?: ((progress: { done: number; message: string }) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** The replica of one account. */
export interface Replica {
  /** Brings kinds of records up to date and returns what a question reads. */
  read(wanted: readonly Kind[], options?: ReadOptions): Promise<Snapshot>;
  /** Brings the replica up to date and compares it with the account, over the API. */
  verify(options: VerifyOptions): Promise<Verification>;
  close(): Promise<void>;
}

const daySeconds = 86_400;
const defaultMaxAgeMs = 60_000;

/** Changes are read again from this many seconds before the last time. */
const overlapSeconds = 300;

/** Opens the replica of an account; makes its tables if there are none. */
export async function openReplica(options: ReplicaOptions): Promise<Replica> {
  const { store } = options;
  await migrate(store, options.schema);
  const holder = randomUUID();
  let running: Promise<void> | undefined;
  const replica: Replica = {
    async read(wanted, { maxAgeMs = defaultMaxAgeMs, onProgress } = {}) {
      const oldest = options.now() - maxAgeMs / 1000;
      const { asOf } = await readStreams(store, wanted);
      if (asOf === null || asOf < oldest) {
        running ??= synchronize(options, holder, wanted, onProgress).finally(() => {
          running = undefined;
        });
        await running;
      }
      return createSnapshot(options, wanted);
    },
    async verify(wanted) {
      await replica.read(kinds, { maxAgeMs: 0 });
      const settledAt = options.now();
      return verifyReplica(store.database, options.amocrm, await createRowContext(options), settledAt, wanted);
    },
    close: () => store.close(),
  };
  return replica;
}

/** What rows are made with, as the settings are at present. */
async function createRowContext({ settings, identify }: ReplicaOptions): Promise<RowContext> {
  const [account, pipelines] = await Promise.all([settings.account(), settings.pipelines()]);
  const statuses = pipelines.flatMap((pipeline) => pipeline.statuses);
  const names = new Map(statuses.map(({ pipeline_id, id, name }) => [`${pipeline_id}:${id}`, name]));
  return {
    timeZone: account.timezone,
    identify,
    stageName: (pipelineId, statusId) => names.get(`${pipelineId}:${statusId}`) ?? null,
  };
}

async function readStreams({ database }: Store, wanted: readonly Kind[]) {
  const streams = await database.selectFrom('stream').selectAll().where('kind', 'in', wanted).execute();
  const isHere = streams.length === wanted.length;
  const times = streams.map(({ synced_at }) => synced_at ?? 0);
  return { streams, asOf: isHere ? Math.min(...times) : null };
}

async function createSnapshot({ store, settings }: ReplicaOptions, wanted: readonly Kind[]): Promise<Snapshot> {
  const { streams, asOf } = await readStreams(store, wanted);
  const { timezone, currency } = await settings.account();
  const complete = streams.length === wanted.length && streams.every(({ is_filled }) => is_filled === 1);
  const since = streams.map(({ filled_since }) => filled_since ?? Number.POSITIVE_INFINITY);
  return {
    database: store.database,
    engine: store.engine,
    asOf: asOf ?? 0,
    complete,
    createdSince: complete || !Number.isFinite(Math.max(...since)) ? null : Math.max(...since),
    historySince: streams.find(({ kind }) => kind === 'events')?.filled_since ?? null,
    timeZone: timezone,
    currency,
  };
}

async function synchronize(
  options: ReplicaOptions,
  holder: string,
  wanted: readonly Kind[],
  onProgress: ReadOptions['onProgress'],
): Promise<void> {
  const { store, settings, now } = options;
  const lease = await takeLease(store, holder);
  if (!lease) return;
  try {
    const context = await createRowContext(options);
    const days = store.insert('calendar', calendarDays('2000-01-01', '2050-12-31'));
    await lease.write([...(await storeSettings(store, settings, now())), days]);
    for (const kind of kinds) if (wanted.includes(kind)) await copyKind(kind, options, context, lease, onProgress);
  } finally {
    await lease.release();
  }
}

/** Copies one kind: everything at first, then what has changed since. */
async function copyKind(
  kind: Kind,
  { store, amocrm, settings, now, historyDays }: ReplicaOptions,
  context: RowContext,
  lease: Lease,
  onProgress: ReadOptions['onProgress'],
): Promise<void> {
  const read = createStreams(amocrm, store, context)[kind];
  const startedAt = now();
  const known = await store.database.selectFrom('stream').selectAll().where('kind', '=', kind).executeTakeFirst();
  const isFilled = known?.is_filled === 1;
  const hasWindow = kind !== 'catalog_elements' && kind !== 'incoming_leads';
  const first = kind === 'events' ? { from: startedAt - historyDays * daySeconds, to: startedAt } : undefined;
  const window = isFilled && hasWindow ? { from: (known.synced_at ?? 0) - overlapSeconds } : first;
  const catalogs = kind === 'catalog_elements' ? (await settings.catalogs()).map(({ id }) => id) : [undefined];
  let done = 0;
  let oldest = startedAt;
  for (const catalogId of catalogs) {
    for (let number = 1; ; number++) {
      const page = await read({ page: number, window, catalogId });
      oldest = Math.min(oldest, page.oldest ?? oldest);
      done += page.count;
      const row = {
        kind,
        is_filled: isFilled ? (1 as const) : (0 as const),
        filled_since: known?.filled_since ?? oldest,
        synced_at: known?.synced_at ?? startedAt,
        state: '{}',
      };
      await lease.write([...page.statements, store.insert('stream', [row], ['kind'])]);
      onProgress?.({ done, message: `${done} records of ${kind} copied` });
      if (!page.hasNext) break;
    }
  }
  const filledSince = known?.filled_since ?? first?.from ?? 0;
  const end = { kind, is_filled: 1 as const, filled_since: filledSince, synced_at: startedAt, state: '{}' };
  await lease.write([store.insert('stream', [end], ['kind'])]);
}
