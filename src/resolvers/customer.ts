import type { Customer, CustomerWith } from '../amocrm/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { checkColumns } from './custom-field/column.ts';
import { checkCustomerSegments } from './customer-segment.ts';
import { checkCustomerStatuses } from './customer-status.ts';
import { requireCustomers } from './customers-mode.ts';
import {
  type Connection,
  type ConnectionArguments,
  findPlace,
  loadPlace,
  nameList,
  type Place,
} from './list/connection.ts';
import { type CustomerConditions, type CustomerCriteria, toCriteria } from './list/criteria.ts';
import { type DateTimeRangeInput, idsAs, rangeAs } from './list/range.ts';
import { scanPlace } from './list/scan.ts';
import { type SelectionInfo, selectedFields, selectsOnly } from './list/selection.ts';
import { type Extent, loadTextPlace } from './list/text-place.ts';
import { elementLinks } from './product.ts';
import { type PartArguments, partOf } from './relation.ts';
import type { Translation } from './translation.ts';

/** The links to request with a customer, given the fields that are selected on it. */
export function customerLinks(fields: ReadonlySet<string>): CustomerWith[] {
  return [
    ...(fields.has('contacts') || fields.has('contactCount') ? (['contacts'] as const) : []),
    ...(fields.has('company') ? (['companies'] as const) : []),
    ...elementLinks(fields),
  ];
}

/** One customer. @throws {NotFoundError} */
export async function loadCustomer(id: number, context: Context, info: SelectionInfo): Promise<Customer> {
  await requireCustomers(context);
  const customer = await context.loaders.customer.load(id, customerLinks(selectedFields(info)));
  if (!customer) throw notFound('customer', id);
  return customer;
}

/** Some of the customers that a contact or company is linked to; only their ids if nothing else is selected. */
export async function loadCustomerPart(
  ids: readonly number[],
  part: PartArguments,
  { loaders }: Context,
  info: SelectionInfo,
): Promise<Known<Customer>[]> {
  const wanted = partOf(
    ids.map((id) => ({ id })),
    part,
  ).map(({ id }) => id);
  if (selectsOnly(info, ['id', 'url'])) return loaders.customer.refer(wanted);
  return loaders.customer.loadMany(wanted, customerLinks(selectedFields(info)));
}

/** A `CustomerFilter` input. */
export interface CustomerFilterInput {
  ids?: Nullish<string[]>;
  names?: Nullish<string[]>;
  responsibleUserIds?: Nullish<string[]>;
  createdByUserIds?: Nullish<string[]>;
  updatedByUserIds?: Nullish<string[]>;
  createdAt?: Nullish<DateTimeRangeInput>;
  updatedAt?: Nullish<DateTimeRangeInput>;
  closestTaskAt?: Nullish<DateTimeRangeInput>;
  nextDate?: Nullish<DateTimeRangeInput>;
  statusIds?: Nullish<string[]>;
  segmentIds?: Nullish<string[]>;
}

/** The arguments that select customers. */
export interface CustomerListArguments extends ConnectionArguments {
  filter?: Nullish<CustomerFilterInput>;
  query?: Nullish<string>;
}

const conditions: Translation<CustomerFilterInput, CustomerConditions> = {
  ids: idsAs('id'),
  names: (name) => ({ name }),
  responsibleUserIds: idsAs('responsible_user_id'),
  createdByUserIds: idsAs('created_by'),
  updatedByUserIds: idsAs('updated_by'),
  createdAt: rangeAs('created_at'),
  updatedAt: rangeAs('updated_at'),
  closestTaskAt: rangeAs('closest_task_at'),
  nextDate: rangeAs('next_date'),
  statusIds: async (ids, path, { context }) => {
    await checkCustomerStatuses(ids, path, context);
    return idsAs('status_id')(ids);
  },
  segmentIds: async (ids, path, { context }) => {
    await checkCustomerSegments(ids, path, context);
    return idsAs('segment_id')(ids);
  },
};

/** amoCRM documents no order of customers and none is sent: in its own one a place is a number of records. */
const ownOrder = { field: 'updated_at', direction: 'asc' } as const;

/** One page of the customers that match a filter, in amoCRM's own order. */
export async function listCustomers(
  { filter, query, ...page }: CustomerListArguments,
  context: Context,
  info: SelectionInfo,
): Promise<Connection<Customer>> {
  await requireCustomers(context);
  await checkColumns('customers', info, context);
  const given = await toCriteria<CustomerFilterInput, CustomerConditions, 'updated_at'>(
    { filter, query },
    conditions,
    context,
  );
  const criteria = given ? { ...given, order: ownOrder } : page.after ? undefined : { order: ownOrder };
  const place = findPlace<CustomerCriteria>(nameList(context, 'customers'), page, criteria);
  const links = customerLinks(
    new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]),
  );
  const load = ({ criteria, ...place }: Place<CustomerCriteria>, { first, isCompared }: Extent) => {
    const { filter: { segment_id, ...sent } = {}, query: words } = criteria;
    const list = async ({ page, limit }: { page: number; limit: number }) => {
      const found = await context.amocrm.customers.list({ filter: sent, query: words, page, limit, with: links });
      for (const customer of found.items) context.loaders.customer.prime(customer, links);
      return found;
    };
    if (!segment_id) return loadPlace({ ...place, criteria }, first, list);
    const matches = ({ segments }: Customer) => segments.some((id) => segment_id.includes(id));
    return scanPlace({ ...place, criteria }, first, list, { matches }, isCompared ? 1 : undefined);
  };
  return loadTextPlace(place, page.first, { load }, context);
}
