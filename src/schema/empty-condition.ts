import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import {
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type ValueNode,
} from 'graphql';
import { type Issue, ValidationError } from '../errors/index.ts';

/** The plugin's name, for the list of the builder's plugins. */
export const emptyConditionPlugin = 'emptyCondition';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      [emptyConditionPlugin]: EmptyConditionPlugin<Types>;
    }
  }
}

/** The extensions of an input type that says nothing without a value: as a condition, it would let everything through. */
export const needsValue = { needsValue: true } as const;

/**
 * Refuses conditions that a caller wrote without a value: `tags: {}` would list everything. A document may have variables in all places of
 * a condition and leave all of them out, as operations do; then the condition is omitted.
 */
class EmptyConditionPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (Object.keys(config.args).length === 0) return resolve;
    let takes: boolean | undefined;
    return (source, args, context, info) => {
      takes ??= argumentsOf(info).some(({ type }) => hasCondition(type, new Set()));
      const issues = takes ? findEmpty(info) : [];
      if (issues.length > 0) throw new ValidationError(issues);
      return resolve(source, args, context, info);
    };
  }
}

function argumentsOf({ parentType, fieldName }: GraphQLResolveInfo) {
  return parentType.getFields()[fieldName]?.args ?? [];
}

/** Inputs may contain themselves. */
function hasCondition(type: GraphQLInputType, seen: Set<GraphQLInputType>): boolean {
  const bare = getNullableType(type);
  if (isListType(bare)) return hasCondition(bare.ofType, seen);
  if (!isInputObjectType(bare) || seen.has(bare)) return false;
  seen.add(bare);
  return (
    bare.extensions.needsValue === true ||
    Object.values(bare.getFields()).some((field) => hasCondition(field.type, seen))
  );
}

function findEmpty(info: GraphQLResolveInfo): Issue[] {
  const nodes = info.fieldNodes[0]?.arguments ?? [];
  return argumentsOf(info).flatMap(({ name, type }) => {
    const node = nodes.find((each) => each.name.value === name)?.value;
    return node ? inNode(type, node, [name], info.variableValues) : [];
  });
}

/** Those in what the document says. */
function inNode(
  type: GraphQLInputType,
  node: ValueNode,
  path: Issue['path'],
  variables: Readonly<Record<string, unknown>>,
): Issue[] {
  const bare = getNullableType(type);
  if (node.kind === Kind.VARIABLE) return inValue(type, variables[node.name.value], path);
  if (isListType(bare)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.flatMap((item, index) => inNode(bare.ofType, item, [...path, index], variables));
  }
  if (!isInputObjectType(bare) || node.kind !== Kind.OBJECT) return [];
  const fields = bare.getFields();
  if (bare.extensions.needsValue && !saysSomething(node)) return [describe(Object.keys(fields), path)];
  return node.fields.flatMap(({ name, value }) => {
    const field = fields[name.value];
    return field ? inNode(field.type, value, [...path, name.value], variables) : [];
  });
}

/** Those in the value of a variable. */
function inValue(type: GraphQLInputType, value: unknown, path: Issue['path']): Issue[] {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    return Array.isArray(value) ? value.flatMap((item, index) => inValue(bare.ofType, item, [...path, index])) : [];
  }
  if (!isInputObjectType(bare) || typeof value !== 'object' || value === null) return [];
  const fields = bare.getFields();
  if (bare.extensions.needsValue && !hasValue(value)) return [describe(Object.keys(fields), path)];
  return Object.entries(value).flatMap(([name, member]) => {
    const field = fields[name];
    return field ? inValue(field.type, member, [...path, name]) : [];
  });
}

function saysSomething(node: ValueNode): boolean {
  if (node.kind === Kind.OBJECT) return node.fields.some(({ value }) => saysSomething(value));
  return node.kind !== Kind.NULL;
}

function hasValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== null && value !== undefined;
  return Array.isArray(value) || Object.values(value).some(hasValue);
}

function describe(names: readonly string[], path: Issue['path']): Issue {
  return { path, message: `has no condition: give ${names.map((name) => `\`${name}\``).join(', ')} or omit it` };
}

SchemaBuilder.registerPlugin(emptyConditionPlugin, EmptyConditionPlugin);
