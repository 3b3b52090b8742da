import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { kinds } from '../../src/replica/kind.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { createPacer } from '../../src/replica/sync/pacer.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { expectSame, openMoving, openOver } from './moving.ts';

function makeFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'replica.db');
}

/** How often a path was asked for. */
function countPaths(sandbox: Sandbox, path: RegExp): number {
  return sandbox.requestCount((request) => path.test(request.path));
}

const leadList = /\/leads$/;
const eventList = /\/events$/;

describe('The first fill of a replica', () => {
  test('asks for each page once, and once for what was removed meanwhile', async () => {
    const account = await openMoving({ size: { leads: 600, eventsPerLead: 3 } });
    const { leads, events } = account.sandbox.snapshot();
    const replica = await account.replica();
    account.sandbox.clearRequests();
    await replica.read(['leads']);
    expect(countPaths(account.sandbox, leadList)).toBe(Math.ceil(leads.length / 250));
    expect(countPaths(account.sandbox, eventList)).toBe(1);
    account.sandbox.clearRequests();
    await replica.read(['events']);
    const since = account.now() - 400 * 86_400;
    const shown = events.filter(({ createdAt }) => createdAt >= since).length;
    expect(countPaths(account.sandbox, eventList)).toBe(Math.ceil(shown / 100));
  });

  test('has everything that the account has', async () => {
    const account = await openMoving({ size: { leads: 600 } });
    await expectSame(account, await account.replica());
  });

  test('goes on at the next page after its process has ended', async () => {
    const account = await openMoving({ size: { leads: 900 } });
    const file = makeFile();
    const first = await openOver(account, openSqlite(file));
    account.sandbox.fault({ path: '/leads$', status: 403, after: 2, times: 0 });
    await expect(first.read(['leads'])).rejects.toThrow();
    const { kinds: stopped } = await first.status();
    expect(stopped[0]).toMatchObject({
      kind: 'leads',
      isFilled: false,
      rows: 500,
      pages: 2,
      error: expect.any(Object),
    });
    await first.close();
    account.sandbox.clearFaults();
    account.sandbox.clearRequests();
    const second = await openOver(account, openSqlite(file));
    await second.read(['leads']);
    expect(countPaths(account.sandbox, leadList)).toBe(2);
    await expectSame(account, second);
    await second.close();
  });

  test('answers with the newest records before it ends, and says so', async () => {
    const account = await openMoving({ size: { leads: 900 } });
    const replica = await openOver(account, openSqlite(makeFile()), { waitMs: 0 });
    const release = createGate();
    account.sandbox.onRequest({ path: '/leads$', after: 1 }, () => release.promise);
    const ask = () => replica.read(['leads']).catch(() => undefined);
    let snapshot = await ask();
    while (!snapshot) snapshot = await ask();
    const { complete, createdSince } = snapshot;
    expect(complete).toBe(false);
    const rows = await snapshot.database.selectFrom('lead').select('id').execute();
    const newer = account.sandbox.snapshot().leads.filter(({ createdAt }) => createdAt > (createdSince ?? 0));
    const stored = new Set(rows.map(({ id }) => id));
    expect(newer.every(({ id }) => stored.has(id))).toBe(true);
    expect(newer.length).toBeGreaterThan(0);
    release.resolve();
    await replica.synchronize();
    expect((await replica.read(['leads'])).complete).toBe(true);
    await replica.close();
  });

  test('reads again what moved forward because a record was deleted meanwhile', async () => {
    const account = await openMoving({ size: { leads: 900 } });
    const newest = account.sandbox.snapshot().leads.at(-1)?.id ?? 0;
    const replica = await account.replica();
    account.sandbox.onRequest({ path: '/leads$', after: 1 }, () => {
      account.pass(5);
      account.sandbox.trash('leads', newest);
      account.pass(5);
    });
    const { complete, database } = await replica.read(['leads']);
    expect(complete).toBe(true);
    const stored = await database.selectFrom('lead').select('id').orderBy('id').execute();
    expect(stored.map(({ id }) => id)).toEqual(account.sandbox.snapshot().leads.map(({ id }) => id));
    await expectSame(account, replica);
  });

  test('is not called whole while the log has not told of a removal, once it does', async () => {
    const account = await openMoving({ size: { leads: 900 }, eventDelay: 100 });
    const newest = account.sandbox.snapshot().leads.at(-1)?.id ?? 0;
    const replica = await account.replica();
    account.sandbox.onRequest({ path: '/leads$', after: 1 }, () => {
      account.pass(5);
      account.sandbox.trash('leads', newest);
      account.pass(5);
    });
    await replica.read(['leads']);
    account.pass(200);
    await expectSame(account, replica);
  });

  test('asks the trash where the log may not be read', async () => {
    const account = await openMoving({ size: { leads: 900 } });
    const newest = account.sandbox.snapshot().leads.at(-1)?.id ?? 0;
    account.sandbox.fault({ path: '/events', status: 403, times: 0 });
    const replica = await account.replica();
    account.sandbox.onRequest({ path: '/leads$', after: 1 }, () => {
      account.pass(5);
      account.sandbox.trash('leads', newest);
      account.pass(5);
    });
    await replica.read(['leads']);
    account.sandbox.trash('leads', account.sandbox.snapshot().leads[0]?.id ?? 0);
    account.pass(100);
    await replica.read(['leads']);
    account.sandbox.clearFaults();
    await expectSame(account, replica);
  });

  test('keeps to its share of the rate limit', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const pacer = createPacer(100);
    let sent = 0;
    const requests = Array.from({ length: 50 }, () => pacer.next(() => 0).then(() => sent++));
    await vi.advanceTimersByTimeAsync(101);
    expect(sent).toBe(11);
    pacer.took(35);
    expect(pacer.ahead).toBe(4);
    pacer.end();
    const results = await Promise.allSettled(requests);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(39);
  });

  test('fills what a question asks for before the rest', async () => {
    const account = await openMoving();
    const replica = await openOver(account, openSqlite(makeFile()), { fillsAll: true });
    account.sandbox.clearRequests();
    await replica.read(['tasks']);
    await replica.synchronize();
    const lists = account.sandbox.requests.map(({ path }) => path.split('/').at(-1));
    expect(lists.indexOf('tasks')).toBeLessThan(lists.indexOf('contacts'));
    expect((await replica.status()).kinds.map(({ isFilled }) => isFilled)).toEqual(kinds.map(() => true));
    await replica.close();
  });
});

function createGate() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
