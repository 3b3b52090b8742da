/** What belongs to many records at once, by their ids. */
import type { Kysely } from 'kysely';
import type { CustomFieldTable, CustomFieldValueTable, Tables } from '../store/tables.ts';

/** Records with a name of their own, and the tables that have them. */
const namedTables = { leads: 'lead', contacts: 'contact', companies: 'company' } as const;

/** One of them. */
export type NamedType = keyof typeof namedTables;

/** The names of records. */
export async function loadNames(
  database: Kysely<Tables>,
  type: NamedType,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom(namedTables[type])
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The names of the tags of records, by alphabet. */
export async function loadTags(
  database: Kysely<Tables>,
  type: NamedType,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom('entity_tag')
    .select(['entity_id', 'tag_name'])
    .where('entity_type', '=', type)
    .where('entity_id', 'in', ids)
    .orderBy('tag_name')
    .execute();
  return collect(
    rows,
    ({ entity_id }) => entity_id,
    ({ tag_name }) => tag_name,
  );
}

/** The custom fields of a type of record, in the order of its card. Deleted fields are omitted. */
export function loadFields(database: Kysely<Tables>, type: NamedType): Promise<CustomFieldTable[]> {
  return database
    .selectFrom('custom_field')
    .selectAll()
    .where('entity_type', '=', type)
    .where('is_deleted', '=', 0)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

/** The values of custom fields by record, in their order. @param fieldIds only these fields */
export async function loadValues(
  database: Kysely<Tables>,
  type: NamedType,
  ids: readonly number[],
  fieldIds: readonly number[],
): Promise<Map<number, CustomFieldValueTable[]>> {
  if (ids.length === 0 || fieldIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('custom_field_value')
    .selectAll()
    .where('entity_type', '=', type)
    .where('entity_id', 'in', [...new Set(ids)])
    .where('field_id', 'in', fieldIds)
    .orderBy('entity_id')
    .orderBy('field_id')
    .orderBy('position')
    .execute();
  return collect(
    rows,
    ({ entity_id }) => entity_id,
    (row) => row,
  );
}

/** The names of the account's settings, also of those that were deleted. */
export interface SettingNames {
  users: ReadonlyMap<number, string>;
  pipelines: ReadonlyMap<number, string>;
  /** By pipeline and status: `142:7`. */
  statuses: ReadonlyMap<string, string>;
  lossReasons: ReadonlyMap<number, string>;
}

/** Loads the names of users, pipelines, statuses and loss reasons. */
export async function loadSettingNames(database: Kysely<Tables>): Promise<SettingNames> {
  const [users, pipelines, statuses, lossReasons] = await Promise.all([
    database.selectFrom('account_user').select(['id', 'name']).execute(),
    database.selectFrom('pipeline').select(['id', 'name']).execute(),
    database.selectFrom('status').select(['pipeline_id', 'id', 'name']).execute(),
    database.selectFrom('loss_reason').select(['id', 'name']).execute(),
  ]);
  const toMap = (rows: { id: number; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]));
  return {
    users: toMap(users),
    pipelines: toMap(pipelines),
    statuses: new Map(statuses.map(({ pipeline_id, id, name }) => [`${pipeline_id}:${id}`, name])),
    lossReasons: toMap(lossReasons),
  };
}

function collect<Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
  toValue: (row: Row) => Value,
): Map<number, Value[]> {
  const groups = new Map<number, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(toValue(row));
    else groups.set(keyOf(row), [toValue(row)]);
  }
  return groups;
}
