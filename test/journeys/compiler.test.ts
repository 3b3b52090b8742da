import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  buildSchema,
  type ExecutionResult,
  execute,
  type GraphQLObjectType,
  type GraphQLSchema,
  getVariableValues,
  Kind,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileOperation } from '../../src/operations/compile.ts';
import type { JsonSchema, Operation } from '../../src/operations/operation.ts';
import fc from '../property.ts';
import { findProblems } from '../surface/host.ts';

/**
 * The promises of the compiler, held against random schemas, documents, arguments and responses. A run draws everything
 * from one seeded source of numbers, so that a failure can be repeated from the printed seed.
 */
const runs = 150;

/** Draws numbers; a generator written as plain code is easier to read here than a tree of combinators. */
interface Draw {
  below(limit: number): number;
  chance(percent: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

function createDraw(seed: number): Draw {
  let state = seed | 1;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed ^= mixed >>> 13;
    return (mixed >>> 0) / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    chance: (percent) => next() * 100 < percent,
    pick: (items) => items[Math.floor(next() * items.length)] as never,
  };
}

const leaves = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Color', 'Time'];

function wrap(draw: Draw, name: string): string {
  const bang = () => (draw.chance(50) ? '!' : '');
  if (draw.chance(10)) return `[[${name}${bang()}]${bang()}]${bang()}`;
  return draw.chance(30) ? `[${name}${bang()}]${bang()}` : `${name}${bang()}`;
}

/**
 * Input objects that may refer to each other in circles, but only through fields that can be left out. A choice has a
 * leaf: one that only leads on to others need never come to an end.
 */
function writeSchema(draw: Draw): string {
  const inputs = ['InA', 'InB', 'InC'].map((name, index) => {
    const isOneOf = draw.chance(20);
    const fields = Array.from({ length: 1 + draw.below(4) }, (_, field) => {
      const inner = draw.chance(30) && !(isOneOf && field === 0) ? draw.pick(['InA', 'InB', 'InC']) : draw.pick(leaves);
      const later = inner.startsWith('In') && inner <= name;
      let type = later || isOneOf ? (draw.chance(40) ? `[${inner}!]` : inner) : wrap(draw, inner);
      if (type === 'Int!' && draw.chance(50)) type = `Int! = ${draw.below(9)}`;
      if (type === 'Color' && !isOneOf && draw.chance(50)) type = 'Color = DARK_RED';
      return `"Words of ${name}." field${'XYZW'[field]}${index}: ${type}`;
    });
    return `input ${name} ${isOneOf ? '@oneOf' : ''} { ${fields.join(' ')} }`;
  });
  const objects = ['OutA', 'OutB', 'OutC'].map((name, index) => {
    const fields = Array.from({ length: 2 + draw.below(3) }, (_, field) => {
      const inner = draw.chance(40)
        ? draw.pick(['OutA', 'OutB', 'OutC', 'Face', 'Any', 'OutConnection'])
        : draw.pick(leaves);
      const type = inner === 'OutConnection' ? `OutConnection${draw.chance(50) ? '!' : ''}` : wrap(draw, inner);
      return `own${'XYZW'[field]}${index}: ${type}`;
    });
    return `type ${name} implements Face { id: ID! someName: String ${fields.join(' ')} }`;
  });
  return `
    enum Color { DARK_RED GREEN }
    scalar Time
    interface Face { id: ID! someName: String }
    union Any = OutA | OutB | OutC
    ${inputs.join('\n')}
    ${objects.join('\n')}
    type OutConnection { nodes: [OutA${draw.chance(50) ? '!' : ''}]${draw.chance(50) ? '!' : ''} pageInfo: PageInfo! total: Int }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
    type Query {
      one(a: ${wrap(draw, draw.pick(['InA', 'InB', 'InC']))}, b: ${wrap(draw, draw.pick(leaves))}): ${wrap(draw, 'OutA')}
      any(c: ${wrap(draw, draw.pick(leaves))} ids: [ID!]): ${wrap(draw, draw.pick(['Any', 'Face']))}
      page(d: InC): OutConnection${draw.chance(50) ? '!' : ''}
    }`;
}

/** A selection on a type; keys are numbered so that no two fields of one object collide. */
function writeSelection(draw: Draw, schema: GraphQLSchema, typeName: string, depth: number): string {
  const type = schema.getType(typeName) as GraphQLObjectType;
  let count = 0;
  const directive = () => (draw.chance(15) ? ` @${draw.pick(['skip', 'include'])}(if: $flag)` : '');
  const select = (object: GraphQLObjectType) => {
    const parts = ['id'];
    for (const field of Object.values(object.getFields())) {
      if (field.name === 'id' || draw.chance(30)) continue;
      const named = String(field.type).replace(/[[\]!]/g, '');
      const leaf = leaves.includes(named);
      if (!leaf && depth === 0) continue;
      count += 1;
      const alias = draw.chance(30) ? `as${typeName}N${count}: ` : '';
      if (leaf) parts.push(`${alias}${field.name}${directive()}`);
      else if (named === 'OutConnection')
        parts.push(`c${object.name}${count}: ${field.name} ${writePage(draw, schema, depth - 1, false)}`);
      else if (named.startsWith('Out') && draw.chance(25))
        parts.push(`u${object.name}${count}: ${field.name} @unwrap { ${draw.pick(['id', 'someName'])} }`);
      else
        parts.push(
          `n${object.name}${count}: ${field.name}${directive()} { ${writeSelection(draw, schema, named, depth - 1)} }`,
        );
    }
    return parts.join(' ');
  };
  if (typeName.startsWith('Out')) return select(type);
  const members = ['OutA', 'OutB', 'OutC'].filter(() => draw.chance(60));
  const common = typeName === 'Face' ? 'id' : draw.pick(['__typename', 'told: __typename', '']);
  const fragments = members.map(
    (member) => `... on ${member}${directive()} { ${select(schema.getType(member) as GraphQLObjectType)} }`,
  );
  return [common, ...fragments].join(' ').trim() || '__typename';
}

function writePage(draw: Draw, schema: GraphQLSchema, depth: number, paged: boolean): string {
  const nodes = `nodes { ${writeSelection(draw, schema, 'OutA', Math.max(depth, 0))} }`;
  return `{ ${nodes} ${paged ? 'pageInfo { endCursor hasNextPage }' : ''} }`;
}

function compileRandom(draw: Draw): { operation: Operation; schema: GraphQLSchema } {
  const schema = buildSchema(writeSchema(draw));
  const query = schema.getQueryType() as GraphQLObjectType;
  const typeOf = (field: string, arg: string) =>
    String(query.getFields()[field]?.args.find(({ name }) => name === arg)?.type);
  const named = (field: string) => String(query.getFields()[field]?.type).replace(/[[\]!]/g, '');
  const whole = draw.chance(50);
  const text = `"Does it." query doIt(
      $flag: Boolean!, $argA: ${typeOf('one', 'a')}, $argB: ${typeOf('one', 'b')}, $argC: ${typeOf('any', 'c')},
      $only: [ID!] ${whole ? '' : '@single'}, $argD: InC
    ) @tool(title: "Do it") {
      one(a: $argA, b: $argB) @include(if: $flag) { ${writeSelection(draw, schema, 'OutA', 2)} }
      any(c: $argC, ids: $only) { ${writeSelection(draw, schema, named('any'), 2)} }
      page(d: $argD) ${writePage(draw, schema, 2, true)}
    }`;
  return { operation: compileOperation(text, { file: 'random.graphql', toolset: 'test' }, schema), schema };
}

/** The words in which a schema says what it has no keyword for. */
const choice = /xactly one of its fields/;

/** A value that the JSON Schema and its words allow. */
function drawValid(draw: Draw, schema: JsonSchema, depth = 0): unknown {
  if (Array.isArray(schema.enum)) return draw.pick(schema.enum);
  if (schema.type === 'integer') return draw.below(2 ** 31);
  if (schema.type === 'number') return draw.chance(50) ? draw.below(1000) : draw.below(1000) / 7;
  if (schema.type === 'boolean') return draw.chance(50);
  if (schema.type === 'string') return draw.pick(['x', '[1', '{"a":1}', '["y"]', '12', 'true', 'null', 'Сделка']);
  if (schema.type === 'array') {
    const most = schema.maxItems === 0 ? 0 : depth > 4 ? 1 : 3;
    return Array.from({ length: most && draw.below(most) }, () =>
      drawValid(draw, schema.items as JsonSchema, depth + 1),
    );
  }
  const properties = Object.entries(schema.properties as Record<string, JsonSchema>);
  const required = new Set((schema.required ?? []) as string[]);
  const chosen = choice.test(String(schema.description))
    ? [draw.pick(properties)]
    : properties.filter(([key]) => required.has(key) || draw.chance(depth > 4 ? 5 : 60));
  return Object.fromEntries(chosen.map(([key, property]) => [key, drawValid(draw, property, depth + 1)]));
}

/** Whether a value that the schema allows also keeps to its words. */
function keepsWords(schema: JsonSchema, value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => keepsWords(schema.items as JsonSchema, item));
  if (typeof value !== 'object' || value === null) return true;
  const properties = schema.properties as Record<string, JsonSchema>;
  const entries = Object.entries(value);
  if (choice.test(String(schema.description)) && entries.length !== 1) return false;
  return entries.every(([key, inner]) => keepsWords(properties[key] ?? {}, inner));
}

/** The same arguments with a blank for each that was left out, as some models fill in every argument. */
function fillIn(draw: Draw, schema: JsonSchema, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => fillIn(draw, schema.items as JsonSchema, item));
  if (typeof value !== 'object' || value === null) return value;
  const filled: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(schema.properties as Record<string, JsonSchema>)) {
    const given = (value as Record<string, unknown>)[key];
    const blanks: unknown[] = ['', '  ', '\u200b\n', ...(property.type === 'array' ? [['']] : [])];
    filled[key] = given === undefined ? draw.pick(blanks) : fillIn(draw, property, given);
  }
  return filled;
}

/** The same value as a careless caller writes it, or something else altogether. */
function distort(draw: Draw, value: unknown): unknown {
  if (draw.chance(8)) return draw.pick([null, 'abc', -1, 1.5, true, [], {}, '7', [null], 3e9, { unknownKey: 1 }]);
  if (typeof value === 'object' && value !== null) {
    if (draw.chance(15)) return JSON.stringify(value);
    if (Array.isArray(value))
      return value.length === 1 && draw.chance(30) ? value[0] : value.map((item) => distort(draw, item));
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, item]) => {
        if (draw.chance(5)) return [];
        const camel = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
        return [[draw.chance(20) ? camel : key, distort(draw, item)]];
      }),
    );
  }
  return draw.chance(20) && value !== null ? String(value) : value;
}

/** Answers every field at random: null where it may be, and now and then an error. */
function respond(
  draw: Draw,
  schema: GraphQLSchema,
  operation: Operation,
  variables: Record<string, unknown>,
): ExecutionResult {
  const answer = (type: string): unknown => {
    if (!type.endsWith('!') && draw.chance(25)) return draw.chance(80) ? null : new Error('failed');
    const inner = type.replace(/!$/, '');
    if (inner.startsWith('[')) return Array.from({ length: draw.below(3) }, () => answer(inner.slice(1, -1)));
    switch (inner) {
      case 'Int':
        return draw.below(100);
      case 'Float':
        return draw.below(100) / 3;
      case 'Boolean':
        return draw.chance(50);
      case 'Color':
        return draw.pick(['DARK_RED', 'GREEN']);
      case 'Time':
        return draw.pick<unknown>(['12:00', 12, { hour: 12 }, [12], true]);
      case 'String':
      case 'ID':
        return draw.pick(['', 'x', '1']);
      case 'Any':
      case 'Face':
        return { __typename: draw.pick(['OutA', 'OutB', 'OutC']) };
      default:
        return { __typename: inner };
    }
  };
  const result = execute({
    schema,
    document: operation.document,
    variableValues: variables,
    fieldResolver: (_source, _args, _context, info) => answer(String(info.returnType)),
  });
  // The prototypes of graphql-js differ from JSON's.
  return JSON.parse(JSON.stringify(result));
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
const options = { numRuns: runs };
const source = fc.integer({ min: 1, max: 2 ** 30 }).map(createDraw);

function coercionErrors(
  operation: Operation,
  schema: GraphQLSchema,
  variables: Record<string, unknown>,
): readonly unknown[] {
  const definition = operation.document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return getVariableValues(schema, definition.variableDefinitions ?? [], variables).errors ?? [];
}

describe('for random schemas and documents', () => {
  it('whatever the input schema allows is read, and what is read is valid GraphQL', () => {
    let accepted = 0;
    fc.assert(
      fc.property(source, (draw) => {
        const { operation, schema } = compileRandom(draw);
        const allows = ajv.compile(operation.input);
        const args = drawValid(draw, operation.input);
        expect(findProblems({ ...operation, inputSchema: operation.input })).toEqual([]);
        expect(allows(args), JSON.stringify([args, allows.errors])).toBe(true);
        const read = operation.toVariables(args);
        expect(read).toHaveProperty('variables');
        if ('variables' in read) expect(coercionErrors(operation, schema, read.variables)).toEqual([]);
        for (let attempt = 0; attempt < 10; attempt += 1) {
          const odd = distort(draw, args);
          const reading = operation.toVariables(odd);
          if (allows(odd) && keepsWords(operation.input, odd) && !JSON.stringify(odd).includes('3000000000'))
            expect(reading).toHaveProperty('variables');
          if ('variables' in reading) {
            accepted += 1;
            expect(coercionErrors(operation, schema, reading.variables)).toEqual([]);
          } else expect(reading.issues.length).toBeGreaterThan(0);
        }
      }),
      options,
    );
    expect(accepted).toBeGreaterThan(runs);
  });

  it('a blank reads as what is left out', () => {
    fc.assert(
      fc.property(source, (draw) => {
        const { operation } = compileRandom(draw);
        const args = drawValid(draw, operation.input);
        expect(operation.toVariables(fillIn(draw, operation.input, args))).toEqual(operation.toVariables(args));
      }),
      options,
    );
  });

  it('every legal response satisfies the output schema', () => {
    let answered = 0;
    fc.assert(
      fc.property(source, (draw) => {
        const { operation, schema } = compileRandom(draw);
        const allows = ajv.compile(operation.output);
        for (let attempt = 0; attempt < 5; attempt += 1) {
          const read = operation.toVariables(drawValid(draw, operation.input));
          if (!('variables' in read)) throw new Error(JSON.stringify(read));
          const { data } = respond(draw, schema, operation, read.variables);
          const answer = operation.toAnswer(data as Record<string, unknown> | null);
          if (Object.keys(answer).length > 1) answered += 1;
          expect(allows(answer), JSON.stringify([answer, allows.errors, operation.output])).toBe(true);
        }
      }),
      options,
    );
    expect(answered).toBeGreaterThan(runs);
  });
});
