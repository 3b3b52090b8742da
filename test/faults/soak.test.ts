import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { startProgram } from '../program.ts';
import { createCaller, type Scene } from './soak/caller.ts';
import { drawUsage, expectAllAnswered, expectNothingTwice, expectOpenAnswered } from './soak/ending.ts';
import { createWeather } from './soak/mishap.ts';
import { formatTable } from './table.ts';

/*
 * The built program for a while among random faults: many callers, all doors, some of whom go away in the middle. Each answer is
 * right or a clear error, nothing is done twice, what was said to be done is there, and nothing piles up.
 *
 *   SOAK_SEED=7 SOAK_ROUNDS=300 npx vitest run test/faults/soak.test.ts
 *
 * The seed decides what is asked and what goes wrong; in which order they meet, the machine does.
 */

const { SOAK_SEED = '1', SOAK_ROUNDS = '40' } = process.env;
const seed = Number(SOAK_SEED);
/** How many things each caller asks. */
const rounds = Number(SOAK_ROUNDS);
const callerCount = 12;

const token = 'soak-caller-7f1c0a9d5e';

/** Idle connections to amoCRM stay open for seconds; the program has at most so many. */
const mostUpstream = 20;

/** What the program has to remember for a day (answers by idempotency key), and what no garbage collection is exact about. */
const mayGrow = (heap: number) => heap * 1.15 + 8 * 1024 * 1024;

it(`lives on among faults (SOAK_SEED=${seed} SOAK_ROUNDS=${rounds})`, { timeout: 900_000 }, async () => {
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
