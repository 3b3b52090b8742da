import type { CustomersMode } from '../metadata.ts';
import type { FieldOption } from '../option.ts';
import { Store } from '../store.ts';
import { createFromTemplate } from '../template.ts';
import { account, groups, taskTypes } from './account.ts';
import { addCatalogs, catalogFields } from './catalog.ts';
import { addElements } from './catalog-element.ts';
import { addChatTemplates } from './chat-template.ts';
import { addCompanies } from './company.ts';
import { addContacts } from './contact.ts';
import { currencies } from './currency.ts';
import { defineExtra, fields } from './custom-field.ts';
import { fieldGroups } from './custom-field-group.ts';
import { addCustomers } from './customer.ts';
import { addCustomerSegments } from './customer-segment.ts';
import { addCustomerStatuses } from './customer-status.ts';
import { addElementLinks } from './element-link.ts';
import { addEvents } from './event.ts';
import { addFiles } from './file.ts';
import { addIncomingLeads } from './incoming-lead.ts';
import { addLeads } from './lead.ts';
import { addCustomerNotes, addNotes } from './note.ts';
import { lossReasons, pipelines } from './pipeline.ts';
import { createPlan } from './plan.ts';
import { roles } from './role.ts';
import { addSalesbots } from './salesbot.ts';
import { addSources } from './source.ts';
import { addTalks } from './talk.ts';
import { addTasks } from './task.ts';
import { addTransactions } from './transaction.ts';
import { addTypedNotes } from './typed-note.ts';
import { users } from './user.ts';
import { websiteButtons } from './website-button.ts';
import { widgets } from './widget.ts';

/** What the demo account contains. */
export interface DemoOptions {
  /** Unix seconds; the data ends at the last midnight before. */
  now: number;
  /** Number of leads; contacts and companies follow. Default 400. */
  leads?: number | undefined;
  /** Only the set-up, no cards. */
  empty: boolean;
  /** Custom fields besides those of the demo. */
  fields?: readonly FieldOption[] | undefined;
  /** Whether the account has customers. Default segments. */
  customersMode?: CustomersMode | undefined;
}

/**
 * Builds the demo account. Every person, firm and number is invented; the same day and size give the same account.
 */
export function createDemo(options: DemoOptions): Store {
  return createFromTemplate(['demo', options], () => fillDemo(options));
}

function fillDemo({
  now,
  leads: count = 400,
  empty,
  fields: extra = [],
  customersMode = account.customersMode,
}: DemoOptions): Store {
  const all = [...fields, ...catalogFields, ...defineExtra(extra)];
  const settings = { account: { ...account, customersMode }, groups, users, roles, pipelines, lossReasons, taskTypes };
  const parts = { widgets, currencies, websiteButtons };
  const store = new Store({ ...settings, fields: all, fieldGroups, ...parts });
  addSources(store);
  addSalesbots(store);
  addChatTemplates(store);
  addCustomerStatuses(store);
  addCustomerSegments(store);
  addCatalogs(store);
  if (empty) return store;
  const plan = createPlan(now, count);
  const companies = addCompanies(store, plan);
  const contacts = addContacts(store, plan, companies);
  const leads = addLeads(store, plan, contacts, companies);
  addTasks(store, plan, leads);
  addNotes(store, plan, leads, contacts);
  const told = addTypedNotes(store, plan, leads, contacts, companies);
  addEvents(store, plan, told);
  addIncomingLeads(store, plan, contacts);
  addTalks(store, plan, leads);
  addElements(store, plan);
  const customers = addCustomers(store, plan, contacts);
  addTransactions(store, customers);
  addCustomerNotes(store, customers);
  addElementLinks(store, plan, leads);
  addFiles(store, plan, { leads, contacts, companies, customers });
  return store;
}
