import { UpstreamInvalidError } from '../errors/index.ts';
import type { Context } from './context.ts';
import { offsetMinutes } from './time-zone-offset.ts';

/**
 * Time as the account's people mean it. amoCRM stores unix seconds; a date without a time belongs to the account's
 * timezone. Timezones are IANA names (`Europe/Moscow`).
 */

/** What a `DateTime` input said: a moment, or a local time or day whose moment depends on the account's timezone. */
export type DateTimeInput =
  | { kind: 'moment'; seconds: number }
  | { kind: 'local'; dateTime: string }
  | { kind: 'day'; date: string };

/** `2026-11-05T14:30:00+03:00`: unix seconds in the account's timezone. */
export function formatDateTime(seconds: number, timezone: string): string {
  const offset = offsetMinutes(seconds, timezone);
  const local = toLocal(seconds, offset);
  const sign = offset < 0 ? '-' : '+';
  const absolute = Math.abs(offset);
  return `${local}${sign}${pad(Math.floor(absolute / 60))}:${pad(absolute % 60)}`;
}

/** `2026-11-05`: the day in the account's timezone on which the moment lies. */
export function formatDate(seconds: number, timezone: string): string {
  return toLocal(seconds, offsetMinutes(seconds, timezone)).slice(0, 10);
}

/** `2026-11-05T14:30:00`. @throws {UpstreamInvalidError} for a number that no date of four digits can show */
function toLocal(seconds: number, offset: number): string {
  const moment = new Date((seconds + offset * 60) * 1000);
  const year = moment.getUTCFullYear();
  if (year >= 1 && year <= 9999) return moment.toISOString().slice(0, 19);
  throw new UpstreamInvalidError('amoCRM sent a date that is not a date.', {
    remedy: 'Open the record in amoCRM and check its dates; the other fields of the record can be read.',
  });
}

/** The moment at which the account's clocks show a local time (`2026-11-05T14:30:00`). */
export function toUnixSeconds(local: string, timezone: string): number {
  const utc = Math.floor(Date.parse(`${local}Z`) / 1000);
  // The offset of the guess may differ from the offset at that time on the day the clocks change: correct once.
  const guess = utc - offsetMinutes(utc, timezone) * 60;
  return utc - offsetMinutes(guess, timezone) * 60;
}

/** The first second of a day (`2026-11-05`) in the account's timezone. */
export function startOfDay(date: string, timezone: string): number {
  return toUnixSeconds(`${date}T00:00:00`, timezone);
}

/** The last second of a day in the account's timezone. */
export function endOfDay(date: string, timezone: string): number {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  // The last day of four digits.
  if (next.startsWith('+')) return toUnixSeconds(`${date}T23:59:59`, timezone);
  return startOfDay(next, timezone) - 1;
}

/** A day means its midnight. */
export function secondsFrom(input: DateTimeInput, timezone: string): number {
  return input.kind === 'day' ? startOfDay(input.date, timezone) : secondsAt(input, timezone);
}

/** A day means its last second, so that a range contains the day it ends with. */
export function secondsUntil(input: DateTimeInput, timezone: string): number {
  return input.kind === 'day' ? endOfDay(input.date, timezone) : secondsAt(input, timezone);
}

/** A day means 23:59 of it, which is how amoCRM keeps a task for the whole day (Tasks: complete_till). */
export function secondsDue(input: DateTimeInput, timezone: string): number {
  return input.kind === 'day' ? toUnixSeconds(`${input.date}T23:59:00`, timezone) : secondsAt(input, timezone);
}

function secondsAt(input: Exclude<DateTimeInput, { kind: 'day' }>, timezone: string): number {
  return input.kind === 'moment' ? input.seconds : toUnixSeconds(input.dateTime, timezone);
}

function pad(value: number): string {
  return String(Math.trunc(value)).padStart(2, '0');
}

/** A moment of amoCRM's (unix seconds) as ISO 8601 in the account's timezone. At once where the account is known. */
export function showDateTime(
  seconds: number | null,
  { metadata }: Pick<Context, 'metadata'>,
): string | null | Promise<string> {
  if (seconds === null) return null;
  const account = metadata.accountNow();
  if (account) return formatDateTime(seconds, account.timezone);
  return metadata.account().then(({ timezone }) => formatDateTime(seconds, timezone));
}

/** The day in the account's timezone on which a moment lies. */
export async function showDate(seconds: number, { metadata }: Pick<Context, 'metadata'>): Promise<string> {
  return formatDate(seconds, (await metadata.account()).timezone);
}
