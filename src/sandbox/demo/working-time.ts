import { account } from './account.ts';
import type { Random } from './random.ts';

const dayLength = 86_400;

/** Whether a moment lies on a day from Monday to Friday in the account's zone. */
export function isWorkingDay(at: number): boolean {
  // The first day of 1970 was a Thursday.
  const weekday = (Math.floor((at + account.utcOffset) / dayLength) + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}

/** A moment between two others at which people work: from Monday to Friday, from 9 to 18; undefined if none was found. */
export function pickWorkingMoment(random: Random, from: number, to: number): number | undefined {
  for (let attempt = 0; attempt < 12; attempt++) {
    const day = Math.floor((random.integer(from, Math.max(from, to)) + account.utcOffset) / dayLength);
    const at = day * dayLength - account.utcOffset + random.integer(9 * 3600, 18 * 3600);
    if (at > from && at < to && isWorkingDay(at)) return at;
  }
  return undefined;
}

/** Up to so many of them, in their order. */
export function pickWorkingMoments(random: Random, from: number, to: number, count: number): number[] {
  const moments = Array.from({ length: count }, () => pickWorkingMoment(random, from, to));
  return [...new Set(moments.filter((at) => at !== undefined))].sort((a, b) => a - b);
}
