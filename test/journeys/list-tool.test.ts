import { describe, expect, it } from 'vitest';
import type { LeadRow, PipelineRow, TaskRow } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools, testNow } from '../harness.ts';
import fc from '../property.ts';

type Call = Awaited<ReturnType<typeof openTools>>;
type Row = Record<string, unknown> & { id: string };

interface Answer extends Record<string, unknown> {
  next_cursor?: string;
  has_more: boolean;
  scanned?: number;
}

async function open(options?: Parameters<typeof openAccount>[0]) {
  const account = await openAccount(options);
  return { account, sandbox: account.sandbox, call: await openTools(account) };
}

/** All rows of a list tool, read in pages of the given size. */
async function walk(call: Call, tool: string, key: string, args: Record<string, unknown>, limit = 100): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const answer: Answer = await call<Answer>(tool, { ...args, limit, ...(cursor && { cursor }) });
    rows.push(...(answer[key] as Row[]));
    cursor = answer.next_cursor;
    expect(answer.has_more).toBe(cursor !== undefined);
  } while (cursor !== undefined);
  return rows;
}

const idsOf = (rows: readonly { id: string | number }[]) => rows.map(({ id }) => String(id));

const stateOf = ({ statusId }: LeadRow) => (statusId === 142 ? 'WON' : statusId === 143 ? 'LOST' : 'OPEN');

const leadsOf = ({ sandbox }: Account, holds: (lead: LeadRow) => boolean = () => true) =>
  [...sandbox.data().leads.rows()].filter((lead) => !lead.isDeleted && holds(lead)).reverse();

/** Moscow is three hours ahead of UTC all year. */
const day = (text: string) => Date.parse(`${text}T00:00:00+03:00`) / 1000;
const dayOf = (seconds: number) => new Date((seconds + 3 * 3600) * 1000).toISOString().slice(0, 10);

/** What was sent to amoCRM to list leads, decoded. */
const queriesOf = ({ sandbox }: Account, path = '/api/v4/leads') =>
  sandbox.requests.filter((request) => request.path === path).map(({ query }) => decodeURIComponent(query));

/** The sandbox's rows, which a test changes in ways that the API does not allow. */
function tableOf<Value>(table: unknown): { change(id: number, part: Partial<Value>): Value } {
  return table as never;
}

/** Gives the account more pipelines than an address can name the statuses of. */
function addPipelines({ sandbox }: Account, count: number, statuses: number): void {
  const pipelines = sandbox.data().metadata.pipelines as PipelineRow[];
  for (let index = 0; index < count; index++) {
    const base = 90_000_000 + index * 1_000;
    const ends = (pipelines[0] as PipelineRow).statuses.filter(({ id }) => id === 142 || id === 143);
    const own = Array.from({ length: statuses }, (_, place) => ({
      id: base + place,
      name: `Этап ${index}.${place}`,
      sort: 20 + place,
      color: '#fffeb2',
      type: 0 as const,
      isEditable: true,
    }));
    pipelines.push({
      id: base,
      name: `Воронка ${index}`,
      sort: 100 + index,
      isMain: false,
      statuses: [...own, ...ends],
    });
  }
}

describe('get_leads', () => {
  it('lists the newest first, with everything that is asked about a deal', async () => {
    const { account, call } = await open();
    const { leads } = await call<{ leads: Row[] }>('get_leads', { limit: 100 });
    const stored = leadsOf(account);
    expect(idsOf(leads)).toEqual(idsOf(stored.slice(0, 100)));
    for (const [index, row] of leads.entries()) {
      const lead = stored[index] as LeadRow;
      expect(row.state).toBe(stateOf(lead));
      expect((row.company as Row | undefined)?.id).toBe(lead.companyId === null ? undefined : String(lead.companyId));
      expect(Date.parse(row.updated_at as string) / 1000).toBe(lead.updatedAt);
      expect(row.closed_at && Date.parse(row.closed_at as string) / 1000).toBe(lead.closedAt ?? undefined);
      expect(row.tags).toHaveLength(lead.tagIds.length);
    }
  });

  const [from, to] = ['2026-05-10', '2026-09-20'];
  const isWithin = (at: number | null) => at !== null && at >= day(from) && at < day(to) + 86_400;
  const conditions: Record<string, [args: Record<string, unknown>, keeps: (lead: LeadRow) => boolean, sent: string]> = {
    open: [{ state: 'OPEN' }, (lead) => stateOf(lead) === 'OPEN', 'filter[statuses]'],
    closed: [{ state: ['WON', 'LOST'] }, (lead) => stateOf(lead) !== 'OPEN', '[status_id]=142'],
    created: [{ created_from: from, created_to: to }, ({ createdAt }) => isWithin(createdAt), 'filter[created_at][to]'],
    updated: [{ updated_from: from, updated_to: to }, ({ updatedAt }) => isWithin(updatedAt), 'filter[updated_at][to]'],
    closedAt: [{ closed_from: from, closed_to: to }, ({ closedAt }) => isWithin(closedAt), 'filter[closed_at][from]'],
    price: [
      { price_from: 50_000, price_to: 400_000 },
      ({ price }) => price >= 50_000 && price <= 400_000,
      'filter[price][from]=50000',
    ],
    pipelines: [
      { pipeline_id: ['7604214', '7604218'] },
      ({ pipelineId }) => [7_604_214, 7_604_218].includes(pipelineId),
      '7604218',
    ],
    users: [
      { responsible_user_id: ['10388450', 10_388_454] },
      ({ responsibleUserId }) => [10_388_450, 10_388_454].includes(responsibleUserId),
      'filter[responsible_user_id][]=10388454',
    ],
  };

  it.each(Object.entries(conditions))('by %s: exactly those, and amoCRM was asked for them', async (_, condition) => {
    const [args, keeps, sent] = condition;
    const { account, call } = await open();
    const expected = leadsOf(account, keeps);
    expect(expected.length).toBeGreaterThan(5);
    expect(expected.length).toBeLessThan(leadsOf(account).length);
    expect(idsOf(await walk(call, 'get_leads', 'leads', args, 60))).toEqual(idsOf(expected));
    for (const query of queriesOf(account)) expect(query).toContain(sent);
  });

  it('by any combination, and of a company: exactly what a plain filter over the data gives', async () => {
    const { account, call } = await open({ leads: 700 });
    // Few companies, so that what is left of them is something.
    for (const lead of leadsOf(account)) {
      tableOf<LeadRow>(account.sandbox.data().leads).change(lead.id, { companyId: 34_700_001 + 2 * (lead.id % 5) });
    }
    const companies: typeof conditions = {
      company: [{ company_id: '34700001' }, ({ companyId }) => companyId === 34_700_001, ''],
      companies: [
        { company_id: ['34700003', '34700007'] },
        ({ companyId }) => companyId === 34_700_003 || companyId === 34_700_007,
        '',
      ],
    };
    const subset = fc.subarray(Object.values(conditions), { minLength: 1, maxLength: 3 });
    const order = fc.constantFrom('ID_DESC', 'ID_ASC', 'CREATED_AT_DESC', 'UPDATED_AT_ASC');
    const company = fc.constantFrom(undefined, ...Object.values(companies));
    let found = 0;
    await fc.assert(
      fc.asyncProperty(subset, company, order, fc.integer({ min: 20, max: 250 }), async (some, of, order, limit) => {
        const all = [...some, ...(of ? [of] : [])];
        const args = Object.assign({}, ...all.map(([given]) => given));
        // Two conditions on one argument cannot both be given: the later one holds.
        const holding = all.filter(([given]) => Object.entries(given).every(([key, value]) => args[key] === value));
        const expected = leadsOf(account, (lead) => holding.every(([, keeps]) => keeps(lead)));
        found += expected.length;
        const rows = await walk(call, 'get_leads', 'leads', { ...args, order }, limit);
        expect(idsOf(rows).sort()).toEqual(idsOf(expected).sort());
        if (order === 'ID_DESC') expect(idsOf(rows)).toEqual(idsOf(expected));
      }),
      { numRuns: 40 },
    );
    expect(found).toBeGreaterThan(500);
  });

  it('of a company costs a request for the company and one for every 200 of its leads', async () => {
    const { account, call } = await open();
    const all = leadsOf(account);
    for (const lead of all) tableOf<LeadRow>(account.sandbox.data().leads).change(lead.id, { companyId: 34_700_001 });
    expect(all.length).toBe(400);
    expect(await account.count(() => call('get_leads', { company_id: '34700001' }))).toBe(3);
    const rows = await walk(call, 'get_leads', 'leads', { company_id: '34700001', state: 'OPEN' }, 33);
    expect(idsOf(rows)).toEqual(idsOf(leadsOf(account, (lead) => stateOf(lead) === 'OPEN')));
    expect(await account.count(() => call('get_leads', { company_id: '34700003' }))).toBe(1);
  });

  it('of an unknown company is an error that says so', async () => {
    const { call } = await open();
    await expect(call('get_leads', { company_id: '999' })).rejects.toThrow(/company_id[^}]*there is no company 999/);
  });

  it('accepts one value or several for each list, as models write them', async () => {
    const { account, call } = await open();
    const one = await walk(call, 'get_leads', 'leads', { status_id: '142' });
    expect(idsOf(await walk(call, 'get_leads', 'leads', { status_id: ['142'] }))).toEqual(idsOf(one));
    expect(idsOf(await walk(call, 'get_leads', 'leads', { status_id: 142 }))).toEqual(idsOf(one));
    const both = await walk(call, 'get_leads', 'leads', { status_id: '["142","143"]' });
    expect(both.length).toBe(leadsOf(account, (lead) => stateOf(lead) !== 'OPEN').length);
  });

  it('for a state that none of the given statuses has is an error, not an empty list', async () => {
    const { call } = await open();
    await expect(call('get_leads', { state: 'OPEN', status_id: '142' })).rejects.toThrow(
      /none of the given statuses has this state/,
    );
  });

  it('for the status of incoming leads is an error that explains it, also over GraphQL', async () => {
    const { account, call } = await open();
    const [pipeline] = account.sandbox.data().metadata.pipelines;
    const incoming = pipeline?.statuses.find(({ type }) => type === 1);
    for (const tool of ['get_leads', 'get_deals_report']) {
      await expect(call(tool, { status_id: incoming?.id })).rejects.toThrow(/«Неразобранное».*does not list/);
    }
    for (const filter of [
      `statusIds: ["${incoming?.id}", "142"]`,
      `statuses: [{ pipelineId: "${pipeline?.id}", statusId: "${incoming?.id}" }]`,
    ]) {
      const { errors } = await account.execute(`{ leads(filter: { ${filter} }) { nodes { id } } }`);
      expect(errors?.[0]?.message).toContain('holds incoming leads');
    }
  });

  it('for all statuses of a pipeline, as a program finds them, gives the leads of the others', async () => {
    const { account } = await open();
    const [pipeline] = account.sandbox.data().metadata.pipelines;
    const pairs = pipeline?.statuses.map(({ id }) => `{ pipelineId: "${pipeline.id}", statusId: "${id}" }`).join(' ');
    const { data, errors } = await account.execute(`{ leads(filter: { statuses: [${pairs}] }) { nodes { id } } }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ leads: { nodes: expect.arrayContaining([{ id: expect.any(String) }]) } });
  });

  it('for more statuses than an address can name reads pages, and says how many leads it read', async () => {
    const { account, call } = await open({ leads: 1_200 });
    addPipelines(account, 100, 10);
    const newest = await call<Answer>('get_leads', { state: 'OPEN', limit: 250 });
    expect(newest.scanned).toBeGreaterThan(250);
    const rows = await walk(call, 'get_leads', 'leads', { state: 'OPEN' }, 70);
    expect(idsOf(rows)).toEqual(idsOf(leadsOf(account, (lead) => stateOf(lead) === 'OPEN')));
    for (const query of queriesOf(account)) {
      expect(query).not.toContain('statuses');
      expect(query.length).toBeLessThan(7_500);
    }
    const won = await call<{ won_count: number; total_count: number }>('get_deals_report', { state: 'WON' });
    const expected = leadsOf(account, (lead) => stateOf(lead) === 'WON').length;
    expect(won).toMatchObject({ total_count: expected, won_count: expected, scanned: 1_200 });
  });

  it('by a state and two hundred ids sends no address that is too long', async () => {
    const { account } = await open();
    const wanted = leadsOf(account).slice(0, 230);
    const { leads } = await account.query<{ leads: { nodes: Row[]; scanned: number | null } }>(
      'query ($ids: [ID!]) { leads(first: 250, filter: { ids: $ids, state: OPEN }) { nodes { id } scanned } }',
      { ids: idsOf(wanted) },
    );
    expect(idsOf(leads.nodes).sort()).toEqual(idsOf(wanted.filter((lead) => stateOf(lead) === 'OPEN')).sort());
    expect(leads.scanned).toBe(230);
    for (const query of queriesOf(account)) expect(query.length).toBeLessThan(7_500);
  });

  it('continues after the last lead seen, even if many new ones were created', async () => {
    const { account, call } = await open();
    const before = leadsOf(account);
    const first = await call<Answer & { leads: Row[] }>('get_leads', { limit: 10 });
    for (let index = 0; index < 40; index++) await call('create_lead', { name: `Новая ${index}` });
    const rows = [...first.leads];
    let cursor = first.next_cursor;
    while (cursor !== undefined) {
      const page: Answer = await call<Answer>('get_leads', { limit: 25, cursor });
      rows.push(...(page.leads as Row[]));
      cursor = page.next_cursor;
    }
    expect(idsOf(rows)).toEqual(idsOf(before));
  });

  it('names the companies for one more request', async () => {
    const { account, call } = await open();
    let rows: Row[] = [];
    const cost = await account.count(async () => {
      rows = (await call<{ leads: Row[] }>('get_leads', { with_company: true })).leads;
    });
    expect(cost).toBe(2);
    const named = rows.filter(({ company }) => company);
    expect(named.length).toBeGreaterThan(0);
    for (const { company } of named) expect((company as { name: string }).name.length).toBeGreaterThan(0);
  });
});

describe('columns of custom fields', () => {
  const fieldsOf = ({ sandbox }: Account, entity: string) =>
    sandbox.data().metadata.fields.filter(({ entityType }) => entityType === entity);

  it.each([
    ['get_leads', 'leads'],
    ['get_contacts', 'contacts'],
    ['get_companies', 'companies'],
  ] as const)('are added to %s by name, code or id, at no extra request', async (tool, key) => {
    const { account, call } = await open();
    const stored = account.sandbox.data()[key];
    const definitions = fieldsOf(account, key);
    const names = definitions
      .slice(0, 8)
      .map((field, index) => (index % 2 ? String(field.id) : (field.code ?? field.name)));
    let rows: Row[] = [];
    const cost = await account.count(async () => {
      rows = (await call<Record<string, Row[]>>(tool, { fields: names, limit: 100 }))[key] as Row[];
    });
    expect(cost).toBe(1);
    let filled = 0;
    for (const { id, fields } of rows) {
      const columns = fields as Record<string, string | string[]>;
      for (const [index, name] of names.entries()) {
        const definition = definitions[index];
        const values = stored.get(Number(id))?.fields.find(({ fieldId }) => fieldId === definition?.id)?.values ?? [];
        if (values.length === 0) expect(columns).not.toHaveProperty([name]);
        else filled += 1;
        if (definition?.type === 'multiselect' || definition?.type === 'multitext') {
          expect(columns[name] ?? []).toEqual(values.map(({ value }) => String(value)));
        } else if (definition?.type === 'text') {
          expect(columns[name]).toBe(values.length > 0 ? String(values[0]?.value) : undefined);
        }
      }
    }
    expect(filled).toBeGreaterThan(5);
  });

  it('are an error for an unknown field, which names the nearest one, and nothing is listed', async () => {
    const { account, call } = await open();
    const [known] = fieldsOf(account, 'leads').filter(({ type }) => type === 'select');
    account.sandbox.clearRequests();
    const wrong = `${known?.name}и`;
    await expect(call('get_leads', { fields: [known?.name, wrong] })).rejects.toThrow(
      new RegExp(`fields\\[1\\].*${wrong}.*${known?.name}`),
    );
    expect(queriesOf(account)).toEqual([]);
    const { errors } = await account.execute(
      '{ contacts(first: 1) { edges { node { columns(fields: ["нет такого"]) } } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['fields', 0] }] });
  });
});

describe('get_contacts and get_companies', () => {
  const linked = (account: Account) => {
    const leads = leadsOf(account);
    return {
      contacts: new Set(leads.flatMap(({ contacts }) => contacts.map(({ id }) => id))),
      companies: new Set(leads.map(({ companyId }) => companyId)),
    };
  };

  it.each([
    ['get_contacts', 'contacts'],
    ['get_companies', 'companies'],
  ] as const)('%s finds those of a user, newest first, and shows who is responsible', async (tool, key) => {
    const { account, call } = await open();
    const rows = await walk(call, tool, key, { responsible_user_id: '10388450' });
    const expected = [...account.sandbox.data()[key].rows()].filter(
      ({ responsibleUserId, isDeleted }) => responsibleUserId === 10_388_450 && !isDeleted,
    );
    expect(idsOf(rows)).toEqual(idsOf(expected.reverse()));
    for (const row of rows) expect(row.responsible).toMatchObject({ id: '10388450', name: expect.any(String) });
    expect(queriesOf(account, `/api/v4/${key}`)[0]).toContain('filter[responsible_user_id][]=10388450');
  });

  it.each([
    ['get_contacts', 'contacts', false],
    ['get_contacts', 'contacts', true],
    ['get_companies', 'companies', false],
  ] as const)('%s separates those with and without leads, and says how many were read', async (tool, key, hasLeads) => {
    const { account, call } = await open();
    // Some without, also where every demo record has one.
    for (const lead of leadsOf(account).slice(0, 300)) {
      tableOf<LeadRow>(account.sandbox.data().leads).change(lead.id, { companyId: null, contacts: [] });
    }
    const with_ = linked(account)[key];
    const rows = [...account.sandbox.data()[key].rows()].filter(({ isDeleted }) => !isDeleted).reverse();
    const expected = rows.filter(({ id }) => with_.has(id) === hasLeads);
    expect(expected.length).toBeGreaterThan(10);
    expect(idsOf(await walk(call, tool, key, { has_leads: hasLeads }, 17))).toEqual(idsOf(expected));
    const answer = await call<Answer>(tool, { has_leads: hasLeads, limit: 250 });
    expect(answer.scanned).toBe(rows.length);
  });

  it('reads at most ten pages for one answer and continues from there', async () => {
    const { account, call } = await open({ leads: 9_000 });
    const contacts = [...account.sandbox.data().contacts.rows()];
    expect(contacts.length).toBeGreaterThan(2_600);
    for (const lead of leadsOf(account)) {
      tableOf<LeadRow>(account.sandbox.data().leads).change(lead.id, {
        contacts: [{ id: contacts[0]?.id ?? 0, isMain: true }],
      });
    }
    let first: Answer = { has_more: false };
    const cost = await account.count(async () => {
      first = await call<Answer>('get_contacts', { has_leads: true });
    });
    expect(cost).toBe(10);
    expect(first).toMatchObject({ contacts: [], scanned: 2_500, has_more: true });
    expect(idsOf(await walk(call, 'get_contacts', 'contacts', { has_leads: true }))).toEqual([String(contacts[0]?.id)]);
  });
});

describe('get_tasks', () => {
  const tasksOf = ({ sandbox }: Account, holds: (task: TaskRow) => boolean) =>
    [...sandbox.data().tasks.rows()].filter(
      (task) =>
        holds(task) &&
        (task.entityType === null || !sandbox.data()[task.entityType].get(task.entityId ?? 0)?.isDeleted),
    );
  const byDue = (tasks: TaskRow[]) => tasks.sort((a, b) => a.completeTill - b.completeTill || a.id - b.id);
  const sorted = (rows: readonly { id: string | number }[]) => idsOf(rows).sort();
  const period = [testNow - 20 * 86_400, testNow + 20 * 86_400] as const;
  const dueFrom = dayOf(period[0]);
  const dueTo = dayOf(period[1]);
  const isDue = ({ completeTill }: TaskRow) => completeTill >= day(dueFrom) && completeTill < day(dueTo) + 86_400;

  const cases: [string, Record<string, unknown>, (task: TaskRow) => boolean][] = [
    ['overdue', { overdue: true }, (task) => !task.isCompleted && task.completeTill < testNow],
    ['not overdue', { overdue: false }, (task) => !task.isCompleted && task.completeTill >= testNow],
    ['due in a period', { due_from: dueFrom, due_to: dueTo }, (task) => !task.isCompleted && isDue(task)],
    ['due until a day', { due_to: dueTo }, (task) => !task.isCompleted && task.completeTill < day(dueTo) + 86_400],
    [
      'done, due in a period',
      { due_from: dueFrom, is_completed: true },
      (task) => task.isCompleted && task.completeTill >= day(dueFrom),
    ],
    ['of a type', { task_type_id: ['2'] }, (task) => !task.isCompleted && task.taskTypeId === 2],
    [
      'of two users',
      { responsible_user_id: ['10388450', '10388454'] },
      (task) => !task.isCompleted && [10_388_450, 10_388_454].includes(task.responsibleUserId),
    ],
  ];

  it.each(cases)('finds those that are %s', async (_, args, keeps) => {
    const { account, call } = await open();
    const expected = byDue(tasksOf(account, keeps));
    expect(expected.length).toBeGreaterThan(0);
    for (const limit of [7, 250]) {
      const rows = await walk(call, 'get_tasks', 'tasks', args, limit);
      expect(sorted(rows)).toEqual(sorted(expected));
    }
    for (const order of ['ID_DESC', 'COMPLETE_TILL_DESC']) {
      const rows = await walk(call, 'get_tasks', 'tasks', { ...args, order }, 50);
      expect(sorted(rows)).toEqual(sorted(expected));
    }
  });

  it('finds those of one record', async () => {
    const { account, call } = await open();
    const [task] = tasksOf(account, ({ isCompleted, entityType }) => !isCompleted && entityType === 'leads');
    const rows = await walk(call, 'get_tasks', 'tasks', { entity_type: 'LEADS', entity_id: task?.entityId });
    const expected = tasksOf(
      account,
      (each) => !each.isCompleted && each.entityType === 'leads' && each.entityId === task?.entityId,
    );
    expect(sorted(rows)).toEqual(sorted(expected));
    expect(queriesOf(account, '/api/v4/tasks')[0]).toContain(`filter[entity_id][]=${task?.entityId}`);
    await expect(call('get_tasks', { entity_id: task?.entityId })).rejects.toThrow(/entity_id[^}]*requires/);
  });

  it('counts all tasks by user, most first', async () => {
    const { account, call } = await open({ leads: 3_000 });
    const open_ = tasksOf(account, ({ isCompleted }) => !isCompleted);
    expect(open_.length).toBeGreaterThan(250);
    const { counts } = await call<{
      counts: Record<string, unknown> & {
        by_responsible: { responsible: Row; count: number; overdue_count: number }[];
      };
    }>('get_tasks', { count: true, limit: 1 });
    expect(counts).toMatchObject({
      total_count: open_.length,
      overdue_count: open_.filter(({ completeTill }) => completeTill < testNow).length,
      scanned: open_.length,
      complete: true,
    });
    for (const { responsible, count, overdue_count } of counts.by_responsible) {
      const own = open_.filter(({ responsibleUserId }) => String(responsibleUserId) === responsible.id);
      expect(count).toBe(own.length);
      expect(overdue_count).toBe(own.filter(({ completeTill }) => completeTill < testNow).length);
    }
    const each = counts.by_responsible.map(({ count }) => count);
    expect(each).toEqual(each.toSorted((a, b) => b - a));
    expect(each.reduce((sum, count) => sum + count, 0)).toBe(open_.length);
  });

  it('counts tasks only if asked to: one request', async () => {
    const { account, call } = await open();
    expect(
      await account.count(async () => expect(await call('get_tasks')).not.toHaveProperty('counts')),
    ).toBeLessThanOrEqual(3);
    expect(queriesOf(account, '/api/v4/tasks')).toHaveLength(1);
  });
});
