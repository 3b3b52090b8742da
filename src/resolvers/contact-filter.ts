/**
 * The filters of contacts and companies. amoCRM supports the same filters for both; whether a record has leads is checked here.
 */
import type { ContactListQuery, Page } from '../amocrm/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type CustomFieldFilterInput, fieldsAs } from './custom-field/condition.ts';
import { type Connection, type ConnectionArguments, findPlace, loadPlace } from './list/connection.ts';
import { type ContactConditions, type ContactCriteria, toCriteria } from './list/criteria.ts';
import type { ListName } from './list/cursor.ts';
import { type DateTimeRangeInput, idsAs, rangeAs } from './list/range.ts';
import { scanPlace } from './list/scan.ts';
import type { Translation } from './translation.ts';

/** A `ContactFilter` or `CompanyFilter` input. */
export interface ContactFilterInput {
  ids?: Nullish<string[]>;
  names?: Nullish<string[]>;
  responsibleUserIds?: Nullish<string[]>;
  createdByUserIds?: Nullish<string[]>;
  updatedByUserIds?: Nullish<string[]>;
  createdAt?: Nullish<DateTimeRangeInput>;
  updatedAt?: Nullish<DateTimeRangeInput>;
  closestTaskAt?: Nullish<DateTimeRangeInput>;
  customFields?: Nullish<CustomFieldFilterInput[]>;
  hasLeads?: Nullish<boolean>;
}

/** The arguments that select and order contacts or companies. */
export interface ContactListArguments {
  filter?: Nullish<ContactFilterInput>;
  query?: Nullish<string>;
  orderBy?: Nullish<`${'ID' | 'NAME' | 'UPDATED_AT'}_${'ASC' | 'DESC'}`>;
}

/**
 * Loads one page of contacts or companies. amoCRM has no filter for records with or without leads, so they are scanned.
 *
 * @param links the links that the query selects
 */
export async function listParties<Value extends { id: number; leads?: number[] }, With extends string>(
  listName: ListName,
  args: ContactListArguments & ConnectionArguments,
  context: Context,
  links: readonly With[],
  list: (query: ContactListQuery, links: (With | 'leads')[]) => Promise<Page<Value>>,
): Promise<Connection<Value>> {
  const place = findPlace(
    listName,
    args,
    await toContactCriteria(args, context, listName.noun === 'companies' ? 'companies' : 'contacts'),
  );
  const { filter: { has_leads, ...filter } = {}, ...rest } = place.criteria;
  const query = { ...rest, filter };
  if (has_leads === undefined) {
    return loadPlace(place, args.first, (page) => list({ ...query, ...page }, [...links]));
  }
  const withs = [...new Set([...links, 'leads' as const])];
  return scanPlace(place, args.first, (page) => list({ ...query, ...page }, withs), {
    matches: ({ leads = [] }) => leads.length > 0 === has_leads,
  });
}

const conditionsOf = (entity: 'contacts' | 'companies'): Translation<ContactFilterInput, ContactConditions> => ({
  ids: idsAs('id'),
  names: (name) => ({ name }),
  responsibleUserIds: idsAs('responsible_user_id'),
  createdByUserIds: idsAs('created_by'),
  updatedByUserIds: idsAs('updated_by'),
  createdAt: rangeAs('created_at'),
  updatedAt: rangeAs('updated_at'),
  closestTaskAt: rangeAs('closest_task_at'),
  customFields: fieldsAs(entity),
  hasLeads: (has_leads) => ({ has_leads }),
});

const conditions = { contacts: conditionsOf('contacts'), companies: conditionsOf('companies') };

/** Converts filter, search text and order to amoCRM's names, for contacts and companies; undefined if none was given. */
export function toContactCriteria(
  args: ContactListArguments,
  context: Context,
  entity: 'contacts' | 'companies',
): Promise<ContactCriteria | undefined> {
  return toCriteria(args, conditions[entity], context);
}
