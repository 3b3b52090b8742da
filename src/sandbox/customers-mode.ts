import type { Call } from './call.ts';
import type { CustomersMode } from './metadata.ts';
import { Problem } from './problem.ts';

/**
 * Lets only requests on that the account's mode of customers allows. A plan without customers is 402 (amoCRM API v4,
 * Customers); customers that are switched off are the inner code 426, whose HTTP status is a guess.
 *
 * @throws Problem
 */
export function requireCustomers({ path, store }: Pick<Call, 'path' | 'store'>): void {
  if (!/^\/customers(\/|$)/.test(path) || path === '/customers/mode') return;
  const { customersMode } = store.metadata.account;
  if (customersMode === 'unavailable') throw new Problem(402, 'Payment required');
  if (customersMode === 'disabled') throw new Problem(400, 'Customers disabled', { error_code: 426 });
}

/**
 * Lets only one mode on: statuses belong to periodicity (amoCRM API v4, Customer statuses) and segments to segments (a guess).
 *
 * @throws Problem 422
 */
export function requireMode({ store }: Pick<Call, 'store'>, mode: CustomersMode): void {
  if (store.metadata.account.customersMode !== mode) throw new Problem(422, `Customers mode is not ${mode}`);
}
