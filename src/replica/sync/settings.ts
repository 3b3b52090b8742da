/** The account's settings as rows. What the account no longer has is kept and marked, because history names it. */
import { type Compilable, sql } from 'kysely';
import type { Account, Catalog, CustomField, LossReason, Pipeline, User } from '../../amocrm/index.ts';
import type { Store } from '../store/store.ts';
import type { StageNameTable } from '../store/tables.ts';

/** Where settings come from: a cache that all requests share. */
export interface SettingSource {
  account(): Promise<Account>;
  users(): Promise<User[]>;
  pipelines(): Promise<Pipeline[]>;
  lossReasons(): Promise<LossReason[]>;
  catalogs(): Promise<Catalog[]>;
  customFields(owner: 'leads' | 'contacts' | 'companies'): Promise<CustomField[]>;
  /** Makes a part be read again if it was read so long ago. @param maxAgeMs milliseconds @returns whether it was */
  limitAge(part: SettingPart, maxAgeMs: number): Promise<boolean>;
}

/** The parts that are copied, besides the account itself. */
export const settingParts = [
  ...(['users', 'pipelines', 'lossReasons', 'catalogs'] as const),
  ...(['customFields:leads', 'customFields:contacts', 'customFields:companies'] as const),
];

type SettingPart = (typeof settingParts)[number];

/** The cards whose fields are copied. */
const fieldOwners = ['leads', 'contacts', 'companies'] as const;

/** The statements that store the settings. @param now unix seconds, since when new names of stages hold */
export async function storeSettings(store: Store, source: SettingSource, now: number): Promise<Compilable[]> {
  const [users, pipelines, reasons, catalogs, ...fields] = await Promise.all([
    source.users(),
    source.pipelines(),
    source.lossReasons(),
    source.catalogs(),
    ...fieldOwners.map((owner) => source.customFields(owner)),
  ]);
  const flag = (value: boolean) => (value ? 1 : 0) as 0 | 1;
  const statuses = pipelines.flatMap((pipeline) => pipeline.statuses);
  const { database } = store;
  const marked = (['account_user', 'pipeline', 'status', 'loss_reason', 'catalog', 'custom_field'] as const).map(
    (table) => database.updateTable(table).set({ is_deleted: 1 } as never),
  );
  return [
    ...marked,
    store.insert(
      'account_user',
      users.map(({ id, name, email, group_id, is_active, is_admin }) => ({
        id,
        name,
        email,
        group_id,
        is_active: flag(is_active),
        is_admin: flag(is_admin),
        is_deleted: 0 as const,
      })),
      ['id'],
    ),
    store.insert(
      'pipeline',
      pipelines.map(({ id, name, sort, is_main, is_archive }) => ({
        id,
        name,
        sort,
        is_main: flag(is_main),
        is_archive: flag(is_archive),
        is_deleted: 0 as const,
      })),
      ['id'],
    ),
    store.insert(
      'status',
      statuses.map(({ pipeline_id, id, name, sort, color, type }) => ({
        pipeline_id,
        id,
        name,
        sort,
        color,
        type,
        is_deleted: 0 as const,
      })),
      ['pipeline_id', 'id'],
    ),
    ...(await storeStageNames(store, pipelines, now)),
    ...(reasons.length === 0
      ? []
      : [
          store.insert(
            'loss_reason',
            reasons.map(({ id, name, sort }) => ({ id, name, sort, is_deleted: 0 as const })),
            ['id'],
          ),
        ]),
    ...(catalogs.length === 0
      ? []
      : [
          store.insert(
            'catalog',
            catalogs.map(({ id, name, type }) => ({ id, name, type: String(type), is_deleted: 0 as const })),
            ['id'],
          ),
        ]),
    ...fields.flatMap((list, index) =>
      list.length === 0
        ? []
        : [
            store.insert(
              'custom_field',
              list.map(({ id, name, code, type, sort }) => ({
                entity_type: fieldOwners[index] ?? '',
                id,
                name,
                code,
                type,
                sort,
                is_deleted: 0 as const,
              })),
              ['entity_type', 'id'],
            ),
          ],
    ),
  ];
}

/** A row for each name that differs from the last one known. */
async function storeStageNames(store: Store, pipelines: readonly Pipeline[], now: number): Promise<Compilable[]> {
  const known = await store.database
    .selectFrom('stage_name')
    .select(['pipeline_id', 'status_id', 'name'])
    .orderBy(sql.ref('since'))
    .execute();
  const last = new Map(known.map(({ pipeline_id, status_id, name }) => [`${pipeline_id}:${status_id}`, name]));
  const names = pipelines.flatMap(({ id, name, statuses }) => [
    { pipeline_id: id, status_id: 0, name, since: now },
    ...statuses.map((status) => ({ pipeline_id: id, status_id: status.id, name: status.name, since: now })),
  ]);
  const changed: StageNameTable[] = names.filter((row) => last.get(`${row.pipeline_id}:${row.status_id}`) !== row.name);
  return changed.length === 0 ? [] : [store.insert('stage_name', changed, ['pipeline_id', 'status_id', 'since'])];
}
