import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  type SelectionSetNode,
} from 'graphql';

/** The part of a resolve info that tells what is selected below a field. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/**
 * The names of the fields selected below the current one, after fragments and `@skip`/`@include`.
 * Lets a resolver ask amoCRM for the links that the query wants and for no others.
 *
 * @param path fields to descend through first: `['nodes']` inside a connection. Fields of all type conditions count.
 */
export function selectedFields(info: SelectionInfo, path: readonly string[] = []): Set<string> {
  return new Set(selectedNodes(info, path).map((field) => field.name.value));
}

/** The same with the arguments that the fields are given. */
export function selectedNodes(info: SelectionInfo, path: readonly string[] = []): FieldNode[] {
  let fields = collect(info, info.fieldNodes);
  for (const name of path) {
    fields = collect(
      info,
      fields.filter((field) => field.name.value === name),
    );
  }
  return fields;
}

/** Whether nothing but the id (or what follows from it) is selected, so that nothing need be read. */
export function selectsOnly(info: SelectionInfo, known: readonly string[]): boolean {
  const names = selectedFields(info);
  names.delete('__typename');
  return [...names].every((name) => known.includes(name));
}

function collect(info: SelectionInfo, nodes: readonly FieldNode[]): FieldNode[] {
  const fields: FieldNode[] = [];
  for (const node of nodes) if (node.selectionSet) collectSet(info, node.selectionSet, fields);
  return fields;
}

function collectSet(info: SelectionInfo, set: SelectionSetNode, fields: FieldNode[]): void {
  for (const selection of set.selections) {
    if (getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.if === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.if === false) continue;
    if (selection.kind === 'Field') fields.push(selection);
    else if (selection.kind === 'InlineFragment') collectSet(info, selection.selectionSet, fields);
    else {
      const fragment = info.fragments[selection.name.value];
      if (fragment) collectSet(info, fragment.selectionSet, fields);
    }
  }
}
