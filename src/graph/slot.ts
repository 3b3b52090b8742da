import type { GraphQLResolveInfo, ResponsePath } from 'graphql';
import type { FieldPlan, OperationPlan } from './plan.ts';

/** An object or a list of the answer. */
export type Container = Record<string | number, unknown>;

/** A place in the answer that may hold others, or that waits for its value. It is the path that resolvers are told as well. */
export class Slot implements ResponsePath {
  readonly prev: Slot | undefined;
  readonly key: string | number;
  readonly typename: string | undefined;
  readonly container: Container;
  readonly isRequired: boolean;
  /** Whether an error below has made it null: what is still to come below is not part of the answer. */
  isDiscarded = false;

  constructor(
    prev: Slot | undefined,
    key: string | number,
    typename: string | undefined,
    container: Container,
    isRequired: boolean,
  ) {
    this.prev = prev;
    this.key = key;
    this.typename = typename;
    this.container = container;
    this.isRequired = isRequired;
  }
}

/** What of an execution resolvers are told. */
interface Executing {
  readonly operation: OperationPlan;
  readonly rootValue: unknown;
  readonly variables: Record<string, unknown>;
}

/** What a resolver is told. The path is made for those who read it. */
export class Info implements GraphQLResolveInfo {
  readonly #plan: FieldPlan;
  readonly #execution: Executing;
  readonly #prev: Slot | undefined;

  constructor(plan: FieldPlan, execution: Executing, prev: Slot | undefined) {
    this.#plan = plan;
    this.#execution = execution;
    this.#prev = prev;
  }

  get fieldName() {
    return this.#plan.field.name;
  }
  get fieldNodes() {
    return this.#plan.nodes;
  }
  get returnType() {
    return this.#plan.field.type;
  }
  get parentType() {
    return this.#plan.parentType;
  }
  get path(): ResponsePath {
    return { prev: this.#prev, key: this.#plan.key, typename: this.#plan.parentType.name };
  }
  get schema() {
    return this.#execution.operation.schema;
  }
  get fragments() {
    return this.#execution.operation.fragments;
  }
  get rootValue() {
    return this.#execution.rootValue;
  }
  get operation() {
    return this.#execution.operation.operation;
  }
  get variableValues() {
    return this.#execution.variables;
  }
}
