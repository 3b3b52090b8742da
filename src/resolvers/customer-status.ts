import type { CustomerStatus, CustomerStatusWrite } from '../amocrm/index.ts';
import { type Issue, UpstreamInvalidError, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { checkSettings, requireSetting } from './customer-setting.ts';
import { hasCustomers, requireCustomers } from './customers-mode.ts';
import { type Translation, translate } from './translation.ts';
import { sendOne } from './write/batch.ts';
import { createOrFind } from './write/create-once.ts';

/** The statuses of customers, in their order. @throws {CustomersDisabledError} in another mode */
export async function listCustomerStatuses(context: Context): Promise<CustomerStatus[]> {
  await requireCustomers(context, 'periodicity');
  return [...(await context.metadata.customerStatuses())].sort((a, b) => a.sort - b.sort || a.id - b.id);
}

/** The status of a customer; null in a mode without statuses, and for one that was deleted. */
export async function loadCustomerStatus(
  id: number | null,
  { metadata }: Pick<Context, 'metadata'>,
): Promise<CustomerStatus | null> {
  if (id === null || !hasCustomers(await metadata.account(), 'periodicity')) return null;
  const find = async () => (await metadata.customerStatuses()).find((status) => status.id === id);
  return (await metadata.find(['customerStatuses'], find)) ?? null;
}

const setting = { part: 'customerStatuses', mode: 'periodicity', noun: 'a status of customers' } as const;

/** Checks ids of statuses. @throws {ValidationError} naming those that exist */
export function checkCustomerStatuses(
  ids: readonly string[],
  path: Issue['path'],
  context: Pick<Context, 'metadata'>,
): Promise<void> {
  return checkSettings(setting, ids, path, context);
}

/** A `CreateCustomerStatusInput` or an `UpdateCustomerStatusInput`. */
export interface CustomerStatusInput {
  name?: Nullish<string>;
  sort?: Nullish<number>;
  color?: Nullish<string>;
}

const translation: Translation<CustomerStatusInput, CustomerStatusWrite> = {
  name: (name) => ({ name }),
  sort: (sort) => ({ sort }),
  color: (color) => ({ color: `#${color.replace('#', '').toLowerCase()}` }),
};

/** Creates a status. One that a lost answer may have created is looked for. */
export async function createCustomerStatus(input: CustomerStatusInput, context: Context): Promise<CustomerStatus> {
  await requireCustomers(context, 'periodicity');
  const { amocrm } = context;
  const write = await translate(translation, { input, path: ['input'], context });
  const listEqual = async (since: number) =>
    (await amocrm.customerStatuses.all()).map((status) => ({ ...status, created_at: since }));
  const send = (writes: CustomerStatusWrite[]) => amocrm.customerStatuses.create(writes);
  const { id } = await sendOne(createOrFind(context, 'customerStatuses', [write], send, listEqual), write, context);
  return reload(id, context);
}

/** Changes a status. */
export async function updateCustomerStatus(
  id: string,
  input: CustomerStatusInput,
  context: Context,
): Promise<CustomerStatus> {
  await requireSetting(setting, id, context);
  await context.amocrm.customerStatuses.update(
    Number(id),
    await translate(translation, { input, path: ['input'], context }),
  );
  return reload(Number(id), context);
}

/** Deletes a status; those of the system stay. */
export async function deleteCustomerStatus(id: string, context: Context): Promise<string> {
  await requireSetting(setting, id, context);
  const { amocrm, metadata } = context;
  const status = (await metadata.customerStatuses()).find((each) => each.id === Number(id));
  if (status?.is_default) {
    const message = `«${status.name}» is a status of the system, which amoCRM keeps`;
    throw new ValidationError([{ path: ['id'], message }]);
  }
  await amocrm.customerStatuses.delete(Number(id));
  await metadata.renew('customerStatuses');
  return id;
}

async function reload(id: number, { metadata }: Context): Promise<CustomerStatus> {
  await metadata.renew('customerStatuses');
  const status = (await metadata.customerStatuses()).find((each) => each.id === id);
  if (status) return status;
  throw new UpstreamInvalidError(`amoCRM wrote the status ${id} of customers, but does not list it.`);
}
