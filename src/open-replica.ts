/** Opens the replica of one account when it is first needed: which engine, where, and what it reads from. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Client } from './amocrm/index.ts';
import type { Config, ReplicaConfig } from './config/index.ts';
import { ReplicaOffError } from './errors/index.ts';
import { type Change, changeChannel } from './live/change.ts';
import type { Metadata } from './loaders/metadata.ts';
import type { Kind, Replica, Store } from './replica/index.ts';
import type { PostgresPool } from './replica/store/postgres.ts';
import { createIdentify } from './resolvers/identity/record-identity.ts';
import type { PubSub } from './state/index.ts';

/** What a replica is opened with. */
export interface ReplicaSource {
  config: Pick<Config, 'replica' | 'dataFolder'>;
  isSandbox: boolean;
  connection: Client;
  metadata: Metadata;
  now(): number;
  /** Requests a second that the account allows; the first fill takes a share of them. No limit if omitted. */
  rateLimit?: number;
  /** How long an answer waits for the first fill, in milliseconds; ten seconds if omitted. */
  waitMs?: number;
  /** Where changes that amoCRM reports are published. */
  pubSub?: PubSub;
  log: StoreLog & { warn(message: string): void };
}

/** Where what goes wrong with a store is logged. */
interface StoreLog {
  error(details: object, message: string): void;
}

/** The replica of an account that may not be open yet. */
export interface LazyReplica {
  /** @throws {ReplicaOffError} if it is switched off */
  open(): Promise<Replica>;
  /** The replica if it has been opened. */
  opened(): Promise<Replica> | undefined;
  /** Deletes it, whatever its version or state. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

/** The SQLite file of an account. */
export function replicaFile(dataFolder: string, accountId: number): string {
  return join(dataFolder, 'replica', `${accountId}.db`);
}

/** Nothing is loaded or written before `open` is called. */
export function openReplicaOf(source: ReplicaSource): LazyReplica {
  const { config, isSandbox, connection, metadata, now, rateLimit, waitMs, pubSub, log } = source;
  const closers: (() => Promise<void>)[] = [];
  let opening: Promise<Replica> | undefined;
  if (isSandbox && config.replica?.databaseUrl) {
    log.warn(
      'DATABASE_URL is not used for the demo account, which begins anew at each start: its replica is a file that ends with the process. `amocrm-graphql sandbox` runs the demo as an account of its own',
    );
  }

  const openStore = (accountId: number) =>
    openAccountStore(
      { isSandbox, log, databaseUrl: config.replica?.databaseUrl, closers },
      { file: replicaFile(config.dataFolder, accountId), schema: `account_${accountId}` },
    );

  async function closeAll(): Promise<void> {
    for (const close of closers.splice(0).reverse()) await close();
  }

  function checkIsOn(): ReplicaConfig {
    if (config.replica) return config.replica;
    throw new ReplicaOffError('This question needs the local replica of the account, which is switched off.', {
      remedy: 'Set REPLICA=on and restart the server.',
    });
  }

  async function open(): Promise<Replica> {
    const { historyDays, share } = checkIsOn();
    const { openReplica } = await import('./replica/index.ts');
    const { id, country } = await metadata.account();
    const { store, schema } = await openStore(id);
    closers.push(store.close);
    const replica = await openReplica({
      store,
      ...(schema && { schema }),
      amocrm: connection.with({ lane: 'background' }),
      settings: metadata,
      identify: createIdentify(country),
      now,
      historyDays,
      ...(rateLimit !== undefined && !isSandbox && { fillRate: rateLimit * share }),
      ...(waitMs !== undefined && { waitMs }),
      // The demo is small, and each of its tests counts the requests of its own question.
      fillsAll: !isSandbox,
      onWait: (kinds, maxAge) => void pubSub?.publish(waitChannel, { kinds, maxAge }).catch(() => {}),
      onLeaseLost: () => log.warn('Another process has taken the lease of the local replica and goes on with it'),
      onDamage: (file) => log.error({ file }, 'The replica was damaged and is made anew'),
    });
    closers.push(replica.close);
    if (pubSub) closers.push(await followChanges(pubSub, replica), await followWaits(pubSub, replica));
    return replica;
  }

  return {
    open() {
      opening ??= open().catch(async (error: unknown) => {
        opening = undefined;
        await closeAll();
        throw error;
      });
      return opening;
    },
    opened: () => opening,
    async drop() {
      checkIsOn();
      const { store } = await openStore((await metadata.account()).id);
      await store.drop();
      await closeAll();
    },
    async close() {
      await opening?.catch(() => {});
      await closeAll();
    },
  };
}

/** What decides where the tables of an account are. */
export interface StoreSource extends Pick<ReplicaSource, 'isSandbox'> {
  log: StoreLog;
  databaseUrl: ReplicaConfig['databaseUrl'];
  /** Takes what ends the connections, besides the store itself. */
  closers: (() => Promise<void>)[];
}

/**
 * Opens tables of one account: in PostgreSQL if there is an address, otherwise in a file. The demo account begins anew at each start, so
 * its file ends with the process.
 */
export async function openAccountStore(
  { isSandbox, log, databaseUrl, closers }: StoreSource,
  { file, schema }: { file: string; schema: string },
): Promise<{ store: Store; schema?: string }> {
  if (databaseUrl && !isSandbox) {
    const pool = await sharePool(databaseUrl.reveal(), log);
    closers.push(pool.release);
    return { store: pool.open(schema), schema };
  }
  const { openSqlite } = await import('./replica/store/sqlite.ts');
  if (!isSandbox) return { store: openSqlite(file) };
  const folder = await mkdtemp(join(tmpdir(), 'amocrm-graphql-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  return { store: openSqlite(join(folder, basename(file))) };
}

/** The pools of this process by address: all accounts of one database share its connections. */
const pools = new Map<string, { pool: Promise<PostgresPool>; users: number }>();

async function sharePool(url: string, log: StoreLog) {
  const shared = pools.get(url) ?? { pool: openPool(url, log), users: 0 };
  shared.users += 1;
  pools.set(url, shared);
  const { open, close } = await shared.pool;
  return {
    open,
    async release() {
      shared.users -= 1;
      if (shared.users > 0) return;
      pools.delete(url);
      await close();
    },
  };
}

async function openPool(url: string, log: StoreLog): Promise<PostgresPool> {
  const { openPostgres } = await import('./replica/store/postgres.ts');
  return openPostgres(url, (error) => log.error({ err: error }, 'A connection to PostgreSQL was lost'));
}

const noteKinds = { leads: 'lead_notes', contacts: 'contact_notes', companies: 'company_notes' } as const;

/** Changes that amoCRM reports are hints: the next answer does not trust the age of what they name. */
async function followChanges(pubSub: PubSub, replica: Replica): Promise<() => Promise<void>> {
  const stop = await pubSub.subscribe(changeChannel, (message) => {
    const { entity, id, record } = message as Change;
    if (entity === 'leads' || entity === 'contacts' || entity === 'companies' || entity === 'tasks') {
      replica.noteChange(entity, id);
    }
    if (entity === 'incomingLeads') replica.noteChange('incoming_leads');
    const owner = entity === 'notes' ? record?.entity_type : undefined;
    if (owner && owner in noteKinds) replica.noteChange(noteKinds[owner as keyof typeof noteKinds], Number(id));
  });
  return async () => stop();
}

/** Where an instance says that a question waits for the instance that writes the replica. */
const waitChannel = 'replica-wait';

/** What goes wrong is in the status of the replica. */
async function followWaits(pubSub: PubSub, replica: Replica): Promise<() => Promise<void>> {
  const stop = await pubSub.subscribe(waitChannel, (message) => {
    const { kinds, maxAge } = message as { kinds: Kind[]; maxAge: number };
    replica.refreshForOthers(kinds, maxAge).catch(() => {});
  });
  return async () => stop();
}
