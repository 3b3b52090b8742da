import SchemaBuilder from '@pothos/core';
import ZodPlugin from '@pothos/plugin-zod';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compile } from './fixture.ts';

/** The schema of the only argument. */
function argument(variable: string, use: string): Record<string, unknown> {
  const { properties } = compile(`query (${variable}) { ${use} }`).input as {
    properties: Record<string, Record<string, unknown>>;
  };
  const [schema] = Object.values(properties);
  return schema ?? {};
}

describe('arguments as JSON Schema', () => {
  it('none: a closed, empty object', () => {
    expect(compile('query { account { id } }').input).toEqual({
      type: 'object',
      properties: {},
      additionalProperties: false,
    });
  });

  it('in document order, snake_case, required without a default', () => {
    const { input } = compile(
      'query ($leadText: String!, $first: Int! = 5, $after: String) { search(text: $leadText) { __typename } leads(first: $first, after: $after) { nodes { id } } }',
    );
    expect(input).toEqual({
      type: 'object',
      properties: {
        lead_text: { type: 'string' },
        first: { type: 'integer', default: 5, description: 'How many.' },
        after: { type: 'string' },
      },
      required: ['lead_text'],
      additionalProperties: false,
    });
    expect(Object.keys((input as { properties: object }).properties)).toEqual(['lead_text', 'first', 'after']);
  });

  it.each([
    [
      'Int',
      '$x: [[Int!]!]',
      'echo(matrix: $x)',
      { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    ],
    ['Float', '$x: Float', 'echo(ratio: $x)', { type: 'number' }],
    ['Boolean', '$x: Boolean', 'echo(flag: $x)', { type: 'boolean' }],
    ['ID', '$x: [ID!]', 'echo(ids: $x)', { type: 'array', items: { type: 'string' } }],
    ['an unknown scalar is a string', '$x: Json', 'echo(any: $x)', { type: 'string' }],
  ])('%s', (_, variable, use, expected) => {
    expect(argument(variable, use)).toEqual(expected);
  });

  it('a custom scalar by its own extension, described by its type', () => {
    expect(argument('$at: DateTime', 'echo(at: $at)')).toEqual({
      type: 'string',
      format: 'date-time',
      description: 'A point in time, ISO 8601.',
    });
  });

  it('an enum with what its values mean, deprecated ones left out', () => {
    expect(argument('$order: Order = UPDATED', 'leads(order: $order) { nodes { id } }')).toEqual({
      type: 'string',
      enum: ['ID', 'UPDATED'],
      description: 'What to order by.\nID: Oldest first.\nUPDATED: Last changed first.',
      default: 'UPDATED',
    });
  });

  it('a variable’s own description before that of its use, at any depth', () => {
    expect(argument('$q: String', 'leads(filter: { query: $q }) { nodes { id } }').description).toBe(
      'A text that the lead contains.',
    );
    expect(argument('"Words." $q: String', 'leads(filter: { query: $q }) { nodes { id } }').description).toBe('Words.');
  });

  it('input objects closed and inline, deprecated fields hidden, defaults not required', () => {
    const { input } = compile('mutation ($input: LeadCreate!) { createLeads(input: [$input]) { leads { id } } }');
    expect(input).toMatchObject({
      properties: {
        input: {
          type: 'object',
          required: ['name'],
          additionalProperties: false,
          properties: {
            name: { type: 'string', description: "The lead's name." },
            order: { type: 'string', default: 'ID' },
            custom_fields: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  field_code: { type: 'string' },
                  values: { type: 'array', items: { type: 'string' } },
                },
                required: ['field_code'],
                additionalProperties: false,
              },
            },
          },
        },
      },
    });
    expect(JSON.stringify(input)).not.toContain('"old"');
  });

  it('null is told in words, and only where it empties a field', () => {
    const { input } = compile(
      'mutation ($id: ID!, $name: String, $price: Int) { updateLead(id: $id, input: { name: $name, price: $price }) { id } }',
    );
    expect(input).toMatchObject({
      properties: {
        name: { type: 'string', description: "The lead's name." },
        price: { type: 'integer', description: 'The budget. null empties it.' },
      },
    });
  });

  it('an input object inside itself is shown twice, and referred to nowhere', () => {
    const leaf = {
      type: 'object',
      properties: { label: { type: 'string' } },
      required: ['label'],
      additionalProperties: false,
    };
    expect(compile('query ($tree: Tree!) { echo(tree: $tree) }').input).toEqual({
      type: 'object',
      properties: {
        tree: { ...leaf, properties: { label: { type: 'string' }, children: { type: 'array', items: leaf } } },
      },
      required: ['tree'],
      additionalProperties: false,
    });
    const twice = compile(
      'query ($a: LeadFilter, $b: LeadFilter) { x: report(filter: $a) { complete } y: report(filter: $b) { complete } }',
    );
    const { a, b } = twice.input.properties as Record<string, unknown>;
    expect(a).toEqual(b);
    expect(a).toMatchObject({
      properties: { statuses: { items: { properties: { pipeline_id: { type: 'string' } } } } },
    });
  });

  it('@oneOf: all members, exactly one of them', () => {
    const { input } = compile('mutation ($how: Payment!) { pay(how: $how) }');
    expect(input).toMatchObject({
      properties: {
        how: {
          type: 'object',
          properties: { card_number: { type: 'string' }, cash: { type: 'integer' } },
          additionalProperties: false,
          description: 'How it is paid. Give exactly one of its fields.',
        },
      },
    });
  });

  it('@single: one item', () => {
    expect(argument('$id: [ID!] @single', 'echo(ids: $id)')).toEqual({ type: 'string' });
  });

  it('defaults of objects and lists, in the caller’s spelling', () => {
    expect(
      argument(
        '$f: LeadFilter = { statuses: [{ pipelineId: 1, statusId: "2" }], kind: LEAD }',
        'report(filter: $f) { complete }',
      ).default,
    ).toEqual({
      statuses: [{ pipeline_id: '1', status_id: '2' }],
      kind: 'LEAD',
    });
  });
});

describe('limits that the schema checks', () => {
  const builder = new SchemaBuilder<object>({ plugins: [ZodPlugin] });
  const Inner = builder.inputType('Inner', {
    fields: (t) => ({
      code: t.string({
        validate: {
          schema: z.string().regex(/^[a-z]+$/),
        },
      }),
      email: t.string({ validate: { schema: z.email() } }),
    }),
  });
  builder.queryType({
    fields: (t) => ({
      find: t.boolean({
        args: {
          first: t.arg.int({ validate: { schema: z.number().min(1, 'too few').max(250) } }),
          price: t.arg.int({ validate: { schema: z.number().int().positive() } }),
          ratio: t.arg.float({ validate: { schema: z.number().int().nonnegative() } }),
          name: t.arg.string({ validate: { schema: z.string().min(1).max(10) } }),
          loose: t.arg.string({ validate: { schema: z.string().regex(/^x/i) } }),
          url: t.arg.string({ validate: { schema: z.url() } }),
          whole: t.arg.int({ validate: { schema: z.int().max(9) } }),
          checked: t.arg.string({ validate: (value) => value !== 'x' }),
          ids: t.arg.idList({ validate: { schema: z.array(z.string().regex(/^\d+$/)).max(50) } }),
          tags: t.arg.stringList({ validate: { schema: z.array(z.string().max(20)).max(3) } }),
          inner: t.arg({ type: Inner }),
        },
        resolve: () => true,
      }),
    }),
  });
  const limited = builder.toSchema();
  const only = (variable: string, use: string) => {
    const { properties } = compile(`query (${variable}) { find(${use}) }`, limited).input as {
      properties: Record<string, unknown>;
    };
    return Object.values(properties)[0];
  };

  it.each([
    ['$x: Int', 'first: $x', { type: 'integer', minimum: 1, maximum: 250 }],
    ['$x: Int', 'price: $x', { type: 'integer', minimum: 1 }],
    ['$x: Float', 'ratio: $x', { type: 'integer', minimum: 0 }],
    ['$x: String', 'name: $x', { type: 'string', minLength: 1, maxLength: 10 }],
    ['$x: String', 'loose: $x', { type: 'string' }],
    ['$x: String', 'url: $x', { type: 'string' }],
    ['$x: Int', 'whole: $x', { type: 'integer', maximum: 9 }],
    ['$x: String', 'checked: $x', { type: 'string' }],
    ['$x: [ID!]', 'ids: $x', { type: 'array', maxItems: 50, items: { type: 'string', pattern: '^\\d+$' } }],
    ['$x: [String!]', 'tags: $x', { type: 'array', maxItems: 3, items: { type: 'string', maxLength: 20 } }],
    ['$x: ID!', 'ids: [$x]', { type: 'string', pattern: '^\\d+$' }],
    ['$x: [ID!] @single', 'ids: $x', { type: 'string', pattern: '^\\d+$' }],
    ['$x: String', 'inner: { code: $x }', { type: 'string', pattern: '^[a-z]+$' }],
    ['$x: String', 'inner: { email: $x }', { type: 'string' }],
    ['$x: Int', 'first: $x, whole: $x', { type: 'integer', minimum: 1, maximum: 9 }],
  ])('%s in find(%s)', (variable, use, expected) => {
    expect(only(variable, use)).toEqual(expected);
  });

  it('inside an input object that is a variable', () => {
    expect(only('$x: Inner', 'inner: $x')).toMatchObject({
      properties: { code: { pattern: '^[a-z]+$' }, email: { type: 'string' } },
    });
  });

  it('omit what a document hides, also members of members', () => {
    const shown = (hidden: string) => {
      const text = `mutation ($input: LeadUpdate! @hide(members: [${hidden}])) { updateLead(id: "1", input: $input) { id } }`;
      const { input } = compile(text).input.properties as {
        input: { properties: { custom_fields?: { items: { properties: object } } } };
      };
      return [Object.keys(input.properties), Object.keys(input.properties.custom_fields?.items.properties ?? {})];
    };
    expect(shown('"price"')).toEqual([
      ['name', 'responsible_id', 'custom_fields'],
      ['field_code', 'values'],
    ]);
    expect(shown('"customFields.values"')[1]).toEqual(['field_code']);
    for (const wrong of ['"customFields.fieldCode"', '"customFields.none"', '"name.first"']) {
      expect(() => shown(wrong)).toThrow(/is not an optional member/);
    }
  });
});
