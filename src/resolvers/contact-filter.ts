/**
 * The filters of contacts and companies. amoCRM supports the same filters for both; whether a record has leads is checked here, and what
 * amoCRM cannot answer is asked of the replica.
 */
import type { ContactListQuery, Page } from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Snapshot } from '../replica/index.ts';
import type { ContactSortField, ReplicaContactFilter } from '../replica/question/contact-list.ts';
import type { PageChoice } from '../replica/question/record-page.ts';
import type { Context } from './context.ts';
import { type CustomFieldFilterInput, fieldsAs, storedFieldsAs } from './custom-field/condition.ts';
import { knownUsers } from './known-user.ts';
import { type Connection, type ConnectionArguments, findPlace, loadPlace, type Place } from './list/connection.ts';
import { type ContactConditions, type ContactCriteria, type LiveContactCriteria, toCriteria } from './list/criteria.ts';
import type { ListName } from './list/cursor.ts';
import { type DateTimeRangeInput, idsAs, rangeAs } from './list/range.ts';
import { findReplicaNames, loadReplicaPlace, type MaxAge } from './list/replica.ts';
import { scanPlace } from './list/scan.ts';
import { type Extent, loadTextPlace, type Searched } from './list/text-place.ts';
import { type FieldConditionInput, replicaFieldsAs, type TagConditionInput, tagsAs } from './replica-condition.ts';
import { type Translation, translate } from './translation.ts';

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
  hasOpenLeads?: Nullish<boolean>;
  withoutPhone?: Nullish<boolean>;
  withoutEmail?: Nullish<boolean>;
  tags?: Nullish<TagConditionInput>;
  fields?: Nullish<FieldConditionInput[]>;
  idleDays?: Nullish<number>;
  noteText?: Nullish<string>;
}

/** A `ContactFilter` input, which has what contacts alone have. */
export interface ContactOfCompanyFilterInput extends ContactFilterInput {
  companyIds?: Nullish<string[]>;
}

/** The arguments that select and order contacts or companies. */
export interface ContactListArguments {
  filter?: Nullish<ContactOfCompanyFilterInput>;
  query?: Nullish<string>;
  orderBy?: Nullish<`${'ID' | 'NAME' | 'UPDATED_AT'}_${'ASC' | 'DESC'}`>;
  sortBy?: Nullish<`LAST_ACTIVITY_AT_${'ASC' | 'DESC'}`>;
}

/**
 * Loads one page of contacts or companies. amoCRM has no filter for records with or without leads, so they are scanned.
 *
 * @param links the links that the query selects
 */
export async function listParties<Value extends Searched & { leads?: number[] }, With extends string>(
  listName: ListName,
  args: ContactListArguments & ConnectionArguments & MaxAge,
  context: Context,
  links: readonly With[],
  list: (query: ContactListQuery, links: (With | 'leads')[]) => Promise<Page<Value>>,
  loadMany: (ids: number[], links: readonly With[]) => Value[] | Promise<Value[]>,
): Promise<Connection<Value>> {
  const type = listName.noun === 'companies' ? 'companies' : 'contacts';
  const found = findPlace(listName, args, await toContactCriteria(args, context, type));
  const names = replicaNamesOf(found.criteria);
  if (names.length > 0) {
    const loadRecords = async (ids: number[]) => loadMany(ids, links);
    return listReplicaParties(type, names, found, args, loadRecords, context);
  }
  const withLeads = [...new Set([...links, 'leads' as const])];
  const load = (place: Place<LiveContactCriteria>, { first, isCompared }: Extent) => {
    const { filter: { has_leads, ...filter } = {}, ...rest } = place.criteria;
    const query = { ...rest, filter };
    if (has_leads === undefined) return loadPlace(place, first, (page) => list({ ...query, ...page }, [...links]));
    const test = { matches: ({ leads = [] }: Value) => leads.length > 0 === has_leads };
    return scanPlace(place, first, (page) => list({ ...query, ...page }, withLeads), test, isCompared ? 1 : undefined);
  };
  return loadTextPlace(found as Place<LiveContactCriteria>, args.first, { load }, context);
}

/** Loads one page that the replica answers. */
async function listReplicaParties<Value extends { id: number }>(
  type: 'contacts' | 'companies',
  names: readonly string[],
  place: Place<ContactCriteria>,
  args: ConnectionArguments & MaxAge,
  loadRecords: (ids: number[]) => Promise<Value[]>,
  context: Context,
): Promise<Connection<Value>> {
  // Loaded only here: a process that asks no such question loads nothing of the replica.
  const { contactListKinds, countContacts, loadContactPage } = await import('../replica/question/contact-list.ts');
  const { filter = {}, order } = place.criteria;
  const source = {
    names,
    kinds: contactListKinds(type, filter, order?.field ?? 'id'),
    loadPage: (snapshot: Snapshot, choice: PageChoice<ReplicaContactFilter, ContactSortField>) =>
      loadContactPage(type, snapshot, choice),
    loadRecords,
    count: (snapshot: Snapshot) => countContacts(type, snapshot, filter),
  };
  return loadReplicaPlace(place, args, source, context, { 'filter.idleDays': filter.idle_days });
}

/** What needs the replica, and what the schema calls it. */
const replicaNames = {
  tags: 'tags',
  fields: 'fields',
  idle_days: 'idleDays',
  note_text: 'noteText',
  has_open_leads: 'hasOpenLeads',
  has_phone: 'withoutPhone',
  has_email: 'withoutEmail',
  company_id: 'companyIds',
} as const satisfies { [Key in keyof ContactConditions]?: keyof ContactOfCompanyFilterInput };

/** The arguments of a list that only the replica can answer; none if amoCRM can answer all of it. */
function replicaNamesOf({ filter, order }: ContactCriteria): string[] {
  return [...findReplicaNames(filter, replicaNames), ...(order?.field === 'last_activity_at' ? ['sortBy'] : [])];
}

const conditionsOf = (
  entity: 'contacts' | 'companies',
): Translation<ContactOfCompanyFilterInput, ContactConditions> => ({
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
  companyIds: idsAs('company_id'),
  hasOpenLeads: (has_open_leads) => ({ has_open_leads }),
  withoutPhone: (isWithout) => ({ has_phone: !isWithout }),
  withoutEmail: (isWithout) => ({ has_email: !isWithout }),
  tags: tagsAs(entity),
  fields: replicaFieldsAs(entity),
  idleDays: (idle_days) => ({ idle_days }),
  noteText: (note_text) => ({ note_text }),
});

const conditions = { contacts: conditionsOf('contacts'), companies: conditionsOf('companies') };

/** Converts filter, search text and order to amoCRM's names, for contacts and companies; undefined if none was given. */
export async function toContactCriteria(
  { orderBy, sortBy, ...args }: ContactListArguments,
  context: Context,
  entity: 'contacts' | 'companies',
): Promise<ContactCriteria | undefined> {
  if (orderBy && sortBy) {
    throw new ValidationError([{ path: ['sortBy'], message: 'cannot be combined with `orderBy`' }]);
  }
  return toCriteria({ ...args, orderBy: sortBy ?? orderBy }, conditions[entity], context);
}

/** Converts a filter to what the replica compares. @param path of the filter in the arguments */
export async function toReplicaContactFilter(
  filter: ContactOfCompanyFilterInput,
  path: Issue['path'],
  context: Context,
  entity: 'contacts' | 'companies',
): Promise<ReplicaContactFilter> {
  const stored = { ...conditions[entity], customFields: storedFieldsAs(entity), responsibleUserIds: knownUsers };
  return translate(stored, { input: filter, path, context });
}
