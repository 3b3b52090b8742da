import { GraphQLError } from 'graphql';
import type { Issue } from '../errors/index.ts';

/** How graphql-js words suggestions from the schema. Suggestions from the account's data are worded differently and stay. */
const suggestion = / Did you mean [^?]*\?/g;

/** The same error without names from the schema, for callers who may not see the schema. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const { issues } = error.extensions;
  const redacted = Array.isArray(issues)
    ? { issues: (issues as Issue[]).map((each) => ({ ...each, message: each.message.replace(suggestion, '') })) }
    : {};
  const { nodes, source, positions, path } = error;
  const extensions = { ...error.extensions, ...redacted };
  return new GraphQLError(error.message.replace(suggestion, ''), { nodes, source, positions, path, extensions });
}
