import { parse } from 'graphql';
import { CompiledQuery, sql } from 'kysely';
import type { Client } from '../src/amocrm/index.ts';
import { createEngine } from '../src/graph/engine.ts';
import type { Metadata } from '../src/loaders/metadata.ts';
import { openReplica } from '../src/replica/index.ts';
import type { ReplicaOptions } from '../src/replica/replica.ts';
import { createDatabase } from '../src/replica/store/driver.ts';
import type { Store } from '../src/replica/store/store.ts';
import { schema } from '../src/schema/index.ts';
import { createMemoryState } from '../src/state/memory.ts';

/** Runs again what a question has asked of the file. */
export type Replay = () => Promise<void>;

/** Answers questions in this process, and keeps their statements. */
export interface StatementSource {
  /** Answers a question once. @returns what runs its statements again, one after the other, and nothing else of it */
  record(query: string): Promise<Replay>;
  close(): Promise<void>;
}

/**
 * The statements that answer questions. Those that ask whether the copy is young enough are not among them: they are a few rows of
 * other tables.
 */
export async function openStatements(
  options: ReplicaOptions & { settings: Metadata },
  connection: Client,
): Promise<StatementSource> {
  const { store, settings, now } = options;
  let statements: Replay[] = [];
  const runForeign: Store['runForeign'] = (...args) => {
    statements.push(async () => void (await store.runForeign(...args)));
    return store.runForeign(...args);
  };
  const database = createDatabase(store.engine, ({ sql: text, parameters }) => {
    const run = () => store.database.executeQuery(CompiledQuery.raw(text, [...parameters]));
    statements.push(async () => void (await run()));
    return run();
  });
  const replica = await openReplica({ ...options, store: { ...store, runForeign } });
  const read = replica.read.bind(replica);
  replica.read = async (...args) => ({ ...(await read(...args)), database });
  const account = {
    name: '',
    metadata: settings,
    state: createMemoryState(),
    defaults: {},
    accountUrl: '',
    now,
    knowsTime: () => true,
    replica: async () => replica,
  };
  const engine = createEngine({ schema, connection, account, log: () => {} });
  return {
    async record(query) {
      statements = [];
      const { errors } = await engine.execute(parse(query), {}, { access: 'read-only' });
      if (errors?.[0]) throw errors[0];
      const recorded = statements;
      return async () => {
        for (const run of recorded) await run();
      };
    },
    close: replica.close,
  };
}

/** Runs a statement that was written by hand, in the same way. */
export function replayOf(store: Store, statement: string): Replay {
  return async () => void (await sql.raw(statement).execute(store.database));
}
