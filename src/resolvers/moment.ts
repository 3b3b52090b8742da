import { formatDate, formatDateTime } from './account-time.ts';
import type { Context } from './context.ts';

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
