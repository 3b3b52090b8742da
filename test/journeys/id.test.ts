import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadOperations } from '../../src/operations/load.ts';
import type { JsonSchema, Operation } from '../../src/operations/operation.ts';
import { schema } from '../../src/schema/index.ts';
import { openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

/*
 * Walks the schema, the tools and the routes, and sends an invalid id wherever an id is expected. A new place without
 * a check fails here.
 */

/** Invalid ids: larger than a number can hold exactly, smaller than one, or in another spelling. */
const notIds = [
  '9007199254740992',
  '9999999999999999',
  '18446744073709551616',
  '0',
  '-1',
  '1.5',
  '1e3',
  ' 7 ',
  '007',
  '',
  '+7',
  '0x10',
  '٧',
  '７',
  '../users',
];

/** The same as JSON numbers; those that GraphQL can write as a whole number are also written into the document. */
const notIdNumbers = [2 ** 53, 1e16, 2 ** 64, 0, -1, 1.5];

type Step = string | number;

/** A place that takes an id: the field, and the way from its arguments to the id. */
interface Place {
  root: 'query' | 'mutation' | 'subscription';
  field: string;
  args: readonly GraphQLArgument[];
  path: Step[];
  output: GraphQLOutputType;
  takesNames: boolean;
}

function idPaths(type: GraphQLInputType, path: Step[], inside: readonly string[] = []): Step[][] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return idPaths(nullable.ofType, [...path, 0], inside);
  if (!isInputObjectType(nullable)) return ['ID', 'IdOrName'].includes(getNamedType(nullable).name) ? [path] : [];
  if (inside.includes(nullable.name)) return [];
  return Object.values(nullable.getFields()).flatMap((field) =>
    idPaths(field.type, [...path, field.name], [...inside, nullable.name]),
  );
}

/** The name of the type at the end of a way. */
function typeAt(type: GraphQLInputType, [step, ...rest]: Step[]): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return typeAt(nullable.ofType, rest);
  if (!isInputObjectType(nullable)) return getNamedType(nullable).name;
  return typeAt(nullable.getFields()[String(step)]?.type as GraphQLInputType, rest);
}

const roots = {
  query: schema.getQueryType(),
  mutation: schema.getMutationType(),
  subscription: schema.getSubscriptionType(),
} as const;

const places: Place[] = Object.entries(roots).flatMap(([root, type]) =>
  Object.values(type?.getFields() ?? {}).flatMap((field) =>
    field.args.flatMap((argument) =>
      idPaths(argument.type, [argument.name]).map((path) => ({
        root: root as Place['root'],
        field: field.name,
        args: field.args,
        path,
        output: field.type,
        takesNames: typeAt(argument.type, path.slice(1)) === 'IdOrName',
      })),
    ),
  ),
);

/** A value that the type takes, with `value` at the end of the path. */
function sample(type: GraphQLInputType, path: Step[] | undefined, value: unknown): unknown {
  const nullable = getNullableType(type);
  const [step, ...rest] = path ?? [];
  if (isListType(nullable)) return [sample(nullable.ofType, path === undefined ? undefined : rest, value)];
  if (isInputObjectType(nullable)) {
    return Object.fromEntries(
      Object.values(nullable.getFields())
        .filter((field) => field.name === step || isRequiredInputField(field))
        .map((field) => [field.name, sample(field.type, field.name === step ? rest : undefined, value)]),
    );
  }
  if (path !== undefined) return value;
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  return (
    { ID: '21400001', IdOrName: '21400001', Int: 1, Float: 1, Boolean: true, DateTime: '2026-12-01' }[
      getNamedType(nullable).name
    ] ?? 'Окна'
  );
}

function argumentsOf({ args, path }: Place, value: unknown): Record<string, unknown> {
  const [name, ...rest] = path;
  return Object.fromEntries(
    args
      .filter((argument) => argument.name === name || isRequiredArgument(argument))
      .map((argument) => [argument.name, sample(argument.type, argument.name === name ? rest : undefined, value)]),
  );
}

function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  return isObjectType(named) || isInterfaceType(named) || isUnionType(named) ? ' { __typename }' : '';
}

function byVariables({ root, field, args, output }: Place, given: Record<string, unknown>): string {
  const used = args.filter(({ name }) => name in given);
  const declared = used.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = used.map(({ name }) => `${name}: $${name}`).join(', ');
  return `${root} (${declared}) { ${field}(${passed})${selectionOf(output)} }`;
}

/** A value as GraphQL writes it. */
function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${(value as unknown[]).map((item) => literal(item, nullable.ofType)).join(', ')}]`;
  if (isInputObjectType(nullable)) {
    const fields = Object.entries(value as Record<string, unknown>).map(([name, inner]) => {
      const field = nullable.getFields()[name];
      return field ? `${name}: ${literal(inner, field.type)}` : '';
    });
    return `{ ${fields.join(', ')} }`;
  }
  return isEnumType(nullable) ? String(value) : JSON.stringify(value);
}

function byLiterals({ root, field, args, output }: Place, given: Record<string, unknown>): string {
  const passed = args.flatMap(({ name, type }) => (name in given ? [`${name}: ${literal(given[name], type)}`] : []));
  return `${root} { ${field}(${passed.join(', ')})${selectionOf(output)} }`;
}

interface Failure {
  errors?: { extensions: { code?: string; issues?: { path: Step[] }[] } }[];
}

/** Whether the answer refuses the argument by its name. */
function refusal(result: unknown, { path }: Place): string {
  const [error] = (JSON.parse(JSON.stringify(result)) as Failure).errors ?? [];
  if (!error) return 'accepted';
  if (error.extensions.code !== 'VALIDATION_FAILED') return String(error.extensions.code);
  const named = error.extensions.issues?.some((issue) => issue.path.join('.').startsWith(path.join('.')));
  return named ? 'refused' : `refused without its name: ${JSON.stringify(error.extensions.issues)}`;
}

/** An argument of a field of a record. */
function argumentOf(type: string, field: string, argument: string) {
  const owner = schema.getType(type);
  return isObjectType(owner) ? owner.getFields()[field]?.args.find(({ name }) => name === argument) : undefined;
}

describe('an id in a GraphQL argument', () => {
  it('exists in every noun', () => {
    expect(places.length).toBeGreaterThan(80);
  });

  it.each(['query', 'mutation', 'subscription'] as const)('of a %s is checked', { timeout: 300_000 }, async (root) => {
    const account = await openAccount();
    await account.query('{ account { id } }');
    account.sandbox.clearRequests();
    const wrong: string[] = [];
    for (const place of places.filter((each) => each.root === root)) {
      const attempt = async (text: string, variables: Record<string, unknown>, what: string) => {
        const { execute, engine } = account;
        const result =
          root === 'subscription'
            ? await engine.subscribe(parse(text), variables, { access: 'read-write' })
            : await execute(text, variables);
        if (Symbol.asyncIterator in result) await result[Symbol.asyncIterator]().return?.();
        const outcome = Symbol.asyncIterator in result ? 'accepted' : refusal(result, place);
        if (outcome !== 'refused') wrong.push(`${place.field}(${place.path.join('.')}) ${what}: ${outcome}`);
      };
      for (const value of [...notIds, ...notIdNumbers]) {
        // Where names are accepted, a text with letters is one.
        if (place.takesNames && /\p{L}/u.test(String(value))) continue;
        const given = argumentsOf(place, value);
        await attempt(byVariables(place, given), given, `by variable ${JSON.stringify(value)}`);
        // A fraction or a number that GraphQL writes with an exponent is refused by its grammar of ids.
        if (typeof value === 'number' && !Number.isInteger(value)) continue;
        const document = byLiterals(place, given).replaceAll('18446744073709552000', '18446744073709551616');
        await attempt(document, {}, `by literal ${JSON.stringify(value)}`);
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(account.sandbox.requestCount(() => true)).toBe(0);
  });

  it('within a record is checked, in every spelling', async () => {
    const account = await openAccount();
    const nested = Object.values(schema.getTypeMap()).flatMap((type) =>
      (isObjectType(type) || isInterfaceType(type)) && !Object.values(roots).includes(type as never)
        ? Object.values(type.getFields()).flatMap((field) =>
            field.args.flatMap((argument) =>
              idPaths(argument.type, [argument.name]).map((path) => `${type.name}.${field.name}(${path.join('.')})`),
            ),
          )
        : [],
    );
    const data = account.sandbox.data();
    const ids = {
      Lead: data.leads.rows()[0]?.id,
      Contact: data.contacts.rows()[0]?.id,
      Company: data.companies.rows()[0]?.id,
    };
    const tried = nested.filter((place) => Object.keys(ids).some((noun) => place.startsWith(`${noun}.`)));
    expect(tried.length).toBeGreaterThan(5);
    for (const place of tried) {
      const [, noun = '', field = '', argument = ''] = /^(\w+)\.(\w+)\(([\w.]+)\)$/.exec(place) ?? [];
      for (const value of notIds) {
        const isList = /\[Id/i.test(String(argumentOf(noun, field, argument)?.type));
        const given = isList ? [value] : value;
        const id = ids[noun as keyof typeof ids];
        const text = `{ ${noun.toLowerCase()}(id: "${id}") { ${field}(${argument}: ${JSON.stringify(given)}) { __typename } } }`;
        const { errors } = await account.execute(text);
        expect(errors?.[0]?.extensions, `${place} ${value}`).toMatchObject({ code: 'VALIDATION_FAILED' });
      }
    }
    expect(nested).toContain('Entity.customField(id)');
  });

  it('is exact up to the largest', async () => {
    const account = await openAccount();
    const { errors } = await account.execute('{ lead(id: "9007199254740991") { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect(errors?.[0]?.message).toContain('9007199254740991');
  });
});

const { operations } = await loadOperations({ root: 'src/operations' }, schema);

/** Ids of other systems, which may be any text. */
const foreignIds = /^(chat_id|external_ids?|form_id|group_id|vat_id|vat_rate_id)$/;

/** The arguments of an operation that take ids, with the way to them. */
function argumentPaths(operation: Operation): Step[][] {
  const definitions = (operation.input.$defs ?? {}) as Record<string, JsonSchema>;
  const visit = (node: JsonSchema, path: Step[]): Step[][] => {
    const reference = typeof node.$ref === 'string' ? definitions[node.$ref.split('/').at(-1) ?? ''] : undefined;
    const target = reference ?? node;
    if (target.items) return visit(target.items as JsonSchema, [...path, 0]);
    if (target.properties) {
      return Object.entries(target.properties as Record<string, JsonSchema>).flatMap(([name, inner]) =>
        visit(inner, [...path, name]),
      );
    }
    const name = path.filter((step) => typeof step === 'string').at(-1);
    return name !== undefined && /(^|_)ids?$/.test(String(name)) && !foreignIds.test(String(name)) ? [path] : [];
  };
  return visit(operation.input, []);
}

/** Arguments that an operation takes, with `value` at the end of the path. */
function argumentsWith(operation: Operation, path: Step[], value: unknown): Record<string, unknown> {
  const definitions = (operation.input.$defs ?? {}) as Record<string, JsonSchema>;
  const build = (node: JsonSchema, rest: Step[] | undefined, key = ''): unknown => {
    const reference = typeof node.$ref === 'string' ? definitions[node.$ref.split('/').at(-1) ?? ''] : undefined;
    const target = reference ?? node;
    const [step, ...further] = rest ?? [];
    if (target.items) return [build(target.items as JsonSchema, rest === undefined ? undefined : further)];
    if (target.properties) {
      const required = (target.required ?? []) as string[];
      return Object.fromEntries(
        Object.entries(target.properties as Record<string, JsonSchema>)
          .filter(([name]) => name === step || required.includes(name))
          .map(([name, inner]) => [name, build(inner, name === step ? further : undefined, name)]),
      );
    }
    if (rest !== undefined) return value;
    if (Array.isArray(target.enum)) return target.enum[0];
    if (key.endsWith('_till')) return '2026-12-01';
    return { integer: 1, number: 1, boolean: true }[String(target.type)] ?? '21400001';
  };
  return build(operation.input, path) as Record<string, unknown>;
}

/** An empty text or spaces around a number may stand for nothing or for that number in a tool's argument. */
const notToolIds = [...notIds.filter((text) => text.trim() === text && text !== ''), ...notIdNumbers];

describe('an id in a tool argument', () => {
  it('is checked, and the argument is named', { timeout: 300_000 }, async () => {
    const account = await openAccount();
    const call = await openTools(account);
    account.sandbox.clearRequests();
    const wrong: string[] = [];
    let count = 0;
    for (const operation of operations) {
      for (const path of argumentPaths(operation)) {
        count += 1;
        for (const value of notToolIds) {
          const text = await call(operation.name, argumentsWith(operation, path, value)).then(
            () => 'accepted',
            (error: Error) => error.message,
          );
          const isNamed = text.includes('VALIDATION_FAILED') && text.includes(String(path[0]));
          if (!isNamed)
            wrong.push(`${operation.name}(${path.join('.')}) ${JSON.stringify(value)}: ${text.slice(0, 200)}`);
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(count).toBeGreaterThan(20);
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });
});

describe('an id in a REST request', () => {
  it('is checked in paths, queries and bodies, and the argument is named', { timeout: 300_000 }, async () => {
    const { app, sandbox } = await serve();
    const wrong: string[] = [];
    for (const operation of operations) {
      const { method, path: template, argumentsIn } = operation.route;
      for (const path of argumentPaths(operation)) {
        for (const value of notToolIds) {
          const args = argumentsWith(operation, path, value);
          const inPath = Object.keys(args).filter((key) => template.includes(`{${key}}`));
          // A dot segment is resolved by the client before it is sent.
          if (inPath.some((key) => String(args[key]).startsWith('..'))) continue;
          const address = template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(args[key])));
          const rest = Object.fromEntries(Object.entries(args).filter(([key]) => !inPath.includes(key)));
          const query = new URLSearchParams(
            argumentsIn === 'query' ? Object.entries(rest).map(([key, inner]) => [key, String(inner)]) : [],
          );
          const response = await fetch(`${app.url}${address}?${query}`, {
            method,
            ...(argumentsIn === 'body' && {
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(rest),
            }),
          });
          const text = await response.text();
          if (response.status === 400 && text.includes('VALIDATION_FAILED') && text.includes(String(path[0]))) continue;
          wrong.push(
            `${method} ${template} ${path.join('.')}=${JSON.stringify(value)}: ${response.status} ${text.slice(0, 200)}`,
          );
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('is checked at the address that serves all nouns', async () => {
    const { app } = await serve();
    for (const entity_type of ['leads', 'contacts', 'tasks']) {
      for (const entity_id of notToolIds) {
        const response = await fetch(`${app.url}/api/entities`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ entity_type, method: 'update', entity_id, data: { name: 'Окна', text: 'Окна' } }),
        });
        expect(response.status, `${entity_type} ${entity_id}`).toBe(400);
        expect(await response.json()).toMatchObject({ code: 'VALIDATION_FAILED' });
      }
    }
  });
});
