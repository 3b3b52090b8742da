import type { ProductSettings as ProductSettingsRecord } from '../amocrm/index.ts';
import { builder } from './builder.ts';

/** The settings of products. */
export const ProductSettings = builder.objectRef<ProductSettingsRecord>('ProductSettings').implement({
  description: 'The settings of products (товары) in the account.',
  fields: (t) => ({
    isEnabled: t.exposeBoolean('is_enabled', { description: 'Whether the account has a catalog of products.' }),
  }),
});

builder.queryField('productSettings', (t) =>
  t.field({
    type: ProductSettings,
    nullable: true,
    description: 'The settings of products in the account.',
    resolve: (_root, _args, { metadata }) => metadata.productSettings(),
  }),
);
