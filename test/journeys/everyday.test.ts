import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

type Call = Awaited<ReturnType<typeof openTools>>;
type Row = Record<string, unknown> & { id: string };

/** Runs an operation as a model does that sees the default list alone. */
const run = (call: Call, name: string, args: Record<string, unknown>) =>
  call('run_write_operation', { name, arguments: args });

const idOf = async (answer: Promise<Record<string, unknown>>, key: string) => ((await answer)[key] as Row).id;

/** An account with a firm, its contact, their deal, and tasks that people call by one or the other. */
async function openOffice(options: Parameters<typeof openAccount>[0] = {}) {
  const account = await openAccount(options);
  const call = await openTools(account);
  const company = await idOf(call('create_company', { name: 'ООО «Ромашка Плюс»' }), 'company');
  const contact = await idOf(call('create_contact', { name: 'Ёлкин Пётр', company_id: company }), 'contact');
  const lead = await idOf(call('create_lead', { name: 'Остекление цеха', contact_id: contact }), 'lead');
  const task = (text: string, type: string, entity: object) =>
    idOf(call('create_task', { text, complete_till: '2026-11-20', task_type_id: type, ...entity }), 'task');
  const samples = await task('Показать образцы', 'Встреча', { entity_type: 'LEADS', entity_id: lead });
  const invoice = await task('Отправить счёт', 'Связаться', { entity_type: 'CONTACTS', entity_id: contact });
  const contract = await task('Сверить договор', 'Связаться', { entity_type: 'COMPANIES', entity_id: company });
  return { account, call, contact, company, lead, tasks: { samples, invoice, contract } };
}

describe('get_tasks by words', () => {
  it('finds a task by its text, its type, and by whom and what it is about', async () => {
    const { call, tasks } = await openOffice();
    const found = async (query: string) => {
      const { tasks: rows } = await call<{ tasks: Row[] }>('get_tasks', { query });
      return rows.map(({ id }) => id).sort();
    };
    const { samples, invoice, contract } = tasks;
    expect(await found('образцы')).toEqual([samples]);
    expect(await found('ОБРАЗЦ показать')).toEqual([samples]);
    expect(await found('остекление цеха')).toEqual([samples]);
    expect(await found('елкин')).toEqual([samples, invoice].sort());
    expect(await found('встреча «Ромашка»')).toEqual([samples]);
    expect(await found('ромашка плюс')).toEqual([samples, invoice, contract].sort());
    expect(await found('счет, Ёлкин')).toEqual([invoice]);
    expect(await found('договор ёлкин')).toEqual([]);
  });

  it('finds other forms of the words if nothing has them as written, and says so', async () => {
    const { call, tasks } = await openOffice();
    const { samples, invoice, contract } = tasks;
    const found = async (query: string) => {
      const { tasks: rows, understood } = await call<{ tasks: Row[]; understood?: object }>('get_tasks', { query });
      return [rows.map(({ id }) => id), understood] as const;
    };
    expect(await found('встречу с Ромашкой')).toEqual([
      [samples],
      { query: 'not found as written; found by «встреч», «ромаш»' },
    ]);
    expect((await found('счёта Ёлкина'))[0]).toEqual([invoice]);
    expect((await found('договора Ромашки'))[0]).toEqual([contract]);
  });

  it('says how many there are, keeps the other conditions, and costs a request for tasks and one for each kind of record', async () => {
    const { account, call, tasks } = await openOffice();
    const args = { query: 'Ромашка', due_from: '2026-11-20', due_to: '2026-11-20' };
    await call('get_tasks', args);
    let answer: { tasks?: Row[]; total_count?: number; complete?: boolean } = {};
    const requests = await account.count(async () => {
      answer = await call('get_tasks', { ...args, limit: 250 });
    });
    expect(answer).toMatchObject({ total_count: 3, complete: true });
    expect(requests).toBe(4);
    await run(call, 'complete_task', { task_id: tasks.invoice });
    const rest = await call<{ total_count: number }>('find_tasks', { text: 'счёт', is_completed: true, max_age: 0 });
    expect(rest.total_count).toBeGreaterThan(0);
    expect(await call('get_tasks', args)).toMatchObject({ total_count: 2 });
    expect(await call('get_tasks', { ...args, due_to: undefined, due_from: '2026-11-21' })).toMatchObject({
      tasks: [],
    });
  });

  it('lists from amoCRM alone without words, also where there is no replica', async () => {
    const { account, call } = await openOffice({ replicaOff: true });
    expect(await call('get_tasks', { limit: 1 })).not.toHaveProperty('total_count');
    await expect(call('get_tasks', { query: 'Ромашка' })).rejects.toThrow('REPLICA_OFF');
    const { errors } = await account.execute('{ tasks(filter: { query: " «» , " }) { nodes { id } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ issues: [{ path: ['filter', 'query'], message: 'has no words' }] });
  });

  it('and the operation that run_write_operation names do one task in two calls', async () => {
    const { account, call, tasks } = await openOffice();
    const { tasks: met } = await call<{ tasks: Row[] }>('get_tasks', { query: 'встреча Ромашка' });
    await run(call, 'update_task', { task_id: met[0]?.id, complete_till: '2026-11-27 15:00' });
    const { tasks: sent } = await call<{ tasks: Row[] }>('get_tasks', { query: 'счёт Ёлкин' });
    await run(call, 'complete_task', { task_id: sent[0]?.id, result: 'Оплачен' });
    const row = (id: string) => account.sandbox.data().tasks.get(Number(id));
    expect(row(tasks.samples)?.completeTill).toBe(Date.parse('2026-11-27T15:00:00+03:00') / 1000);
    expect(row(tasks.invoice)).toMatchObject({ isCompleted: true, result: 'Оплачен' });
    expect(row(tasks.contract)).toMatchObject({ isCompleted: false });
  });

  it('selects the tasks of a bulk mutation', async () => {
    const { account, call, tasks } = await openOffice();
    const { plan } = await call<{ plan: { count: number; confirm: string } }>('complete_tasks', {
      filter: { query: 'Ромашка', is_completed: false },
    });
    expect(plan.count).toBe(3);
    // What is written is selected by the words as they are given.
    const form = { filter: { query: 'Ромашкой', is_completed: false }, dry_run: true };
    expect(await call('complete_tasks', form)).toMatchObject({ plan: { count: 0 } });
    await call('complete_tasks', { confirm: plan.confirm });
    const isDone = (id: string) => account.sandbox.data().tasks.get(Number(id))?.isCompleted;
    expect(Object.values(tasks).map(isDone)).toEqual([true, true, true]);
  });
});

describe('what everyday questions ask', () => {
  it('of a deal: its newest notes come with its card, if asked for, at one request more', async () => {
    const { account, call, lead } = await openOffice();
    for (const text of ['Звонил, просил счёт', 'Счёт отправлен', 'Оплатил']) {
      await call('add_note', { entity_type: 'LEADS', entity_id: lead, text });
    }
    const read = async (args: object) => {
      let card: { notes?: { text: string; created_by: string }[] } = {};
      const requests = await account.count(async () => {
        card = (await call<{ lead: typeof card }>('get_lead_by_id', { lead_id: lead, ...args })).lead;
      });
      return { card, requests };
    };
    const bare = await read({});
    expect(bare.card).not.toHaveProperty('notes');
    const { card, requests } = await read({ with_notes: true });
    expect(requests).toBe(bare.requests + 1);
    const written = (card.notes ?? []).filter(({ created_by: by }) => by !== undefined).map(({ text }) => text);
    expect(written.slice(0, 3)).toEqual(['Оплатил', 'Счёт отправлен', 'Звонил, просил счёт']);
  });

  it('of a person: who is responsible, at no request more', async () => {
    const { account, call } = await openOffice();
    await call('get_users');
    let answer: { contacts?: { name: string; responsible: string }[] } = {};
    const requests = await account.count(async () => {
      answer = await call('search_contact', { query: 'Ёлкин Пётр' });
    });
    expect(answer.contacts).toMatchObject([{ name: 'Ёлкин Пётр', responsible: expect.stringMatching(/./) }]);
    expect(requests).toBeLessThanOrEqual(3);
  });

  it('of incoming leads: what each is called, from whom, and their phones', async () => {
    const { account, call } = await openOffice();
    const { incoming_leads: rows } = await call<{ incoming_leads: Row[] }>('list_incoming_leads', { limit: 50 });
    const waiting = account.sandbox
      .data()
      .incomingLeads.rows()
      .filter(({ decision }) => decision === null);
    expect(rows).toHaveLength(waiting.length);
    for (const { uid, lead, contactId } of waiting) {
      const row = rows.find((each) => each.uid === uid);
      expect(row).toMatchObject({ lead_id: String(lead.id), lead: { name: lead.name } });
      if (contactId) expect(row?.contact).toMatchObject({ id: String(contactId), name: expect.stringMatching(/./) });
    }
    expect(
      rows.filter(({ contact }) => (contact as { phones?: string[] } | undefined)?.phones?.length).length,
    ).toBeGreaterThan(0);
    const { incoming_leads: bare } = await call<{ incoming_leads: Row[] }>('list_incoming_leads', {
      with_leads: false,
    });
    for (const row of bare) expect(row).not.toHaveProperty('lead');
  });
});

const hasTaxNumber = (value: unknown): value is { vat_id: string } =>
  typeof value === 'object' && value !== null && 'vat_id' in value;

/** A company of the demo whose tax number is a part of its details. */
function firmWithDetails({ sandbox }: Account) {
  const rows = sandbox.data().companies.rows();
  const row = rows.find(({ fields }) => fields.some(({ values }) => values.some(({ value }) => hasTaxNumber(value))));
  if (!row) throw new Error('The demo has no company with a tax number.');
  return row;
}

describe('a custom field to show', () => {
  it('is found by a part of its name, or by what it holds, and stands under its whole name', async () => {
    const { account, call } = await openOffice();
    await call('get_companies', { limit: 1 });
    const { name, fields } = firmWithDetails(account);
    const [details] = fields.flatMap(({ values }) => values.map(({ value }) => value)).filter(hasTaxNumber);
    let companies: (Row & { fields: Record<string, string> })[] = [];
    const requests = await account.count(async () => {
      ({ companies } = await call('get_companies', { query: name, fields: ['ИНН'] }));
    });
    // The name as it is written, and other forms of it.
    expect(requests).toBe(2);
    expect(companies.find((each) => each.name === name)?.fields).toEqual({
      Реквизиты: expect.stringContaining(`ИНН ${details?.vat_id}`),
    });
    const { leads } = await call<{ leads: (Row & { fields: object })[] }>('get_leads', {
      fields: ['площадь'],
      limit: 250,
    });
    const keys = new Set(leads.flatMap(({ fields }) => Object.keys(fields)));
    expect([...keys]).toEqual(['Площадь объекта, м²']);
  });

  it('is each field with these words, and an error if there is none', async () => {
    const { call } = await openOffice();
    const { leads } = await call<{ leads: (Row & { fields: object })[] }>('get_leads', {
      fields: ['объекта'],
      limit: 250,
    });
    const keys = new Set(leads.flatMap(({ fields }) => Object.keys(fields)));
    expect([...keys].sort()).toEqual(['Адрес объекта', 'Площадь объекта, м²', 'Тип объекта']);
    await expect(call('get_leads', { fields: ['площадь участка'] })).rejects.toThrow(
      '«площадь участка» is not the name',
    );
    await expect(call('get_leads', { fields: ['а'] })).rejects.toThrow('«а» is not the name');
  });
});

describe('the name of a status in a change of many leads', () => {
  /** Two pipelines with a status of the same name, and leads in both. */
  async function openTwins() {
    const account = await openAccount();
    const call = await openTools(account);
    for (const pipeline of ['Сервис и рекламации', 'Партнёры']) {
      await run(call, 'create_status', { pipeline_id: pipeline, name: 'На паузе' });
    }
    const create = (pipeline: string, status: string) =>
      idOf(call('create_lead', { name: 'Пауза', pipeline_id: pipeline, status_id: status }), 'lead');
    const service = await create('Сервис и рекламации', 'Диагностика');
    const partner = await create('Партнёры', 'Знакомство');
    const plan = async (args: object) => {
      const { plan } = await call<{ plan: { changes: { field: string; to: string }[] } }>('update_leads', {
        fields: { status_id: 'на паузе' },
        ...args,
      });
      return new Set(plan.changes.map(({ to }) => to));
    };
    return { account, plan, service, partner };
  }

  it.each([
    ['of the pipeline of the filter', { filter: { pipeline_ids: ['Партнёры'], state: ['OPEN'] } }],
    ['of the pipeline of the statuses of the filter', { filter: { status_ids: ['Знакомство'] } }],
  ])('is that %s', async (_, args) => {
    const { plan } = await openTwins();
    expect([...(await plan(args))].every((to) => /Партнёры.*На паузе|На паузе.*Партнёры/.test(to))).toBe(true);
  });

  it('is that of the pipeline of the leads, if they are all in one', async () => {
    const { plan, service, partner } = await openTwins();
    expect([...(await plan({ ids: [service] }))]).toEqual([expect.stringMatching(/Сервис/)]);
    await expect(plan({ ids: [service, partner] })).rejects.toThrow('is the name of more than one');
  });

  it.each([
    ['no pipeline', { state: ['OPEN'] }],
    ['both pipelines', { pipeline_ids: ['Сервис и рекламации', 'Партнёры'] }],
  ])('is refused with the candidates if the filter has %s', async (_, filter) => {
    const { plan } = await openTwins();
    await expect(plan({ filter })).rejects.toThrow(/is the name of more than one.*Сервис и рекламации.*Партнёры/);
  });
});

describe('the name of a product', () => {
  const net = 'Москитная сетка на окно';

  async function openDeal() {
    const account = await openAccount();
    const call = await openTools(account);
    const lead = await idOf(call('create_lead', { name: 'Окна на дачу' }), 'lead');
    await call('list_catalogs');
    const set = (args: object) =>
      run(call, 'set_lead_products', { lead_id: lead, ...args }) as Promise<Record<string, unknown>>;
    const has = () => account.sandbox.data().elementLinks.of('leads', Number(lead));
    return { account, call, lead, set, has };
  }

  it('is accepted where products are added, changed and removed', async () => {
    const { account, set, has } = await openDeal();
    account.sandbox.clearRequests();
    await set({ add: [{ element_id: 'москитная  сетка на окно', quantity: 3 }] });
    // Spelled as in the catalog, the first search finds it; otherwise a second one does.
    const searches = account.sandbox.requests.filter(({ query }) => query.includes('query='));
    expect(searches).toHaveLength(2);
    expect(has()).toMatchObject([{ quantity: 3 }]);
    expect(await set({ change: [{ element_id: net.toUpperCase(), quantity: 5 }] })).toMatchObject({
      products: [{ name: net, quantity: 5 }],
    });
    expect(await set({ remove: [net], add: [{ element_id: 'Детский замок' }] })).toMatchObject({
      is_complete: true,
      products: [{ name: 'Детский замок', quantity: 1 }],
    });
  });

  it('is refused with the candidates if none or more than one has it, and nothing is written', async () => {
    const { call, set, has } = await openDeal();
    await expect(set({ add: [{ element_id: 'Сетка москитная' }] })).rejects.toThrow(
      /add\[0\]\.element_id.*«Сетка москитная» is not the id or name of a product.*Москитная сетка на окно.*Антикошка/s,
    );
    await expect(set({ add: [{ element_id: 'Звездолёт' }] })).rejects.toThrow('is named «Звездолёт»');
    await run(call, 'create_catalog_element', { name: 'МОСКИТНАЯ СЕТКА НА ОКНО' });
    await expect(set({ add: [{ element_id: 'москитная сетка на окно' }] })).rejects.toThrow('more than one');
    await expect(set({ change: [{ element_id: net, quantity: 2 }] })).rejects.toThrow('a product that the record has');
    expect(has()).toEqual([]);
  });

  it('is looked for in the catalog beside it', async () => {
    const { account, set, has } = await openDeal();
    const crew = account.sandbox
      .data()
      .catalogElements.rows()
      .find(({ catalogId }) => catalogId === 4523);
    const add = [{ element_id: crew?.name, catalog_id: 'Монтажные бригады', quantity: 1 }];
    await expect(set({ add: [{ element_id: crew?.name }] })).rejects.toThrow('VALIDATION_FAILED');
    await set({ add });
    expect(has()).toMatchObject([{ elementId: crew?.id }]);
  });

  it('filters leads, and means the same over GraphQL', async () => {
    const { account, call, lead, set } = await openDeal();
    await set({ add: [{ element_id: net, quantity: 2 }] });
    const { leads } = await call<{ leads: Row[] }>('find_leads', { product_id: [net], max_age: 0, limit: 250 });
    expect(leads.map(({ id }) => id)).toContain(lead);
    const text = `mutation ($id: ID!, $product: IdOrName!) {
      setLeadProducts(leadId: $id, change: [{ elementId: $product, quantity: 7 }]) { products { quantity } }
    }`;
    expect(await account.query(text, { id: lead, product: net })).toEqual({
      setLeadProducts: { products: [{ quantity: 7 }] },
    });
  });
});
