/** What the arguments and inputs of customers do. */
import { expect } from 'vitest';
import { type Effect, path, pick, query, recordId, refused, rows, type Seen, sentAt, write } from './effect.ts';
import { cardFilter, period } from './list-table.ts';
import { seconds } from './value.ts';
import { card } from './write-table.ts';

const id = Number;

/** The fields that a new and a changed customer have. The demo is in the mode of segments, which has no statuses. */
const fields = (input: string): Record<string, Effect> => ({
  [`${input}.nextPrice`]: write('next_price', 'nextPrice'),
  [`${input}.nextDate`]: write('next_date', 'nextDate', seconds),
  [`${input}.periodicity`]: write('periodicity', 'periodicity'),
  [`${input}.statusId`]: refused('CUSTOMERS_DISABLED'),
  [`${input}.segmentIds`]: write('segments.id', 'segmentIds', id),
});

/** A customer is in the address, and its points are others than before. */
const changesPoints =
  (sent: 'earn' | 'redeem'): Effect =>
  (seen) => {
    const { customer } = seen.demo;
    path(() => `/customers/${customer.id}/bonus_points`, 'POST')(seen);
    const [points = 0] = sentAt(seen, sent) as number[];
    const change = sent === 'earn' ? points : -points;
    expect(pick(seen.changed.customers, 'bonusPoints')).toEqual([customer.bonusPoints + change]);
  };

const isPurchaseGone = (seen: Seen) => {
  const { purchase } = seen.demo;
  path(() => `/customers/${purchase.customerId}/transactions/${purchase.id}`, 'DELETE')(seen);
  expect(pick(seen.changed.transactions, 'isDeleted')).toEqual([true]);
};

const statusPlaces = [
  'CreateCustomerStatusInput.name',
  'CreateCustomerStatusInput.sort',
  'CreateCustomerStatusInput.color',
  'Mutation.updateCustomerStatus.id',
  'UpdateCustomerStatusInput.name',
  'UpdateCustomerStatusInput.sort',
  'UpdateCustomerStatusInput.color',
  'Mutation.deleteCustomerStatus.id',
];

const setsMode: Effect = (seen) => {
  expect(sentAt(seen, 'mode')).toEqual([String(seen.args.mode).toLowerCase()]);
  const { customersMode } = seen.data.metadata.account;
  expect(customersMode).toBe(seen.args.isEnabled === false ? 'disabled' : String(seen.args.mode).toLowerCase());
};

/** Nothing is sent unless it is confirmed. */
const confirmed: Effect = Object.assign(
  (seen: Seen) => {
    if (seen.value === true) setsMode(seen);
    else refused('VALIDATION_FAILED')(seen);
  },
  { isRefusal: true },
);

/** The mode has no statuses, and nothing of customers is read. */
const refusesStatuses: Effect = Object.assign(
  (seen: Seen) => {
    refused('CUSTOMERS_DISABLED')(seen);
    expect(seen.requests.filter((request) => request.path.startsWith('/api/v4/customers'))).toEqual([]);
  },
  { isRefusal: true },
);

export const customers: Record<string, Effect> = {
  ...cardFilter('CustomerFilter'),
  ...period('CustomerFilter', 'nextDate', 'next_date'),
  'CustomerFilter.statusIds': refusesStatuses,
  'CustomerFilter.segmentIds': rows('customers', ({ segmentIds }, { value }) =>
    segmentIds.some((each) => [value].flat().includes(String(each))),
  ),
  'Query.customers.query': query('query'),
  'Query.customer.id': recordId,
  'Query.transactions.customerId': path(({ value }) => `/customers/${value}/transactions`, 'GET'),
  ...card('Customer'),
  'UpdateCustomersInput.id': recordId,
  ...fields('CreateCustomerInput'),
  ...fields('UpdateCustomerInput'),
  // Linked in a second request.
  'CreateCustomerInput.contactIds': write('to_entity_id', 'contactIds', id),
  'CreateCustomerInput.companyId': write('to_entity_id', 'companyId', id),
  'Mutation.createTransaction.customerId': path(({ value }) => `/customers/${value}/transactions`, 'POST'),
  'Mutation.createTransactions.customerId': path(({ value }) => `/customers/${value}/transactions`, 'POST'),
  'TransactionInput.price': write('price', 'price'),
  'TransactionInput.comment': write('comment', 'comment'),
  'TransactionInput.completedAt': write('completed_at', 'completedAt', seconds),
  'TransactionInput.nextPrice': write('next_price', 'nextPrice'),
  'TransactionInput.nextDate': write('next_date', 'nextDate', seconds),
  'Mutation.deleteTransaction.customerId': isPurchaseGone,
  'Mutation.deleteTransaction.id': isPurchaseGone,
  'Mutation.earnBonusPoints.customerId': changesPoints('earn'),
  'Mutation.earnBonusPoints.points': changesPoints('earn'),
  'Mutation.redeemBonusPoints.customerId': changesPoints('redeem'),
  'Mutation.redeemBonusPoints.points': changesPoints('redeem'),
  ...Object.fromEntries(statusPlaces.map((key) => [key, refused('CUSTOMERS_DISABLED')])),
  'CreateCustomerSegmentInput.name': write('name', 'name'),
  'CreateCustomerSegmentInput.color': write('color', 'color'),
  'UpdateCustomerSegmentInput.name': write('name', 'name'),
  'UpdateCustomerSegmentInput.color': write('color', 'color'),
  'Mutation.updateCustomerSegment.id': path(({ value }) => `/customers/segments/${value}`, 'PATCH'),
  'Mutation.deleteCustomerSegment.id': (seen) => {
    path(({ value }) => `/customers/segments/${value}`, 'DELETE')(seen);
    expect(pick(seen.changed.customerSegments, 'isDeleted')).toEqual([true]);
  },
  'Mutation.setCustomersMode.mode': setsMode,
  'Mutation.setCustomersMode.isEnabled': setsMode,
  'Mutation.setCustomersMode.confirm': confirmed,
};
