import { readClaims } from '../amocrm/index.ts';

/** How long before its end a long-lived token is warned of, in days. */
const warningDays = 14;

/** What to say of a long-lived token that ends soon; nothing of one that does not, or that does not say when. */
export function warnOfExpiry(accessToken: string, now: number): string | undefined {
  const { exp } = readClaims(accessToken);
  if (typeof exp !== 'number') return undefined;
  const days = Math.floor((exp * 1000 - now) / 86_400_000);
  if (days > warningDays) return undefined;
  return days < 0 ? `the token ended on ${toDay(exp)}` : `the token ends on ${toDay(exp)}, in ${days} days`;
}

/** `2027-01-15`. */
export function toDay(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
