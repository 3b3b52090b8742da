import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

const open = () => openAccount({ journal: true });

/** Open leads of the sandbox with a price, as it has them. */
function leadsOf({ sandbox }: Account) {
  return sandbox
    .data()
    .leads.rows()
    .filter(({ isDeleted, statusId, price }) => !isDeleted && statusId !== 142 && statusId !== 143 && price > 0);
}

interface Entry {
  id: string;
  caller: string | null;
  door: string;
  operation: string | null;
  count: number;
  writes: {
    type: string | null;
    id: string | null;
    name: string | null;
    request: string;
    outcome: string;
    code: string | null;
    changes: { field: string; from: string | null; to: string | null }[];
  }[];
}

async function journalOf(account: Account, args = 'first: 10'): Promise<Entry[]> {
  const { journal } = await account.query<{ journal: Entry[] }>(
    `{ journal(${args}) { id caller door operation count writes { type id name request outcome code changes { field from to } } } }`,
  );
  return journal;
}

interface Undo {
  plan: {
    summary: string;
    confirm: string;
    count: number;
    changes: { field: string; from: string; to: string }[];
  } | null;
  result: { written: number; failed: number; skipped: number } | null;
  cannot: string[];
}

async function undo(account: Account, entry: string, confirm?: string): Promise<Undo> {
  const token = confirm ? `, confirm: "${confirm}"` : '';
  const answer = await account.query<{ undo: Undo }>(
    `mutation { undo(entry: "${entry}"${token}) { plan { summary confirm count changes { field from to } } result { written failed skipped } cannot } }`,
  );
  return answer.undo;
}

/** Undoes the newest entry: shows its plan, then carries it out. */
async function undoLast(account: Account): Promise<{ planned: Undo; done: Undo }> {
  const [entry] = await journalOf(account, 'first: 1');
  const planned = await undo(account, entry?.id ?? '');
  return { planned, done: planned.plan ? await undo(account, entry?.id ?? '', planned.plan.confirm) : planned };
}

describe('The journal', () => {
  it('has who wrote what by which tool, from what to what', async () => {
    const account = await open();
    const [lead] = leadsOf(account);
    await account.execute(
      `mutation Reprice { updateLead(id: "${lead?.id}", input: { price: 4321, addTags: ["Осень"] }) { id } }`,
      {},
      { caller: 'abc' },
    );
    const [entry] = await journalOf(account);
    expect(entry).toMatchObject({ caller: 'abc', door: 'graphql', operation: 'Reprice', count: 1 });
    expect(entry?.writes).toMatchObject([
      {
        type: 'LEADS',
        id: String(lead?.id),
        name: lead?.name,
        request: 'PATCH /leads',
        outcome: 'WRITTEN',
        code: null,
      },
    ]);
    expect(entry?.writes[0]?.changes).toMatchObject([
      { field: 'price', from: String(lead?.price), to: '4321' },
      { field: 'tags', to: expect.stringContaining('Осень') },
    ]);
  });

  it('names the tool that a model has called, and what it created', async () => {
    const account = await open();
    const call = await openTools(account);
    await call('create_lead', { name: 'Новая' });
    const made = account.sandbox
      .data()
      .leads.rows()
      .find(({ name }) => name === 'Новая');
    expect(await journalOf(account)).toMatchObject([
      {
        door: 'mcp',
        operation: 'create_lead',
        writes: [{ type: 'LEADS', id: String(made?.id), name: 'Новая', request: 'POST /leads', outcome: 'WRITTEN' }],
      },
    ]);
  });

  it('says that a write was refused, or that its answer was lost', async () => {
    const account = await open();
    const [lead] = leadsOf(account);
    const update = `mutation { updateLead(id: "${lead?.id}", input: { price: 5 }) { id } }`;
    account.sandbox.fault({ method: 'PATCH', path: '/leads$', status: 403 });
    await account.execute(update);
    account.sandbox.clearFaults();
    account.sandbox.fault({ method: 'PATCH', path: '/leads$', drop: 'after' });
    await account.execute(update);
    const outcomes = (await journalOf(account)).map(({ writes: [write] }) => write?.outcome);
    expect(outcomes).toEqual(['UNKNOWN', 'REFUSED']);
  });

  it('is one entry for one request, and is listed by record', async () => {
    const account = await open();
    const [one, other] = leadsOf(account);
    await account.query(
      `mutation { a: updateLead(id: "${one?.id}", input: { price: 7 }) { id } b: updateLead(id: "${other?.id}", input: { price: 7 }) { id } }`,
    );
    await account.query(`mutation { updateLead(id: "${other?.id}", input: { price: 8 }) { id } }`);
    expect((await journalOf(account)).map(({ count }) => count)).toEqual([1, 2]);
    expect(await journalOf(account, `of: LEADS, recordId: "${one?.id}"`)).toHaveLength(1);
    expect(await journalOf(account, `of: LEADS, recordId: "${other?.id}"`)).toHaveLength(2);
    const [newest] = await journalOf(account);
    expect(await journalOf(account, `before: "${newest?.id}"`)).toHaveLength(1);
  });

  it('reads a record before it is changed; without a journal it is only changed', async () => {
    const account = await open();
    const [lead] = leadsOf(account);
    expect(
      await account.count(() =>
        account.query(`mutation { updateLead(id: "${lead?.id}", input: { price: 9 }) { id } }`),
      ),
    ).toBe(2);
    const without = await openAccount();
    const same = leadsOf(without)[0];
    expect(
      await without.count(() =>
        without.query(`mutation { updateLead(id: "${same?.id}", input: { price: 9 }) { id } }`),
      ),
    ).toBe(1);
  });

  it('has no password and no address of a webhook', async () => {
    const account = await open();
    await account.execute(
      'mutation { subscribeWebhook(destination: "https://example.ru/hook/very-hidden", events: [ADD_LEAD]) { destination } }',
    );
    expect(JSON.stringify(await journalOf(account))).not.toContain('very-hidden');
  });

  it('is refused with a reason where there is none', async () => {
    const account = await openAccount();
    const { errors } = await account.execute('{ journal { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'JOURNAL_OFF' });
  });
});

describe('undo', () => {
  it('puts back every field of a lead that was changed, once its plan is confirmed', async () => {
    const account = await open();
    const [lead] = leadsOf(account);
    const id = lead?.id ?? 0;
    const before = JSON.stringify(account.sandbox.data().leads.get(id));
    await account.query(
      `mutation { updateLead(id: "${id}", input: { name: "Другое", price: 4321, statusId: "143", addTags: ["Осень"], responsibleUserId: "10241814" }) { id } }`,
    );
    const { planned, done } = await undoLast(account);
    expect(planned.cannot).toEqual([]);
    expect(planned.plan?.changes.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name', 'price', 'status', 'tags']),
    );
    expect(done.result).toEqual({ written: 1, failed: 0, skipped: 0 });
    const now = account.sandbox.data().leads.get(id);
    const then = JSON.parse(before) as NonNullable<typeof now>;
    expect(now).toMatchObject({
      name: then.name,
      price: then.price,
      statusId: then.statusId,
      pipelineId: then.pipelineId,
      responsibleUserId: then.responsibleUserId,
      tagIds: then.tagIds,
    });
  });

  it('puts back custom fields, and empties those that were empty', async () => {
    const account = await open();
    const call = await openTools(account);
    const contact = account.sandbox
      .data()
      .contacts.rows()
      .find(({ isDeleted, fields }) => !isDeleted && fields.length > 0);
    const id = String(contact?.id);
    const before = JSON.stringify(contact?.fields);
    await call('update_contact', {
      contact_id: id,
      custom_fields: [{ field: 'Должность', values: ['Тестировщик'] }],
    });
    expect(JSON.stringify(account.sandbox.data().contacts.get(Number(id))?.fields)).not.toBe(before);
    const { planned, done } = await undoLast(account);
    expect(planned.cannot).toEqual([]);
    expect(done.result?.written).toBe(1);
    const values = (text: string) =>
      (JSON.parse(text) as { fieldId?: number; values: { value?: unknown }[] }[]).map(({ values: all }) =>
        all.map(({ value }) => value),
      );
    const now = JSON.stringify(
      account.sandbox
        .data()
        .contacts.get(Number(id))
        ?.fields.filter(({ values: v }) => v.length > 0),
    );
    expect(values(now).sort()).toEqual(values(before).sort());
  });

  it('puts back all that several writes of one request changed in a record', async () => {
    const account = await open();
    const [lead] = leadsOf(account);
    const id = String(lead?.id);
    const read = () => {
      const { price, tagIds, fields } = account.sandbox.data().leads.get(Number(id)) ?? lead ?? { fields: [] };
      return { price, tagIds, fields: fields.toSorted((a, b) => a.fieldId - b.fieldId) };
    };
    const [first = '', second = ''] = ['Номер договора', 'Предоплата'];
    const set = (field: string, value: string) =>
      `updateLead(id: "${id}", input: { customFields: [{ field: "${field}", values: ["${value}"] }] }) { id }`;
    await account.query(`mutation { a: ${set(first, 'А-1')} b: ${set(second, '100')} }`);
    const before = read();
    const tag = (change: string) => `updateLead(id: "${id}", input: { ${change} }) { id }`;
    await account.query(`mutation {
      a: ${set(first, 'Б-2')}
      b: ${set(second, '200')}
      c: ${set(first, 'В-3')}
      d: ${tag('addTags: ["Весна"]')}
      e: ${tag('addTags: ["Лето"], price: 777')}
    }`);
    expect(read()).not.toEqual(before);
    const { planned, done } = await undoLast(account);
    expect(planned.cannot).toEqual([]);
    expect(done.result).toMatchObject({ written: 1, failed: 0, skipped: 0 });
    expect(read()).toEqual(before);
  });

  it('leaves alone what was changed since, and says so', async () => {
    const account = await open();
    const [lead] = leadsOf(account);
    await account.query(`mutation { updateLead(id: "${lead?.id}", input: { name: "Наше", price: 11 }) { id } }`);
    const [entry] = await journalOf(account);
    await account.query(`mutation { updateLead(id: "${lead?.id}", input: { name: "Чужое" }) { id } }`);
    const planned = await undo(account, entry?.id ?? '');
    expect(planned.cannot).toEqual([`lead ${lead?.id}, name: it was changed since.`]);
    expect(planned.plan?.changes).toMatchObject([{ field: 'price', from: '11', to: String(lead?.price) }]);
    await undo(account, entry?.id ?? '', planned.plan?.confirm);
    expect(account.sandbox.data().leads.get(lead?.id ?? 0)).toMatchObject({ name: 'Чужое', price: lead?.price });
  });

  it('undoes a mutation of many records, and then itself', async () => {
    const account = await open();
    const leads = leadsOf(account).slice(0, 3);
    const ids = leads.map(({ id }) => id);
    const prices = () => ids.map((id) => account.sandbox.data().leads.get(id)?.price);
    const before = prices();
    const list = JSON.stringify(ids.map(String));
    const bulk = `updateManyLeads(ids: ${list}, fields: { price: 5 }`;
    const { bulk: answer } = await account.query<{ bulk: { plan: { confirm: string } } }>(
      `mutation { bulk: ${bulk}) { plan { confirm } } }`,
    );
    await account.query(`mutation { bulk: ${bulk}, confirm: "${answer.plan.confirm}") { result { written } } }`);
    expect(prices()).toEqual([5, 5, 5]);
    expect((await undoLast(account)).done.result?.written).toBe(3);
    expect(prices()).toEqual(before);
    expect((await undoLast(account)).done.result?.written).toBe(3);
    expect(prices()).toEqual([5, 5, 5]);
  });

  it('says that what was created is not deleted', async () => {
    const account = await open();
    await account.query('mutation { createLead(input: { name: "Лишняя" }) { id } }');
    const { planned } = await undoLast(account);
    expect(planned.plan).toBeNull();
    expect(planned.cannot[0]).toContain('deletes no records');
  });

  it('reopens a task and takes nothing else with it', async () => {
    const account = await open();
    const task = account.sandbox
      .data()
      .tasks.rows()
      .find(({ isCompleted }) => !isCompleted);
    await account.query(`mutation { completeTask(id: "${task?.id}", result: "Готово") { id } }`);
    const { planned, done } = await undoLast(account);
    expect(planned.cannot).toEqual([`task ${task?.id}, result: amoCRM keeps the result of a task.`]);
    expect(done.result?.written).toBe(1);
    expect(account.sandbox.data().tasks.get(task?.id ?? 0)?.isCompleted).toBe(false);
  });

  it('refuses an entry that is not there', async () => {
    const account = await open();
    const { errors } = await account.execute('mutation { undo(entry: "нет") { cannot } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('The journal of a server without tokens', () => {
  it('names no caller', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { app } = await serve({ DATA_DIR: folder });
    const send = async (query: string) => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return ((await response.json()) as { data: Record<string, unknown> }).data;
    };
    expect(await send('mutation New { createLead(input: { name: "Окна" }) { id } }')).toHaveProperty('createLead.id');
    const { journal } = await send('{ journal(first: 5) { caller door operation } }');
    expect(journal).toEqual([{ caller: null, door: 'graphql', operation: 'New' }]);
  });
});
