import { describe, expect, test } from 'vitest';
import { expectSame, openMoving, openOver } from './moving.ts';
import { engines, usePlace } from './place.ts';

describe.each(engines)('Processes over one replica in %s', (engine) => {
  const place = usePlace(engine);

  test('make its tables once when they start at the same time', async () => {
    const account = await openMoving({ leads: 20 });
    for (let round = 0; round < 3; round++) {
      const name = place.newName();
      const stores = Array.from({ length: 4 }, () => place.open(name));
      const replicas = await Promise.all(stores.map((opened) => openOver(account, opened.store, opened)));
      const snapshots = await Promise.all(replicas.map((replica) => replica.read(['leads', 'events'])));
      expect(snapshots.map(({ complete }) => complete)).toEqual([true, true, true, true]);
      if (round === 0 && replicas[0]) await expectSame(account, replicas[0]);
      await Promise.all(replicas.map((replica) => replica.close()));
    }
  });

  test.for(['the first copy', 'a catch-up'] as const)(
    'do not both write when one was suspended in %s and wakes after its lease',
    async (stage) => {
      const account = await openMoving({ leads: 30 });
      const name = place.newName();
      let clock = Date.now();
      const open = async () => {
        const opened = place.open(name);
        return openOver(account, opened.store, { ...opened, clock: () => clock });
      };
      const sleeper = await open();
      if (stage === 'a catch-up') await sleeper.synchronize();
      account.pass(100);
      let wake = () => {};
      const asleep = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const reached = new Promise<void>((resolve) => {
        account.sandbox.onRequest({ method: 'GET', path: '/leads$' }, () => {
          resolve();
          return asleep;
        });
      });
      const sleeping = sleeper.read(['leads', 'events'], { maxAgeMs: 0 });
      await reached;
      clock += 61_000;
      const heir = await open();
      const [lead] = account.sandbox.snapshot().leads;
      await heir.synchronize();
      account.pass(100);
      // What the sleeper is about to write is older than this.
      account.sandbox.send('PATCH', `/leads/${lead?.id}`, { price: 4_242 });
      await heir.read(['leads', 'events'], { maxAgeMs: 0 });
      wake();
      expect((await sleeping).complete).toBe(true);
      await expectSame(account, heir);
      await expectSame(account, sleeper);
    },
  );
});
