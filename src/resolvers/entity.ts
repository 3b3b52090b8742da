import type { Company, Contact, EntityType, Lead } from '../amocrm/index.ts';
import type { Known, RecordLoader } from '../loaders/record.ts';
import type { Context } from './context.ts';

/** A lead, contact or company of which at least the id is known. */
export type AnyEntity = Known<Lead> | Known<Contact> | Known<Company>;

/** What leads, contacts and companies have in common. */
type Shared = Pick<
  Lead & Contact & Company,
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
>;

/** The GraphQL types that are entities of amoCRM, with amoCRM's word for them. */
export const entityTypes: Readonly<Record<string, EntityType>> = {
  Lead: 'leads',
  Contact: 'contacts',
  Company: 'companies',
};

/** amoCRM's word for the entity that a field is resolved on. */
export function entityOf(info: { parentType: { name: string } }): EntityType {
  return entityTypes[info.parentType.name] as EntityType;
}

/** One property that all entities have: at once where it is known, otherwise read with all others that are missing. */
export function readShared<Key extends keyof Shared>(
  record: AnyEntity,
  key: Key,
  { loaders }: Context,
  info: { parentType: { name: string } },
): Shared[Key] | Promise<Shared[Key]> {
  const byEntity = { leads: loaders.lead, contacts: loaders.contact, companies: loaders.company };
  // The three records agree in these properties; the union of their loaders has no common call signature.
  const loader = byEntity[entityOf(info)] as unknown as RecordLoader<Shared, never>;
  return loader.read(record as Known<Shared>, key);
}

/** Where the card of an entity is opened in a browser. */
export function cardUrl(entity: EntityType, id: number, { accountUrl }: Pick<Context, 'accountUrl'>): string {
  return `${accountUrl}/${entity}/detail/${id}`;
}
