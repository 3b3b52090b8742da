/**
 * Compiles an operation's selection to the JSON Schema of the answer and, in the same traversal, to the function that
 * converts a response to the answer, so the two always agree. Every valid response satisfies the schema.
 */
import {
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Nullish } from '../nullish.ts';
import {
  type AnswerField,
  assignFields,
  checkKeys,
  hoistFields,
  leafShape,
  listShape,
  locateField,
  objectShape,
  plainField,
  type Shape,
} from './answer-field.ts';
import { connectionOf, keepCursors } from './connection.ts';
import { toSnakeCase } from './name.ts';
import type { JsonSchema, Path } from './operation.ts';
import { Reasons } from './reason.ts';
import { renderScalarAnswer } from './scalar.ts';
import { collectFields, type Fragments, hasDirective, isUniform, type SelectedField } from './selection.ts';
import { findTypeName, renderVariants } from './variant.ts';

/** The answer of an operation. */
export interface Output {
  schema: JsonSchema;
  toAnswer(data: Nullish<Record<string, unknown>>): Record<string, unknown>;
  toAnswerPath(path: Path): Path;
}

/** Enums with more values than this are not listed in the schema of an answer. */
const enumListLimit = 8;

/**
 * Compiles the selection of an operation's root.
 *
 * @throws RefusedDocument naming each field that cannot be part of an answer
 */
export function compileOutput(
  set: SelectionSetNode,
  root: GraphQLObjectType,
  schema: GraphQLSchema,
  fragments: Fragments,
): Output {
  const members = new OutputCompiler(schema, fragments).compileRoot(set, root);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(
        members.flatMap(({ entries }) => entries.map(({ key, schema: property }) => [key, property])),
      ),
      // Nothing is required: an answer with only errors must also satisfy the schema, because some clients check it.
    },
    toAnswer: (data) => assignFields(members, data ?? {}),
    toAnswerPath: (path) => locateField(members, path),
  };
}

class OutputCompiler {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;

  constructor(schema: GraphQLSchema, fragments: Fragments) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  compileRoot(set: SelectionSetNode, root: GraphQLObjectType): AnswerField[] {
    const members = compileAll(this.#collect([set], root), (field) => {
      const type = this.#typeOf(field, root);
      const object = getNullableType(type);
      const hoists = hasDirective(field.nodes, 'unwrap') && isObjectType(object) && !connectionOf(type);
      const hoisted = hoists ? this.#membersOf(field, object) : [];
      return hoisted.length > 1 ? hoistFields(field, hoisted) : this.#compileField(field, root);
    });
    const reserved = members.find(({ entries }) => entries.some(({ key }) => key === 'errors'));
    if (reserved) {
      const message = '"errors" is reserved for the errors of an answer; use an alias';
      throw new GraphQLError(message, { nodes: [reserved.node] });
    }
    return members;
  }

  #compileField(field: SelectedField, parent: GraphQLObjectType, key = toSnakeCase(field.responseKey)): AnswerField {
    const type = this.#typeOf(field, parent);
    const required = isNonNullType(type) && !field.conditional;
    const connection = connectionOf(type);
    if (connection) return this.#compileConnection(field, connection, key, required);
    if (hasDirective(field.nodes, 'unwrap')) return this.#compileUnwrapped(field, type, key, required);
    return plainField(field, key, this.#compileType(type, field), required);
  }

  #compileType(type: GraphQLOutputType, field: SelectedField): Shape {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const item: GraphQLOutputType = nullable.ofType;
      return listShape(this.#compileType(item, field), !isNonNullType(item));
    }
    if (isScalarType(nullable)) return leafShape(renderScalarAnswer(nullable));
    if (isEnumType(nullable)) {
      const values = nullable.getValues().map(({ name }) => name);
      return leafShape({ type: 'string', ...(values.length <= enumListLimit && { enum: values }) });
    }
    if (isObjectType(nullable)) return objectShape(this.#membersOf(field, nullable));
    const types = this.#schema.getPossibleTypes(nullable);
    if (types[0] && isUniform(setsOf(field.nodes), nullable, this.#schema)) {
      return objectShape(this.#membersOf(field, types[0]));
    }
    return this.#compileAbstract(field, types);
  }

  /** Compiles a field of several types, which are distinguished by `__typename`. */
  #compileAbstract(field: SelectedField, types: readonly GraphQLObjectType[]): Shape {
    const variants = types.map((type) => ({ name: type.name, members: this.#membersOf(field, type) }));
    const nameKey = findTypeName(variants.map(({ members }) => members));
    const byName = new Map(variants.map(({ name, members }) => [name, members]));
    const membersOf = (value: unknown) => byName.get(String((value as Record<string, unknown>)[nameKey])) ?? [];
    return {
      schema: renderVariants(variants, toSnakeCase(nameKey)),
      convert: (value) => assignFields(membersOf(value), value as Record<string, unknown>),
      // The path does not contain the type. The first type with this field is used: equal fields have equal keys.
      locate: (path) => {
        const variant = variants.find(({ members }) => members.some(({ responseKey }) => responseKey === path[0]));
        return locateField(variant?.members ?? [], path);
      },
    };
  }

  #compileUnwrapped(field: SelectedField, type: GraphQLOutputType, key: string, required: boolean): AnswerField {
    const named = getNamedType(type);
    const children = isObjectType(named) ? this.#collect(setsOf(field.nodes), named) : [];
    const [child] = children;
    if (!isObjectType(named) || !child || children.length > 1) {
      throw problem(
        field,
        `@unwrap needs an object with exactly one selected field, which "${field.responseKey}" does not have`,
      );
    }
    const inner = this.#compileField(child, named, key);
    const nullable = getNullableType(type);
    if (!isListType(nullable)) {
      return {
        ...inner,
        responseKey: field.responseKey,
        node: field.nodes[0] as FieldNode,
        entries: inner.entries.map((entry) => ({ ...entry, required: entry.required && required })),
        write: (value, answer) => assignFields([inner], value as Record<string, unknown>, answer),
        locate: (path) => inner.locate(path.slice(1)),
      };
    }
    if (inner.entries.length > 1) {
      throw problem(field, `"${field.responseKey}" is a list and cannot unwrap a page of another list`);
    }
    return plainField(field, key, this.#unwrapItems(nullable, inner), required);
  }

  #unwrapItems(type: GraphQLOutputType, inner: AnswerField): Shape {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const item = nullable.ofType as GraphQLOutputType;
      const leaf = !isListType(getNullableType(item));
      return listShape(this.#unwrapItems(item, inner), !isNonNullType(item) || (leaf && !inner.entries[0]?.required));
    }
    const key = inner.entries[0]?.key as string;
    return {
      schema: inner.entries[0]?.schema as JsonSchema,
      convert: (value) => assignFields([inner], value as Record<string, unknown>)[key] ?? null,
      locate: (path) => inner.locate(path.slice(1)).slice(1),
    };
  }

  /** Compiles a connection to a list; the page info and other selected fields of the connection become its siblings. */
  #compileConnection(field: SelectedField, type: GraphQLObjectType, key: string, required: boolean): AnswerField {
    if (hasDirective(field.nodes, 'unwrap')) throw problem(field, '@unwrap cannot be used on a connection');
    const page: AnswerField[] = [];
    let list: AnswerField | undefined;
    for (const child of this.#collect(setsOf(field.nodes), type)) {
      const name = child.nodes[0]?.name.value;
      if (name === 'nodes') list = this.#compileField(child, type, key);
      else if (name === 'edges') throw problem(child, 'select `nodes` of a connection, not `edges`');
      else if (name === 'pageInfo') page.push(this.#compilePageInfo(child, type));
      else page.push(this.#compileField(child, type));
    }
    const members = checkKeys(list ? [list, ...page] : page);
    if (!list) throw problem(field, `"${field.responseKey}" is a connection; select its \`nodes\``);
    const hoisted = hoistFields(field, members);
    const listKey = list.entries[0]?.key ?? key;
    return {
      ...hoisted,
      write(value, answer) {
        hoisted.write(value, answer);
        keepCursors(value, listKey, answer);
      },
      entries: members
        .flatMap(({ entries }) => entries)
        .map((entry) => ({ ...entry, required: entry.required && required })),
    };
  }

  #compilePageInfo(field: SelectedField, connection: GraphQLObjectType): AnswerField {
    const pageInfo = getNamedType(this.#typeOf(field, connection)) as GraphQLObjectType;
    const selected = this.#collect(setsOf(field.nodes), pageInfo);
    const responseKeyOf = (name: string) => selected.find(({ nodes }) => nodes[0]?.name.value === name)?.responseKey;
    const [cursor, more] = [responseKeyOf('endCursor'), responseKeyOf('hasNextPage')];
    if (cursor === undefined || more === undefined || selected.length > 2) {
      throw problem(field, 'select exactly `endCursor` and `hasNextPage` of `pageInfo`');
    }
    const certain = [this.#typeOf(field, connection), pageInfo.getFields().hasNextPage?.type].every(isNonNullType);
    const conditional = field.conditional || selected.some((each) => each.conditional);
    return {
      responseKey: field.responseKey,
      node: field.nodes[0] as FieldNode,
      entries: [
        { key: 'next_cursor', schema: { type: 'string' }, required: false },
        { key: 'has_more', schema: { type: 'boolean' }, required: certain && !conditional },
      ],
      write(value, answer) {
        const info = value as Record<string, unknown>;
        if (info[more] === true && info[cursor] != null) answer.next_cursor = info[cursor];
        if (info[more] != null) answer.has_more = info[more];
      },
      locate: ([first]) => (first === cursor ? ['next_cursor'] : ['has_more']),
    };
  }

  #membersOf(field: SelectedField, type: GraphQLObjectType): AnswerField[] {
    return compileAll(this.#collect(setsOf(field.nodes), type), (child) => this.#compileField(child, type));
  }

  #collect(sets: readonly SelectionSetNode[], type: GraphQLObjectType): SelectedField[] {
    return collectFields(sets, type, this.#schema, this.#fragments);
  }

  #typeOf(field: SelectedField, parent: GraphQLObjectType): GraphQLOutputType {
    const name = field.nodes[0]?.name.value ?? '';
    return name === TypeNameMetaFieldDef.name
      ? TypeNameMetaFieldDef.type
      : (parent.getFields()[name]?.type as GraphQLOutputType);
  }
}

/** @throws RefusedDocument with the problems of all fields, including keys that collide */
function compileAll(fields: readonly SelectedField[], compile: (field: SelectedField) => AnswerField): AnswerField[] {
  const reasons = new Reasons();
  const members = fields.flatMap((field) => reasons.attempt(field.nodes[0] as FieldNode, () => compile(field)) ?? []);
  reasons.check();
  return checkKeys(members);
}

function setsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
}

function problem(field: SelectedField, message: string): GraphQLError {
  return new GraphQLError(message, { nodes: field.nodes });
}
