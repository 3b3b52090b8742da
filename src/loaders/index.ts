/**
 * Batching: what one request reads by id or by owner, in the fewest calls that amoCRM allows.
 * Owns the per-request loaders and the account's settings (`metadata.ts`); knows nothing of GraphQL.
 */
import type { Amocrm, Company, CompanyWith, Contact, ContactWith, Lead, LeadWith, Task } from '../amocrm/index.ts';
import { createNoteLoader } from './note.ts';
import { RecordLoader } from './record.ts';
import { createTaskLoader } from './task.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** @param amocrm bound to the request that the loaders live for */
export function createLoaders(amocrm: Amocrm) {
  return {
    lead: new RecordLoader<Lead, LeadWith>('lead', (ids, withs) => amocrm.leads.byIds(ids, { with: withs })),
    contact: new RecordLoader<Contact, ContactWith>('contact', (ids, withs) =>
      amocrm.contacts.byIds(ids, { with: withs }),
    ),
    company: new RecordLoader<Company, CompanyWith>('company', (ids, withs) =>
      amocrm.companies.byIds(ids, { with: withs }),
    ),
    task: new RecordLoader<Task>('task', (ids) => amocrm.tasks.byIds(ids)),
    tasksOf: createTaskLoader(amocrm),
    notesOf: createNoteLoader(amocrm),
  };
}
