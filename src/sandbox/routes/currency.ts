import type { Route } from '../call.ts';
import { formatCurrency } from '../formatters/currency.ts';
import { listPage } from '../listing.ts';

/** amoCRM API v4, currencies. */
export const currencyRoutes: Route[] = [
  {
    method: 'GET',
    template: '/currencies',
    handle: (call) => listPage(call, call.store.metadata.currencies, { key: 'currencies', format: formatCurrency }),
  },
];
