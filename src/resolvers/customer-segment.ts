import type { CustomerSegment, CustomerSegmentWrite } from '../amocrm/index.ts';
import { type Issue, UpstreamInvalidError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { checkSettings, requireSetting } from './customer-setting.ts';
import { hasCustomers, requireCustomers } from './customers-mode.ts';
import { type Translation, translate } from './translation.ts';
import { sendOne } from './write/batch.ts';
import { createOrFind } from './write/create-once.ts';

/** The segments of customers with their present counts, so they are always read. @throws {CustomersDisabledError} in another mode */
export async function listCustomerSegments(context: Context): Promise<CustomerSegment[]> {
  await requireCustomers(context, 'segments');
  return context.amocrm.customerSegments.all();
}

/** The segments of a customer; none in a mode without segments. Deleted ones are left out. */
export async function loadCustomerSegments(
  ids: readonly number[],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<CustomerSegment[]> {
  if (ids.length === 0 || !hasCustomers(await metadata.account(), 'segments')) return [];
  const find = async () => {
    const found = (await metadata.customerSegments()).filter(({ id }) => ids.includes(id));
    return found.length === ids.length ? found : undefined;
  };
  const found = await metadata.find(['customerSegments'], find);
  return found ?? (await metadata.customerSegments()).filter(({ id }) => ids.includes(id));
}

const setting = { part: 'customerSegments', mode: 'segments', noun: 'a segment of customers' } as const;

/** Checks ids of segments. @throws {ValidationError} naming those that exist */
export function checkCustomerSegments(
  ids: readonly string[],
  path: Issue['path'],
  context: Pick<Context, 'metadata'>,
): Promise<void> {
  return checkSettings(setting, ids, path, context);
}

/** A `CreateCustomerSegmentInput` or an `UpdateCustomerSegmentInput`. */
export interface CustomerSegmentInput {
  name?: Nullish<string>;
  color?: Nullish<string>;
}

const translation: Translation<CustomerSegmentInput, CustomerSegmentWrite> = {
  name: (name) => ({ name }),
  color: (color) => ({ color: color.replace('#', '').toLowerCase() }),
};

/** Creates a segment. One that a lost answer may have created is looked for. */
export async function createCustomerSegment(input: CustomerSegmentInput, context: Context): Promise<CustomerSegment> {
  await requireCustomers(context, 'segments');
  const { amocrm } = context;
  const write = await translate(translation, { input, path: ['input'], context });
  const send = (writes: CustomerSegmentWrite[]) => amocrm.customerSegments.create(writes);
  const listAll = async () => (await amocrm.customerSegments.all()).map((segment) => ({ ...segment }));
  const { id } = await sendOne(createOrFind(context, 'customerSegments', [write], send, listAll), write, context);
  return reload(id, context);
}

/** Changes a segment. */
export async function updateCustomerSegment(
  id: string,
  input: CustomerSegmentInput,
  context: Context,
): Promise<CustomerSegment> {
  await requireSetting(setting, id, context);
  await context.amocrm.customerSegments.update(
    Number(id),
    await translate(translation, { input, path: ['input'], context }),
  );
  return reload(Number(id), context);
}

/** Deletes a segment; its customers stay. */
export async function deleteCustomerSegment(id: string, context: Context): Promise<string> {
  await requireSetting(setting, id, context);
  await context.amocrm.customerSegments.delete(Number(id));
  await context.metadata.renew('customerSegments');
  return id;
}

async function reload(id: number, { metadata }: Context): Promise<CustomerSegment> {
  await metadata.renew('customerSegments');
  const segment = (await metadata.customerSegments()).find((each) => each.id === id);
  if (segment) return segment;
  throw new UpstreamInvalidError(`amoCRM wrote the segment ${id} of customers, but does not list it.`);
}
