import { type Call, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { type CardChanges, changeCard, createCard, findTarget, getCard, listCards, parseCardChanges } from '../card.ts';
import { logCardChange } from '../change-log.ts';
import { assertValid, type BatchItem, type Check, parseBatch, parseItem } from '../check.ts';
import { testNumbers, testRange } from '../filter.ts';
import { formatCustomer } from '../formatters/customer.ts';
import { selfLink, slimItem, slimList } from '../listing.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';
import type { CustomerRow } from '../rows.ts';

/** amoCRM API v4, customers. The engine refuses them all but the mode where customers are off. */
export const customerRoutes: Route[] = [
  { method: 'GET', template: '/customers', handle: listCustomers },
  { method: 'GET', template: '/customers/{id}', handle: (call) => getCard(call, call.store.customers, formatCustomer) },
  { method: 'POST', template: '/customers', handle: addCustomers },
  { method: 'PATCH', template: '/customers', handle: changeCustomers },
  { method: 'PATCH', template: '/customers/{id}', handle: changeCustomer },
  { method: 'PATCH', template: '/customers/mode', handle: changeMode },
  { method: 'POST', template: '/customers/{id}/bonus_points', handle: changeBonusPoints },
];

function listCustomers(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  return listCards<CustomerRow>(call, 'customers', call.store.customers, formatCustomer, {
    tests: [
      testNumbers(filter, 'status_id', (row) => row.statusId),
      testRange(filter, 'next_date', (row) => row.nextDate),
    ],
    // No order is documented.
    sort: {},
  });
}

/** What a write sets on a customer besides what all cards have. */
interface CustomerChanges extends CardChanges {
  nextPrice: number | undefined;
  nextDate: number | undefined;
  periodicity: number | undefined;
  statusId: number | undefined;
  segmentIds: number[] | undefined;
}

function parseChanges(call: Call, check: Check): CustomerChanges {
  const statusId = check.integer('status_id');
  if (statusId !== undefined && call.store.customerStatuses.get(statusId)?.isDeleted !== false) {
    check.refuse('status_id');
  }
  return {
    ...parseCardChanges(call, 'customers', check),
    nextPrice: check.integer('next_price'),
    nextDate: check.integer('next_date'),
    periodicity: check.integer('periodicity'),
    statusId,
    segmentIds: check
      .object('_embedded')
      ?.objects('segments')
      ?.flatMap((item) => parseSegment(call, item)),
  };
}

function parseSegment(call: Call, check: Check): number[] {
  check.require('id');
  const id = check.integer('id');
  if (id === undefined) return [];
  if (call.store.customerSegments.get(id)?.isDeleted !== false) check.refuse('id');
  return [id];
}

/** The part of a row that only customers have, after a change. */
function mergeOwn(changes: CustomerChanges, before: CustomerRow | undefined, firstStatus: number) {
  return {
    nextPrice: changes.nextPrice ?? before?.nextPrice ?? 0,
    nextDate: changes.nextDate ?? before?.nextDate ?? null,
    periodicity: changes.periodicity ?? before?.periodicity ?? 0,
    statusId: changes.statusId ?? before?.statusId ?? firstStatus,
    segmentIds: changes.segmentIds ?? before?.segmentIds ?? [],
  };
}

function addCustomers(call: Call): Reply {
  const isPeriodic = call.store.metadata.account.customersMode === 'periodicity';
  const items = parseBatch(call.body).map((item) => {
    if (isPeriodic) item.check.require('next_date');
    return { ...item, changes: parseChanges(call, item.check) };
  });
  assertValid(items);
  const firstStatus = call.store.customerStatuses.rows()[0]?.id ?? 0;
  const added = items.map(({ changes, requestId }) => {
    const customer = call.store.customers.add({
      ...createCard(call, 'customers', changes, ''),
      ...mergeOwn(changes, undefined, firstStatus),
      contactIds: [],
      companyId: null,
      bonusPoints: 0,
    });
    call.search.noteChange('customers', customer.id, undefined);
    logCardChange(call, 'customers', undefined, customer);
    return { id: customer.id, request_id: requestId, _links: selfLink(call, `/customers/${customer.id}`) };
  });
  return slimList(call, '/customers', 'customers', added);
}

function changeCustomers(call: Call): Reply {
  return slimList(call, '/customers', 'customers', applyChanges(call, parseBatch(call.body), undefined));
}

function changeCustomer(call: Call): Reply {
  const changed = applyChanges(call, [parseItem(call.body)], Number(call.params.id));
  return slimItem(call, '/customers', 'customers', changed);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): Record<string, unknown>[] {
  const read = items.map((item) => {
    const before = findTarget(item, (id) => call.store.customers.get(id), pathId);
    return { ...item, id: before?.id ?? 0, changes: parseChanges(call, item.check) };
  });
  assertValid(read);
  return read.map(({ id, changes }) => {
    const before = call.store.customers.get(id);
    if (before === undefined) throw new Error(`customer ${id} vanished`);
    call.search.noteChange('customers', id, before);
    const customer = call.store.customers.change(id, {
      ...changeCard(call, 'customers', before, changes),
      ...mergeOwn(changes, before, before.statusId),
    });
    logCardChange(call, 'customers', before, customer);
    return { id, updated_at: customer.updatedAt, _links: selfLink(call, `/customers/${id}`) };
  });
}

/** Switches customers on and off; administrators only, 402 where the plan has no customers. */
function changeMode(call: Call): Reply {
  requireAdmin(call);
  const { account } = call.store.metadata;
  if (account.customersMode === 'unavailable') throw new Problem(402, 'Payment required');
  const item = parseItem(call.body);
  item.check.require('mode', 'is_enabled');
  const mode = item.check.string('mode');
  const isEnabled = item.check.boolean('is_enabled') === true;
  if (mode !== 'segments' && mode !== 'periodicity') item.check.refuse('mode');
  assertValid([item]);
  account.customersMode = isEnabled && (mode === 'segments' || mode === 'periodicity') ? mode : 'disabled';
  return ok({ mode, is_enabled: isEnabled });
}

/** Earns or redeems points; more than the customer has, both at once and neither are 400 (guesses). */
function changeBonusPoints(call: Call): Reply {
  const customer = call.store.customers.get(Number(call.params.id));
  if (customer === undefined || customer.isDeleted) throw new Problem(404, 'Customer not found');
  const item = parseItem(call.body);
  const { check } = item;
  const [earn, redeem] = [check.integer('earn'), check.integer('redeem')];
  if (earn !== undefined && redeem !== undefined) check.refuse('redeem');
  if (earn === undefined && redeem === undefined) check.require('earn');
  if (earn !== undefined && earn <= 0) check.refuse('earn');
  if (redeem !== undefined && (redeem <= 0 || redeem > customer.bonusPoints)) check.refuse('redeem');
  assertValid([item]);
  const bonusPoints = customer.bonusPoints + (earn ?? 0) - (redeem ?? 0);
  call.store.customers.change(customer.id, { bonusPoints });
  return ok({ bonus_points: bonusPoints });
}
