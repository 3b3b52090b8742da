import type { Amocrm } from '../amocrm/index.ts';
import type { Change } from './change.ts';
import type { Hint } from './delivery.ts';

/** A record as amoCRM has it. */
export type LiveRecord = NonNullable<Change['record']>;

/** How many records one call reads. */
export const maxTogether = 250;

/**
 * Loads the records that hints of one noun name, in one call if their ids fit into an address.
 *
 * @param hints at most `maxTogether`, of one entity, and notes of one kind of record
 * @returns by id or uid; records that do not exist or may not be seen are missing
 */
export async function readBack(hints: readonly Hint[], amocrm: Amocrm): Promise<Map<Hint['id'], LiveRecord>> {
  const [first] = hints;
  const ids = [...new Set(hints.map(({ id }) => id))];
  const records = first ? await loadMany(first, ids, amocrm) : [];
  return new Map(records.map((record) => ['uid' in record ? record.uid : record.id, record]));
}

async function loadMany({ entity, noteOf }: Hint, keys: Hint['id'][], amocrm: Amocrm): Promise<LiveRecord[]> {
  if (entity === 'incomingLeads') return amocrm.incomingLeads.byUids(keys.map(String));
  const ids = keys.map(Number);
  switch (entity) {
    case 'leads':
      // Most subscribers of leads ask for their contacts.
      return amocrm.leads.byIds(ids, { with: ['contacts'] });
    case 'contacts':
      return amocrm.contacts.byIds(ids);
    case 'companies':
      return amocrm.companies.byIds(ids);
    case 'customers':
      return amocrm.customers.byIds(ids);
    case 'tasks':
      return amocrm.tasks.byIds(ids);
    case 'talks':
      return amocrm.talks.byIds(ids);
    case 'notes':
      return (await amocrm.notes.list(noteOf ?? 'leads', { filter: { id: ids }, limit: maxTogether })).items;
  }
}
