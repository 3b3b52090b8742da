import { type BatchOutcome, sendItems } from './batch.ts';
import { listAll, type Send } from './list.ts';
import { type Json, parseBoolean, parseId, parseNumber, parseText, parseTime } from './parse.ts';

/** What the elements of a catalog are, as amoCRM calls it. */
export type CatalogType = 'regular' | 'products' | 'invoices' | 'suppliers';

/** A catalog, «список» (amoCRM API v4, Catalogs). Times are unix seconds. */
export interface Catalog {
  id: number;
  name: string;
  /** null for a type that is newer than this client. */
  type: CatalogType | null;
  sort: number;
  created_by: number;
  updated_by: number;
  created_at: number;
  updated_at: number;
  can_add_elements: boolean;
  can_show_in_cards: boolean;
  can_link_multiple: boolean;
  can_be_deleted: boolean;
}

/** A catalog to be created. */
export interface CatalogWrite {
  name?: string;
  type?: CatalogType;
  sort?: number;
  can_add_elements?: boolean;
  can_show_in_cards?: boolean;
  can_link_multiple?: boolean;
}

/** A change of a catalog. Only the keys that are given change. */
export interface CatalogPatch extends CatalogWrite {
  id: number;
}

const types: readonly string[] = ['regular', 'products', 'invoices', 'suppliers'] satisfies CatalogType[];
const path = '/catalogs';

export function catalogRoutes(send: Send) {
  const route = { path, key: 'catalogs', parse: parseCatalog };
  return {
    /** All of the account, in their order: it has at most ten. */
    all: (): Promise<Catalog[]> => listAll(send, path, 'catalogs', parseCatalog),
    create: (catalogs: readonly CatalogWrite[]): Promise<BatchOutcome<Catalog>[]> =>
      sendItems(send, { ...route, method: 'POST' }, catalogs),
    update: (catalogs: readonly CatalogPatch[]): Promise<BatchOutcome<Catalog>[]> =>
      sendItems(send, { ...route, method: 'PATCH' }, catalogs),
  };
}

export function parseCatalog(item: Json): Catalog {
  const type = parseText(item.type);
  return {
    id: parseId(item.id, 'a catalog'),
    name: parseText(item.name),
    type: types.includes(type) ? (type as CatalogType) : null,
    sort: parseNumber(item.sort),
    created_by: parseNumber(item.created_by),
    updated_by: parseNumber(item.updated_by),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
    can_add_elements: parseBoolean(item.can_add_elements),
    can_show_in_cards: parseBoolean(item.can_show_in_cards),
    can_link_multiple: parseBoolean(item.can_link_multiple),
    can_be_deleted: parseBoolean(item.can_be_deleted),
  };
}
