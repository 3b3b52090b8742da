import type { EntityType } from './account.ts';
import { type BatchOutcome, sendItems, type WriteRoute } from './batch.ts';
import { parseCustomFieldValues } from './custom-field.ts';
import {
  type ChainedList,
  type CustomField,
  type CustomFieldStatus,
  type FieldOwner,
  parseCustomField,
} from './custom-field-definition.ts';
import { getOne, listAll, printParameters, type Send } from './list.ts';
import { type Json, parsePart, parseRows } from './parse.ts';
import { fillPath } from './transport/index.ts';
import { Unread } from './unread.ts';

/** A definition as it is written (amoCRM API v4, Custom fields: add). */
export interface CustomFieldSettings {
  name?: string;
  code?: string | null;
  sort?: number;
  group_id?: string | null;
  is_api_only?: boolean;
  /** The whole list: options without an id are created, and options that are not in it are deleted with their values. */
  enums?: { id?: number; value: string; sort: number; code?: string }[];
  /** The whole list, as `enums`; `parent_request_id` names a new option as the parent. */
  nested?: {
    id?: number;
    parent_id?: number;
    request_id?: string;
    parent_request_id?: string;
    value: string;
    sort: number;
  }[];
  required_statuses?: CustomFieldStatus[];
  hidden_statuses?: CustomFieldStatus[];
  remind?: string;
  currency?: string;
  tracking_callback?: string;
  search_in?: string;
  chained_lists?: ChainedList[];
  is_visible?: boolean;
  is_required?: boolean;
}

/** A new definition. */
export interface CustomFieldCreate extends CustomFieldSettings {
  name: string;
  type: string;
}

/** A change of a definition. */
export interface CustomFieldPatch extends CustomFieldSettings {
  id: number;
}

/** How many records of one page hold a value. */
export interface FilledCount {
  count: number;
  /** Whether there are more. */
  hasMore: boolean;
}

/** The path of the definitions with placeholders. */
function templateOf(owner: FieldOwner): string {
  return `/${owner.replace(/\d+/, '{catalogId}')}/custom_fields`;
}

/** The routes of definitions (amoCRM API v4, Custom fields): at most 50 on a page; administrators write. */
export function customFieldRoutes(send: Send) {
  const path = (owner: FieldOwner) => `/${owner}/custom_fields`;
  const parse = (owner: FieldOwner) => (item: Json) => parseCustomField(item, owner);
  const routeOf = (method: 'POST' | 'PATCH', owner: FieldOwner): WriteRoute<CustomField> => ({
    method,
    path: path(owner),
    template: templateOf(owner),
    key: 'custom_fields',
    parse: parse(owner),
  });
  return {
    all: (owner: FieldOwner): Promise<CustomField[]> =>
      listAll(send, path(owner), 'custom_fields', parse(owner), { limit: 50, template: templateOf(owner) }),
    /** null if there is none. */
    get: (owner: FieldOwner, id: number): Promise<CustomField | null> => getOne(send, path(owner), id, parse(owner)),
    create: (owner: FieldOwner, fields: readonly CustomFieldCreate[]): Promise<BatchOutcome<CustomField>[]> =>
      sendItems(send, routeOf('POST', owner), fields),
    update: (owner: FieldOwner, fields: readonly CustomFieldPatch[]): Promise<BatchOutcome<CustomField>[]> =>
      sendItems(send, routeOf('PATCH', owner), fields),
    /** Deletes a field with all its values. @throws {NotFoundError} */
    async delete(owner: FieldOwner, id: number): Promise<void> {
      const route = `${templateOf(owner)}/{id}`;
      await send({ method: 'DELETE', route, path: fillPath(`${path(owner)}/{id}`, { id }) });
    },
    /** How many records of one page hold a value; null if amoCRM’s filters cannot tell. */
    countFilled: (entity: EntityType, field: CustomField): Promise<FilledCount | null> =>
      countFilled(send, entity, field),
  };
}

/** Types whose values are in a range; one without an upper end holds all of them. */
const ranged = new Set(['numeric', 'monetary', 'date', 'date_time', 'birthday']);

/** Before every date, and below every amount. */
const lowest = -100_000_000_000_000;

/**
 * Asks for the records that hold a value of a field, in one request of the largest page (Filtering: custom fields).
 *
 * @returns null if amoCRM has no filter that selects all values of such a field, or ignored it
 */
export async function countFilled(send: Send, entity: EntityType, field: CustomField): Promise<FilledCount | null> {
  const name = `filter[custom_fields_values][${field.id}]`;
  const conditions: [string, string | number][] = ranged.has(field.type)
    ? [[`${name}[from]`, lowest]]
    : field.type === 'checkbox'
      ? [[`${name}[]`, 1]]
      : field.type === 'multitext'
        ? []
        : field.enums.map(({ id }) => [`${name}[]`, id]);
  if (conditions.length === 0) return null;
  const query = printParameters([['limit', 250], ...conditions]);
  const { body } = await send({ method: 'GET', route: `/${entity}`, path: `/${entity}`, query });
  const rows = parseRows(body, entity);
  const filled = rows.filter((row) =>
    parseCustomFieldValues(readLater(row.custom_fields_values)).some(
      ({ field_id, values }) => field_id === field.id && values.length > 0,
    ),
  );
  if (filled.length < rows.length) return null;
  return { count: filled.length, hasMore: parsePart(parsePart(body)._links).next !== undefined };
}

/** Records are answered with fields that are not parsed yet. */
function readLater(value: unknown): unknown {
  return value instanceof Unread ? value.read() : value;
}
