import { type Oauth, RefreshLostError, RefusedGrantError, type TokenPair } from './oauth.ts';
import type { SessionLog } from './record.ts';

/**
 * Asks amoCRM for the successor of a pair, at the address where the account is now.
 *
 * @throws {RefusedGrantError} if amoCRM gives none
 */
export async function requestSuccessor(oauth: Oauth, pair: TokenPair, log: SessionLog): Promise<TokenPair> {
  try {
    return await refreshTwice(oauth, pair, log);
  } catch (error) {
    if (!(error instanceof RefusedGrantError) || error.isFinal) throw error;
    const moved = await findMoved(oauth, pair, log);
    if (!moved) throw error;
    return refreshTwice(oauth, moved, log);
  }
}

/** The pair with the address where the account is now; undefined if it has not moved or cannot be found. */
export async function findMoved(oauth: Oauth, pair: TokenPair, log: SessionLog): Promise<TokenPair | undefined> {
  const baseUrl = await oauth.findAccount(pair);
  if (!baseUrl || baseUrl === pair.baseUrl) return undefined;
  log.info({ baseUrl }, 'The account was renamed');
  return { ...pair, baseUrl };
}

/** One attempt, and a second one if the answer was lost: the first may never have arrived. */
async function refreshTwice(oauth: Oauth, pair: TokenPair, log: SessionLog): Promise<TokenPair> {
  try {
    return await oauth.refresh(pair);
  } catch (error) {
    if (!(error instanceof RefreshLostError)) throw error;
    log.warn({}, 'The answer to a refresh was lost; asking once more with the same token');
    return oauth.refresh(pair);
  }
}
