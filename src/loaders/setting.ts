import type { Pipeline, Status } from '../amocrm/index.ts';
import { UpstreamUnavailableError } from '../errors/index.ts';

/** Refuses empty lists: if one were cached, every valid id would be reported as the caller's mistake. */
export function refuseEmpty<Item>(items: Item[], what: string): Item[] {
  if (items.length > 0) return items;
  throw new UpstreamUnavailableError(`amoCRM answered that the account has no ${what}, which is impossible.`, {
    remedy: 'Try again in a minute.',
  });
}

/** The item with this id. */
export function findById<Item extends { id: number }>(items: readonly Item[], id: number): Item | undefined {
  for (const item of items) if (item.id === id) return item;
  return undefined;
}

/** A status of a pipeline. */
export function findStatus(pipelines: readonly Pipeline[], pipelineId: number, statusId: number): Status | undefined {
  return findById(findById(pipelines, pipelineId)?.statuses ?? [], statusId);
}
