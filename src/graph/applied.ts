/**
 * Distinguishes failed writes from failed reads in the answer of a mutation. A root field writes; the fields below it only read, so
 * an error there must not look like a failed write that may be repeated.
 */
import { type ExecutionResult, GraphQLError, Kind, type OperationDefinitionNode } from 'graphql';

const appliedRemedy = 'The write was executed: do not repeat it. Query the record for the missing fields.';

/** Marks errors after an executed write: `applied: true`, or `appliedFields` with the root fields that were executed before. */
export function markApplied(result: ExecutionResult, operation: OperationDefinitionNode): ExecutionResult {
  if (operation.operation !== 'mutation' || !result.errors) return result;
  const errors = result.errors.map((error) => {
    const depth = error.path?.length ?? 0;
    if (depth > 1) return addExtensions(error, appliedExtensions(error));
    const before = depth === 1 ? listAppliedBefore(String(error.path?.[0]), result, operation) : [];
    return before.length > 0 ? addExtensions(error, appliedBeforeExtensions(error, before)) : error;
  });
  return { ...result, errors };
}

/** A retry would write twice, so these extensions must not suggest one. */
function appliedExtensions({ extensions: { retryable, remedy } }: GraphQLError): Record<string, unknown> {
  const further = typeof remedy === 'string' && retryable !== true ? ` ${remedy}` : '';
  return { applied: true, retryable: false, retryAfterMs: undefined, remedy: `${appliedRemedy}${further}` };
}

function appliedBeforeExtensions(
  { extensions: { remedy } }: GraphQLError,
  appliedFields: string[],
): Record<string, unknown> {
  const applied = `Executed before it, do not repeat: ${appliedFields.join(', ')}.`;
  return {
    appliedFields,
    retryable: false,
    retryAfterMs: undefined,
    remedy: [applied, remedy].filter(Boolean).join(' '),
  };
}

/** Root fields run in series: those before the failed one have been executed unless they failed too. */
function listAppliedBefore(
  key: string,
  { errors = [] }: ExecutionResult,
  operation: OperationDefinitionNode,
): string[] {
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
