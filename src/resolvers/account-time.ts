import { UpstreamInvalidError } from '../errors/index.ts';
import { offsetMinutes } from '../time-zone.ts';
import type { Context } from './context.ts';

/**
 * Times in the account's timezone. amoCRM stores unix seconds; a date or time without an offset is read in the account's
 * timezone. Timezones are IANA names (`Europe/Moscow`).
 */

/** A `DateTime` input: a time with an offset, or a local time or day that depends on the account's timezone. */
export type DateTimeInput =
  | { kind: 'instant'; seconds: number }
  | { kind: 'local'; dateTime: string }
  | { kind: 'day'; date: string };

/** Formats unix seconds as `2026-11-05T14:30:00+03:00` in the account's timezone. */
export function formatDateTime(seconds: number, timezone: string): string {
  const offset = offsetMinutes(seconds, timezone);
  const local = toLocal(seconds, offset);
  const sign = offset < 0 ? '-' : '+';
  const absolute = Math.abs(offset);
  return `${local}${sign}${pad(Math.floor(absolute / 60))}:${pad(absolute % 60)}`;
}

/** Formats unix seconds as the day in the account's timezone: `2026-11-05`. */
export function formatDate(seconds: number, timezone: string): string {
  return toLocal(seconds, offsetMinutes(seconds, timezone)).slice(0, 10);
}

/** `2026-11-05T14:30:00`. @throws {UpstreamInvalidError} if the year does not have four digits */
function toLocal(seconds: number, offset: number): string {
  const shifted = new Date((seconds + offset * 60) * 1000);
  const year = shifted.getUTCFullYear();
  if (year >= 1 && year <= 9999) return shifted.toISOString().slice(0, 19);
  throw new UpstreamInvalidError('amoCRM sent a date that is not valid.', {
    remedy: 'Open the record in amoCRM and check its dates; the other fields of the record can be read.',
  });
}

/** Converts a local time (`2026-11-05T14:30:00`) in the account's timezone to unix seconds. */
export function toUnixSeconds(local: string, timezone: string): number {
  const utc = Math.floor(Date.parse(`${local}Z`) / 1000);
  // On a day when the clocks change, the offset at the guess may be the wrong one, so the guess is corrected once.
  const guess = utc - offsetMinutes(utc, timezone) * 60;
  return utc - offsetMinutes(guess, timezone) * 60;
}

/** The first second of a day (`2026-11-05`) in the account's timezone, in unix seconds. */
export function startOfDay(date: string, timezone: string): number {
  return toUnixSeconds(`${date}T00:00:00`, timezone);
}

/** The last second of a day in the account's timezone, in unix seconds. */
export function endOfDay(date: string, timezone: string): number {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  // After 9999-12-31, `toISOString` prints years of six digits.
  if (next.startsWith('+')) return toUnixSeconds(`${date}T23:59:59`, timezone);
  return startOfDay(next, timezone) - 1;
}

/** Unix seconds of the start of a range: a day means its first second. */
export function secondsFrom(input: DateTimeInput, timezone: string): number {
  return input.kind === 'day' ? startOfDay(input.date, timezone) : secondsAt(input, timezone);
}

/** Unix seconds of the end of a range: a day means its last second, so the range includes that day. */
export function secondsUntil(input: DateTimeInput, timezone: string): number {
  return input.kind === 'day' ? endOfDay(input.date, timezone) : secondsAt(input, timezone);
}

/** Unix seconds of a due time: a day means 23:59, as amoCRM stores an all-day task (Tasks: complete_till). */
export function secondsDue(input: DateTimeInput, timezone: string): number {
  return input.kind === 'day' ? toUnixSeconds(`${input.date}T23:59:00`, timezone) : secondsAt(input, timezone);
}

function secondsAt(input: Exclude<DateTimeInput, { kind: 'day' }>, timezone: string): number {
  return input.kind === 'instant' ? input.seconds : toUnixSeconds(input.dateTime, timezone);
}

function pad(value: number): string {
  return String(Math.trunc(value)).padStart(2, '0');
}

/** Formats unix seconds as ISO 8601 in the account's timezone. Synchronous if the account is loaded already. */
export function showDateTime(
  seconds: number | null,
  { metadata }: Pick<Context, 'metadata'>,
): string | null | Promise<string> {
  if (seconds === null) return null;
  const account = metadata.accountNow();
  if (account) return formatDateTime(seconds, account.timezone);
  return metadata.account().then(({ timezone }) => formatDateTime(seconds, timezone));
}

/** Formats unix seconds as the day in the account's timezone, loading the account if needed. */
export async function showDate(seconds: number, { metadata }: Pick<Context, 'metadata'>): Promise<string> {
  return formatDate(seconds, (await metadata.account()).timezone);
}
