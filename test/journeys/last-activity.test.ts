import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

interface Activity {
  at: string;
  kind: string;
  by: { id: string } | null;
  record: { __typename: string; id: string };
}

const fields = `at kind by { id } record { __typename ... on Event { id } ... on Note { id } ... on Task { id } }`;

async function askOne(account: Account, id: number | string) {
  const text = `query ($id: ID!) { lead(id: $id) { lastActivityAt lastActivity { ${fields} } } }`;
  return (await account.query<{ lead: { lastActivityAt: string | null; lastActivity: Activity | null } }>(text, { id }))
    .lead;
}

/** When something was last done about a lead, from all that the sandbox keeps. */
function expected({ sandbox }: Account, leadId: number): number {
  const data = sandbox.data();
  const isOwn = (row: { entityType: string | null; entityId: number | null }) =>
    row.entityType === 'leads' && row.entityId === leadId;
  const isTalk = /^(?:call_|sms_|amomail)|^(?:incoming|outgoing)_/;
  const times = [
    ...data
      .events()
      .filter((event) => isOwn(event) && (event.createdBy !== 0 || isTalk.test(event.type)))
      .map(({ createdAt }) => createdAt),
    ...data.notes
      .rows()
      .filter((note) => isOwn(note) && (note.createdBy !== 0 || isTalk.test(note.noteType)))
      .map(({ createdAt }) => createdAt),
    ...data.tasks
      .rows()
      .filter((task) => isOwn(task) && task.isCompleted)
      .map(({ updatedAt }) => updatedAt),
  ];
  return Math.max(...times);
}

describe('the last activity', () => {
  it('is the newest of events by people, notes, calls, messages and completed tasks', async () => {
    const account = await openAccount();
    const text = '{ leads(first: 100, orderBy: ID_DESC) { nodes { id lastActivityAt lastActivity { at } } } }';
    type Row = { id: string; lastActivityAt: string | null; lastActivity: { at: string } | null };
    const { leads } = await account.query<{ leads: { nodes: Row[] } }>(text);
    for (const { id, lastActivityAt, lastActivity } of leads.nodes) {
      const seconds = lastActivityAt === null ? Number.NEGATIVE_INFINITY : Date.parse(lastActivityAt) / 1000;
      expect([id, seconds]).toEqual([id, expected(account, Number(id))]);
      expect(lastActivity?.at ?? null).toBe(lastActivityAt);
    }
  });

  it('is not moved by a robot, and says what was done by whom', async () => {
    const account = await openAccount();
    const [lead] = account.sandbox.data().leads.rows();
    const id = Number(lead?.id);
    const before = await askOne(account, id);
    const notes = account.sandbox.data().notes as unknown as { add(row: object): { id: number } };
    const base = { entityType: 'leads', entityId: id, responsibleUserId: 10241806, updatedBy: 0 };
    const at = 1_793_869_200;
    const times = { createdAt: at, updatedAt: at };
    notes.add({ ...base, ...times, noteType: 'service_message', params: { service: 'a', text: 'b' }, createdBy: 0 });
    expect(await askOne(account, id)).toEqual(before);
    const { id: call } = notes.add({ ...base, ...times, noteType: 'call_in', params: { phone: '1' }, createdBy: 0 });
    expect((await askOne(account, id)).lastActivity).toMatchObject({
      kind: 'CALL',
      by: null,
      record: { __typename: 'NoteCall', id: String(call) },
    });
    const later = { createdAt: at + 60, updatedAt: at + 60 };
    notes.add({ ...base, ...later, noteType: 'common', params: { text: 'Да' }, createdBy: 10241806 });
    expect((await askOne(account, id)).lastActivity).toMatchObject({ kind: 'NOTE', by: { id: '10241806' } });
  });

  it('counts a task when it is completed, and a change by a person', async () => {
    const account = await openAccount();
    const created = await account.query<{ createLead: { id: string } }>(
      'mutation { createLead(input: { name: "Окна" }) { id } }',
    );
    const { id } = created.createLead;
    expect((await askOne(account, id)).lastActivity).toMatchObject({ kind: 'EVENT', record: { __typename: 'Event' } });
    const { createTask } = await account.query<{ createTask: { id: string } }>(
      `mutation { createTask(input: { text: "Позвонить", completeTill: "2026-12-01", entityType: LEADS, entityId: ${id} }) { id } }`,
    );
    expect((await askOne(account, id)).lastActivity?.kind).toBe('EVENT');
    await account.query(`mutation { completeTask(id: ${createTask.id}) { id } }`);
    expect((await askOne(account, id)).lastActivity).toMatchObject({
      kind: 'TASK',
      record: { __typename: 'Task', id: createTask.id },
    });
  });

  it('of many records costs requests for ten records’ events and pages of notes and tasks', async () => {
    const account = await openAccount();
    const text = '{ leads(first: 50, orderBy: ID_DESC) { nodes { lastActivityAt lastActivity { kind } } } }';
    account.sandbox.clearRequests();
    await account.query(text);
    const paths = account.sandbox.requests.map(({ path }) => path.replace('/api/v4', ''));
    const count = (path: string) => paths.filter((each) => each === path).length;
    // 50 leads have fewer than 250 notes and completed tasks, and ten of them fewer than 100 events before the newest counted.
    expect([count('/leads'), count('/events'), count('/leads/notes'), count('/tasks')]).toEqual([1, 5, 1, 1]);
    expect(await account.count(() => account.query('{ leads(first: 50) { nodes { id } } }'))).toBe(1);
  });

  it('of records by their ids does not read the records, and names those that do not exist', async () => {
    const account = await openAccount();
    const ask = (ids: string[]) =>
      account.execute(
        `query ($ids: [ID!]!) { lastActivities(entityType: LEADS, entityIds: $ids) { entityId lastActivity { ${fields} } } }`,
        { ids },
      );
    expect(await account.count(() => ask(['21400001', '21400003']))).toBe(3);
    const { data } = await ask(['21400001', '21400003']);
    expect(data?.lastActivities).toMatchObject([{ entityId: '21400001' }, { entityId: '21400003' }]);
    const { errors } = await ask(['21400001', '999999']);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(errors?.[0]?.message).toMatch(/There is no lead with id 999999/);
  });

  it('of contacts and companies is their own', async () => {
    const account = await openAccount();
    const note = account.sandbox
      .data()
      .notes.rows()
      .findLast(({ entityType }) => entityType === 'companies');
    const text = `query ($id: ID!) { company(id: $id) { lastActivity { ${fields} } } contacts(first: 3) { nodes { lastActivityAt } } }`;
    const answer = await account.query<{ company: { lastActivity: Activity } }>(text, { id: note?.entityId });
    expect(answer.company.lastActivity.record).toEqual({ __typename: 'NoteCommon', id: String(note?.id) });
  });
});
