import { type Call, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, parseItem } from '../check.ts';
import { formatReview } from '../formatters/chat-template.ts';
import type { ChatTemplateRow } from '../metadata.ts';
import { Problem } from '../problem.ts';

/** The review of templates of WhatsApp (amoCRM API v4, templates of chat messages). */
export const templateReviewRoutes: Route[] = [
  { method: 'POST', template: '/chats/templates/{id}/review', handle: sendToReview },
  { method: 'POST', template: '/chats/templates/{id}/review/{reviewId}', handle: decideReview },
];

function findTemplate(call: Call): ChatTemplateRow {
  const row = call.store.chats.templates.get(Number(call.params.id));
  if (row === undefined) throw new Problem(404, 'Template not found');
  return row;
}

/** One review for each source that is an official WhatsApp. Another type, or no such source, is 400 (a guess). */
function sendToReview(call: Call): Reply {
  requireAdmin(call);
  const row = findTemplate(call);
  const sources = call.store.chats.sources
    .rows()
    .filter(({ services }) => JSON.stringify(services).includes('"waba":true'));
  if (row.type !== 'waba') throw new Problem(400, 'Only templates of type waba are reviewed');
  if (sources.length === 0) throw new Problem(400, 'There is no source of type waba');
  const reviews = sources.map(({ id }, index) => ({
    id: row.id * 10 + index,
    sourceId: id,
    status: 'review',
    rejectReason: '',
  }));
  call.store.chats.templates.change(row.id, { reviews });
  return ok({ _embedded: { reviews: reviews.map(formatReview) } });
}

const decisions = ['approved', 'paused', 'rejected'];

function decideReview(call: Call): Reply {
  requireAdmin(call);
  const row = findTemplate(call);
  const reviewId = Number(call.params.reviewId);
  if (!row.reviews.some(({ id }) => id === reviewId)) throw new Problem(404, 'Review not found');
  const item = parseItem(call.body);
  const status = item.check.string('status');
  const rejectReason = item.check.string('reject_reason');
  if (status !== undefined && !decisions.includes(status)) item.check.refuse('status');
  assertValid([item]);
  const reviews = row.reviews.map((each) =>
    each.id === reviewId
      ? { ...each, status: status ?? each.status, rejectReason: rejectReason ?? each.rejectReason }
      : each,
  );
  call.store.chats.templates.change(row.id, { reviews });
  const decided = reviews.find(({ id }) => id === reviewId);
  return ok(decided && formatReview(decided));
}
