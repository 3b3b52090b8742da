import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';

/** The names of the plugins, for the builder's list: `validateOnce` comes before the zod plugin, `returnArguments` after it. */
export const validateOnce = 'validateOnce';
export const returnArguments = 'returnArguments';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      [validateOnce]: ValidateOncePlugin<Types>;
      [returnArguments]: ReturnArgumentsPlugin<Types>;
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, object, Record<string, unknown>>;

/** The original resolvers of fields with arguments. The zod plugin wraps `returnArgs` instead. */
const resolvers = new WeakMap<object, Resolver>();

const returnArgs: Resolver = (_source, args) => args;

/** Replaces resolvers by one that returns its arguments, so that the resolver which the zod plugin wraps returns validated arguments. */
class ReturnArgumentsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (Object.keys(config.args).length === 0) return resolve;
    resolvers.set(config, resolve as Resolver);
    return returnArgs as typeof resolve;
  }
}

/**
 * Validates the arguments of a field once per execution, and not for each record: a field of a document has the same arguments for
 * every record as long as the variables are the same.
 */
class ValidateOncePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    validate: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const resolve = resolvers.get(config);
    if (!resolve) return validate;
    const plain = resolve as typeof validate;
    if (validate === (returnArgs as typeof validate)) return plain;
    // The keys are the variables, one object per execution, and then the AST node of the field.
    const executions = new WeakMap<object, WeakMap<object, Validated>>();
    return (source, args, context, info) => {
      const { variableValues, fieldNodes } = info;
      const node = fieldNodes[0] as object;
      const results = executions.get(variableValues) ?? new WeakMap<object, Validated>();
      executions.set(variableValues, results);
      let known = results.get(node);
      if (!known) {
        known = keep(Promise.resolve(validate(source, args, context, info) as Promise<object>));
        results.set(node, known);
      }
      // Copied, so that a resolver that modifies its arguments does not affect others.
      if (known.args) return plain(source, { ...known.args }, context, info);
      return known.pending.then((valid) => plain(source, { ...valid }, context, info));
    };
  }
}

/** The validated arguments of a field in one execution. */
interface Validated {
  pending: Promise<object>;
  /** Set once `pending` has resolved. */
  args?: object;
}

function keep(pending: Promise<object>): Validated {
  const validated: Validated = { pending };
  pending.then(
    (args) => {
      validated.args = args;
    },
    // Each field that waits for them reports the error itself.
    () => {},
  );
  return validated;
}

SchemaBuilder.registerPlugin(returnArguments, ReturnArgumentsPlugin);
SchemaBuilder.registerPlugin(validateOnce, ValidateOncePlugin);
