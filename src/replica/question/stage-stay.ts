/** What questions about stages have in common. The stays themselves are made when moves and leads are stored: `sync/stage-stay.ts`. */
import { type SqlBool, sql } from 'kysely';
import type { Snapshot } from '../index.ts';

/** The ids of the closing statuses, the same in every pipeline (amoCRM API v4, Pipelines: system statuses). */
export const wonStatusId = 142;
export const lostStatusId = 143;

/** The history of events, for comparisons with a time: if there is none, no time is in it. */
export function historyStart({ historySince }: Pick<Snapshot, 'historySince'>): number {
  return historySince ?? Number.MAX_SAFE_INTEGER;
}

/**
 * The present stay of each lead, one row for one lead, as a source for a join or a subquery. A closed lead stays in 142 or 143.
 *
 * `in_stage_since` is null where the log does not tell: the lead is older than the history and has not moved in it, or the log lacks the
 * move. `in_stage_at_least_since` is then the time since when it has been there at the latest; null if that is not known either.
 */
export function presentStays(snapshot: Pick<Snapshot, 'database' | 'historySince'>) {
  const start = sql.lit(historyStart(snapshot));
  const isKnown = sql<SqlBool>`entered_at >= ${start}`;
  return snapshot.database
    .selectFrom('stage_stay')
    .where('next_pipeline_id', '=', 0)
    .select([
      'lead_id',
      'pipeline_id',
      'status_id',
      sql<number | null>`case when ${isKnown} then entered_at end`.as('in_stage_since'),
      sql<number | null>`case when ${isKnown} then entered_at
        when entered_at is not null then ${sql.lit(snapshot.historySince)} end`.as('in_stage_at_least_since'),
    ]);
}
