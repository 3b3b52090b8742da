import { UnauthenticatedError } from '../../errors/index.ts';
import type { Call, Step } from './call.ts';

/** A token and where it is sent. */
export interface Credential {
  accessToken: string;
  /** The account's address, without `/api/v4`. */
  baseUrl: string;
}

/** Where tokens come from: one that never changes, or a session that renews them. */
export interface Credentials {
  /** The token to send now. */
  current(): Promise<Credential>;
  /** amoCRM refused this token. @returns whether there is another to try */
  refused(accessToken: string): Promise<boolean>;
  /** amoCRM took this token. */
  worked(accessToken: string): Promise<void>;
}

/** One token for ever, as a private integration has. */
export function fixedCredentials(credential: Credential): Credentials {
  return { current: async () => credential, refused: async () => false, worked: async () => {} };
}

/**
 * Puts the token on the call. It travels beside the call and not in it, so that nothing that logs or fails with a call
 * can show it. A call that is refused for its token has done nothing, so it is sent once more with the next one.
 *
 * @param authorize attaches the token to a call for the wire alone
 */
export function createAuthStep(
  credentials: Credentials,
  authorize: (call: Call, credential: Credential) => void,
): Step {
  return async (call, next) => {
    const credential = await credentials.current();
    authorize(call, credential);
    try {
      const answer = await next(call);
      await credentials.worked(credential.accessToken);
      return answer;
    } catch (error) {
      if (!(error instanceof UnauthenticatedError) || !(await credentials.refused(credential.accessToken))) throw error;
      authorize(call, await credentials.current());
      return next(call);
    }
  };
}
