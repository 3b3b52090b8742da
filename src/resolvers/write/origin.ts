import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import { type DateTimeInput, secondsFrom } from '../account-time.ts';
import type { Context } from '../context.ts';

/** Who created a record and when, if an import knows it better than amoCRM. */
export interface OriginInput {
  createdAt?: Nullish<DateTimeInput>;
  createdByUserId?: Nullish<string>;
  updatedByUserId?: Nullish<string>;
}

/** The lines that the translations of new records share. A date without a time means the beginning of that day. */
export const originLines = {
  createdAt: async (moment: DateTimeInput, path: Issue['path'], { context }: { context: Context }) => ({
    created_at: await toPastSeconds(moment, path, context),
  }),
  createdByUserId: (id: string) => ({ created_by: Number(id) }),
  updatedByUserId: (id: string) => ({ updated_by: Number(id) }),
};

/** The year 2000: an earlier record of a CRM is a typing error. */
const earliest = Date.UTC(2000, 0) / 1000;

/** How far the clocks of two systems may differ, in seconds. */
const clockMargin = 24 * 3600;

/**
 * A moment at which a record was created or closed. amoCRM takes any time; a record of the future would be the newest of every list for
 * years.
 *
 * @throws {ValidationError}
 */
export async function toPastSeconds(
  moment: DateTimeInput,
  path: Issue['path'],
  { metadata, now }: Pick<Context, 'metadata' | 'now'>,
): Promise<number> {
  const seconds = secondsFrom(moment, (await metadata.account()).timezone);
  if (seconds >= earliest && seconds <= now() + clockMargin) return seconds;
  const message = seconds < earliest ? 'must not be before the year 2000' : 'must not be in the future';
  throw new ValidationError([{ path, message }]);
}
