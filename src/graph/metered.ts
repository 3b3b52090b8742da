import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNullableType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Nullish } from '../nullish.ts';
import type { AnswerMeter } from './meter.ts';

/** A context with a meter; contexts of other executors have none. */
interface MaybeMetered {
  meter?: AnswerMeter;
}

const metered = new WeakSet<GraphQLSchema>();

/**
 * Makes every resolver of a schema report its value to the meter of its context. Modifies each schema once, in place: both
 * executors call the resolvers of the schema.
 */
export function meterSchema(schema: GraphQLSchema): void {
  if (metered.has(schema)) return;
  metered.add(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    // The root fields of a mutation write, so they run and are reported however large the rest of the answer is.
    if (!isObjectType(type) || type.name.startsWith('__') || type === schema.getMutationType()) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve = defaultFieldResolver } = field;
      const nullable = getNullableType(field.type);
      const isLeaf = !isListType(nullable) && !isCompositeType(nullable);
      if (isLeaf && isPlain(field)) delete field.resolve;
      else if (isLeaf) field.resolve = meterLeaf(resolve);
      else field.resolve = meterObjects(resolve, isNonNullType(field.type), isListType(nullable));
    }
  }
}

/**
 * Whether a field only exposes the property with its name. The executors read it themselves, compiled ones without a call. Its value
 * is already in memory; it counts when the answer is complete.
 */
function isPlain({ name, extensions }: GraphQLField<unknown, MaybeMetered>): boolean {
  return extensions.pothosExposedField === name;
}

type Resolver = GraphQLFieldResolver<unknown, MaybeMetered>;

/** Only text is counted; all other leaf values are small. */
function meterLeaf(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const { meter } = context;
    if (!meter || meter.cuts) return resolve(source, args, context, info);
    const value = resolveWithin(meter, resolve, source, args, context, info);
    if (typeof value === 'string') void meter.count(value, info);
    else if (isPromise(value)) {
      return value.then(
        (text) => {
          if (typeof text === 'string') void meter.count(text, info);
          return text;
        },
        (error) => {
          throw meter.explain(error, info);
        },
      );
    }
    return value;
  };
}

function meterObjects(resolve: Resolver, isRequired: boolean, isList: boolean): Resolver {
  /** The value of a field that is omitted from the answer. */
  const leaveOut = (meter: AnswerMeter) => {
    if (!meter.cuts) return never();
    if (isRequired && !isList) throw meter.error;
    return isRequired ? [] : null;
  };
  return (source, args, context, info) => {
    const { meter } = context;
    if (!meter) return resolve(source, args, context, info);
    if (meter.error) return leaveOut(meter);
    const value = resolveWithin(meter, resolve, source, args, context, info);
    if (!isPromise(value)) return admit(meter, value, info);
    return value.then(
      (result) => (meter.error ? leaveOut(meter) : admit(meter, result, info)),
      (error) => {
        throw meter.explain(error, info);
      },
    );
  };
}

/** Resolves a field. A loader that refuses at once does not know the field that it loads for; the meter names it. */
function resolveWithin(
  meter: AnswerMeter,
  resolve: Resolver,
  source: unknown,
  args: object,
  context: MaybeMetered,
  info: GraphQLResolveInfo,
): unknown {
  try {
    return resolve(source, args, context, info);
  } catch (error) {
    throw meter.explain(error, info);
  }
}

function admit(meter: AnswerMeter, value: unknown, info: GraphQLResolveInfo): unknown {
  const turn = meter.count(value, info);
  return turn ? turn.then(() => value) : value;
}

/** An ended execution waits for this. Nothing references it, so it is garbage-collected with everything that waits for it. */
const never = () => new Promise<never>(() => {});

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Nullish<{ then?: unknown }>)?.then === 'function';
}
