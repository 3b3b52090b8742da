/** The forecast of one stage. */
import type { OpenStage } from './stage.ts';

/** What is known of a stage. Sums are ten-thousandths. */
export interface StageSample {
  /** Open leads by the days that they have been in it. */
  open: readonly { days: number; count: number; sum: number }[];
  /** Leads of the past that entered it, and those of them that were won. */
  entered: number;
  won: number;
  /** The won ones by the days from their entry to winning. */
  wins: readonly { days: number; count: number }[];
}

/** A stage with what is expected of its open leads; null where no lead of the past tells. */
export interface StageForecast extends OpenStage {
  count: number;
  sum: number;
  entered: number;
  won: number;
  /** The ends of the interval of the rate, 0 to 1. */
  low: number;
  high: number;
  expectedCount: number | null;
  expectedSum: number | null;
  lowSum: number;
  highSum: number;
  isUnreliable: boolean;
  /** What is expected in the next days, today included. */
  expectedWithin(days: number): { count: number; sum: number };
}

/** Fewer leads of the past make a rate unreliable. */
export const minSample = 30;

/** The quantile of the normal distribution that leaves 2.5 % on each side. */
const z = 1.959_963_984_540_054;

/**
 * The interval of a rate by Wilson's score, at 95 %: it stays within 0 and 1 and is honest for few observations (E. B. Wilson, 1927).
 */
export function wilsonInterval(won: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const rate = won / of;
  const square = (z * z) / of;
  const middle = rate + square / 2;
  const half = z * Math.sqrt((rate * (1 - rate)) / of + square / (4 * of));
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  return { low: clamp((middle - half) / (1 + square)), high: clamp((middle + half) / (1 + square)) };
}

/** The forecast of a stage. @param step amounts are rounded to it */
export function forecastStage(stage: OpenStage, sample: StageSample, step: number): StageForecast {
  const { open, entered, won } = sample;
  const count = open.reduce((all, each) => all + each.count, 0);
  const sum = open.reduce((all, each) => all + each.sum, 0);
  const { low, high } = wilsonInterval(won, entered);
  const round = (value: number) => Math.round(value / step) * step;
  return {
    ...stage,
    count,
    sum,
    entered,
    won,
    low,
    high,
    expectedCount: entered === 0 ? null : (count * won) / entered,
    expectedSum: entered === 0 ? null : multiply(sum, won, entered, step),
    lowSum: round(sum * low),
    highSum: round(sum * high),
    isUnreliable: entered < minSample,
    expectedWithin: (days) => expectWithin(sample, days),
  };
}

/** A sum times a ratio, exactly, rounded to the step. */
function multiply(sum: number, won: number, of: number, step: number): number {
  const divisor = BigInt(of) * BigInt(step);
  return Number((BigInt(sum) * BigInt(won) * 2n + divisor) / (divisor * 2n)) * step;
}

/**
 * Of leads that were won later than the open ones have waited, so many were won within the next days. If none waited so long, nothing is
 * expected within any time.
 */
function expectWithin({ open, entered, won, wins }: StageSample, within: number): { count: number; sum: number } {
  const result = { count: 0, sum: 0 };
  if (entered === 0) return result;
  for (const { days, count, sum } of open) {
    let [rest, near] = [0, 0];
    for (const win of wins) {
      if (win.days < days) continue;
      rest += win.count;
      if (win.days < days + within) near += win.count;
    }
    if (rest === 0) continue;
    const share = (won / entered) * (near / rest);
    result.count += count * share;
    result.sum += sum * share;
  }
  return result;
}
