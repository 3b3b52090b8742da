import { describe, expect, it } from 'vitest';
import { failure, open } from '../server.ts';

describe('explainFailure', () => {
  it('cuts off an answer that is too long', async () => {
    const { connection } = await open((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write(Buffer.alloc(1_000_000, 32)));
      };
      response.on('drain', more);
      more();
    });
    expect(await failure(connection.with({}).account.get())).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  it('says that a write was not sent to a server that cannot be reached', async () => {
    const { connection } = await open(() => {}, { baseUrl: 'http://127.0.0.1:9' });
    const [outcome] = await connection.with({}).leads.create([{ name: 'Окна' }]);
    expect(outcome).toMatchObject({ error: { code: 'UPSTREAM_UNAVAILABLE' } });
  });
});
