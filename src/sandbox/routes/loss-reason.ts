import { type Call, ok, type Reply, type Route } from '../call.ts';
import { formatLossReason } from '../formatters/loss-reason.ts';
import { listPage } from '../listing.ts';
import { Problem } from '../problem.ts';

/** amoCRM API v4, leads: loss reasons, read only. */
export const lossReasonRoutes: Route[] = [
  { method: 'GET', template: '/leads/loss_reasons', handle: listLossReasons },
  { method: 'GET', template: '/leads/loss_reasons/{id}', handle: getLossReason },
];

function listLossReasons(call: Call): Reply {
  const { lossReasons } = call.store.metadata;
  return listPage(call, lossReasons, { key: 'loss_reasons', format: (row) => formatLossReason(call, row) });
}

function getLossReason(call: Call): Reply {
  const reason = call.store.metadata.lossReasons.find((item) => item.id === Number(call.params.id));
  if (reason === undefined) throw new Problem(404, 'Loss reason not found');
  return ok(formatLossReason(call, reason));
}
