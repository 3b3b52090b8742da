import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { startProgram } from '../program.ts';
import { createCaller, type Scene } from './soak/caller.ts';
import { drawUsage, expectAllAnswered, expectNothingTwice, expectOpenAnswered } from './soak/ending.ts';
import { createWeather } from './soak/mishap.ts';
import { formatTable } from './table.ts';

/*
 * The built program under random faults: many callers over all doors, some of which disconnect. Each answer is correct or a
 * clear error, nothing is done twice, what is reported as done exists, and memory and handles do not grow.
 *
 *   SOAK_SEED=7 SOAK_ROUNDS=300 npx vitest run test/faults/soak.test.ts
 *
 * The seed decides the requests and the faults; their order depends on the machine.
 */

const { SOAK_SEED = '1', SOAK_ROUNDS = '40' } = process.env;
const seed = Number(SOAK_SEED);
/** Requests of each caller. */
const rounds = Number(SOAK_ROUNDS);
const callerCount = 12;

const token = 'soak-caller-7f1c0a9d5e';

/** The most idle connections to amoCRM, which stay open for seconds. */
const mostUpstream = 20;

/** Growth that is allowed: answers by idempotency key are kept for a day, and garbage collection is not exact. */
const mayGrow = (heap: number) => heap * 1.15 + 8 * 1024 * 1024;

describe('the built program under load', () => {
  it(`survives faults (SOAK_SEED=${seed} SOAK_ROUNDS=${rounds})`, { timeout: 900_000 }, async () => {
    const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
    const program = await startProgram(
      {
        AMOCRM_BASE_URL: sandbox.url,
        AMOCRM_ACCESS_TOKEN: sandbox.token,
        AMOCRM_RATE_LIMIT: '1000',
        AMOCRM_ACCOUNT_RATE_LIMIT: '10000',
        API_TOKENS: token,
        API_TOKEN_RATE_LIMIT: '0',
        LOG_LEVEL: 'debug',
      },
      './test/faults/probe.mjs',
    );
    onTestFinished(async () => {
      await program.kill();
      await sandbox.close();
    });
    const scene: Scene = {
      url: program.url,
      token,
      sandbox,
      weather: createWeather(sandbox),
      secrets: [token, sandbox.token],
      leads: [...sandbox.data().leads.rows()].flatMap(({ id, isDeleted }) => (isDeleted ? [] : [id])),
      tally: new Map(),
      created: new Map(),
      open: [],
    };
    const callers = Array.from({ length: callerCount }, (_, number) => createCaller(scene, seed, number));
    const all = (times: number) => Promise.all(callers.map((caller) => caller.ask(times)));

    const warm = Math.ceil(rounds / 3);
    await all(warm);
    const before = await program.measure();
    await all(rounds - warm);
    const after = await program.measure();
    process.stdout.write(`\n${formatTable(new Map([...scene.tally].sort()))}\n\n${drawUsage(before, after)}\n`);

    scene.weather.clear();
    await expectAllAnswered(scene);
    await expectOpenAnswered(scene);
    expectNothingTwice(scene);
    expect(after.heap).toBeLessThan(mayGrow(before.heap));
    expect(after.handles.length).toBeLessThanOrEqual(before.handles.length + mostUpstream);

    expect(await program.stop()).toBe(0);
    for (const secret of scene.secrets) expect(program.log()).not.toContain(secret);
    expect(program.log()).not.toContain('Unexpected error');
  });
});
