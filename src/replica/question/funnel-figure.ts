/** Puts the counts of a funnel together, stage by stage and group by group. */
import type { FunnelCounting, OutcomeRow, SkipRow, WholeRow } from './funnel-count.ts';
import type { OpenStage } from './stage.ts';
import { lostStatusId, wonStatusId } from './stage-stay.ts';
import { loadGroupTimes, loadStageTimes, type StageTime, timeKey } from './stage-time.ts';

/** A stage of a funnel. Each lead that entered it has exactly one of the outcomes. */
export interface FunnelStage extends OpenStage {
  pipelineId: number;
  /** Leads. */
  entered: number;
  passedOn: number;
  wentBack: number;
  lost: number;
  movedOut: number;
  stillHere: number;
  /** Leads that are won by now. */
  won: number;
  /** Leads that were moved over it and never were in it. */
  skipped: number;
  /** Stays that began with a way back from a later or closing stage. */
  returned: number;
  /** Stays with a known length, and those that go on. */
  finishedStays: number;
  ongoingStays: number;
  /** How long they lasted; undefined for none. */
  time(): Promise<StageTime | undefined>;
}

/** The figures of a funnel or of one of its groups. Sums are ten-thousandths. */
export interface FunnelFigures {
  entered: number;
  enteredSum: number;
  won: number;
  wonSum: number;
  lost: number;
  lostSum: number;
  open: number;
  openSum: number;
  movedOut: number;
  movedOutSum: number;
  stages: FunnelStage[];
}

/** The rows of one funnel. */
export interface FunnelRows {
  outcomes: readonly OutcomeRow[];
  skips: readonly SkipRow[];
  wholes: readonly WholeRow[];
}

/** What became of the leads at a stage. */
type Outcome = 'passedOn' | 'wentBack' | 'lost' | 'movedOut' | 'stillHere';

/** Calls a function once, when its value is first asked for. */
export function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => (value ??= load());
}

/**
 * The figures of each group; of a funnel that is not grouped, one entry with the key null, also if it has no leads.
 *
 * @param withEmpty the keys of all groups, by those that have leads
 */
export function toFigures(
  counting: FunnelCounting,
  rows: FunnelRows,
  withEmpty: (found: readonly (string | null)[]) => readonly (string | null)[],
): Map<string | null, FunnelFigures> {
  const isGrouped = counting.input.groupBy !== null;
  const finished = new Map<number, number>();
  for (const row of rows.outcomes) finished.set(row.status_id, (finished.get(row.status_id) ?? 0) + row.finished);
  const byStage = once(() => loadStageTimes(counting, finished));
  const byGroup = once(() => loadGroupTimes(counting));
  const timeOf = async (statusId: number, key: string | null): Promise<StageTime | undefined> =>
    isGrouped ? (await byGroup()).get(timeKey(statusId, key)) : (await byStage()).get(statusId);
  const outcomes = groupRows(rows.outcomes);
  const skips = groupRows(rows.skips);
  const wholes = groupRows(rows.wholes);
  const keys = isGrouped ? withEmpty([...new Set([...wholes.keys(), ...outcomes.keys()])]) : [null];
  return new Map(
    keys.map((key) => {
      const own = outcomes.get(key) ?? [];
      const stages = counting.stages.map(
        (stage, place): FunnelStage => ({
          ...stage,
          pipelineId: counting.input.pipelineId,
          ...countStage(
            counting,
            place,
            own.filter(({ status_id }) => status_id === stage.statusId),
          ),
          skipped: skips.get(key)?.find(({ status_id }) => status_id === stage.statusId)?.leads ?? 0,
          time: () => timeOf(stage.statusId, key),
        }),
      );
      return [key, { ...toWhole(wholes.get(key)?.[0]), stages: stages.filter(isShown) }];
    }),
  );
}

function groupRows<Row extends { key: string | null }>(rows: readonly Row[]): Map<string | null, Row[]> {
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group) group.push(row);
    else groups.set(row.key, [row]);
  }
  return groups;
}

/** A stage that is gone, or one of incoming leads, is shown if leads were in it. */
function isShown(stage: FunnelStage): boolean {
  return (!stage.isDeleted && !stage.isIncoming) || stage.entered > 0;
}

function countStage({ input, stages }: FunnelCounting, place: number, rows: readonly OutcomeRow[]) {
  const counts = { passedOn: 0, wentBack: 0, lost: 0, movedOut: 0, stillHere: 0 };
  const all = { entered: 0, won: 0, returned: 0, finishedStays: 0, ongoingStays: 0 };
  for (const row of rows) {
    const outcome = outcomeOf(row, input.pipelineId, stages, place);
    counts[outcome] += row.leads;
    all.entered += row.leads;
    all.won += row.won;
    all.returned += row.returned;
    all.finishedStays += row.finished;
    all.ongoingStays += outcome === 'stillHere' ? row.stays : 0;
  }
  return { ...counts, ...all };
}

function outcomeOf(row: OutcomeRow, pipelineId: number, stages: readonly OpenStage[], place: number): Outcome {
  if (row.next_pipeline_id === 0) return 'stillHere';
  if (row.next_pipeline_id !== pipelineId) return 'movedOut';
  if (row.next_status_id === lostStatusId) return 'lost';
  if (row.next_status_id === wonStatusId) return 'passedOn';
  return stages.findIndex(({ statusId }) => statusId === row.next_status_id) > place ? 'passedOn' : 'wentBack';
}

function toWhole(row: WholeRow | undefined): Omit<FunnelFigures, 'stages'> {
  // A sum over no rows is null.
  const of = (column: Exclude<keyof WholeRow, 'key'>) => row?.[column] ?? 0;
  const closed = (suffix: '' | '_sum') => of(`won${suffix}`) + of(`lost${suffix}`) + of(`moved_out${suffix}`);
  return {
    entered: of('entered'),
    enteredSum: of('entered_sum'),
    won: of('won'),
    wonSum: of('won_sum'),
    lost: of('lost'),
    lostSum: of('lost_sum'),
    movedOut: of('moved_out'),
    movedOutSum: of('moved_out_sum'),
    open: of('entered') - closed(''),
    openSum: of('entered_sum') - closed('_sum'),
  };
}
