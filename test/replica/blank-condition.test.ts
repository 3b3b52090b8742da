import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, startAccount } from '../harness.ts';

describe('A condition of the replica', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  const issuesOf = async (text: string) =>
    (await account.execute(text)).errors?.[0]?.extensions.issues as { path: (string | number)[]; message: string }[];

  test.each([
    ['leads', 'noteText'],
    ['contacts', 'noteText'],
    ['companies', 'noteText'],
    ['tasks', 'text'],
  ])('of %s by a blank %s is refused', async (noun, name) => {
    expect(await issuesOf(`{ ${noun}(filter: { ${name}: "   " }) { totalCount } }`)).toEqual([
      { path: ['filter', name], message: 'must be at least 2 characters, without control characters' },
    ]);
  });

  test('by idle days has the same bounds in lists and in the activity of the team', async () => {
    const refusal = 'must be 1 to 3650';
    for (const days of [0, 3_651]) {
      expect((await issuesOf(`{ leads(filter: { idleDays: ${days} }) { totalCount } }`))[0]?.message).toBe(refusal);
      expect((await issuesOf(`{ teamActivity(idleDays: ${days}) { isOver } }`))[0]?.message).toBe(refusal);
    }
  });
});

test('All checks of data quality may be asked for, and one that is asked for twice is answered once', async () => {
  const account = await startAccount();
  try {
    const text = 'query ($checks: [QualityCheck!]) { dataQuality(checks: $checks) { findings { check count total } } }';
    type Answer = { dataQuality: { findings: { check: string }[] } };
    const everything = (await account.query<Answer>(text)).dataQuality.findings;
    const checks = everything.map(({ check }) => check);
    expect(checks).toHaveLength(16);
    expect((await account.query<Answer>(text, { checks })).dataQuality.findings).toEqual(everything);
    const twice = await account.query<Answer>(text, { checks: ['TASK_OVERDUE', 'TASK_OVERDUE'] });
    expect(twice.dataQuality.findings.map(({ check }) => check)).toEqual(['TASK_OVERDUE']);
  } finally {
    await account.close();
  }
});
