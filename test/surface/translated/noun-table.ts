/** What the newer fields of leads, contacts, companies and tasks do. */
import { expect } from 'vitest';
import { type Effect, given, order, path, pick, query, type Seen, sentAt, write } from './effect.ts';
import { entityOf, seconds } from './value.ts';

const id = Number;

/** The field that a condition of the demo names. */
const fieldIn = ({ demo, place, args }: Seen) => {
  const entity = place.field === 'contacts' ? 'contacts' : place.field === 'companies' ? 'companies' : 'leads';
  const [name] = pick(args, 'field');
  return demo.fieldsOf(entity).find((field) => field.name === name);
};

const fieldQuery =
  (end: string, print?: (value: unknown) => unknown): Effect =>
  (seen) =>
    query(`filter[custom_fields_values][${fieldIn(seen)?.id}]${end}`, print)(seen);

/** Who created a record, and when. */
const origin = (input: string): Record<string, Effect> => ({
  [`${input}.createdAt`]: write('created_at', 'createdAt', seconds),
  [`${input}.createdByUserId`]: write('created_by', 'createdBy', id),
  [`${input}.updatedByUserId`]: write('updated_by', 'updatedBy', id),
});

const taskIds: Effect = (seen) => {
  expect(sentAt(seen, 'id').map(String)).toEqual(given(seen));
  expect(pick(seen.changed.tasks, 'id').map(String)).toEqual(expect.arrayContaining(given(seen)));
};

const fieldValue = write('custom_fields_values.values.value', 'fields.values.value');

/** The companies that were written to, besides the one that the arguments name. */
const newCompanies = ({ changed, demo }: Seen) => changed.companies.filter((row) => row.id !== demo.company.id);

/** How companies are found and created. */
const companies: Record<string, Effect> = {
  'Query.searchCompanies.query': query('query'),
  'Query.companySearch.query': query('query'),
  'Query.checkCompanyExists.query': query('query'),
  'Mutation.getOrCreateCompany.query': write('name', 'name'),
  'Mutation.getOrCreateCompany.name': write('name', 'name'),
  'Mutation.getOrCreateCompany.inn': write('vat_id', 'vat_id'),
  'Mutation.getOrCreateCompany.website': fieldValue,
  'Mutation.getOrCreateCompany.phone': fieldValue,
  'Mutation.getOrCreateCompany.email': fieldValue,
  'Mutation.getOrCreateCompany.fillMissing': (seen) => {
    fieldValue({ ...seen, value: seen.args.email });
    expect(newCompanies(seen)).toEqual([]);
  },
  'Mutation.getOrCreateCompany.matchByName': (seen) => expect(newCompanies(seen)).toHaveLength(1),
};

/** Leads, contacts, companies and tasks. */
export const nouns: Record<string, Effect> = {
  ...companies,
  'CustomFieldFilter.field': (seen) => fieldQuery('[]', () => pick(seen.args, 'values')[0])(seen),
  'CustomFieldFilter.values': fieldQuery('[]'),
  'CustomFieldFilter.from': fieldQuery('[from]'),
  'CustomFieldFilter.to': fieldQuery('[to]'),
  'TaskFilter.createdByUserIds': query('filter[created_by][]'),
  ...origin('CreateLeadInput'),
  ...origin('CreateContactInput'),
  ...origin('CreateCompanyInput'),
  ...origin('CreateTaskInput'),
  'CreateLeadInput.closedAt': write('closed_at', 'closedAt', seconds),
  'CreateTaskInput.duration': write('duration', 'duration'),
  'UpdateTaskInput.duration': write('duration', 'duration'),
  'Mutation.reopenTask.id': write('id', 'id', id),
  'Mutation.reopenTask.completeTill': write('complete_till', 'completeTill', seconds),
  'Mutation.reopenTasks.ids': taskIds,
  'Mutation.reopenTasks.completeTill': write('complete_till', 'completeTill', seconds),
  'Mutation.rescheduleTask.id': write('id', 'id', id),
  'Mutation.rescheduleTask.completeTill': write('complete_till', 'completeTill', seconds),
  'Mutation.rescheduleTasks.ids': taskIds,
  'Mutation.rescheduleTasks.completeTill': write('complete_till', 'completeTill', seconds),
  'Query.deletedRecords.entityType': path(({ value }) => `/${entityOf(value)}`, 'GET'),
  'Query.deletedRecords.ids': query('filter[id][]'),
  'Query.deletedRecords.orderBy': order('ID_ASC'),
};
