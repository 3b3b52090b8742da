/** What the filters, orders and searches of lists and reports do. */
import { expect } from 'vitest';
import { testNow } from '../../harness.ts';
import { answer, type Effect, given, idsOf, order, path, pick, query, recordId, rows, type Seen } from './effect.ts';
import { entityOf, seconds } from './value.ts';

export const period = (input: string, field: string, key: string) => ({
  [`${input}.${field}.from`]: query(`filter[${key}][from]`, seconds),
  [`${input}.${field}.to`]: query(`filter[${key}][to]`, seconds),
});

/** What the filters of leads, contacts, companies and customers have in common. */
export const cardFilter = (input: string): Record<string, Effect> => ({
  [`${input}.ids`]: query('filter[id][]'),
  [`${input}.names`]: query('filter[name][]'),
  [`${input}.responsibleUserIds`]: query('filter[responsible_user_id][]'),
  [`${input}.createdByUserIds`]: query('filter[created_by][]'),
  [`${input}.updatedByUserIds`]: query('filter[updated_by][]'),
  ...period(input, 'createdAt', 'created_at'),
  ...period(input, 'updatedAt', 'updated_at'),
  ...period(input, 'closestTaskAt', 'closest_task_at'),
});

/** Whether a task was not done in time. */
const isOverdue = (task: { isCompleted: boolean; completeTill: number }) =>
  !task.isCompleted && task.completeTill < testNow;

const states: Record<string, (statusId: number) => boolean> = {
  WON: (id) => id === 142,
  LOST: (id) => id === 143,
  OPEN: (id) => id !== 142 && id !== 143,
};

/** amoCRM's words for what events are about. */
const eventEntities: Record<string, string> = {
  LEADS: 'lead',
  CONTACTS: 'contact',
  COMPANIES: 'company',
  CUSTOMERS: 'customer',
  TASKS: 'task',
};

/** The side of a change that a condition is about. */
const valueKey = ({ place }: Seen) => `filter[value_${place.path[1]}]`;

/** The filters and orders of lists, and of reports and pages made of them. */
export const lists: Record<string, Effect> = {
  ...cardFilter('LeadFilter'),
  ...period('LeadFilter', 'closedAt', 'closed_at'),
  'LeadFilter.price.from': query('filter[price][from]'),
  'LeadFilter.price.to': query('filter[price][to]'),
  'LeadFilter.pipelineIds': query('filter[pipeline_id][]'),
  'LeadFilter.statusIds': (seen) =>
    given(seen).forEach((value, index) => {
      query(`filter[statuses][${index}][status_id]`)({ ...seen, value });
    }),
  'StatusPair.pipelineId': query('filter[statuses][0][pipeline_id]'),
  'StatusPair.statusId': query('filter[statuses][0][status_id]'),
  'LeadFilter.state': rows('leads', ({ statusId }, { value }) => states[String(value)]?.(statusId) === true),
  'LeadFilter.companyIds': rows('leads', ({ companyId }, seen) => given(seen).includes(String(companyId))),
  'Query.leads.query': query('query'),
  'Query.leadReport.query': query('query'),
  'Query.leads.orderBy': order('ID_ASC'),
  ...cardFilter('ContactFilter'),
  'ContactFilter.hasLeads': rows(
    'contacts',
    ({ id }, { value, demo }) =>
      demo.data.leads.rows().some(({ contacts }) => pick(contacts, 'id').includes(id)) === value,
  ),
  'Query.contacts.query': query('query'),
  'Query.contacts.orderBy': order('ID_ASC'),
  ...cardFilter('CompanyFilter'),
  'CompanyFilter.hasLeads': rows(
    'companies',
    ({ id }, { value, demo }) => demo.data.leads.rows().some(({ companyId }) => companyId === id) === value,
  ),
  'Query.companies.query': query('query'),
  'Query.companies.orderBy': order('ID_ASC'),
  'TaskFilter.ids': query('filter[id][]'),
  'TaskFilter.responsibleUserIds': query('filter[responsible_user_id][]'),
  'TaskFilter.isCompleted': query('filter[is_completed]', Number),
  'TaskFilter.isOverdue': rows('tasks', (task, { value }) => isOverdue(task) === value),
  'TaskFilter.completeTill.from': rows('tasks', ({ completeTill }, { value }) => completeTill >= seconds(value)),
  'TaskFilter.completeTill.to': rows('tasks', ({ completeTill }, { value }) => completeTill <= seconds(value)),
  'TaskFilter.taskTypeIds': query('filter[task_type][]'),
  'TaskFilter.entityType': query('filter[entity_type]', entityOf),
  'TaskFilter.entityIds': query('filter[entity_id][]'),
  ...period('TaskFilter', 'updatedAt', 'updated_at'),
  'Query.tasks.orderBy': order('ID_ASC'),
  'Query.event.id': path(({ value }) => `/events/${value}`, 'GET'),
  'Query.eventTypes.language': query('language_code', (value) => String(value).toLowerCase()),
  'EventFilter.types': query('filter[type]', (value) => String(value).toLowerCase()),
  'EventFilter.customFieldIds': query('filter[type]', (value) => `custom_field_${value}_value_changed`),
  'EventFilter.entityType': query('filter[entity]', (value) => eventEntities[String(value)]),
  'EventFilter.entityIds': query('filter[entity_id]'),
  'EventFilter.createdByUserIds': query('filter[created_by][]'),
  ...period('EventFilter', 'createdAt', 'created_at'),
  'EventValueFilter.responsibleUserIds': (seen) =>
    query(`${valueKey(seen)}[responsible_user_id]`)({ ...seen, value: given(seen).join() }),
  'EventValueFilter.optionIds': (seen) => query(`${valueKey(seen)}[custom_field_values]`)(seen),
  'EventValueFilter.value': (seen) => query(`${valueKey(seen)}[value]`)(seen),
  'events StatusPair.pipelineId': (seen) => query(`${valueKey(seen)}[leads_statuses][0][pipeline_id]`)(seen),
  'events StatusPair.statusId': (seen) => query(`${valueKey(seen)}[leads_statuses][0][status_id]`)(seen),
  'Query.notes.entityType': path(({ value }) => `/${entityOf(value)}/notes`),
  'Query.notes.entityId': query('filter[entity_id][]'),
  'Query.links.entityType': path(({ value }) => `/${entityOf(value)}/links`),
  'Query.links.entityIds': query('filter[entity_id][]'),
  'Query.contactSearch.query': query('query'),
  'Query.searchContacts.query': query('query'),
  'Query.checkContactExists.query': query('query'),
  'Query.lead.id': recordId,
  'Query.contact.id': recordId,
  'Query.company.id': recordId,
  'Query.task.id': recordId,
  // The settings are read once and looked at here.
  'Query.pipelines.ids': answer((answers, _, { value }) => expect(idsOf(answers).map(String)).toEqual(value)),
  'Query.usersConnection.query': answer((answers) => expect(idsOf(answers)).toEqual([10241806])),
  'Query.customFields.query': answer((answers, _, { demo, value }) =>
    expect(idsOf(answers)).toEqual(
      demo
        .fieldsOf('leads')
        .filter(({ name }) => name.toLowerCase().includes(String(value)))
        .map(({ id }) => id),
    ),
  ),
  'Query.customFields.entityType': answer((answers, _, { demo, value }) =>
    expect(idsOf(answers).sort()).toEqual(
      demo
        .fieldsOf(entityOf(value))
        .map(({ id }) => id)
        .sort(),
    ),
  ),
};
