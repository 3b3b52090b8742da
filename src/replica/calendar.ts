import { offsetMinutes } from '../time-zone.ts';
import type { CalendarTable } from './store/tables.ts';

const dayMs = 86_400_000;

/** Days that have been printed, by their number since 1970: printing one takes longer than all the rest of a row. */
const printed = new Map<number, string>();

/** About thirty years. */
const maxPrinted = 10_000;

/** The day (`2026-11-28`) of a time in unix seconds, in a time zone. */
export function toDay(seconds: number, timeZone: string): string {
  const day = Math.floor((seconds + offsetMinutes(seconds, timeZone) * 60) / 86_400);
  const known = printed.get(day);
  if (known !== undefined) return known;
  if (printed.size >= maxPrinted) printed.clear();
  const text = new Date(day * dayMs).toISOString().slice(0, 10);
  printed.set(day, text);
  return text;
}

/** The rows of the table `calendar`: each day from the first to the last, both included. */
export function calendarDays(first: string, last: string): CalendarTable[] {
  const days: CalendarTable[] = [];
  const end = Date.parse(`${last}T00:00:00Z`);
  let week = '';
  for (let time = Date.parse(`${first}T00:00:00Z`); time <= end; time += dayMs) {
    const date = new Date(time);
    const day = date.toISOString().slice(0, 10);
    const weekday = (date.getUTCDay() + 6) % 7;
    if (weekday === 0 || week === '') week = new Date(time - weekday * dayMs).toISOString().slice(0, 10);
    const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
    days.push({ day, week, month, quarter: `${year}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`, year });
  }
  return days;
}
