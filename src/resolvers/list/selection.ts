import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  type SelectionSetNode,
} from 'graphql';

/** The part of a `GraphQLResolveInfo` from which the selection below a field is read. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/**
 * The names of the fields selected below the current one, with fragments and `@skip`/`@include` applied.
 * Resolvers request from amoCRM only the links that the query selects.
 *
 * @param path fields to descend through first: `['nodes']` inside a connection. Type conditions are ignored.
 */
export function selectedFields(info: SelectionInfo, path: readonly string[] = []): ReadonlySet<string> {
  return select(info, path).names;
}

/** The same with the arguments that the fields are given. */
export function selectedNodes(info: SelectionInfo, path: readonly string[] = []): readonly FieldNode[] {
  return select(info, path).fields;
}

/** Whether all selected fields are among `known`, so that nothing has to be read. */
export function selectsOnly(info: SelectionInfo, known: readonly string[]): boolean {
  for (const name of selectedFields(info)) if (name !== '__typename' && !known.includes(name)) return false;
  return true;
}

/** What is selected somewhere below a field. */
interface Selected {
  fields: readonly FieldNode[];
  names: ReadonlySet<string>;
}

/**
 * What is selected below a field, by the path to it, where no variable decides: the same for each of the records that it is resolved
 * on, and for each execution of a compiled document, which has the same nodes.
 */
const fixed = new WeakMap<readonly FieldNode[], Map<string, Selected>>();

function select(info: SelectionInfo, path: readonly string[]): Selected {
  const key = path.join('.');
  const known = fixed.get(info.fieldNodes)?.get(key);
  if (known) return known;
  const found: Found = { fields: [], isFixed: true };
  collect(info, info.fieldNodes, found);
  for (const name of path) {
    const inner = found.fields.filter((field) => field.name.value === name);
    found.fields = [];
    collect(info, inner, found);
  }
  const selected = { fields: found.fields, names: new Set(found.fields.map((field) => field.name.value)) };
  if (found.isFixed) {
    const paths = fixed.get(info.fieldNodes) ?? new Map<string, Selected>();
    fixed.set(info.fieldNodes, paths.set(key, selected));
  }
  return selected;
}

interface Found {
  fields: FieldNode[];
  /** Whether nothing was met that depends on a variable. */
  isFixed: boolean;
}

function collect(info: SelectionInfo, nodes: readonly FieldNode[], found: Found): void {
  for (const node of nodes) if (node.selectionSet) collectSet(info, node.selectionSet, found);
}

function collectSet(info: SelectionInfo, set: SelectionSetNode, found: Found): void {
  for (const selection of set.selections) {
    if (selection.directives?.length) found.isFixed = false;
    if (getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.if === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.if === false) continue;
    if (selection.kind === 'Field') found.fields.push(selection);
    else if (selection.kind === 'InlineFragment') collectSet(info, selection.selectionSet, found);
    else {
      const fragment = info.fragments[selection.name.value];
      if (fragment) collectSet(info, fragment.selectionSet, found);
    }
  }
}
