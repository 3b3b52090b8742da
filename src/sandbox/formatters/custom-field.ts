import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { FieldRow } from '../metadata.ts';

/** A field definition. */
export function formatField(call: Call, row: FieldRow): unknown {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    account_id: call.store.metadata.account.id,
    code: row.code,
    sort: row.sort,
    is_api_only: row.isApiOnly,
    enums:
      row.enums?.map(({ id, value, sort, code }) => ({
        id,
        value,
        sort,
        ...(code === undefined || code === value ? {} : { code }),
      })) ?? null,
    group_id: row.groupId,
    required_statuses: [],
    is_deletable: !row.isPredefined,
    is_predefined: row.isPredefined,
    // `catalogs/4517` is `catalogs`.
    entity_type: row.entityType.split('/')[0],
    tracking_callback: null,
    remind: row.type === 'birthday' ? 'never' : null,
    triggers: [],
    currency: row.currency,
    hidden_statuses: [],
    chained_lists: null,
    _links: selfLink(call, `/${row.entityType}/custom_fields/${row.id}`),
  };
}
