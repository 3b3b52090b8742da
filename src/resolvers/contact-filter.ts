/**
 * Which contacts or companies a caller means: amoCRM honours the same for both, and whether they have leads is looked at here.
 */
import type { ContactListQuery, Page } from '../amocrm/index.ts';
import type { Issue } from '../errors/index.ts';
import { type Connection, type ConnectionArguments, findPlace, readPlace } from './connection.ts';
import type { Context } from './context.ts';
import type { ListName } from './cursor.ts';
import type { ContactSelection } from './list-selection.ts';
import { type DateTimeRangeInput, dropAbsent, readIds, readOrder, readRange } from './range.ts';
import { scanPlace } from './scan.ts';

/** A `ContactFilter` or `CompanyFilter` input: amoCRM honours the same for both. */
export interface ContactFilterInput {
  ids?: string[] | null | undefined;
  names?: string[] | null | undefined;
  responsibleUserIds?: string[] | null | undefined;
  createdByUserIds?: string[] | null | undefined;
  updatedByUserIds?: string[] | null | undefined;
  createdAt?: DateTimeRangeInput | null | undefined;
  updatedAt?: DateTimeRangeInput | null | undefined;
  closestTaskAt?: DateTimeRangeInput | null | undefined;
  hasLeads?: boolean | null | undefined;
}

/** Which contacts or companies, in which order. */
export interface ContactListArguments {
  filter?: ContactFilterInput | null | undefined;
  query?: string | null | undefined;
  orderBy?: `${'ID' | 'NAME' | 'UPDATED_AT'}_${'ASC' | 'DESC'}` | null | undefined;
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
  const place = findPlace(listName, args, await readContactSelection(args, context));
  const { filter: { has_leads, ...filter } = {}, ...rest } = place.selection;
  const query = { ...rest, filter };
  if (has_leads === undefined) {
    return readPlace(place, args.first, (page) => list({ ...query, ...page }, [...links]));
  }
  const withs = [...new Set([...links, 'leads' as const])];
  return scanPlace(place, args.first, (page) => list({ ...query, ...page }, withs), {
    holds: ({ leads = [] }) => leads.length > 0 === has_leads,
  });
}

/** Filter, search text and order as amoCRM's query, for contacts and companies; undefined where none was given. */
export async function readContactSelection(
  { filter, query, orderBy }: ContactListArguments,
  context: Context,
): Promise<ContactSelection | undefined> {
  const path: Issue['path'] = ['filter'];
  return dropAbsent({
    filter: filter
      ? dropAbsent({
          id: readIds(filter.ids),
          name: filter.names ?? undefined,
          responsible_user_id: readIds(filter.responsibleUserIds),
          created_by: readIds(filter.createdByUserIds),
          updated_by: readIds(filter.updatedByUserIds),
          created_at: await readRange(filter.createdAt, [...path, 'createdAt'], context),
          updated_at: await readRange(filter.updatedAt, [...path, 'updatedAt'], context),
          closest_task_at: await readRange(filter.closestTaskAt, [...path, 'closestTaskAt'], context),
          has_leads: filter.hasLeads ?? undefined,
        })
      : undefined,
    query: query?.trim() ? query : undefined,
    order: readOrder<'id' | 'name' | 'updated_at'>(orderBy),
  });
}
