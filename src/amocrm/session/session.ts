/**
 * The session of one account: always a token that works, and never two refreshes at once. Decides when a token is renewed; how
 * is in `renewal.ts`.
 */
import { createHash } from 'node:crypto';
import { AmocrmGraphqlError, ReauthorizationRequiredError } from '../../errors/index.ts';
import type { TokenStore } from '../../state/index.ts';
import type { Credentials } from '../transport/auth.ts';
import { type Oauth, parseClaims, type TokenPair } from './oauth.ts';
import { createRenewal, explainBroken, remedy, type SessionLog, type TokenRecord } from './renewal.ts';

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

/** After a failed attempt so many seconds pass before the next one, twice as many after each further one. */
const patienceS = { working: 30, ended: 5, unsaved: 1, longest: 600 };

/** A new token that is refused is not renewed for so long, in seconds: the next one would fare no better. */
const freshS = 60;

export function createSession({ store, oauth, now, log, random = Math.random }: SessionOptions): Session {
  const renewal = createRenewal({ store, oauth, now, log });
  const jitter = marginS * random();
  let refreshing: Promise<TokenRecord> | undefined;
  let failures = 0;
  let failure: unknown;
  let notBefore = 0;
  let confirmed: string | undefined;
  let soughtAt = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  const read = async (): Promise<TokenRecord> => {
    const record = await renewal.read();
    if (!record) throw new ReauthorizationRequiredError('Nobody has signed in to amoCRM yet.', { remedy });
    return record;
  };

  /** One for all who want it; what went wrong is remembered, so that nobody asks amoCRM in a loop. */
  const refresh = (stale: string, left: number): Promise<TokenRecord> => {
    refreshing ??= store
      .exclusively(() => renewal.renew(stale))
      .then(
        (record) => {
          failures = 0;
          notBefore = 0;
          return record;
        },
        (error: unknown) => {
          failures += 1;
          failure = error;
          const first = renewal.unsaved() ? patienceS.unsaved : left > 0 ? patienceS.working : patienceS.ended;
          notBefore = now() + Math.min(first * 2 ** (failures - 1), patienceS.longest);
          if (renewal.unsaved()) storeLater();
          throw error;
        },
      )
      .finally(() => {
        refreshing = undefined;
      });
    return refreshing;
  };

  /** Nobody may ask for a token for hours, and until it is stored the new pair lives in this process only. */
  const storeLater = () => {
    clearTimeout(timer);
    const milliseconds = Math.min(1_000 * 2 ** failures, 30_000);
    timer = setTimeout(() => void refresh('', 1).catch(() => {}), milliseconds).unref();
  };

  /** Somebody may have signed in since, in another process; while the last token works it is not looked for every time. */
  const findWorking = async (broken: TokenRecord): Promise<TokenRecord> => {
    const works = broken.current.expiresAt > now();
    if (works && now() - soughtAt < patienceS.working) return broken;
    soughtAt = now();
    const record = await read().catch((error: unknown) => {
      if (works) return broken;
      throw error;
    });
    if (record.broken !== undefined && record.current.expiresAt <= now()) throw explainBroken(record.broken);
    return record;
  };

  return {
    async current() {
      const record = renewal.known() ?? (await read());
      const left = record.current.expiresAt - now();
      if (!renewal.unsaved()) {
        if (record.broken !== undefined) return credentialOf(await findWorking(record));
        if (left > marginS + jitter) return credentialOf(record);
      }
      if (now() < notBefore) {
        if (left > 0) return credentialOf(record);
        // Another process may have been luckier.
        const stored = await read();
        if (stored.current.accessToken === record.current.accessToken) throw failure;
        return credentialOf(stored);
      }
      try {
        return credentialOf(await refresh(record.current.accessToken, left));
      } catch (error) {
        if (left <= 0 || !(error instanceof AmocrmGraphqlError)) throw error;
        return credentialOf(record);
      }
    },
    async refused(accessToken) {
      const record = await read();
      if (record.current.accessToken !== accessToken) return true;
      if (record.broken !== undefined && !renewal.unsaved()) throw explainBroken(record.broken);
      if (record.previous && now() - (record.renewedAt ?? 0) < freshS) return false;
      if (now() < notBefore) throw failure;
      await refresh(accessToken, 0);
      return true;
    },
    async worked(accessToken) {
      const record = renewal.known();
      if (confirmed === accessToken || record?.current.accessToken !== accessToken) return;
      confirmed = accessToken;
      if (!record.previous) return;
      try {
        await store.exclusively(() => renewal.forgetPrevious(accessToken));
      } catch (error) {
        // The call has its answer; the next one tries again.
        confirmed = undefined;
        log.warn({ err: error }, 'The old token could not be removed');
      }
    },
    async astray(baseUrl) {
      const record = await read();
      if (record.current.baseUrl !== baseUrl) return true;
      if (now() - lookedAt < freshS) return false;
      lookedAt = now();
      return store.exclusively(() => renewal.follow(baseUrl));
    },
    async signIn(pair) {
      await store.exclusively(() => renewal.replace(pair));
      failures = 0;
      notBefore = 0;
    },
    signOut: () => store.exclusively(() => renewal.forget()),
    async state() {
      const record = await renewal.read();
      if (!record) return { status: 'signed-out' };
      const { accessToken, baseUrl, expiresAt } = record.current;
      const fingerprint = createHash('sha256').update(accessToken).digest('hex').slice(0, 12);
      const { iat } = parseClaims(accessToken);
      const facts = { baseUrl, expiresAt, fingerprint, ...(typeof iat === 'number' && { issuedAt: iat }) };
      const threat = renewal.unsaved() && failure instanceof Error ? failure.message : undefined;
      if (record.broken !== undefined && !threat) {
        return { status: 'reauthorization-required', ...facts, reason: record.broken };
      }
      return { status: 'ok', ...facts, ...(threat && { reason: `the new tokens cannot be stored: ${threat}` }) };
    },
    async close() {
      clearTimeout(timer);
      if (renewal.unsaved()) await refresh('', 1).catch(() => {});
      clearTimeout(timer);
      if (renewal.unsaved()) log.error({}, 'The new tokens could not be stored and are lost: sign in to amoCRM again');
    },
  };
}

function credentialOf({ current: { accessToken, baseUrl } }: TokenRecord) {
  return { accessToken, baseUrl };
}
