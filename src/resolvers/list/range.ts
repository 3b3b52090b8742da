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
 * A range of moments as unix seconds, both ends inclusive; a bare date means the whole day in the account's timezone.
 *
 * @throws {ValidationError} where it ends before it begins: amoCRM would answer with an empty list
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

/** amoCRM counts from 1970, and dates have four digits: an earlier or later day means the beginning or the end of all. */
function clamp(seconds: number): number {
  return Math.min(Math.max(0, seconds), Date.UTC(9999, 11, 30) / 1000);
}

/** A range of numbers, both ends inclusive. */
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

/** The line of a filter's ids, which amoCRM takes under `key`. */
export function idsAs<Key extends string>(key: Key) {
  return (ids: readonly string[]) => ({ [key]: ids.map(Number) }) as Record<Key, number[]>;
}

/** The line of a filter's range of moments, which amoCRM takes under `key`. */
export function rangeAs<Key extends string>(key: Key) {
  return async (range: DateTimeRangeInput, path: Issue['path'], { context }: { context: Context }) => {
    const seconds = await toRange(range, path, context);
    return (seconds ? { [key]: seconds } : {}) as Partial<Record<Key, Range>>;
  };
}

/** A GraphQL order (`CREATED_AT_DESC`) as amoCRM's field and direction. */
export function toOrder<Field extends string>(
  name: Nullish<`${Uppercase<Field>}_${'ASC' | 'DESC'}`>,
): { field: Field; direction: 'asc' | 'desc' } | undefined {
  const [, field, direction] = /^(.+)_(ASC|DESC)$/.exec(name ?? '') ?? [];
  if (!field) return undefined;
  return { field: field.toLowerCase() as Field, direction: direction === 'ASC' ? 'asc' : 'desc' };
}

/** Removes what is absent, so that equal lists print equal cursors. */
export function dropAbsent<Fields extends object>(fields: Fields): Partial<Fields> | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<Fields>);
}
