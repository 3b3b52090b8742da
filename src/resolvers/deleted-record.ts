import type { DeletedRecord, DeletedRecordListQuery, EntityType } from '../amocrm/index.ts';
import { UpstreamInvalidError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type Connection, type ConnectionArguments, loadConnection, nameList } from './list/connection.ts';
import { toOrder } from './list/range.ts';

/** A record in the trash, and what it is. */
export interface TrashedRecord extends DeletedRecord {
  entity_type: EntityType;
}

/** The arguments that select deleted records. */
export interface DeletedRecordArguments extends ConnectionArguments {
  entityType: EntityType;
  ids?: Nullish<string[]>;
  orderBy?: Nullish<`${'ID' | 'UPDATED_AT'}_${'ASC' | 'DESC'}`>;
}

/** Loads one page of the leads, contacts or companies in the trash. */
export async function listDeletedRecords(
  { entityType, ids, orderBy, ...page }: DeletedRecordArguments,
  context: Context,
): Promise<Connection<TrashedRecord>> {
  const { noun, name } = nameList(context, 'deletedRecords');
  const order = toOrder<'id' | 'updated_at'>(orderBy);
  const criteria: DeletedRecordListQuery | undefined =
    ids || order ? { ...(ids && { filter: { id: ids.map(Number) } }), ...(order && { order }) } : undefined;
  return loadConnection<TrashedRecord, DeletedRecordListQuery>(
    { noun, name: `${name}/${entityType}` },
    page,
    criteria,
    async (query) => {
      const { items, hasNext } = await context.amocrm.deletedRecords.list(entityType, query);
      await checkDeleted(entityType, items, context);
      return { items: items.map((item) => ({ ...item, entity_type: entityType })), hasNext };
    },
  );
}

/**
 * amoCRM marks only leads in the trash. Contacts and companies prove it by their absence from the usual list.
 *
 * @throws {UpstreamInvalidError} if one of them is there, so that amoCRM has ignored the condition
 */
async function checkDeleted(entity: EntityType, records: readonly DeletedRecord[], { amocrm }: Context): Promise<void> {
  if (entity === 'leads' || records.length === 0) return;
  const [present] = await amocrm[entity].byIds(records.map(({ id }) => id));
  if (!present) return;
  const message = `amoCRM ignored \`only_deleted\` and returned ${entity} that are not in the trash, such as ${present.id}.`;
  throw new UpstreamInvalidError(message, { remedy: 'Look into the trash in amoCRM’s web interface.' });
}
