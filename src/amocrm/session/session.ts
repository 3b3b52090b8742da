/**
 * The session of one account: always a token that works, and never two refreshes at once. Decides when a token is renewed; how
 * is in `refresh.ts` and `rotation.ts`.
 */
import { createHash } from 'node:crypto';
import { AmocrmGraphqlError } from '../../errors/index.ts';
import type { TokenStore } from '../../state/index.ts';
import type { Credentials } from '../transport/auth.ts';
import type { Credential } from '../transport/ticket.ts';
import { type Oauth, parseClaims, type TokenPair } from './oauth.ts';
import { explainBroken, type SessionLog, StoredRecord, type TokenRecord } from './record.ts';
import { TokenRefresh } from './refresh.ts';
import { TokenRotation } from './rotation.ts';

export interface SessionOptions {
  store: TokenStore;
  oauth: Oauth;
  /** Unix seconds by amoCRM's clock. */
  now(): number;
  log: SessionLog;
  /** 0 to 1, so that many processes do not refresh at one moment. */
  random?: () => number;
}

/** What a session looks like from outside. */
export interface SessionState {
  status: 'signed-out' | 'ok' | 'reauthorization-required';
  /** The account's address; absent before the first sign-in. */
  baseUrl?: string;
  /** When the access token was issued and when it ends, in unix seconds. */
  issuedAt?: number;
  expiresAt?: number;
  /** Another one with every new pair; says nothing about it. */
  fingerprint?: string;
  /** Why it is broken, or what threatens it. */
  reason?: string;
}

export interface Session extends Credentials {
  /** Stores the pair of a new sign-in. */
  signIn(pair: TokenPair): Promise<void>;
  /** Forgets the tokens. */
  signOut(): Promise<void>;
  state(): Promise<SessionState>;
  /** Stores what could not be stored so far, if there is something. */
  close(): Promise<void>;
}

/** A token is renewed this long before it ends, in seconds, and up to as much again earlier. */
const marginS = 600;

/** A token that was just issued and is refused is not renewed for so long, in seconds: the next one would be refused too. */
const freshS = 60;

/** While a broken session's last token works, a sign-in by another program is looked for at most every so many seconds. */
const lookAgainS = 30;

/** Opens the session of one account. Nothing is read before it is used. */
export function createSession(options: SessionOptions): Session {
  const session = new AccountSession(options);
  // Functions and not methods: callers pass them on one by one.
  return {
    current: () => session.current(),
    refused: (accessToken) => session.refused(accessToken),
    worked: (accessToken) => session.worked(accessToken),
    astray: (baseUrl) => session.astray(baseUrl),
    signIn: (pair) => session.signIn(pair),
    signOut: () => session.signOut(),
    state: () => session.state(),
    close: () => session.close(),
  };
}

class AccountSession implements Session {
  readonly #options: SessionOptions;
  readonly #stored: StoredRecord;
  readonly #rotation: TokenRotation;
  readonly #refresh: TokenRefresh;
  readonly #marginS: number;
  /** The access token that is known to have worked. */
  #confirmed: string | undefined;
  /** When a sign-in by another program, and when the account's new address, were last looked for. */
  #signInSoughtAt = Number.NEGATIVE_INFINITY;
  #addressSoughtAt = Number.NEGATIVE_INFINITY;

  constructor(options: SessionOptions) {
    const { store, oauth, now, log, random = Math.random } = options;
    this.#options = options;
    this.#stored = new StoredRecord(store, oauth.isTrusted, log);
    this.#rotation = new TokenRotation({ stored: this.#stored, oauth, now, log });
    this.#refresh = new TokenRefresh(store, this.#rotation, now);
    this.#marginS = marginS * (1 + random());
  }

  async current(): Promise<Credential> {
    const record = this.#stored.known ?? (await this.#stored.require());
    const leftS = record.current.expiresAt - this.#options.now();
    if (!this.#rotation.isUnsaved) {
      if (record.broken !== undefined) return toCredential(await this.#findWorking(record));
      if (leftS > this.#marginS) return toCredential(record);
    }
    if (this.#refresh.backoff.isPaused) return this.#withoutRefresh(record, leftS);
    try {
      return toCredential(await this.#refresh.run(record.current.accessToken, leftS));
    } catch (error) {
      if (leftS <= 0 || !(error instanceof AmocrmGraphqlError)) throw error;
      return toCredential(record);
    }
  }

  async refused(accessToken: string): Promise<boolean> {
    const record = await this.#stored.require();
    if (record.current.accessToken !== accessToken) return true;
    if (record.broken !== undefined && !this.#rotation.isUnsaved) throw explainBroken(record.broken);
    if (record.previous && this.#options.now() - (record.renewedAt ?? 0) < freshS) return false;
    const { backoff } = this.#refresh;
    if (backoff.isPaused) throw backoff.error;
    await this.#refresh.run(accessToken, 0);
    return true;
  }

  async worked(accessToken: string): Promise<void> {
    const record = this.#stored.known;
    if (this.#confirmed === accessToken || record?.current.accessToken !== accessToken) return;
    this.#confirmed = accessToken;
    if (!record.previous) return;
    const { store, log } = this.#options;
    try {
      await store.exclusively(() => this.#rotation.dropPrevious(accessToken));
    } catch (error) {
      // The call has its answer; the next one tries again.
      this.#confirmed = undefined;
      log.warn({ err: error }, 'The old token could not be removed');
    }
  }

  async astray(baseUrl: string): Promise<boolean> {
    const record = await this.#stored.require();
    if (record.current.baseUrl !== baseUrl) return true;
    const { store, now } = this.#options;
    if (now() - this.#addressSoughtAt < freshS) return false;
    this.#addressSoughtAt = now();
    return store.exclusively(() => this.#rotation.follow(baseUrl));
  }

  async signIn(pair: TokenPair): Promise<void> {
    await this.#options.store.exclusively(() => this.#rotation.replace(pair));
    this.#refresh.backoff.reset();
  }

  signOut(): Promise<void> {
    return this.#options.store.exclusively(() => this.#rotation.delete());
  }

  async state(): Promise<SessionState> {
    const record = await this.#stored.load();
    if (!record) return { status: 'signed-out' };
    const { accessToken, baseUrl, expiresAt } = record.current;
    const fingerprint = createHash('sha256').update(accessToken).digest('hex').slice(0, 12);
    const { iat } = parseClaims(accessToken);
    const facts = { baseUrl, expiresAt, fingerprint, ...(typeof iat === 'number' && { issuedAt: iat }) };
    const { error } = this.#refresh.backoff;
    const threat = this.#rotation.isUnsaved && error instanceof Error ? error.message : undefined;
    if (record.broken !== undefined && !threat) {
      return { status: 'reauthorization-required', ...facts, reason: record.broken };
    }
    return { status: 'ok', ...facts, ...(threat && { reason: `the new tokens cannot be stored: ${threat}` }) };
  }

  async close(): Promise<void> {
    await this.#refresh.close();
    if (!this.#rotation.isUnsaved) return;
    this.#options.log.error({}, 'The new tokens could not be stored and are lost: sign in to amoCRM again');
  }

  /** A refresh has failed lately: the old token for as long as it works, then one that another program has stored. */
  async #withoutRefresh(record: TokenRecord, leftS: number): Promise<Credential> {
    if (leftS > 0) return toCredential(record);
    const stored = await this.#stored.require();
    if (stored.current.accessToken === record.current.accessToken) throw this.#refresh.backoff.error;
    return toCredential(stored);
  }

  /** The last token of a broken session while it works, or that of a sign-in by another program. */
  async #findWorking(broken: TokenRecord): Promise<TokenRecord> {
    const { now } = this.#options;
    const works = broken.current.expiresAt > now();
    if (works && now() - this.#signInSoughtAt < lookAgainS) return broken;
    this.#signInSoughtAt = now();
    const record = await this.#stored.require().catch((error: unknown) => {
      if (works) return broken;
      throw error;
    });
    if (record.broken !== undefined && record.current.expiresAt <= now()) throw explainBroken(record.broken);
    return record;
  }
}

function toCredential({ current: { accessToken, baseUrl } }: TokenRecord): Credential {
  return { accessToken, baseUrl };
}
