import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { exampleQuery } from '../../../src/app.ts';
import { defaultLimits } from '../../../src/config/variable.ts';
import { countCost, unboundedRecords, unboundedValues } from '../../../src/graph/cost.ts';
import { schema } from '../../../src/schema/index.ts';

const cost = (text: string, variables: Record<string, unknown> = {}, name?: string) =>
  countCost(schema, parse(text), name, variables).cost;

describe('the cost of an operation', () => {
  test.each([
    ['a field', '{ __typename }', {}, 1],
    ['an object', '{ account { id } }', {}, 3],
    ['a page by its literal', '{ leads(first: 10) { nodes { id } } }', {}, 1 + 10 * (1 + 1 + (1 + 1))],
    ['a page by default', '{ leads { pageInfo { endCursor } } }', {}, 1 + 50 * (1 + 1 + (1 + 1))],
    ['a page by a variable', 'query ($n: Int!) { leads(first: $n) { nodes { id } } }', { n: 7 }, 1 + 7 * 4],
    ['a variable by its default', 'query ($n: Int! = 3) { leads(first: $n) { nodes { id } } }', {}, 1 + 3 * 4],
    ['a list of records without a bound', '{ pipelines { name } }', {}, 1 + unboundedRecords * 2],
    ['values without a bound', '{ contact(id: 1) { phones { value } } }', {}, 1 + 1 + 1 + unboundedValues * 2],
    ['notes by their `first`', '{ lead(id: 1) { notes(first: 3) { text } } }', {}, 1 + 1 + 1 + 3 * 2],
    [
      'groups of a breakdown by its `first`, and its total once',
      '{ leadReport { breakdown(first: 7) { total { count } groups { count keys { key } } } } }',
      {},
      1 + 1 + (50_000 + 2 + (1 + 1 + 1) + (1 + 7 * (1 + 1 + (1 + unboundedValues * 2)))),
    ],
    [
      'a breakdown in fragments, as it stands without',
      '{ leadReport { breakdown(first: 7) { ...F } } } fragment F on LeadBreakdown { ... { groups { count } } }',
      {},
      1 + 1 + (50_000 + 2 + (1 + 7 * 2)),
    ],
    ['a funnel by its work and what is selected', '{ funnel(pipelineId: 1) { wonCount } }', {}, 200_000 + 2 + 1],
    ['a statement by its work', '{ sqlQuery(query: "select 1", first: 5000) { rows } }', {}, 500_000 + 2 + 1],
    [
      'a fragment, as often as it stands',
      '{ a: lead(id: 1) { ...F } b: lead(id: 2) { ...F } } fragment F on Lead { id name }',
      {},
      8,
    ],
    ['an inline fragment', '{ lead(id: 1) { ... on Entity { id } ... { name } } }', {}, 4],
  ])('counts %s', (_what, text, variables, expected) => {
    expect(cost(text, variables)).toBe(expected);
  });

  test('is of the operation that is executed', () => {
    const text = 'query A { __typename } query B { account { id } }';
    expect([cost(text, {}, 'A'), cost(text, {}, 'B')]).toEqual([1, 3]);
  });

  test('names the list in which most of it is', () => {
    const text = '{ account { id } leads(first: 250) { nodes { tags { name } contacts { leads { id } } } } }';
    expect(countCost(schema, parse(text), null, {}).heaviest.slice(0, 3)).toEqual(['leads', 'nodes', 'contacts']);
  });

  test('of fragments in fragments is counted once each, not once for each use', () => {
    const fragments = Array.from({ length: 200 }, (_, n) => `fragment F${n} on Lead { ...F${n + 1} ...F${n + 1} }`);
    const text = `{ lead(id: 1) { ...F0 } } ${fragments.join(' ')} fragment F200 on Lead { id }`;
    expect(cost(text)).toBeGreaterThan(defaultLimits.cost);
  });
});

describe('the limit of the cost', () => {
  test('lets several questions about all records through, and not any number of them', () => {
    const ask = (count: number) =>
      cost(`{ ${Array.from({ length: count }, (_, n) => `f${n}: funnel(pipelineId: 1) { wonCount }`).join(' ')} }`);
    expect(ask(10)).toBeLessThanOrEqual(defaultLimits.cost);
    expect(ask(20)).toBeGreaterThan(defaultLimits.cost);
  });

  const texts = readdirSync('src/operations', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => [file, readFileSync(join('src/operations', file), 'utf8')] as const);
  const bench = /const nestedQuery = `([^`]+)`/.exec(readFileSync('bench/throughput.ts', 'utf8'))?.[1] ?? '';
  const board = /graphql\(`([^`]+)`\)|graphql\(\/\* GraphQL \*\/ `([^`]+)`\)/.exec(
    readFileSync('examples/board/src/operation.ts', 'utf8'),
  );

  test.each<readonly [string, string]>([
    ...texts,
    ['the example of GraphiQL', exampleQuery],
    ['the bench', bench],
    ['the board', board?.[1] ?? board?.[2] ?? ''],
    [
      '250 leads with what stands on their cards',
      `{ leads(first: 250) { nodes { id name price tags { name } customFields { name text } status { name } pipeline { name }
        responsible { name } contacts { id name phones { value } emails { value } } company { id name }
        tasks { id text completeTill responsible { name } } } } }`,
    ],
    [
      '250 leads and the other leads of their contacts',
      '{ leads(first: 250) { nodes { contacts { name leads { id name price } } } } }',
    ],
  ])('lets %s through', (_what, text) => {
    expect(text).toContain('{');
    expect(cost(text, { first: 250, limit: 250 })).toBeLessThanOrEqual(defaultLimits.cost);
  });

  test.each([
    ['{ leads(first: 250) { nodes { contacts { leads { contacts { name } } } } } }'],
    ['{ leads(first: 250) { nodes { pipeline { leads(first: 250) { nodes { contacts { name } } } } } } }'],
    ['{ pipelines { leads(first: 250) { nodes { contacts { leads { tasks { text } } } } } } }'],
  ])('refuses %s', (text) => {
    expect(cost(text)).toBeGreaterThan(defaultLimits.cost);
  });
});
