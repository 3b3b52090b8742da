import {
  defaultFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql';

const exact = new WeakSet<GraphQLSchema>();

/**
 * Gives resolvers the arguments as GraphQL defines them, with both executors: if a variable inside an input object is omitted,
 * graphql-jit passes null for the field, although the field must be omitted too. Modifies each schema once, in place.
 */
export function requireExactArguments(schema: GraphQLSchema): void {
  if (exact.has(schema)) return;
  exact.add(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.args.some((argument) => isInputObjectType(getNamedType(argument.type)))) continue;
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (source, args, context, info: GraphQLResolveInfo) => {
        const [node] = info.fieldNodes;
        return resolve(source, node ? getArgumentValues(field, node, info.variableValues) : args, context, info);
      };
    }
  }
}
