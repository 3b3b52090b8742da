import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, parseBatch, parseItem } from '../check.ts';
import { requireMode } from '../customers-mode.ts';
import { formatCustomerSegment } from '../formatters/customer-segment.ts';
import { listPage, selfLink, slimItem, slimList } from '../listing.ts';
import { Problem } from '../problem.ts';
import type { CustomerSegmentRow } from '../rows.ts';

/** amoCRM API v4, segments of customers. Written by administrators, and 422 in the mode of periodicity (guesses). */
export const customerSegmentRoutes: Route[] = [
  { method: 'GET', template: '/customers/segments', handle: listSegments },
  { method: 'GET', template: '/customers/segments/{id}', handle: getSegment },
  { method: 'POST', template: '/customers/segments', handle: addSegments },
  { method: 'PATCH', template: '/customers/segments/{id}', handle: changeSegment },
  { method: 'DELETE', template: '/customers/segments/{id}', handle: deleteSegment },
];

/** How many an account may have. */
const maxSegments = 100;

function segmentsOf(call: Call): CustomerSegmentRow[] {
  requireMode(call, 'segments');
  return call.store.customerSegments.rows().filter((row) => !row.isDeleted);
}

function findSegment(call: Call): CustomerSegmentRow {
  const row = segmentsOf(call).find(({ id }) => id === Number(call.params.id));
  if (row === undefined) throw new Problem(404, 'Segment not found');
  return row;
}

function listSegments(call: Call): Reply {
  return listPage(call, segmentsOf(call), {
    key: 'segments',
    format: (row) => formatCustomerSegment(call, row),
  });
}

function getSegment(call: Call): Reply {
  return ok(formatCustomerSegment(call, findSegment(call)));
}

function addSegments(call: Call): Reply {
  requireAdmin(call);
  const present = segmentsOf(call);
  const items = parseBatch(call.body, maxSegments).map((item) => {
    item.check.require('name');
    const name = item.check.string('name') ?? '';
    return { ...item, name, color: item.check.string('color') ?? '10599d' };
  });
  assertValid(items);
  if (present.length + items.length > maxSegments) throw new Problem(422, `Limit ${maxSegments} segments`);
  const added = items.map(({ name, color, requestId }) => {
    const row = { name, color, createdAt: call.now, updatedAt: call.now, isDeleted: false };
    const { id } = call.store.customerSegments.add(row);
    return { id, request_id: requestId, _links: selfLink(call, `/customers/segments/${id}`) };
  });
  return slimList(call, '/customers/segments', 'segments', added);
}

function changeSegment(call: Call): Reply {
  requireAdmin(call);
  const before = findSegment(call);
  const item = parseItem(call.body);
  const [name, color] = [item.check.string('name'), item.check.string('color')];
  assertValid([item]);
  const row = call.store.customerSegments.change(before.id, {
    name: name ?? before.name,
    color: color ?? before.color,
    updatedAt: call.now,
  });
  const answer = { id: row.id, updated_at: row.updatedAt, _links: selfLink(call, `/customers/segments/${row.id}`) };
  return slimItem(call, '/customers/segments', 'segments', [answer]);
}

/** Its customers leave it. */
function deleteSegment(call: Call): Reply {
  requireAdmin(call);
  const { id } = findSegment(call);
  call.store.customerSegments.change(id, { isDeleted: true });
  for (const customer of call.store.customers.rows()) {
    if (!customer.segmentIds.includes(id)) continue;
    call.store.customers.change(customer.id, { segmentIds: customer.segmentIds.filter((each) => each !== id) });
  }
  return empty;
}
