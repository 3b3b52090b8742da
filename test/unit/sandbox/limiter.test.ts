import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../../src/sandbox/index.ts';
import { useSandbox } from './client.ts';

const time = { milliseconds: 0 };
const monotonic = () => time.milliseconds;

async function statuses(count: number, ask: () => Promise<{ status: number }>): Promise<number[]> {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await ask()).status);
  return seen;
}

describe('the rate limit', () => {
  const bench = useSandbox({ rateLimit: 7, accountRateLimit: 50, monotonic });
  const ask = () => bench.get('/account');
  const askAsManager = () =>
    bench.call('GET', '/account', undefined, { authorization: `Bearer ${sandboxManagerToken}` });

  it('admits seven requests a second and answers the eighth with a page', async () => {
    expect(await statuses(7, ask)).toEqual(Array(7).fill(200));
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toBe('text/html');
    expect(refused.body).toContain('<center>nginx</center>');
    time.milliseconds += 1000;
    expect(await statuses(8, ask)).toEqual([...Array(7).fill(200), 429]);
  });

  it('counts each token separately', async () => {
    await statuses(8, ask);
    expect((await askAsManager()).status).toBe(200);
  });

  it('blocks a client that keeps exceeding it, until the block is lifted', async () => {
    await statuses(7 + 50, ask);
    time.milliseconds += 3_600_000;
    const blocked = await askAsManager();
    expect(blocked.status).toBe(403);
    expect(blocked.headers.get('content-type')).toBe('text/html');
    bench.sandbox.clearFaults();
    expect((await ask()).status).toBe(200);
  });
});

describe('the rate limit of the account', () => {
  const bench = useSandbox({ rateLimit: false, accountRateLimit: 3, monotonic, mode: 'kommo' });

  it('is shared by all tokens; Kommo answers with JSON that says how long to wait', async () => {
    await statuses(3, () => bench.get('/account'));
    const refused = await bench.call('GET', '/account', undefined, {
      authorization: `Bearer ${sandboxManagerToken}`,
    });
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ title: 'Too Many Requests', status: 429, retry_after: 1 });
  });
});
