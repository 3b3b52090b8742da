/** The few expressions that SQLite and PostgreSQL spell differently. */
import { type RawBuilder, sql } from 'kysely';
import { offsetMinutes } from '../../time-zone.ts';

/** Part of a statement. */
export type Sql = RawBuilder<unknown>;

/** How one engine spells an expression. */
export interface Dialect {
  /** The name of a table or a view. */
  table(name: string): Sql;
  /** Whether a view that others depend on is dropped with them only if told so. */
  readonly cascade: boolean;
  /** A time in unix seconds as the account's clock shows it: `2026-11-05 14:30:00`, a text in SQLite and a `timestamp` in PostgreSQL. */
  localTime(seconds: Sql): Sql;
  /** The day of that clock: the text `2026-11-05`. */
  localDay(seconds: Sql): Sql;
  /** The texts of one column of a query, with commas between them. */
  joinTexts(column: Sql, query: Sql): Sql;
  /** A number that was computed, so that it is compared as one also with a text. */
  asNumber(value: Sql): Sql;
  /** The quotient of two whole numbers as a number with decimals, rounded. */
  quotient(dividend: Sql, divisor: number, decimals: number): Sql;
}

/** @param timeZone IANA name of the account's time zone */
export function sqliteDialect(timeZone: string): Dialect {
  const changes = findOffsets(timeZone);
  const offsetAt = (seconds: Sql): Sql => {
    const [oldest, ...newer] = changes;
    const cases = newer
      .reverse()
      .map(({ since, offset }) => sql`when ${seconds} >= ${sql.lit(since)} then ${sql.lit(offset)}`);
    if (cases.length === 0) return sql.lit(oldest?.offset ?? 0);
    return sql`case ${sql.join(cases, sql` `)} else ${sql.lit(oldest?.offset ?? 0)} end`;
  };
  return {
    cascade: false,
    table: (name) => sql.id(name),
    localTime: (seconds) => sql`datetime(${seconds} + ${offsetAt(seconds)}, 'unixepoch')`,
    localDay: (seconds) => sql`date(${seconds} + ${offsetAt(seconds)}, 'unixepoch')`,
    joinTexts: (column, query) => sql`(select group_concat(${column}, ', ') from (${query}))`,
    asNumber: (value) => sql`cast(${value} as numeric)`,
    quotient: (dividend, divisor, decimals) =>
      sql`cast(round(${dividend} / ${sql.raw(divisor.toFixed(1))}, ${sql.lit(decimals)}) as real)`,
  };
}

/** @param timeZone IANA name of the account's time zone */
export function postgresDialect(schema: string, timeZone: string): Dialect {
  return {
    cascade: true,
    table: (name) => sql.id(schema, name),
    localTime: (seconds) => sql`timezone(${sql.lit(timeZone)}, to_timestamp(${seconds}))`,
    localDay: (seconds) => sql`to_char(timezone(${sql.lit(timeZone)}, to_timestamp(${seconds})), 'YYYY-MM-DD')`,
    joinTexts: (column, query) => sql`(select string_agg(${column}, ', ') from (${query}) as listed)`,
    asNumber: (value) => value,
    quotient: (dividend, divisor, decimals) =>
      sql`round((${dividend})::numeric / ${sql.lit(divisor)}, ${sql.lit(decimals)})`,
  };
}

/** Clocks that change stay so for longer. */
const stepSeconds = 7 * 86_400;

/** Birthdays are times too. */
const firstYear = 1930;
const lastYear = 2050;

/**
 * The offsets of a time zone from UTC in seconds, each with the time since which it holds. SQLite does not know time zones, so the
 * views have them as literals.
 */
export function findOffsets(timeZone: string): { since: number; offset: number }[] {
  const offsetAt = (seconds: number) => offsetMinutes(seconds, timeZone) * 60;
  const start = Date.UTC(firstYear, 0) / 1000;
  const end = Date.UTC(lastYear + 1, 0) / 1000;
  const found = [{ since: start, offset: offsetAt(start) }];
  for (let day = start; day < end; day += stepSeconds) {
    let [before, after] = [day, day + stepSeconds];
    const offset = offsetAt(after);
    if (offset === offsetAt(before)) continue;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(middle) === offset) after = middle;
      else before = middle;
    }
    found.push({ since: after, offset });
  }
  return found;
}
