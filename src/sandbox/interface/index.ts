import type { AccountRow, UserRow } from '../metadata.ts';
import type { EntityType } from '../rows.ts';
import { type Merge, type MergeableType, mergeCards } from './merge.ts';
import { type Actor, deleteRow, moveToTrash, purgeTrash, type RemovableKind, restoreFromTrash } from './removal.ts';
import { changeAccount, changeUser, renameTag } from './setting.ts';

export type { Merge, MergeableType } from './merge.ts';
export { mergeableTypes } from './merge.ts';
export type { RemovableKind } from './removal.ts';
export { removableKinds } from './removal.ts';

/** What people do in the vendor's interface and no route of the API does. Each action is that of the first administrator, now. */
export interface InterfaceActions {
  /**
   * Moves a card to the trash.
   * @throws Error if there is no such card.
   */
  trash(entity: EntityType, id: number): void;
  /** Takes a card out of the trash. @throws Error if there is no such card. */
  restore(entity: EntityType, id: number): void;
  /**
   * Merges two cards of one type: one survives, the other is gone for good.
   * @throws Error if one of them does not exist, is in the trash, or both are the same.
   */
  merge(entity: MergeableType, merge: Merge): void;
  /** Deletes a task, a note, an element of a catalog or a tag for good. @throws Error if there is none. */
  delete(kind: RemovableKind, id: number): void;
  /**
   * Removes for good the cards that have been in the trash for thirty days, with their tasks and notes, as the vendor does in the
   * night. No event or webhook tells of it.
   * @returns how many cards were removed
   */
  purgeTrash(): number;
  /** Renames a user, or changes anything else of one. @throws Error if there is no such user. */
  changeUser(id: number, changes: Partial<Omit<UserRow, 'id'>>): void;
  /** Renames a tag; the cards that have it are not touched. @throws Error if there is no such tag. */
  renameTag(id: number, name: string): void;
  /** Changes the account itself; another id makes it another account that answers at the same address. */
  changeAccount(changes: Partial<Pick<AccountRow, 'id' | 'name' | 'subdomain'>>): void;
}

/** The actions on an account. `act` gives its present state and who acts. */
export function createInterfaceActions(act: () => Actor): InterfaceActions {
  return {
    trash: (entity, id) => moveToTrash(act(), entity, id),
    restore: (entity, id) => restoreFromTrash(act(), entity, id),
    merge: (entity, merge) => mergeCards(act(), entity, merge),
    delete: (kind, id) => deleteRow(act(), kind, id),
    purgeTrash: () => purgeTrash(act()),
    changeUser: (id, changes) => changeUser(act(), id, changes),
    renameTag: (id, name) => renameTag(act(), id, name),
    changeAccount: (changes) => changeAccount(act(), changes),
  };
}
