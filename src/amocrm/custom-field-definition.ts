import type { EntityType } from './account.ts';
import {
  type Json,
  parseBoolean,
  parseId,
  parseItems,
  parseNumber,
  parseNumberOrNull,
  parseText,
  parseTextOrNull,
} from './parse.ts';

/** What has custom fields, as it stands in paths (amoCRM API v4, Custom fields). */
export type FieldOwner = EntityType | 'customers' | 'customers/segments' | `catalogs/${number}`;

/** A stage of a pipeline in which a field is required or hidden. */
export interface CustomFieldStatus {
  status_id: number;
  pipeline_id: number;
}

/** A step of a chained list: the catalog that is chosen from, and the catalog whose choice narrows it. */
export interface ChainedList {
  title: string | null;
  catalog_id: number;
  parent_catalog_id: number | null;
}

/** The definition of a custom field. */
export interface CustomField {
  id: number;
  /** What has it. */
  owner: FieldOwner;
  name: string;
  code: string | null;
  /** amoCRM's name of the type: `text`, `select`, `multitext` … (Custom fields: types). */
  type: string;
  enums: { id: number; value: string; code: string | null; sort: number }[];
  /** ISO 4217 code, of a monetary field. */
  currency?: string | null;
  sort: number;
  /** `statistic`, `leads_4651…`; null for the main group. */
  group_id: string | null;
  is_api_only: boolean;
  is_computed: boolean;
  is_predefined: boolean;
  is_deletable: boolean;
  required_statuses: CustomFieldStatus[];
  hidden_statuses: CustomFieldStatus[];
  /** `never`, `day`, `week` or `month`, of a birthday. */
  remind: string | null;
  /** The options of a category, of catalogs. */
  nested: { id: number; parent_id: number | null; value: string; sort: number }[];
  tracking_callback: string | null;
  /** Id of a catalog, or `contacts`, `companies`, `contacts_and_companies`, of a linked entity. */
  search_in: string | null;
  chained_lists: ChainedList[];
  /** Of catalogs; null elsewhere. */
  is_visible: boolean | null;
  is_required: boolean | null;
}

export function parseCustomField(item: Json, owner: FieldOwner): CustomField {
  return {
    id: parseId(item.id, 'a custom field'),
    owner,
    name: parseText(item.name),
    code: parseTextOrNull(item.code),
    type: parseText(item.type),
    enums: parseItems(item.enums).map((option) => ({
      id: parseId(option.id, 'an option'),
      value: parseText(option.value),
      code: parseTextOrNull(option.code),
      sort: parseNumber(option.sort),
    })),
    ...(item.currency === undefined ? {} : { currency: parseTextOrNull(item.currency) }),
    sort: parseNumber(item.sort),
    group_id: parseText(item.group_id) || null,
    is_api_only: parseBoolean(item.is_api_only),
    is_computed: parseBoolean(item.is_computed),
    is_predefined: parseBoolean(item.is_predefined),
    // Only the fields of some owners have it.
    is_deletable: item.is_deletable === undefined ? !parseBoolean(item.is_predefined) : parseBoolean(item.is_deletable),
    required_statuses: parseStatuses(item.required_statuses),
    hidden_statuses: parseStatuses(item.hidden_statuses),
    remind: parseTextOrNull(item.remind),
    nested: parseItems(item.nested).map((option) => ({
      id: parseId(option.id, 'an option'),
      parent_id: parseNumberOrNull(option.parent_id),
      value: parseText(option.value),
      sort: parseNumber(option.sort),
    })),
    tracking_callback: parseTextOrNull(item.tracking_callback),
    search_in: parseText(item.search_in) || null,
    chained_lists: parseItems(item.chained_lists).map((list) => ({
      title: parseTextOrNull(list.title),
      catalog_id: parseNumber(list.catalog_id),
      parent_catalog_id: parseNumberOrNull(list.parent_catalog_id),
    })),
    is_visible: item.is_visible === undefined ? null : parseBoolean(item.is_visible),
    is_required: item.is_required === undefined ? null : parseBoolean(item.is_required),
  };
}

function parseStatuses(value: unknown): CustomFieldStatus[] {
  return parseItems(value).map((item) => ({
    status_id: parseNumber(item.status_id),
    pipeline_id: parseNumber(item.pipeline_id),
  }));
}
