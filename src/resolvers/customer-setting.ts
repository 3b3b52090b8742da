import { describeUnknown, settingNotFound } from '../errors/candidate.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import type { Context } from './context.ts';
import { requireCustomers } from './customers-mode.ts';

/** A list of settings that customers have in one mode. */
interface CustomerSetting {
  part: 'customerSegments' | 'customerStatuses';
  mode: 'segments' | 'periodicity';
  /** One of them in an error, with its article. */
  noun: string;
}

type Reading = Pick<Context, 'metadata'>;

/** The ids that the account does not have. @throws {CustomersDisabledError} in another mode */
async function findUnknown(
  { part, mode }: CustomerSetting,
  ids: readonly string[],
  context: Reading,
): Promise<number[]> {
  await requireCustomers(context, mode);
  const { metadata } = context;
  let unknown: number[] = [];
  const allKnown = async () => {
    const known = new Set((await metadata[part]()).map(({ id }) => id));
    unknown = ids.map(Number).filter((id) => !known.has(id));
    return unknown.length === 0 || undefined;
  };
  return (await metadata.find([part], allKnown)) ? [] : unknown;
}

/** Checks ids that a record or a filter refers to. @throws {ValidationError} naming those that exist */
export async function checkSettings(
  setting: CustomerSetting,
  ids: readonly string[],
  path: Issue['path'],
  context: Reading,
): Promise<void> {
  const unknown = await findUnknown(setting, ids, context);
  if (unknown.length === 0) return;
  const message = describeUnknown(unknown, setting.noun, await context.metadata[setting.part]());
  throw new ValidationError([{ path, message }]);
}

/** Checks the id of a setting that is written. @throws {NotFoundError} naming those that exist */
export async function requireSetting(setting: CustomerSetting, id: string, context: Reading): Promise<void> {
  const unknown = await findUnknown(setting, [id], context);
  if (unknown.length > 0) throw settingNotFound(unknown, setting.noun, await context.metadata[setting.part]());
}
