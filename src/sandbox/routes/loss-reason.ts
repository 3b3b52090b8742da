import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, parseBatch } from '../check.ts';
import { formatLossReason } from '../formatters/loss-reason.ts';
import { listPage } from '../listing.ts';
import type { LossReasonRow } from '../metadata.ts';
import { Problem } from '../problem.ts';

/** amoCRM API v4, leads: loss reasons. They are added and deleted, never changed. */
export const lossReasonRoutes: Route[] = [
  { method: 'GET', template: '/leads/loss_reasons', handle: listLossReasons },
  { method: 'GET', template: '/leads/loss_reasons/{id}', handle: getLossReason },
  { method: 'POST', template: '/leads/loss_reasons', handle: addLossReasons },
  { method: 'DELETE', template: '/leads/loss_reasons/{id}', handle: deleteLossReason },
];

function listLossReasons(call: Call): Reply {
  const { lossReasons } = call.store.metadata;
  return listPage(call, lossReasons, { key: 'loss_reasons', format: (row) => formatLossReason(call, row) });
}

function getLossReason(call: Call): Reply {
  return ok(formatLossReason(call, findLossReason(call)));
}

/** Behind the others unless `sort` says otherwise (guess). */
function addLossReasons(call: Call): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body);
  for (const { check } of items) {
    check.require('name');
    if (check.string('name') === '') check.refuse('name');
    check.integer('sort');
  }
  assertValid(items);
  const { settings, metadata } = call.store;
  const added = items.map(({ check, requestId }) => {
    const last = Math.max(0, ...metadata.lossReasons.map(({ sort }) => sort));
    const row = settings.put('lossReasons', {
      id: settings.reserveId('lossReasons'),
      name: check.string('name') ?? '',
      sort: check.integer('sort') ?? last + 10_000,
      createdAt: call.now,
    });
    return { ...formatLossReason(call, row), request_id: requestId };
  });
  return ok({ _total_items: added.length, _embedded: { loss_reasons: added } });
}

/** Leads keep the id of a deleted reason (guess). */
function deleteLossReason(call: Call): Reply {
  requireAdmin(call);
  call.store.settings.delete('lossReasons', findLossReason(call).id);
  return empty;
}

function findLossReason(call: Call): LossReasonRow {
  const reason = call.store.settings.get('lossReasons', Number(call.params.id));
  if (reason === undefined) throw new Problem(404, 'Loss reason not found');
  return reason;
}
