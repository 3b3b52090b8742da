import { describeUnknown } from '../../errors/candidate.ts';
import { AmocrmGraphqlError, type Issue, ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';

/** amoCRM's code of a value that is none of those allowed. */
const notAChoice = 'NotSupportedChoice';

/** The fields that hold the id of a user, by the names that amoCRM gives them in a refusal. */
const roles: ReadonlyMap<string, 'responsible_user_id' | 'created_by' | 'updated_by'> = new Map([
  ['responsible_user_id', 'responsible_user_id'],
  ['user_id', 'responsible_user_id'],
  ['created_by', 'created_by'],
  ['updated_by', 'updated_by'],
]);

/**
 * Names the user that amoCRM refused, and the users that could have been meant: amoCRM says only that the value is not a valid choice.
 * Users are read for it only now: most writes name a known user, and amoCRM lists users for administrators only.
 *
 * @param write what was refused
 * @returns the error as it was if it is about something else
 */
export async function explainUser(
  error: AmocrmGraphqlError,
  write: { responsible_user_id?: number; created_by?: number; updated_by?: number },
  { metadata }: Pick<Context, 'metadata'>,
): Promise<AmocrmGraphqlError> {
  if (!(error instanceof ValidationError)) return error;
  const idOf = ({ path, message }: Issue) => {
    const role = roles.get(String(path.at(-1)));
    return role && message.includes(notAChoice) ? write[role] : undefined;
  };
  if (error.issues.every((issue) => idOf(issue) === undefined)) return error;
  const issues = await Promise.all(
    error.issues.map(async (issue) => {
      const id = idOf(issue);
      return id === undefined ? issue : { ...issue, message: await describeUser(id, { metadata }) };
    }),
  );
  return new ValidationError(issues, { cause: error, data: error.data });
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
