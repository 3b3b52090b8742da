import type { Call } from '../call.ts';
import { logEvent } from '../change-log.ts';
import { singular } from '../formatters/event.ts';
import { type EntityType, entityTypes } from '../rows.ts';
import type { Store } from '../store.ts';

/** The account and the person who acts in its interface. */
export type Actor = Pick<Call, 'store' | 'search' | 'webhooks' | 'user' | 'now'>;

/** What can be deleted without a trash. */
export type RemovableKind = 'tasks' | 'notes' | 'catalogElements' | 'tags';

/** All of them. */
export const removableKinds: readonly RemovableKind[] = ['tasks', 'notes', 'catalogElements', 'tags'];

/** How long the vendor keeps cards in the trash (documented as about thirty days, not measured). */
const keptInTrashS = 30 * 86_400;

/** Moves a card to the trash; its tasks and notes are hidden with it. */
export function moveToTrash(actor: Actor, entityType: EntityType, id: number): void {
  move(actor, entityType, id, 'delete');
}

/** Takes a card out of the trash. */
export function restoreFromTrash(actor: Actor, entityType: EntityType, id: number): void {
  move(actor, entityType, id, 'restore');
}

function move(actor: Actor, entityType: EntityType, id: number, fate: 'delete' | 'restore'): void {
  const { store, now } = actor;
  if (store[entityType].get(id) === undefined) throw new Error(`The sandbox has no ${entityType} ${id}`);
  const row = store[entityType].change(id, { isDeleted: fate === 'delete', updatedAt: now });
  logEvent(actor, `${singular[entityType]}_${fate}d`, entityType, id);
  actor.webhooks.note({ entity: entityType, row, fate });
}

/** Deletes a row for good. Of a note that is not a plain text no event tells (a guess: the vendor names none). */
export function deleteRow(actor: Actor, kind: RemovableKind, id: number): void {
  const { store } = actor;
  const row = store[kind].get(id);
  if (row === undefined) throw new Error(`The sandbox has no ${kind} ${id}`);
  if (kind === 'tasks') deleteTask(actor, id);
  else if (kind === 'notes') deleteNote(actor, id);
  else if (kind === 'catalogElements') deleteElement(store, id);
  // Cards keep the id and show no tag for it.
  else store.tags.remove(id);
}

function deleteTask(actor: Actor, id: number): void {
  const row = actor.store.tasks.get(id);
  actor.store.tasks.remove(id);
  logEvent(actor, 'task_deleted', 'tasks', id);
  if (row) actor.webhooks.note({ entity: 'tasks', row, fate: 'delete' });
}

/** The vendor has no webhook for it. On which side of the event the note stands is a guess: a client must read both. */
function deleteNote(actor: Actor, id: number): void {
  const row = actor.store.notes.get(id);
  actor.store.notes.remove(id);
  if (row?.noteType === 'common') {
    logEvent(actor, 'common_note_deleted', row.entityType, row.entityId, [], [{ note: { id } }]);
  }
}

/** Cards lose the element, and no event tells of it. */
function deleteElement(store: Store, id: number): void {
  for (const entityType of entityTypes) {
    for (const card of store[entityType].rows()) store.elementLinks.remove(entityType, card.id, id);
  }
  store.catalogElements.remove(id);
}

/**
 * Removes what has been in the trash for thirty days. Other cards keep their links to it and show none.
 *
 * @returns the number of cards that were removed
 */
export function purgeTrash({ store, now }: Actor): number {
  const gone = new Set<string>();
  for (const entityType of entityTypes) {
    for (const { id, isDeleted, updatedAt } of store[entityType].rows()) {
      if (!isDeleted || updatedAt > now - keptInTrashS) continue;
      gone.add(`${entityType}:${id}`);
      store[entityType].remove(id);
    }
  }
  for (const table of [store.tasks, store.notes]) {
    for (const { id, entityType, entityId } of table.rows()) {
      if (gone.has(`${entityType}:${entityId}`)) table.remove(id);
    }
  }
  return gone.size;
}
