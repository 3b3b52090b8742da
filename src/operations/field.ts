/**
 * The arguments of a tool: the variables of the operation, and the fields of their input objects.
 * `input.ts` renders them as JSON Schema, `argument.ts` parses values with them.
 */
import {
  astFromValue,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isNullableType,
  isRequiredInputField,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type ValueNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { type Constraints, mergeConstraints } from './constraint.ts';
import { claimKeys, toSnakeCase } from './name.ts';
import { Reasons } from './reason.ts';
import { placeOf, type Use } from './use.ts';

/** A variable, or a field of an input object. */
export interface InputField {
  /** The name in tools, snake_case. */
  key: string;
  /** The name in GraphQL. */
  name: string;
  type: GraphQLInputType;
  required: boolean;
  /** Whether an explicit null clears the field and is passed on. */
  clearable: boolean;
  /** Whether the schema refuses an empty list, so that one counts as omitted. */
  refusesEmpty: boolean;
  /** Whether the tool takes a single value for a list of GraphQL's. */
  single: boolean;
  /** Members of its input object that are not shown, by their GraphQL names. */
  hidden: readonly string[];
  description: string | undefined;
  constraints: Constraints;
  /** The default as JSON, with keys in snake_case; undefined if there is none. */
  default: unknown;
  deprecated: boolean;
}

/** The longest description, in characters, to which the descriptions of enum values are added. */
const enumTextLimit = 300;

/**
 * Converts the variables of an operation to fields.
 *
 * @throws Error if two variables would have the same key
 * @throws RefusedDocument naming each variable with `@single` that is not a list, or with `@hide` of a member that does not exist
 *   or is required
 */
export function toInputFields(
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  uses: Map<string, Use[]>,
): InputField[] {
  const definitions = operation.variableDefinitions ?? [];
  claimKeys(
    definitions.map(({ variable }) => variable.name.value),
    'variables',
  );
  const reasons = new Reasons();
  const fields = definitions.flatMap((definition) => {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type) as GraphQLInputType;
    return reasons.attempt(operation, () => toInputField(definition, type, uses.get(name) ?? [])) ?? [];
  });
  reasons.check();
  return fields;
}

function toInputField(definition: VariableDefinitionNode, type: GraphQLInputType, uses: Use[]): InputField {
  const name = definition.variable.name.value;
  const single = definition.directives?.some((directive) => directive.name.value === 'single') ?? false;
  const list = getNullableType(type);
  if (single && !isListType(list)) throw new Error(`@single is used on $${name}, which is not a list`);
  const constraints = uses.map((use) => use.constraints).reduce(mergeDeep, { own: {} });
  const described = uses.find((use) => use.description !== undefined)?.description;
  const fallback = definition.defaultValue && toJson(definition.defaultValue, type);
  return {
    key: toSnakeCase(name),
    name,
    type: single && isListType(list) ? list.ofType : type,
    required: isNonNullType(type) && definition.defaultValue === undefined,
    clearable: isNullableType(type) && uses.length > 0 && uses.every((use) => use.clearable),
    refusesEmpty: uses.length > 0 && uses.every((use) => use.refusesEmpty),
    single,
    hidden: findHidden(definition, type),
    description: definition.description?.value ?? describe(described, type),
    constraints: single ? (constraints.items ?? { own: {} }) : constraints,
    default: (single && Array.isArray(fallback) ? fallback[0] : fallback) ?? undefined,
    deprecated: false,
  };
}

function findHidden(definition: VariableDefinitionNode, type: GraphQLInputType): readonly string[] {
  const directive = definition.directives?.find(({ name }) => name.value === 'hide');
  const members = directive?.arguments?.find(({ name }) => name.value === 'members');
  if (!members) return [];
  const hidden = valueFromASTUntyped(members.value) as string[];
  for (const name of hidden) {
    const field = findMember(type, name.split('.'));
    if (field && !isRequiredInputField(field)) continue;
    throw new Error(`@hide on $${definition.variable.name.value} names "${name}", which is not an optional member`);
  }
  return hidden;
}

/** The member of an input object at a path of names. */
function findMember(type: GraphQLInputType, [name = '', ...rest]: readonly string[]): GraphQLInputField | undefined {
  const named = getNamedType(type);
  const field = isInputObjectType(named) ? named.getFields()[name] : undefined;
  return field && rest.length > 0 ? findMember(field.type, rest) : field;
}

const fieldsByType = new WeakMap<GraphQLInputObjectType, InputField[]>();

/**
 * Converts the fields of an input object.
 *
 * @throws Error if two fields would have the same key
 */
export function inputFieldsOf(type: GraphQLInputObjectType): InputField[] {
  let fields = fieldsByType.get(type);
  if (!fields) {
    const definitions = Object.values(type.getFields());
    claimKeys(
      definitions.map(({ name }) => name),
      `input ${type.name}`,
    );
    fields = definitions.map((definition) => {
      const place = placeOf(definition, []);
      const fallback =
        definition.defaultValue === undefined ? null : astFromValue(definition.defaultValue, definition.type);
      return {
        key: toSnakeCase(definition.name),
        name: definition.name,
        type: definition.type,
        required: isRequiredInputField(definition),
        clearable: place.clearable,
        refusesEmpty: place.refusesEmpty,
        single: false,
        hidden: [],
        description: describe(place.description, definition.type),
        constraints: place.constraints,
        default: (fallback ? toJson(fallback, definition.type) : undefined) ?? undefined,
        deprecated: definition.deprecationReason != null,
      };
    });
    fieldsByType.set(type, fields);
  }
  return fields;
}

function mergeDeep(a: Constraints, b: Constraints): Constraints {
  const items = a.items && b.items ? mergeDeep(a.items, b.items) : (a.items ?? b.items);
  return { own: mergeConstraints(a.own, b.own), ...(items && { items }) };
}

/** The description of the argument or of its type, and the descriptions of enum values if they are short enough. */
function describe(inherited: string | undefined, type: GraphQLInputType): string | undefined {
  const named = getNamedType(type);
  const text = inherited ?? (isSpecifiedScalarType(named) ? undefined : (named.description ?? undefined));
  if (!isEnumType(named)) return text;
  const lines = named
    .getValues()
    .filter(({ description, deprecationReason }) => description && deprecationReason == null)
    .map(({ name, description }) => `${name}: ${description}`);
  const explained = [text, ...lines].filter(Boolean).join('\n');
  return explained.length <= enumTextLimit ? explained || undefined : text;
}

/** Converts a default value to JSON, as a caller of the tool would write it. */
function toJson(node: ValueNode, type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (node.kind === Kind.NULL) return null;
  if (isListType(nullable)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.map((item) => toJson(item, nullable.ofType));
  }
  if (isInputObjectType(nullable) && node.kind === Kind.OBJECT) {
    const fields = nullable.getFields();
    return Object.fromEntries(
      node.fields.flatMap(({ name, value }) => {
        const field = fields[name.value];
        return field && value.kind !== Kind.NULL ? [[toSnakeCase(field.name), toJson(value, field.type)]] : [];
      }),
    );
  }
  const value = valueFromASTUntyped(node);
  return ['ID', 'IdOrName'].includes(getNamedType(type).name) ? String(value) : value;
}
