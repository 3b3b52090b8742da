import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { PipelineRow, StatusRow } from '../metadata.ts';

/** A pipeline with its stages. */
export function formatPipeline(call: Call, row: PipelineRow): unknown {
  return {
    id: row.id,
    name: row.name,
    sort: row.sort,
    is_main: row.isMain,
    is_unsorted_on: true,
    is_archive: false,
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, `/leads/pipelines/${row.id}`),
    _embedded: { statuses: row.statuses.map((status) => formatStatus(call, row, status)) },
  };
}

/** A stage of a pipeline. */
export function formatStatus(call: Call, pipeline: PipelineRow, row: StatusRow): unknown {
  return {
    id: row.id,
    name: row.name,
    sort: row.sort,
    is_editable: row.isEditable,
    pipeline_id: pipeline.id,
    color: row.color,
    type: row.type,
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, `/leads/pipelines/${pipeline.id}/statuses/${row.id}`),
  };
}
