import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LeadRow } from '../../src/sandbox/index.ts';
import { type Account, openTools, startAccount } from '../harness.ts';

type Answer = Record<string, never> & Record<string, unknown>;

describe('What reading tools answer', () => {
  let account: Account & { close(): Promise<void> };
  let call: (name: string, args?: Record<string, unknown>) => Promise<Answer>;
  beforeAll(async () => {
    account = await startAccount();
    call = (await openTools(account)) as typeof call;
  });
  afterAll(() => account.close());

  const leads = () =>
    account.sandbox
      .data()
      .leads.rows()
      .filter(({ isDeleted }) => !isDeleted);
  const isLost = ({ statusId }: LeadRow) => statusId === 143;
  const isWon = ({ statusId }: LeadRow) => statusId === 142;

  test('names the group without a value, in every kind of group that may have one', async () => {
    for (const groupBy of ['LOSS_REASON', 'SOURCE', 'TAG', 'COMPANY']) {
      const { lead_report: report } = await call('analyze_leads', { group_by: [groupBy], limit: 1_000 });
      const { groups } = report as unknown as { groups: { keys: { key?: string; label?: string }[] }[] };
      const labels = groups.map(({ keys }) => keys[0]);
      expect(
        labels.filter((each) => each?.label === undefined),
        groupBy,
      ).toEqual([]);
      expect(
        labels.filter((each) => each?.key === undefined).map((each) => each?.label),
        groupBy,
      ).toEqual(['(not set)']);
    }
  });

  test('names lost leads without a reason in the deals report', async () => {
    const { by_loss_reason: groups } = (await call('get_deals_report', { state: ['LOST'] })) as unknown as {
      by_loss_reason: { loss_reason?: string; count: number }[];
    };
    const without = leads().filter((lead) => isLost(lead) && lead.lossReasonId === null).length;
    expect(without).toBeGreaterThan(0);
    expect(groups.find(({ loss_reason }) => loss_reason === '(not set)')?.count).toBe(without);
    expect(groups.every(({ loss_reason }) => loss_reason !== undefined)).toBe(true);
  });

  test('names the sources and users of a funnel, and leads without one', async () => {
    for (const [groupBy, known] of [
      ['SOURCE', [...account.sandbox.data().sources.rows()].map(({ name }) => name)],
      ['RESPONSIBLE', account.sandbox.data().metadata.users.map(({ name }) => name)],
    ] as const) {
      const { groups } = (await call('get_funnel', { pipeline_id: 'Продажи', group_by: groupBy })) as unknown as {
        groups: { key?: string; label: string }[];
      };
      expect(groups.length).toBeGreaterThan(1);
      for (const { key, label } of groups) expect(key === undefined ? ['(not set)'] : known).toContain(label);
    }
  });

  test('counts won and lost leads of each user beside their win rate', async () => {
    const { by_responsible: users } = (await call('get_deals_report')) as unknown as {
      by_responsible: { responsible: { id: string }; won_count: number; lost_count: number; win_rate?: number }[];
    };
    expect(users.length).toBeGreaterThan(1);
    for (const { responsible, won_count: won, lost_count: lost, win_rate: rate } of users) {
      const own = leads().filter(({ responsibleUserId }) => responsibleUserId === Number(responsible.id));
      expect([won, lost]).toEqual([own.filter(isWon).length, own.filter(isLost).length]);
      expect(rate).toBe(won + lost === 0 ? undefined : Math.round((won / (won + lost)) * 10_000) / 10_000);
    }
    const open = (await call('get_deals_report', { state: ['WON'] })) as unknown as typeof users & {
      by_responsible: { win_rate?: number }[];
    };
    expect(open.by_responsible.every(({ win_rate }) => win_rate === undefined)).toBe(true);
  });

  test('counts leads with a tag in the deals report without more requests than without it', async () => {
    const id = leads().flatMap(({ tagIds }) => tagIds)[0] as number;
    const tag = account.sandbox.data().tags.get(id)?.name ?? '';
    const expected = leads().filter(({ tagIds }) => tagIds.includes(id)).length;
    expect(expected).toBeGreaterThan(0);
    expect(await call('get_deals_report', { tag })).toMatchObject({ total_count: expected });
    const plain = await account.count(() => call('get_deals_report'));
    expect(await account.count(() => call('get_deals_report', { tag: [tag] }))).toBe(plain);
  });

  test('adds up the team', async () => {
    type Calls = { count: number; minutes: number };
    type Member = {
      won_count: number;
      won_amount: number;
      open_count: number;
      outgoing_calls: Calls;
      incoming_calls: Calls;
    };
    const answer = (await call('get_team_activity')) as unknown as { users: Member[]; total: Member };
    const sum = (pick: (member: Member) => number) => answer.users.reduce((all, member) => all + pick(member), 0);
    for (const pick of [
      (member: Member) => member.won_count,
      (member: Member) => member.won_amount,
      (member: Member) => member.open_count,
      (member: Member) => member.outgoing_calls.count,
      (member: Member) => member.incoming_calls.count,
    ]) {
      expect(pick(answer.total), String(pick)).toBe(sum(pick));
      expect(pick(answer.total), String(pick)).toBeGreaterThan(0);
    }
  });

  test('finds and counts leads without a contact, and changes them with one call', async () => {
    const open = leads().filter((lead) => !isWon(lead) && !isLost(lead) && lead.contacts.length === 0);
    expect(open.length).toBeGreaterThan(0);
    const found = (await call('find_leads', { without_contact: true, limit: 1 })) as unknown as {
      total: { count: number };
    };
    expect(found.total.count).toBe(open.length);
    const plan = (await call('add_tags', {
      of: 'LEADS',
      lead_filter: { without_contact: true, state: ['OPEN'] },
      tags: ['без контакта'],
      dry_run: true,
    })) as unknown as { plan: { count: number } };
    expect(plan.plan.count).toBe(open.length);
  });

  test.each(['without_email', 'without_phone'] as const)('finds and counts companies %s', async (condition) => {
    const code = condition === 'without_email' ? 'EMAIL' : 'PHONE';
    const all = account.sandbox.data();
    const fields = new Set(
      all.metadata.fields
        .filter((field) => field.entityType === 'companies' && field.code === code)
        .map(({ id }) => id),
    );
    await account.connection.with({}).companies.create([{ name: `Ромашка ${condition}` }]);
    const rows = all.companies.rows().filter(({ isDeleted }) => !isDeleted);
    const without = rows.filter((row) => !row.fields.some(({ fieldId }) => fields.has(fieldId)));
    const found = (await call('find_companies', { [condition]: true, limit: 250, max_age: 0 })) as unknown as {
      total_count: number;
      companies: { id: string }[];
    };
    expect(without.length).toBeGreaterThan(0);
    expect(found.total_count).toBe(without.length);
    expect(new Set(found.companies.map(({ id }) => Number(id)))).toEqual(new Set(without.map(({ id }) => id)));
  });

  test('tells the stock, the prices and the fields of products without another request', async () => {
    const requests = await account.count(() => call('search_products', { limit: 3 }));
    const { products } = (await call('search_products', { limit: 3 })) as unknown as {
      products: { catalog: { id: string }; prices: unknown[]; custom_fields: unknown[]; quantity?: number }[];
    };
    for (const product of products) {
      expect(product).toMatchObject({ catalog: { id: expect.any(String) }, prices: expect.any(Array) });
      expect(product.custom_fields.length).toBeGreaterThan(0);
      expect(product).not.toHaveProperty('quantity');
    }
    expect(requests).toBeLessThanOrEqual(3);
  });
});
