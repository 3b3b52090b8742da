import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

const runs = ({ sandbox }: Account) =>
  sandbox
    .data()
    .salesbotRuns.rows()
    .map(({ botId, entityType, entityId, isStopped }) => [botId, entityType, entityId, isStopped]);

const run = (botId: number, entityId: number, key = '') =>
  `mutation { runSalesbot(botId: ${botId}, entityType: LEADS, entityId: ${entityId}${key && `, idempotencyKey: "${key}"`}) {
    botId bot { name isActive } entityType lead { id }
  } }`;

describe('salesbots', () => {
  it('are listed in one request, by what they are for', async () => {
    const account = await openAccount();
    const list =
      '{ salesbots(filter: { functionalities: ["nps", "greeting"] }) { nodes { id name isActive functionality } } }';
    expect(await account.count(() => account.query(list))).toBe(1);
    expect(await account.query(list)).toMatchObject({
      salesbots: {
        nodes: [
          { id: '24401', functionality: 'greeting' },
          { id: '24405', functionality: 'nps' },
        ],
      },
    });
    const two = '{ a: salesbot(id: 24401) { name } b: salesbot(id: 24407) { isActive } }';
    expect(await account.count(() => account.query(two))).toBe(1);
    expect((await account.execute('{ salesbot(id: 1) { id } }')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const page = await account.query<{ salesbots: { pageInfo: { endCursor: string } } }>(
      '{ salesbots(first: 3) { pageInfo { endCursor } } }',
    );
    const rest = `{ salesbots(first: 3, after: "${page.salesbots.pageInfo.endCursor}") { nodes { id } } }`;
    expect(await account.query(rest)).toEqual({ salesbots: { nodes: [{ id: '24407' }] } });
  });

  it('are run after one look at the salesbot and one at the record', async () => {
    const account = await openAccount();
    let answer = {};
    const requests = await account.count(async () => {
      answer = await account.query(run(24401, 21400757));
    });
    expect(requests).toBe(3);
    expect(answer).toEqual({
      runSalesbot: {
        botId: '24401',
        bot: { name: 'Приветствие нового клиента', isActive: true },
        entityType: 'LEADS',
        lead: { id: '21400757' },
      },
    });
    expect(runs(account)).toEqual([[24401, 'leads', 21400757, false]]);
  });

  it('that do not exist are named with those that do, and nothing is sent', async () => {
    const account = await openAccount();
    const { errors } = await account.execute(run(7, 21400757));
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('`7` is not the id of a salesbot; there are 24401 «Приветствие нового клиента»'),
      extensions: { code: 'NOT_FOUND' },
    });
    expect((await account.execute(run(24401, 7))).errors?.[0]).toMatchObject({
      message: expect.stringContaining('no lead with id 7'),
      extensions: { code: 'NOT_FOUND' },
    });
    const company = 'mutation { runSalesbot(botId: 24401, entityType: COMPANIES, entityId: 34700001) { botId } }';
    await expect(account.execute(company)).rejects.toThrow('COMPANIES');
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(0);
  });

  it('of a list report each its own result', async () => {
    const account = await openAccount();
    const { runSalesbots: done } = await account.query<Record<string, unknown>>(
      `mutation { runSalesbots(inputs: [
        { botId: 24401, entityType: LEADS, entityId: 21400757 }
        { botId: 7, entityType: LEADS, entityId: 21400757 }
        { botId: 24403, entityType: CONTACTS, entityId: 33200001 }
        { botId: 24403, entityType: CONTACTS, entityId: 7 }
      ]) { succeeded items { record { botId contact { id } } error { code message } } } }`,
    );
    expect(done).toMatchObject({
      succeeded: 2,
      items: [
        { record: { botId: '24401', contact: null } },
        { error: { code: 'NOT_FOUND', message: expect.stringContaining('is not the id of a salesbot') } },
        { record: { botId: '24403', contact: { id: '33200001' } } },
        { error: { code: 'NOT_FOUND' } },
      ],
    });
    expect(runs(account)).toHaveLength(2);
  });

  it('are run once for an idempotency key, and not again after a lost answer', async () => {
    const account = await openAccount();
    const first = await account.query(run(24401, 21400757, 'key-1'));
    expect(await account.query(run(24401, 21400757, 'key-1'))).toEqual(first);
    expect(runs(account)).toHaveLength(1);
    account.sandbox.fault({ method: 'POST', path: '/bots/run$', drop: 'after' });
    for (let attempt = 0; attempt < 2; attempt++) {
      const { errors } = await account.execute(run(24403, 21400757, 'key-2'));
      expect(errors?.[0]?.extensions.code).toBe('WRITE_OUTCOME_UNKNOWN');
    }
    expect(runs(account)).toHaveLength(2);
  });

  it('are stopped on a lead', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    await call('run_salesbot', { bot_id: 24401, entity_type: 'LEADS', entity_id: 21400757 });
    const stop = { bot_id: '24401', lead_id: '21400757' };
    expect(await call('stop_salesbot', stop)).toEqual({ stop });
    expect(runs(account)).toEqual([[24401, 'leads', 21400757, true]]);
    await expect(call('stop_salesbot', { ...stop, bot_id: '7' })).rejects.toThrow('is not the id of a salesbot');
    await expect(call('stop_salesbot', { ...stop, lead_id: '7' })).rejects.toThrow('no lead with id 7');
    expect((await call<{ salesbots: object[] }>('list_salesbots', { limit: 2 })).salesbots).toHaveLength(2);
  });

  it('are run by the older route in an account that has no other, and cannot be listed there', async () => {
    const account = await openAccount();
    account.sandbox.fault({ path: '/api/v4/bots', status: 404, times: 100 });
    const answer = await account.query(run(24401, 21400757));
    expect(answer).toMatchObject({ runSalesbot: { botId: '24401', bot: null } });
    expect(account.sandbox.requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /api/v4/bots',
      'GET /api/v4/leads',
      'POST /api/v2/salesbot/run',
      'POST /api/v4/bots/run',
    ]);
    expect(runs(account)).toHaveLength(1);
    const { errors } = await account.execute('{ salesbots { nodes { id } } }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_SUPPORTED_BY_AMOCRM',
      remedy: expect.stringContaining('settings'),
    });
  });

  it('are not run without the right to it', async () => {
    const account = await openAccount();
    account.sandbox.fault({ path: '/bots/run$', status: 403 });
    const { errors } = await account.execute(run(24401, 21400757));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', remedy: expect.stringContaining('right') });
    expect(runs(account)).toEqual([]);
  });
});
