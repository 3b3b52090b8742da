import { expect, it, onTestFinished } from 'vitest';
import { type Change, changeChannel } from '../../../src/live/change.ts';
import { createReceiver } from '../../../src/live/receiver.ts';
import { Metadata } from '../../../src/loaders/metadata.ts';
import { openAccount } from '../../harness.ts';

/** A receiver over an account, with what it published and what it put off. */
async function open() {
  const account = await openAccount();
  const changes: Change[] = [];
  const logged: { level: string; fields: Record<string, unknown> }[] = [];
  const later: { milliseconds: number; run: () => void }[] = [];
  await account.state.pubSub.subscribe(changeChannel, (change) => changes.push(change as Change));
  const log = (level: string) => (fields: Record<string, unknown>) => logged.push({ level, fields });
  const receiver = createReceiver({
    connection: account.connection,
    metadata: new Metadata(account.connection.with({})),
    state: account.state,
    log: { warn: log('warn'), error: log('error') },
    schedule: (milliseconds, run) => {
      later.push({ milliseconds, run });
      return () => {};
    },
  });
  onTestFinished(() => receiver.close());
  const leads = account.sandbox
    .data()
    .leads.rows()
    .filter((lead) => !lead.isDeleted);
  const receive = async (...bodies: string[]) => {
    for (const body of bodies) expect(receiver.accept(body)).toBe('taken');
    await receiver.idle();
  };
  return { ...account, receiver, receive, changes, logged, later, leads };
}

const update = (id: number, extra = '') => `leads[update][0][id]=${id}${extra}`;

it('what is told is what amoCRM has, not what the delivery says', async () => {
  const { receive, changes, leads } = await open();
  const [lead] = leads;
  await receive(`leads[status][0][id]=${lead?.id}&leads[status][0][name]=Подделка&leads[status][0][old_status_id]=7`);
  expect(changes).toMatchObject([
    { entity: 'leads', kind: 'STATUS_CHANGED', id: lead?.id, record: { name: lead?.name }, previous: { statusId: 7 } },
  ]);
});

it('a record that is there was not deleted, and one that is not there was not changed', async () => {
  const { receive, changes, leads } = await open();
  await receive(`leads[delete][0][id]=${leads[0]?.id}`, update(1), 'leads[delete][0][id]=2');
  expect(changes.map(({ kind, id }) => [kind, id])).toEqual([
    ['UPDATED', leads[0]?.id],
    ['DELETED', 2],
  ]);
});

it('a delivery that comes again is told once', async () => {
  const { receive, changes, leads } = await open();
  const body = update(leads[0]?.id ?? 0, '&leads[update][0][last_modified]=1');
  await receive(body, body);
  await receive(body);
  await receive(update(leads[0]?.id ?? 0, '&leads[update][0][last_modified]=2'));
  expect(changes).toHaveLength(2);
});

it('an update that comes along with a new status is not told beside it', async () => {
  const { receive, changes, leads } = await open();
  const id = leads[0]?.id ?? 0;
  await receive(update(id), `leads[status][0][id]=${id}`);
  expect(changes.map(({ kind }) => kind)).toEqual(['STATUS_CHANGED']);
});

it('a delivery of another account, and of what is not used, is ignored and logged once', async () => {
  const { receive, changes, logged, leads } = await open();
  for (const index of [1, 2]) {
    await receive(update(leads[0]?.id ?? 0, `&account[id]=1&x=${index}`), `talk[add][0][id]=${index}`);
  }
  expect(changes).toEqual([]);
  expect(logged.map(({ level }) => level)).toEqual(['warn', 'warn']);
});

it('a thousand deliveries at once are all told, in a handful of requests', async () => {
  const { count, receive, changes, leads } = await open();
  // There are 400 leads; each is told of several times.
  const bodies = Array.from({ length: 1_000 }, (_, index) =>
    update(leads[index % leads.length]?.id ?? 0, `&n=${index}`),
  );
  expect(await count(() => receive(...bodies))).toBeLessThanOrEqual(20);
  expect(new Set(changes.map(({ id }) => id)).size).toBe(leads.length);
});

it('notes are read under the kind of record that they are about', async () => {
  const { receive, changes, sandbox } = await open();
  const note = sandbox
    .data()
    .notes.rows()
    .find(({ entityType }) => entityType === 'contacts');
  await receive(`contacts[note][0][note][id]=${note?.id}&contacts[note][0][note][element_type]=1`);
  expect(changes).toMatchObject([{ entity: 'notes', kind: 'ADDED', record: { entity_id: note?.entityId } }]);
});

it('what cannot be read back is tried again, later and later, and in the end named in the log', async () => {
  const { receive, changes, later, logged, sandbox, leads, receiver } = await open();
  sandbox.fault({ path: '/api/v4/leads', status: 500, times: 0 });
  await receive(update(leads[0]?.id ?? 0));
  const waits: number[] = [];
  for (let next = later.shift(); next; next = later.shift()) {
    waits.push(next.milliseconds);
    next.run();
    await receiver.idle();
  }
  expect(waits).toEqual([1_000, 5_000, 30_000, 120_000, 300_000]);
  expect(changes).toEqual([]);
  expect(logged).toMatchObject([{ level: 'error', fields: { records: [`UPDATED leads ${leads[0]?.id}`] } }]);
});

it('what could not be read back is told as soon as amoCRM answers again', async () => {
  const { receive, changes, later, sandbox, leads, receiver } = await open();
  sandbox.fault({ path: '/api/v4/leads', status: 500, times: 0 });
  await receive(update(leads[0]?.id ?? 0));
  sandbox.clearFaults();
  later.shift()?.run();
  await receiver.idle();
  expect(changes).toMatchObject([{ kind: 'UPDATED', id: leads[0]?.id }]);
});

it('takes nothing more when too much is waiting', async () => {
  const { receiver } = await open();
  const megabyte = 'x'.repeat(1_000_000);
  const taken = Array.from({ length: 100 }, () => receiver.accept(megabyte)).filter((answer) => answer === 'taken');
  expect(taken.length).toBe(67);
  await receiver.idle();
  expect(receiver.accept('leads[update][0][id]=1')).toBe('taken');
});

it('a body of five megabytes does no harm', async () => {
  const { receive, changes } = await open();
  await receive(`leads[update][0][id]=1&${'a[b][c]=1&'.repeat(500_000)}`);
  expect(changes).toEqual([]);
});
