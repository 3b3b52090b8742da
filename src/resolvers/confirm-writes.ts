/** Which writes are confirmed before they are sent: every one, those that could do harm, or none but what the caller asks for. */
export type ConfirmWrites = 'all' | 'risky' | 'never';

/** The stricter of some settings: a caller's own never lowers the account's. */
export function strictest(...settings: ConfirmWrites[]): ConfirmWrites {
  return (['all', 'risky'] as const).find((each) => settings.includes(each)) ?? 'never';
}
