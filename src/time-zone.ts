import { tzOffset } from '@date-fns/tz';

const daySeconds = 86_400;

/** How many days are cached: about thirty years of one account. */
const maxDays = 10_000;

/** The offsets of UTC days in minutes, by time zone. `undefined`: the clocks change on that day. */
const known = new Map<string, Map<number, number | undefined>>();
let knownDays = 0;

/**
 * The offset of a time zone (IANA, `Europe/Moscow`) from UTC in minutes at a time (unix seconds). 0 if the zone is unknown.
 * `Intl` takes microseconds for each time, and most records share a few days, so offsets are cached by day.
 */
export function offsetMinutes(seconds: number, timezone: string): number {
  return offsetOfDay(Math.floor(seconds / daySeconds), timezone) ?? computeOffset(seconds, timezone);
}

function offsetOfDay(day: number, timezone: string): number | undefined {
  const days = known.get(timezone) ?? new Map<number, number | undefined>();
  if (days.has(day)) return days.get(day);
  if (knownDays >= maxDays) {
    for (const each of known.values()) each.clear();
    knownDays = 0;
  }
  const offset = computeOffset(day * daySeconds, timezone);
  // No zone changes its clocks twice within a day.
  const isWhole = offset === computeOffset((day + 1) * daySeconds - 1, timezone);
  known.set(timezone, days);
  days.set(day, isWhole ? offset : undefined);
  knownDays += 1;
  return days.get(day);
}

function computeOffset(seconds: number, timezone: string): number {
  const minutes = tzOffset(timezone, new Date(seconds * 1000));
  return Number.isNaN(minutes) ? 0 : minutes;
}
