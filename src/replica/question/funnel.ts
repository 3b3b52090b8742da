/** How leads go through the stages of a pipeline, from the log of their moves. */
import { toDay } from '../calendar.ts';
import type { Snapshot } from '../index.ts';
import { type CalendarSpan, listSpans } from './calendar-span.ts';
import { countOutcomes, countSkips, countUnknown, countWhole, type FunnelCounting } from './funnel-count.ts';
import { type FunnelFigures, once, toFigures } from './funnel-figure.ts';
import { createScope, type FunnelInput } from './funnel-scope.ts';
import { loadOpenStages } from './stage.ts';
import { historyStart } from './stage-stay.ts';
import { loadClosingTime } from './stage-time.ts';

export type { FunnelFigures, FunnelStage } from './funnel-figure.ts';
export type { FunnelGrouping, FunnelInput } from './funnel-scope.ts';
export type { StageTime } from './stage-time.ts';

/** One group; its key is text, null for leads without a value. */
export interface FunnelGroup extends FunnelFigures {
  key: string | null;
  /** Of weeks and months: their days in the period, in the account's calendar; null for other groups. */
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
    input.groupBy === null ? undefined : loadGroups(countingOf(input), snapshot),
  ]);
  if (!total) throw new Error('A funnel that is not grouped has one row of figures');
  return {
    ...total[1],
    snapshot,
    input,
    isOver: input.to !== null && input.to < snapshot.asOf,
    unknownEntry,
    groups,
    closingTime: once(() => loadClosingTime(snapshot, input.pipelineId, historyStart(snapshot))),
  };
}

async function loadFigures(
  counting: FunnelCounting,
  withEmpty: Parameters<typeof toFigures>[2] = (found) => found,
): Promise<[string | null, FunnelFigures][]> {
  const [outcomes, skips, wholes] = await Promise.all([
    countOutcomes(counting),
    countSkips(counting),
    countWhole(counting),
  ]);
  return [...toFigures(counting, { outcomes, skips, wholes }, withEmpty)];
}

/** The groups; weeks and months without leads included. */
async function loadGroups(counting: FunnelCounting, snapshot: Snapshot): Promise<FunnelGroup[]> {
  const { groupBy } = counting.input;
  const spans = new Map<string | null, CalendarSpan>();
  const withEmpty = (found: readonly (string | null)[]) => {
    if (groupBy !== 'WEEK' && groupBy !== 'MONTH') return found;
    for (const span of spansOf(counting.input, groupBy, found, snapshot)) spans.set(span.key, span);
    return [...new Set([...spans.keys(), ...found])];
  };
  return (await loadFigures(counting, withEmpty)).map(([key, figures]) => {
    const { firstDay = null, lastDay = null, isOver = null } = spans.get(key) ?? {};
    return { ...figures, key, firstDay, lastDay, isOver };
  });
}

/** The weeks or months of a period, as far as the log goes back. */
function spansOf(
  { from, to }: FunnelInput,
  unit: 'WEEK' | 'MONTH',
  found: readonly (string | null)[],
  snapshot: Snapshot,
): CalendarSpan[] {
  const keys = found.filter((key) => key !== null);
  const since = snapshot.historySince;
  const isNever = since === null || (to !== null && to < since);
  if (isNever || (from === null && keys.length === 0)) return [];
  // What the log does not tell is not a week or month without leads.
  const known = toDay(since, snapshot.timeZone);
  const spans = listSpans(snapshot, { from: from === null ? null : Math.max(from, since), to }, unit, keys);
  return spans.map((span) => ({ ...span, firstDay: span.firstDay < known ? known : span.firstDay }));
}
