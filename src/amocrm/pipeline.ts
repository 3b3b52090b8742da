import { type BatchOutcome, sendItems, sendWhole } from './batch.ts';
import type { Send } from './list.ts';
import {
  type Json,
  parseBoolean,
  parseEmbedded,
  parseId,
  parseNumber,
  parsePart,
  parseRows,
  parseText,
} from './parse.ts';
import { parseStatus, type Status } from './status.ts';
import { fillPath } from './transport/index.ts';

/** A pipeline with its statuses in their order. */
export interface Pipeline {
  id: number;
  name: string;
  sort: number;
  is_main: boolean;
  /** Whether it takes incoming leads, «Неразобранное». */
  is_unsorted_on: boolean;
  is_archive: boolean;
  statuses: Status[];
}

/** A pipeline to be created; amoCRM requires all but its statuses. */
export interface PipelineWrite {
  name: string;
  sort: number;
  is_main: boolean;
  is_unsorted_on: boolean;
  /** Besides the three that every pipeline has. */
  statuses?: { name: string; sort: number; color?: string }[];
}

const path = '/leads/pipelines';
const route = '/leads/pipelines/{id}';

/** `/leads/pipelines`: the list comes whole, whatever page is asked for (amoCRM API v4, Pipelines). Administrators write. */
export function pipelineRoutes(send: Send) {
  return {
    async all(): Promise<Pipeline[]> {
      const { body } = await send({ method: 'GET', route: path, path });
      return parseRows(body, 'pipelines').map(parsePipeline).sort(bySort);
    },
    create: (pipelines: readonly PipelineWrite[]): Promise<BatchOutcome<Pipeline>[]> =>
      sendItems(send, { method: 'POST', path, key: 'pipelines', parse: parsePipeline }, pipelines.map(toWire)),
    async update(id: number, changes: Partial<Omit<PipelineWrite, 'statuses'>>): Promise<Pipeline> {
      const { body } = await sendWhole(send, { method: 'PATCH', route, path: fillPath(route, { id }), body: changes });
      return parsePipeline(parsePart(body));
    },
    /** @throws {RefusedError} while leads are in it, and for the last one */
    async delete(id: number): Promise<void> {
      await sendWhole(send, { method: 'DELETE', route, path: fillPath(route, { id }) });
    },
  };
}

function toWire({ statuses, ...pipeline }: PipelineWrite): object {
  return statuses ? { ...pipeline, _embedded: { statuses } } : pipeline;
}

export function parsePipeline(item: Json): Pipeline {
  const id = parseId(item.id, 'a pipeline');
  return {
    id,
    name: parseText(item.name),
    sort: parseNumber(item.sort),
    is_main: parseBoolean(item.is_main),
    is_unsorted_on: parseBoolean(item.is_unsorted_on),
    is_archive: parseBoolean(item.is_archive),
    statuses: parseEmbedded(item, 'statuses')
      .map((status) => parseStatus(status, id))
      .sort(bySort),
  };
}

function bySort(a: { sort: number }, b: { sort: number }): number {
  return a.sort - b.sort;
}
