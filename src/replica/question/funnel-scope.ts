/** Which stays a funnel counts, and how they are grouped. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import { calendarKey } from './calendar-key.ts';
import { historyStart } from './stage-stay.ts';

/** What a funnel is asked for. Times are unix seconds, both included; null is without a bound. */
export interface FunnelInput {
  pipelineId: number;
  from: number | null;
  to: number | null;
  /** The stays that began in the period, or all stays of the leads that came to the pipeline in it. */
  by: 'ENTRY' | 'COHORT';
  groupBy: FunnelGrouping | null;
}

/** One dimension of a funnel: of the lead as it is now, or of the time that decides about the period. */
export type FunnelGrouping = 'RESPONSIBLE' | 'SOURCE' | 'WEEK' | 'MONTH';

/** Parts of queries over `stage_stay as stay`. */
export interface FunnelScope {
  /** Whether a stay is counted. */
  isCounted: RawBuilder<SqlBool>;
  /** Whether it is the last counted stay of its lead in its stage (and group): then it stands for the lead. */
  standsForLead: RawBuilder<SqlBool>;
  /** Whether it stands for the lead in the pipeline (and group). */
  standsInPipeline: RawBuilder<SqlBool>;
  /** The key of its group, as text; null for those without a value. */
  key: RawBuilder<string | null>;
  /** Whether `key` reads the table `lead`. */
  readsLead: boolean;
}

/** No time is later. */
export const endOfTime = Number.MAX_SAFE_INTEGER;

/** The scope of a funnel. */
export function createScope(snapshot: Pick<Snapshot, 'database' | 'historySince'>, input: FunnelInput): FunnelScope {
  const { by, groupBy } = input;
  const start = historyStart(snapshot);
  const [from, to] = [input.from ?? 0, input.to ?? endOfTime];
  const at = sql.ref(by === 'ENTRY' ? 'stay.entered_at' : 'stay.pipeline_entered_at');
  const key = keyOf(snapshot, groupBy, by === 'ENTRY' ? 'stay.entered_on' : 'stay.pipeline_entered_on');
  const isOfTime = groupBy === 'WEEK' || groupBy === 'MONTH';
  const standsUntil = (again: 'again' | 'pipeline_again') => {
    const time = sql.ref(`stay.${again}_at`);
    const isLast = sql`${time} is null or ${time} > ${sql.lit(to)}`;
    return isOfTime
      ? sql<SqlBool>`(${isLast} or ${key} <> ${keyOf(snapshot, groupBy, `stay.${again}_on`)})`
      : sql<SqlBool>`(${isLast})`;
  };
  return {
    isCounted: sql<SqlBool>`${at} >= ${sql.lit(Math.max(from, start))} and ${at} <= ${sql.lit(to)}`,
    standsForLead: by === 'ENTRY' ? standsUntil('again') : sql<SqlBool>`stay.is_last = 1`,
    standsInPipeline: by === 'ENTRY' ? standsUntil('pipeline_again') : sql<SqlBool>`stay.is_pipeline_first = 1`,
    key,
    readsLead: groupBy === 'RESPONSIBLE' || groupBy === 'SOURCE',
  };
}

function keyOf(
  { database }: Pick<Snapshot, 'database'>,
  groupBy: FunnelInput['groupBy'],
  day: string,
): RawBuilder<string | null> {
  const value = sql.ref<string | null>(day);
  switch (groupBy) {
    case null:
      return sql`cast(null as text)`;
    case 'RESPONSIBLE':
      return sql`cast(lead.responsible_user_id as text)`;
    case 'SOURCE':
      return sql`cast(lead.source_id as text)`;
    default:
      return calendarKey(database, groupBy, value);
  }
}
