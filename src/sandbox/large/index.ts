import { addElements } from '../demo/catalog-element.ts';
import { addElementLinks } from '../demo/element-link.ts';
import { addIncomingLeads } from '../demo/incoming-lead.ts';
import { createDemo, type DemoOptions } from '../demo/index.ts';
import { createPlan as createDemoPlan } from '../demo/plan.ts';
import type { Store } from '../store.ts';
import { createFromTemplate } from '../template.ts';
import { addCompanies } from './company.ts';
import { addContacts } from './contact.ts';
import { tellHistory } from './history.ts';
import { addLeads } from './lead.ts';
import { addNotes } from './note.ts';
import { createPlan } from './plan.ts';
import type { AccountSize } from './size.ts';
import { addTalks } from './talk.ts';
import { addTasks } from './task.ts';

/** What a generated account is made of. */
export interface LargeOptions extends Pick<DemoOptions, 'now' | 'fields' | 'customersMode'> {
  size: AccountSize;
  seed: number;
}

/**
 * Builds an account of any size with the settings of the demo. Every person, firm and number is invented; the same day, size and seed
 * give the same account. The log agrees with the cards: each lead's moves lead to its present stage, and a closed one was closed by the
 * last of them. It is told when it is read for the first time.
 */
export function createLargeAccount(options: LargeOptions): Store {
  return createFromTemplate(['large', options], () => fillAccount(options));
}

function fillAccount({ size, seed, ...options }: LargeOptions): Store {
  const store = createDemo({ ...options, empty: true });
  const plan = createPlan(options.now, size, seed);
  const companies = addCompanies(store, plan);
  const contacts = addContacts(store, plan, companies);
  const leads = addLeads(store, plan, { contacts, companies });
  const tasks = addTasks(store, plan, leads);
  const notes = addNotes(store, plan, leads);
  addTalks(store, plan, leads);
  const demoPlan = createDemoPlan(options.now, size.leads);
  addIncomingLeads(store, demoPlan, contacts);
  addElements(store, demoPlan);
  addElementLinks(store, demoPlan, leads);
  store.log.tellPast(() => tellHistory(store, plan, { leads, contacts, companies, tasks, notes }));
  return store;
}
