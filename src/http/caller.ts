import type { ApiToken } from '../config/api-token.ts';

/** An authenticated client. */
export interface Caller extends Pick<ApiToken, 'access' | 'accounts' | 'confirmWrites' | 'limit' | 'toolsets'> {
  /** Identifies the caller in counters. It is not a credential. */
  id: string;
}
