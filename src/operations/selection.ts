/**
 * Collects the fields that are selected on an object type, as GraphQL does: fragments are expanded, and fields with the
 * same response key are merged.
 */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** A response key of an object, and the fields selected under it. */
export interface SelectedField {
  responseKey: string;
  /** At least one; more if the key is selected several times. */
  nodes: FieldNode[];
  /** Whether `@skip` or `@include` may leave it out. */
  conditional: boolean;
}

/** Collects the fields that all `sets` together select on `type`, in response order. */
export function collectFields(
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  schema: GraphQLSchema,
  fragments: Fragments,
): SelectedField[] {
  const fields = new Map<string, SelectedField>();
  const collect = (set: SelectionSetNode, outerConditional: boolean) => {
    for (const selection of set.selections) {
      const conditional = outerConditional || isConditional(selection);
      if (selection.kind === Kind.FIELD) {
        const responseKey = selection.alias?.value ?? selection.name.value;
        const known = fields.get(responseKey);
        if (known) {
          known.nodes.push(selection);
          known.conditional &&= conditional;
        } else fields.set(responseKey, { responseKey, nodes: [selection], conditional });
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment && applies(fragment.typeCondition?.name.value, type, schema))
        collect(fragment.selectionSet, conditional);
    }
  };
  for (const set of sets) collect(set, false);
  return [...fields.values()];
}

/** Whether any of the nodes has a directive with this name. */
export function hasDirective(nodes: readonly FieldNode[], name: string): boolean {
  return nodes.some((node) => node.directives?.some((directive) => directive.name.value === name));
}

function isConditional(selection: SelectionNode): boolean {
  return selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include') ?? false;
}

function applies(condition: string | undefined, type: GraphQLObjectType, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}

/**
 * Whether all types of an interface have the same answer to these sets, so that a value's type does not matter: only fields
 * of the interface are selected, and each type declares them with the interface's type.
 */
export function isUniform(sets: readonly SelectionSetNode[], type: GraphQLNamedType, schema: GraphQLSchema): boolean {
  if (!isInterfaceType(type)) return false;
  return sets.every((set) =>
    set.selections.every((selection) => {
      if (selection.kind !== Kind.FIELD) return false;
      const declared = type.getFields()[selection.name.value]?.type.toString();
      return schema
        .getPossibleTypes(type)
        .every(
          (each) => declared !== undefined && each.getFields()[selection.name.value]?.type.toString() === declared,
        );
    }),
  );
}
