/** How each kind is read from amoCRM and stored. */

import type { Amocrm, Event, Page } from '../../amocrm/index.ts';
import type { Kind } from '../kind.ts';
import type { RowContext } from '../row/context.ts';
import type { Statements } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { type Reading, storeCompanies, storeContacts, storeElements, storeLeads } from './apply.ts';
import { storeEvents, storeIncomingLeads, storeNotes, storeTasks } from './apply-activity.ts';

/** One page of a kind: what stores it, and what decides how to go on. */
export interface StoredPage {
  statements: Statements;
  /** The records of the page, in its order. */
  ids: (number | string)[];
  hasNext: boolean;
  /** No record that comes later in the order of ids was made after this time, in unix seconds; undefined for an empty page. */
  oldest: number | undefined;
  /** The times of the last change in the order of the page; of events, when they happened. */
  times: number[];
  /** The events of the page. */
  events: Event[];
  /** The cards that the tasks of the page belong to. */
  cards: { entity_type: string | null; entity_id: number | null }[];
}

/** Which page of a kind, and of which window. */
export interface StreamQuery {
  page: number;
  /** Only what changed (events: happened) in it, in unix seconds. */
  window?: { from?: number; to?: number } | undefined;
  /** By the last change, where amoCRM has that order; by id and newest first otherwise. */
  order?: 'changed first' | 'changed last' | 'id ascending' | undefined;
  /** Of elements: their catalog. */
  catalogId?: number | undefined;
}

/** Reads one kind. */
export interface Stream {
  page(query: StreamQuery): Promise<StoredPage>;
  /** Those records of the given ids that are there: at most one page of ids. */
  byIds?(ids: number[]): Promise<StoredPage>;
  /** One card by its own address, which needs no filter; an empty page if it is not there. */
  byId?(id: number): Promise<StoredPage>;
  /** Those of the given cards, deleted ones left out. */
  ofCards?(entityType: 'leads' | 'contacts' | 'companies', ids: number[]): Promise<StoredPage>;
}

/** Records on a page, and ids in one request. */
export const pageSize = 250;

interface Dated {
  id?: number | string;
  uid?: string;
  created_at: number;
  updated_at?: number;
  entity_type?: string | null;
  entity_id?: number | null;
}

/** A record was made no later than it was changed last; what was imported has an earlier `created_at`. */
const changedAt = ({ created_at, updated_at = 0 }: Dated) => Math.max(created_at, updated_at);

async function keep<Value extends Dated>(
  { items, hasNext }: Page<Value>,
  statements: Statements | Promise<Statements>,
): Promise<StoredPage> {
  return {
    statements: await statements,
    ids: items.map(({ id, uid }) => id ?? uid ?? ''),
    hasNext,
    oldest: items.length === 0 ? undefined : Math.min(...items.map(changedAt)),
    times: items.map(({ created_at, updated_at }) => updated_at ?? created_at),
    events: [],
    cards: items.map(({ entity_type = null, entity_id = null }) => ({ entity_type, entity_id })),
  };
}

/** A page of nothing. */
export const emptyPage: StoredPage = {
  statements: [],
  ids: [],
  hasNext: false,
  oldest: undefined,
  times: [],
  events: [],
  cards: [],
};

const orders = {
  'changed first': { field: 'updated_at', direction: 'asc' },
  'changed last': { field: 'updated_at', direction: 'desc' },
  'id ascending': { field: 'id', direction: 'asc' },
  newest: { field: 'id', direction: 'desc' },
} as const;

function toQuery({ page, window, order }: StreamQuery) {
  return { page, limit: pageSize, order: orders[order ?? 'newest'], ...(window && { filter: { updated_at: window } }) };
}

const leadLinks = ['contacts', 'catalog_elements', 'source', 'source_id'] as const;

/** The streams of an account. @param amocrm in the background lane */
export function createStreams(amocrm: Amocrm, store: Store, context: RowContext): Record<Kind, Stream> {
  const cards = <Value extends Dated>(
    list: (query: object) => Promise<Page<Value>>,
    apply: (store: Store, values: Value[], context: RowContext, reading: Reading) => Promise<Statements>,
    get?: (id: number) => Promise<Value | null>,
  ): Stream => {
    const read = async (query: object, reading: Reading) => {
      const page = await list(query);
      return keep(page, apply(store, page.items, context, reading));
    };
    return {
      page: (query) => read(toQuery(query), 'page'),
      byIds: (id) => read({ filter: { id }, limit: pageSize }, 'by id'),
      ...(get && {
        async byId(id) {
          const found = await get(id);
          const page = { items: found ? [found] : [], hasNext: false };
          return keep(page, apply(store, page.items, context, 'by id'));
        },
      }),
    };
  };
  const notes = (entity: 'leads' | 'contacts' | 'companies'): Stream => {
    const list = (query: object) => amocrm.notes.list(entity, query);
    return {
      ...cards(list, storeNotes),
      async ofCards(entityType, ids) {
        const page = entityType === entity ? await listAll(list, { entity_id: ids }) : { items: [], hasNext: false };
        return keep(page, storeNotes(store, page.items, context, 'by id'));
      },
    };
  };
  return {
    leads: cards(
      (query) => amocrm.leads.list({ ...query, with: leadLinks }),
      storeLeads,
      (id) => amocrm.leads.get(id, { with: leadLinks }),
    ),
    contacts: cards(
      (query) => amocrm.contacts.list({ ...query, with: ['catalog_elements'] }),
      storeContacts,
      (id) => amocrm.contacts.get(id, { with: ['catalog_elements'] }),
    ),
    companies: cards(
      (query) => amocrm.companies.list({ ...query, with: ['catalog_elements'] }),
      storeCompanies,
      (id) => amocrm.companies.get(id, { with: ['catalog_elements'] }),
    ),
    tasks: {
      ...cards((query) => amocrm.tasks.list(query), storeTasks),
      async ofCards(entity_type, entity_id) {
        const page = await listAll((query) => amocrm.tasks.list(query), { entity_type, entity_id });
        return keep(page, storeTasks(store, page.items, context, 'by id'));
      },
    },
    events: {
      async page({ page: number, window }) {
        const filter = window && { filter: { created_at: window } };
        const page = await amocrm.events.list({ page: number, limit: pageSize, ...filter });
        return { ...(await keep(page, storeEvents(store, page.items, context))), events: page.items };
      },
    },
    lead_notes: notes('leads'),
    contact_notes: notes('contacts'),
    company_notes: notes('companies'),
    catalog_elements: {
      async page({ page: number, catalogId = 0 }) {
        const page = await amocrm.catalogElements.list(catalogId, { page: number, limit: pageSize });
        return keep(page, storeElements(store, page.items, context));
      },
    },
    incoming_leads: {
      async page({ page: number }) {
        const page = await amocrm.incomingLeads.list({ page: number, limit: pageSize });
        return keep(page, storeIncomingLeads(store, page.items, context));
      },
    },
  };
}

/** Every page of a list with a filter, as one. */
async function listAll<Value>(
  list: (query: { page: number; limit: number; filter: object }) => Promise<Page<Value>>,
  filter: object,
): Promise<Page<Value>> {
  const items: Value[] = [];
  for (let page = 1; ; page++) {
    const { items: some, hasNext } = await list({ page, limit: pageSize, filter });
    items.push(...some);
    if (!hasNext || some.length === 0) return { items, hasNext: false };
  }
}
