import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { CatalogRow } from '../rows.ts';
import { formatAuthorship } from './card.ts';

/** A catalog as GET answers it. */
export function formatCatalog(call: Call, row: CatalogRow): Record<string, unknown> {
  return {
    id: row.id,
    name: row.name,
    ...formatAuthorship(row),
    sort: row.sort,
    type: row.type,
    can_add_elements: row.canAddElements,
    can_show_in_cards: row.canShowInCards,
    can_link_multiple: row.canLinkMultiple,
    can_be_deleted: row.canBeDeleted,
    sdk_widget_code: row.sdkWidgetCode,
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, `/catalogs/${row.id}`),
  };
}

/** A catalog as a write answers it: without the code of a widget. */
export function formatWrittenCatalog(call: Call, row: CatalogRow, requestId: string): Record<string, unknown> {
  const { sdk_widget_code: _code, ...catalog } = formatCatalog(call, row);
  return { ...catalog, request_id: requestId };
}
