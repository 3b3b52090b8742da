import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type NamedTypeNode,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import type { Nullish } from '../nullish.ts';

/** The assumed length of a list of records without `first`: more than most have, far fewer than some do. */
export const unboundedRecords = 25;

/** The assumed number of values (phones, tags, custom fields …) of a record. */
export const unboundedValues = 5;

/** The cost of an operation, and the list that contributes most to it. */
export interface Cost {
  /** Fields and objects of the answer, if every list has its assumed length, and the work behind questions about all records. */
  cost: number;
  /** The path of the list with the largest share of the cost. */
  heaviest: string[];
}

/** The state of counting one operation. */
interface Counting {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, { typeCondition: NamedTypeNode; selectionSet: SelectionSetNode }>;
  /** The costs of fragments by name, so that each fragment is walked once. */
  counted: Map<string, Cost>;
  variable(name: string): unknown;
}

/** The costs of operations in which no variable sets the length of a list. An operation is validated against one schema only. */
const fixedCosts = new WeakMap<OperationDefinitionNode, Cost>();

/**
 * The cost of one operation of a validated document: 1 for each field and each object, times the lengths of the lists around it. The
 * length of a list is its `first` (a literal, a variable or the default); a list without `first` has an assumed length. A field with a
 * `cost` in its extensions adds that once, for the work behind it: its answer is one object, and its `first` is the length of the lists
 * in it.
 */
export function countCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: Nullish<string>,
  variables: Readonly<Record<string, unknown>>,
): Cost {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return { cost: 0, heaviest: [] };
  const known = fixedCosts.get(operation);
  if (known) return known;
  let isFixed = true;
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, defaultValue]),
  );
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === 'FragmentDefinition' ? [[each.name.value, each]] : [])),
  );
  const cost = countSelections(operation.selectionSet, root, {
    schema,
    fragments,
    counted: new Map(),
    variable(name) {
      isFixed = false;
      if (variables[name] !== undefined) return variables[name];
      const value = defaults.get(name);
      return value?.kind === 'IntValue' ? Number(value.value) : undefined;
    },
  });
  if (isFixed) fixedCosts.set(operation, cost);
  return cost;
}

/** @param length of the lists right in it that have no `first` of their own */
function countSelections(set: SelectionSetNode, parent: GraphQLOutputType, counting: Counting, length?: number): Cost {
  let cost = 0;
  let heaviest: Cost = { cost: 0, heaviest: [] };
  for (const selection of set.selections) {
    let part: Cost;
    if (selection.kind === 'Field') part = countField(selection, parent, counting, length);
    else if (selection.kind === 'FragmentSpread') part = countFragment(selection.name.value, counting, length);
    else {
      const type = typeOf(selection.typeCondition, counting) ?? parent;
      part = countSelections(selection.selectionSet, type, counting, length);
    }
    cost += part.cost;
    if (part.cost > heaviest.cost) heaviest = part;
  }
  return { cost, heaviest: heaviest.heaviest };
}

function countFragment(name: string, counting: Counting, length?: number): Cost {
  const key = `${name}:${length ?? ''}`;
  const known = counting.counted.get(key);
  if (known) return known;
  const fragment = counting.fragments.get(name);
  const type = typeOf(fragment?.typeCondition, counting);
  if (!fragment || !type) return { cost: 0, heaviest: [] };
  const cost = countSelections(fragment.selectionSet, type, counting, length);
  counting.counted.set(key, cost);
  return cost;
}

function countField(node: FieldNode, parent: GraphQLOutputType, counting: Counting, given?: number): Cost {
  const field = findField(node, parent);
  if (!field || !node.selectionSet) return { cost: 1, heaviest: [] };
  const name = node.name.value;
  const first = firstOf(field, node, counting);
  const { cost: work } = field.extensions as { cost?: number };
  if (work !== undefined) {
    const inner = countSelections(node.selectionSet, getNamedType(field.type), counting, first);
    return { cost: work + 2 + inner.cost, heaviest: [name, ...inner.heaviest] };
  }
  const inner = countSelections(node.selectionSet, getNamedType(field.type), counting);
  const length = lengthOf(field, first, given);
  const cost = 1 + length * (1 + inner.cost);
  const isList = length > 1;
  return { cost, heaviest: isList || inner.heaviest.length > 0 ? [name, ...inner.heaviest] : [] };
}

/** The argument `first` of a field; undefined if it has none. */
function firstOf(field: GraphQLField<unknown, unknown>, node: FieldNode, counting: Counting): number | undefined {
  const argument = field.args.find(({ name }) => name === 'first');
  if (!argument) return undefined;
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  let first: unknown = argument.defaultValue;
  if (given?.kind === 'IntValue') first = Number(given.value);
  else if (given?.kind === 'Variable') first = counting.variable(given.name.value) ?? first;
  return typeof first === 'number' ? Math.max(1, first) : undefined;
}

/** The assumed number of objects that a field returns. @param given the length of the lists around it */
function lengthOf(field: GraphQLField<unknown, unknown>, first: number | undefined, given?: number): number {
  if (first !== undefined) return first;
  const type = getNullableType(field.type);
  if (!isListType(type)) return 1;
  if (given !== undefined) return given;
  const item = getNamedType(type);
  // The field of the connection has been multiplied by its length already.
  if (field.name === 'nodes' || field.name === 'edges') return 1;
  const isRecord = (isObjectType(item) || isInterfaceType(item)) && 'id' in item.getFields();
  return isRecord ? unboundedRecords : unboundedValues;
}

function typeOf(condition: NamedTypeNode | undefined, { schema }: Counting): GraphQLOutputType | undefined {
  const type = condition && schema.getType(condition.name.value);
  return type && isCompositeType(type) ? type : undefined;
}

function findField({ name }: FieldNode, parent: GraphQLOutputType): GraphQLField<unknown, unknown> | undefined {
  // Introspection does not depend on the account's data.
  if (name.value === SchemaMetaFieldDef.name || name.value === TypeMetaFieldDef.name) return undefined;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined;
}
