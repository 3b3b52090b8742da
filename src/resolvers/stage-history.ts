/** How a lead moved through its stages, and how long it was in each. */
import type { Event, EventValue, Lead, Status } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import type { Context } from './context.ts';
import { isOpen, type Stage } from './stage.ts';

/** One move from a stage to another. */
export interface StageMove {
  id: string;
  from: Stage;
  to: Stage;
  /** 0 is a robot or an integration. */
  userId: number;
  /** Unix seconds; NaN if it cannot be read. */
  at: number;
  /** How long the lead had been in `from`, in seconds; null if that is not known. */
  seconds: number | null;
}

/** How long a lead was in a stage, all visits together. */
export interface StageTime {
  stage: Stage;
  /** null if no visit has a known length. */
  seconds: number | null;
  visits: number;
  isCurrent: boolean;
}

/** All moves of a lead, the earliest first, and its stages in the order in which it first came to them. */
export interface StageHistory {
  moves: StageMove[];
  stages: StageTime[];
  isComplete: boolean;
}

const types = ['lead_status_changed'];

/** The history of a lead; of many leads in one request for every ten, as far as their moves fit into a page. */
export async function loadStageHistory(lead: Known<Lead>, context: Context): Promise<StageHistory> {
  const { loaders, now } = context;
  const [pipeline_id, status_id, created_at, events] = await Promise.all([
    loaders.lead.read(lead, 'pipeline_id'),
    loaders.lead.read(lead, 'status_id'),
    loaders.lead.read(lead, 'created_at'),
    loaders.eventsOf.load({ kind: 'lead', id: lead.id, choice: { types } }),
  ]);
  return toStageHistory({ pipeline_id, status_id, created_at }, events, now());
}

/**
 * The history that events tell. Each move has to begin where the one before it ended, and the last one has to lead to the present stage.
 * Where it does not, amoCRM has lost a move, and the time between is counted for no stage.
 *
 * @param events newest first
 */
export function toStageHistory(
  lead: Stage & { created_at: number },
  events: readonly Event[],
  now: number,
): StageHistory {
  const moves: StageMove[] = [];
  const times = new Map<string, StageTime>();
  let isComplete = true;
  let place: Stage | undefined;
  let since = lead.created_at;
  /** Ends the stay in a stage. */
  const leave = (stage: Stage, at: number): number | null => {
    const isKnown = (place === undefined || isSame(place, stage)) && at >= since;
    if (!isKnown) isComplete = false;
    const seconds = isKnown ? at - since : null;
    const key = `${stage.pipeline_id}:${stage.status_id}`;
    const time = times.get(key) ?? { stage, seconds: null, visits: 0, isCurrent: false };
    times.set(key, time);
    time.visits += 1;
    if (seconds !== null) time.seconds = (time.seconds ?? 0) + seconds;
    return seconds;
  };
  for (const { id, created_at: at, created_by: userId, from, to } of toMoves(events)) {
    moves.push({ id, from, to, userId, at, seconds: leave(from, at) });
    place = to;
    since = at;
  }
  // Nothing runs in the stage of a closed lead.
  const { pipeline_id, status_id } = lead;
  const current = { pipeline_id, status_id };
  if (isOpen(status_id)) leave(current, now);
  else if (place && !isSame(place, current)) isComplete = false;
  const key = `${pipeline_id}:${status_id}`;
  const time = times.get(key) ?? { stage: current, seconds: null, visits: 0, isCurrent: true };
  times.set(key, time);
  time.isCurrent = true;
  if (!isOpen(status_id)) time.visits += 1;
  return { moves, stages: [...times.values()], isComplete };
}

/** Events with both ends, the earliest first. amoCRM also logs moves from a stage to itself, which are none. */
function toMoves(events: readonly Event[]): (Event & { from: Stage; to: Stage })[] {
  return events
    .flatMap((event) => {
      const [from, to] = [stageOf(event.value_before), stageOf(event.value_after)];
      return from && to && !isSame(from, to) ? [{ ...event, from, to }] : [];
    })
    .reverse()
    .sort((a, b) => a.created_at - b.created_at || 0);
}

function stageOf(values: readonly EventValue[]): Stage | undefined {
  const value = values.find((each) => each.kind === 'stage');
  return value && { pipeline_id: value.pipeline_id, status_id: value.status_id };
}

function isSame(a: Stage, b: Stage): boolean {
  return a.pipeline_id === b.pipeline_id && a.status_id === b.status_id;
}

/** The status of a stage; undefined if the account no longer has it. */
export function findStatus(
  { pipeline_id, status_id }: Stage,
  { metadata }: Pick<Context, 'metadata'>,
): Promise<Status | undefined> {
  return metadata.find(['pipelines'], () => metadata.status(pipeline_id, status_id));
}
