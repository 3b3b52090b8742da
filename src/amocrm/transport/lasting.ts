/** Failures of amoCRM, or of the network, that an immediate repetition would not change. */
import { UpstreamUnavailableError } from '../../errors/index.ts';

/** A repetition would not change the answer: a wrong address, or an answer that is too long. Never repeated (`retry.ts`). */
export class LastingError extends UpstreamUnavailableError {
  override readonly retryable: boolean = false;
}

/** An immediate repetition would not help; a later one may. The remedy says when. */
export class PausedError extends LastingError {
  override readonly retryable = true;
}

/** There is no account at the address: it never existed, or it was renamed. Nothing was done. */
export class AstrayError extends LastingError {}

/** The hint for everything that looks like a wrong address. */
export const addressRemedy = 'Check AMOCRM_SUBDOMAIN and AMOCRM_DOMAIN (or AMOCRM_BASE_URL): is there such an account?';
