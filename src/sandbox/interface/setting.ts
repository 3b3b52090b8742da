import type { AccountRow, UserRow } from '../metadata.ts';
import type { Actor } from './removal.ts';

/** Changes a user. The API adds and deactivates users, and cannot rename them. */
export function changeUser({ store }: Actor, id: number, changes: Partial<Omit<UserRow, 'id'>>): void {
  const user = store.user(id);
  if (user === undefined) throw new Error(`The sandbox has no user ${id}`);
  store.settings.put('users', { ...user, ...changes, id });
}

/** Renames a tag. The API adds tags only. */
export function renameTag({ store }: Actor, id: number, name: string): void {
  if (store.tags.get(id) === undefined) throw new Error(`The sandbox has no tag ${id}`);
  store.tags.change(id, { name });
}

/** Changes the account itself. */
export function changeAccount({ store }: Actor, changes: Partial<Pick<AccountRow, 'id' | 'name' | 'subdomain'>>): void {
  store.metadata.account = { ...store.metadata.account, ...changes };
}
