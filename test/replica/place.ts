import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { ReplicaOptions } from '../../src/replica/replica.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts';

/** The engines of a replica that this machine has. */
export const engines = (['sqlite', 'postgres'] as const).filter((engine) => engine === 'sqlite' || findPostgres());

/** A store, with its schema in PostgreSQL. */
export type Opened = Pick<ReplicaOptions, 'store' | 'schema'>;

/** Where the replicas of the tests in a `describe` are: a folder or a PostgreSQL server of their own. */
export interface Place {
  /** Opens the tables of a name, as one process does; a second call with the same name is another process. */
  open(name: string): Opened;
  /** A name that no other test has. */
  newName(): string;
  /** The file of a name in SQLite. */
  file(name: string): string;
  /** The server; only in PostgreSQL. */
  server(): PostgresServer;
}

/** Makes such a place before the tests of the present `describe`, and removes it after them. */
export function usePlace(engine: (typeof engines)[number]): Place {
  const closers: (() => Promise<void>)[] = [];
  let folder = '';
  let server: PostgresServer | undefined;
  let names = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
    if (engine === 'postgres') server = await startPostgres();
  });
  afterAll(async () => {
    await Promise.all(closers.map((close) => close()));
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const place: Place = {
    file: (name) => join(folder, `${name}.db`),
    server: () => server as PostgresServer,
    newName() {
      names += 1;
      return `account_${names}`;
    },
    open(name) {
      if (engine === 'sqlite') {
        const store = openSqlite(place.file(name));
        closers.push(() => store.close());
        return { store };
      }
      const pool = openPostgres(place.server().url, () => {});
      let closing: Promise<void> | undefined;
      const close = () => {
        closing ??= pool.close();
        return closing;
      };
      closers.push(close);
      return { store: { ...pool.open(name), close }, schema: name };
    },
  };
  return place;
}
