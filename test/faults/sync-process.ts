import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { replicaFile } from '../../src/open-replica.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import type { Store } from '../../src/replica/store/store.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { startPostgres } from '../postgres.ts';

/** The command `sync` as a process of its own. */
export interface SyncProcess {
  pid: number;
  kill(signal: NodeJS.Signals): void;
  /** How it ended, and what it printed. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string; log: string }>;
}

/** An account with a replica that all of these processes share. */
export interface SyncAccount {
  sandbox: Sandbox;
  start(options?: readonly string[], environment?: Record<string, string>): SyncProcess;
  /** The tables of the replica, once a process has made them. */
  openStore(): Store;
}

/** Starts a sandbox, and a PostgreSQL server if that is the engine; all ends with the test. */
export async function openSyncAccount(engine: Store['engine']): Promise<SyncAccount> {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-sync-'));
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const databaseUrl = engine === 'postgres' ? await openServer() : undefined;
  const shared = {
    LOG_LEVEL: 'warn',
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '1000',
    REPLICA_SHARE: '100',
    DATA_DIR: folder,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  };
  return {
    sandbox,
    start(options = [], environment = {}) {
      const child = spawn(process.execPath, ['dist/cli/main.js', 'sync', ...options], {
        env: { PATH: process.env.PATH, ...shared, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      let output = '';
      let log = '';
      child.stdout.on('data', (text: Buffer) => {
        output += text;
      });
      child.stderr.on('data', (text: Buffer) => {
        log += text;
      });
      return {
        pid: child.pid as number,
        kill: (signal) => void child.kill(signal),
        ended: once(child, 'close').then(([code, signal]) => ({ code, signal, output, log })),
      };
    },
    openStore() {
      const { id } = sandbox.send('GET', '/account').body as { id: number };
      if (!databaseUrl) {
        const store = openSqlite(replicaFile(folder, id));
        onTestFinished(() => store.close());
        return store;
      }
      const pool = openPostgres(databaseUrl, () => {});
      onTestFinished(() => pool.close());
      return pool.open(`account_${id}`);
    },
  };
}

async function openServer(): Promise<string> {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  return server.url;
}
