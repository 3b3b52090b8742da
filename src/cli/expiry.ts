import { parseClaims } from '../amocrm/index.ts';
import type { AccountConfig } from '../config/index.ts';

/** How long before its end a long-lived token is warned of, in days. */
const warningDays = 14;

/** What to say of a long-lived token that ends soon; nothing of one that does not, or that does not say when. */
export function warnOfExpiry(accessToken: string, now: number): string | undefined {
  const { exp } = parseClaims(accessToken);
  if (typeof exp !== 'number') return undefined;
  const days = Math.floor((exp * 1000 - now) / 86_400_000);
  if (days > warningDays) return undefined;
  return days < 0 ? `the token ended on ${toDay(exp)}` : `the token ends on ${toDay(exp)}, in ${days} days`;
}

/** Warns of long-lived tokens that end soon, now and every day: a server may run for longer than that. */
export function watchExpiry(
  accounts: readonly AccountConfig[],
  log: { warn(fields: Record<string, unknown>, message: string): void },
): void {
  const look = () => {
    for (const { name, target } of accounts) {
      const warning = target.kind === 'account' && warnOfExpiry(target.accessToken.reveal(), Date.now());
      if (warning) log.warn({ account: name }, `${warning}: make a new one in the card of the integration`);
    }
  };
  look();
  setInterval(look, 86_400_000).unref();
}

/** `2027-01-15`; a token may say anything. */
export function toDay(seconds: number): string {
  if (Number.isNaN(new Date(seconds * 1000).getTime())) return 'a day that is not a date';
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
