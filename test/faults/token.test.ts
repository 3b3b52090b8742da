import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { FaultRule } from '../../src/sandbox/index.ts';
import type { TokenStore } from '../../src/state/index.ts';
import { createRedisState } from '../../src/state/redis/index.ts';
import { createSeal } from '../../src/state/seal.ts';
import { redisServer, startRedis } from '../redis.ts';
import { openSession } from '../session.ts';
import { printTable, type Row } from './table.ts';

/*
 * The authorization server and the disk fail in every way. Access is lost only if amoCRM has used up a refresh token and its
 * answer never arrived, which is reported clearly. amoCRM gets few requests, however often a token is needed.
 */

interface Trouble {
  name: string;
  fault?: Omit<FaultRule, 'path' | 'times'>;
  /** How many more writes the disk takes. */
  writes?: number;
  /** Whether an answer with a new pair was lost: then nothing can be done. */
  isFatal?: boolean;
  /** The code where the token is needed and cannot be had. */
  code?: string;
}

const troubles: readonly Trouble[] = [
  ...[400, 402, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504].map((status) => ({
    name: `${status} page`,
    fault: { status, html: true },
  })),
  ...[402, 403, 429, 500, 503].map((status) => ({ name: String(status), fault: { status } })),
  { name: '401 page', fault: { status: 401, html: true } },
  { name: 'a redirect', fault: { status: 302, body: '', headers: { location: 'https://www.amocrm.ru/' } } },
  { name: 'a page instead of JSON', fault: { status: 200, html: true } },
  { name: 'another shape', fault: { status: 200, body: [1] } },
  { name: 'an empty answer', fault: { status: 204 } },
  { name: 'garbage said to be gzip', fault: { body: '\u001f\u008bgarbage', headers: { 'content-encoding': 'gzip' } } },
  { name: 'a reset before it was read', fault: { drop: 'before' } },
  { name: 'silence before it was read', fault: { hang: 'before' } },
  { name: 'a slow answer', fault: { latencyMs: 20 } },
  { name: 'a reset after it was read', fault: { drop: 'after' }, isFatal: true },
  { name: 'silence after it was read', fault: { hang: 'after' }, isFatal: true },
  { name: 'a cut answer', fault: { truncate: true }, isFatal: true },
  {
    name: 'a wrong secret',
    fault: { status: 401, body: { hint: 'Client authentication failed', status: 401 } },
    code: 'CONFIGURATION_INVALID',
  },
  { name: 'a full disk before', writes: 0, code: 'STATE_UNAVAILABLE' },
  { name: 'a full disk after', writes: 1, code: 'STATE_UNAVAILABLE' },
];

const table = new Map<string, Row>();
afterAll(() => printTable(table));

/** When a token is needed: while the old one still works, or after it has expired. */
const moments = { 'ahead of its end': 86_400 - 300, 'after its end': 86_400 + 1 };

describe.each(troubles.map((trouble) => [trouble.name, trouble] as const))('%s', (name, trouble) => {
  it.each(Object.entries(moments))('%s', async (moment, seconds) => {
    const row: Row = new Map();
    table.set(`${name}, ${moment}`, row);
    const count = (outcome: string) => row.set(outcome, (row.get(outcome) ?? 0) + 1);
    const { read, room, sandbox, session, pass, logged } = await openSession();
    await read();
    pass(seconds);
    const { isFatal = false, code = 'UPSTREAM_UNAVAILABLE' } = trouble;
    // An answer can be lost only once: after that no token is left to lose.
    if (trouble.fault) sandbox.fault({ path: '/oauth2/access_token', times: isFatal ? 1 : 0, ...trouble.fault });
    room.writes = trouble.writes ?? room.writes;
    const asked = sandbox.tokenRequestCount;
    const isSlow = trouble.fault?.latencyMs !== undefined;

    for (let attempt = 0; attempt < 10; attempt++) {
      const outcome = await read().then(
        () => 'answered',
        (error) => error.code as string,
      );
      count(outcome);
      const allowed =
        moment === 'ahead of its end' || isSlow ? 'answered' : isFatal ? 'REAUTHORIZATION_REQUIRED' : code;
      expect(outcome).toBe(allowed);
    }
    // One attempt, and one more if the answer was lost.
    expect(sandbox.tokenRequestCount - asked).toBeLessThanOrEqual(2);

    sandbox.clearFaults();
    room.writes = Number.POSITIVE_INFINITY;
    pass(700);
    const after = await read().then(
      () => 'recovered',
      (error) => error.code as string,
    );
    count(after);
    expect(after).toBe(isFatal ? 'REAUTHORIZATION_REQUIRED' : 'recovered');
    expect((await session.state()).status).toBe(isFatal ? 'reauthorization-required' : 'ok');
    expect(sandbox.refreshCount).toBe(1);

    const told = logged.join('\n');
    expect(told).not.toMatch(/eyJ|def502/);
    expect(told).not.toContain(sandbox.integration.clientSecret);
  });
});

it.skipIf(!redisServer)('Redis fails between the answer and the write', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  const state = await createRedisState({ url: redis.url, prefix: 'test:', onError: () => {}, onRecover: () => {} });
  onTestFinished(() => state.close());
  const store = state.tokens?.(createSeal(['a-key-of-the-test'])) as TokenStore;
  const { read, sandbox, session, pass } = await openSession({ store });
  await read();
  pass(86_400 - 300);
  sandbox.fault({ path: '/oauth2/access_token', latencyMs: 250 });
  const asked = sandbox.tokenRequestCount;
  const reading = read();
  while (sandbox.tokenRequestCount === asked) await new Promise((resolve) => setImmediate(resolve));
  await redis.kill();
  expect((await reading).name).toBe('Северный дом');
  await redis.start();
  await expect.poll(() => state.trouble(), { timeout: 10_000 }).toBeUndefined();
  pass(700);
  await expect
    .poll(
      () =>
        read().then(
          ({ name }) => name,
          (error) => error.code,
        ),
      { timeout: 15_000 },
    )
    .toBe('Северный дом');
  expect(await session.state()).toMatchObject({ status: 'ok' });
  expect(sandbox.refreshCount).toBe(1);
});
