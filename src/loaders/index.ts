/**
 * Batching: loads the records of one request by id or by owner in the fewest calls that amoCRM allows.
 * Owns the per-request loaders and the account's settings (`metadata.ts`). Does not depend on GraphQL.
 */
import type {
  Amocrm,
  Company,
  CompanyWith,
  Contact,
  ContactWith,
  Customer,
  CustomerWith,
  EntityType,
  Lead,
  LeadWith,
  Salesbot,
  Talk,
  Task,
} from '../amocrm/index.ts';
import { createCatalogElementLoader } from './catalog-element.ts';
import { createChatTemplateLoader } from './chat-template.ts';
import { createContactChatLoader } from './contact-chat.ts';
import { createElementLinkLoader } from './element-link.ts';
import { createEventLoader } from './event.ts';
import { createFileLoader, createRecordFileLoader } from './file.ts';
import { createFollowerLoader } from './follower.ts';
import { createIncomingLeadLoader } from './incoming-lead.ts';
import { createLastActivityLoader } from './last-activity.ts';
import { createNoteByIdLoader, createNoteLoader } from './note.ts';
import { type LoadPace, unhurried } from './pace.ts';
import { RecordLoader } from './record.ts';
import { SourceLoader } from './source.ts';
import { createStatusDescriptionLoader } from './status.ts';
import { createTalkLoader } from './talk.ts';
import { createTaskLoader } from './task.ts';
import { createTransactionLoader } from './transaction.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/**
 * @param amocrm bound to the request of these loaders
 * @param pace how much that request may load
 */
export function createLoaders(amocrm: Amocrm, pace: LoadPace = unhurried) {
  return {
    lead: new RecordLoader<Lead, LeadWith>('lead', (ids, withs) => amocrm.leads.byIds(ids, { with: withs }), pace),
    contact: new RecordLoader<Contact, ContactWith>(
      'contact',
      (ids, withs) => amocrm.contacts.byIds(ids, { with: withs }),
      pace,
    ),
    company: new RecordLoader<Company, CompanyWith>(
      'company',
      (ids, withs) => amocrm.companies.byIds(ids, { with: withs }),
      pace,
    ),
    customer: new RecordLoader<Customer, CustomerWith>(
      'customer',
      (ids, withs) => amocrm.customers.byIds(ids, { with: withs }),
      pace,
    ),
    transactionsOf: createTransactionLoader(amocrm, pace),
    followersOf: createFollowerLoader(amocrm, pace),
    incomingLead: createIncomingLeadLoader(amocrm, pace),
    task: new RecordLoader<Task>('task', (ids) => amocrm.tasks.byIds(ids), pace),
    tasksOf: createTaskLoader(amocrm, pace),
    notesOf: createNoteLoader(amocrm, pace),
    noteById: createNoteByIdLoader(amocrm, pace),
    eventsOf: createEventLoader(amocrm, pace),
    statusDescriptions: createStatusDescriptionLoader(amocrm, pace),
    talk: new RecordLoader<Talk>('talk', (ids) => amocrm.talks.byIds(ids), pace),
    talksOf: createTalkLoader(amocrm, pace),
    chatsOf: createContactChatLoader(amocrm, pace),
    source: new SourceLoader(amocrm),
    salesbot: new RecordLoader<Salesbot>('salesbot', (ids) => amocrm.salesbots.byIds(ids), pace),
    chatTemplate: createChatTemplateLoader(amocrm, pace),
    catalogElement: createCatalogElementLoader(amocrm, pace),
    elementLinksOf: createElementLinkLoader(amocrm, pace),
    file: createFileLoader(amocrm, pace),
    filesOf: createRecordFileLoader(amocrm, pace),
    lastActivityOf: createLastActivityLoader(amocrm, pace),
  };
}

/** The loader of the cards of one type. */
export function cardLoaderOf(type: EntityType, { lead, contact, company, customer }: Loaders) {
  return { leads: lead, contacts: contact, companies: company, customers: customer }[type];
}
