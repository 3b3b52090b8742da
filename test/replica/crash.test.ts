import { describe, expect, test } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import { type Kind, kinds } from '../../src/replica/kind.ts';
import type { Store } from '../../src/replica/store/store.ts';
import { loadProgress, type StreamProgress } from '../../src/replica/sync/state.ts';
import { createHistory } from '../random-history.ts';
import { expectSame, type MovingAccount, openMoving, openOver } from './moving.ts';
import { engines, type Opened, usePlace } from './place.ts';

/**
 * A store whose process ends after so many transactions: nothing is written any more, not even that the lease is free.
 */
function killAfter({ store, schema }: Opened, commits: number): Opened & { isDead(): boolean } {
  let left = commits;
  let isDead = false;
  const write: Store['write'] = async (statements) => {
    isDead ||= left === 0;
    if (isDead) throw new Error('The process was killed');
    left -= 1;
    await store.write(statements);
  };
  return { store: { ...store, write }, ...(schema && { schema }), isDead: () => isDead };
}

/** Kinds that are read as a whole: a process that is killed begins them again. */
const wholes: readonly Kind[] = ['catalog_elements', 'incoming_leads'];

/** How much of the first copy is committed. */
async function measureProgress({ store }: Opened): Promise<number> {
  const streams = [...(await loadProgress(store)).values()];
  const pages = ({ kind, state }: StreamProgress) => (wholes.includes(kind) ? 0 : state.pages);
  return streams.reduce((sum, stream) => sum + pages(stream) + (stream.isFilled ? 1 : 0), 0);
}

describe.each(engines)('A process that copies an account into %s', (engine) => {
  const place = usePlace(engine);

  /** Processes over one replica, each of which finds that the lease of the one before it has expired. */
  function openLives(account: MovingAccount) {
    const opened = place.open(place.newName());
    const settings = new Metadata(account.connection.with({}));
    let clock = Date.now();
    const open = (own: Opened) => {
      clock += 61_000;
      return openOver(account, own.store, { ...own, settings, clock: () => clock });
    };
    return {
      /** Asks once in a process that is killed after so many transactions. @returns whether it was, and how far the copy is */
      async live(commits: number, maxAgeMs: number) {
        const { isDead, ...own } = killAfter(opened, commits);
        const asking = open(own).then((replica) => replica.read(kinds, { maxAgeMs }));
        await asking.catch((error: unknown) => {
          if (!isDead()) throw error;
        });
        return { isDead: isDead(), copied: isDead() ? await measureProgress(opened).catch(() => 0) : 0 };
      },
      /** The first page of each kind of cards that is not committed. */
      async nextPages() {
        const streams = await loadProgress(opened.store).catch(() => new Map<Kind, StreamProgress>());
        return (['leads', 'contacts', 'companies'] as const).map(
          (kind) => [kind, streams.get(kind)?.state.page ?? 1] as const,
        );
      },
      /** A process that is not killed. */
      last: () => open(opened),
    };
  }

  test('goes on after it was killed at any of its first commits: the tables, the views, the lease, the settings', async () => {
    const account = await openMoving({ leads: 20 });
    const { live, last } = openLives(account);
    for (let commits = 0; commits < 12; commits++) {
      expect(await live(commits, Number.POSITIVE_INFINITY)).toMatchObject({ isDead: true });
    }
    await expectSame(account, await last());
  });

  test('goes on after it was killed after each commit of the first copy, and reads no page again that is copied', async () => {
    const account = await openMoving({ size: { leads: 260, eventsPerLead: 2 } });
    const { live, last, nextPages } = openLives(account);
    let before = 0;
    let kills = 0;
    for (let commits = 1; ; ) {
      const next = await nextPages();
      account.sandbox.clearRequests();
      const { isDead, copied } = await live(commits, Number.POSITIVE_INFINITY);
      for (const [kind, page] of next) {
        const asked = account.sandbox.requests.filter(({ path }) => path.endsWith(`/${kind}`));
        const again = asked.filter(({ query }) => {
          const parameters = new URLSearchParams(query);
          return !query.includes('filter') && Number(parameters.get('page')) < page;
        });
        expect(again).toEqual([]);
      }
      if (!isDead) break;
      kills += 1;
      // What precedes a page (the lease, the settings) costs the same each time.
      commits = copied > before ? Math.max(1, commits - 2) : commits + 1;
      before = copied;
    }
    expect(kills).toBeGreaterThan(20);
    await expectSame(account, await last());
  });

  test('loses nothing when it is killed after each commit of a catch-up', async () => {
    const account = await openMoving({ leads: 40 });
    const { live, last } = openLives(account);
    await live(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    const change = createHistory(account.sandbox, 7);
    let commits = 0;
    for (let isDead = true; isDead; commits++) {
      account.pass(30);
      for (let step = 0; step < 4; step++) change();
      ({ isDead } = await live(commits, 0));
    }
    expect(commits).toBeGreaterThan(20);
    await expectSame(account, await last());
  });
});
