import { describe, expect, it } from 'vitest';
import { type FaultRule, sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount } from '../harness.ts';

/** The code and the message of the only error of an operation. */
async function fail(account: Account, text: string, variables?: Record<string, unknown>) {
  const { errors = [] } = await account.execute(text, variables);
  const [error] = errors;
  return { code: error?.extensions.code, message: error?.message ?? '', extensions: error?.extensions ?? {} };
}

/** The requests that a mutation sent, as `METHOD path`. */
async function trace(account: Account, text: string): Promise<string[]> {
  account.sandbox.clearRequests();
  await account.query(text);
  return account.sandbox.requests.map(({ method, path }) => `${method} ${path.replace('/api/v4', '')}`);
}

const create = `mutation ($input: CreatePipelineInput!, $key: String) {
  createPipeline(input: $input, idempotencyKey: $key) { id name sort isMain takesIncomingLeads statuses { name sort kind } }
}`;

const shown = (account: Account) => account.sandbox.data().metadata.pipelines.map(({ name }) => name);

describe('a pipeline', () => {
  it('is created behind the others, with its statuses, and is known at once', async () => {
    const account = await openAccount();
    await account.query('{ pipelines { id } }');
    const input = { name: 'Опт', statuses: [{ name: 'Запрос' }, { name: 'Счёт', color: '#87F2C0' }] };
    const { createPipeline: made } = await account.query<{ createPipeline: { id: string } }>(create, { input });
    expect(made).toMatchObject({
      name: 'Опт',
      sort: 4,
      isMain: false,
      takesIncomingLeads: true,
      statuses: [
        { name: 'Неразобранное', kind: 'INCOMING' },
        { name: 'Запрос', sort: 20, kind: 'OPEN' },
        { name: 'Счёт', sort: 30, kind: 'OPEN' },
        { kind: 'WON' },
        { kind: 'LOST' },
      ],
    });
    const { pipelines } = await account.query<{ pipelines: unknown[] }>('{ pipelines { name } }');
    expect(pipelines.at(-1)).toEqual({ name: 'Опт' });
    const lead = `mutation { createLead(input: { name: "Окна", pipelineId: ${made.id} }) { pipeline { name } status { name } } }`;
    expect(await account.query(lead)).toEqual({
      createLead: { pipeline: { name: 'Опт' }, status: { name: 'Запрос' } },
    });
  });

  it('is written in one request', async () => {
    const account = await openAccount();
    await account.query('{ pipelines { id } }');
    const text = 'mutation { createPipeline(input: { name: "Опт" }) { id name statuses { id } } }';
    expect(await trace(account, text)).toEqual(['POST /leads/pipelines']);
    await account.query('{ pipelines { id } }');
    const change = 'mutation { updatePipeline(id: 7604218, input: { isMain: true }) { id isMain } }';
    expect(await trace(account, change)).toEqual(['PATCH /leads/pipelines/7604218']);
    const { pipelines } = await account.query('{ pipelines { isMain } }');
    expect(pipelines).toEqual([{ isMain: false }, { isMain: true }, { isMain: false }, { isMain: false }]);
  });

  it.each<[string, FaultRule]>([
    ['an answer that was lost', { drop: 'after' }],
    ['half an answer', { truncate: true }],
    ['an error that did not apply it', { status: 500 }],
  ])('is created once in spite of %s', async (_, fault) => {
    const account = await openAccount();
    account.sandbox.fault({ method: 'POST', path: '/leads/pipelines', ...fault });
    const { createPipeline: made } = await account.query(create, { input: { name: 'Опт' } });
    expect(made).toMatchObject({ name: 'Опт', sort: 4 });
    expect(shown(account)).toEqual(['Продажи', 'Сервис и рекламации', 'Партнёры', 'Опт']);
  });

  it('is created once for an idempotency key', async () => {
    const account = await openAccount();
    const variables = { input: { name: 'Опт' }, key: 'k-1' };
    const [first, second] = [await account.query(create, variables), await account.query(create, variables)];
    expect(second).toEqual(first);
    expect(shown(account)).toHaveLength(4);
    account.sandbox.fault({ method: 'POST', path: '/leads/pipelines', drop: 'before', times: 2 });
    const other = { input: { name: 'Дилеры' }, key: 'k-2' };
    expect(await fail(account, create, other)).toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN' });
  });

  it('is not deleted while leads are in it, and the error counts them', async () => {
    const account = await openAccount({ leads: 900 });
    const leads = account.sandbox
      .data()
      .leads.rows()
      .filter(({ isDeleted }) => !isDeleted);
    const count = (id: number) => leads.filter(({ pipelineId }) => pipelineId === id).length;
    await account.query('{ pipelines { id } }');
    account.sandbox.clearRequests();
    const partners = await fail(account, 'mutation { deletePipeline(id: 7604226) }');
    expect(account.sandbox.requests.map(({ method, query }) => [method, query])).toEqual([
      ['GET', expect.stringContaining('filter[pipeline_id][]=7604226')],
    ]);
    expect(partners).toMatchObject({
      code: 'STILL_IN_USE',
      message: `${count(7_604_226)} leads are in the pipeline «Партнёры» (7604226); nothing was deleted.`,
      extensions: { leads: count(7_604_226), isAtLeast: false, remedy: expect.stringContaining('move these leads') },
    });
    expect(count(7_604_214)).toBeGreaterThan(250);
    const sales = await fail(account, 'mutation { deletePipeline(id: 7604214) }');
    expect(sales.message).toContain('At least 250 leads are in the pipeline «Продажи»');
    expect(shown(account)).toHaveLength(3);
  });

  it('is deleted when it is empty; incoming leads and the last pipeline are explained', async () => {
    const account = await openAccount();
    const { createPipeline: made } = await account.query<{ createPipeline: { id: string } }>(create, {
      input: { name: 'Опт' },
    });
    expect(await account.query(`mutation { deletePipeline(id: ${made.id}) }`)).toEqual({ deletePipeline: made.id });
    const { pipelines } = await account.query<{ pipelines: unknown[] }>('{ pipelines { id } }');
    expect(pipelines).toHaveLength(3);
    // Leads that amoCRM does not list.
    account.sandbox.fault({ method: 'GET', path: '/leads$', status: 204, times: 1, body: '' });
    const hidden = await fail(account, 'mutation { deletePipeline(id: 7604218) }');
    expect(hidden).toMatchObject({
      code: 'REFUSED_BY_AMOCRM',
      message: expect.stringContaining('Only pipelines without leads'),
      extensions: { remedy: expect.stringContaining('incoming leads') },
    });
    expect(await fail(account, `mutation { deletePipeline(id: ${made.id}) }`)).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('7604214 «Продажи»'),
    });
  });

  it('is refused before anything is sent if a value is not one that amoCRM takes', async () => {
    const account = await openAccount();
    const refused = async (input: object) => (await fail(account, create, { input })).message;
    expect(await refused({ name: 'О'.repeat(256) })).toContain('input.name');
    expect(await refused({ name: '' })).toContain('input.name');
    expect(await refused({ name: 'Опт', sort: 0 })).toContain('input.sort: must be 1 to 9999');
    expect(await refused({ name: 'Опт', statuses: [{ name: 'Синий', color: '#0000ff' }] })).toMatch(
      /input\.statuses\.0\.color: must be one of #fffeb2, .*#e6e8ea: amoCRM takes no other/,
    );
    const many = Array.from({ length: 98 }, (_, index) => ({ name: `Этап ${index}` }));
    expect(await refused({ name: 'Опт', statuses: many })).toContain('input.statuses: must have 1 to 97 items');
    const main = await fail(account, 'mutation { updatePipeline(id: 7604214, input: { isMain: false }) { id } }');
    expect(main.message).toContain('input.isMain: an account always has a main pipeline');
    const nothing = await fail(account, 'mutation { updatePipeline(id: 7604214, input: {}) { id } }');
    expect(nothing.message).toContain('must change at least one thing');
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('is changed by administrators only, and the error says so', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    for (const text of [
      'mutation { createPipeline(input: { name: "Опт" }) { id } }',
      'mutation { updatePipeline(id: 7604214, input: { name: "Опт" }) { id } }',
      'mutation { updateStatus(pipelineId: 7604214, statusId: 142, input: { name: "Победа" }) { id } }',
      'mutation { deleteStatus(pipelineId: 7604214, statusId: 63210446, moveLeads: true) { id } }',
      'mutation { createLossReason(name: "Нет") { id } }',
      'mutation { deleteLossReason(id: 15870302) }',
    ]) {
      expect(await fail(account, text)).toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringContaining('amoCRM lets only administrators change'),
        extensions: { remedy: expect.stringContaining('token of an administrator') },
      });
    }
    account.sandbox.fault({
      method: 'PATCH',
      status: 403,
      body: { title: 'Forbidden', status: 403, detail: 'Invalid scope' },
    });
    const scope = await fail(account, 'mutation { updatePipeline(id: 7604214, input: { name: "Опт" }) { id } }');
    expect(scope.message).toContain('Invalid scope');
  });
});

describe('a status', () => {
  const order = (ids: unknown[]) =>
    `mutation { orderStatuses(pipelineId: 7604218, statusIds: [${ids.join(', ')}]) { statuses { id sort } } }`;

  it('is created behind the others with a description for each rank', async () => {
    const account = await openAccount();
    const text = `mutation { createStatus(pipelineId: 7604218, input: { name: "Акт подписан", color: "#87f2c0", descriptions: [
      { level: NEWBIE, text: "Позвонить" }, { level: MASTER, text: "Проверить акт" }
    ] }) { id name sort color isEditable descriptions { level text } pipeline { statuses { name } } } }`;
    const { createStatus: made } = await account.query<{ createStatus: Record<string, unknown> }>(text);
    expect(made).toMatchObject({
      name: 'Акт подписан',
      sort: 60,
      color: '#87f2c0',
      isEditable: true,
      descriptions: [
        { level: 'NEWBIE', text: 'Позвонить' },
        { level: 'MASTER', text: 'Проверить акт' },
      ],
    });
    const { statuses } = made.pipeline as { statuses: { name: string }[] };
    expect(statuses.map(({ name }) => name).indexOf('Акт подписан')).toBe(5);
    const twice = text.replace('level: MASTER', 'level: NEWBIE');
    expect((await fail(account, twice)).message).toContain(
      'input.descriptions.1.level: each level has one description',
    );
  });

  it('costs a request for descriptions only if they are selected, one for each pipeline', async () => {
    const account = await openAccount();
    expect(await account.count(() => account.query('{ pipelines { statuses { name sort color } } }'))).toBe(0);
    expect(await account.count(() => account.query('{ pipelines { statuses { descriptions { text } } } }'))).toBe(3);
  });

  it('is put in order by one request for each that moves', async () => {
    const account = await openAccount();
    await account.query('{ pipelines { id } }');
    const ids = [63_210_610, 63_210_606, 63_210_614, 63_210_618];
    const requests = await trace(account, order(ids));
    expect(requests).toEqual([
      'PATCH /leads/pipelines/7604218/statuses/63210610',
      'PATCH /leads/pipelines/7604218/statuses/63210606',
      'GET /leads/pipelines',
    ]);
    const { orderStatuses } = await account.query<{ orderStatuses: { statuses: { id: string }[] } }>(order(ids));
    expect(orderStatuses.statuses.map(({ id }) => Number(id))).toEqual([63_210_602, ...ids, 142, 143]);
    expect(await trace(account, order(ids))).toEqual([]);
  });

  it('is put in order with all others or not at all', async () => {
    const account = await openAccount();
    expect((await fail(account, order([63_210_606, 63_210_606]))).message).toContain('`63210606` is named twice');
    expect((await fail(account, order([142]))).message).toContain(
      '`142` is not the id of an open status of the pipeline',
    );
    expect((await fail(account, order([63_210_606, 63_210_610]))).message).toContain(
      'must name all open statuses; missing: 63210614 «Ремонт назначен», 63210618 «Работы выполнены»',
    );
    account.sandbox.fault({ method: 'PATCH', after: 1, status: 403 });
    const half = await fail(account, order([63_210_618, 63_210_614, 63_210_610, 63_210_606]));
    expect(half).toMatchObject({
      code: 'PARTIALLY_APPLIED',
      message: expect.stringContaining('1 of 4 statuses were moved'),
      extensions: { applied: { statusIds: ['63210618'] }, remedy: expect.stringContaining('Repeat') },
    });
  });

  it('of incoming, won and lost leads takes a name and nothing else', async () => {
    const account = await openAccount();
    const update = (statusId: number, input: string) =>
      `mutation { updateStatus(pipelineId: 7604214, statusId: ${statusId}, input: { ${input} }) { name kind } }`;
    expect(await account.query(update(142, 'name: "Победа"'))).toEqual({
      updateStatus: { name: 'Победа', kind: 'WON' },
    });
    for (const id of [143, 63_210_442]) {
      const { message } = await fail(account, update(id, 'sort: 5, color: "#eb93ff"'));
      expect(message).toMatch(/input\.sort: of «.+», which every pipeline has, only the name.*input\.color/s);
      const text = `mutation { deleteStatus(pipelineId: 7604214, statusId: ${id}) { id } }`;
      expect((await fail(account, text)).message).toContain('is in every pipeline and cannot be deleted');
    }
    expect(await fail(account, update(63_210_606, 'name: "Чужой"'))).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(
        '`63210606` is not the id of a status of the pipeline «Продажи»; there are 63210442',
      ),
    });
  });

  it('with leads is deleted only if they may be moved, and the answer says where to', async () => {
    const account = await openAccount();
    const remove = (more = '') =>
      `mutation { deleteStatus(pipelineId: 7604218, statusId: 63210610${more}) { id movedLeads movedTo { id name } } }`;
    const inStatus = (id: number) =>
      account.sandbox
        .data()
        .leads.rows()
        .filter((lead) => lead.statusId === id && !lead.isDeleted).length;
    const [before, count] = [inStatus(63_210_606), inStatus(63_210_610)];
    expect(await fail(account, remove())).toMatchObject({
      code: 'STILL_IN_USE',
      message: expect.stringMatching(
        /^\d+ leads? (is|are) in the status «Диагностика» \(63210610\); nothing was deleted/,
      ),
      extensions: {
        remedy: expect.stringContaining('`moveLeads: true`: amoCRM then puts them into «Обращение принято»'),
      },
    });
    expect(inStatus(63_210_610)).toBe(count);
    expect(await account.query(remove(', moveLeads: true'))).toEqual({
      deleteStatus: { id: '63210610', movedLeads: count, movedTo: { id: '63210606', name: 'Обращение принято' } },
    });
    expect(inStatus(63_210_606)).toBe(before + count);
    expect(await fail(account, remove())).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a loss reason', () => {
  it('is created and deleted, and both are known at once', async () => {
    const account = await openAccount();
    const { createLossReason: made } = await account.query<{ createLossReason: { id: string; sort: number } }>(
      'mutation { createLossReason(name: "Нет монтажа зимой") { id name sort } }',
    );
    const names = async () => {
      const { lossReasons } = await account.query<{ lossReasons: { name: string }[] }>('{ lossReasons { name } }');
      return lossReasons.map(({ name }) => name);
    };
    expect(await names()).toContain('Нет монтажа зимой');
    expect(await account.query(`mutation { deleteLossReason(id: ${made.id}) }`)).toEqual({ deleteLossReason: made.id });
    expect(await names()).not.toContain('Нет монтажа зимой');
    expect(await fail(account, `mutation { deleteLossReason(id: ${made.id}) }`)).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('15870302 «Дорого»'),
    });
  });

  it('is created once if the answer was lost', async () => {
    const account = await openAccount();
    account.sandbox.fault({ method: 'POST', path: '/leads/loss_reasons', drop: 'after' });
    await account.query('mutation { createLossReason(name: "Нет монтажа зимой") { id } }');
    expect(account.sandbox.data().metadata.lossReasons).toHaveLength(8);
  });
});
