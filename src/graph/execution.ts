/**
 * Executes a plan as the GraphQL specification says. It does not look at the document again, as an interpreter does, and makes no
 * function, path or info for a value that is already known, as generated code does. Values that arrive later are put into the answer
 * when they arrive. `resolveType` must answer at once, and `isTypeOf` is not called: the schema has no other.
 */
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLObjectType,
  getArgumentValues,
  isObjectType,
  locatedError,
  type ResponsePath,
} from 'graphql';
import type { Nullish } from '../nullish.ts';
import type { FieldPlan, OperationPlan, SelectionPlan, Shape } from './plan.ts';
import { type Container, Info, Slot } from './slot.ts';

const noArguments: Record<string, never> = Object.freeze({});

/**
 * Executes an operation.
 *
 * @param variables coerced; an object of this execution alone
 */
export function executePlan(
  operation: OperationPlan,
  rootValue: unknown,
  context: object,
  variables: Record<string, unknown>,
): Promise<ExecutionResult> {
  return new Execution(operation, rootValue, context, variables).run();
}

class Execution {
  readonly operation: OperationPlan;
  readonly rootValue: unknown;
  readonly context: object;
  readonly variables: Record<string, unknown>;
  readonly #errors: GraphQLError[] = [];
  /** The arguments of fields, which are the same for each object. */
  readonly #args = new Map<FieldPlan, Record<string, unknown>>();
  /** How many values are still to come. */
  #pending = 0;
  #onIdle = () => {};
  /** Whether an error has made the whole answer null. */
  #isNull = false;

  constructor(operation: OperationPlan, rootValue: unknown, context: object, variables: Record<string, unknown>) {
    this.operation = operation;
    this.rootValue = rootValue;
    this.context = context;
    this.variables = variables;
  }

  async run(): Promise<ExecutionResult> {
    let data: Record<string, unknown> | undefined;
    try {
      const root = this.operation.rootFor(this.variables);
      data = new root.Answer();
      if (this.operation.operation.operation === 'mutation') await this.#fillInTurn(root, data);
      else this.#fill(root, this.rootValue, data, undefined);
    } catch (error) {
      this.#isNull = true;
      this.#errors.push(error as GraphQLError);
    }
    if (!this.#isNull) await this.#idle();
    const shown = this.#isNull ? null : (data ?? null);
    return this.#errors.length === 0 ? { data: shown } : { data: shown, errors: this.#errors };
  }

  /** One field after the other, each with all that is below it. */
  async #fillInTurn({ fields }: SelectionPlan, data: Container): Promise<void> {
    for (const plan of fields) {
      this.#resolve(plan, this.rootValue, data, undefined);
      await this.#idle();
      if (this.#isNull) return;
    }
  }

  #idle(): Promise<void> | undefined {
    if (this.#pending === 0) return undefined;
    return new Promise((resolve) => {
      this.#onIdle = resolve;
    });
  }

  #fill({ fields }: SelectionPlan, source: unknown, answer: Container, slot: Slot | undefined): void {
    for (let index = 0; index < fields.length; index++) this.#resolve(fields[index] as FieldPlan, source, answer, slot);
  }

  #resolve(plan: FieldPlan, source: unknown, answer: Container, prev: Slot | undefined): void {
    let value: unknown;
    try {
      value = this.#valueOf(plan, source, prev);
    } catch (error) {
      // What it is to be completed to does not matter: it fails.
      answer[plan.key] = this.#refuse(plan, plan.shape, error, prev, plan.key);
      return;
    }
    this.#put(plan, plan.shape, value, answer, plan.key, prev);
  }

  #valueOf(plan: FieldPlan, source: unknown, prev: Slot | undefined): unknown {
    const { resolve } = plan;
    if (resolve) return resolve(source, this.#argsOf(plan), this.context, new Info(plan, this, prev));
    if ((typeof source !== 'object' || source === null) && typeof source !== 'function') return undefined;
    const value = (source as Record<string, unknown>)[plan.field.name];
    if (typeof value !== 'function') return value;
    return value.call(source, this.#argsOf(plan), this.context, new Info(plan, this, prev));
  }

  #argsOf(plan: FieldPlan): Record<string, unknown> {
    if (!plan.hasArguments) return noArguments;
    let args = this.#args.get(plan);
    if (!args) {
      args = Object.freeze(getArgumentValues(plan.field, plan.nodes[0] as FieldPlan['nodes'][0], this.variables));
      this.#args.set(plan, args);
    }
    return args;
  }

  /** Writes a value to its place in the answer: at once, or when it is there. */
  #put(
    plan: FieldPlan,
    shape: Shape,
    value: unknown,
    answer: Container,
    key: string | number,
    prev: Slot | undefined,
  ): void {
    const isPending = isPromise(value);
    let slot: Slot | undefined;
    if (isPending || !shape.leaf) {
      const typename = typeof key === 'string' ? plan.parentType.name : undefined;
      slot = new Slot(prev, key, typename, answer, shape.isRequired);
    }
    if (isPending) {
      // Keeps the place in the order of the fields.
      answer[key] = null;
      this.#await(plan, shape, value, slot as Slot);
      return;
    }
    try {
      answer[key] = this.#complete(plan, shape, value, slot);
    } catch (error) {
      if (slot) slot.isDiscarded = true;
      answer[key] = this.#refuse(plan, shape, error, prev, key);
    }
  }

  #await(plan: FieldPlan, shape: Shape, value: PromiseLike<unknown>, slot: Slot): void {
    this.#pending++;
    value.then(
      (settled) => {
        try {
          slot.container[slot.key] = this.#complete(plan, shape, settled, slot);
        } catch (error) {
          this.#discard(plan, error, slot);
        }
        this.#leave();
      },
      (error) => {
        this.#discard(plan, error, slot);
        this.#leave();
      },
    );
  }

  #leave(): void {
    if (--this.#pending === 0) this.#onIdle();
  }

  /** What a value becomes in the answer. @throws where it is not what it has to be */
  #complete(plan: FieldPlan, shape: Shape, value: unknown, slot: Slot | undefined): unknown {
    if (value instanceof Error) throw value;
    if (value === null || value === undefined) {
      if (!shape.isRequired) return null;
      throw new Error(`Cannot return null for non-nullable field ${plan.parentType.name}.${plan.field.name}.`);
    }
    if (shape.leaf) {
      const shown: unknown = shape.leaf.serialize(value);
      if (shown !== null && shown !== undefined) return shown;
      throw new Error(`Expected \`${shape.leaf}.serialize()\` to return non-nullable value, returned: ${shown}`);
    }
    if (shape.item) return this.#completeList(plan, shape.item, value, slot);
    if (shape.object) return this.#completeObject(plan, shape.object, value, slot);
    return this.#completeAbstract(plan, shape, value, slot as Slot);
  }

  #completeList(plan: FieldPlan, shape: Shape, value: unknown, slot: Slot | undefined): unknown[] {
    if (typeof value !== 'object' || typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] !== 'function')
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${plan.parentType.name}.${plan.field.name}".`,
      );
    const list: unknown[] = [];
    let index = 0;
    for (const item of value as Iterable<unknown>)
      this.#put(plan, shape, item, list as unknown as Container, index++, slot);
    return list;
  }

  #completeObject(plan: FieldPlan, type: GraphQLObjectType, value: unknown, slot: Slot | undefined): object {
    const selection = this.operation.selectionOf(plan, type, this.variables);
    const answer = new selection.Answer();
    this.#fill(selection, value, answer, slot);
    return answer;
  }

  /** An object whose type its value decides. */
  #completeAbstract(plan: FieldPlan, { abstract }: Shape, value: unknown, slot: Slot): object {
    const named = abstract?.resolveType?.(value, this.context, new Info(plan, this, slot.prev), abstract);
    const type = typeof named === 'string' ? this.operation.schema.getType(named) : undefined;
    if (!abstract || !isObjectType(type) || !this.operation.schema.isSubType(abstract, type))
      throw new GraphQLError(
        `Abstract type "${abstract}" must resolve to one of its Object types at runtime for field "${plan.parentType.name}.${plan.field.name}".`,
      );
    return this.#completeObject(plan, type, value, slot);
  }

  /** Null for a field that may be null; otherwise the field above fails with the same error. */
  #refuse(plan: FieldPlan, shape: Shape, error: unknown, prev: Slot | undefined, key: string | number): null {
    const located = locate(error, plan, { prev, key, typename: undefined });
    if (shape.isRequired) throw located;
    this.#errors.push(located);
    return null;
  }

  /** Makes the nearest place null that may be null, for an error that came later. */
  #discard(plan: FieldPlan, error: unknown, slot: Slot): void {
    if (this.#isNull) return;
    for (let each: Slot | undefined = slot; each; each = each.prev) if (each.isDiscarded) return;
    this.#errors.push(locate(error, plan, slot));
    let nearest: Slot | undefined = slot;
    while (nearest?.isRequired) nearest = nearest.prev;
    if (nearest) {
      nearest.isDiscarded = true;
      nearest.container[nearest.key] = null;
    } else {
      this.#isNull = true;
      this.#onIdle();
    }
  }
}

/** An error with its place in the answer. Its place in the document is left out: what is executed has been compiled. */
function locate(error: unknown, plan: FieldPlan, place: ResponsePath): GraphQLError {
  const path: (string | number)[] = [];
  for (let each: ResponsePath | undefined = place; each; each = each.prev) path.unshift(each.key);
  return withoutPlace(locatedError(error, plan.nodes, path));
}

/** The same error without a place in the document. */
export function withoutPlace({ message, path, originalError, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null, extensions });
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && typeof (value as Nullish<{ then?: unknown }>)?.then === 'function';
}
