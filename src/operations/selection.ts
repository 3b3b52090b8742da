/**
 * What a selection set asks of one object type, fragments expanded and fields of one response key merged, as GraphQL
 * itself collects them.
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

/** One response key of an object. */
export interface SelectedField {
  responseKey: string;
  /** At least one; several when the key was selected several times. */
  nodes: FieldNode[];
  /** `@skip` or `@include` may leave it out. */
  conditional: boolean;
}

/** The fields selected on `type` by all `sets` together, in response order. */
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

/** Whether any of the nodes has a directive of this name. */
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
 * Whether all types behind an interface answer these sets alike, so that the type of a value need not be shown:
 * only fields of the interface are selected, and each type has them in the interface's own type.
 */
export function isUniform(sets: readonly SelectionSetNode[], type: GraphQLNamedType, schema: GraphQLSchema): boolean {
  if (!isInterfaceType(type)) return false;
  return sets.every((set) =>
    set.selections.every((selection) => {
      if (selection.kind !== Kind.FIELD) return false;
      const promised = type.getFields()[selection.name.value]?.type.toString();
      return schema
        .getPossibleTypes(type)
        .every(
          (each) => promised !== undefined && each.getFields()[selection.name.value]?.type.toString() === promised,
        );
    }),
  );
}
