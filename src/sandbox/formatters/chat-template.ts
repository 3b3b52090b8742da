import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { ChatTemplateRow, TemplateReview } from '../metadata.ts';

/** A template as it is answered; its reviews only if they were asked for. */
export function formatChatTemplate(call: Call, row: ChatTemplateRow, withReviews: boolean): Record<string, unknown> {
  const isWaba = row.type === 'waba';
  return {
    id: row.id,
    account_id: call.store.metadata.account.id,
    name: row.name,
    content: row.content,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    buttons: row.buttons,
    attachment: null,
    is_editable: row.isEditable,
    external_id: row.externalId,
    type: row.type,
    waba_footer: row.wabaFooter,
    waba_category: row.wabaCategory,
    waba_language: row.wabaLanguage,
    waba_examples: Object.keys(row.wabaExamples).length === 0 ? [] : row.wabaExamples,
    waba_header: row.wabaHeader,
    waba_header_type: isWaba ? 'text' : null,
    ...(withReviews
      ? {
          review_status: isWaba ? (row.reviews[0]?.status ?? null) : null,
          is_on_review: isWaba ? row.reviews.some(({ status }) => status === 'review') : null,
          _embedded: { reviews: row.reviews.map(formatReview) },
        }
      : {}),
    _links: selfLink(call, `/chats/templates/${row.id}`),
  };
}

/** How far a template is with one source. */
export function formatReview({ id, sourceId, status, rejectReason }: TemplateReview): Record<string, unknown> {
  return { id, source_id: sourceId, status, reject_reason: rejectReason };
}
