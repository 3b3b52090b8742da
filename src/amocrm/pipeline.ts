import type { Send } from './list.ts';
import { type Json, parseBoolean, parseEmbedded, parseId, parseNumber, parseRows, parseText } from './parse.ts';

/** A status of a pipeline. */
export interface Status {
  id: number;
  pipeline_id: number;
  name: string;
  sort: number;
  color: string;
  /** 1 for incoming leads, otherwise 0. */
  type: number;
}

/** A pipeline with its statuses in their order. */
export interface Pipeline {
  id: number;
  name: string;
  sort: number;
  is_main: boolean;
  is_archive: boolean;
  statuses: Status[];
}

/** `GET /leads/pipelines`: always the whole list, whatever page is asked for (amoCRM API v4, Pipelines). */
export function pipelineRoutes(send: Send) {
  return {
    async all(): Promise<Pipeline[]> {
      const { body } = await send({ method: 'GET', route: '/leads/pipelines', path: '/leads/pipelines' });
      return parseRows(body, 'pipelines').map(parsePipeline).sort(bySort);
    },
  };
}

export function parsePipeline(item: Json): Pipeline {
  const id = parseId(item.id, 'a pipeline');
  return {
    id,
    name: parseText(item.name),
    sort: parseNumber(item.sort),
    is_main: parseBoolean(item.is_main),
    is_archive: parseBoolean(item.is_archive),
    statuses: parseEmbedded(item, 'statuses')
      .map((status) => parseStatus(status, id))
      .sort(bySort),
  };
}

function parseStatus(item: Json, pipelineId: number): Status {
  return {
    id: parseId(item.id, 'a status'),
    pipeline_id: pipelineId,
    name: parseText(item.name),
    sort: parseNumber(item.sort),
    color: parseText(item.color),
    type: parseNumber(item.type),
  };
}

function bySort(a: { sort: number }, b: { sort: number }): number {
  return a.sort - b.sort;
}
