import { describe, expect, it } from 'vitest';
import { compile } from './fixture.ts';

/** The schema of one root property. */
function property(document: string, key: string): unknown {
  const { output } = compile(document);
  return (output.properties as Record<string, unknown>)[key];
}

describe('answers as JSON Schema', () => {
  it('call keys by alias, in snake_case, and leave nulls out', () => {
    const operation = compile('query { theLead: lead(id: 1) { id leadName: name price createdAt } }');
    expect(operation.output).toEqual({
      type: 'object',
      properties: {
        the_lead: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            lead_name: { type: 'string' },
            price: { type: 'integer' },
            created_at: { type: 'string', format: 'date-time' },
          },
          required: ['id', 'price', 'created_at'],
        },
      },
    });
    expect(operation.toAnswer({ theLead: { id: '1', leadName: null, price: 0, createdAt: 'x' } })).toEqual({
      the_lead: { id: '1', price: 0, created_at: 'x' },
    });
    expect(operation.toAnswer({ theLead: null })).toEqual({});
    expect(operation.toAnswer(null)).toEqual({});
  });

  it('turn a connection into a list with how to go on', () => {
    const operation = compile('query { leads { nodes { id } pageInfo { endCursor hasNextPage } totalCount } }');
    expect(operation.output.properties).toEqual({
      leads: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } },
      next_cursor: { type: 'string' },
      has_more: { type: 'boolean' },
      total_count: { type: 'integer' },
    });
    const page = (hasNextPage: boolean) =>
      operation.toAnswer({ leads: { nodes: [{ id: '1' }], pageInfo: { endCursor: 'c', hasNextPage }, totalCount: 9 } });
    expect(page(true)).toEqual({ leads: [{ id: '1' }], next_cursor: 'c', has_more: true, total_count: 9 });
    expect(page(false)).toEqual({ leads: [{ id: '1' }], has_more: false, total_count: 9 });
    expect(operation.toAnswerPath(['leads', 'nodes', 3, 'id'])).toEqual(['leads', 3, 'id']);
    expect(operation.toAnswerPath(['leads', 'pageInfo', 'endCursor'])).toEqual(['next_cursor']);
  });

  it('keep a page below a field beside its list', () => {
    const operation = compile(
      'query { account { id } leads { nodes { id contacts(first: 1) { nodes { id } pageInfo { endCursor hasNextPage } } } } }',
    );
    expect(
      operation.toAnswer({
        leads: {
          nodes: [{ id: '1', contacts: { nodes: [{ id: '2' }], pageInfo: { endCursor: 'c', hasNextPage: true } } }],
        },
      }),
    ).toEqual({ leads: [{ id: '1', contacts: [{ id: '2' }], next_cursor: 'c', has_more: true }] });
  });

  it('lift with @unwrap', () => {
    const operation = compile(
      'query { lead(id: 1) { status @unwrap { name } responsible @unwrap { name } tags @unwrap { name } colors: tags @unwrap { color } } }',
    );
    expect(
      property(
        'query { lead(id: 1) { status @unwrap { name } tags @unwrap { name } colors: tags @unwrap { color } } }',
        'lead',
      ),
    ).toEqual({
      type: 'object',
      properties: {
        status: { type: 'string' },
        tags: { type: 'array', items: { type: 'string' } },
        colors: { type: 'array', items: { type: ['string', 'null'] } },
      },
      required: ['tags', 'colors'],
    });
    expect(
      operation.toAnswer({
        lead: { status: { name: 'Новая' }, responsible: null, tags: [{ name: 'VIP' }], colors: [{ color: null }] },
      }),
    ).toEqual({ lead: { status: 'Новая', tags: ['VIP'], colors: [null] } });
    expect(operation.toAnswerPath(['lead', 'status', 'name'])).toEqual(['lead', 'status']);
    expect(operation.toAnswerPath(['lead', 'tags', 2, 'name'])).toEqual(['lead', 'tags', 2]);
  });

  it('lift a list of a record with @unwrap, page and all', () => {
    const operation = compile(
      'query { leads: node { ... on Contact { id } } found: lead(id: 1) @unwrap { contacts { nodes { id } pageInfo { endCursor hasNextPage } } } }',
    );
    expect(
      operation.toAnswer({
        found: { contacts: { nodes: [{ id: '2' }], pageInfo: { endCursor: 'c', hasNextPage: true } } },
      }),
    ).toEqual({ found: [{ id: '2' }], next_cursor: 'c', has_more: true });
    expect(operation.toAnswerPath(['found', 'contacts', 'nodes', 0, 'id'])).toEqual(['found', 0, 'id']);
  });

  it('spread a root field with @unwrap and several fields', () => {
    const operation = compile(
      'query { report @unwrap { totalCount byStatus { status @unwrap { name } count } complete } }',
    );
    expect(Object.keys(operation.output.properties as object)).toEqual(['total_count', 'by_status', 'complete']);
    expect(
      operation.toAnswer({
        report: { totalCount: 2, byStatus: [{ status: { name: 'Новая' }, count: 2 }], complete: true },
      }),
    ).toEqual({ total_count: 2, by_status: [{ status: 'Новая', count: 2 }], complete: true });
    expect(operation.toAnswer({ report: null })).toEqual({});
    expect(operation.toAnswerPath(['report', 'byStatus', 0, 'status', 'name'])).toEqual(['by_status', 0, 'status']);
  });

  it('mark as optional what @include or @skip may leave out', () => {
    const document =
      'query ($with: Boolean!) { account { id name @include(if: $with) ... @skip(if: $with) { other: id } } }';
    expect(property(document, 'account')).toMatchObject({ required: ['id'] });
    const twice =
      'query ($with: Boolean!) { account { name @include(if: $with) ...F } } fragment F on Account { name }';
    expect(property(twice, 'account')).toMatchObject({ required: ['name'] });
  });

  it('expand fragments and merge what they select of one field', () => {
    const document =
      'query { lead(id: 1) { ...F status { name } } } fragment F on Lead { id status { id } ... on Node { id } }';
    expect(property(document, 'lead')).toEqual({
      type: 'object',
      properties: {
        id: { type: 'string' },
        status: {
          type: 'object',
          properties: { id: { type: 'string' }, name: { type: 'string' } },
          required: ['id', 'name'],
        },
      },
      required: ['id'],
    });
  });

  it('tell the types of a union apart, adding the name of the type', () => {
    const operation = compile('query { search(text: "x") { ... on Lead { id price } ... on Company { id title } } }');
    expect(operation.output.properties).toEqual({
      search: {
        type: 'array',
        items: {
          type: 'object',
          properties: { type: { type: 'string' } },
          anyOf: [
            {
              type: 'object',
              properties: { type: { const: 'Lead' }, id: { type: 'string' }, price: { type: 'integer' } },
              required: ['type', 'id', 'price'],
            },
            { type: 'object', properties: { type: { const: 'Contact' } }, required: ['type'] },
            {
              type: 'object',
              properties: { type: { const: 'Company' }, id: { type: 'string' }, title: { type: 'string' } },
              required: ['type', 'id'],
            },
          ],
        },
      },
    });
    expect(operation.toAnswer({ search: [{ type: 'Company', id: '1', title: null }] })).toEqual({
      search: [{ type: 'Company', id: '1' }],
    });
  });

  it('merge the only type of a union that has fields of its own, under the name that the document gives', () => {
    expect(property('query { subject { kind: __typename ... on Lead { price } } }', 'subject')).toEqual({
      type: 'object',
      properties: { kind: { enum: ['Lead', 'Contact', 'Company'] }, price: { type: 'integer' } },
      required: ['kind'],
    });
  });

  it('do not trust a __typename that may be left out', () => {
    const operation = compile(
      'query ($with: Boolean!) { subject { __typename @include(if: $with) ... on Lead { a: id } ... on Company { a: id } } }',
    );
    expect(operation.toAnswer({ subject: { type: 'Lead', a: '1' } })).toEqual({
      subject: { type: 'Lead', a: '1' },
    });
    expect(
      property(
        'query ($with: Boolean!) { subject { __typename @include(if: $with) ... on Lead { a: id } ... on Company { a: id } } }',
        'subject',
      ),
    ).toMatchObject({
      properties: { a: { type: 'string' } },
      required: ['type'],
    });
  });

  it('keep nulls inside lists, where errors count by index', () => {
    const operation = compile('query { lead(id: 1) { tasks { id } } }');
    expect(operation.output.properties).toMatchObject({
      lead: { properties: { tasks: { items: { type: ['object', 'null'] } } } },
    });
    expect(operation.toAnswer({ lead: { tasks: [null, { id: '1' }] } })).toEqual({
      lead: { tasks: [null, { id: '1' }] },
    });
  });

  it('list an enum’s values, and let an untyped scalar be anything', () => {
    expect(property('query { lead(id: 1) { kind raw } }', 'lead')).toMatchObject({
      properties: {
        kind: { type: 'string', enum: ['LEAD', 'CONTACT', 'COMPANY'] },
        raw: { description: 'Any JSON.' },
      },
    });
  });
});
