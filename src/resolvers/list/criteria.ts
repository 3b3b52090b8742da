/**
 * Which records a list contains and in which order: amoCRM's own filters and the conditions that are checked here. Cursors contain
 * the criteria, so they are kept short.
 */
import type { ContactListQuery, CustomerFilter, ListQuery, NoteListQuery } from '../../amocrm/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { ContactSortField, ReplicaContactFilter } from '../../replica/question/contact-list.ts';
import type { LiveLeadFilter, ReplicaLeadFilter } from '../../replica/question/lead-condition.ts';
import type { LeadSortField } from '../../replica/question/lead-list.ts';
import type { ReplicaTaskFilter } from '../../replica/question/task-list.ts';
import type { Context } from '../context.ts';
import { type Translation, translate } from '../translation.ts';
import { dropAbsent, toOrder } from './range.ts';

/** The filters of leads. */
export type LeadConditions = ReplicaLeadFilter;

/** Filter, search text and order of leads. */
export type LeadCriteria = ListQuery<LeadConditions, LeadSortField, never>;

/** Those that need no replica. */
export type LiveLeadCriteria = ListQuery<LiveLeadFilter, 'id' | 'created_at' | 'updated_at', never>;

/** The filters of contacts and companies. */
export type ContactConditions = ReplicaContactFilter;

/** Filter, search text and order of contacts or companies. */
export type ContactCriteria = ListQuery<ContactConditions, ContactSortField, never>;

/** Those that need no replica. */
export type LiveContactCriteria = ListQuery<
  NonNullable<ContactListQuery['filter']> & { has_leads?: boolean },
  'id' | 'updated_at' | 'name',
  never
>;

/** The filters of tasks. */
export type TaskConditions = ReplicaTaskFilter;

/** Filter and order of tasks. */
export type TaskCriteria = ListQuery<TaskConditions, 'id' | 'created_at' | 'complete_till', never>;

/** Those that need no replica. */
export type LiveTaskCriteria = ListQuery<
  Omit<TaskConditions, 'text' | 'words' | 'lead'>,
  'id' | 'created_at' | 'complete_till',
  never
>;

/** The filters of customers. */
export type CustomerConditions = CustomerFilter & { segment_id?: number[] };

/** Filter and search text of customers. The order is amoCRM's own, which is not sent. */
export type CustomerCriteria = ListQuery<CustomerConditions, 'updated_at', never>;

/**
 * Filter, search text and order of the elements of a catalog. amoCRM documents no order for them; `sort` stands for its own, so that
 * no place is looked for by the id.
 */
export type ElementCriteria = ListQuery<{ id?: number[] }, 'sort', never>;

/** The filters of notes. */
export type NoteConditions = NonNullable<NoteListQuery['filter']> & { created_by?: number[] };

/** Filter and order of notes. */
export type NoteCriteria = ListQuery<NoteConditions, 'id' | 'updated_at', never>;

/** The arguments that select and order the records of a list. */
interface ListArguments<Filter, Field extends string> {
  filter?: Nullish<Filter>;
  query?: Nullish<string>;
  orderBy?: Nullish<`${Uppercase<Field>}_${'ASC' | 'DESC'}`>;
}

/** Converts filter, search text and order to amoCRM's names; undefined if none was given. @throws {ValidationError} */
export async function toCriteria<Filter extends object, Conditions extends object, Field extends string>(
  { filter, query, orderBy }: ListArguments<Filter, Field>,
  conditions: Translation<Filter, Conditions>,
  context: Context,
): Promise<ListQuery<Conditions, Field, never> | undefined> {
  const translated = filter ? await translate(conditions, { input: filter, path: ['filter'], context }) : {};
  return dropAbsent({
    filter: dropAbsent(translated),
    query: query?.trim() ? query : undefined,
    order: toOrder<Field>(orderBy),
  }) as ListQuery<Conditions, Field, never> | undefined;
}
