import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Kind, kinds } from '../../src/replica/kind.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { expectSame, type MovingAccount, openMoving, openOver } from './moving.ts';

/** Numbers from 0 to below 1, the same for each seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One change that people or programs make. */
async function change(account: MovingAccount, random: () => number): Promise<void> {
  const { sandbox } = account;
  const amocrm = account.connection.with({});
  const { leads, contacts, tasks, notes } = sandbox.snapshot();
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const [lead, contact] = [pick(leads).id, pick(contacts).id];
  const trashed = [...sandbox.data().leads.rows()].filter(({ isDeleted }) => isDeleted);
  const actions: (() => unknown)[] = [
    () => amocrm.leads.update([{ id: lead, price: Math.floor(random() * 1e6) }]),
    () => amocrm.leads.update([{ id: lead, tags_to_add: [{ name: pick(['горячий', 'VIP', 'повторный']) }] }]),
    () => amocrm.leads.create([{ name: 'Новая', contacts: [{ id: contact, is_main: true }] }]),
    () => amocrm.links.link('leads', lead, [{ to_entity_id: contact, to_entity_type: 'contacts' }]),
    () =>
      amocrm.tasks.create([
        { text: 'Позвонить', complete_till: account.now() + 9_000, entity_type: 'leads', entity_id: lead },
      ]),
    () => amocrm.tasks.update([{ id: pick(tasks).id, is_completed: true }]),
    () => amocrm.notes.create('leads', [{ entity_id: lead, note_type: 'common', params: { text: 'Ждёт счёт' } }]),
    () => sandbox.trash('leads', lead),
    () => sandbox.trash('contacts', contact),
    () => trashed.length > 0 && sandbox.restore('leads', pick(trashed).id),
    () => sandbox.delete('tasks', pick(tasks).id),
    () => sandbox.delete('notes', pick(notes.filter(({ noteType }) => noteType === 'common')).id),
    () => {
      const other = pick(contacts).id;
      if (other !== contact) sandbox.merge('contacts', { survivor: contact, merged: other });
    },
    () => {
      const other = pick(leads).id;
      if (other !== lead) sandbox.merge('leads', { survivor: lead, merged: other });
    },
  ];
  await pick(actions)();
}

test.for([1, 2, 3, 4, 6, 7])(
  'A replica is as its account after any history of changes, catch-ups and ends: %i',
  async (seed) => {
    const random = createRandom(seed);
    const account = await openMoving({ leads: 80 });
    const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const open = () => openOver(account, openSqlite(join(folder, 'replica.db')));
    let replica = await open();
    for (let step = 0; step < 60; step++) {
      account.pass(Math.floor(random() * 60));
      if (random() < 0.75) {
        await change(account, random);
      } else if (random() < 0.2) {
        await replica.close();
        replica = await open();
      } else {
        const wanted: Kind[] = kinds.filter(() => random() < 0.5);
        if (random() < 0.3) account.sandbox.fault({ method: 'GET', path: '/(leads|events|tasks|notes)$', status: 403 });
        await replica.read(wanted.length > 0 ? wanted : ['leads'], { maxAgeMs: 0 }).catch(() => {});
        account.sandbox.clearFaults();
      }
    }
    await expectSame(account, replica);
    const { database } = await replica.read(kinds);
    const { leads, contacts, tasks, notes, events } = account.sandbox.snapshot();
    const ids = async (table: 'lead' | 'contact' | 'task' | 'note') =>
      (await database.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id);
    const own = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((one, other) => one - other);
    expect(await ids('lead')).toEqual(own(leads));
    expect(await ids('contact')).toEqual(own(contacts));
    expect(await ids('task')).toEqual(own(tasks));
    expect(await ids('note')).toEqual(own(notes.filter(({ entityType }) => entityType !== 'customers')));
    const logged = await database.selectFrom('event').select('id').execute();
    expect(logged.length).toBe(
      events.filter(({ createdAt }) => createdAt >= account.now() - 400 * 86_400 - 60 * 60).length,
    );
    await replica.close();
  },
);
