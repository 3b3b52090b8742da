import { setCustomersMode } from '../resolvers/customers-mode.ts';
import { Account } from './account.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';

const CustomersMode = builder.enumType('CustomersMode', {
  description: 'Whether an account has customers, and how they are grouped.',
  values: {
    UNAVAILABLE: { value: 'unavailable', description: 'The plan of the account has no customers.' },
    DISABLED: { value: 'disabled', description: 'Customers are switched off.' },
    SEGMENTS: { value: 'segments', description: 'Customers are in segments, each in any number of them.' },
    DYNAMIC: { value: 'dynamic', description: 'A former name of SEGMENTS.' },
    PERIODICITY: {
      value: 'periodicity',
      description: 'Customers have a status, which follows from their next purchase.',
    },
  } as const,
});

/** The modes that can be set. */
const CustomersGrouping = builder.enumType('CustomersGrouping', {
  description: 'How customers are grouped.',
  values: {
    SEGMENTS: { value: 'segments', description: 'In segments.' },
    PERIODICITY: { value: 'periodicity', description: 'By status and next purchase.' },
  } as const,
});

builder.objectField(Account, 'customersMode', (t) =>
  t.expose('customers_mode', {
    type: CustomersMode,
    nullable: true,
    description: 'Whether it has customers, and how they are grouped; null if amoCRM does not say.',
  }),
);

builder.mutationField('setCustomersMode', (t) =>
  t.field({
    type: Account,
    description:
      'Switches customers on or off for the whole account, or changes how they are grouped. Needs an administrator’s token.',
    extensions: overwrites,
    args: {
      mode: t.arg({ type: CustomersGrouping, required: true, description: 'How customers are grouped.' }),
      isEnabled: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'Whether the account has customers; false switches them off.',
      }),
      confirm: t.arg.boolean({
        required: true,
        description: 'Must be true: the change concerns all customers and all users of the account.',
      }),
    },
    resolve: (_root, args, context) => setCustomersMode(args, context),
  }),
);
