import { ValidationError } from '../../errors/index.ts';
import { calendarDays, toDay } from '../calendar.ts';
import type { Snapshot } from '../index.ts';
import type { CalendarUnit } from './calendar-key.ts';

/** A day, a week or a month of the account's calendar, as far as it lies in the period that was asked for. */
export interface CalendarSpan {
  /** The day, the Monday of the week, or the month as `2026-11`. */
  key: string;
  firstDay: string;
  lastDay: string;
  /** Whether the last day is over. */
  isOver: boolean;
}

/** How many parts of the calendar one answer has at most: a year of days. */
const maxSpans = 400;

/**
 * The parts of the calendar that lie in a period: without a beginning, since the first part with a figure, and until today if nothing is
 * later. Those at the ends are cut where the period is.
 *
 * @param period unix seconds, both included; null is without a bound
 * @param found the keys of the parts with a figure
 * @throws {ValidationError} if they are too many
 */
export function listSpans(
  { asOf, timeZone }: Pick<Snapshot, 'asOf' | 'timeZone'>,
  { from, to }: { from: number | null; to: number | null },
  unit: CalendarUnit,
  found: readonly string[],
): CalendarSpan[] {
  const today = toDay(asOf, timeZone);
  const keys = [...found].sort();
  const days = [keys[0] ?? today, keys.at(-1) ?? today].map((key) => (unit === 'MONTH' ? `${key}-01` : key));
  const [earliest = today, latest = today] = days;
  const firstDay = from === null ? earliest : toDay(from, timeZone);
  const end = latest > today ? latest : today;
  const until = to === null ? end : toDay(to, timeZone);
  const spans = new Map<string, CalendarSpan>();
  for (const { day, week, month } of calendarDays(firstDay, until < end ? until : end)) {
    const key = { DAY: day, WEEK: week, MONTH: month }[unit];
    const isOver = day < today;
    spans.set(key, { key, firstDay: spans.get(key)?.firstDay ?? day, lastDay: day, isOver });
  }
  if (spans.size > maxSpans) {
    const message = `makes ${spans.size} parts of the period; at most ${maxSpans} are answered. Use a larger part, or a shorter \`period\``;
    throw new ValidationError([{ path: ['groupBy'], message }]);
  }
  return [...spans.values()];
}
