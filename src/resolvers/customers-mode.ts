import type { Account, EntityType } from '../amocrm/index.ts';
import { CustomersDisabledError, ValidationError } from '../errors/index.ts';
import type { Context } from './context.ts';

/** A mode that customers can be grouped by. */
export type CustomersGrouping = 'segments' | 'periodicity';

/**
 * Refuses to go on if the account's settings say that it has no customers, before anything is sent. Settings older than a few seconds
 * are loaded again: customers may have been switched on since.
 *
 * @param needed the mode that is needed; any if omitted
 * @throws {CustomersDisabledError}
 */
export async function requireCustomers(
  { metadata }: Pick<Context, 'metadata'>,
  needed?: CustomersGrouping,
): Promise<void> {
  const isThere = async () => hasCustomers(await metadata.account(), needed) || undefined;
  if (await metadata.find(['account'], isThere)) return;
  const account = await metadata.account();
  throw new CustomersDisabledError(
    account.customers_mode ?? 'disabled',
    {},
    hasCustomers(account) ? needed : undefined,
  );
}

/** Refuses to go on if one of the records is a customer and the account has none. @throws {CustomersDisabledError} */
export async function requireEntities(
  types: readonly (EntityType | null | undefined)[],
  context: Pick<Context, 'metadata'>,
): Promise<void> {
  if (types.includes('customers')) await requireCustomers(context);
}

/** Whether an account has customers, in the given mode. One that does not say may have some. */
export function hasCustomers(
  { customers_mode: mode }: Pick<Account, 'customers_mode'>,
  needed?: CustomersGrouping,
): boolean {
  if (mode === null) return true;
  if (mode === 'unavailable' || mode === 'disabled') return false;
  return needed === undefined || needed === (mode === 'dynamic' ? 'segments' : mode);
}

/** Switches customers on or off, or changes how they are grouped; the account as it is then. @throws {ForbiddenError} */
export async function setCustomersMode(
  { mode, isEnabled, confirm }: { mode: CustomersGrouping; isEnabled: boolean; confirm: boolean },
  { amocrm, metadata }: Context,
): Promise<Account> {
  if (!confirm) {
    const message = 'must be true: this regroups or hides all customers of the account, for all its users';
    throw new ValidationError([{ path: ['confirm'], message }]);
  }
  await amocrm.customers.setMode(mode, isEnabled);
  await Promise.all((['account', 'customerStatuses', 'customerSegments'] as const).map((part) => metadata.renew(part)));
  return metadata.account();
}
