import { describeUnknown } from '../../errors/candidate.ts';
import { AmocrmGraphqlError, type Issue, ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';

/** amoCRM's code of a value that is none of those allowed. */
const notAChoice = 'NotSupportedChoice';

/**
 * Names the user that amoCRM refused, and the users that could have been meant: amoCRM says only that the value is not a valid choice.
 * Users are read for it only now: most writes name a known user, and amoCRM lists users for administrators only.
 *
 * @param write what was refused
 * @returns the error as it was if it is about something else
 */
export async function explainUser(
  error: AmocrmGraphqlError,
  write: { responsible_user_id?: number },
  { metadata }: Pick<Context, 'metadata'>,
): Promise<AmocrmGraphqlError> {
  const { responsible_user_id: id } = write;
  if (!(error instanceof ValidationError) || id === undefined || !error.issues.some(isOfUser)) return error;
  const message = await describeUser(id, { metadata });
  const issues = error.issues.map((issue) => (isOfUser(issue) ? { ...issue, message } : issue));
  return new ValidationError(issues, { cause: error, data: error.data });
}

function isOfUser({ path, message }: Issue): boolean {
  return ['responsible_user_id', 'user_id'].includes(String(path.at(-1))) && message.includes(notAChoice);
}

async function describeUser(id: number, { metadata }: Pick<Context, 'metadata'>): Promise<string> {
  try {
    const users = (await metadata.users()).filter((user) => user.is_active);
    return describeUnknown([id], 'an active user', users);
  } catch (error) {
    if (!(error instanceof AmocrmGraphqlError)) throw error;
    // The users cannot be listed with this token: the refusal itself still has to be told.
    return `\`${id}\` is not the id of an active user; \`usersConnection\` lists them`;
  }
}
