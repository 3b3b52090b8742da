import { execFileSync } from 'node:child_process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../src/replica/store/store.ts';
import type { RecordedRequest, RequestRule, Sandbox } from '../../src/sandbox/index.ts';
import { findPostgres } from '../postgres.ts';
import { createHistory } from '../random-history.ts';
import { openSyncAccount, type SyncAccount, type SyncProcess } from './sync-process.ts';

/** A process that lives two minutes later, when the lease of one that has said nothing has expired. */
const later = {
  NODE_OPTIONS: `--import=${fileURLToPath(new URL('./clock-ahead.mjs', import.meta.url))}`,
  CLOCK_AHEAD_MS: '120000',
};

const isHeld = 'A process writes it at present';
const isTaken = 'Another process has taken the lease of the local replica';

/**
 * Suspends a process while its request for a page is on the way, and answers the request. A process that is stopped in the middle of a
 * transaction would keep the others out of the file, so it goes on to its next request then.
 */
async function suspend({ sandbox, openStore }: SyncAccount, process: SyncProcess, rule: RequestRule): Promise<void> {
  const store = openStore();
  let page: RecordedRequest | undefined;
  // Several requests are on the way at once: the others are answered, stopped or not.
  let isTrying = false;
  const forget = sandbox.onRequest({ ...rule, times: 0 }, async (request) => {
    if (page || isTrying) return;
    isTrying = true;
    process.kill('SIGSTOP');
    while (!isStopped(process)) await nextTurn();
    if (await isWriting(store)) process.kill('SIGCONT');
    else page = request;
    isTrying = false;
  });
  await expect.poll(() => page?.status ?? 0, { timeout: 120_000 }).toBeGreaterThan(0);
  forget();
}

function isStopped({ pid }: SyncProcess): boolean {
  return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('T');
}

/** Whether a transaction of another process is open. */
async function isWriting({ engine, database, write }: Store): Promise<boolean> {
  if (engine === 'sqlite') {
    // Waits as long as any other process would, and is refused.
    return write([]).then(
      () => false,
      () => true,
    );
  }
  const open = sql<{ count: string }>`select count(*) as count from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid() and state <> 'idle'`;
  // What the process had sent before it was stopped may not have been begun yet.
  for (let round = 0; round < settleRounds; round++) {
    const { rows } = await open.execute(database);
    if (Number(rows[0]?.count) > 0) return true;
  }
  return false;
}

/** How often PostgreSQL is asked whether it has begun something: each answer lets it do what came before. */
const settleRounds = 100;

/** What the replica has of leads, and what it knows to be gone. */
async function readLeads({ database }: Store) {
  const [leads, tombstones] = await Promise.all([
    database.selectFrom('lead').selectAll().orderBy('id').execute(),
    database.selectFrom('tombstone').selectAll().orderBy('entity_type').orderBy('entity_id').execute(),
  ]);
  return { leads, tombstones };
}

/** Changes the account at random, and moves the first leads into the trash. @returns their ids */
function changeAccount(sandbox: Sandbox, seed: number): number[] {
  const change = createHistory(sandbox, seed);
  for (let step = 0; step < 25; step++) change();
  const trashed = sandbox.snapshot().leads.slice(0, 3);
  for (const { id } of trashed) sandbox.trash('leads', id);
  for (const { id } of sandbox.snapshot().leads.slice(0, 5)) sandbox.send('PATCH', `/leads/${id}`, { price: 7 });
  return trashed.map(({ id }) => id);
}

/** Suspends the first process at a page, lets others go on, and wakes it while one of them writes. */
async function overtake(account: SyncAccount, rule: RequestRule): Promise<void> {
  const { sandbox, start } = account;
  const first = start();
  await suspend(account, first, rule);
  const early = await start().ended;
  expect(early.output).toContain(isHeld);

  const gone = changeAccount(sandbox, 21);
  expect((await start([], later).ended).code).toBe(0);
  gone.push(...changeAccount(sandbox, 22));
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  onTestFinished(goOn);
  const arrived = new Promise<void>((resolve) => {
    sandbox.onRequest({ path: '^/leads/notes' }, () => {
      resolve();
      return held;
    });
  });
  const second = start([], later);
  await arrived;

  const store = account.openStore();
  const before = await readLeads(store);
  expect(before.tombstones.map(({ entity_id }) => entity_id)).toEqual(expect.arrayContaining(gone));
  first.kill('SIGCONT');
  const { code, output, log } = await first.ended;
  // The other process may be reading notes again that the trash has hidden: then the replica is not complete, and the code says so.
  const isComplete = output.split('\n').every((line) => !/ records?;/.test(line) || line.includes('; complete,'));
  const expected = { code: isComplete ? 0 : 1, lost: 1 };
  expect({ code, lost: log.split(isTaken).length - 1 }, `${output}\n${log}`).toEqual(expected);
  expect(output).toContain(isHeld);
  expect(await readLeads(store)).toEqual(before);

  goOn();
  expect((await second.ended).code).toBe(0);
  const { tombstones } = await readLeads(store);
  expect(tombstones.map(({ entity_id }) => entity_id)).toEqual(expect.arrayContaining(gone));
  const verified = await start(['--verify', '--all'], later).ended;
  expect(verified.output).toContain('\n0 differences.\n');
}

describe.each(['sqlite', 'postgres'] as const)('A process that is suspended beyond its lease, in %s,', (engine) => {
  const isMissing = engine === 'postgres' && !findPostgres();

  test('writes nothing of its first copy over what others wrote', { timeout: 300_000 }, async ({ skip }) => {
    skip(isMissing, 'PostgreSQL is not installed');
    const account = await openSyncAccount(engine);
    await overtake(account, { path: '^/(leads|contacts|companies|tasks|events)$', after: 3 });
  });

  test('writes nothing of its catch-up over what others wrote', { timeout: 300_000 }, async ({ skip }) => {
    skip(isMissing, 'PostgreSQL is not installed');
    const account = await openSyncAccount(engine);
    expect((await account.start().ended).code).toBe(0);
    changeAccount(account.sandbox, 20);
    await overtake(account, { path: '^/leads$' });
  });
});
