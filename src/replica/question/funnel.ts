/** How leads go through the stages of a pipeline, from the log of their moves. */
import { toDay } from '../calendar.ts';
import type { Snapshot } from '../index.ts';
import { countOutcomes, countSkips, countUnknown, countWhole, type FunnelCounting } from './funnel-count.ts';
import { once, toFigures } from './funnel-figure.ts';
import { createScope, type FunnelInput } from './funnel-scope.ts';
import { loadOpenStages, type OpenStage } from './stage.ts';
import { historyStart } from './stage-stay.ts';
import { loadClosingTime, type StageTime } from './stage-time.ts';

export type { FunnelGrouping, FunnelInput } from './funnel-scope.ts';
export type { StageTime } from './stage-time.ts';

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

/** One group; its key is text, null for leads without a value. */
export interface FunnelGroup extends FunnelFigures {
  key: string | null;
  /** Of weeks and months: their days, in the account's calendar; null for other groups. */
  firstDay: string | null;
  lastDay: string | null;
  /** Whether the last day is over. */
  isOver: boolean | null;
}

/** The answer. */
export interface Funnel extends FunnelFigures {
  snapshot: Snapshot;
  input: FunnelInput;
  isOver: boolean;
  unknownEntry: number;
  /** Undefined if the funnel is not grouped. */
  groups: FunnelGroup[] | undefined;
  /** How long 90 % of the closed leads of the pipeline took at most, and how many these are; undefined for none. */
  closingTime(): Promise<{ count: number; p90: number } | undefined>;
}

/** Loads a funnel; how long stays lasted is read when it is first asked for. */
export async function loadFunnel(snapshot: Snapshot, input: FunnelInput): Promise<Funnel> {
  const stages = await loadOpenStages(snapshot, input.pipelineId);
  const countingOf = (chosen: FunnelInput): FunnelCounting => ({
    database: snapshot.database,
    input: chosen,
    stages,
    scope: createScope(snapshot, chosen),
  });
  const whole = countingOf({ ...input, groupBy: null });
  const [[total], unknownEntry, groups] = await Promise.all([
    loadFigures(whole),
    countUnknown(whole, historyStart(snapshot)),
    input.groupBy === null ? undefined : loadFigures(countingOf(input)),
  ]);
  if (!total) throw new Error('A funnel that is not grouped has one row of figures');
  const today = toDay(snapshot.asOf, snapshot.timeZone);
  return {
    ...total[1],
    snapshot,
    input,
    isOver: input.to !== null && input.to < snapshot.asOf,
    unknownEntry,
    groups: groups?.map(([key, figures]) => ({ ...figures, key, ...spanOf(input.groupBy, key, today) })),
    closingTime: once(() => loadClosingTime(snapshot, input.pipelineId, historyStart(snapshot))),
  };
}

async function loadFigures(counting: FunnelCounting): Promise<[string | null, FunnelFigures][]> {
  const [outcomes, skips, wholes] = await Promise.all([
    countOutcomes(counting),
    countSkips(counting),
    countWhole(counting),
  ]);
  return [...toFigures(counting, { outcomes, skips, wholes })];
}

/** The days of a week or month. @param today in the account's calendar */
function spanOf(groupBy: FunnelInput['groupBy'], key: string | null, today: string) {
  if (key === null || (groupBy !== 'WEEK' && groupBy !== 'MONTH'))
    return { firstDay: null, lastDay: null, isOver: null };
  const firstDay = groupBy === 'MONTH' ? `${key}-01` : key;
  const end = new Date(`${firstDay}T00:00:00Z`);
  if (groupBy === 'MONTH') end.setUTCMonth(end.getUTCMonth() + 1, 0);
  else end.setUTCDate(end.getUTCDate() + 6);
  const lastDay = end.toISOString().slice(0, 10);
  return { firstDay, lastDay, isOver: lastDay < today };
}
