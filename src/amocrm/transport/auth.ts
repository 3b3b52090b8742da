import { CancelledError, UnauthenticatedError } from '../../errors/index.ts';
import { untilAborted, within } from '../../wait.ts';
import type { Call, Step } from './call.ts';
import { AstrayError, PausedError } from './problem.ts';
import { type Credential, Ticket } from './ticket.ts';

/** Where tokens come from: one that never changes, or a session that renews them. */
export interface Credentials {
  /** The token to send now; without a promise where it is known. */
  current(): Credential | Promise<Credential>;
  /** amoCRM refused this token. @returns whether there is another to try */
  refused(accessToken: string): Promise<boolean>;
  /** amoCRM accepted this token: the one before it is not needed any more. */
  worked(accessToken: string): void | Promise<void>;
  /** There is no account at this address. @returns whether it is known to be at another address */
  astray(baseUrl: string): Promise<boolean>;
}

/** One token that never changes, as a private integration has. */
export function fixedCredentials(credential: Credential): Credentials {
  return {
    current: () => credential,
    refused: async () => false,
    worked: () => {},
    astray: async () => false,
  };
}

/**
 * Puts the token on the call. A call that is refused for its token has done nothing, so it is sent once more with the next token.
 * The same goes for a call to an address without an account.
 */
export function createAuthStep(credentials: Credentials): Step {
  return async (call, next) => {
    const current = waitAsLong(call, credentials.current());
    const credential = current instanceof Promise ? await current : current;
    try {
      const answer = await next(authorize(call, credential));
      const noted = credentials.worked(credential.accessToken);
      if (noted) await noted;
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

function authorize(call: Call, credential: Credential): Call {
  return { ...call, ticket: new Ticket(credential) };
}

/** Waits for the token as long as the caller does. The work goes on, because other callers wait for the same token. */
function waitAsLong<Value>({ signal, deadline }: Call, work: Value | Promise<Value>): Value | Promise<Value> {
  if (!(work instanceof Promise)) return work;
  const answer = untilAborted(work, signal, explainCancelled);
  return deadline === undefined ? answer : within(answer, deadline - performance.now(), refuseLate);
}

function explainCancelled(): CancelledError {
  return new CancelledError('The request was cancelled while it waited for an access token.');
}

function refuseLate(): never {
  throw new PausedError('amoCRM has not issued an access token in time.', { remedy: 'Try again in a minute.' });
}
