import type { Call } from '../call.ts';
import type { WebsiteButtonRow } from '../metadata.ts';

/** A button of a site, as the vendor prints it. */
export function formatWebsiteButton(call: Call, row: WebsiteButtonRow, hasScript: boolean): unknown {
  return {
    account_id: call.store.metadata.account.id,
    source_id: row.sourceId,
    button_id: row.buttonId,
    name: row.name,
    pipeline_id: row.pipelineId,
    creation_status: row.creationStatus,
    is_duplication_control_enabled: row.isDuplicationControlEnabled,
    ...(hasScript && row.buttonId !== null ? { script: `<script data-button="${row.buttonId}"></script>` } : {}),
  };
}
