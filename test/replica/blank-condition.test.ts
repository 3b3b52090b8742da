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

describe('A condition without a value', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  const issuesOf = async (text: string, variables?: Record<string, unknown>) =>
    (await account.execute(text, variables)).errors?.[0]?.extensions.issues;

  const refused: [noun: string, type: string, filter: Record<string, unknown>, path: string[], names: string][] = [
    ['leads', 'LeadFilter', { tags: {} }, ['tags'], '`all`, `any`, `none`'],
    ['contacts', 'ContactFilter', { tags: {} }, ['tags'], '`all`, `any`, `none`'],
    ['companies', 'CompanyFilter', { tags: { any: null } }, ['tags'], '`all`, `any`, `none`'],
    ['leads', 'LeadFilter', { moved: {} }, ['moved'], '`at`, `fromStatusIds`, `toStatusIds`'],
    ['leads', 'LeadFilter', { moved: { at: {} } }, ['moved'], '`at`, `fromStatusIds`, `toStatusIds`'],
    ['tasks', 'TaskFilter', { lead: {} }, ['lead'], '`pipelineIds`'],
  ];
  const print = (value: unknown): string =>
    typeof value === 'object' && value !== null
      ? `{ ${Object.entries(value)
          .map(([name, member]) => `${name}: ${print(member)}`)
          .join(', ')} }`
      : String(value);

  test.each(refused)('of %s is refused: %s %o', async (noun, type, filter, path, names) => {
    const expected = [
      { path: ['filter', ...path], message: expect.stringContaining(`has no condition: give ${names}`) },
    ];
    expect(await issuesOf(`{ ${noun}(filter: ${print(filter)}) { totalCount } }`)).toEqual(expected);
    const text = `query ($filter: ${type}) { ${noun}(filter: $filter) { totalCount } }`;
    expect(await issuesOf(text, { filter })).toEqual(expected);
  });

  test('is refused in reports and exports too', async () => {
    const names = '`all`, `any`, `none`';
    for (const text of [
      '{ leadReport(filter: { tags: {} }) { breakdown { total { count } } } }',
      '{ exportRecords(kind: LEADS, format: CSV, filter: { tags: {} }) { rows } }',
    ]) {
      expect(await issuesOf(text)).toEqual([
        { path: ['filter', 'tags'], message: `has no condition: give ${names} or omit it` },
      ]);
    }
  });

  test('is omitted if the document has variables in its places and the caller leaves them out', async () => {
    const text =
      'query ($tag: [String!]) { leads(filter: { state: [OPEN], tags: { any: $tag } }, maxAge: 60) { totalCount source } }';
    expect(await account.query(text)).toMatchObject({ leads: { source: 'LIVE' } });
  });

  test.each([
    ['leads', 'updateManyLeads(filter: { createdAt: {} }, fields: { price: 1 })'],
    ['leads', 'updateManyLeads(filter: { tags: { any: $tag } }, fields: { price: 1 })'],
    ['contacts', 'updateManyContacts(filter: { updatedAt: { from: null } }, fields: { name: "А" })'],
    ['tasks', 'completeTasks(filter: { completeTill: {} })'],
  ])('does not select all %s to be changed: %s', async (noun, call) => {
    const variables = call.includes('$tag') ? '($tag: [String!])' : '';
    expect(await issuesOf(`mutation ${variables} { ${call} { plan { count } } }`)).toEqual([
      { path: ['filter'], message: `must have a condition: without one it selects all ${noun}` },
    ]);
  });
});
