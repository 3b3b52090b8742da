import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, parseBatch, parseItem } from '../check.ts';
import { requireMode } from '../customers-mode.ts';
import { formatCustomerStatus } from '../formatters/customer-status.ts';
import { listWhole } from '../listing.ts';
import { Problem } from '../problem.ts';
import type { CustomerStatusRow } from '../rows.ts';

/** amoCRM API v4, statuses of customers: 422 unless customers are in the mode of periodicity. Written by administrators (a guess). */
export const customerStatusRoutes: Route[] = [
  { method: 'GET', template: '/customers/statuses', handle: listStatuses },
  { method: 'GET', template: '/customers/statuses/{id}', handle: getStatus },
  { method: 'POST', template: '/customers/statuses', handle: addStatuses },
  { method: 'PATCH', template: '/customers/statuses/{id}', handle: changeStatus },
  { method: 'DELETE', template: '/customers/statuses/{id}', handle: deleteStatus },
];

/** How many an account may have, those of the system among them. */
const maxStatuses = 30;

function statusesOf(call: Call): CustomerStatusRow[] {
  requireMode(call, 'periodicity');
  return call.store.customerStatuses
    .rows()
    .filter((row) => !row.isDeleted)
    .sort((a, b) => a.sort - b.sort || a.id - b.id);
}

function findStatus(call: Call): CustomerStatusRow {
  const row = statusesOf(call).find(({ id }) => id === Number(call.params.id));
  if (row === undefined) throw new Problem(404, 'Status not found');
  return row;
}

function listStatuses(call: Call): Reply {
  return listWhole(
    call,
    'statuses',
    statusesOf(call).map((row) => formatCustomerStatus(call, row)),
  );
}

function getStatus(call: Call): Reply {
  return ok(formatCustomerStatus(call, findStatus(call)));
}

function addStatuses(call: Call): Reply {
  requireAdmin(call);
  const present = statusesOf(call);
  const items = parseBatch(call.body, maxStatuses).map((item) => {
    item.check.require('name');
    const name = item.check.string('name') ?? '';
    return { ...item, name, sort: item.check.integer('sort') ?? 500, color: item.check.string('color') ?? '#fffeb2' };
  });
  assertValid(items);
  if (present.length + items.length > maxStatuses) throw new Problem(422, `Limit ${maxStatuses} statuses`);
  const added = items.map(({ name, sort, color, requestId }) => {
    const row = call.store.customerStatuses.add({ name, sort, color, isDefault: false, type: 0, isDeleted: false });
    return { ...formatCustomerStatus(call, row), request_id: requestId };
  });
  return listWhole(call, 'statuses', added);
}

function changeStatus(call: Call): Reply {
  requireAdmin(call);
  const before = findStatus(call);
  const item = parseItem(call.body);
  const [name, sort, color] = [item.check.string('name'), item.check.integer('sort'), item.check.string('color')];
  assertValid([item]);
  const row = call.store.customerStatuses.change(before.id, {
    name: name ?? before.name,
    sort: sort ?? before.sort,
    color: color ?? before.color,
  });
  return ok(formatCustomerStatus(call, row));
}

/** A status of the system stays; the customers of the others go to the first one (guesses). */
function deleteStatus(call: Call): Reply {
  requireAdmin(call);
  const row = findStatus(call);
  if (row.isDefault) throw new Problem(422, 'System status can not be deleted');
  call.store.customerStatuses.change(row.id, { isDeleted: true });
  const [first] = statusesOf(call);
  for (const customer of call.store.customers.rows()) {
    if (customer.statusId === row.id) call.store.customers.change(customer.id, { statusId: first?.id ?? 0 });
  }
  return empty;
}
