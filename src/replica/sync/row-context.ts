import type { ReplicaOptions } from '../replica.ts';
import type { RowContext } from '../row/context.ts';

/** What rows are made with, as the settings are at present. */
export async function createRowContext({
  settings,
  identify,
}: Pick<ReplicaOptions, 'settings' | 'identify'>): Promise<RowContext> {
  const [account, pipelines] = await Promise.all([settings.account(), settings.pipelines()]);
  const statuses = pipelines.flatMap((pipeline) => pipeline.statuses);
  const names = new Map(statuses.map(({ pipeline_id, id, name }) => [`${pipeline_id}:${id}`, name]));
  return {
    timeZone: account.timezone,
    identify,
    stageName: (pipelineId, statusId) => names.get(`${pipelineId}:${statusId}`) ?? null,
  };
}
