import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { CardRow, EntityType } from '../rows.ts';

/** `_embedded.tags` of a card. */
export function formatTags(call: Call, row: CardRow): unknown[] {
  return row.tagIds.flatMap((id) => {
    const tag = call.store.tags.get(id);
    return tag === undefined ? [] : [{ id: tag.id, name: tag.name, color: tag.color }];
  });
}

/** Cards as they stand embedded in another card: id and address. Trashed ones are left out. */
export function formatReferences(call: Call, entityType: EntityType, ids: readonly (number | null)[]): unknown[] {
  return ids
    .filter((id) => id !== null && call.store.isAlive(entityType, id))
    .map((id) => ({ id, _links: selfLink(call, `/${entityType}/${id}`) }));
}

/** Who is responsible for a card, task or note. */
export function formatOwnership(call: Call, row: Pick<CardRow, 'responsibleUserId'>) {
  return { responsible_user_id: row.responsibleUserId, group_id: call.store.groupOf(row.responsibleUserId) };
}

/** Who wrote a card, task or note, and when. */
export function formatAuthorship(row: Pick<CardRow, 'createdBy' | 'updatedBy' | 'createdAt' | 'updatedAt'>) {
  return { created_by: row.createdBy, updated_by: row.updatedBy, created_at: row.createdAt, updated_at: row.updatedAt };
}
