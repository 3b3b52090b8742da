import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { WidgetRow } from '../metadata.ts';

/** A widget, as the vendor prints it. */
export function formatWidget(call: Call, row: WidgetRow): unknown {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    rating: row.rating,
    settings_template: row.settings.map(({ key, name, type, isRequired }) => ({
      key,
      name,
      type,
      is_required: isRequired,
    })),
    is_lead_source: row.isLeadSource,
    is_work_with_dp: false,
    is_crm_template: false,
    client_uuid: null,
    is_active_in_account: row.isActive,
    pipeline_id: row.pipelineId,
    _links: selfLink(call, `/widgets/${row.code}`),
  };
}
