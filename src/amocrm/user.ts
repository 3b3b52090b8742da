import { type BatchOutcome, sendItems, sendWhole } from './batch.ts';
import { getOne, listAll, type Send } from './list.ts';
import { type Json, parseBoolean, parseId, parseNumberOrNull, parsePart, parseText, parseTextOrNull } from './parse.ts';
import { parseRights, type Rights, type RightsWrite } from './rights.ts';

/** A user of the account. */
export interface User {
  id: number;
  name: string;
  email: string;
  /** `ru`, `en`, `es` or `pt`. */
  lang: string;
  is_active: boolean;
  is_admin: boolean;
  /** Whether they use a free seat. */
  is_free: boolean;
  group_id: number | null;
  role_id: number | null;
  rights: Rights;
}

/** What amoCRM adds to a user only when asked. */
export interface UserDetails {
  id: number;
  uuid: string | null;
  phone_number: string | null;
  /** `newbie`, `candidate` or `master`. */
  user_rank: string | null;
}

/** A user to be created. `rights` has a role, a free seat, or rights of their own. */
export interface UserWrite {
  name: string;
  email: string;
  password: string;
  lang?: string;
  rights?: RightsWrite & { role_id?: number; is_free?: boolean };
}

const details = 'uuid,phone_number,user_rank';

/** `/users`, for administrators only (amoCRM API v4, Users). */
export function userRoutes(send: Send) {
  /** Administrators are refused, and a single unknown user refuses all of them. */
  const post = async (action: 'activate' | 'deactivate', ids: readonly number[]): Promise<void> => {
    const path = `/users/${action}`;
    await sendWhole(send, { method: 'POST', route: path, path, body: ids.map((id) => ({ id })) });
  };
  return {
    all: (): Promise<User[]> => listAll(send, '/users', 'users', parseUser),
    /** Null if there is no such user. */
    get: (id: number): Promise<User | null> => getOne(send, '/users', id, parseUser),
    details: (): Promise<UserDetails[]> => listAll(send, '/users', 'users', parseUserDetails, { with: details }),
    /** At most 10 in a request. */
    create: (users: readonly UserWrite[]): Promise<BatchOutcome<User>[]> =>
      sendItems(send, { method: 'POST', path: '/users', key: 'users', parse: parseUser }, users),
    activate: (ids: readonly number[]): Promise<void> => post('activate', ids),
    deactivate: (ids: readonly number[]): Promise<void> => post('deactivate', ids),
  };
}

export function parseUser(item: Json): User {
  const rights = parsePart(item.rights);
  return {
    id: parseId(item.id, 'a user'),
    name: parseText(item.name),
    email: parseText(item.email),
    lang: parseText(item.lang),
    is_active: parseBoolean(rights.is_active),
    is_admin: parseBoolean(rights.is_admin),
    is_free: parseBoolean(rights.is_free),
    group_id: parseNumberOrNull(rights.group_id),
    role_id: parseNumberOrNull(rights.role_id),
    rights: parseRights(rights),
  };
}

function parseUserDetails(item: Json): UserDetails {
  return {
    id: parseId(item.id, 'a user'),
    uuid: parseTextOrNull(item.uuid),
    phone_number: parseTextOrNull(item.phone_number),
    user_rank: parseTextOrNull(item.user_rank),
  };
}
