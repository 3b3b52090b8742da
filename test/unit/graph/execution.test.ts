import { buildSchema, execute, GraphQLError, type GraphQLSchema, getVariableValues, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCompiler } from '../../../src/graph/compile.ts';

const schema = buildSchema(`
  interface Animal { name: String! }
  type Dog implements Animal { name: String! barks: Int }
  type Cat implements Animal { name: String! lives: Int! }
  type Node { id: ID! fails: Int failsLate: Int must: Int! mustLate: Int! self: Node selfMust: Node! list: [Int!] listLate: [Int] listMust: [Int!]!
    nodes: [Node!] nodesOrNull: [Node] animal: Animal animals: [Animal!]! stranger: Animal notList: [Int] notInt: Int echo(text: String = "a", all: [Int!]): String }
  type Query { node: Node must: Node! number: Int! }
  type Mutation { first: Node second: Node third: Int! fourth: Int }
`);

/** Later than what is at hand. */
const later = <Value>(value: Value) => new Promise<Value>((resolve) => setImmediate(() => resolve(value)));
const failLater = (text: string) =>
  later(0).then(() => {
    throw new GraphQLError(text, { extensions: { code: 'LATE' } });
  });

const order: string[] = [];

function node(depth = 0): Record<string, unknown> {
  return {
    id: depth,
    fails: () => {
      throw new Error('at once');
    },
    failsLate: () => failLater('late'),
    must: null,
    mustLate: () => later(null),
    self: () => (depth < 4 ? later(node(depth + 1)) : null),
    selfMust: () => node(depth + 1),
    list: [1, null, 3],
    listLate: () => [later(1), failLater('item'), 3],
    listMust: () => later(new Set([1, 2])),
    nodes: () => [node(depth + 1), later(node(depth + 2))],
    nodesOrNull: () => [later(node(depth + 1)), null, new Error('an error as value')],
    animal: { __typename: 'Dog', name: 'Rex', barks: 3 },
    animals: () => later([{ __typename: 'Cat', name: 'Tom', lives: 9 }, later({ __typename: 'Dog', name: 'Rex' })]),
    stranger: { __typename: 'Query' },
    notList: 'text',
    notInt: 'text',
    echo: (args: unknown) => JSON.stringify(args),
  };
}

const step = (name: string, value: unknown) => async () => {
  order.push(`${name} begins`);
  await later(0);
  order.push(`${name} ends`);
  return value;
};

const root = {
  node: () => node(),
  must: () => later(node()),
  number: () => later('no number'),
  first: step('first', node()),
  second: step('second', node(1)),
  third: step('third', null),
  fourth: step('fourth', 4),
};

for (const name of ['Animal'])
  Object.assign(schema.getType(name) as object, { resolveType: (value: { __typename: string }) => value.__typename });

const plain = (result: unknown) => JSON.parse(JSON.stringify(result)) as { data: unknown; errors?: object[] };

/** The answers of graphql-js and of the plan, both without locations in the document. */
async function both(text: string, variables: Record<string, unknown> = {}, of: GraphQLSchema = schema) {
  const document = parse(text);
  const compiler = createCompiler(of);
  compiler.keep(document);
  const prepared = compiler.prepare(document, undefined);
  if (!('run' in prepared)) throw new Error('It cannot be executed.');
  const expected = plain(await execute({ schema: of, document, rootValue: root, variableValues: variables }));
  for (const error of expected.errors ?? []) delete (error as { locations?: unknown }).locations;
  const { coerced = {} } = getVariableValues(of, prepared.operation.variableDefinitions ?? [], variables);
  return { expected, actual: plain(await prepared.run(root, {}, { given: variables, coerced })) };
}

const inOrder = (result: { data: unknown; errors?: object[] }) => ({
  ...result,
  errors: result.errors?.map((error) => JSON.stringify(error)).sort(),
});

describe('executePlan answers as graphql-js does', () => {
  it.each([
    '{ node { id fails failsLate name: id __typename } }',
    '{ node { id must } }',
    '{ node { id self { id mustLate self { id } } } }',
    '{ node { id self { self { selfMust { mustLate } id } id } } }',
    '{ must { id must } number }',
    '{ must { id mustLate } }',
    '{ number node { id } }',
    '{ node { list listLate listMust } }',
    '{ node { nodes { id self { id } must } nodesOrNull { id must } } }',
    '{ node { nodes { id } nodesOrNull { id failsLate nodes { id mustLate } } } }',
    '{ node { animal { name ... on Dog { barks } ... on Cat { lives } } animals { __typename name ... on Cat { lives } } } }',
    '{ node { stranger { __typename } } }',
    '{ node { notList notInt id } }',
    '{ node { echo a: echo(text: null) b: echo(text: "b", all: [1, 2]) c: echo(all: 3) } }',
    '{ __typename __schema { queryType { name fields { name args { name } } } } __type(name: "Dog") { name interfaces { name } } }',
    '{ node { ...A ...B ... on Cat { name } ... @include(if: true) { id } } } fragment A on Node { self { id } } fragment B on Node { self { name: id ...C } ...A } fragment C on Node { self { id } }',
  ])('%s', async (text) => {
    const { expected, actual } = await both(text);
    // Another text only: graphql-js says more of what is no possible type.
    if (text.includes('stranger')) {
      expect(actual.data).toEqual(expected.data);
      expect(actual.errors).toMatchObject([{ path: ['node', 'stranger'] }]);
    } else expect(inOrder(actual)).toEqual(inOrder(expected));
    expect(JSON.stringify(actual.data)).toBe(JSON.stringify(expected.data));
  });

  it.each([[{}], [{ on: true }], [{ on: false, text: 'x' }], [{ on: true, text: null, all: [1, 2] }]])(
    'with the variables %j',
    async (variables) => {
      const text =
        'query ($on: Boolean = false, $text: String, $all: [Int!]) { node { id @skip(if: $on) ... @include(if: $on) { self { id } } echo(text: $text, all: $all) } }';
      const { expected, actual } = await both(text, variables);
      expect(actual).toEqual(expected);
    },
  );

  it('for the fields of a mutation, one after the other until one must not be null', async () => {
    order.length = 0;
    const text = 'mutation { first { id self { id } } second { failsLate } third fourth }';
    const { expected, actual } = await both(text);
    expect(inOrder(actual)).toEqual(inOrder(expected));
    expect(actual.data).toBeNull();
    const once = ['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends'];
    expect(order).toEqual([...once, ...once]);
  });

  it('for a response name that is a setter of ordinary objects', async () => {
    const document = parse('{ node { __proto__: id id } }');
    const compiler = createCompiler(schema);
    compiler.keep(document);
    const prepared = compiler.prepare(document, undefined);
    if (!('run' in prepared)) throw new Error('It cannot be executed.');
    expect(JSON.stringify(await prepared.run(root, {}, { given: {}, coerced: {} }))).toBe(
      '{"data":{"node":{"__proto__":"0","id":"0"}}}',
    );
  });
});
