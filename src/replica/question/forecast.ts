/** What the open leads of a pipeline may bring, by how leads of the same stages ended in this account. */
import { sql } from 'kysely';
import { toDay } from '../calendar.ts';
import type { Snapshot } from '../index.ts';
import { forecastStage, type StageForecast, type StageSample } from './forecast-stage.ts';
import { loadOpenStages } from './stage.ts';
import { historyStart, lostStatusId, wonStatusId } from './stage-stay.ts';
import { loadClosingTime } from './stage-time.ts';

/** What a forecast is asked for. */
export interface ForecastInput {
  pipelineId: number;
  /** How many months, the present one included. */
  months: number;
  /** Amounts are rounded to this many ten-thousandths: the minor unit of the currency. */
  step: number;
}

/** What is expected in one month. Sums are ten-thousandths. */
export interface MonthForecast {
  /** `2026-11`. */
  month: string;
  count: number;
  sum: number;
}

/** The answer. */
export interface Forecast {
  snapshot: Snapshot;
  pipelineId: number;
  /** How long 90 % of the closed leads took at most, in seconds, and how many these are; undefined for none. */
  closing: { count: number; p90: number } | undefined;
  stages: StageForecast[];
  months: MonthForecast[];
  /** After the last month, and where the history does not tell when. */
  later: { count: number; sum: number };
}

const daySeconds = 86_400;
const dayMs = daySeconds * 1000;

/** Loads the forecast of a pipeline. */
export async function loadForecast(snapshot: Snapshot, input: ForecastInput): Promise<Forecast> {
  const { pipelineId, step } = input;
  const [stages, closing] = await Promise.all([
    loadOpenStages(snapshot, pipelineId),
    loadClosingTime(snapshot, pipelineId, historyStart(snapshot)),
  ]);
  // Younger leads have not had the time to be won: they would make every stage look worse.
  const until = snapshot.asOf - (closing?.p90 ?? 0);
  const [open, samples, wins] = await Promise.all([
    loadOpen(snapshot, pipelineId),
    loadSamples(snapshot, pipelineId, until),
    loadWins(snapshot, pipelineId, until),
  ]);
  const sampleOf = (statusId: number): StageSample => ({
    open: open.filter(({ status_id }) => status_id === statusId),
    entered: samples.find(({ status_id }) => status_id === statusId)?.entered ?? 0,
    won: samples.find(({ status_id }) => status_id === statusId)?.won ?? 0,
    wins: wins.filter(({ status_id }) => status_id === statusId),
  });
  const all = stages.map((stage) => forecastStage(stage, sampleOf(stage.statusId), step));
  const shown = all.filter(({ isDeleted, isIncoming, count }) => (!isDeleted && !isIncoming) || count > 0);
  return {
    snapshot,
    pipelineId,
    closing,
    stages: shown,
    ...spread(shown, input, toDay(snapshot.asOf, snapshot.timeZone)),
  };
}

/** Open leads by stage and by how many days they have been in it; as long as the history goes back if the log does not tell. */
function loadOpen(snapshot: Snapshot, pipelineId: number) {
  const { database, asOf } = snapshot;
  const start = sql.lit(Math.min(historyStart(snapshot), asOf));
  const since = sql`case when stay.entered_at >= ${start} then stay.entered_at else ${start} end`;
  const days = sql<number>`(${sql.lit(asOf)} - ${since}) / ${sql.lit(daySeconds)}`;
  return database
    .selectFrom('lead')
    .leftJoin('stage_stay as stay', (join) =>
      join.onRef('stay.lead_id', '=', 'lead.id').on('stay.next_pipeline_id', '=', sql.lit(0)),
    )
    .where('lead.pipeline_id', '=', pipelineId)
    .where('lead.status_id', 'not in', [wonStatusId, lostStatusId])
    .select(['lead.status_id', days.as('days')])
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number>('lead.price_exact').as('sum')])
    .groupBy(['lead.status_id', days])
    .execute();
}

function selectSample({ database, ...snapshot }: Snapshot, pipelineId: number, until: number) {
  return database
    .selectFrom('stage_stay as stay')
    .where('stay.pipeline_id', '=', pipelineId)
    .where('stay.is_last', '=', 1)
    .where('stay.entered_at', '>=', historyStart(snapshot))
    .where('stay.entered_at', '<=', until);
}

/** Leads whose last stay in a stage began long enough ago, and those of them that are won. */
function loadSamples(snapshot: Snapshot, pipelineId: number, until: number) {
  return selectSample(snapshot, pipelineId, until)
    .select('stay.status_id')
    .select(({ fn }) => [fn.countAll<number>().as('entered'), fn.sum<number>('stay.is_won').as('won')])
    .groupBy('stay.status_id')
    .execute();
}

/** The won ones by how many days there were from the beginning of the stay to winning. */
function loadWins(snapshot: Snapshot, pipelineId: number, until: number) {
  const days = sql<number>`(win.entered_at - stay.entered_at) / ${sql.lit(daySeconds)}`;
  return selectSample(snapshot, pipelineId, until)
    .where('stay.is_won', '=', 1)
    .innerJoin('stage_stay as win', (join) =>
      join
        .onRef('win.lead_id', '=', 'stay.lead_id')
        .onRef('win.pipeline_id', '=', 'stay.pipeline_id')
        .on('win.status_id', '=', wonStatusId)
        .on('win.is_last', '=', 1)
        .on('win.entered_at', 'is not', null),
    )
    .select(['stay.status_id', days.as('days')])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['stay.status_id', days])
    .execute();
}

/** Spreads what is expected over the months. @param today in the account's calendar */
function spread(stages: readonly StageForecast[], { months, step }: ForecastInput, today: string) {
  const total = stages.reduce((sum, stage) => sum + (stage.expectedSum ?? 0), 0);
  const totalCount = stages.reduce((count, stage) => count + (stage.expectedCount ?? 0), 0);
  let [before, countBefore] = [0, 0];
  const list = Array.from({ length: months }, (_, index): MonthForecast => {
    const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
    first.setUTCMonth(first.getUTCMonth() + index);
    const end = new Date(first);
    end.setUTCMonth(end.getUTCMonth() + 1);
    const days = Math.round((end.getTime() - Date.parse(`${today}T00:00:00Z`)) / dayMs);
    const reached = stages.map((stage) => stage.expectedWithin(days));
    // What is expected until a month's end is rounded, not each month, so that the months and the rest are the whole.
    const sum = Math.min(total, Math.round(reached.reduce((all, each) => all + each.sum, 0) / step) * step);
    const count = reached.reduce((all, each) => all + each.count, 0);
    const month = { month: first.toISOString().slice(0, 7), count: count - countBefore, sum: sum - before };
    [before, countBefore] = [sum, count];
    return month;
  });
  return { months: list, later: { count: totalCount - countBefore, sum: total - before } };
}
