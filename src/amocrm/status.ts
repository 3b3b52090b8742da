import { type BatchOutcome, sendItems, sendWhole } from './batch.ts';
import type { Send } from './list.ts';
import { type Json, mapItems, parseBoolean, parseId, parseNumber, parsePart, parseRows, parseText } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** A status of a pipeline. */
export interface Status {
  id: number;
  pipeline_id: number;
  name: string;
  sort: number;
  color: string;
  /** 1 for incoming leads, otherwise 0. */
  type: number;
  /** False for the statuses that every pipeline has: of them only the name can be changed. */
  is_editable: boolean;
}

/** What managers of one level do at a status. */
export interface StatusDescription {
  /** `newbie`, `candidate` or `master`. */
  level: string;
  description: string;
}

/** A status to be created. */
export interface StatusWrite {
  name: string;
  sort: number;
  color?: string;
  descriptions?: StatusDescription[];
}

/** The colours that amoCRM takes; older statuses show others (amoCRM API v4, Pipelines). */
export const statusColors: readonly string[] = [
  ...['#fffeb2', '#fffd7f', '#fff000', '#ffeab2', '#ffdc7f', '#ffce5a', '#ffdbdb'],
  ...['#ffc8c8', '#ff8f92', '#d6eaff', '#c1e0ff', '#98cbff', '#ebffb1', '#deff81'],
  ...['#87f2c0', '#f9deff', '#f3beff', '#ccc8f9', '#eb93ff', '#f2f3f4', '#e6e8ea'],
];

const listRoute = '/leads/pipelines/{id}/statuses';
const route = '/leads/pipelines/{id}/statuses/{statusId}';

/** `/leads/pipelines/{id}/statuses` (amoCRM API v4, Pipelines: statuses). Administrators write. */
export function statusRoutes(send: Send) {
  return {
    /** The descriptions of the statuses of a pipeline, by the id of the status. */
    async descriptions(pipelineId: number): Promise<Map<number, StatusDescription[]>> {
      const path = fillPath(listRoute, { id: pipelineId });
      const { body } = await send({ method: 'GET', route: listRoute, path, query: 'with=descriptions' });
      const rows = parseRows(body, 'statuses');
      return new Map(rows.map((row) => [parseId(row.id, 'a status'), mapItems(row.descriptions, parseDescription)]));
    },
    create: (pipelineId: number, statuses: readonly StatusWrite[]): Promise<BatchOutcome<Status>[]> => {
      const path = fillPath(listRoute, { id: pipelineId });
      const parse = (item: Json) => parseStatus(item, pipelineId);
      return sendItems(send, { method: 'POST', path, key: 'statuses', parse }, statuses);
    },
    async update(pipelineId: number, statusId: number, changes: Partial<StatusWrite>): Promise<Status> {
      const path = fillPath(route, { id: pipelineId, statusId });
      const { body } = await sendWhole(send, { method: 'PATCH', route, path, body: changes });
      return parseStatus(parsePart(body), pipelineId);
    },
    /** Its leads move to the first status of the pipeline. */
    async delete(pipelineId: number, statusId: number): Promise<void> {
      await sendWhole(send, { method: 'DELETE', route, path: fillPath(route, { id: pipelineId, statusId }) });
    },
  };
}

export function parseStatus(item: Json, pipelineId: number): Status {
  return {
    id: parseId(item.id, 'a status'),
    pipeline_id: pipelineId,
    name: parseText(item.name),
    sort: parseNumber(item.sort),
    color: parseText(item.color),
    type: parseNumber(item.type),
    is_editable: parseBoolean(item.is_editable),
  };
}

function parseDescription(item: Json): StatusDescription {
  return { level: parseText(item.level), description: parseText(item.description) };
}
