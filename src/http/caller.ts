import type { ApiToken } from '../config/api-token.ts';

/** Who has come in. */
export interface Caller extends Pick<ApiToken, 'access' | 'accounts' | 'limit'> {
  /** Tells callers apart; nobody comes in with it. */
  id: string;
}
