/** Opens the replica of one account when it is first needed: which engine, where, and what it reads from. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from './amocrm/index.ts';
import type { Config } from './config/index.ts';
import { ReplicaOffError } from './errors/index.ts';
import type { Metadata } from './loaders/metadata.ts';
import type { Replica, Store } from './replica/index.ts';
import { createIdentify } from './resolvers/identity/record-identity.ts';

/** What a replica is opened with. */
export interface ReplicaSource {
  config: Pick<Config, 'replica' | 'dataFolder'>;
  isSandbox: boolean;
  connection: Client;
  metadata: Metadata;
  now(): number;
  log: { error(details: object, message: string): void };
}

/** The replica of an account that may not be open yet. */
export interface LazyReplica {
  /** @throws {ReplicaOffError} if it is switched off */
  open(): Promise<Replica>;
  close(): Promise<void>;
}

/** Nothing is loaded or written before `open` is called. */
export function openReplicaOf({ config, isSandbox, connection, metadata, now, log }: ReplicaSource): LazyReplica {
  const closers: (() => Promise<void>)[] = [];
  let opening: Promise<Replica> | undefined;

  async function openStore(accountId: number): Promise<{ store: Store; schema?: string }> {
    const { databaseUrl } = config.replica ?? {};
    if (databaseUrl && !isSandbox) {
      const { openPostgres } = await import('./replica/store/postgres.ts');
      const pool = openPostgres(databaseUrl.reveal(), (error) => log.error({ err: error }, 'A connection was lost'));
      closers.push(pool.close);
      const schema = `account_${accountId}`;
      return { store: pool.open(schema), schema };
    }
    const { openSqlite } = await import('./replica/store/sqlite.ts');
    if (!isSandbox) return { store: openSqlite(join(config.dataFolder, 'replica', `${accountId}.db`)) };
    // The demo account begins anew at each start, so its copy ends with the process.
    const folder = await mkdtemp(join(tmpdir(), 'amocrm-graphql-'));
    closers.push(() => rm(folder, { recursive: true, force: true }));
    return { store: openSqlite(join(folder, 'replica.db')) };
  }

  async function open(): Promise<Replica> {
    if (!config.replica) {
      throw new ReplicaOffError('This question needs the local replica of the account, which is switched off.', {
        remedy: 'Set REPLICA=on and restart the server.',
      });
    }
    const { openReplica } = await import('./replica/index.ts');
    const { id, country } = await metadata.account();
    const { store, schema } = await openStore(id);
    closers.push(store.close);
    return openReplica({
      store,
      ...(schema && { schema }),
      amocrm: connection.with({ lane: 'background' }),
      settings: metadata,
      identify: createIdentify(country),
      now,
      historyDays: config.replica.historyDays,
    });
  }

  return {
    open() {
      opening ??= open().catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    async close() {
      await opening?.catch(() => {});
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
}
