import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { expectSame, openMoving, openOver } from './moving.ts';

test('A replica goes on after kill -9 without reading what was committed', { timeout: 120_000 }, async () => {
  const account = await openMoving({ size: { leads: 600, eventsPerLead: 3 } });
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'replica.db');
  let leaseTime = Date.now();
  const pages: string[] = [];
  const listed = /\/api\/v4\/(leads|events|tasks|contacts)\?/;
  /** Copies until so many requests have been sent, and is killed then. */
  const copy = async (killAfter: number) => {
    // Another process waits until the lease of the killed one has expired.
    leaseTime += 61_000;
    const { url, token } = account.sandbox;
    const script = ['--import', 'tsx', 'test/replica/copying.ts', url, token, file];
    const child = spawn(process.execPath, [...script, String(account.now()), String(leaseTime)], { stdio: 'inherit' });
    account.sandbox.clearRequests();
    const stop = account.sandbox.onRequest({ method: 'GET', after: killAfter, times: 0 }, () => {
      child.kill('SIGKILL');
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    stop();
    pages.push(
      ...account.sandbox.requests.map(({ path, query }) => `${path}?${query}`).filter((each) => listed.test(each)),
    );
    return code;
  };
  for (const killAfter of [12, 14, 17, 25]) expect(await copy(killAfter)).toBeNull();
  expect(await copy(10_000)).toBe(0);
  const twice = pages.filter((page, index) => pages.indexOf(page) !== index);
  // The page in flight when the process was killed is read again, and nothing else.
  expect(twice.length).toBeLessThanOrEqual(8);
  const replica = await openOver(account, openSqlite(file));
  onTestFinished(() => replica.close());
  account.pass(100);
  await expectSame(account, replica);
});
