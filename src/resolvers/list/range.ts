import type { Range } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import { type DateTimeInput, secondsFrom, secondsUntil } from '../account-time.ts';
import type { Context } from '../context.ts';

/** A `DateTimeRange` input. */
export interface DateTimeRangeInput {
  from?: Nullish<DateTimeInput>;
  to?: Nullish<DateTimeInput>;
}

/**
 * Converts a range of times to unix seconds, both ends inclusive. A date without a time means the whole day in the
 * account's timezone.
 *
 * @throws {ValidationError} if it ends before it begins: amoCRM would answer with an empty list
 */
export async function toRange(
  range: Nullish<DateTimeRangeInput>,
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<Range | undefined> {
  if (!range || (!range.from && !range.to)) return undefined;
  const { timezone } = await metadata.account();
  const from = range.from ? secondsFrom(range.from, timezone) : undefined;
  const to = range.to ? secondsUntil(range.to, timezone) : undefined;
  return toNumberRange({ from: from && clamp(from), to: to && clamp(to) }, path);
}

/** Limits a time to what amoCRM can store: from 1970 to the last year of four digits. */
function clamp(seconds: number): number {
  return Math.min(Math.max(0, seconds), Date.UTC(9999, 11, 30) / 1000);
}

/** Checks a range of numbers, both ends inclusive. @throws {ValidationError} if it ends before it begins */
export function toNumberRange(
  range: Nullish<{ from?: Nullish<number>; to?: Nullish<number> }>,
  path: Issue['path'],
): Range | undefined {
  const from = range?.from ?? undefined;
  const to = range?.to ?? undefined;
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined && from > to) {
    throw new ValidationError([{ path, message: 'ends before it begins' }]);
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The line of a filter by ids; amoCRM's name of the filter is `key`. */
export function idsAs<Key extends string>(key: Key) {
  return (ids: readonly string[]) => ({ [key]: ids.map(Number) }) as Record<Key, number[]>;
}

/** The line of a filter by a range of times; amoCRM's name of the filter is `key`. */
export function rangeAs<Key extends string>(key: Key) {
  return async (range: DateTimeRangeInput, path: Issue['path'], { context }: { context: Context }) => {
    const seconds = await toRange(range, path, context);
    return (seconds ? { [key]: seconds } : {}) as Partial<Record<Key, Range>>;
  };
}

/** Converts a GraphQL order (`CREATED_AT_DESC`) to amoCRM's field and direction. */
export function toOrder<Field extends string>(
  name: Nullish<`${Uppercase<Field>}_${'ASC' | 'DESC'}`>,
): { field: Field; direction: 'asc' | 'desc' } | undefined {
  const [, field, direction] = /^(.+)_(ASC|DESC)$/.exec(name ?? '') ?? [];
  if (!field) return undefined;
  return { field: field.toLowerCase() as Field, direction: direction === 'ASC' ? 'asc' : 'desc' };
}

/** Removes fields that are null or undefined, so that equal lists print equal cursors; undefined if none is left. */
export function dropAbsent<Fields extends object>(fields: Fields): Partial<Fields> | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<Fields>);
}
