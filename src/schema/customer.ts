import type { Customer as CustomerRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { loadLinkedCompany } from '../resolvers/company.ts';
import { contactLinks } from '../resolvers/contact.ts';
import type { Context } from '../resolvers/context.ts';
import { type CustomerFilterInput, listCustomers, loadCustomer, loadCustomerPart } from '../resolvers/customer.ts';
import { loadCustomerSegments } from '../resolvers/customer-segment.ts';
import { loadCustomerStatus } from '../resolvers/customer-status.ts';
import { requireCustomers } from '../resolvers/customers-mode.ts';
import { selectedFields, selectsOnly } from '../resolvers/list/selection.ts';
import { partOf } from '../resolvers/relation.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { CustomerSegment } from './customer-segment.ts';
import { CustomerStatus } from './customer-status.ts';
import { Entity } from './entity.ts';
import { inputOf } from './input.ts';
import { DateTimeRange } from './range.ts';
import { Company, Contact, Customer } from './ref.ts';
import { partArgs } from './relation.ts';

async function customerContactIds(customer: Known<CustomerRecord>, { loaders }: Context): Promise<number[]> {
  return (await loaders.customer.read(customer, 'contacts', ['contacts'])) ?? [];
}

Customer.implement({
  description:
    'A customer (покупатель): a person or company that buys again. The account’s customersMode must allow it.',
  interfaces: [Entity],
  fields: (t) => ({
    nextPrice: t.float({
      nullable: true,
      description: 'What its next purchase is expected to bring, in the account’s currency.',
      resolve: (customer, _, { loaders }) => loaders.customer.read(customer, 'next_price'),
    }),
    nextDate: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its next purchase is expected.',
      resolve: async (customer, _, context) =>
        showDateTime(await context.loaders.customer.read(customer, 'next_date'), context),
    }),
    periodicity: t.int({
      nullable: true,
      description: 'Days between its purchases.',
      resolve: (customer, _, { loaders }) => loaders.customer.read(customer, 'periodicity'),
    }),
    ltv: t.float({
      nullable: true,
      description: 'Sum of all its purchases.',
      resolve: (customer, _, { loaders }) => loaders.customer.read(customer, 'ltv'),
    }),
    purchasesCount: t.int({
      description: 'Number of its purchases.',
      resolve: (customer, _, { loaders }) => loaders.customer.read(customer, 'purchases_count'),
    }),
    averageCheck: t.float({
      nullable: true,
      description: 'Average amount of its purchases.',
      resolve: (customer, _, { loaders }) => loaders.customer.read(customer, 'average_check'),
    }),
    status: t.field({
      type: CustomerStatus,
      nullable: true,
      description: 'Its status; null in a mode other than PERIODICITY.',
      resolve: async (customer, _, context) =>
        loadCustomerStatus(await context.loaders.customer.read(customer, 'status_id'), context),
    }),
    segments: t.field({
      type: [CustomerSegment],
      description: 'Its segments; none in a mode other than SEGMENTS.',
      resolve: async (customer, _, context) =>
        loadCustomerSegments(await context.loaders.customer.read(customer, 'segments'), context),
    }),
    contacts: t.field({
      type: [Contact],
      nullable: true,
      description: 'Its contacts, ordered by id.',
      args: partArgs(t),
      resolve: async (customer, args, context, info) => {
        const rows = (await customerContactIds(customer, context)).map((id) => ({ id }));
        const ids = partOf(rows, args).map(({ id }) => id);
        if (selectsOnly(info, ['id', 'url'])) return context.loaders.contact.refer(ids);
        return context.loaders.contact.loadMany(ids, contactLinks(selectedFields(info)));
      },
    }),
    contactCount: t.int({
      description: 'Number of its contacts.',
      resolve: async (customer, _, context) => (await customerContactIds(customer, context)).length,
    }),
    company: t.field({
      type: Company,
      nullable: true,
      description: 'Its company.',
      resolve: async (customer, _, context, info) => {
        const id = await context.loaders.customer.read(customer, 'company_id', ['companies']);
        return loadLinkedCompany(id ?? null, context, info);
      },
    }),
  }),
});

builder.objectField(Contact, 'customers', (t) =>
  t.field({
    type: [Customer],
    nullable: true,
    description: 'The customers that they are a contact of, ordered by id.',
    args: partArgs(t),
    resolve: async (contact, args, context, info) => {
      await requireCustomers(context);
      const ids = (await context.loaders.contact.read(contact, 'customers', ['customers'])) ?? [];
      return loadCustomerPart(ids, args, context, info);
    },
  }),
);

builder.objectField(Company, 'customers', (t) =>
  t.field({
    type: [Customer],
    nullable: true,
    description: 'The customers that it is linked to, ordered by id.',
    args: partArgs(t),
    resolve: async (company, args, context, info) => {
      await requireCustomers(context);
      const ids = (await context.loaders.company.read(company, 'customers', ['customers'])) ?? [];
      return loadCustomerPart(ids, args, context, info);
    },
  }),
);

const CustomerConnection = builder.connectionObject(
  {
    type: Customer,
    name: 'CustomerConnection',
    description: 'A page of customers.',
    fields: (t) => ({
      scanned: t.int({
        nullable: true,
        description:
          'Number of customers that were read to find these, if amoCRM has no filter for a condition; otherwise null.',
        resolve: (connection: object) => (connection as { scanned?: number }).scanned ?? null,
      }),
    }),
  },
  { name: 'CustomerEdge', description: 'A customer in a list.' },
);

/** The filters of `GET /customers` (amoCRM API v4, Customers: filter), and segments, which this server checks itself. */
const CustomerFilter = inputOf<CustomerFilterInput>()(
  builder.inputType('CustomerFilter', {
    description: 'Which customers match: all given conditions must hold.',
    fields: (t) => ({
      ids: t.idList({ description: 'Ids of customers.', validate: constraint.ids }),
      names: t.stringList({ description: 'Exact names.', validate: constraint.names }),
      responsibleUserIds: t.idList({ description: 'Responsible users.', validate: constraint.idList }),
      createdByUserIds: t.idList({ description: 'Users who created them.', validate: constraint.ids }),
      updatedByUserIds: t.idList({ description: 'Users who changed them last.', validate: constraint.ids }),
      createdAt: t.field({ type: DateTimeRange, description: 'When they were created.' }),
      updatedAt: t.field({ type: DateTimeRange, description: 'When they were last changed.' }),
      closestTaskAt: t.field({ type: DateTimeRange, description: 'When their nearest open task is due.' }),
      nextDate: t.field({ type: DateTimeRange, description: 'When their next purchase is expected.' }),
      statusIds: t.idList({
        of: 'customerStatus',
        description: 'Statuses; see customerStatuses. Needs the mode PERIODICITY.',
        validate: constraint.idList,
      }),
      segmentIds: t.idList({
        description:
          'Segments, any of them; see customerSegments. Needs the mode SEGMENTS. amoCRM has no such filter: up to 2,500 customers are read for one page; see `scanned`.',
        validate: constraint.idListUpTo(100),
      }),
    }),
  }),
);

builder.queryFields((t) => ({
  customer: t.field({
    type: Customer,
    nullable: true,
    description: 'One customer by its id. An unknown id is an error.',
    args: { id: t.arg.id({ required: true, description: 'Customer id.', validate: constraint.id }) },
    resolve: (_root, { id }, context, info) => loadCustomer(Number(id), context, info),
  }),
  customers: t.field({
    type: CustomerConnection,
    nullable: true,
    description:
      'Customers, page by page. amoCRM documents no order for them: they come in its own, and one that is changed while pages are read may be skipped or repeated.',
    args: {
      filter: t.arg({ type: CustomerFilter, description: 'Which customers; all if omitted.' }),
      query: t.arg.string({
        description: `${constraint.fullText} amoCRM is known to find customers that do not contain the text.`,
        validate: constraint.query,
      }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context, info) => listCustomers(args, context, info),
  }),
}));
