/** The demo account in a replica of each engine that is here. */
import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica, type Replica } from '../../src/replica/index.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { createIdentify } from '../../src/resolvers/identity/record-identity.ts';
import { type Account, startAccount, testNow } from '../harness.ts';
import { findPostgres, startPostgres } from '../postgres.ts';

/** The engines, for `describe.each`. */
export const engines = findPostgres() ? (['SQLite', 'PostgreSQL'] as const) : (['SQLite'] as const);

export type Engine = 'SQLite' | 'PostgreSQL';
export type Values = readonly (string | number | boolean | null)[];

/** Both replicas of one account. */
export interface BothEngines {
  account: Account;
  ask(engine: Engine, query: string, parameters?: Values): Promise<{ columns: string[]; rows: unknown[][] }>;
  /** All rows of a statement, in steps. */
  stream(engine: Engine, query: string, parameters?: Values): Promise<{ columns: string[]; rows: unknown[][] }>;
  close(): Promise<void>;
}

/** Opens them; PostgreSQL only if it is installed. */
export async function openBothEngines(): Promise<BothEngines> {
  const account = await startAccount();
  const replicas: Partial<Record<Engine, Replica>> = { SQLite: await account.replica() };
  const server = findPostgres() ? await startPostgres() : undefined;
  const pool = server && openPostgres(server.url, () => {});
  if (pool) {
    replicas.PostgreSQL = await openReplica({
      store: pool.open('account_1'),
      schema: 'account_1',
      amocrm: account.connection.with({ lane: 'background' }),
      settings: new Metadata(account.connection.with({})),
      identify: createIdentify('RU'),
      now: () => testNow,
      historyDays: 400,
      waitMs: Number.POSITIVE_INFINITY,
    });
  }
  const replicaOf = (engine: Engine): Replica => {
    const replica = replicas[engine];
    if (!replica) throw new Error(`${engine} is not open`);
    return replica;
  };
  return {
    account,
    ask: (engine, query, parameters = []) =>
      replicaOf(engine).ask({ query, parameters, first: 1_000 }, { maxAgeMs: 3_600_000 }),
    async stream(engine, query, parameters = []) {
      const { steps } = await replicaOf(engine).stream({ query, parameters }, { maxAgeMs: 3_600_000 });
      const answer: { columns: string[]; rows: unknown[][] } = { columns: [], rows: [] };
      for await (const { columns, rows } of steps) {
        answer.columns = columns;
        answer.rows.push(...rows);
      }
      return answer;
    },
    async close() {
      await pool?.close();
      await server?.stop();
      await account.close();
    },
  };
}
