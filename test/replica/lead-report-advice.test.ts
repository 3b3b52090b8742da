import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, startAccount } from '../harness.ts';

type Total = {
  total: { count: number; openCount: number; wonCount: number; lostCount: number };
  period: object | null;
};

describe('A report on leads', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  const breakdown = async (args: string) =>
    (
      await account.query<{ leadReport: { breakdown: Total } }>(
        `{ leadReport { breakdown${args} { period { from to by } total { count openCount wonCount lostCount } } } }`,
      )
    ).leadReport.breakdown;

  test('says how to ask for what its live fields cannot answer, and that answers', async () => {
    const filter = 'filter: { withoutOpenTask: true, state: [OPEN] }';
    const { errors } = await account.execute(`{ leadReport(${filter}) { totalCount breakdown { total { count } } } }`);
    const [issue] = (errors?.[0]?.extensions.issues ?? []) as { path: string[]; message: string }[];
    expect(issue?.path).toEqual(['filter']);
    expect(issue?.message).toContain('`filter.withoutOpenTask` can be answered by the replica only');
    const advice = /select `(breakdown \{ total \{ count amount \}) groups/.exec(issue?.message ?? '')?.[1];
    const { leadReport } = await account.query<{ leadReport: { breakdown: Total } }>(
      `{ leadReport(${filter}) { ${advice} } } }`,
    );
    const { leads } = await account.query<{ leads: { totalCount: number } }>(`{ leads(${filter}) { totalCount } }`);
    expect(leadReport.breakdown.total.count).toBe(leads.totalCount);
  });

  test('on tasks says the same', async () => {
    const { errors } = await account.execute('{ taskReport(filter: { text: "замер" }) { totalCount } }');
    const [issue] = (errors?.[0]?.extensions.issues ?? []) as { message: string }[];
    expect(issue?.message).toContain('take `totalCount` of `tasks`');
    const answer = await account.query('{ tasks(filter: { text: "замер" }) { totalCount } }');
    expect(answer).toEqual({ tasks: { totalCount: expect.any(Number) } });
  });

  test('by the time of closing has closed leads only, also in a period without ends', async () => {
    const all = await breakdown('');
    const closed = await breakdown('(period: { by: CLOSED })');
    expect(all.total.openCount).toBeGreaterThan(0);
    expect(closed.total).toMatchObject({ count: all.total.wonCount + all.total.lostCount, openCount: 0 });
    expect(closed.period).toEqual({ from: null, to: null, by: 'CLOSED' });
    expect((await breakdown('(period: { by: CLOSED, from: "1990-01-01" })')).total).toEqual(closed.total);
    expect((await breakdown('(period: { by: CLOSED, to: "2100-01-01" })')).total).toEqual(closed.total);
    for (const by of ['CREATED', 'UPDATED']) expect(await breakdown(`(period: { by: ${by} })`)).toEqual(all);
  });
});
