/** A process of its own that copies an account, so that a test can kill it. Arguments: the address, the token, the file, the time. */
import { createClient } from '../../src/amocrm/index.ts';
import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica } from '../../src/replica/index.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { normalForm } from '../../src/resolvers/identity/normal-form.ts';
import { createMemoryState } from '../../src/state/memory.ts';

const [baseUrl = '', accessToken = '', file = '', time = '0', leaseTime = '0'] = process.argv.slice(2);
const connection = createClient({ baseUrl, accessToken, rateLimit: 10_000, state: createMemoryState() });
const replica = await openReplica({
  store: openSqlite(file),
  amocrm: connection.with({ lane: 'background' }),
  settings: new Metadata(connection.with({})),
  normalize: normalForm,
  now: () => Number(time),
  historyDays: 400,
  clock: () => Number(leaseTime),
});
await replica.synchronize();
await replica.close();
await connection.close();
