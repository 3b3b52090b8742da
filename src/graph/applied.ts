/**
 * Tells what a mutation has done from what could not be read of its answer. A mutation's root field does the write; a
 * field below it only reads, so that an error there must not look like a write that failed and may be repeated.
 */
import { type ExecutionResult, GraphQLError, Kind, type OperationDefinitionNode } from 'graphql';

const done = 'The write was carried out: do not repeat it. Read the record for what is missing here.';

/** The same result, whose errors say what was carried out all the same: `applied: true`, or the root fields before. */
export function tellApplied(result: ExecutionResult, operation: OperationDefinitionNode): ExecutionResult {
  if (operation.operation !== 'mutation' || !result.errors) return result;
  const errors = result.errors.map((error) => {
    const depth = error.path?.length ?? 0;
    if (depth > 1) return addExtensions(error, tellDone(error));
    const before = depth === 1 ? listDoneBefore(String(error.path?.[0]), result, operation) : [];
    return before.length > 0 ? addExtensions(error, tellDoneBefore(error, before)) : error;
  });
  return { ...result, errors };
}

/** A retry of the request would write twice, so nothing may invite to it. */
function tellDone({ extensions: { retryable, remedy } }: GraphQLError): Record<string, unknown> {
  const further = typeof remedy === 'string' && retryable !== true ? ` ${remedy}` : '';
  return { applied: true, retryable: false, retryAfterMs: undefined, remedy: `${done}${further}` };
}

function tellDoneBefore({ extensions: { remedy } }: GraphQLError, appliedFields: string[]): Record<string, unknown> {
  const told = `Carried out before it, do not repeat: ${appliedFields.join(', ')}.`;
  return { appliedFields, retryable: false, retryAfterMs: undefined, remedy: [told, remedy].filter(Boolean).join(' ') };
}

/** Root fields run one after another: those before the one that failed have been carried out unless they failed too. */
function listDoneBefore(key: string, { errors = [] }: ExecutionResult, operation: OperationDefinitionNode): string[] {
  const keys = operation.selectionSet.selections.flatMap((each) =>
    each.kind === Kind.FIELD ? [each.alias?.value ?? each.name.value] : [],
  );
  const failed = new Set(errors.flatMap(({ path }) => (path?.length === 1 ? [path[0]] : [])));
  return keys.slice(0, Math.max(0, keys.indexOf(key))).filter((each) => !failed.has(each));
}

function addExtensions(error: GraphQLError, more: Record<string, unknown>): GraphQLError {
  const all = Object.entries({ ...error.extensions, ...more }).filter(([, value]) => value !== undefined);
  const { message, nodes, path, positions, source } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: path ?? null,
    positions: positions ?? null,
    source: source ?? null,
    extensions: Object.fromEntries(all),
  });
}
