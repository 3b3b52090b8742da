import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** Parts of the account's calendar by which times are counted. */
export type CalendarUnit = 'DAY' | 'WEEK' | 'MONTH';

/** The part of the calendar that a day lies in: the day, the Monday of its week, or the month as `2026-11`. */
export function calendarKey(
  database: Kysely<Tables>,
  unit: CalendarUnit,
  day: RawBuilder<string | null>,
): RawBuilder<string | null> {
  if (unit === 'DAY') return day;
  if (unit === 'MONTH') return sql`substr(${day}, 1, 7)`;
  return sql`${database.selectFrom('calendar').select('week').where('day', '=', day)}`;
}
