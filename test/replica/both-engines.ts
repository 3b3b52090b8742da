/** The demo account in a replica of each engine that is here. */
import type { Replica } from '../../src/replica/index.ts';
import { type Account, startAccount } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import { openPostgresReplica } from './postgres-replica.ts';

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
  const closers: (() => Promise<void>)[] = [];
  if (findPostgres()) {
    replicas.PostgreSQL = await openPostgresReplica(account, (close) => closers.push(close));
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
      for (const close of closers) await close();
      await account.close();
    },
  };
}
