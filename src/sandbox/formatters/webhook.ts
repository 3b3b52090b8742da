import type { Call } from '../call.ts';
import type { WebhookRow } from '../webhook.ts';

/** A subscription as GET answers it. */
export function formatWebhook(call: Call, row: WebhookRow): Record<string, unknown> {
  return {
    id: row.id,
    destination: row.destination,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    account_id: call.store.metadata.account.id,
    created_by: row.createdBy,
    sort: row.sort,
    disabled: row.disabled,
    settings: row.settings,
  };
}
