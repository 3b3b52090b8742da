/**
 * Which contacts or companies a caller means: amoCRM honours the same for both, and whether they have leads is looked at here.
 */
import type { ContactListQuery, Page } from '../amocrm/index.ts';
import type { Issue } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type Connection, type ConnectionArguments, findPlace, loadPlace } from './list/connection.ts';
import type { ContactCriteria } from './list/criteria.ts';
import type { ListName } from './list/cursor.ts';
import { type DateTimeRangeInput, dropAbsent, toIds, toOrder, toRange } from './list/range.ts';
import { scanPlace } from './list/scan.ts';

/** A `ContactFilter` or `CompanyFilter` input: amoCRM honours the same for both. */
export interface ContactFilterInput {
  ids?: Nullish<string[]>;
  names?: Nullish<string[]>;
  responsibleUserIds?: Nullish<string[]>;
  createdByUserIds?: Nullish<string[]>;
  updatedByUserIds?: Nullish<string[]>;
  createdAt?: Nullish<DateTimeRangeInput>;
  updatedAt?: Nullish<DateTimeRangeInput>;
  closestTaskAt?: Nullish<DateTimeRangeInput>;
  hasLeads?: Nullish<boolean>;
}

/** Which contacts or companies, in which order. */
export interface ContactListArguments {
  filter?: Nullish<ContactFilterInput>;
  query?: Nullish<string>;
  orderBy?: Nullish<`${'ID' | 'NAME' | 'UPDATED_AT'}_${'ASC' | 'DESC'}`>;
}

/**
 * One page of contacts or companies. amoCRM has no filter for those with or without leads: they are told apart here.
 *
 * @param links what is selected on them
 */
export async function listParties<Value extends { id: number; leads?: number[] }, With extends string>(
  listName: ListName,
  args: ContactListArguments & ConnectionArguments,
  context: Context,
  links: readonly With[],
  list: (query: ContactListQuery, links: (With | 'leads')[]) => Promise<Page<Value>>,
): Promise<Connection<Value>> {
  const place = findPlace(listName, args, await toContactCriteria(args, context));
  const { filter: { has_leads, ...filter } = {}, ...rest } = place.criteria;
  const query = { ...rest, filter };
  if (has_leads === undefined) {
    return loadPlace(place, args.first, (page) => list({ ...query, ...page }, [...links]));
  }
  const withs = [...new Set([...links, 'leads' as const])];
  return scanPlace(place, args.first, (page) => list({ ...query, ...page }, withs), {
    holds: ({ leads = [] }) => leads.length > 0 === has_leads,
  });
}

/** Filter, search text and order as amoCRM's query, for contacts and companies; undefined where none was given. */
export async function toContactCriteria(
  { filter, query, orderBy }: ContactListArguments,
  context: Context,
): Promise<ContactCriteria | undefined> {
  const path: Issue['path'] = ['filter'];
  return dropAbsent({
    filter: filter
      ? dropAbsent({
          id: toIds(filter.ids),
          name: filter.names ?? undefined,
          responsible_user_id: toIds(filter.responsibleUserIds),
          created_by: toIds(filter.createdByUserIds),
          updated_by: toIds(filter.updatedByUserIds),
          created_at: await toRange(filter.createdAt, [...path, 'createdAt'], context),
          updated_at: await toRange(filter.updatedAt, [...path, 'updatedAt'], context),
          closest_task_at: await toRange(filter.closestTaskAt, [...path, 'closestTaskAt'], context),
          has_leads: filter.hasLeads ?? undefined,
        })
      : undefined,
    query: query?.trim() ? query : undefined,
    order: toOrder<'id' | 'name' | 'updated_at'>(orderBy),
  });
}
