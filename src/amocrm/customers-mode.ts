import { AmocrmGraphqlError, CustomersDisabledError } from '../errors/index.ts';
import type { Send } from './list.ts';

/**
 * Whether an account has customers (amoCRM API v4, Account: customers_mode): not in its plan, switched off, or how they are grouped.
 * `dynamic` is a former name of segments.
 */
export const customersModes = ['unavailable', 'disabled', 'segments', 'dynamic', 'periodicity'] as const;

/** One of `customersModes`. */
export type CustomersMode = (typeof customersModes)[number];

/** Reads a mode; null for one that is newer than this client. */
export function parseCustomersMode(value: unknown): CustomersMode | null {
  return customersModes.find((mode) => mode === value) ?? null;
}

/**
 * Makes one error of the answers of the routes of customers that say that the account has none. 402 stays what it is: settings tell
 * first that the plan has no customers, so that it is about the subscription.
 */
export function explainCustomers(send: Send): Send {
  return async (call) => {
    try {
      return await send(call);
    } catch (error) {
      if (!call.route.startsWith('/customers') || !(error instanceof AmocrmGraphqlError)) throw error;
      const { requestId } = error;
      const details = { cause: error, ...(requestId === undefined ? {} : { requestId }) };
      // The vendor's numbers of a function that is not in the plan, and of one that is switched off.
      if (error.data.amocrmErrorCode === 425) throw new CustomersDisabledError('unavailable', details);
      if (error.data.amocrmErrorCode === 426) throw new CustomersDisabledError('disabled', details);
      throw error;
    }
  };
}
