import { type Amocrm, type Page, pagesOf } from '../../amocrm/index.ts';

/** A write that may say when its record was created. */
interface Dated {
  created_at?: number;
}

/** A record as it was listed. */
type RecentRecord = { id: number; created_at: number } & Record<string, unknown>;

/** How many pages of 250 are read, from the newest id back, if records were created with times of their own. */
const maxPages = 20;

/**
 * Whether a record may be one of the writes: it is new, or has the time of creation that a write gave it. A record of exactly this time that
 * was imported before counts as the lost one: its import is being repeated.
 */
export function isRecent({ created_at }: { created_at: number }, writes: readonly object[], since: number): boolean {
  return created_at >= since || writes.some((write) => (write as Dated).created_at === created_at);
}

/**
 * Lists the records that were created since a time, newest first. Not by full-text search, because its index lags behind. Records that
 * were created with a time of their own are not among the newest by time, but they are by id.
 */
export async function listRecent(
  amocrm: Amocrm,
  noun: 'leads' | 'contacts' | 'companies' | 'customers' | 'tasks',
  writes: readonly object[],
  since: number,
): Promise<RecentRecord[]> {
  const order = { field: 'id', direction: 'desc' } as const;
  const isDated = writes.some((write) => (write as Dated).created_at !== undefined);
  // amoCRM cannot filter tasks by creation time, so pages are read from the newest task back.
  const query = { order, ...(noun === 'tasks' || isDated ? {} : { filter: { created_at: { from: since } } }) };
  const extra = noun === 'leads' ? { with: ['contacts'] } : {};
  const list = amocrm[noun].list as (query: object) => Promise<Page<{ id: number; created_at: number }>>;
  const found: RecentRecord[] = [];
  let pages = 0;
  for await (const { items } of pagesOf(list, { ...query, ...extra }, { ahead: 1 })) {
    found.push(...items.map((item) => ({ ...item })));
    pages += 1;
    // One that was imported meanwhile has an old time and a new id, so a whole page decides.
    const isPast = isDated
      ? pages === maxPages || !items.some((item) => isRecent(item, writes, since))
      : items.some((item) => item.created_at < since);
    if (isPast) break;
  }
  return found;
}
