import { describe, expect, test } from 'vitest';
import type { Kind, Replica } from '../../src/replica/index.ts';
import { expectSame, type MovingAccount, openMoving } from './moving.ts';

async function openFilled(options: Parameters<typeof openMoving>[0] = {}) {
  const account = await openMoving(options);
  const replica = await account.replica();
  await replica.synchronize();
  account.pass(100);
  return { account, replica, amocrm: account.connection.with({}) };
}

async function countIn(replica: Replica, table: 'lead' | 'event' | 'entity_tag' | 'custom_field_value', id: number) {
  const { database } = await replica.read(['leads', 'events']);
  const key = table === 'lead' ? 'id' : 'entity_id';
  const rows = await database
    .selectFrom(table)
    .selectAll()
    .where(key as never, '=', id as never)
    .execute();
  return rows.length;
}

/** A lead with tasks, notes, tags and a contact. */
function findRichLead(account: MovingAccount): number {
  const { leads, tasks, notes } = account.sandbox.snapshot();
  const has = (rows: readonly { entityType: string | null; entityId: number | null }[], id: number) =>
    rows.some(({ entityType, entityId }) => entityType === 'leads' && entityId === id);
  const rich = leads.find(
    ({ id, tags, contacts }) => tags.length > 0 && contacts.length > 0 && has(tasks, id) && has(notes, id),
  );
  if (!rich) throw new Error('The demo has no such lead');
  return rich.id;
}

async function freshen(account: MovingAccount, replica: Replica, wanted: readonly Kind[] = ['leads', 'events']) {
  account.pass(1);
  return replica.read(wanted, { maxAgeMs: 0 });
}

describe('A record that is deleted', () => {
  test('leaves with its parts, its tasks and its notes, and keeps its events', async () => {
    const { account, replica } = await openFilled();
    const lead = findRichLead(account);
    const events = await countIn(replica, 'event', lead);
    account.sandbox.trash('leads', lead);
    await freshen(account, replica);
    expect(await countIn(replica, 'lead', lead)).toBe(0);
    expect(await countIn(replica, 'entity_tag', lead)).toBe(0);
    expect(await countIn(replica, 'event', lead)).toBe(events + 1);
    await expectSame(account, replica);
  });

  test('is not brought back by a page that is late', async () => {
    const account = await openMoving({ size: { leads: 600, eventsPerLead: 3 } });
    const { id } = account.sandbox.snapshot().leads.at(-1) ?? { id: 0 };
    const replica = await account.replica();
    await replica.synchronize();
    account.pass(100);
    // Changed just now, so that a page of recent changes may show it.
    account.sandbox.send('PATCH', `/leads/${id}`, { price: 4_242 });
    const stored = (await account.connection.with({}).leads.list({ filter: { id: [id] } })).items[0];
    account.pass(10);
    account.sandbox.trash('leads', id);
    await freshen(account, replica);
    // The list of leads answers once as it was before.
    const body = { _embedded: { leads: [{ ...stored, _embedded: {} }] } };
    account.sandbox.fault({ method: 'GET', path: '/leads$', status: 200, body });
    const { warning } = await freshen(account, replica);
    expect(warning).toBeNull();
    expect(await countIn(replica, 'lead', id)).toBe(0);
    await expectSame(account, replica);
  });

  test('leaves no activity when it is merged and nobody has done anything about it', async () => {
    const { account, replica } = await openFilled();
    const activities = async () => {
      const { database } = await replica.read(['contacts', 'events'], { maxAgeMs: 0 });
      return database
        .selectFrom('record_activity')
        .select(['entity_id', 'last_at'])
        .where('entity_type', '=', 'contacts')
        .execute();
    };
    const [merged, survivor] = (await activities()).toSorted((one, other) => (one.last_at ?? 0) - (other.last_at ?? 0));
    expect(merged?.last_at).toBeNull();
    account.sandbox.merge('contacts', { survivor: survivor?.entity_id ?? 0, merged: merged?.entity_id ?? 0 });
    account.pass(10);
    expect((await activities()).map(({ entity_id }) => entity_id)).not.toContain(merged?.entity_id);
  });

  test('returns with its tasks, notes and links when it is restored', async () => {
    const { account, replica } = await openFilled();
    const lead = findRichLead(account);
    const contact = account.sandbox.snapshot().leads.find(({ id }) => id === lead)?.contacts[0]?.id ?? 0;
    const company = account.sandbox.snapshot().leads.find(({ companyId }) => companyId !== null)?.companyId ?? 0;
    account.sandbox.trash('leads', lead);
    account.sandbox.trash('contacts', contact);
    account.sandbox.trash('companies', company);
    await expectSame(account, replica);
    account.pass(1_000);
    account.sandbox.restore('leads', lead);
    account.sandbox.restore('contacts', contact);
    account.sandbox.restore('companies', company);
    await expectSame(account, replica);
    // From now on pages show what belongs to it as before.
    account.pass(1_000);
    const task = { text: 'Позвонить', complete_till: account.now() + 86_400, entity_type: 'leads', entity_id: lead };
    account.sandbox.send('POST', '/tasks', [task]);
    account.sandbox.send('POST', `/leads/${lead}/notes`, [{ note_type: 'common', params: { text: 'Снова с нами' } }]);
    await expectSame(account, replica);
    const { database } = await replica.read(['leads']);
    expect(await database.selectFrom('tombstone').selectAll().execute()).toEqual([]);
  });

  test('is there if it was deleted and restored within one second, between two catch-ups', async () => {
    const { account, replica } = await openFilled();
    const lead = findRichLead(account);
    account.sandbox.trash('leads', lead);
    account.sandbox.restore('leads', lead);
    account.sandbox.trash('leads', lead);
    account.sandbox.restore('leads', lead);
    await freshen(account, replica);
    expect(await countIn(replica, 'lead', lead)).toBe(1);
    await expectSame(account, replica);
  });

  test('leaves if it is a task or a note', async () => {
    const { account, replica } = await openFilled();
    const { tasks, notes } = account.sandbox.snapshot();
    account.sandbox.delete('tasks', tasks[0]?.id ?? 0);
    account.sandbox.delete('notes', notes.find(({ noteType }) => noteType === 'common')?.id ?? 0);
    await expectSame(account, replica);
  });

  test('is not stored after all when the log tells of it before the record is known', async () => {
    const { account, replica, amocrm } = await openFilled();
    await amocrm.leads.create([{ name: 'Недолгая' }]);
    const id = account.sandbox.snapshot().leads.find(({ name }) => name === 'Недолгая')?.id ?? 0;
    account.sandbox.trash('leads', id);
    await freshen(account, replica, ['events']);
    expect(await countIn(replica, 'event', id)).toBe(2);
    await expectSame(account, replica);
  });
});

describe('Records that a whole pass does not show', () => {
  test('are kept while the pass is not whole', async () => {
    const { account, replica } = await openFilled();
    account.sandbox.fault({ method: 'GET', path: '/elements$', status: 403, after: 1, times: 0 });
    await expect(replica.read(['catalog_elements'], { maxAgeMs: 0 })).rejects.toThrow();
    account.sandbox.clearFaults();
    await expectSame(account, replica);
  });

  test('are kept while they are still answered by their ids', async () => {
    const { account, replica } = await openFilled();
    account.sandbox.fault({ method: 'GET', path: '/elements$', status: 204 });
    await replica.read(['catalog_elements'], { maxAgeMs: 0 });
    await expectSame(account, replica);
  });

  test('are removed beyond the bound only with consent', async () => {
    const { account, replica, amocrm } = await openFilled();
    const { catalogs } = account.sandbox.snapshot();
    const catalog = catalogs[0]?.id ?? 0;
    const many = Array.from({ length: 150 }, (_, index) => ({ name: `Товар ${index}` }));
    await amocrm.catalogElements.create(catalog, many);
    await expectSame(account, replica);
    for (const { id, name } of account.sandbox.snapshot().catalogElements) {
      if (/^Товар \d+$/.test(name)) account.sandbox.delete('catalogElements', id);
    }
    account.pass(400);
    const before = await replica.synchronize();
    const elements = before.kinds.find(({ kind }) => kind === 'catalog_elements');
    expect(elements?.refusedRemoval).toMatchObject({ removed: 150 });
    await replica.synchronize({ acceptsDeletes: true });
    await expectSame(account, replica);
  });
});

describe('Records that were merged', () => {
  test.for(['contacts', 'companies', 'leads'] as const)('move their links, tasks and notes: %s', async (kind) => {
    const { account, replica } = await openFilled();
    const { leads, contacts } = account.sandbox.snapshot();
    const linked = {
      contacts: [...new Set(leads.flatMap((lead) => lead.contacts.map(({ id }) => id)))],
      companies: [...new Set([...leads, ...contacts].flatMap(({ companyId }) => companyId ?? []))],
      leads: leads.map(({ id }) => id),
    }[kind];
    const [survivor = 0, merged = 0] = linked;
    account.sandbox.merge(kind, { survivor, merged });
    await expectSame(account, replica);
    const { database } = await replica.read([kind]);
    const grave = await database.selectFrom('tombstone').selectAll().where('entity_id', '=', merged).executeTakeFirst();
    expect(grave).toMatchObject({ entity_type: kind, merged_into: survivor });
  });

  const kinds = ['contacts', 'companies', 'leads'] as const;

  /** Cards that have nothing in common. */
  async function createStrangers(account: MovingAccount, replica: Replica, kind: (typeof kinds)[number]) {
    const names = ['Абрикос', 'Берёза', 'Верба', 'Груша', 'Дуб'].map((name) => ({ name }));
    await account.connection.with({})[kind].create(names);
    const rows = account.sandbox.snapshot()[kind].filter((row) => names.some(({ name }) => name === row.name));
    await expectSame(account, replica);
    account.pass(3_600);
    return rows.map(({ id }) => id) as [number, number, number, number, number];
  }

  test.for(kinds)('are all found where the survivor of one was merged into a third: %s', async (kind) => {
    const { account, replica } = await openFilled();
    const [one, two, three] = await createStrangers(account, replica, kind);
    account.sandbox.merge(kind, { survivor: one, merged: two });
    account.sandbox.merge(kind, { survivor: three, merged: one });
    await expectSame(account, replica);
  });

  test.for(kinds)('are all found where one of them was changed before: %s', async (kind) => {
    const { account, replica, amocrm } = await openFilled();
    const [one, two, three, four] = await createStrangers(account, replica, kind);
    await amocrm[kind].update([{ id: two, name: 'Вишня' }]);
    account.sandbox.merge(kind, { survivor: one, merged: two });
    account.sandbox.merge(kind, { survivor: three, merged: four });
    await expectSame(account, replica);
    const { database } = await replica.read([kind]);
    const graves = await database.selectFrom('tombstone').select('entity_id').where('entity_type', '=', kind).execute();
    expect(graves.map(({ entity_id }) => entity_id)).toEqual(expect.arrayContaining([two, four]));
  });

  test.for(kinds)('are all found beside one that was deleted, and is not in the trash any more: %s', async (kind) => {
    const { account, replica } = await openFilled();
    const [one, two, three, four, five] = await createStrangers(account, replica, kind);
    account.sandbox.trash(kind, five);
    account.pass(31 * 86_400);
    account.sandbox.purgeTrash();
    account.sandbox.merge(kind, { survivor: one, merged: two });
    account.sandbox.merge(kind, { survivor: three, merged: four });
    await expectSame(account, replica);
  });
});
