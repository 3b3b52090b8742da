/**
 * What an operation does with each object that it meets, worked out once for a document: which fields it selects of a type, how each is
 * resolved and completed. Executed by `execution.ts`; knows no values but those of variables in `@skip` and `@include`.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  GraphQLIncludeDirective,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  typeFromAST,
  visit,
} from 'graphql';

/** A field of the answer: one response name below one type. */
export interface FieldPlan {
  /** Its name in the answer. */
  readonly key: string;
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  /** Undefined: it shows the property of its name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  readonly hasArguments: boolean;
  /** All places of the document that select it. */
  readonly nodes: readonly FieldNode[];
  readonly shape: Shape;
  /** What is selected of the objects below it, by their type; filled as types are met. */
  selections: Map<GraphQLObjectType, SelectionPlan> | undefined;
}

/** What a value has to be. */
export interface Shape {
  /** Whether null is an error. */
  readonly isRequired: boolean;
  readonly item?: Shape;
  readonly leaf?: GraphQLLeafType;
  readonly object?: GraphQLObjectType;
  readonly abstract?: GraphQLAbstractType;
}

/** The fields that are selected of one type. */
export interface SelectionPlan {
  readonly fields: readonly FieldPlan[];
  /** Makes the object that the fields are written to. A constructor, so that the engine learns how many there are. */
  readonly Answer: new () => Record<string, unknown>;
}

/** How many plans are kept of one operation whose directives depend on variables. */
const maxVariants = 16;

/** An operation, and what was worked out about it. */
export class OperationPlan {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly #conditions: readonly string[];
  readonly #roots = new Map<string, SelectionPlan>();
  readonly #rootType: GraphQLObjectType;

  /** @param rootType the type of the operation's root fields */
  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    rootType: GraphQLObjectType,
  ) {
    this.schema = schema;
    this.operation = operation;
    this.#rootType = rootType;
    this.#conditions = conditionsOf(document);
    this.fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
    for (const each of document.definitions)
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.fragments[each.name.value] = each;
  }

  /** The root fields for variables that have been coerced. */
  rootFor(variables: Record<string, unknown>): SelectionPlan {
    const key = this.#conditions.map((name) => `${variables[name]}`).join();
    let root = this.#roots.get(key);
    if (!root) {
      if (this.#roots.size >= maxVariants) this.#roots.clear();
      root = this.#select(this.#rootType, [this.operation.selectionSet], variables);
      this.#roots.set(key, root);
    }
    return root;
  }

  /** What is selected below a field of the objects of a type. */
  selectionOf(plan: FieldPlan, type: GraphQLObjectType, variables: Record<string, unknown>): SelectionPlan {
    let selection = plan.selections?.get(type);
    if (!selection) {
      const sets = plan.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      selection = this.#select(type, sets, variables);
      plan.selections ??= new Map();
      plan.selections.set(type, selection);
    }
    return selection;
  }

  #select(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    variables: Record<string, unknown>,
  ): SelectionPlan {
    const nodes = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    for (const set of sets) this.#collect(type, set, variables, { nodes, seen });
    const fields: FieldPlan[] = [];
    for (const [key, ofKey] of nodes) {
      const field = this.#fieldOf(type, (ofKey[0] as FieldNode).name.value);
      if (field) fields.push(planField(key, type, field, ofKey));
    }
    return { fields, Answer: answerOf(fields) };
  }

  #collect(
    type: GraphQLObjectType,
    set: SelectionSetNode,
    variables: Record<string, unknown>,
    found: { nodes: Map<string, FieldNode[]>; seen: Set<string> },
  ): void {
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = found.nodes.get(key);
        if (known) known.push(selection);
        else found.nodes.set(key, [selection]);
        continue;
      }
      let part: Pick<FragmentDefinitionNode, 'selectionSet'> & Partial<Pick<FragmentDefinitionNode, 'typeCondition'>>;
      if (selection.kind === Kind.INLINE_FRAGMENT) part = selection as typeof part;
      else {
        const { value: name } = selection.name;
        const fragment = this.fragments[name];
        if (!fragment || found.seen.has(name)) continue;
        found.seen.add(name);
        part = fragment;
      }
      if (this.#applies(part.typeCondition, type)) this.#collect(type, part.selectionSet, variables, found);
    }
  }

  #applies(condition: FragmentDefinitionNode['typeCondition'] | undefined, type: GraphQLObjectType): boolean {
    const named = condition && typeFromAST(this.schema, condition);
    if (!named || named === type) return !condition || named === type;
    return isAbstractType(named) && this.schema.isSubType(named, type);
  }

  #fieldOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (type === this.schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return type.getFields()[name];
  }
}

function planField(
  key: string,
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): FieldPlan {
  return {
    key,
    parentType,
    field,
    resolve: field.resolve,
    hasArguments: field.args.length > 0,
    nodes,
    shape: shapeOf(field.type),
    selections: undefined,
  };
}

/** By types, which all plans of a schema share. */
const shapes = new WeakMap<GraphQLOutputType, Shape>();

function shapeOf(type: GraphQLOutputType): Shape {
  let shape = shapes.get(type);
  if (!shape) {
    shape = makeShape(type);
    shapes.set(type, shape);
  }
  return shape;
}

function makeShape(type: GraphQLOutputType): Shape {
  if (isNonNullType(type)) return { ...shapeOf(type.ofType), isRequired: true };
  const isRequired = false;
  if (isListType(type)) return { isRequired, item: shapeOf(type.ofType) };
  if (isLeafType(type)) return { isRequired, leaf: type };
  return isObjectType(type) ? { isRequired, object: type } : { isRequired, abstract: type };
}

/** The variables that decide which fields are selected. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args = [] }) {
      if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name) return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function answerOf(fields: readonly FieldPlan[]): SelectionPlan['Answer'] {
  const Answer = function Answer() {} as unknown as SelectionPlan['Answer'];
  // A response name may be `__proto__`, which is a setter of ordinary objects.
  const isOrdinary = fields.every(({ key }) => key !== '__proto__');
  (Answer as { prototype: object }).prototype = isOrdinary ? Object.prototype : Object.freeze(Object.create(null));
  return Answer;
}
