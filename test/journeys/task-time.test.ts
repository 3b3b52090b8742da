import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

const tasksOf = ({ sandbox }: Account, isCompleted: boolean) =>
  sandbox
    .data()
    .tasks.rows()
    .filter((task) => task.isCompleted === isCompleted && task.entityType === 'leads');
const seconds = (text: string) => Date.parse(text) / 1000;
const due = seconds('2026-11-09T23:59:00+03:00');

describe('tasks', () => {
  it('are opened again with one request, and keep their results', async () => {
    const account = await openAccount();
    const task = tasksOf(account, true).find(({ result }) => result !== null);
    if (!task) throw new Error('The demo has no result.');
    const text =
      'mutation ($id: ID!) { reopenTask(id: $id, completeTill: "2026-11-09") { id isCompleted completeTill } }';
    const requests = await account.count(async () => {
      expect(await account.query(text, { id: String(task.id) })).toEqual({
        reopenTask: { id: String(task.id), isCompleted: false, completeTill: '2026-11-09T23:59:00+03:00' },
      });
    });
    expect(requests).toBe(1);
    const row = account.sandbox.data().tasks.get(task.id);
    expect(row).toMatchObject({ isCompleted: false, completeTill: due, result: task.result });
  });

  it('are moved to another day together, each with its own outcome', async () => {
    const account = await openAccount();
    const open = tasksOf(account, false).slice(0, 60);
    expect(open.length).toBeGreaterThan(50);
    const ids = [...open.map(({ id }) => String(id)), '999'];
    const text = `mutation ($ids: [ID!]!) {
      rescheduleTasks(ids: $ids, completeTill: "2026-11-09") { succeeded failed items { index error { code } } }
    }`;
    const { rescheduleTasks } = await account.query<{ rescheduleTasks: { items: object[] } }>(text, { ids });
    expect(rescheduleTasks).toMatchObject({ succeeded: open.length, failed: 1 });
    expect(rescheduleTasks.items.at(-1)).toEqual({ index: open.length, error: { code: 'NOT_FOUND' } });
    for (const { id } of open) expect(account.sandbox.data().tasks.get(id)?.completeTill).toBe(due);
  });

  it('are not moved to an implausible time, and nothing is sent', async () => {
    const account = await openAccount();
    const [task] = tasksOf(account, false);
    const requests = await account.count(async () => {
      const text = 'mutation ($id: ID!) { rescheduleTask(id: $id, completeTill: "1970-01-02") { id } }';
      const { errors } = await account.execute(text, { id: String(task?.id) });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'VALIDATION_FAILED',
        issues: [{ path: ['completeTill'] }],
      });
    });
    expect(requests).toBe(0);
  });

  it('reopenTask of an unknown task says so', async () => {
    const account = await openAccount();
    const { errors } = await account.execute('mutation { reopenTask(id: 999) { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('show who created them and how long they take, and are listed by their author', async () => {
    const account = await openAccount();
    const input = { text: 'Замер', completeTill: '2026-11-09', duration: 5400, createdByUserId: '10241814' };
    const create = 'mutation ($input: CreateTaskInput!) { createTask(input: $input) { id duration } }';
    const { createTask } = await account.query<{ createTask: { id: string } }>(create, { input });
    expect(createTask).toMatchObject({ duration: 5400 });
    const list = `{ tasks(filter: { createdByUserIds: [10241814], isCompleted: false }, orderBy: ID_DESC, first: 250) {
      nodes { id duration createdBy { id } }
    } }`;
    const { tasks } = await account.query<{ tasks: { nodes: { id: string; createdBy: { id: string } }[] } }>(list);
    expect(tasks.nodes[0]).toEqual({ id: createTask.id, duration: 5400, createdBy: { id: '10241814' } });
    expect(new Set(tasks.nodes.map(({ createdBy }) => createdBy.id))).toEqual(new Set(['10241814']));
  });
});

describe('a lead', () => {
  it('shows what amoCRM measures of it, and asks for a robot’s price only if it is selected', async () => {
    const account = await openAccount();
    const rows = account.sandbox.data().leads.rows();
    const byRobot = rows.find((row) => row.isPriceModifiedByRobot && !row.isDeleted);
    const id = String(byRobot?.id);
    await account.query('query ($id: ID!) { lead(id: $id) { id score } }', { id });
    expect(account.sandbox.requests.some(({ query }) => query.includes('is_price_modified_by_robot'))).toBe(false);
    const text = 'query ($id: ID!) { lead(id: $id) { score laborCost isPriceModifiedByRobot updatedBy { id } } }';
    const requests = await account.count(async () => {
      expect(await account.query(text, { id })).toEqual({
        lead: {
          score: byRobot?.score ?? null,
          laborCost: byRobot?.laborCost ?? null,
          isPriceModifiedByRobot: true,
          updatedBy: { id: String(byRobot?.updatedBy) },
        },
      });
    });
    expect(requests).toBe(1);
  });
});
