import { sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import { lostStatusId, wonStatusId } from './stage-stay.ts';

/** A stage of a pipeline in which leads are open. */
export interface OpenStage {
  statusId: number;
  /** Its present name, or the last one that the replica saw; null if it was deleted before the replica first saw the pipeline. */
  name: string | null;
  isDeleted: boolean;
  /** Whether it is for incoming leads. */
  isIncoming: boolean;
}

/**
 * The open stages of a pipeline in its present order, deleted ones at the place that they had. One that was deleted before the replica
 * first saw the pipeline stands last: only its id is known.
 */
export async function loadOpenStages(
  { database }: Pick<Snapshot, 'database'>,
  pipelineId: number,
): Promise<OpenStage[]> {
  const [known, used] = await Promise.all([
    database
      .selectFrom('status')
      .select(['id', 'name', 'is_deleted', 'type'])
      .where('pipeline_id', '=', pipelineId)
      .orderBy('sort')
      .orderBy('id')
      .execute(),
    usedStatuses(database, pipelineId).execute(),
  ]);
  const stages = known.map(({ id, name, is_deleted, type }) => ({
    statusId: id,
    name,
    isDeleted: is_deleted === 1,
    isIncoming: type === 1,
  }));
  const unknown = used
    .flatMap(({ id }) => id ?? [])
    .filter((id) => !known.some((status) => status.id === id))
    .map((id) => ({ statusId: id, name: null, isDeleted: true, isIncoming: false }));
  return [...stages, ...unknown].filter(({ statusId }) => statusId !== wonStatusId && statusId !== lostStatusId);
}

/** The statuses that have stays, each found by one step in the index: there are millions of stays and a few statuses. */
function usedStatuses(database: Snapshot['database'], pipelineId: number) {
  return database
    .withRecursive('used(id)', (db) =>
      db
        .selectFrom('stage_stay')
        .where('pipeline_id', '=', pipelineId)
        .select(({ fn }) => sql<number | null>`${fn.min('status_id')}`.as('id'))
        .unionAll((db) =>
          db
            .selectFrom('used')
            .where('used.id', 'is not', null)
            .select((eb) =>
              eb
                .selectFrom('stage_stay')
                .where('pipeline_id', '=', pipelineId)
                .whereRef('status_id', '>', 'used.id')
                .select(({ fn }) => sql<number | null>`${fn.min('status_id')}`.as('id'))
                .as('id'),
            ),
        ),
    )
    .selectFrom('used')
    .select('id');
}
