import type { Call } from '../call.ts';
import { formatFields } from '../field-value.ts';
import { selfLink } from '../listing.ts';
import type { LeadRow } from '../rows.ts';
import { formatAuthorship, formatOwnership, formatReferences, formatTags } from './card.ts';
import { formatLinkedElements } from './catalog-element.ts';
import { formatLossReason } from './loss-reason.ts';
import { sourceOf } from './source.ts';

/** A lead as GET answers it. `wanted` are the names in `with`; `suffix` ends its own address. */
export function formatLead(call: Call, row: LeadRow, wanted: ReadonlySet<string>, suffix: string): unknown {
  if (row.isDeleted) return formatTrashedLead(call, row);
  return {
    id: row.id,
    name: row.name,
    price: Math.trunc(row.price),
    ...(call.minorUnits ? { price_with_minor_units: row.price } : {}),
    ...formatOwnership(call, row),
    status_id: row.statusId,
    pipeline_id: row.pipelineId,
    loss_reason_id: row.lossReasonId,
    ...(wanted.has('source_id') ? { source_id: sourceOf(call, row)?.id ?? null } : {}),
    ...formatAuthorship(row),
    closed_at: row.closedAt,
    closest_task_at: call.store.closestTaskAt('leads', row.id),
    is_deleted: false,
    custom_fields_values: formatFields(call, row),
    score: row.score ?? null,
    account_id: call.store.metadata.account.id,
    labor_cost: row.laborCost ?? null,
    ...(call.mode === 'kommo' ? { is_price_computed: false } : {}),
    ...(wanted.has('is_price_modified_by_robot')
      ? { is_price_modified_by_robot: row.isPriceModifiedByRobot === true }
      : {}),
    _links: selfLink(call, `/leads/${row.id}`, suffix),
    _embedded: {
      tags: formatTags(call, row),
      ...(wanted.has('catalog_elements') ? { catalog_elements: formatLinkedElements(call, 'leads', row.id) } : {}),
      ...(wanted.has('loss_reason') ? { loss_reason: formatOwnLossReason(call, row) } : {}),
      companies: formatReferences(call, 'companies', [row.companyId]),
      ...(wanted.has('source') ? { source: formatOwnSource(call, row) } : {}),
      ...(wanted.has('contacts') ? { contacts: formatContacts(call, row) } : {}),
    },
  };
}

/** In the trash view a lead keeps five keys and loses the rest to null (measured on the live API). */
function formatTrashedLead(call: Call, row: LeadRow): unknown {
  return {
    id: row.id,
    name: null,
    price: null,
    responsible_user_id: null,
    group_id: null,
    status_id: null,
    pipeline_id: null,
    loss_reason_id: null,
    created_by: null,
    updated_by: row.updatedBy,
    created_at: null,
    updated_at: row.updatedAt,
    closed_at: null,
    closest_task_at: null,
    is_deleted: true,
    custom_fields_values: null,
    score: null,
    account_id: call.store.metadata.account.id,
  };
}

/** A list of none or one, although a lead has at most one reason. */
function formatOwnLossReason(call: Call, row: LeadRow): unknown[] {
  const reason = call.store.metadata.lossReasons.find((item) => item.id === row.lossReasonId);
  return reason === undefined ? [] : [formatLossReason(call, reason)];
}

/** Its id and name alone: it may be of another integration (the shape is a guess). */
function formatOwnSource(call: Call, row: LeadRow): unknown {
  const source = sourceOf(call, row);
  return source === undefined ? null : { id: source.id, name: source.name };
}

function formatContacts(call: Call, row: LeadRow): unknown[] {
  return row.contacts
    .filter((contact) => call.store.isAlive('contacts', contact.id))
    .map(({ id, isMain }) => ({ id, is_main: isMain, _links: selfLink(call, `/contacts/${id}`) }));
}
