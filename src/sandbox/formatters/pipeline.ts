import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { PipelineRow, StatusRow } from '../metadata.ts';

/** A pipeline with its stages. */
export function formatPipeline(call: Call, row: PipelineRow): Record<string, unknown> {
  return {
    id: row.id,
    name: row.name,
    sort: row.sort,
    is_main: row.isMain,
    is_unsorted_on: row.isUnsortedOn ?? true,
    is_archive: false,
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, `/leads/pipelines/${row.id}`),
    _embedded: { statuses: shownStatuses(row).map((status) => formatStatus(call, row, status)) },
  };
}

/** The stages that are listed: that of incoming leads only if the pipeline takes them (guess). */
export function shownStatuses({ statuses, isUnsortedOn = true }: PipelineRow): StatusRow[] {
  return statuses.filter(({ type }) => type === 0 || isUnsortedOn).sort((a, b) => a.sort - b.sort);
}

/** A stage of a pipeline. @param wanted the names in `with` */
export function formatStatus(
  call: Call,
  pipeline: PipelineRow,
  row: StatusRow,
  wanted: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  return {
    id: row.id,
    name: row.name,
    sort: row.sort,
    is_editable: row.isEditable,
    pipeline_id: pipeline.id,
    color: row.color,
    type: row.type,
    account_id: call.store.metadata.account.id,
    ...(wanted.has('descriptions') ? { descriptions: formatDescriptions(call, pipeline, row) } : {}),
    _links: selfLink(call, `/leads/pipelines/${pipeline.id}/statuses/${row.id}`),
  };
}

function formatDescriptions(call: Call, pipeline: PipelineRow, status: StatusRow): unknown[] {
  return (status.descriptions ?? []).map((row) => ({
    id: row.id,
    account_id: call.store.metadata.account.id,
    created_at: formatTime(row.createdAt, call),
    updated_at: formatTime(row.createdAt, call),
    created_by: row.createdBy,
    updated_by: row.createdBy,
    pipeline_id: pipeline.id,
    status_id: status.id,
    level: row.level,
    description: row.description,
  }));
}

/** `YYYY-MM-DD HH:MM:SS` by the account's clock. */
function formatTime(seconds: number, call: Call): string {
  const local = new Date((seconds + call.store.metadata.account.utcOffset) * 1000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}
