import type { Currency as CurrencyRecord } from '../amocrm/index.ts';
import { builder } from './builder.ts';

/** A currency of the account. */
export const Currency = builder.objectRef<CurrencyRecord>('Currency').implement({
  description: 'A currency that fields of the account can have.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Its ISO 4217 code.' }),
    isDefault: t.boolean({
      description: 'Whether it is the currency of the account, in which all prices are.',
      resolve: async ({ code }, _, { metadata }) => (await metadata.account()).currency === code,
    }),
  }),
});

builder.queryField('currencies', (t) =>
  t.field({
    type: [Currency],
    nullable: true,
    description: 'The currencies that fields of the account can have.',
    resolve: (_root, _args, { metadata }) => metadata.currencies(),
  }),
);
