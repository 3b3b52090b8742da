import type { BatchOutcome } from '../../amocrm/index.ts';
import { type AmocrmGraphqlError, ForbiddenError } from '../../errors/index.ts';

/**
 * Says what a 403 of a route for administrators means.
 *
 * @param what the thing that only administrators may do: `change custom fields`
 */
export function explainAdminOnly<Failure>(error: Failure, what: string): Failure | ForbiddenError {
  if (!(error instanceof ForbiddenError)) return error;
  return new ForbiddenError(`Only administrators may ${what}, and the amoCRM user of the token is not one.`, {
    ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
    cause: error,
    remedy: 'Ask an administrator of the account to do it, or use the token of an administrator.',
  });
}

/** Runs a write for administrators. @throws {ForbiddenError} that says so */
export async function adminOnly<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainAdminOnly(error, what);
  }
}

/** The same for a batch, whose items have their errors in the outcomes. */
export async function adminOnlyBatch<Result>(
  what: string,
  send: () => Promise<BatchOutcome<Result>[]>,
): Promise<BatchOutcome<Result>[]> {
  const outcomes = await send();
  return outcomes.map((outcome) =>
    'error' in outcome
      ? { index: outcome.index, error: explainAdminOnly<AmocrmGraphqlError>(outcome.error, what) }
      : outcome,
  );
}
