/**
 * Finds where an operation's variables are used. A tool's argument inherits the description and constraints of these places.
 */
import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  isNullableType,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Constraints, liftConstraints, refusesEmptyList } from './constraint.ts';
import type { Path } from './operation.ts';

/** One use of a variable. */
export interface Use {
  /** The path from the field's argument: `['input', 'price']`. */
  path: Path;
  description: string | undefined;
  constraints: Constraints;
  /** Whether an explicit null clears the field; the schema's `clearable` extension. */
  clearable: boolean;
  /** Whether the schema refuses an empty list here. */
  refusesEmpty: boolean;
}

/** Finds all uses of all variables, in document order, except in `@include` and `@skip`. */
export function findUses(document: DocumentNode, schema: GraphQLSchema): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  const record = (name: string, use: Use) => uses.set(name, [...(uses.get(name) ?? []), use]);
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        for (const argument of node.arguments ?? []) {
          const definition = info.getFieldDef()?.args.find(({ name }) => name === argument.name.value);
          if (definition) walk(argument.value, definition.type, placeOf(definition, [definition.name]), record);
        }
      },
    }),
  );
  return uses;
}

/** Reads the description and constraints of an argument or input field. */
export function placeOf(definition: GraphQLArgument | GraphQLInputField, path: Path): Use {
  const { clearable, pothosOptions } = definition.extensions as {
    clearable?: boolean;
    pothosOptions?: { validate?: unknown };
  };
  const isList = isListType(getNullableType(definition.type));
  return {
    path,
    description: definition.description ?? undefined,
    constraints: liftConstraints(pothosOptions?.validate, isList),
    refusesEmpty: isList && refusesEmptyList(pothosOptions?.validate),
    clearable: clearable === true && isNullableType(definition.type),
  };
}

function walk(node: ValueNode, type: GraphQLInputType, place: Use, record: (name: string, use: Use) => void): void {
  const nullable = getNullableType(type);
  if (node.kind === Kind.VARIABLE) {
    record(node.name.value, place);
  } else if (isListType(nullable)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    for (const [index, item] of items.entries()) {
      const path = node.kind === Kind.LIST ? [...place.path, index] : place.path;
      const constraints = place.constraints.items ?? { own: {} };
      walk(item, nullable.ofType, { ...place, path, constraints, clearable: false, refusesEmpty: false }, record);
    }
  } else if (isInputObjectType(nullable) && node.kind === Kind.OBJECT) {
    for (const { name, value } of node.fields) {
      const field = nullable.getFields()[name.value];
      if (field) walk(value, field.type, placeOf(field, [...place.path, field.name]), record);
    }
  }
}
