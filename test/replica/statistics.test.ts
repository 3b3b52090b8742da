import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica } from '../../src/replica/index.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { createIdentify } from '../../src/resolvers/identity/record-identity.ts';
import { openAccount, testNow } from '../harness.ts';
import { findPostgres, startPostgres } from '../postgres.ts';

describe.skipIf(!findPostgres())('The statistics of PostgreSQL', () => {
  test('are collected when a kind has been copied, and not again by a few changes', async () => {
    const account = await openAccount();
    const server = await startPostgres();
    const pool = openPostgres(server.url, () => {});
    const reader = new pg.Client({ connectionString: server.url });
    await reader.connect();
    onTestFinished(async () => {
      await reader.end();
      await pool.close();
      await server.stop();
    });
    const replica = await openReplica({
      store: pool.open('account_1'),
      schema: 'account_1',
      amocrm: account.connection.with({ lane: 'background' }),
      settings: new Metadata(account.connection.with({})),
      identify: createIdentify('RU'),
      now: () => testNow,
      historyDays: 400,
      waitMs: Number.POSITIVE_INFINITY,
    });
    const read = async () => {
      // Without those that the server collects by itself some time later.
      const text =
        "select relname, analyze_count::int as count from pg_stat_user_tables where schemaname = 'account_1'";
      const { rows } = await reader.query<{ relname: string; count: number }>(text);
      return new Map(rows.map(({ relname, count }) => [relname, count]));
    };
    await replica.read(['leads', 'events'], { maxAgeMs: 0 });
    const filled = await read();
    for (const table of ['lead', 'event', 'stage_move', 'custom_field_value']) {
      expect(filled.get(table), table).toBeGreaterThan(0);
    }
    await account.connection.with({}).leads.create([{ name: 'Новая' }]);
    await replica.read(['leads', 'events'], { maxAgeMs: 0 });
    expect(await read()).toEqual(filled);
  });
});
