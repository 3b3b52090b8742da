/**
 * The session of one account: always a token that works, and never two refreshes at once. A refresh token works once, so the
 * new pair is stored before it is used and the old one is kept until the new one has worked; a lost answer ends in one
 * state, REAUTHORIZATION_REQUIRED, and in no storm of attempts.
 */
import { createHash } from 'node:crypto';
import { ReauthorizationRequiredError, UpstreamUnavailableError } from '../../errors/index.ts';
import type { TokenStore } from '../../state/index.ts';
import { type Oauth, RefreshLostError, RefusedGrantError, readClaims, type TokenPair } from './oauth.ts';

/** What is stored for an account. */
export interface TokenRecord {
  current: TokenPair;
  /** Kept until `current` has worked once. */
  previous?: TokenPair;
  /** Why `current` cannot be refreshed any more; its access token may still work until it ends. */
  broken?: string;
}

export interface SessionOptions {
  store: TokenStore;
  oauth: Oauth;
  /** Unix seconds by amoCRM's clock. */
  now(): number;
  log: {
    info(fields: Record<string, unknown>, message: string): void;
    warn(fields: Record<string, unknown>, message: string): void;
    error(fields: Record<string, unknown>, message: string): void;
  };
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
  /** Why it is broken. */
  reason?: string;
}

export interface Session {
  /** The token to send now, and where to. @throws {ReauthorizationRequiredError} */
  current(): Promise<{ accessToken: string; baseUrl: string }>;
  /** amoCRM refused this token. @returns whether there is another to try */
  refused(accessToken: string): Promise<boolean>;
  /** amoCRM took this token: what was kept in case it did not can go. */
  worked(accessToken: string): Promise<void>;
  /** Stores the pair of a new sign-in. */
  signIn(pair: TokenPair): Promise<void>;
  /** Forgets the tokens. */
  signOut(): Promise<void>;
  state(): Promise<SessionState>;
}

/** A token is renewed this long before it ends, in seconds, and up to as much again earlier. */
const marginS = 600;

/** After a failed attempt the token that still works is used for so long before the next one, in seconds. */
const patienceS = 30;

const remedy = 'Run `amocrm-graphql login`.';

export function createSession({ store, oauth, now, log, random = Math.random }: SessionOptions): Session {
  const jitter = marginS * random();
  let known: TokenRecord | undefined;
  let refreshing: Promise<TokenRecord> | undefined;
  let notBefore = 0;
  let confirmed: string | undefined;

  const read = async (): Promise<TokenRecord> => {
    known = (await store.read()) as TokenRecord | undefined;
    if (!known) throw new ReauthorizationRequiredError('Nobody has signed in to amoCRM yet.', { remedy });
    return known;
  };

  const save = async (record: TokenRecord): Promise<TokenRecord> => {
    await store.write(record);
    known = record;
    return record;
  };

  const giveUp = async (record: TokenRecord, reason: string): Promise<never> => {
    const broken = await save({ ...record, broken: reason });
    log.error({ reason, until: broken.current.expiresAt }, 'REAUTHORIZATION_REQUIRED: sign in to amoCRM again');
    throw explainBroken(reason);
  };

  /** One attempt, and a second where the first was lost: it may never have arrived. */
  const request = async (pair: TokenPair): Promise<TokenPair> => {
    try {
      return await oauth.refresh(pair);
    } catch (error) {
      if (!(error instanceof RefreshLostError)) throw error;
      log.warn({}, 'The answer to a refresh was lost; asking once more with the same token');
      return oauth.refresh(pair);
    }
  };

  /** Alone among all who share the store. */
  const renew = async (stale: string): Promise<TokenRecord> => {
    const record = await read();
    // Somebody else was faster, in this process or in another.
    if (record.current.accessToken !== stale) return record;
    if (record.broken !== undefined) throw explainBroken(record.broken);
    let from = record.current;
    try {
      const next = await request(from).catch(async (error) => {
        if (!(error instanceof RefusedGrantError) || error.isFinal) throw error;
        const baseUrl = await oauth.findAccount(from);
        if (!baseUrl || baseUrl === from.baseUrl) throw error;
        log.info({ baseUrl }, 'The account was renamed');
        from = { ...from, baseUrl };
        return request(from);
      });
      const saved = await save({ current: next, previous: record.current });
      log.info({ expiresAt: next.expiresAt }, 'The access token was renewed');
      return saved;
    } catch (error) {
      if (error instanceof RefusedGrantError) return giveUp(record, `amoCRM refuses the refresh token: ${error.hint}`);
      if (error instanceof RefreshLostError) return giveUp(record, 'the answer to a refresh was lost twice');
      throw error;
    }
  };

  const refresh = (stale: string): Promise<TokenRecord> => {
    refreshing ??= store
      .exclusively(() => renew(stale))
      .finally(() => {
        refreshing = undefined;
      });
    return refreshing;
  };

  return {
    async current() {
      const record = known ?? (await read());
      const { accessToken, expiresAt, baseUrl } = record.current;
      const left = expiresAt - now();
      if (record.broken !== undefined && left <= 0) {
        // Somebody may have signed in since, in another process.
        const fresh = await read();
        if (fresh.broken !== undefined && fresh.current.expiresAt <= now()) throw explainBroken(fresh.broken);
        return fresh.current;
      }
      if (left > marginS + jitter || (left > 0 && (record.broken !== undefined || now() < notBefore))) {
        return { accessToken, baseUrl };
      }
      try {
        return (await refresh(accessToken)).current;
      } catch (error) {
        if (left <= 0) throw error;
        // The old one still works; amoCRM is not asked at every request.
        notBefore = now() + patienceS;
        if (!(error instanceof UpstreamUnavailableError || error instanceof ReauthorizationRequiredError)) throw error;
        return { accessToken, baseUrl };
      }
    },
    async refused(accessToken) {
      const record = await read();
      if (record.current.accessToken !== accessToken) return true;
      await refresh(accessToken);
      return true;
    },
    async worked(accessToken) {
      if (confirmed === accessToken || known?.current.accessToken !== accessToken) return;
      confirmed = accessToken;
      if (!known.previous) return;
      const { current } = known;
      try {
        await store.exclusively(async () => {
          const record = await read();
          if (record.current.accessToken === accessToken) await save({ current });
        });
      } catch (error) {
        // The call has its answer; the next one tries again.
        confirmed = undefined;
        log.warn({ err: error }, 'The old token could not be removed');
      }
    },
    async signIn(pair) {
      await store.exclusively(() => save({ current: pair }));
      notBefore = 0;
    },
    async signOut() {
      await store.exclusively(() => store.delete());
      known = undefined;
    },
    async state() {
      const record = (await store.read()) as TokenRecord | undefined;
      if (!record) return { status: 'signed-out' };
      const { accessToken, baseUrl, expiresAt } = record.current;
      const fingerprint = createHash('sha256').update(accessToken).digest('hex').slice(0, 12);
      const { iat } = readClaims(accessToken);
      const facts = { baseUrl, expiresAt, fingerprint, ...(typeof iat === 'number' && { issuedAt: iat }) };
      return record.broken === undefined
        ? { status: 'ok', ...facts }
        : { status: 'reauthorization-required', ...facts, reason: record.broken };
    },
  };
}

function explainBroken(reason: string): ReauthorizationRequiredError {
  return new ReauthorizationRequiredError(`amoCRM must be asked for access again: ${reason}.`, { remedy });
}
