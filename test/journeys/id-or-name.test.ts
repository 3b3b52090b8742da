import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { PipelineRow, UserRow } from '../../src/sandbox/index.ts';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

const sales = { id: '7604214', name: 'Продажи' };
const partners = { id: '7604226', name: 'Партнёры' };
const talks = { id: '63210770', name: 'Переговоры' };
const artem = { id: '10241806', name: 'Артём Лапшин' };

/** An account whose settings are loaded, as after its first minute. @param change of its settings before that */
async function open(change: (account: Account) => void = () => {}, options: Parameters<typeof openAccount>[0] = {}) {
  const account = await openAccount(options);
  change(account);
  await account.query(
    '{ account { id } pipelines { id } usersConnection { nodes { id } } lossReasons { id } catalogs { nodes { id } } }',
  );
  return { account, call: await openTools(account) };
}

const users = ({ sandbox }: Account) => sandbox.data().metadata.users as UserRow[];
const pipelines = ({ sandbox }: Account) => sandbox.data().metadata.pipelines as PipelineRow[];

/** The problems of a query that is refused, by the place of the argument. */
async function issuesOf({ execute }: Account, text: string, variables: Record<string, unknown> = {}) {
  const { errors } = await execute(text, variables);
  const [error] = errors ?? [];
  expect(error?.extensions.code, JSON.stringify(errors)).toBe('VALIDATION_FAILED');
  const issues = error?.extensions.issues as { path: (string | number)[]; message: string }[];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

const createLead = `mutation ($input: CreateLeadInput!) {
  lead: createLead(input: $input) { id pipeline { id } status { id } responsible { id } }
}`;
const updateLead = `mutation ($id: ID!, $input: UpdateLeadInput!) {
  lead: updateLead(id: $id, input: $input) { pipeline { id } status { id } lossReason { name } }
}`;

describe('a name instead of an id', () => {
  it('means the same over GraphQL, and costs no request', async () => {
    const { account } = await open();
    const input = { name: 'Окна', pipelineId: 'партнеры', statusId: 'переговоры', responsibleUserId: 'артем лапшин' };
    const requests = await account.count(async () => {
      expect(await account.query(createLead, { input })).toMatchObject({
        lead: { pipeline: { id: partners.id }, status: { id: talks.id }, responsible: { id: artem.id } },
      });
    });
    // The lead itself.
    expect(requests).toBe(1);
  });

  it('means the same over MCP, alone and in lists', async () => {
    const { account, call } = await open();
    const filter = { pipeline_id: 'Продажи', status_id: ['Монтаж', '143'], responsible_user_id: 'Артём Лапшин' };
    const byName = await call('get_leads', filter);
    const byId = await call('get_leads', {
      pipeline_id: sales.id,
      status_id: ['63210466', '143'],
      responsible_user_id: artem.id,
    });
    expect(byName).toEqual(byId);
    expect((byName.leads as unknown[]).length).toBeGreaterThan(0);
    expect(await account.count(() => call('get_leads', filter))).toBe(1);
  });

  it('means the same over REST, in paths, in queries and in bodies', async () => {
    const { app } = await serve();
    const get = async (path: string) => (await fetch(`${app.url}${path}`)).json() as Promise<Record<string, unknown>>;
    expect(await get(`/api/users/${encodeURIComponent('Артём Лапшин')}`)).toMatchObject({ user: artem });
    const query = new URLSearchParams({ pipeline_id: 'Партнёры' });
    expect(await get(`/api/leads?${query}`)).toEqual(await get(`/api/leads?pipeline_id=${partners.id}`));
    const body = JSON.stringify({ text: 'Замерить', complete_till: '2030-01-10', task_type_id: 'выезд на замер' });
    const headers = { 'content-type': 'application/json' };
    const task = await (await fetch(`${app.url}/api/tasks`, { method: 'POST', headers, body })).json();
    expect(task).toMatchObject({ task: { task_type: 'Выезд на замер' } });
  });

  it('is accepted for every kind of setting', async () => {
    const { account, call } = await open();
    const elements = (catalogId: string) =>
      account.query('query ($id: IdOrName) { catalogElements(catalogId: $id) { nodes { id } } }', { id: catalogId });
    expect(await elements('монтажные бригады')).toEqual(await elements('4523'));
    expect(
      await account.query(
        '{ role(id: "сервисный инженер") { name } catalog(id: "счета") { id } pipelines(ids: ["партнёры"]) { id } }',
      ),
    ).toMatchObject({ catalog: { id: '4519' }, pipelines: [{ id: partners.id }] });
    const customers = await account.query<{ customers: { nodes: unknown[] } }>(
      '{ customers(filter: { segmentIds: ["постоянные"] }) { nodes { segments { name } } } }',
    );
    expect(JSON.stringify(customers.customers.nodes[0])).toContain('Постоянные');
    const lead = account.sandbox
      .data()
      .leads.rows()
      .find(({ statusId, isDeleted }) => statusId === 63_210_450 && !isDeleted);
    expect(await call('archive_lead', { lead_id: lead?.id, loss_reason_id: 'выбрали  конкурента' })).toMatchObject({
      lead: { loss_reason: 'Выбрали конкурента' },
    });
  });

  it('is accepted where a setting itself is changed, locked out or deleted', async () => {
    const { account } = await open();
    const change = (text: string) => account.query(`mutation { changed: ${text} }`);
    expect(await change('updatePipeline(id: "партнеры", input: { name: "Дилеры" }) { id name }')).toEqual({
      changed: { id: partners.id, name: 'Дилеры' },
    });
    expect(await change('deactivateUsers(ids: ["Лапшин"]) { id isActive }')).toEqual({
      changed: [{ id: artem.id, isActive: false }],
    });
    expect(await change('activateUsers(ids: ["артем лапшин"]) { id isActive }')).toEqual({
      changed: [{ id: artem.id, isActive: true }],
    });
    expect(await issuesOf(account, 'mutation { activateUsers(ids: ["Артём Лапшин"]) { id } }')).toEqual({
      'ids.0': expect.stringContaining('«Артём Лапшин» is not the id or name of an inactive user; there are 10247330'),
    });
    const renamed = 'input: { name: "Вид объекта" }) { name entityType }';
    expect(await change(`updateCustomField(entityType: LEADS, id: "тип объекта", ${renamed}`)).toEqual({
      changed: { name: 'Вид объекта', entityType: 'LEADS' },
    });
    expect(await issuesOf(account, 'mutation { deleteLossReason(id: "Нет такой") }')).toEqual({
      id: expect.stringContaining('is not the id or name of a loss reason; there are'),
    });
  });

  it('of a tag is looked for among the tags of the entity beside it', async () => {
    const { account } = await open();
    const tags = (ids: string) =>
      account.query<{ tags: { nodes: { id: string; name: string }[] } }>(
        `{ tags(entityType: LEADS, first: 1 ${ids}) { nodes { id name } } }`,
      );
    const [tag] = (await tags('')).tags.nodes;
    expect((await tags(`ids: [${JSON.stringify(`  ${tag?.name.toUpperCase()} `)}]`)).tags.nodes).toEqual([tag]);
    expect(await issuesOf(account, '{ tags(entityType: LEADS, ids: ["Нет такой метки"]) { nodes { id } } }')).toEqual({
      'ids.0': expect.stringContaining('«Нет такой метки»'),
    });
  });

  it('of a custom field is accepted where a record shows its value', async () => {
    const { account } = await open();
    const values = (id: string) =>
      account.query(`{ leads(first: 20) { nodes { customField(id: "${id}") { text } } } }`);
    const field = account.sandbox.data().metadata.fields.find(({ name }) => name === 'Тип объекта');
    expect(await values('тип  объекта')).toEqual(await values(String(field?.id)));
  });

  it('of a custom field and of its option is looked for in the entity beside it', async () => {
    const { account } = await open();
    const events = (filter: string) => account.query(`{ events(filter: { ${filter} }, first: 50) { nodes { id } } }`);
    const fields = account.sandbox.data().metadata.fields;
    const field = fields.find(({ name }) => name === 'Тип объекта');
    const option = field?.enums?.find(({ value }) => value === 'Частный дом');
    expect(
      await events('entityType: LEADS, customFieldIds: ["тип объекта"], after: { optionIds: ["частный дом"] }'),
    ).toEqual(await events(`entityType: LEADS, customFieldIds: [${field?.id}], after: { optionIds: [${option?.id}] }`));
    expect(
      await issuesOf(
        account,
        '{ events(filter: { entityType: CONTACTS, customFieldIds: ["Тип объекта"] }) { nodes { id } } }',
      ),
    ).toEqual({
      'filter.customFieldIds.0': expect.stringMatching(
        /«Тип объекта» is not the id or name of a custom field; there are \d/,
      ),
    });
  });

  it('ignores case, «ё», quotes, dashes and spaces, and nothing else', async () => {
    const { account } = await open(
      (account) => void Object.assign(pipelines(account)[0] as PipelineRow, { name: 'Учёт «Дача» — опт' }),
    );
    const find = (name: string) =>
      account.execute('query ($id: [IdOrName!]) { pipelines(ids: $id) { id } }', { id: [name] });
    for (const name of ['учет "дача" - опт', '  УЧЁТ  „Дача“ – Опт ', 'Учёт Дача − опт', '«Учёт "Дача" — опт»']) {
      expect((await find(name)).data, name).toEqual({ pipelines: [{ id: sales.id }] });
    }
    for (const name of ['Учёт Дача', 'Учёт Дача опт', 'Учет Дачи - опт', 'чёт «Дача» — опт']) {
      expect((await find(name)).errors?.[0]?.extensions.code, name).toBe('VALIDATION_FAILED');
    }
  });

  it('is refused together with everything else that is wrong', async () => {
    const { account } = await open();
    const input = { name: '\u0000', pipelineId: 'Нет такой', responsibleUserId: '007', price: -1 };
    expect(Object.keys(await issuesOf(account, createLead, { input })).sort()).toEqual([
      'input.name',
      'input.pipelineId',
      'input.price',
      'input.responsibleUserId',
    ]);
  });

  it('may stand in a document that declares its variables as ids', async () => {
    const { app } = await serve();
    const query =
      'query ($id: ID!, $ids: [ID!]) { user(id: $id) { id } leads(filter: { pipelineIds: $ids }) { nodes { id } } }';
    const ask = async (query: string, variables: Record<string, unknown>) => {
      const body = JSON.stringify({ query, variables });
      const answer = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return (await answer.json()) as { data?: unknown; errors?: { message: string }[] };
    };
    expect((await ask(query, { id: artem.id, ids: [7_604_214] })).errors).toBeUndefined();
    const wrong = await ask('query ($id: ID) { user(id: $id) { id } }', { id: artem.id });
    expect(wrong.errors?.[0]?.message).toContain('of type "ID" used in position expecting type');
    const name = await ask('query ($id: IdOrName!) { lead(id: $id) { id } }', { id: '1' });
    expect(name.errors?.[0]?.message).toContain('expecting type "ID!"');
  });

  it('starts a subscription, or is refused before it starts', async () => {
    const { account } = await open();
    const start = (name: string) =>
      account.engine.subscribe(
        parse('subscription ($user: IdOrName) { leadChanged(responsibleUserId: $user) { leadId } }'),
        { user: name },
        { access: 'read-write' },
      );
    const refused = await start('Нет Такого');
    expect(JSON.stringify(refused)).toContain('is not the id or name of an active user');
    const feed = await start(artem.name);
    expect(Symbol.asyncIterator in feed).toBe(true);
    if (Symbol.asyncIterator in feed) await feed.return?.();
  });

  it('is resolved once for all records of a bulk mutation', async () => {
    const { account } = await open();
    const inputs = Array.from({ length: 50 }, (_, index) => ({
      name: `Импорт ${index}`,
      pipelineId: 'Партнёры',
      statusId: 'Знакомство',
      responsibleUserId: index % 2 === 0 ? 'Лапшин' : 'me',
    }));
    const text = 'mutation ($inputs: [CreateLeadInput!]!) { createLeads(inputs: $inputs) { succeeded } }';
    expect(await account.count(() => account.query(text, { inputs }))).toBe(1);
    const wrong = [...inputs.slice(0, 3), { ...inputs[0], responsibleUserId: 'Лапшина' }];
    expect(Object.keys(await issuesOf(account, text, { inputs: wrong }))).toEqual(['inputs.3.responsibleUserId']);
  });
});

describe('a user by name', () => {
  const ask = 'query ($id: IdOrName!) { user(id: $id) { id } }';

  it('may be one whole word of the name, if only one active user has it', async () => {
    const { account } = await open((account) => {
      Object.assign(users(account)[2] as UserRow, { name: 'Елена Морозова-Лапшина' });
    });
    expect(await account.query(ask, { id: 'лапшин' })).toEqual({ user: { id: artem.id } });
    for (const name of ['Лапши', 'Лапшина', 'Лапшин Артём', 'А']) {
      expect(Object.keys(await issuesOf(account, ask, { id: name })), name).toEqual(['id']);
    }
    expect(await issuesOf(account, ask, { id: 'Елена' })).toEqual({
      id: '«Елена» is the name of more than one: 10241802 «Елена Воронцова», 10241814 «Елена Морозова-Лапшина»; give the id of the one that is meant',
    });
    expect(await account.query(ask, { id: 'елена воронцова' })).toEqual({ user: { id: '10241802' } });
  });

  it('is the user of the token by `me`, also for a token that may not see users', async () => {
    const { account } = await open();
    expect(await account.query(ask, { id: 'me' })).toEqual(await account.query(ask, { id: 'Я' }));
    const manager = await openAccount({ token: sandboxManagerToken });
    const mine = await manager.query<{ leads: { nodes: unknown[] } }>(
      '{ leads(filter: { responsibleUserIds: ["me"] }, first: 1) { nodes { id } } }',
    );
    expect(mine.leads.nodes).toHaveLength(1);
    const { errors } = await manager.execute('{ leads(filter: { responsibleUserIds: ["Лапшин"] }) { nodes { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(errors?.[0]?.message).toContain('only ids and `me` are accepted');
  });

  it('is not one who has left, who still has an id', async () => {
    const { account } = await open();
    expect(await issuesOf(account, ask, { id: 'виктор осипов' })).toEqual({
      id: '«виктор осипов» is not active any more, and names mean active users; if that user is meant, give the id: 10247330',
    });
    for (const word of ['Осипов', 'осипов ', 'виктор'])
      expect((await issuesOf(account, ask, { id: word })).id).toBe(
        `«${word}» is not active any more, and names mean active users; if that user is meant, give the id: 10247330 «Виктор Осипов»`,
      );
    expect(await account.query(ask, { id: '10247330' })).toEqual({ user: { id: '10247330' } });
  });

  it('that is unknown lists the active ones with their groups', async () => {
    const { account } = await open();
    const message = (await issuesOf(account, ask, { id: 'Лапшина' })).id;
    expect(message).toMatch(
      /^«Лапшина» is not the id or name of an active user; there are 10241802 «Елена Воронцова», 10241806/,
    );
    expect(message).toContain('«Сервис»: 10388450 «Роман Белкин»');
    expect(message).not.toContain('Осипов');
  });
});

describe('a status by name', () => {
  /** Two pipelines that name a stage alike, as most accounts do. */
  async function openAlike() {
    const { account, call } = await open((account) => {
      const [first, , third] = pipelines(account);
      Object.assign(first?.statuses[2] as object, { name: 'Переговоры' });
      Object.assign(third?.statuses.at(-2) as object, { name: 'Договор подписан, победа' });
    });
    const leadIn = (pipelineId: string) =>
      account.sandbox
        .data()
        .leads.rows()
        .find(
          (lead) =>
            String(lead.pipelineId) === pipelineId &&
            !lead.isDeleted &&
            ![142, 143].includes(lead.statusId) &&
            lead.statusId % 10 !== 2,
        )?.id;
    return { account, call, leadIn };
  }

  it('is looked for in the pipeline beside it', async () => {
    const { account } = await openAlike();
    const destination = async (pipelineId: string, statusId: string) =>
      ((await account.query(createLead, { input: { pipelineId, statusId } })) as { lead: { status: { id: string } } })
        .lead.status.id;
    expect(await destination(sales.id, 'Переговоры')).toBe('63210450');
    expect(await destination('Партнёры', 'Переговоры')).toBe(talks.id);
    expect(await destination('Партнёры', 'договор подписан, победа')).toBe('142');
    expect(await issuesOf(account, createLead, { input: { pipelineId: 'Партнёры', statusId: 'Монтаж' } })).toEqual({
      'input.statusId': expect.stringContaining(
        '«Монтаж» is not the id or name of a status of the pipeline «Партнёры» (7604226); there are 63210766',
      ),
    });
  });

  it('is looked for in the lead’s own pipeline first, which costs a request only if the name leaves a choice', async () => {
    const { account, leadIn } = await openAlike();
    const move = (id: unknown, statusId: string) => account.query(updateLead, { id, input: { statusId } });
    expect(await move(leadIn(sales.id), 'Переговоры')).toMatchObject({ lead: { status: { id: '63210450' } } });
    expect(await move(leadIn(partners.id), 'Переговоры')).toMatchObject({ lead: { status: { id: talks.id } } });
    // Only one pipeline has this stage: the lead moves there.
    expect(await move(leadIn(partners.id), 'Монтаж')).toMatchObject({ lead: { pipeline: { id: sales.id } } });
    const id = leadIn(sales.id);
    const byId = await account.count(() => move(id, '63210454'));
    expect(await account.count(() => move(id, 'Договор на согласовании'))).toBe(byId);
  });

  it('is looked for in each lead’s pipeline by one request of a bulk mutation', async () => {
    const { account, leadIn } = await openAlike();
    const inputs = [leadIn(sales.id), leadIn(partners.id)].map((id) => ({ id, fields: { statusId: 'Переговоры' } }));
    const text =
      'mutation ($inputs: [UpdateLeadsInput!]!) { updateLeads(inputs: $inputs) { items { record { status { id } } } } }';
    account.sandbox.clearRequests();
    expect(await account.query(text, { inputs })).toEqual({
      updateLeads: { items: ['63210450', talks.id].map((id) => ({ record: { status: { id } } })) },
    });
    expect(account.sandbox.requestCount(({ method, path }) => method === 'GET' && path === '/api/v4/leads')).toBe(1);
  });

  it('that several pipelines have is refused with all of them', async () => {
    const { account } = await openAlike();
    expect(await issuesOf(account, createLead, { input: { statusId: 'переговоры' } })).toEqual({
      'input.statusId':
        '«переговоры» is the name of more than one: «Продажи» (7604214): 63210450 «Переговоры»; «Партнёры» (7604226): 63210770 «Переговоры»; give the id of the one that is meant',
    });
    // The closing statuses have the same id everywhere.
    expect(
      await account.query('{ leads(filter: { statusIds: ["успешно реализовано"] }, first: 1) { nodes { state } } }'),
    ).toEqual({
      leads: { nodes: [{ state: 'WON' }] },
    });
  });

  it('of an incoming lead is looked for in its pipeline', async () => {
    const { account } = await openAlike();
    const { incomingLeads } = await account.query<{
      incomingLeads: { nodes: { uid: string; pipeline: { id: string } }[] };
    }>('{ incomingLeads(first: 50) { nodes { uid pipeline { id } } } }');
    const own = incomingLeads.nodes.find(({ pipeline }) => pipeline.id === sales.id);
    expect(
      await account.query(
        'mutation ($uid: String!) { acceptIncomingLead(uid: $uid, statusId: "Переговоры", userId: "Лапшин") { lead { status { id } responsible { id } } } }',
        { uid: own?.uid },
      ),
    ).toEqual({ acceptIncomingLead: { lead: { status: { id: '63210450' }, responsible: { id: artem.id } } } });
  });
});

describe('a company by name', () => {
  it('is found by one search and must be the only one of that name', async () => {
    const { account } = await open(undefined, { empty: true });
    const add = async (name: string) =>
      (
        await account.query<{ created: { id: string } }>(
          'mutation ($name: String!) { created: createCompany(input: { name: $name }) { id } }',
          { name },
        )
      ).created.id;
    const id = await add('ООО «Ёлка — Комплект»');
    await add('ООО «Ёлка — Комплект» (филиал)');
    const input = { name: 'Окна', companyId: 'ооо "елка - комплект"' };
    const text = 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { company { id } } }';
    account.sandbox.clearRequests();
    expect(await account.query(text, { input })).toEqual({ createLead: { company: { id } } });
    const searches = () => account.sandbox.requestCount(({ query }) => query.includes('query='));
    // amoCRM's search tells «е» from «ё», so the rest of the name is searched as well.
    expect(searches()).toBe(2);
    const inputs = Array.from({ length: 20 }, () => input);
    account.sandbox.clearRequests();
    await account.query('mutation ($inputs: [CreateLeadInput!]!) { createLeads(inputs: $inputs) { succeeded } }', {
      inputs,
    });
    expect(searches()).toBe(2);
    expect(await account.query(text, { input: { companyId: 'Ёлка - Комплект' } })).toEqual({
      createLead: { company: { id } },
    });
    const twin = await add('ООО "Ёлка – Комплект"');
    expect((await issuesOf(account, text, { input }))['input.companyId']).toMatch(
      new RegExp(`more than one: ${id} .*, ${twin} `),
    );
    expect(await account.query(text, { input: { companyId: twin } })).toEqual({
      createLead: { company: { id: twin } },
    });
    expect(await issuesOf(account, text, { input: { companyId: 'Нет такой' } })).toEqual({
      'input.companyId': expect.stringContaining('no company is named «Нет такой»'),
    });
  });
});
