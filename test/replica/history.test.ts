import { describe, expect, test } from 'vitest';
import { type Kind, kinds } from '../../src/replica/kind.ts';
import { Random } from '../../src/sandbox/demo/random.ts';
import type { FaultRule } from '../../src/sandbox/index.ts';
import { createHistory } from '../random-history.ts';
import { expectAsFresh } from './fresh.ts';
import { expectSame, openMoving, openOver } from './moving.ts';
import { engines, usePlace } from './place.ts';

const seeds = { sqlite: [1, 2, 3, 4, 5, 6], postgres: [7, 8, 9] };
const seedsWithoutFilters = { sqlite: [10, 11, 12], postgres: [14] };

describe.each(engines)('A replica in %s', (engine) => {
  const place = usePlace(engine);

  /**
   * Lets an account live, with catch-ups at times, a third of them under a fault; expects that the replica has what the account has, and
   * what a replica has that did not live with it.
   */
  async function live(seed: number, fault: FaultRule): Promise<void> {
    const random = new Random(seed);
    const account = await openMoving({ leads: 80 });
    const change = createHistory(account.sandbox, seed);
    const name = place.newName();
    const open = () => {
      const opened = place.open(name);
      return openOver(account, opened.store, opened);
    };
    let replica = await open();
    for (let step = 0; step < 100; step++) {
      account.pass(random.integer(0, 60));
      if (random.chance(0.75)) {
        change();
      } else if (random.chance(0.2)) {
        await replica.close();
        replica = await open();
      } else {
        const wanted: Kind[] = kinds.filter(() => random.chance(0.5));
        const fails = random.chance(0.3);
        if (fails) account.sandbox.fault(fault);
        const read = replica.read(wanted.length > 0 ? wanted : ['leads'], { maxAgeMs: 0 });
        // Refused requests leave the replica as it was.
        await (fault.status === undefined ? read : read.catch(() => {}));
        account.sandbox.clearFaults();
      }
    }
    // Filters are tried again after an hour.
    if (fault.ignoresFilter) account.pass(3_600);
    await expectSame(account, replica);
    const { database } = await replica.read(kinds);
    const { leads, contacts, tasks, notes } = account.sandbox.snapshot();
    const ids = async (table: 'lead' | 'contact' | 'task' | 'note') =>
      (await database.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id);
    const own = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((one, other) => one - other);
    expect(await ids('lead')).toEqual(own(leads));
    expect(await ids('contact')).toEqual(own(contacts));
    expect(await ids('task')).toEqual(own(tasks));
    expect(await ids('note')).toEqual(own(notes.filter(({ entityType }) => entityType !== 'customers')));
    const fresh = place.open(place.newName());
    const other = await openOver(account, fresh.store, fresh);
    await expectAsFresh(replica, other);
    await other.close();
    await replica.close();
  }

  test.for(seeds[engine])('is as its account after any history of changes and catch-ups: %i', (seed) =>
    live(seed, { method: 'GET', path: '/(leads|events|tasks|notes)$', status: 403 }),
  );

  test.for(seedsWithoutFilters[engine])('is so after one in which filters were switched off at times: %i', (seed) =>
    live(seed, { ignoresFilter: true, times: 0 }),
  );
});
