import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { FieldOwner, FieldRow, FieldStatusRow } from '../metadata.ts';

/** A field definition. Those of catalogs have keys of their own. */
export function formatField(call: Call, row: FieldRow): Record<string, unknown> {
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
    required_statuses: formatStatuses(row.requiredStatuses),
    is_deletable: !row.isPredefined,
    is_predefined: row.isPredefined,
    entity_type: formatOwner(row.entityType),
    tracking_callback: row.trackingCallback ?? null,
    remind: row.type === 'birthday' ? (row.remind ?? 'never') : null,
    triggers: [],
    currency: row.currency,
    hidden_statuses: formatStatuses(row.hiddenStatuses),
    chained_lists:
      row.chainedLists?.map((list) => ({
        title: list.title,
        catalog_id: list.catalogId,
        parent_catalog_id: list.parentCatalogId,
      })) ?? null,
    ...(row.type === 'linked_entity' ? { search_in: row.searchIn ?? null } : {}),
    ...(row.entityType.startsWith('catalogs/') ? formatOfCatalog(row) : {}),
    _links: selfLink(call, `/${row.entityType}/custom_fields/${row.id}`),
  };
}

function formatOfCatalog(row: FieldRow): Record<string, unknown> {
  const nested = row.nested?.map(({ id, parentId, value, sort }) => ({ id, parent_id: parentId, value, sort }));
  return { nested: nested ?? null, is_visible: row.isVisible ?? true, is_required: row.isRequired ?? false };
}

function formatStatuses(statuses: readonly FieldStatusRow[] = []): unknown[] {
  return statuses.map(({ pipelineId, statusId }) => ({ status_id: statusId, pipeline_id: pipelineId }));
}

/** `customers/segments` is `segments`, `catalogs/7` is `catalogs`. */
export function formatOwner(owner: FieldOwner): string {
  return owner.startsWith('catalogs/') ? 'catalogs' : (owner.split('/').at(-1) ?? owner);
}
