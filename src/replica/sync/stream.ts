/** How each kind is read from amoCRM and stored. */
import type { Compilable } from 'kysely';
import type { Amocrm, Page } from '../../amocrm/index.ts';
import type { Kind } from '../kind.ts';
import type { RowContext } from '../row/context.ts';
import type { Store } from '../store/store.ts';
import {
  storeCompanies,
  storeContacts,
  storeElements,
  storeEvents,
  storeIncomingLeads,
  storeLeads,
  storeNotes,
  storeTasks,
} from './apply.ts';

/** One page of a kind: what stores it, and what decides how to go on. */
export interface StoredPage {
  statements: Compilable[];
  /** Records on the page. */
  count: number;
  hasNext: boolean;
  /** When the oldest of them was created, in unix seconds; undefined for an empty page. */
  oldest: number | undefined;
}

/** Which page of a kind, and of which window. */
export interface StreamQuery {
  page: number;
  /** Only what changed (events: happened) in it, in unix seconds. */
  window?: { from?: number; to?: number } | undefined;
  /** Of elements: their catalog. */
  catalogId?: number | undefined;
}

/** Reads one page of a kind. */
export type Stream = (query: StreamQuery) => Promise<StoredPage>;

const limit = 250;
const newestFirst = { field: 'id', direction: 'desc' } as const;

/** The streams of an account. @param amocrm in the background lane */
export function createStreams(amocrm: Amocrm, store: Store, context: RowContext): Record<Kind, Stream> {
  const keep = async <Value extends { created_at: number }>(
    { items, hasNext }: Page<Value>,
    statements: Compilable[] | Promise<Compilable[]>,
  ): Promise<StoredPage> => ({
    statements: await statements,
    count: items.length,
    hasNext,
    oldest: items.length === 0 ? undefined : Math.min(...items.map(({ created_at }) => created_at)),
  });
  const query = ({ page, window }: StreamQuery) => ({
    page,
    limit,
    order: newestFirst,
    ...(window && { filter: { updated_at: window } }),
  });
  const notesOf =
    (entity: 'leads' | 'contacts' | 'companies'): Stream =>
    async (wanted) => {
      const page = await amocrm.notes.list(entity, query(wanted));
      return keep(page, storeNotes(store, page.items, context));
    };
  return {
    async leads(wanted) {
      const links = ['contacts', 'catalog_elements', 'source', 'source_id'] as const;
      const page = await amocrm.leads.list({ ...query(wanted), with: links });
      return keep(page, storeLeads(store, page.items, context));
    },
    async contacts(wanted) {
      const page = await amocrm.contacts.list({ ...query(wanted), with: ['catalog_elements'] });
      return keep(page, storeContacts(store, page.items, context));
    },
    async companies(wanted) {
      const page = await amocrm.companies.list({ ...query(wanted), with: ['catalog_elements'] });
      return keep(page, storeCompanies(store, page.items, context));
    },
    async tasks(wanted) {
      const page = await amocrm.tasks.list(query(wanted));
      return keep(page, storeTasks(store, page.items, context));
    },
    async events({ page: number, window }) {
      const page = await amocrm.events.list({ page: number, limit, ...(window && { filter: { created_at: window } }) });
      return keep(page, storeEvents(store, page.items, context));
    },
    lead_notes: notesOf('leads'),
    contact_notes: notesOf('contacts'),
    company_notes: notesOf('companies'),
    async catalog_elements({ page: number, catalogId = 0 }) {
      const page = await amocrm.catalogElements.list(catalogId, { page: number, limit });
      return keep(page, storeElements(store, page.items, context));
    },
    async incoming_leads({ page: number }) {
      const page = await amocrm.incomingLeads.list({ page: number, limit });
      return keep(page, storeIncomingLeads(store, page.items, context));
    },
  };
}
