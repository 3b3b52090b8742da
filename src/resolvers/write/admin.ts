import { AmocrmGraphqlError, ForbiddenError } from '../../errors/index.ts';

/**
 * Runs work that amoCRM lets only administrators do, so that its refusal says what is missing.
 *
 * @param what the work, after "only administrators": `change pipelines`
 */
export async function asAdmin<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainAdmin(error, what);
  }
}

/** The same error, or one that says that administrators alone may do it. */
export function explainAdmin<Thrown>(error: Thrown, what: string): Thrown | ForbiddenError {
  // A token without the scope is refused in other words, whose remedy is another.
  if (!(error instanceof ForbiddenError) || /scope/i.test(error.message)) return error;
  const details = error.requestId === undefined ? {} : { requestId: error.requestId };
  return new ForbiddenError(`amoCRM lets only administrators ${what}, and the user of its token is not one.`, {
    ...details,
    cause: error,
    remedy: 'Use a token of an administrator, or make the user of the token an administrator.',
  });
}

/** The results of a bulk write with refusals that say what is missing. */
export function explainAdmins<Item extends object>(results: readonly Item[], what: string): Item[] {
  return results.map((item) =>
    'error' in item && item.error instanceof AmocrmGraphqlError
      ? { ...item, error: explainAdmin(item.error, what) }
      : item,
  );
}
