/** How long stays last. */
import { type SqlBool, sql } from 'kysely';
import type { FunnelCounting } from './funnel-count.ts';
import { loadQuantiles } from './quantile.ts';
import { lostStatusId, wonStatusId } from './stage-stay.ts';

/** The length of stays, in seconds. */
export interface StageTime {
  median: number;
  p90: number;
}

/** How long the stays of each stage lasted. @param finished how many have a known length, by status */
export async function loadStageTimes(
  { database, input, scope }: FunnelCounting,
  finished: ReadonlyMap<number, number>,
): Promise<Map<number, StageTime>> {
  // An index has the stays of a stage by their length, so the value at a place is found without sorting.
  const valuesAt = (statusId: number, offset: number, limit: number) =>
    database
      .selectFrom('stage_stay as stay')
      .where('stay.pipeline_id', '=', sql.lit(input.pipelineId))
      .where('stay.status_id', '=', sql.lit(statusId))
      .where('stay.seconds', 'is not', null)
      .where(scope.isCounted)
      .orderBy('stay.seconds')
      .limit(sql.lit(limit))
      .offset(sql.lit(offset))
      .select('stay.seconds');
  const branches = [...finished]
    .filter(([, count]) => count > 0)
    .map(([statusId, count]) =>
      database
        .selectFrom(valuesAt(statusId, Math.floor((count - 1) / 2), 2 - (count % 2)).as('middle'))
        .select(sql<number>`${sql.lit(statusId)}`.as('status_id'))
        .select(sql<number>`avg(middle.seconds)`.as('median'))
        .select(sql<number>`${valuesAt(statusId, Math.ceil(count * 0.9) - 1, 1)}`.as('p90')),
    );
  const [first, ...rest] = branches;
  const rows = first ? await rest.reduce((query, branch) => query.unionAll(branch), first).execute() : [];
  return new Map(rows.map(({ status_id, median, p90 }) => [status_id, { median, p90 }]));
}

/** The key of a stage in a group. */
export const timeKey = (statusId: number, key: string | null) => `${statusId}:${key ?? ''}`;

/** The same for each group, by `timeKey`. */
export async function loadGroupTimes(counting: FunnelCounting): Promise<Map<string, StageTime>> {
  const { database, input, scope } = counting;
  const stays = database
    .selectFrom('stage_stay as stay')
    .where('stay.pipeline_id', '=', sql.lit(input.pipelineId))
    .where('stay.seconds', 'is not', null)
    .where(scope.isCounted);
  const values = (scope.readsLead ? stays.innerJoin('lead', 'lead.id', 'stay.lead_id') : stays).select([
    sql<string>`cast(stay.status_id as text) || ':' || coalesce(${scope.key}, '')`.as('key'),
    sql<number | null>`stay.seconds`.as('value'),
  ]);
  return loadQuantiles(database, values);
}

/** How long leads of a pipeline took from their coming to being closed; undefined if none has. */
export async function loadClosingTime(
  { database }: Pick<FunnelCounting, 'database'>,
  pipelineId: number,
  historySince: number,
): Promise<{ count: number; p90: number } | undefined> {
  const closings = database
    .selectFrom('stage_stay as stay')
    .where('stay.pipeline_id', '=', pipelineId)
    .where('stay.status_id', 'in', [wonStatusId, lostStatusId])
    .where('stay.next_pipeline_id', '=', 0)
    .where('stay.pipeline_entered_at', '>=', historySince)
    .where(sql<SqlBool>`stay.entered_at is not null`)
    .select([
      sql<string>`'closed'`.as('key'),
      sql<number | null>`stay.entered_at - stay.pipeline_entered_at`.as('value'),
    ]);
  return (await loadQuantiles(database, closings)).get('closed');
}
