import { describe, expect, it } from 'vitest';
import { failure, html, open } from '../server.ts';

describe('createBreaker', () => {
  it('sends nothing for a while after many failures in a row, and gives the reason', async () => {
    const { connection, requests } = await open((_, response) => html(response, 503));
    for (let read = 0; read < 4; read++) await failure(connection.with({}).account.get());
    const asked = requests.length;
    expect(asked).toBe(10);
    const error = await failure(connection.with({}).account.get());
    expect(error).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message: expect.stringContaining('10 times in a row'),
    });
    expect(requests).toHaveLength(asked);
    expect(connection.state().breaker.state).toBe('open');
  });

  it('sends nothing after amoCRM has cut the account off', async () => {
    const { connection, requests } = await open((_, response) => html(response, 403));
    await failure(connection.with({}).account.get());
    expect(await failure(connection.with({}).users.all())).toMatchObject({ code: 'BLOCKED_BY_AMOCRM' });
    expect(requests).toHaveLength(1);
  });
});
