import type { Call, Step } from './call.ts';

/**
 * Puts the token on the call. It travels beside the call and not in it, so that nothing that logs or fails with a call
 * can show it.
 *
 * @param authorize attaches the token to a call for the wire alone
 */
export function createAuthStep(
  accessToken: string | (() => Promise<string>),
  authorize: (call: Call, token: string) => void,
): Step {
  return async (call, next) => {
    authorize(call, typeof accessToken === 'string' ? accessToken : await accessToken());
    return next(call);
  };
}
