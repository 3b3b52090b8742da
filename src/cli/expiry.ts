import { parseClaims } from '../amocrm/index.ts';
import type { AccountConfig } from '../config/index.ts';

/** How many days before a long-lived token expires the warnings begin. */
const warningDays = 14;

/** A warning about a long-lived token that expires soon. `undefined` for any other token, or if it does not say when it expires. */
export function warnOfExpiry(accessToken: string, now: number): string | undefined {
  const { exp } = parseClaims(accessToken);
  if (typeof exp !== 'number') return undefined;
  const days = Math.floor((exp * 1000 - now) / 86_400_000);
  if (days > warningDays) return undefined;
  return days < 0 ? `the token expired on ${toDay(exp)}` : `the token expires on ${toDay(exp)}, in ${days} days`;
}

/** Logs warnings about long-lived tokens that expire soon: now, and then every day. */
export function watchExpiry(
  accounts: readonly AccountConfig[],
  log: { warn(fields: Record<string, unknown>, message: string): void },
): void {
  const look = () => {
    for (const { name, target } of accounts) {
      const warning = target.kind === 'account' && warnOfExpiry(target.accessToken.reveal(), Date.now());
      if (warning) log.warn({ account: name }, `${warning}: create a new one in the settings of the integration`);
    }
  };
  look();
  setInterval(look, 86_400_000).unref();
}

/** `2027-01-15`. A token may contain any number. */
export function toDay(seconds: number): string {
  if (Number.isNaN(new Date(seconds * 1000).getTime())) return 'an invalid date';
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
