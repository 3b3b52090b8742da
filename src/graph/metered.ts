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
import type { AnswerMeter, MeteredPath } from './meter.ts';

/** Contexts that are metered; those of other executors are not. */
interface MaybeMetered {
  meter?: AnswerMeter;
}

const metered = new WeakSet<GraphQLSchema>();

/**
 * Has every resolver of a schema tell the meter of its context what it gives. Done once for each schema, in place: both executors
 * call the resolvers that they find there.
 */
export function meterSchema(schema: GraphQLSchema): void {
  if (metered.has(schema)) return;
  metered.add(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    // What a mutation does at its root has to be done, and told, however large the rest of the answer is.
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
 * Whether a field only shows the property of its name, which the executors do themselves, compiled ones without a call. What it shows is
 * at hand already; it counts when the answer is ready.
 */
function isPlain({ name, extensions }: GraphQLField<unknown, MaybeMetered>): boolean {
  return extensions.pothosExposedField === name;
}

type Resolver = GraphQLFieldResolver<unknown, MaybeMetered>;

/** Text counts; everything else that a leaf can be is small. */
function meterLeaf(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const value = resolve(source, args, context, info);
    const { meter } = context;
    if (!meter || meter.cuts) return value;
    if (typeof value === 'string') void meter.count(value, info.path as MeteredPath);
    else if (isPromise(value)) {
      return value.then(
        (text) => {
          if (typeof text === 'string') void meter.count(text, info.path as MeteredPath);
          return text;
        },
        (error) => {
          throw meter.explain(error, info.path as MeteredPath);
        },
      );
    }
    return value;
  };
}

function meterObjects(resolve: Resolver, isRequired: boolean, isList: boolean): Resolver {
  /** What stands where the rest of an answer is left out. */
  const leaveOut = (meter: AnswerMeter) => {
    if (!meter.cuts) return never();
    if (isRequired && !isList) throw meter.error;
    return isRequired ? [] : null;
  };
  return (source, args, context, info) => {
    const { meter } = context;
    if (!meter) return resolve(source, args, context, info);
    if (meter.error) return leaveOut(meter);
    const value = resolve(source, args, context, info);
    if (!isPromise(value)) return admit(meter, value, info);
    return value.then(
      (result) => (meter.error ? leaveOut(meter) : admit(meter, result, info)),
      (error) => {
        throw meter.explain(error, info.path as MeteredPath);
      },
    );
  };
}

function admit(meter: AnswerMeter, value: unknown, info: GraphQLResolveInfo): unknown {
  const turn = meter.count(value, info.path as MeteredPath);
  return turn ? turn.then(() => value) : value;
}

/** What an execution that has ended waits for: nobody keeps it, so it is forgotten with all that waits for it. */
const never = () => new Promise<never>(() => {});

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Nullish<{ then?: unknown }>)?.then === 'function';
}
