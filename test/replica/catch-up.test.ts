import { describe, expect, test } from 'vitest';
import { changeChannel } from '../../src/live/change.ts';
import { kinds } from '../../src/replica/kind.ts';
import { portions } from '../../src/replica/sync/work.ts';
import { expectSame, type MovingAccount, openMoving } from './moving.ts';

/** How many requests an answer costs that must be as new as possible. */
function ask(account: MovingAccount, wanted: readonly (typeof kinds)[number][], maxAgeMs = 0): Promise<number> {
  return account.count(async () => (await account.replica()).read(wanted, { maxAgeMs }));
}

async function openFilled(options: Parameters<typeof openMoving>[0] = {}) {
  const account = await openMoving(options);
  const replica = await account.replica();
  await replica.synchronize();
  account.pass(100);
  return { account, replica, amocrm: account.connection.with({}) };
}

const cards = ['leads', 'contacts', 'companies', 'tasks', 'events'] as const;

describe('A catch-up of a replica', () => {
  test('costs nothing while the replica is younger than the answer may be', async () => {
    const { account } = await openFilled();
    expect(await ask(account, cards)).toBe(5);
    expect(await ask(account, kinds, 60_000)).toBe(0);
  });

  test('costs at most five requests when little has changed', async () => {
    const { account, amocrm, replica } = await openFilled();
    const [lead] = account.sandbox.snapshot().leads;
    expect(await ask(account, ['leads', 'events'])).toBe(2);
    account.pass(400);
    await amocrm.leads.update([{ id: lead?.id ?? 0, price: 4_242 }]);
    await amocrm.notes.create('leads', [{ entity_id: lead?.id ?? 0, note_type: 'common', params: { text: 'Звонил' } }]);
    account.pass(1);
    expect(await ask(account, cards)).toBeLessThanOrEqual(5);
    const { database, asOf } = await replica.read(['leads']);
    expect(asOf).toBe(account.now());
    const row = await database
      .selectFrom('lead')
      .select('price_exact')
      .where('id', '=', lead?.id ?? 0)
      .executeTakeFirst();
    expect(row?.price_exact).toBe(42_420_000);
    await expectSame(account, replica);
  });

  test('costs one request more for each further page of changes', async () => {
    const { account, amocrm, replica } = await openFilled({ size: { leads: 900, eventsPerLead: 3 } });
    const ids = account.sandbox
      .snapshot()
      .leads.slice(0, 600)
      .map(({ id }) => id);
    for (const some of portions(ids, 100)) {
      account.pass(1);
      await amocrm.leads.update(some.map((id) => ({ id, name: `Сделка ${id}` })));
    }
    account.pass(1);
    account.sandbox.clearRequests();
    await replica.read(['leads'], { maxAgeMs: 0 });
    const lists = account.sandbox.requestCount(({ path }) => path.endsWith('/leads'));
    const logs = account.sandbox.requestCount(({ path }) => path.endsWith('/events'));
    expect(lists).toBeLessThanOrEqual(4);
    expect(logs).toBe(6);
    await expectSame(account, replica);
  });

  test('skips nothing when records change while their pages are read', async () => {
    const { account, amocrm, replica } = await openFilled({ size: { leads: 900, eventsPerLead: 3 } });
    const ids = account.sandbox
      .snapshot()
      .leads.slice(0, 600)
      .map(({ id }) => id);
    for (const some of portions(ids, 50)) {
      account.pass(1);
      await amocrm.leads.update(some.map((id) => ({ id, price: id % 1_000 })));
    }
    account.pass(1);
    account.sandbox.onRequest({ method: 'GET', path: '/leads$', after: 1 }, async () => {
      account.pass(1);
      await amocrm.leads.update(ids.slice(0, 40).map((id) => ({ id, price: 777 })));
    });
    await replica.read(['leads'], { maxAgeMs: 0 });
    account.pass(1);
    await expectSame(account, replica);
  });

  test('is as current as the oldest of the kinds that an answer reads', async () => {
    const { replica } = await openFilled();
    const { asOf: before } = await replica.read(['contacts'], { maxAgeMs: Number.POSITIVE_INFINITY });
    const { asOf: now } = await replica.read(['leads'], { maxAgeMs: 0 });
    expect(now).toBe(before + 100);
    expect((await replica.read(['leads', 'contacts'], { maxAgeMs: Number.POSITIVE_INFINITY })).asOf).toBe(before);
  });

  test('keeps the newer state when a page is late', async () => {
    const { account, replica } = await openFilled();
    const id = account.sandbox.snapshot().leads[0]?.id ?? 0;
    account.sandbox.send('PATCH', `/leads/${id}`, { price: 1 });
    const older = (await account.connection.with({}).leads.list({ filter: { id: [id] } })).items[0];
    account.pass(10);
    account.sandbox.send('PATCH', `/leads/${id}`, { price: 2 });
    const readPrice = async () => {
      account.pass(1);
      const { database, warning } = await replica.read(['leads'], { maxAgeMs: 0 });
      expect(warning).toBeNull();
      return database.selectFrom('lead').select('price_exact').where('id', '=', id).executeTakeFirst();
    };
    expect(await readPrice()).toEqual({ price_exact: 20_000 });
    // The list of leads answers once as it was before.
    const body = { _embedded: { leads: [{ ...older, _embedded: {} }] } };
    account.sandbox.fault({ method: 'GET', path: '/leads$', status: 200, body });
    expect(await readPrice()).toEqual({ price_exact: 20_000 });
    await expectSame(account, replica);
  });

  test('reads a card that was linked, although amoCRM does not touch it', async () => {
    const { account, amocrm, replica } = await openFilled();
    const { leads, contacts } = account.sandbox.snapshot();
    const lead = leads[0]?.id ?? 0;
    const contact = contacts.find(({ id }) => !leads[0]?.contacts.some((own) => own.id === id))?.id ?? 0;
    await amocrm.links.link('leads', lead, [{ to_entity_id: contact, to_entity_type: 'contacts' }]);
    account.pass(1);
    // The log, the leads that changed, and each of the two that it says are linked.
    expect(await ask(account, ['leads', 'events'])).toBe(4);
    await expectSame(account, replica);
  });

  test('keeps the closest task of a card', async () => {
    const { account, amocrm, replica } = await openFilled();
    const { leads, tasks } = account.sandbox.snapshot();
    const lead = leads.at(-1)?.id ?? 0;
    const open = tasks.filter(({ isCompleted, entityType }) => !isCompleted && entityType === 'leads').slice(0, 3);
    await amocrm.tasks.create([
      { text: 'Раньше всех', complete_till: account.now() - 5_000, entity_type: 'leads', entity_id: lead },
    ]);
    await amocrm.tasks.update(open.map(({ id }) => ({ id, is_completed: true })));
    account.pass(1);
    await expectSame(account, replica);
  });

  test('finds events that come late', async () => {
    const { account, amocrm, replica } = await openFilled({ eventDelay: 250 });
    const lead = account.sandbox.snapshot().leads[0]?.id ?? 0;
    await amocrm.leads.update([{ id: lead, price: 1 }]);
    account.pass(100);
    await replica.read(['leads', 'events'], { maxAgeMs: 0 });
    account.pass(151);
    await expectSame(account, replica);
  });

  test('reads incoming leads and elements as a whole, at intervals', async () => {
    const { account, replica } = await openFilled();
    expect(await ask(account, ['incoming_leads'], 60_000)).toBe(0);
    account.pass(301);
    expect(await ask(account, ['incoming_leads'], 60_000)).toBe(2);
    const element = account.sandbox.snapshot().catalogElements[0]?.id ?? 0;
    account.sandbox.delete('catalogElements', element);
    account.pass(301);
    await replica.read(['catalog_elements']);
    await expectSame(account, replica);
  });

  test('does not trust its age once a webhook has told of a change', async () => {
    const { account, replica } = await openFilled();
    const lead = account.sandbox.snapshot().leads[0]?.id ?? 0;
    await replica.read(['leads'], { maxAgeMs: 0 });
    account.sandbox.trash('leads', lead);
    const change = { entity: 'leads', kind: 'DELETED', id: lead, record: null, previous: {} };
    await account.state.pubSub.publish(changeChannel, change);
    const { database } = await replica.read(['leads'], { maxAgeMs: 60_000 });
    expect(await database.selectFrom('lead').select('id').where('id', '=', lead).execute()).toEqual([]);
  });

  test('leaves no card with a closest task that was deleted before tasks were read', async () => {
    const { account, amocrm, replica } = await openFilled();
    const lead = account.sandbox.snapshot().leads[0]?.id ?? 0;
    const task = { text: 'Позвонить', complete_till: account.now(), entity_type: 'leads' as const, entity_id: lead };
    await amocrm.tasks.create([task]);
    const created = account.sandbox.snapshot().tasks.at(-1)?.id ?? 0;
    account.pass(10);
    await amocrm.leads.update([{ id: lead, price: 99 }]);
    const closest = async () => {
      const { database } = await replica.read(['leads'], { maxAgeMs: 0 });
      const row = await database.selectFrom('lead').select('closest_task_at').where('id', '=', lead).executeTakeFirst();
      return row?.closest_task_at;
    };
    expect(await closest()).toBe(task.complete_till);
    account.pass(600);
    // From now on no window has the lead.
    expect(await closest()).toBe(task.complete_till);
    account.sandbox.delete('tasks', created);
    account.pass(10);
    await replica.read(['leads', 'tasks', 'events'], { maxAgeMs: 0 });
    expect(await closest()).not.toBe(task.complete_till);
    await expectSame(account, replica);
  });

  test('says what it does in an account that ignores filters', async () => {
    const { account, amocrm, replica } = await openFilled();
    const { leads, tasks } = account.sandbox.snapshot();
    account.sandbox.fault({ ignoresFilter: true, times: 0 });
    await amocrm.leads.update([{ id: leads[0]?.id ?? 0, price: 99 }]);
    account.sandbox.trash('leads', leads[1]?.id ?? 0);
    account.sandbox.delete('tasks', tasks[0]?.id ?? 0);
    account.pass(1_900);
    const { warning, complete } = await replica.read(['leads', 'tasks', 'events'], { maxAgeMs: 0 });
    expect(warning).toContain('ignores the filter');
    expect(complete).toBe(true);
    account.sandbox.clearFaults();
    account.pass(3_700);
    await expectSame(account, replica);
    expect((await replica.read(['leads'])).warning).toBeNull();
  });

  test('finds what has left catalogs and incoming leads in an account that ignores filters', async () => {
    const { account, replica } = await openFilled();
    const wholes = ['catalog_elements', 'incoming_leads'] as const;
    const { catalogElements, incomingLeads } = account.sandbox.snapshot();
    account.sandbox.fault({ ignoresFilter: true, times: 0 });
    account.sandbox.delete('catalogElements', catalogElements[0]?.id ?? 0);
    account.sandbox.send('DELETE', `/leads/unsorted/${incomingLeads[0]?.uid}/decline`, {});
    account.pass(400);
    const { warning, complete, database } = await replica.read(wholes, { maxAgeMs: 0 });
    expect(warning).toContain('reading them twice');
    expect(complete).toBe(true);
    const elements = await database.selectFrom('catalog_element').select('id').execute();
    expect(elements).toHaveLength(catalogElements.length - 1);
    const waiting = await database.selectFrom('incoming_lead').select('uid').where('left_at', 'is', null).execute();
    expect(waiting).toHaveLength(incomingLeads.length - 1);
    account.sandbox.clearFaults();
    account.pass(3_700);
    await expectSame(account, replica);
    expect((await replica.read(wholes)).warning).toBeNull();
  });
});
