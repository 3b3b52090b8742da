/**
 * Finds the id that a name stands for. Settings come from the cache of the account's settings, so a name costs no request; companies
 * and tags are searched, which costs one. Called by the schema before a resolver gets its arguments, so resolvers see ids only.
 */
import { RefusedError, ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { asAdmin } from '../write/admin.ts';
import { findNamed, type Named, requireOne } from './choose.ts';
import { findCompanyByName } from './company.ts';
import { findFieldByName, findOptionByName } from './custom-field.ts';
import { findProductByName, findProductOfRecord } from './product.ts';
import type { NameQuery } from './scope.ts';
import { findStatusByName } from './status.ts';
import { findTagByName } from './tag.ts';
import { findAnyUserByName, findInactiveUserByName, findUserByName } from './user.ts';

/** A way to find the id of one noun. @throws {ValidationError} if no thing, or more than one, has the name */
type Find = (query: NameQuery) => Promise<string>;

const finders = {
  pipeline: settings('a pipeline', 'pipelines', ({ metadata }) => metadata.pipelines()),
  status: (query) => findStatusByName(query),
  /** Of a lead that is changed. */
  statusOfLead: (query) => findStatusByName(query, 'lead'),
  /** Of an incoming lead that is accepted. */
  statusOfIncomingLead: (query) => findStatusByName(query, 'incomingLead'),
  user: findUserByName,
  inactiveUser: findInactiveUserByName,
  anyUser: findAnyUserByName,
  lossReason: settings('a loss reason', 'lossReasons', ({ metadata }) => metadata.lossReasons()),
  taskType: settings('a task type', 'account', async ({ metadata }) => (await metadata.account()).task_types),
  catalog: settings('a catalog', 'catalogs', ({ metadata }) => metadata.catalogs()),
  role: settings('a role', 'roles', ({ metadata }) => asAdmin('see roles', () => metadata.roles())),
  customerStatus: settings('a status of customers', 'customerStatuses', loadCustomerStatuses),
  segment: settings('a segment of customers', 'customerSegments', ({ metadata }) => metadata.customerSegments()),
  customField: findFieldByName,
  option: findOptionByName,
  company: findCompanyByName,
  tag: findTagByName,
  product: findProductByName,
  /** Of those that the record has whose products change. */
  productOfRecord: findProductOfRecord,
} satisfies Record<string, Find>;

/** What an argument takes the id or name of. */
export type Noun = keyof typeof finders;

/** The id of what a name stands for. @throws {ValidationError} listing the candidates, if that is not certain */
export function findIdByName(noun: Noun, query: NameQuery): Promise<string> {
  return finders[noun](query);
}

/** Finds a setting by its name alone. @param part of the settings, loaded again if the name is not in it and it is old */
function settings(
  noun: string,
  part: Parameters<Context['metadata']['find']>[0][number],
  load: (context: Context) => Promise<readonly Named[]>,
): Find {
  return async ({ text, context }) => {
    const find = async () => {
      const found = findNamed(text, await load(context));
      return found.length > 0 ? found : undefined;
    };
    const found = (await context.metadata.find([part], find)) ?? [];
    return requireOne(text, found, { noun, known: found.length > 0 ? [] : await load(context) });
  };
}

async function loadCustomerStatuses({ metadata }: Context) {
  try {
    return await metadata.customerStatuses();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const message = 'takes names only in the mode PERIODICITY: customers of this account have no statuses';
    throw new ValidationError([{ path: [], message }]);
  }
}
