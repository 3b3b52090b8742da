import type { Store } from './store.ts';

/** Accounts that were made, by what they were made of; nobody changes them. */
const templates = new Map<string, Store>();

/** How many are kept. */
const maxTemplates = 8;

/** The most leads of an account that is kept, so that memory stays small. */
const maxLeads = 2_000;

/**
 * An account that `create` makes of some options. The second one of the same options in a process is a copy of the first: a copy shares the
 * rows and takes a hundredth of the time.
 *
 * @param key all that `create` depends on
 */
export function createFromTemplate(key: unknown, create: () => Store): Store {
  const name = JSON.stringify(key);
  const known = templates.get(name);
  if (known) return known.copy();
  const store = create();
  if (store.leads.size > maxLeads) return store;
  for (const oldest of [...templates.keys()].slice(0, templates.size - maxTemplates + 1)) templates.delete(oldest);
  templates.set(name, store);
  return store.copy();
}
