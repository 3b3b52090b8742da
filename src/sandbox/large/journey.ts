import { pipelines } from '../demo/pipeline.ts';
import type { Random } from '../demo/random.ts';
import type { PipelineRow } from '../metadata.ts';
import { lost, won } from '../rows.ts';
import { addDays, type LargePlan, pickCount } from './plan.ts';
import type { FullSize } from './size.ts';

/** A move of a lead to another stage. */
export interface Move {
  at: number;
  from: number;
  to: number;
}

/** A change of the price or of the field for the area. */
export interface Detail {
  at: number;
  kind: 'price' | 'area';
  from: number;
  to: number;
}

/** How a lead came to be as it is. The lead and its entries in the log are both made from it, so that they agree. */
export interface Journey {
  /** 0 sales, 1 service, 2 partners. */
  group: number;
  pipeline: PipelineRow;
  createdAt: number;
  createdBy: number;
  /** The stage at the end. */
  statusId: number;
  moves: Move[];
  details: Detail[];
  /** When the lead passed to another user, and from whom. */
  handover: { at: number; from: number } | undefined;
  responsibleUserId: number;
  /** Unix seconds of the last move to won or lost; null while the lead is open. */
  closedAt: number | null;
  /** The last change of any kind. */
  updatedAt: number;
  price: number;
  area: number;
}

/** Days in a stage on the average, by its place. */
const meanDays = [1.5, 3, 4, 6, 8, 10];
const prices = [
  [18, 620],
  [1, 24],
  [250, 4800],
] as const;
/** What happens at the end of a stage. The rest of the leads go on to the next one. */
const chances = { isStuck: 0.03, isLost: 0.14, skips: 0.1, returns: 0.05, isReopened: 0.02 };
const maxMoves = 20;

/** The journey of the lead at this place. */
export function createJourney(plan: LargePlan, index: number): Journey {
  const random = plan.random('journey', index);
  const group = random.pick([0, 0, 0, 0, 0, 0, 0, 1, 1, 2]);
  const pipeline = pipelines[group] as PipelineRow;
  const createdAt = plan.timeOf(random, index / plan.size.leads);
  const { moves, isStuck } = createMoves(plan, random, pipeline, createdAt);
  const statusId = moves.at(-1)?.to ?? firstStage(pipeline);
  const lastMove = moves.at(-1)?.at ?? createdAt;
  const isClosed = statusId === won || statusId === lost;
  const isIdle = isClosed || isStuck;
  const lastWork = isIdle ? lastMove : lastMove + Math.floor((plan.today - 1 - lastMove) * random.next());
  const responsibleUserId = plan.pickUser(random, group);
  const handover = createHandover(plan, random, group, { createdAt, lastWork, responsibleUserId });
  const details = createDetails(plan, random, group, createdAt, lastWork);
  return {
    ...{ group, pipeline, createdAt, statusId, moves, handover, responsibleUserId },
    createdBy: random.chance(0.35) ? 0 : (handover?.from ?? responsibleUserId),
    details: details.changes,
    closedAt: isClosed ? lastMove : null,
    updatedAt: Math.max(lastMove, handover?.at ?? 0, details.changes.at(-1)?.at ?? 0),
    price: details.price,
    area: details.area,
  };
}

function stagesOf(pipeline: PipelineRow): number[] {
  return pipeline.statuses.filter(({ id, type }) => type === 0 && id !== won && id !== lost).map(({ id }) => id);
}

/** The stage in which new leads of a pipeline begin. */
export function firstStage(pipeline: PipelineRow): number {
  return stagesOf(pipeline)[0] ?? won;
}

function createMoves(
  plan: LargePlan,
  random: Random,
  pipeline: PipelineRow,
  createdAt: number,
): { moves: Move[]; isStuck: boolean } {
  const stages = stagesOf(pipeline);
  const moves: Move[] = [];
  let place = 0;
  let at = createdAt;
  for (;;) {
    if (random.chance(chances.isStuck) || moves.length >= maxMoves) return { moves, isStuck: true };
    const isClosed = place >= stages.length;
    if (isClosed && !random.chance(chances.isReopened)) return { moves, isStuck: false };
    at = addDays(random, at, -Math.log(1 - random.next()) * (meanDays[place] ?? 20));
    if (at >= plan.today) return { moves, isStuck: false };
    const next = isClosed ? random.integer(0, stages.length - 1) : pickNext(random, place, stages.length);
    moves.push({ at, from: stageAt(stages, place), to: stageAt(stages, next) });
    place = next;
  }
}

/** Won is the place behind the last stage, lost the one after it. */
function stageAt(stages: readonly number[], place: number): number {
  return stages[place] ?? (place === stages.length ? won : lost);
}

function pickNext(random: Random, place: number, count: number): number {
  if (random.chance(chances.isLost)) return count + 1;
  if (place > 0 && random.chance(chances.returns)) return place - 1;
  return Math.min(count, place + (random.chance(chances.skips) ? 2 : 1));
}

function createHandover(
  plan: LargePlan,
  random: Random,
  group: number,
  { createdAt, lastWork, responsibleUserId }: { createdAt: number; lastWork: number; responsibleUserId: number },
): Journey['handover'] {
  const from = plan.pickUser(random, group);
  const isHandedOver = random.chance(0.12) && from !== responsibleUserId && lastWork > createdAt + 7200;
  return isHandedOver ? { at: random.integer(createdAt + 3600, lastWork), from } : undefined;
}

/** Entries for each lead besides changes of its price and area, on the average: the first number is measured. */
function otherEvents({ leads, contacts, companies, tasksPerLead, notesPerLead }: FullSize): number {
  return 6.07 + (contacts + companies) / leads + 1.84 * tasksPerLead + notesPerLead;
}

/** The chain of prices and areas to what they are now; as many changes as the size asks for. */
function createDetails(plan: LargePlan, random: Random, group: number, createdAt: number, lastWork: number) {
  const mean = Math.max(0, plan.size.eventsPerLead - otherEvents(plan.size));
  const count = lastWork <= createdAt ? 0 : pickCount(random, mean);
  const times = Array.from({ length: count }, () => random.integer(createdAt + 1, lastWork)).sort((a, b) => a - b);
  const [low, high] = prices[group] ?? [1, 10];
  const pickPrice = () => random.integer(low, high) * 1000 + random.integer(0, 9) * 100;
  const now = { price: random.chance(0.15) ? 0 : pickPrice(), area: random.integer(40, 2400) };
  const changes = times.flatMap((at): Detail[] => {
    const kind = random.chance(0.5) ? 'price' : 'area';
    const [from, to] = [now[kind], kind === 'price' ? pickPrice() : random.integer(40, 2400)];
    now[kind] = to;
    return from === to ? [] : [{ at, kind, from, to }];
  });
  return { changes, ...now };
}
