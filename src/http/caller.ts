import type { Access } from '../resolvers/context.ts';

/** A bearer token that callers may show. */
export interface ApiToken {
  /** SHA-256 of the token, in hex. */
  digest: string;
  access: Access;
  /** Names of the accounts it is good for; undefined: all. */
  accounts: readonly string[] | undefined;
  /** Requests per second; 0: as many as it likes. */
  limit: number;
}

/** Who has come in. */
export interface Caller extends Pick<ApiToken, 'access' | 'accounts' | 'limit'> {
  /** Tells callers apart; nobody comes in with it. */
  id: string;
}
