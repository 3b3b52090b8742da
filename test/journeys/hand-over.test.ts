import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LeadRow, PipelineRow, UserRow } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

const artem = { id: 10_241_806, name: 'Артём Лапшин' };
const morozova = { id: 10_241_814 };
const roman = { id: 10_388_450, name: 'Роман Белкин' };

interface Answer {
  plan?: {
    confirm: string;
    count: number;
    summary: string;
    changes: { type: string; field: string; from: string; to: string; count: number }[];
  };
  result?: { written: number; failed: number; skipped: number };
  cannot?: string[];
}

const isOpen = ({ statusId, isDeleted }: LeadRow) => !isDeleted && statusId !== 142 && statusId !== 143;

const users = ({ sandbox }: Account) => sandbox.data().metadata.users as UserRow[];
const pipelines = ({ sandbox }: Account) => sandbox.data().metadata.pipelines as PipelineRow[];

/** The open leads, contacts, companies and open tasks of a user, as the sandbox has them. */
function workOf({ sandbox }: Account, userId: number): string[] {
  const data = sandbox.data();
  const isTheirs = ({ responsibleUserId }: { responsibleUserId: number }) => responsibleUserId === userId;
  const present = ({ isDeleted }: { isDeleted: boolean }) => !isDeleted;
  return [
    ...data.leads.rows().filter((lead) => isOpen(lead) && isTheirs(lead)),
    ...data.contacts.rows().filter((contact) => present(contact) && isTheirs(contact)),
    ...data.companies.rows().filter((company) => present(company) && isTheirs(company)),
    ...data.tasks.rows().filter((task) => !task.isCompleted && isTheirs(task)),
  ].map(({ id }) => String(id));
}

/** Waits longer than settings are cached; amoCRM's time, by which plans expire, stays. */
function outliveSettings(): void {
  vi.setSystemTime(Date.now() + 11 * 60_000);
}

async function open() {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  onTestFinished(() => void vi.useRealTimers());
  const account = await openAccount({ journal: true });
  const call = await openTools(account);
  const writes = () => account.sandbox.requestCount(({ method }) => method === 'PATCH');
  return { account, call, writes };
}

describe('hand_over by names', () => {
  it('takes one word of the name of a person who has left', async () => {
    const { account, call } = await open();
    const gone = users(account).find(({ isActive }) => !isActive);
    const surname = gone?.name.split(' ').at(-1) ?? '';
    const { plan } = await call<Answer>('hand_over', { from: surname, to: 'Белкин' });
    expect(plan?.count).toBe(workOf(account, gone?.id ?? 0).length);
    await expect(call('hand_over', { from: 'Лапшин', to: surname })).rejects.toThrow();
  });

  it('shows what one colleague has, gives exactly that to another one, and can be undone', async () => {
    const { account, call, writes } = await open();
    const [his, others] = [workOf(account, artem.id), workOf(account, roman.id)];
    const wanted = { from: 'Лапшин', to: 'роман  белкин' };
    const { plan } = await call<Answer>('hand_over', wanted);
    expect(plan?.count).toBe(his.length);
    expect(new Set(plan?.changes.map(({ from, to }) => `${from} → ${to}`))).toEqual(
      new Set([`${artem.name} → ${roman.name}`]),
    );
    expect(writes()).toBe(0);
    const done = await call<Answer>('hand_over', { ...wanted, confirm: plan?.confirm });
    expect(done.result).toMatchObject({ written: his.length, failed: 0, skipped: 0 });
    expect(workOf(account, artem.id)).toEqual([]);
    expect(new Set(workOf(account, roman.id))).toEqual(new Set([...his, ...others]));

    const { entries } = await call<{ entries: { id: string; operation: string; count: number }[] }>('get_journal');
    expect(entries[0]).toMatchObject({ operation: 'hand_over', count: his.length });
    const entry = entries[0]?.id;
    const undo = await call<Answer>('undo', { entry });
    expect(undo.cannot).toEqual([]);
    await call('undo', { entry, confirm: undo.plan?.confirm });
    expect(new Set(workOf(account, artem.id))).toEqual(new Set(his));
    expect(new Set(workOf(account, roman.id))).toEqual(new Set(others));
  });

  it('refuses a name that two colleagues have, naming both', async () => {
    const { account, call } = await open();
    Object.assign(users(account).find(({ id }) => id === morozova.id) as UserRow, { name: 'Елена Морозова' });
    await expect(call('hand_over', { from: 'Елена', to: roman.name })).rejects.toThrow(/10241802.*10241814/);
  });

  it('refuses a name that has become ambiguous after the plan; by ids, it runs the plan that was shown', async () => {
    const { account, call, writes } = await open();
    const his = workOf(account, roman.id);
    const { plan } = await call<Answer>('hand_over', { from: 'Белкин', to: 'Лапшин' });
    Object.assign(users(account).find(({ id }) => id === morozova.id) as UserRow, { name: 'Пётр Лапшин' });
    outliveSettings();
    const confirm = plan?.confirm;
    await expect(call('hand_over', { from: 'Белкин', to: 'Лапшин', confirm })).rejects.toThrow(/10241806.*10241814/);
    expect(writes()).toBe(0);
    const ids = { from: String(roman.id), to: String(artem.id), confirm };
    expect((await call<Answer>('hand_over', ids)).result?.written).toBe(his.length);
    expect(workOf(account, roman.id)).toEqual([]);
  });

  it('refuses a name that means another colleague than in the plan', async () => {
    const { account, call, writes } = await open();
    const { plan } = await call<Answer>('hand_over', { from: 'Белкин', to: 'Лапшин' });
    const find = (wanted: number) => users(account).find(({ id }) => id === wanted) as UserRow;
    Object.assign(find(artem.id), { name: 'Артём Лопатин' });
    Object.assign(find(morozova.id), { name: 'Пётр Лапшин' });
    outliveSettings();
    const repeated = call('hand_over', { from: 'Белкин', to: 'Лапшин', confirm: plan?.confirm });
    await expect(repeated).rejects.toThrow(/PLAN_DIFFERS/);
    expect(writes()).toBe(0);
  });
});

describe('update_leads with a status by name', () => {
  it('moves leads of all pipelines to the one stage that has the name', async () => {
    const { account, call } = await open();
    const [sales, , partners] = pipelines(account);
    const leads = account.sandbox.data().leads.rows().filter(isOpen);
    const ids = [sales, partners].flatMap((pipeline) => {
      const own = leads.filter(({ pipelineId, statusId }) => pipelineId === pipeline?.id && statusId !== 63_210_770);
      return own.slice(0, 2).map(({ id }) => String(id));
    });
    const wanted = { ids, fields: { status_id: 'переговоры' } };
    const { plan } = await call<Answer>('update_leads', wanted);
    expect(plan?.changes.every(({ to }) => to === 'Партнёры / Переговоры')).toBe(true);
    await call('update_leads', { ...wanted, confirm: plan?.confirm });
    for (const id of ids) {
      expect(account.sandbox.data().leads.get(Number(id))).toMatchObject({
        pipelineId: partners?.id,
        statusId: 63_210_770,
      });
    }
  });

  it('refuses a name that stages of two pipelines have, and takes the pipeline beside it', async () => {
    const { account, call, writes } = await open();
    const [sales, , partners] = pipelines(account);
    Object.assign(sales?.statuses[2] as object, { name: 'Переговоры' });
    const candidates = account.sandbox
      .data()
      .leads.rows()
      .filter((lead) => isOpen(lead) && lead.statusId !== sales?.statuses[2]?.id);
    const ids = [sales, partners]
      .flatMap((pipeline) => pipeline ?? [])
      .flatMap(({ id }) => candidates.filter((lead) => lead.pipelineId === id).slice(0, 2))
      .map(({ id }) => String(id));
    await expect(call('update_leads', { ids, fields: { status_id: 'Переговоры' } })).rejects.toThrow(
      /Продажи.*Партнёры/s,
    );
    expect(writes()).toBe(0);
    const wanted = { ids, fields: { pipeline_id: 'Продажи', status_id: 'Переговоры' } };
    const { plan } = await call<Answer>('update_leads', wanted);
    expect((await call<Answer>('update_leads', { ...wanted, confirm: plan?.confirm })).result?.written).toBe(
      ids.length,
    );
    for (const id of ids) {
      expect(account.sandbox.data().leads.get(Number(id))).toMatchObject({
        pipelineId: sales?.id,
        statusId: sales?.statuses[2]?.id,
      });
    }
  });
});
