import type { Company, Contact, Customer, CustomFieldValues, EntityType, Lead, Tag } from '../amocrm/index.ts';
import { cardLoaderOf } from '../loaders/index.ts';
import type { Known, RecordLoader } from '../loaders/record.ts';
import type { Context } from './context.ts';
import { type SelectionInfo, selectsOnly } from './list/selection.ts';
import type { MaybePromise } from './settled.ts';
import { showSentFields, type Written } from './write/written.ts';

/** A lead, contact, company or customer; at least its id is known. */
export type AnyEntity = Written<Lead> | Written<Contact> | Written<Company> | Written<Customer>;

/** The properties that leads, contacts, companies and customers have in common. */
type Shared = Pick<
  Lead & Contact & Company & Customer,
  | 'id'
  | 'name'
  | 'responsible_user_id'
  | 'created_by'
  | 'updated_by'
  | 'created_at'
  | 'updated_at'
  | 'closest_task_at'
  | 'custom_fields_values'
  | 'tags'
  | 'catalog_elements'
>;

/** The GraphQL types that are entities of amoCRM, with amoCRM's name for each. */
export const entityTypes: Readonly<Record<string, EntityType>> = {
  Lead: 'leads',
  Contact: 'contacts',
  Company: 'companies',
  Customer: 'customers',
};

/** amoCRM's name for the type whose field is being resolved. */
export function entityOf(info: { parentType: { name: string } }): EntityType {
  return entityTypes[info.parentType.name] as EntityType;
}

/** One shared property of an entity: synchronous if it is known, otherwise loaded together with the others missing. */
export function loadShared<Key extends keyof Shared>(
  record: AnyEntity,
  key: Key,
  { loaders }: Context,
  info: { parentType: { name: string } },
  withs: 'catalog_elements'[] = [],
): Shared[Key] | Promise<Shared[Key]> {
  // The records agree in these properties; the union of their loaders has no common call signature.
  const loader = cardLoaderOf(entityOf(info), loaders) as unknown as RecordLoader<Shared, 'catalog_elements'>;
  return loader.read(record as Known<Shared>, key, withs);
}

/** The custom fields of an entity: those that were just sent where it was created with them, otherwise read. */
export function loadFieldValues(
  record: AnyEntity,
  context: Context,
  info: { parentType: { name: string } },
): MaybePromise<CustomFieldValues[]> {
  const sent = 'custom_fields_values' in record ? undefined : record.sent?.fields;
  return sent
    ? showSentFields(entityOf(info), sent, context).then((shown) => shown ?? readKnownValues(record, context, info))
    : readKnownValues(record, context, info);
}

function readKnownValues(
  record: AnyEntity,
  context: Context,
  info: { parentType: { name: string } },
): MaybePromise<CustomFieldValues[]> {
  return loadShared(record, 'custom_fields_values', context, info);
}

/** The tags of an entity: as they were sent if it was just written and only names are selected, otherwise loaded. */
export async function loadTags(
  record: AnyEntity,
  context: Context,
  info: SelectionInfo & { parentType: { name: string } },
): Promise<Tag[]> {
  const names = 'tags' in record ? undefined : record.sent?.tags;
  if (names && selectsOnly(info, ['name'])) return names.map((name) => ({ id: 0, name, color: null }));
  return loadShared(record, 'tags', context, info);
}

/** The address of an entity's card in amoCRM's web interface. */
export function cardUrl(entity: EntityType, id: number, { accountUrl }: Pick<Context, 'accountUrl'>): string {
  return `${accountUrl}/${entity}/detail/${id}`;
}
