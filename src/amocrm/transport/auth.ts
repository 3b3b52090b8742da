import { CancelledError, UnauthenticatedError } from '../../errors/index.ts';
import type { Call, Step } from './call.ts';
import { AstrayError, PausedError } from './problem.ts';

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
  /** amoCRM took this token: what was kept in case it did not can go. */
  worked(accessToken: string): Promise<void>;
  /** There is no account at this address. @returns whether it is known to be at another */
  astray(baseUrl: string): Promise<boolean>;
}

/** One token for ever, as a private integration has. */
export function fixedCredentials(credential: Credential): Credentials {
  return {
    current: async () => credential,
    refused: async () => false,
    worked: async () => {},
    astray: async () => false,
  };
}

/**
 * Puts the token on the call. It travels beside the call and not in it, so that nothing that logs or fails with a call
 * can show it. A call that is refused for its token has done nothing, so it is sent once more with the next one; the same for one
 * that found no account where it was sent to.
 *
 * @param authorize attaches the token to a call for the wire alone
 */
export function createAuthStep(
  credentials: Credentials,
  authorize: (call: Call, credential: Credential) => Call,
): Step {
  return async (call, next) => {
    const credential = await waitAsLong(call, credentials.current());
    try {
      const answer = await next(authorize(call, credential));
      await credentials.worked(credential.accessToken);
      return answer;
    } catch (error) {
      const hasOther =
        error instanceof UnauthenticatedError
          ? await waitAsLong(call, credentials.refused(credential.accessToken))
          : error instanceof AstrayError && (await waitAsLong(call, credentials.astray(credential.baseUrl)));
      if (!hasOther) throw error;
      return next(authorize(call, await waitAsLong(call, credentials.current())));
    }
  };
}

/** What is done for all callers goes on when one of them leaves; that one is told at once. */
async function waitAsLong<Value>({ signal, deadline }: Call, work: Promise<Value>): Promise<Value> {
  if (!signal && deadline === undefined) return work;
  const left = new AbortController();
  const leaving = new Promise<never>((_, reject) => {
    const leave = () =>
      reject(new CancelledError('The request was cancelled while it waited for a token of amoCRM’s.'));
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave, { once: true, signal: left.signal });
    if (deadline === undefined) return;
    const late = () =>
      reject(new PausedError('amoCRM has given no token in time.', { remedy: 'Try again in a minute.' }));
    const timer = setTimeout(late, Math.max(0, deadline - performance.now()));
    left.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
  try {
    return await Promise.race([work, leaving]);
  } finally {
    left.abort();
    // It may fail later, when nobody listens any more.
    work.catch(() => {});
  }
}
