/** Failures of amoCRM, or of the way to it, that asking again at once would not change. */
import { UpstreamUnavailableError } from '../../errors/index.ts';

/** Asking again would not change the answer: a wrong address, or more than can be read. Never repeated (`retry.ts`). */
export class LastingError extends UpstreamUnavailableError {
  override readonly retryable: boolean = false;
}

/** Asking again at once would not help; later it may. Whoever threw it says when. */
export class PausedError extends LastingError {
  override readonly retryable = true;
}

/** There is no account at the address: it never was there, or it was renamed. Nothing was done. */
export class AstrayError extends LastingError {}

/** The hint for everything that looks like a wrong address. */
export const addressRemedy = 'Check AMOCRM_SUBDOMAIN and AMOCRM_DOMAIN (or AMOCRM_BASE_URL): is there such an account?';
