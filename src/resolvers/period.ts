import type { Range } from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { endOfDay, formatDateTime, startOfDay, toUnixSeconds } from './account-time.ts';

/** What a period is compared with. */
export type CompareTo = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_A_YEAR_BEFORE';

/** An earlier period, and whether the one that is compared with it is over. */
export interface Comparison {
  before: Required<Range>;
  /** False if the period goes on: the earlier one then ends at the same day and time of it. */
  isOver: boolean;
}

const dayMs = 86_400_000;

/**
 * Finds the period to compare with, in the account's calendar. Whole months are compared with as many whole months before; other whole
 * days with as many days before. A year before is the same dates, and for whole weeks 52 weeks before, so that weekdays match. Of a
 * period that is not over, only the part until now is compared, with the same part of the earlier one.
 *
 * @param now until when leads are known, in unix seconds
 * @throws {ValidationError} if the period has no beginning or no end, or has not begun
 */
export function comparePeriod(
  period: Range,
  to: CompareTo,
  { timezone, now, path }: { timezone: string; now: number; path: Issue['path'] },
): Comparison {
  const { from, to: end } = period;
  if (from === undefined || end === undefined) {
    throw new ValidationError([{ path, message: 'compares a period with both `from` and `to`; give both' }]);
  }
  if (from > now) throw new ValidationError([{ path, message: 'compares a period that has begun; this one has not' }]);
  const [first, last] = [toLocal(from, timezone), toLocal(end, timezone)];
  const isWhole = from === startOfDay(first.day, timezone) && end === endOfDay(last.day, timezone);
  const move = isWhole ? moveDays(first.day, last.day, to) : undefined;
  const before = move
    ? { from: startOfDay(move.from, timezone), to: endOfDay(move.to, timezone) }
    : moveTimes({ from, to: end }, to, timezone);
  if (end <= now) return { before, isOver: true };
  const moment = toLocal(now, timezone);
  const start = toLocal(before.from, timezone);
  const elapsed = addDays(start.day, daysBetween(first.day, moment.day));
  const same = isWhole ? toUnixSeconds(`${elapsed}T${moment.time}`, timezone) : before.from + (now - from);
  return { before: { from: before.from, to: Math.min(before.to, same) }, isOver: false };
}

/** The dates of the earlier period of whole days. */
function moveDays(first: string, last: string, to: CompareTo): { from: string; to: string } {
  const days = daysBetween(first, last) + 1;
  const isMonths = first.endsWith('-01') && addDays(last, 1).endsWith('-01');
  if (to === 'SAME_PERIOD_A_YEAR_BEFORE') {
    const isWeeks = !isMonths && days % 7 === 0 && new Date(`${first}T00:00:00Z`).getUTCDay() === 1;
    if (isWeeks) return { from: addDays(first, -364), to: addDays(last, -364) };
    if (isMonths) return { from: addMonths(first, -12), to: addDays(addMonths(addDays(last, 1), -12), -1) };
    return { from: addMonths(first, -12), to: addMonths(last, -12) };
  }
  if (!isMonths) return { from: addDays(first, -days), to: addDays(first, -1) };
  return { from: addMonths(first, -monthsBetween(first, addDays(last, 1))), to: addDays(first, -1) };
}

/** The earlier period of one that begins or ends within a day. */
function moveTimes({ from, to }: Required<Range>, compareTo: CompareTo, timezone: string): Required<Range> {
  if (compareTo === 'PREVIOUS_PERIOD') return { from: from - (to - from + 1), to: from - 1 };
  const move = (seconds: number) => {
    const { day, time } = toLocal(seconds, timezone);
    return toUnixSeconds(`${addMonths(day, -12)}T${time}`, timezone);
  };
  return { from: move(from), to: move(to) };
}

function toLocal(seconds: number, timezone: string): { day: string; time: string } {
  const text = formatDateTime(seconds, timezone);
  return { day: text.slice(0, 10), time: text.slice(11, 19) };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function monthsBetween(from: string, to: string): number {
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(to) - months(from);
}

/** The same day of another month, or its last day if it is shorter. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10);
}
