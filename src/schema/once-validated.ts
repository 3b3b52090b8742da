import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';

/** The plugins' names, for the list of the builder's plugins: one stands before the zod plugin, one behind it. */
export const onceValidated = 'onceValidated';
export const givesArguments = 'givesArguments';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      [onceValidated]: OnceValidatedPlugin<Types>;
      [givesArguments]: GivesArgumentsPlugin<Types>;
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, object, Record<string, unknown>>;

/** The resolvers of fields that take arguments, while the zod plugin wraps what stands in their place. */
const resolvers = new WeakMap<object, Resolver>();

const giveArguments: Resolver = (_source, args) => args;

/** Has the zod plugin wrap a resolver that gives the arguments which it is given: validated, they are what comes out. */
class GivesArgumentsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (Object.keys(config.args).length === 0) return resolve;
    resolvers.set(config, resolve as Resolver);
    return giveArguments as typeof resolve;
  }
}

/**
 * Validates the arguments of a field once for an execution, and not for each record that the field is resolved on: one field of one
 * document has the same arguments everywhere as long as the variables are the same.
 */
class OnceValidatedPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    validate: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const resolve = resolvers.get(config);
    if (!resolve) return validate;
    const plain = resolve as typeof validate;
    if (validate === (giveArguments as typeof validate)) return plain;
    // By the variables, which last as long as an execution, and then by the field of the document.
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
      // Copied, so that no resolver sees what another one does to its arguments.
      if (known.args) return plain(source, { ...known.args }, context, info);
      return known.pending.then((valid) => plain(source, { ...valid }, context, info));
    };
  }
}

/** The arguments of a field of one execution. */
interface Validated {
  pending: Promise<object>;
  /** Once they are known. */
  args?: object;
}

function keep(pending: Promise<object>): Validated {
  const validated: Validated = { pending };
  pending.then(
    (args) => {
      validated.args = args;
    },
    // Each field that waits for them says so itself.
    () => {},
  );
  return validated;
}

SchemaBuilder.registerPlugin(givesArguments, GivesArgumentsPlugin);
SchemaBuilder.registerPlugin(onceValidated, OnceValidatedPlugin);
