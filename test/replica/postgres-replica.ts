import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica, type Replica } from '../../src/replica/index.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { createIdentify } from '../../src/resolvers/identity/record-identity.ts';
import { type Account, testNow } from '../harness.ts';
import { startPostgres } from '../postgres.ts';

/** A replica of a sandbox's account in a PostgreSQL of its own. @param atEnd registers what closes it */
export async function openPostgresReplica(
  account: Account,
  atEnd: (close: () => Promise<void>) => void,
): Promise<Replica> {
  const server = await startPostgres();
  const pool = openPostgres(server.url, () => {});
  atEnd(async () => {
    await pool.close();
    await server.stop();
  });
  return openReplica({
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
