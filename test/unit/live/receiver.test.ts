import { describe, expect, it, onTestFinished } from 'vitest';
import type { Amocrm, User } from '../../../src/amocrm/index.ts';
import { type Change, changeChannel } from '../../../src/live/change.ts';
import { createReceiver } from '../../../src/live/receiver.ts';
import { Metadata } from '../../../src/loaders/metadata.ts';
import { sandboxManagerToken } from '../../../src/sandbox/index.ts';
import { openAccount } from '../../harness.ts';

/** A receiver over an account, with what it published and what it put off. */
async function open({
  read = (amocrm) => new Metadata(amocrm),
  ...options
}: {
  token?: string;
  timeoutMs?: number;
  read?: (amocrm: Amocrm) => Metadata;
} = {}) {
  const account = await openAccount(options);
  const changes: Change[] = [];
  const logged: { level: string; fields: Record<string, unknown> }[] = [];
  const later: { milliseconds: number; run: () => void }[] = [];
  await account.state.pubSub.subscribe(changeChannel, (change) => changes.push(change as Change));
  const log = (level: string) => (fields: Record<string, unknown>) => logged.push({ level, fields });
  const receiver = createReceiver({
    connection: account.connection,
    metadata: read(account.connection.with({})),
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

const turn = () => new Promise((resolve) => setImmediate(resolve));
const update = (id: number, extra = '') => `leads[update][0][id]=${id}${extra}`;

describe('createReceiver', () => {
  it('publishes what amoCRM has, not what the delivery says', async () => {
    const { receive, changes, leads } = await open();
    const [lead] = leads;
    await receive(`leads[status][0][id]=${lead?.id}&leads[status][0][name]=Подделка&leads[status][0][old_status_id]=7`);
    expect(changes).toMatchObject([
      {
        entity: 'leads',
        kind: 'STATUS_CHANGED',
        id: lead?.id,
        record: { name: lead?.name },
        previous: { statusId: 7 },
      },
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

  it('publishes a repeated delivery once', async () => {
    const { receive, changes, leads } = await open();
    const body = update(leads[0]?.id ?? 0, '&leads[update][0][last_modified]=1');
    await receive(body, body);
    await receive(body);
    await receive(update(leads[0]?.id ?? 0, '&leads[update][0][last_modified]=2'));
    expect(changes).toHaveLength(2);
  });

  it('publishes a lead that is trashed, restored and trashed again each time', async () => {
    const { receive, changes, leads, sandbox } = await open();
    const id = leads[0]?.id ?? 0;
    // In the same words: amoCRM does not say when.
    const end = `leads[delete][0][id]=${id}&leads[delete][0][status_id]=142&leads[delete][0][pipeline_id]=7`;
    sandbox.trash('leads', id);
    await receive(end);
    await receive(end);
    sandbox.restore('leads', id);
    await receive(`leads[restore][0][id]=${id}`);
    sandbox.trash('leads', id);
    await receive(end);
    expect(changes.map(({ kind, previous }) => [kind, previous.statusId])).toEqual([
      ['DELETED', 142],
      ['RESTORED', undefined],
      ['DELETED', 142],
    ]);
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
      await receive(update(leads[0]?.id ?? 0, `&account[id]=1&x=${index}`), `widget[add][0][id]=${index}`);
    }
    expect(changes).toEqual([]);
    expect(logged.map(({ level }) => level)).toEqual(['warn', 'warn']);
  });

  it('reads records back even if the account cannot be read, and requests the account once', async () => {
    const { receive, changes, leads, sandbox } = await open();
    sandbox.fault({ path: '/api/v4/account', status: 403, times: 0 });
    await receive(...leads.slice(0, 20).map(({ id }) => update(id, '&account[id]=1')));
    expect(changes).toHaveLength(20);
    expect(sandbox.requestCount(({ path }) => path.endsWith('/account'))).toBe(1);
  });

  it('a thousand deliveries at once are all told, in a handful of requests', async () => {
    const { count, receive, changes, leads } = await open();
    // There are 400 leads; each is reported several times.
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

  it('publishes what could not be read back as soon as amoCRM answers again', async () => {
    const { receive, changes, later, sandbox, leads, receiver } = await open();
    sandbox.fault({ path: '/api/v4/leads', status: 500, times: 0 });
    await receive(update(leads[0]?.id ?? 0));
    sandbox.clearFaults();
    later.shift()?.run();
    await receiver.idle();
    expect(changes).toMatchObject([{ kind: 'UPDATED', id: leads[0]?.id }]);
  });

  it('what is given up is looked at again when amoCRM repeats it', async () => {
    const { receive, changes, later, sandbox, leads, receiver } = await open();
    sandbox.fault({ path: '/api/v4/leads', status: 500, times: 0 });
    await receive(update(leads[0]?.id ?? 0));
    for (let next = later.shift(); next; next = later.shift()) {
      next.run();
      await receiver.idle();
    }
    sandbox.clearFaults();
    await receive(update(leads[0]?.id ?? 0));
    expect(changes).toMatchObject([{ kind: 'UPDATED', id: leads[0]?.id }]);
  });

  it('what cannot be read back does not hold up the rest', async () => {
    const { receive, changes, later, sandbox, leads } = await open();
    const [task] = sandbox.data().tasks.rows();
    sandbox.fault({ path: '/api/v4/tasks', status: 500, times: 0 });
    await receive(`task[update][0][id]=${task?.id}&${update(leads[0]?.id ?? 0)}`);
    expect(changes.map(({ entity }) => entity)).toEqual(['leads']);
    expect(later).toHaveLength(1);
  });

  it('a change that could not be published is published later, and those before it are not repeated', async () => {
    const { receive, changes, later, leads, receiver, state } = await open();
    const { publish } = state.pubSub;
    let left = 2;
    state.pubSub.publish = async (channel, message) => {
      left -= 1;
      if (left < 0) throw new Error('There is no connection.');
      await publish(channel, message);
    };
    const ids = leads.slice(0, 4).map(({ id }) => id);
    await receive(...ids.map((id) => update(id)));
    expect(changes.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    state.pubSub.publish = publish;
    later.shift()?.run();
    await receiver.idle();
    expect(changes.map(({ id }) => id)).toEqual(ids);
  });

  it('of a record that is tried again and told of anew, how it was before is what was told first', async () => {
    const { receive, changes, later, leads, sandbox, state } = await open();
    const status = (old: number) => `leads[status][0][id]=${leads[0]?.id}&leads[status][0][old_status_id]=${old}`;
    sandbox.fault({ path: '/api/v4/leads', status: 500, times: 0 });
    await receive(status(1));
    sandbox.clearFaults();
    // Its time comes while the next delivery but one is looked up.
    const { get } = state.keyValue;
    const lookups: string[] = [];
    state.keyValue.get = (key) => {
      if (lookups.push(key) === 2) later.shift()?.run();
      return get(key);
    };
    await receive(status(2), update(leads[1]?.id ?? 0));
    expect(changes.map(({ kind, previous }) => [kind, previous.statusId])).toEqual([
      ['STATUS_CHANGED', 1],
      ['UPDATED', undefined],
    ]);
  });

  it('knows the name of a new user when the change is published', async () => {
    let clock = 0;
    const users: User[] = [{ id: 1, name: 'Прежний сотрудник' } as User];
    let reads = 0;
    let metadata: Metadata | undefined;
    const { receive, leads } = await open({
      read(amocrm) {
        const all = async () => {
          reads += 1;
          return [...users];
        };
        metadata = new Metadata({ ...amocrm, users: { ...amocrm.users, all } }, () => clock);
        return metadata;
      },
    });
    await metadata?.users();
    const id = leads[0]?.responsibleUserId ?? 0;
    users.push({ id, name: 'Новый сотрудник' } as User);
    clock += 11_000;
    await receive(update(leads[0]?.id ?? 0));
    expect(await metadata?.user(id)).toMatchObject({ name: 'Новый сотрудник' });
    expect(reads).toBe(2);
  });

  it('a token without the right to see users is enough, and users are asked for once', async () => {
    const { receive, changes, leads, sandbox } = await open({ token: sandboxManagerToken });
    for (const { id } of leads.slice(0, 3)) await receive(update(id));
    expect(changes).toHaveLength(3);
    expect(sandbox.requestCount(({ path }) => path.endsWith('/users'))).toBe(1);
  });

  it('nothing is sent to amoCRM before the delivery has its answer', async () => {
    const { receiver, sandbox, leads } = await open();
    receiver.accept(update(leads[0]?.id ?? 0));
    expect(sandbox.requestCount()).toBe(0);
    await Promise.resolve();
    expect(sandbox.requestCount()).toBe(0);
    await receiver.idle();
    expect(sandbox.requestCount()).toBeGreaterThan(0);
  });

  it('when it stops, it says what it leaves, and takes nothing more', async () => {
    const { receiver, logged, leads, changes } = await open();
    for (const { id } of leads.slice(0, 3)) receiver.accept(update(id));
    await receiver.close();
    expect(changes).toEqual([]);
    expect(logged).toEqual([{ level: 'warn', fields: { deliveries: 3, changes: 0 } }]);
    expect(receiver.accept(update(1))).toBe('full');
  });

  it('a call to amoCRM that hangs does not keep it from stopping', async () => {
    const { receiver, sandbox, leads } = await open({ timeoutMs: 600_000 });
    sandbox.fault({ path: '/api/v4/leads', hang: true, times: 0 });
    receiver.accept(update(leads[0]?.id ?? 0));
    while (sandbox.requestCount(({ path }) => path.endsWith('/leads')) === 0) await turn();
    await receiver.close();
  });

  it('takes nothing more when too many changes are waiting, those put off included, and says so once', async () => {
    const { receive, receiver, sandbox, later, logged } = await open();
    sandbox.fault({ path: '/api/v4/leads', status: 403, times: 0 });
    const ids = Array.from({ length: 10_000 }, (_, index) => index + 1);
    await receive(ids.map((id) => `leads[update][${id}][id]=${id}`).join('&'));
    expect(later.length).toBeGreaterThan(0);
    expect([receiver.accept(update(1)), receiver.accept(update(2))]).toEqual(['full', 'full']);
    expect(logged).toEqual([{ level: 'warn', fields: { deliveries: 0, changes: 10_000 } }]);
    sandbox.clearFaults();
    for (const { run } of later.splice(0)) run();
    await receiver.idle();
    expect(receiver.accept(update(1))).toBe('taken');
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
});
