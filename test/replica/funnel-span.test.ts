import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, startAccount } from '../harness.ts';

interface Group {
  key: string;
  firstDay: string;
  lastDay: string;
  isOver: boolean;
  enteredCount: number;
  enteredAmount: number;
  stages: { enteredCount: number; toNext: { rate: number | null } }[];
}

const sales = '7604214';

const next = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The sandbox's clock stands at 2026-11-05. */
describe('The weeks and months of a funnel', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  const ask = async (args: string) => {
    const text = `{ funnel(pipelineId: "${sales}", ${args}) { enteredCount groupCount groups(first: 1000) {
      key firstDay lastDay isOver enteredCount enteredAmount stages { enteredCount toNext { rate } } } } }`;
    type Answer = { funnel: { enteredCount: number; groupCount: number; groups: Group[] } };
    return (await account.query<Answer>(text)).funnel;
  };
  const daysOf = (groups: readonly Group[]) =>
    groups.map(({ key, firstDay, lastDay, isOver }) => [key, firstDay, lastDay, isOver]);

  test.each(['ENTRY', 'COHORT'])('by %s are cut where the period is', async (by) => {
    const months = await ask(`by: ${by}, groupBy: MONTH, period: { from: "2026-09-15", to: "2026-10-20" }`);
    expect(daysOf(months.groups)).toEqual([
      ['2026-09', '2026-09-15', '2026-09-30', true],
      ['2026-10', '2026-10-01', '2026-10-20', true],
    ]);
    const weeks = await ask(`by: ${by}, groupBy: WEEK, period: { from: "2026-10-21", to: "2026-11-10" }`);
    expect(daysOf(weeks.groups)).toEqual([
      ['2026-10-19', '2026-10-21', '2026-10-25', true],
      ['2026-10-26', '2026-10-26', '2026-11-01', true],
      ['2026-11-02', '2026-11-02', '2026-11-05', false],
    ]);
  });

  test('without leads are there with zeros, and add nothing', async () => {
    const { id } = await createPipeline(account);
    const since = '2026-08-01';
    const text = `{ funnel(pipelineId: "${id}", by: COHORT, groupBy: WEEK, period: { from: "${since}" }, maxAge: 0) {
      enteredCount groupCount groups(first: 1000) {
        key firstDay lastDay isOver enteredCount enteredAmount stages { enteredCount toNext { rate } } } } }`;
    const { funnel } = await account.query<{ funnel: { enteredCount: number; groupCount: number; groups: Group[] } }>(
      text,
    );
    expect(funnel.groupCount).toBe(funnel.groups.length);
    expect(funnel.groups[0]?.firstDay).toBe(since);
    for (const [index, { firstDay }] of funnel.groups.entries()) {
      if (index > 0) expect(firstDay).toBe(next(funnel.groups[index - 1]?.lastDay ?? ''));
    }
    const last = funnel.groups.at(-1);
    expect(last).toMatchObject({ key: '2026-11-02', enteredCount: 1 });
    for (const group of funnel.groups.slice(0, -1)) {
      expect(group).toMatchObject({ enteredCount: 0, enteredAmount: 0 });
      expect(group.stages.length).toBe(last?.stages.length);
      expect(group.stages.every(({ enteredCount, toNext }) => enteredCount === 0 && toNext.rate === null)).toBe(true);
    }
  });

  test('begin with the first leads if the period has no beginning, and not before the log does', async () => {
    const { groups } = await ask('by: COHORT, groupBy: MONTH');
    expect(groups[0]?.enteredCount).toBeGreaterThan(0);
    expect(groups.at(-1)).toMatchObject({ key: '2026-11', lastDay: '2026-11-05', isOver: false });
    const { historySince } = await (await account.replica()).read(['leads', 'events']);
    const since = new Date(((historySince ?? 0) + 3 * 3_600) * 1_000).toISOString().slice(0, 10);
    const old = await ask('by: COHORT, groupBy: MONTH, period: { from: "2000-01-01" }');
    expect(old.groups[0]?.firstDay).toBe(since);
    expect(old.groups.reduce((sum, { enteredCount }) => sum + enteredCount, 0)).toBe(old.enteredCount);
  });
});

/** A new pipeline with one new lead. */
async function createPipeline(account: Account): Promise<{ id: string }> {
  const { createPipeline: made } = await account.query<{ createPipeline: { id: string } }>(
    'mutation { createPipeline(input: { name: "Сервис-2", statuses: [{ name: "Новая" }, { name: "В работе" }] }) { id } }',
  );
  await account.query(`mutation { createLead(input: { name: "Окна", pipelineId: "${made.id}" }) { id } }`);
  return made;
}
