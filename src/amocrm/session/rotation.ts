/**
 * How one pair of tokens follows another. A refresh token works once, so there must be room for its successor before it is
 * used; the successor is stored before it is used, and kept in memory until it can be stored. All methods are called under
 * the store's lock.
 */
import { type AmocrmGraphqlError, ConfigurationError, ReauthorizationRequiredError } from '../../errors/index.ts';
import { PausedError } from '../transport/problem.ts';
import { type Oauth, RefusedGrantError, type TokenPair } from './oauth.ts';
import {
  explainBroken,
  explainSignedOut,
  remedy,
  type SessionLog,
  type StoredRecord,
  type TokenRecord,
} from './record.ts';
import { findMoved, requestSuccessor } from './successor.ts';

/** What a rotation is made of. */
export interface RotationParts {
  stored: StoredRecord;
  oauth: Oauth;
  now(): number;
  log: SessionLog;
}

/** A record that is not stored yet, and the refresh token that was used up for it. */
interface UnsavedRecord {
  record: TokenRecord;
  after: string;
}

/** Replaces the pairs of one account. */
export class TokenRotation {
  readonly #parts: RotationParts;
  #unsaved: UnsavedRecord | undefined;

  constructor(parts: RotationParts) {
    this.#parts = parts;
  }

  /** Whether there is a new pair that only this process has. */
  get isUnsaved(): boolean {
    return this.#unsaved !== undefined;
  }

  /**
   * Renews the access token `stale`; does nothing if another program has done it.
   *
   * @throws {ReauthorizationRequiredError} if the refresh token does not work any more
   * @throws {PausedError} if it may still work
   */
  async renew(stale: string): Promise<TokenRecord> {
    if (this.#unsaved) return this.#saveSuccessor(this.#unsaved);
    const { stored, oauth, now, log } = this.#parts;
    const record = await stored.load();
    if (!record) throw explainSignedOut();
    if (record.current.accessToken !== stale) return record;
    if (record.broken !== undefined) throw explainBroken(record.broken);
    await stored.probe(record);
    let current: TokenPair;
    try {
      current = await requestSuccessor(oauth, record.current, log);
    } catch (error) {
      if (!(error instanceof RefusedGrantError)) throw error;
      if (error.isFinal) return this.#markBroken(record.current, error.hint);
      throw explainRefusal(error, record.current);
    }
    this.#unsaved = {
      record: { current, previous: record.current, renewedAt: now() },
      after: record.current.refreshToken,
    };
    try {
      return await this.#saveSuccessor(this.#unsaved);
    } catch (error) {
      log.error({ err: error }, 'The new tokens cannot be stored; they are kept in memory and tried again');
      throw error;
    }
  }

  /** The new pair has worked: the previous one is not needed any more. */
  async dropPrevious(accessToken: string): Promise<void> {
    const { stored } = this.#parts;
    const record = await stored.load();
    if (record?.current.accessToken !== accessToken || !record.previous) return;
    const { previous: _, renewedAt: _at, ...rest } = record;
    await stored.save(rest);
  }

  /** Looks for an account that is not at `baseUrl` any more. @returns whether its address is known now */
  async follow(baseUrl: string): Promise<boolean> {
    const { stored, oauth, log } = this.#parts;
    const record = await stored.load();
    if (!record) return false;
    if (record.current.baseUrl !== baseUrl) return true;
    const moved = await findMoved(oauth, record.current, log);
    if (moved) await stored.save({ ...record, current: moved });
    return moved !== undefined;
  }

  /** Stores the pair of a new sign-in. */
  async replace(current: TokenPair): Promise<void> {
    await this.#parts.stored.save({ current });
    this.#unsaved = undefined;
  }

  /** Deletes the tokens. */
  async delete(): Promise<void> {
    await this.#parts.stored.delete();
    this.#unsaved = undefined;
  }

  /** Stores the successor, unless the store has something newer than the pair that it succeeds: a sign-in. */
  async #saveSuccessor({ record, after }: UnsavedRecord): Promise<TokenRecord> {
    const { stored, log } = this.#parts;
    const latest = await stored.load();
    // A program that was refused in the meantime, and wrote so, had only the token that this one succeeds.
    const isNext = latest?.current.refreshToken === after;
    if (isNext) {
      await stored.save(record);
      log.info({ expiresAt: record.current.expiresAt }, 'The access token was renewed');
    }
    this.#unsaved = undefined;
    if (isNext) return record;
    if (!latest) throw new ReauthorizationRequiredError('The session was signed out of amoCRM.', { remedy });
    return latest;
  }

  /** Writes down that a pair cannot be refreshed any more. */
  async #markBroken(refused: TokenPair, hint: string): Promise<TokenRecord> {
    const { stored, log } = this.#parts;
    // A program that did not wait for the lock may have been faster.
    const record = await stored.load();
    if (record && record.current.refreshToken !== refused.refreshToken) return record;
    const reason = `amoCRM refuses the refresh token: ${hint}`;
    await stored.save({ ...(record ?? { current: refused }), broken: reason });
    log.error({ reason, until: refused.expiresAt }, 'REAUTHORIZATION_REQUIRED: sign in to amoCRM again');
    throw explainBroken(reason);
  }
}

/** The error of a refusal that says nothing about the refresh token: it is as good as before. */
function explainRefusal({ isOfClient, hint }: RefusedGrantError, { baseUrl }: TokenPair): AmocrmGraphqlError {
  if (isOfClient) {
    const message = `amoCRM does not accept the integration: ${hint}. Compare AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI with its card`;
    return new ConfigurationError([{ path: ['AMOCRM_CLIENT_SECRET'], message }]);
  }
  return new PausedError(`There is no account at ${baseUrl} (${hint}), and its new address is not known.`, {
    remedy: 'If it was renamed or moved, run `amocrm-graphql login`.',
  });
}
