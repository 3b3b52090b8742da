import { expect, test } from 'vitest';
import { loadOperations } from '../../../src/operations/load.ts';
import { describeArguments } from '../../../src/operations/signature.ts';
import { schema } from '../../../src/schema/index.ts';

const { operations } = await loadOperations({ root: 'src/operations' }, schema);
const argumentsOf = (tool: string) => describeArguments(operations.find(({ name }) => name === tool)?.input ?? {});

test('values of an enum are explained beside an argument', () => {
  const by = argumentsOf('get_funnel').find((line) => line.startsWith('by: '));
  expect(by).toMatch(/COHORT: Leads that came to the pipeline/);
  expect(by).toMatch(/ENTRY: Stays in stages that began in the period/);
});

test('values that explain themselves cost nothing', () => {
  for (const line of operations.flatMap(({ name }) => argumentsOf(name))) {
    expect(line).not.toMatch(/LEADS: Leads|EN: English|DAY: Days/);
  }
});

test('the description of a required argument is not cut', () => {
  const query = argumentsOf('query_sql').find((line) => line.startsWith('query: '));
  expect(query).toMatch(/freshness\(kind, is_complete, as_of\)\.$/);
});
