import { type Call, empty, ok, type Reply, type Route } from '../call.ts';
import { parseUserId } from '../card.ts';
import { logEvent } from '../change-log.ts';
import { assertValid, parseBatch } from '../check.ts';
import { applyTests, testNumbers } from '../filter.ts';
import { formatTransaction, transactionPath } from '../formatters/transaction.ts';
import { listPage, selfLink, slimList } from '../listing.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';
import type { TransactionRow } from '../rows.ts';

/** amoCRM API v4, purchases: of all customers, and of one. They cannot be changed. */
export const transactionRoutes: Route[] = [
  { method: 'GET', template: '/customers/transactions', handle: listTransactions },
  { method: 'GET', template: '/customers/transactions/{transactionId}', handle: getTransaction },
  { method: 'DELETE', template: '/customers/transactions/{transactionId}', handle: deleteTransaction },
  { method: 'GET', template: '/customers/{id}/transactions', handle: listTransactions },
  { method: 'POST', template: '/customers/{id}/transactions', handle: addTransactions },
  { method: 'GET', template: '/customers/{id}/transactions/{transactionId}', handle: getTransaction },
  { method: 'DELETE', template: '/customers/{id}/transactions/{transactionId}', handle: deleteTransaction },
];

/** The customer in the path, if the route names one. */
function customerId(call: Call): number | undefined {
  return call.params.id === undefined ? undefined : Number(call.params.id);
}

/** Whether a purchase and its customer are there, and it is one of the path's customer. */
function isVisible(call: Call, row: TransactionRow): boolean {
  const id = customerId(call);
  return (
    !row.isDeleted && (id === undefined || row.customerId === id) && call.store.isAlive('customers', row.customerId)
  );
}

function listTransactions(call: Call): Reply {
  const rows = applyTests<TransactionRow>(call.store.transactions.rows(), [
    (row) => isVisible(call, row),
    testNumbers(getNode(call.query, 'filter'), 'id', (row) => row.id),
  ]);
  return listPage(call, rows, { key: 'transactions', format: (row) => formatTransaction(call, row) });
}

function findTransaction(call: Call): TransactionRow {
  const row = call.store.transactions.get(Number(call.params.transactionId));
  if (row === undefined || !isVisible(call, row)) throw new Problem(404, 'Transaction not found');
  return row;
}

function getTransaction(call: Call): Reply {
  return ok(formatTransaction(call, findTransaction(call)));
}

function deleteTransaction(call: Call): Reply {
  const row = findTransaction(call);
  call.store.transactions.change(row.id, { isDeleted: true, updatedBy: call.user.id, updatedAt: call.now });
  return empty;
}

function addTransactions(call: Call): Reply {
  const customer = call.store.customers.get(Number(call.params.id));
  if (customer === undefined || customer.isDeleted) throw new Problem(404, 'Customer not found');
  const items = parseBatch(call.body).map((item) => {
    const { check } = item;
    check.require('price');
    return {
      ...item,
      next: { nextPrice: check.integer('next_price'), nextDate: check.integer('next_date') },
      row: {
        customerId: customer.id,
        price: check.integer('price') ?? 0,
        comment: check.string('comment') ?? '',
        completedAt: check.integer('completed_at') ?? call.now,
        createdBy: parseUserId(call, check, 'created_by', true) ?? call.user.id,
        updatedBy: call.user.id,
        createdAt: check.integer('created_at') ?? call.now,
        updatedAt: call.now,
        isDeleted: false,
      },
    };
  });
  assertValid(items);
  const added = items.map(({ row, next, requestId }) => {
    const transaction = call.store.transactions.add(row);
    logEvent(call, 'transaction_added', 'customers', customer.id, [{ transaction: { id: transaction.id } }]);
    expectNext(call, customer.id, next);
    return { id: transaction.id, request_id: requestId, _links: selfLink(call, transactionPath(transaction)) };
  });
  return slimList(call, call.path, 'transactions', added);
}

/** A purchase may say what is expected next. */
function expectNext(
  call: Call,
  id: number,
  { nextPrice, nextDate }: { nextPrice: number | undefined; nextDate: number | undefined },
): void {
  call.store.customers.change(id, {
    ...(nextPrice === undefined ? {} : { nextPrice }),
    ...(nextDate === undefined ? {} : { nextDate }),
  });
}
