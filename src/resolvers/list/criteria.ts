/**
 * Which records a list holds and in which order, in amoCRM's words and with the conditions that amoCRM does not have. Cursors hold
 * these, so they are short.
 */
import type { ContactListQuery, LeadListQuery, ListQuery, Range, TaskListQuery } from '../../amocrm/index.ts';
import type { LeadState } from '../stage.ts';

/** The filters of leads. */
export type LeadConditions = NonNullable<LeadListQuery['filter']> & {
  state?: LeadState[];
  company_id?: number[];
};

/** Filter, search text and order of leads. */
export type LeadCriteria = ListQuery<LeadConditions, 'id' | 'created_at' | 'updated_at', never>;

/** The filters of contacts and companies. */
export type ContactConditions = NonNullable<ContactListQuery['filter']> & { has_leads?: boolean };

/** Filter, search text and order of contacts or companies. */
export type ContactCriteria = ListQuery<ContactConditions, 'id' | 'updated_at' | 'name', never>;

/** The filters of tasks. */
export type TaskConditions = NonNullable<TaskListQuery['filter']> & { due?: Range; is_overdue?: boolean };

/** Filter and order of tasks. */
export type TaskCriteria = ListQuery<TaskConditions, 'id' | 'created_at' | 'complete_till', never>;
