/**
 * How one pair of tokens follows another. A refresh token works once, so there must be room for its successor before it is used;
 * the successor is stored before it is used, and kept in memory until it can be. All but `read` are called under the store's lock.
 */
import { type AmocrmGraphqlError, ConfigurationError, ReauthorizationRequiredError } from '../../errors/index.ts';
import type { TokenStore } from '../../state/index.ts';
import { PausedError } from '../transport/problem.ts';
import { type Oauth, RefreshLostError, RefusedGrantError, type TokenPair } from './oauth.ts';

/** What is stored for an account. */
export interface TokenRecord {
  current: TokenPair;
  /** Kept until `current` has worked once. */
  previous?: TokenPair;
  /** When `current` came of a refresh, in unix seconds; as long as it has not worked. */
  renewedAt?: number;
  /** Why `current` cannot be refreshed any more; its access token may still work until it ends. */
  broken?: string;
}

/** Where a session reports; never a token. */
export interface SessionLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export interface RenewalOptions {
  store: TokenStore;
  oauth: Oauth;
  now(): number;
  log: SessionLog;
}

/** What to do when amoCRM must be asked for access again. */
export const remedy = 'Run `amocrm-graphql login`.';

export function explainBroken(reason: string): ReauthorizationRequiredError {
  return new ReauthorizationRequiredError(`amoCRM must be asked for access again: ${reason}.`, { remedy });
}

export function createRenewal({ store, oauth, now, log }: RenewalOptions) {
  let known: TokenRecord | undefined;
  /** A record that is not stored yet, and the refresh token that was used up for it. */
  let unsaved: { record: TokenRecord; after: string } | undefined;

  const read = async (): Promise<TokenRecord | undefined> => {
    const record = (await store.read()) as TokenRecord | undefined;
    const isTrusted = record === undefined || oauth.isTrusted(record.current.baseUrl);
    // The tokens and the secret would go there.
    if (!isTrusted) log.warn({}, 'The stored tokens name an address that is not an amoCRM account; they are not used');
    known = isTrusted ? record : undefined;
    return known;
  };

  const save = async (record: TokenRecord): Promise<TokenRecord> => {
    await store.write(record);
    known = record;
    return record;
  };

  /** Stores the successor, unless there is something newer than what it succeeds: a sign-in. */
  const settle = async ({ record, after }: NonNullable<typeof unsaved>): Promise<TokenRecord> => {
    const stored = await read();
    // Whoever was refused in the meantime, and wrote so, had only the token that this one succeeds.
    const isNext = stored?.current.refreshToken === after;
    if (isNext) {
      await save(record);
      log.info({ expiresAt: record.current.expiresAt }, 'The access token was renewed');
    }
    unsaved = undefined;
    if (isNext) return record;
    if (!stored) throw new ReauthorizationRequiredError('Somebody has signed out of amoCRM.', { remedy });
    return stored;
  };

  const giveUp = async (refused: TokenPair, hint: string): Promise<TokenRecord> => {
    // Somebody who did not wait for the lock may have been faster.
    const record = await read();
    if (record && record.current.refreshToken !== refused.refreshToken) return record;
    const reason = `amoCRM refuses the refresh token: ${hint}`;
    await save({ ...(record ?? { current: refused }), broken: reason });
    log.error({ reason, until: refused.expiresAt }, 'REAUTHORIZATION_REQUIRED: sign in to amoCRM again');
    throw explainBroken(reason);
  };

  /** One attempt, and a second where the answer was lost: the first may never have arrived. */
  const request = async (pair: TokenPair): Promise<TokenPair> => {
    try {
      return await oauth.refresh(pair);
    } catch (error) {
      if (!(error instanceof RefreshLostError)) throw error;
      log.warn({}, 'The answer to a refresh was lost; asking once more with the same token');
      return oauth.refresh(pair);
    }
  };

  /** Where the account is now, if it is elsewhere. */
  const find = async (pair: TokenPair): Promise<TokenPair | undefined> => {
    const baseUrl = await oauth.findAccount(pair);
    if (!baseUrl || baseUrl === pair.baseUrl) return undefined;
    log.info({ baseUrl }, 'The account was renamed');
    return { ...pair, baseUrl };
  };

  /** The successor of a pair, from where the account is. */
  const succeed = async (pair: TokenPair): Promise<TokenPair> => {
    try {
      return await request(pair);
    } catch (error) {
      if (!(error instanceof RefusedGrantError) || error.isFinal) throw error;
      const moved = await find(pair);
      if (!moved) throw error;
      return request(moved);
    }
  };

  return {
    /** As it was last read or written here. */
    known: () => known,
    /** Whether there is a new pair that only this process has. */
    unsaved: () => unsaved !== undefined,
    read,
    /**
     * Renews the access token `stale`; does nothing where somebody has done it.
     *
     * @throws {ReauthorizationRequiredError} where the refresh token does not work any more
     * @throws {PausedError} where it may still work
     */
    async renew(stale: string): Promise<TokenRecord> {
      if (unsaved) return settle(unsaved);
      const record = await read();
      if (!record) throw new ReauthorizationRequiredError('Nobody has signed in to amoCRM yet.', { remedy });
      if (record.current.accessToken !== stale) return record;
      if (record.broken !== undefined) throw explainBroken(record.broken);
      // A full disk is noticed here, while nothing is lost yet.
      await store.write(record);
      let current: TokenPair;
      try {
        current = await succeed(record.current);
      } catch (error) {
        if (!(error instanceof RefusedGrantError)) throw error;
        if (error.isFinal) return giveUp(record.current, error.hint);
        throw explainRefusal(error, record.current);
      }
      unsaved = {
        record: { current, previous: record.current, renewedAt: now() },
        after: record.current.refreshToken,
      };
      try {
        return await settle(unsaved);
      } catch (error) {
        log.error({ err: error }, 'The new tokens cannot be stored; they are kept in memory and tried again');
        throw error;
      }
    },
    /** The new pair has worked: the one before it is of no use. */
    async forgetPrevious(accessToken: string): Promise<void> {
      const record = await read();
      if (record?.current.accessToken !== accessToken || !record.previous) return;
      const { previous: _, renewedAt: _at, ...rest } = record;
      await save(rest);
    },
    /** Looks where the account is that is not at `baseUrl`. @returns whether it is known now */
    async follow(baseUrl: string): Promise<boolean> {
      const record = await read();
      if (!record) return false;
      if (record.current.baseUrl !== baseUrl) return true;
      const moved = await find(record.current);
      if (moved) await save({ ...record, current: moved });
      return moved !== undefined;
    },
    async replace(current: TokenPair): Promise<void> {
      await save({ current });
      unsaved = undefined;
    },
    async forget(): Promise<void> {
      await store.delete();
      known = undefined;
      unsaved = undefined;
    },
  };
}

/** What a refusal means that says nothing about the refresh token: it is as good as before. */
function explainRefusal({ isOfClient, hint }: RefusedGrantError, { baseUrl }: TokenPair): AmocrmGraphqlError {
  if (isOfClient) {
    const message = `amoCRM does not accept the integration: ${hint}. Compare AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI with its card`;
    return new ConfigurationError([{ path: ['AMOCRM_CLIENT_SECRET'], message }]);
  }
  return new PausedError(`There is no account at ${baseUrl} (${hint}), and nobody knows where it is.`, {
    remedy: 'If it was renamed or moved, run `amocrm-graphql login`.',
  });
}
