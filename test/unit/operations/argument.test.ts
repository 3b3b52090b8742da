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

describe('arguments whose meaning is certain', () => {
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
    ['ids with commas between', echo, { ids: '1, 2,3' }, { ids: ['1', '2', '3'] }],
    ['an id with spaces around', update, { lead_id: ' 7\n' }, { leadId: '7' }],
    ['a boolean written as a digit', echo, { flag: '1' }, { flag: true }],
    ['a boolean that is a digit', echo, { flag: 0 }, { flag: false }],
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

describe('wrong arguments, told at once and with their places', () => {
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

describe('a blank argument', () => {
  const filled = compile(
    `query ($id: ID!, $first: Int! = 20, $order: Order, $ids: [ID!], $one: [ID!] @single, $at: DateTime, $flag: Boolean, $filter: LeadFilter) {
      lead(id: $id) { id }
      leads(first: $first, order: $order, filter: $filter) { nodes { id } }
      echo(ids: $ids, at: $at, flag: $flag)
      again: echo(ids: $one)
    }`,
  );

  it.each([
    ['for every type', { first: '', order: ' ', ids: '', one: '\t', at: '\u200b', flag: '', filter: '' }],
    ['as an item of a list', { ids: [''], one: ['', ' '] }],
    ['as an empty list, which filters nothing', { ids: [], one: [], filter: { statuses: [] } }],
    ['as an empty object', { filter: {} }],
    ['as an empty object for a list', { ids: {}, filter: { statuses: {} } }],
    ['as empty objects in a list', { filter: { statuses: [{}, { pipeline_id: '', status_id: ' ' }] } }],
    ['as an object of blanks', { filter: { query: '', created_from: ' ', statuses: [''], kind: '' } }],
    ['as an object of nulls', { filter: { query: null, kind: null } }],
    ['as JSON text of nothing', { filter: '{}', ids: '[]', one: '[""]' }],
  ])('%s', (_, args) => {
    expect(filled.toVariables({ id: '1', ...args })).toEqual({ variables: { id: '1' } });
  });

  it('beside values it is left out alone', () => {
    expect(filled.toVariables({ id: 1, ids: ['5', ''], filter: { query: 'окна', kind: '' } })).toEqual({
      variables: { id: '1', ids: ['5'], filter: { query: 'окна' } },
    });
  });

  it('for what must be given it is not given', () => {
    expect(filled.toVariables({ id: ' ' })).toEqual({ issues: [{ path: ['id'], message: 'is required' }] });
    expect(pay.toVariables({ how: '' })).toEqual({ issues: [{ path: ['how'], message: 'is required' }] });
    expect(create.toVariables({ lead: [''] })).toEqual({ issues: [{ path: ['lead'], message: 'is required' }] });
  });

  it('in a choice it is no member', () => {
    expect(pay.toVariables({ how: { card_number: '', cash: 5 } })).toEqual({ variables: { how: { cash: 5 } } });
  });

  it('never empties anything: only an explicit null does', () => {
    expect(update.toVariables({ lead_id: 7, name: '', price: '' })).toEqual({ variables: { leadId: '7' } });
    expect(update.toVariables({ lead_id: 7, price: null })).toEqual({ variables: { leadId: '7', price: null } });
  });

  it('an empty list in a write is passed on where the schema takes one', () => {
    const tagged = compile(
      'mutation ($name: String!, $tags: [String!]) { createLeads(input: [{ name: $name, tags: $tags }]) { leads { id } } }',
    );
    expect(tagged.toVariables({ name: 'x', tags: [] })).toEqual({ variables: { name: 'x', tags: [] } });
    expect(tagged.toVariables({ name: 'x', tags: [''] })).toEqual({ variables: { name: 'x' } });
    expect(tagged.toVariables({ name: 'x', tags: {} })).toEqual({ variables: { name: 'x' } });
    expect(tagged.toVariables({ name: 'x', tags: 'a, b' })).toEqual({ variables: { name: 'x', tags: ['a, b'] } });
  });

  it.each(['null', 'undefined', 'None', '-', 'n/a'])(
    'the word %s is a value, and a wrong filter stays an error',
    (word) => {
      expect(filled.toVariables({ id: 1, first: word })).toHaveProperty('issues');
      expect(filled.toVariables({ id: 1, order: word })).toHaveProperty('issues');
      expect(filled.toVariables({ id: 1, at: word })).toHaveProperty('issues');
    },
  );
});

describe('arguments that clients are known to add', () => {
  it.each([
    ['the arguments once more in an object', { arguments: { lead_id: 7 } }],
    ['the same under another name', { input: { lead_id: 7 } }],
    ['the same as JSON text', { params: '{"lead_id": 7}' }],
    ['all of it as JSON text', '{"lead_id": 7}'],
    ['another spelling of a name', { leadID: 7 }],
    ['a hyphen in a name', { 'lead-id': 7 }],
  ])('%s', (_, args) => {
    expect(update.toVariables(args)).toEqual({ variables: { leadId: '7' } });
  });

  it('booleans and enum values in any case, with spaces around', () => {
    expect(echo.toVariables({ flag: ' True ' })).toEqual({ variables: { flag: true } });
    expect(leads.toVariables({ order: ' Updated ' })).toEqual({ variables: { order: 'UPDATED' } });
  });

  it('an object around the arguments that holds more than them is not opened', () => {
    expect(update.toVariables({ arguments: { lead_id: 7 }, name: 'x' })).toHaveProperty('issues');
  });

  it('an argument that is not known stays an error, with the nearest name', () => {
    expect(update.toVariables({ lead_id: 7, nmae: '' })).toMatchObject({
      issues: [{ path: ['nmae'], message: expect.stringContaining('did you mean "name"?') }],
    });
  });
});
