import { expect, test } from 'vitest';
import { Random } from '../../src/sandbox/demo/random.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { findPostgres } from '../postgres.ts';
import { createHistory } from '../random-history.ts';
import { openSyncAccount } from './sync-process.ts';

const engines = (['sqlite', 'postgres'] as const).filter((engine) => engine === 'sqlite' || findPostgres());

/** The most requests between two kills. */
const longestLife = 40;

/** A sandbox, and the command `sync` as a process of its own on a replica that all of its runs share. */
async function openAccount(engine: (typeof engines)[number]) {
  const { sandbox, start } = await openSyncAccount(engine);
  /** Runs it, and kills it at the request of this number. */
  const sync = async (options: string[] = [], killAt = Number.POSITIVE_INFINITY) => {
    const process = start(options);
    const forget = Number.isFinite(killAt)
      ? sandbox.onRequest({ after: killAt - 1, times: 1 }, () => process.kill('SIGKILL'))
      : () => {};
    const { code, signal, output } = await process.ended;
    forget();
    return { code, wasKilled: signal === 'SIGKILL', output };
  };
  return { sandbox, sync };
}

/** How often each page of each list was read, the settings aside. */
function countPages(sandbox: Sandbox): number[] {
  const counts = new Map<string, number>();
  for (const { path, query } of sandbox.requests) {
    if (!/page=/.test(String(query)) || /pipelines|users|custom_fields|loss_reasons|catalogs$/.test(path)) continue;
    const page = `${path}?${query}`;
    counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  return [...counts.values()];
}

test.for(engines)(
  'A first copy in %s that is killed again and again goes on where it was, and ends without a difference',
  { timeout: 240_000 },
  async (engine) => {
    const { sandbox, sync } = await openAccount(engine);
    const random = new Random(13);
    let kills = 0;
    while ((await sync([], random.integer(8, longestLife))).wasKilled) kills += 1;
    expect(kills).toBeGreaterThan(2);
    // The page in flight at a kill is read again; pages that were committed are not.
    expect(countPages(sandbox).filter((count) => count > 1).length).toBeLessThanOrEqual(kills * 8);
    expect((await sync(['--verify', '--all'])).output).toContain('\n0 differences.\n');
  },
);

test('A catch-up that is killed loses nothing of what has changed', { timeout: 240_000 }, async () => {
  const { sandbox, sync } = await openAccount('sqlite');
  await sync();
  const random = new Random(14);
  const change = createHistory(sandbox, 15);
  for (let round = 0; round < 4; round++) {
    for (let step = 0; step < 25; step++) change();
    await sync([], random.integer(1, 12));
  }
  expect((await sync()).code).toBe(0);
  expect((await sync(['--verify', '--all'])).output).toContain('\n0 differences.\n');
});

test.for(engines)('Two processes in %s that start at once make one copy', { timeout: 240_000 }, async (engine) => {
  const { sync } = await openAccount(engine);
  const ends = await Promise.all([sync(), sync()]);
  expect(ends.map(({ code }) => code)).toContain(0);
  expect((await sync(['--verify', '--all'])).output).toContain('\n0 differences.\n');
});
