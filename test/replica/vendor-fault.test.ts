import { describe, expect, test } from 'vitest';
import type { Replica } from '../../src/replica/index.ts';
import { kinds } from '../../src/replica/kind.ts';
import { createHistory } from '../random-history.ts';
import { expectSame, type MovingAccount, openMoving, openOver } from './moving.ts';
import { usePlace } from './place.ts';

// What the vendor does is met by the synchronizer, which is the same over both engines; random histories run on both.
describe('A replica', () => {
  const place = usePlace('sqlite');

  async function open(options: Parameters<typeof openMoving>[0] = {}) {
    const account = await openMoving(options);
    const opened = place.open(place.newName());
    const openAgain = () => openOver(account, opened.store, opened);
    return { account, replica: await openAgain(), openAgain };
  }

  /** The same, filled, a while ago. */
  async function openFilled(options: Parameters<typeof openMoving>[0] = { leads: 30 }) {
    const opened = await open(options);
    await opened.replica.synchronize();
    opened.account.pass(100);
    return opened;
  }

  function changeMuch(account: MovingAccount, seed: number): void {
    const change = createHistory(account.sandbox, seed);
    for (let step = 0; step < 20; step++) {
      account.pass(1);
      change();
    }
  }

  test('has no gap when pages shrink while they are read', async () => {
    const { account, replica } = await open({ size: { leads: 520, eventsPerLead: 1 } });
    const { leads } = account.sandbox.snapshot();
    let page = 0;
    account.sandbox.onRequest({ method: 'GET', path: '/leads$', times: 3 }, () => {
      account.pass(5);
      // After each page some of those that it has shown are deleted, so the next one begins further back.
      for (const lead of leads.slice(-10 - 20 * page, leads.length - 20 * page))
        account.sandbox.trash('leads', lead.id);
      page += 1;
      account.pass(5);
    });
    expect((await replica.read(['leads'])).complete).toBe(true);
    expect(page).toBeGreaterThan(2);
    await expectSame(account, replica);
  });

  test.for(['the first copy', 'a catch-up'] as const)(
    'is an error that says when to retry in a storm of refusals (429) in %s, and loses nothing',
    async (stage) => {
      const { account, replica } = stage === 'the first copy' ? await open({ leads: 30 }) : await openFilled();
      changeMuch(account, 3);
      account.sandbox.fault({ status: 429, after: 3, times: 0 });
      await expect(replica.read(kinds, { maxAgeMs: 0 })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
      account.sandbox.clearFaults();
      await expectSame(account, replica);
    },
  );

  test.for(['the first copy', 'a catch-up'] as const)(
    'loses nothing when the filter is switched off in the middle of %s',
    async (stage) => {
      const { account, replica } = stage === 'the first copy' ? await open({ leads: 60 }) : await openFilled();
      changeMuch(account, 4);
      account.sandbox.fault({ ignoresFilter: true, after: 2, times: 0 });
      const { warning, complete } = await replica.read(kinds, { maxAgeMs: 0 });
      expect(warning).toContain('ignores the filter');
      expect(complete).toBe(true);
      changeMuch(account, 5);
      account.sandbox.clearFaults();
      account.pass(3_700);
      await expectSame(account, replica);
    },
  );

  test('finds what events tell that come late, each at its own time', async () => {
    const delays = [0, 240, 30, 600, 90];
    const eventDelay = ({ createdAt }: { createdAt: number }) => delays[createdAt % delays.length] ?? 0;
    const { account, replica } = await openFilled({ leads: 30, eventDelay });
    for (let round = 0; round < 4; round++) {
      changeMuch(account, 20 + round);
      account.pass(40);
      await replica.read(kinds, { maxAgeMs: 0 });
    }
    account.pass(601);
    await expectSame(account, replica);
  });

  test('has a lead that was deleted and restored between two passes over all pages', async () => {
    const { account, replica } = await open({ size: { leads: 520, eventsPerLead: 1 } });
    const leads = account.sandbox.snapshot().leads.map(({ id }) => id);
    const [oldest = 0, newest = 0] = [leads[0], leads.at(-1)];
    account.sandbox.onRequest({ method: 'GET', path: '/leads$', after: 1 }, () => {
      account.pass(5);
      account.sandbox.trash('leads', newest);
      account.sandbox.trash('leads', oldest);
      account.pass(5);
    });
    account.sandbox.onRequest({ method: 'GET', path: '/leads$', after: 2 }, () => {
      account.pass(5);
      account.sandbox.restore('leads', newest);
      account.sandbox.restore('leads', oldest);
      account.pass(5);
    });
    await replica.read(['leads', 'events']);
    await expectSame(account, replica);
    const { database } = await replica.read(['leads']);
    const found = await database.selectFrom('lead').select('id').where('id', 'in', [oldest, newest]).execute();
    expect(found).toHaveLength(2);
  });

  test.for(['contacts', 'companies', 'leads'] as const)('moves what belongs to merged cards: %s', async (kind) => {
    const { account, replica } = await openFilled();
    const [survivor, merged] = account.sandbox.snapshot()[kind];
    account.sandbox.merge(kind, { survivor: survivor?.id ?? 0, merged: merged?.id ?? 0 });
    await expectSame(account, replica);
  });

  test.for(['the same process', 'another process'] as const)(
    'keeps the history of a stage that was renamed and deleted, and has its leads where amoCRM has moved them, in %s',
    async (reader) => {
      const { account, replica: first, openAgain } = await openFilled({ leads: 60 });
      const open = async () => (reader === 'another process' ? openAgain() : first);
      const { leads, pipelines } = account.sandbox.snapshot();
      const used = leads.find(({ pipelineId, statusId }) =>
        pipelines
          .find(({ id }) => id === pipelineId)
          ?.statuses.some(({ id, isEditable, sort }) => id === statusId && isEditable && sort > 20),
      );
      const stage = { pipeline_id: used?.pipelineId ?? 0, status_id: used?.statusId ?? 0 };
      const moves = async (replica: Replica) => {
        const { database } = await replica.read(['leads', 'events'], { maxAgeMs: 0 });
        return database
          .selectFrom('stage_move')
          .select(['event_id', 'from_status_name', 'to_status_name'])
          .where('to_status_id', '=', stage.status_id)
          .orderBy('event_id')
          .execute();
      };
      const other = leads.find(
        ({ pipelineId, statusId }) => pipelineId === used?.pipelineId && statusId !== used.statusId,
      );
      account.sandbox.send('PATCH', `/leads/${other?.id}`, stage);
      account.pass(10);
      const before = await moves(first);
      expect(before.length).toBeGreaterThan(0);
      expect(before.filter(({ to_status_name }) => to_status_name === null)).toEqual([]);
      const path = `/leads/pipelines/${stage.pipeline_id}/statuses/${stage.status_id}`;
      expect(account.sandbox.send('PATCH', path, { name: 'Другое имя' })).toMatchObject({ status: 200 });
      account.pass(10);
      // The last events are read again.
      expect(await moves(await open())).toEqual(before);
      expect(account.sandbox.send('DELETE', path)).toMatchObject({ status: 204 });
      account.pass(100);
      const replica = await open();
      expect(await moves(replica)).toEqual(before);
      const { database } = await replica.read(['leads'], { maxAgeMs: 0 });
      const left = await database.selectFrom('lead').select('id').where('status_id', '=', stage.status_id).execute();
      expect(left).toEqual([]);
      await expectSame(account, replica);
    },
  );
});
