import { describe, expect, it } from 'vitest';
import { compile } from './fixture.ts';

const echo = compile(
  'query ($ids: [ID!], $ratio: Float, $flag: Boolean, $at: DateTime, $tree: Tree, $matrix: [[Int!]!]) { echo(ids: $ids, ratio: $ratio, flag: $flag, at: $at, tree: $tree, matrix: $matrix) }',
);
const leads = compile(
  'query ($first: Int! = 20, $order: Order, $filter: LeadFilter) { leads(first: $first, order: $order, filter: $filter) { nodes { id } } }',
);
const update = compile(
  'mutation ($leadId: ID!, $name: String, $price: Int) { updateLead(id: $leadId, input: { name: $name, price: $price }) { id } }',
);
const pay = compile('mutation ($how: Payment!) { pay(how: $how) }');
const create = compile('mutation ($lead: [LeadCreate!]! @single) { createLeads(input: $lead) { leads { id } } }');

describe('arguments are read forgivingly where the meaning is certain', () => {
  it.each([
    ['an id that is a number', echo, { ids: [1, '2'] }, { ids: ['1', '2'] }],
    ['one value for a list', echo, { ids: 5 }, { ids: ['5'] }],
    ['a list written as a JSON string', echo, { ids: '["1", 2]' }, { ids: ['1', '2'] }],
    ['one string for a list that is no JSON', echo, { ids: '[urgent' }, { ids: ['[urgent'] }],
    ['nested lists', echo, { matrix: '[[1],[2,3]]' }, { matrix: [[1], [2, 3]] }],
    [
      'an object written as a JSON string',
      leads,
      { filter: '{"created_from":"2025-01-01"}' },
      { filter: { createdFrom: '2025-01-01' } },
    ],
    ['a number written as a string', leads, { first: '50' }, { first: 50 }],
    ['a decimal written as a string', echo, { ratio: '-0.5' }, { ratio: -0.5 }],
    ['a boolean written as a string', echo, { flag: 'false' }, { flag: false }],
    ['an enum value in another case', leads, { order: 'updated' }, { order: 'UPDATED' }],
    ['camelCase keys', update, { leadId: 7 }, { leadId: '7' }],
    ['nulls that mean nothing', update, { lead_id: 7, name: null }, { leadId: '7' }],
    ['a null that empties a field is kept', update, { lead_id: 7, price: null }, { leadId: '7', price: null }],
    ['no arguments at all', leads, undefined, {}],
    ['one member of a choice, the others null', pay, { how: { cash: 5, card_number: null } }, { how: { cash: 5 } }],
    [
      'one item for a list of one',
      create,
      { lead: { name: 'Сделка', custom_fields: { field_code: 'A', values: 'x' } } },
      {
        lead: [{ name: 'Сделка', customFields: [{ fieldCode: 'A', values: ['x'] }] }],
      },
    ],
    [
      'a recursive object',
      echo,
      { tree: { label: 'a', children: [{ label: 'b' }] } },
      { tree: { label: 'a', children: [{ label: 'b' }] } },
    ],
    ['a date as it came', echo, { at: '2025-01-01' }, { at: '2025-01-01' }],
  ])('%s', (_, operation, args, variables) => {
    expect(operation.toVariables(args)).toEqual({ variables });
  });
});

describe('everything that is wrong is told at once, with its place', () => {
  const issuesOf = (operation: typeof leads, args: unknown) => {
    const read = operation.toVariables(args);
    return 'issues' in read ? read.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) : [];
  };

  it('several in one call', () => {
    expect(issuesOf(leads, { first: 'abc', order: 'NEWEST', filter: { quary: 'x', kind: 1 }, limit: 5 })).toEqual([
      'first: must be a whole number, got "abc"',
      'order: must be one of ID, UPDATED, LEGACY; got "NEWEST"',
      'filter.quary: is not known; did you mean "query"? Allowed: query, statuses, created_from, kind',
      'filter.kind: must be one of LEAD, CONTACT, COMPANY; got 1',
      expect.stringMatching(/^limit: is not known.* Allowed: first, order, filter$/),
    ]);
  });

  it.each([
    ['what is missing', update, {}, ['lead_id: is required']],
    [
      'what is missing inside',
      leads,
      { filter: { statuses: [{ pipeline_id: 1 }] } },
      ['filter.statuses.0.status_id: is required'],
    ],
    ['a null where a value must be', update, { lead_id: null }, ['lead_id: is required']],
    ['a null in a list', echo, { ids: ['1', null] }, ['ids.1: must not be null']],
    ['a fraction for a whole number', leads, { first: 1.5 }, ['first: must be a whole number, got 1.5']],
    [
      'more than GraphQL’s integers hold',
      leads,
      { first: 3e9 },
      ['first: must be between -2147483648 and 2147483647, got 3000000000'],
    ],
    [
      'a word for an object',
      leads,
      { filter: 'open' },
      ['filter: must be an object with query, statuses, created_from, kind, got "open"'],
    ],
    ['an object for a string', update, { lead_id: {} }, ['lead_id: must be a string, got {}']],
    [
      'an id that lost its digits',
      update,
      { lead_id: 2 ** 60 },
      ['lead_id: must be a string, got 1152921504606847000'],
    ],
    [
      'two of a choice',
      pay,
      { how: { cash: 1, card_number: '4' } },
      ['how: must have exactly one of card_number, cash'],
    ],
    ['none of a choice', pay, { how: {} }, ['how: must have exactly one of card_number, cash']],
    ['one argument in two spellings', update, { lead_id: 1, leadId: 2 }, ['leadId: is given twice, also as "lead_id"']],
    ['a date that is none', echo, { at: 'вчера' }, ['at: must be an ISO 8601 date']],
    ['no object', leads, [1], [': arguments must be an object, got [1]']],
    [
      'a prototype',
      leads,
      JSON.parse('{"__proto__": {"first": 1}}'),
      [expect.stringMatching(/^__proto__: is not known/)],
    ],
  ])('%s', (_, operation, args, issues) => {
    expect(issuesOf(operation, args)).toEqual(issues);
  });
});
