import { ok, type Route } from '../call.ts';

/** amoCRM API v4, settings of products, read only. */
export const productRoutes: Route[] = [
  {
    method: 'GET',
    template: '/products/settings',
    handle: (call) => ok({ is_enabled: call.store.metadata.account.areProductsEnabled }),
  },
];
