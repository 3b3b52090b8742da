import DataLoader from 'dataloader';
import type { Amocrm, Status, StatusDescription } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';

/** What managers do at statuses; one request for all statuses of a pipeline. */
export function createStatusDescriptionLoader(
  amocrm: Amocrm,
  pace: LoadPace,
): DataLoader<Pick<Status, 'id' | 'pipeline_id'>, StatusDescription[], string> {
  return new DataLoader(
    async (statuses) => {
      const pipelineIds = [...new Set(statuses.map(({ pipeline_id }) => pipeline_id))];
      const read = async (id: number) => [id, await amocrm.statuses.descriptions(id)] as const;
      const byPipeline = new Map(await Promise.all(pipelineIds.map(read)));
      return statuses.map(({ id, pipeline_id }) => byPipeline.get(pipeline_id)?.get(id) ?? []);
    },
    {
      cacheKeyFn: ({ id, pipeline_id }) => `${pipeline_id}:${id}`,
      batchScheduleFn: pace.schedule.bind(pace),
    },
  );
}
