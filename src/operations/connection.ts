/**
 * Relay connections as the compiler recognises them: an object type named `…Connection` with `nodes` and `pageInfo`.
 */
import { type GraphQLObjectType, type GraphQLOutputType, getNullableType, isObjectType } from 'graphql';

/** A field's type, when it is a connection. */
export function connectionOf(type: GraphQLOutputType): GraphQLObjectType | undefined {
  const nullable = getNullableType(type);
  if (!isObjectType(nullable) || !nullable.name.endsWith('Connection')) return undefined;
  const fields = nullable.getFields();
  return fields.nodes && fields.pageInfo ? nullable : undefined;
}
