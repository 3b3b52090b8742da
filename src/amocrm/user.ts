import { listAll, type Send } from './list.ts';
import { type Json, readBoolean, readId, readNumberOrNull, readPart, readText } from './read.ts';

/** A user of the account. */
export interface User {
  id: number;
  name: string;
  email: string;
  is_active: boolean;
  is_admin: boolean;
  group_id: number | null;
}

/** `GET /users`, for administrators only (amoCRM API v4, Users). */
export function userRoutes(send: Send) {
  return { all: (): Promise<User[]> => listAll(send, '/users', 'users', parseUser) };
}

export function parseUser(item: Json): User {
  const rights = readPart(item.rights);
  return {
    id: readId(item.id, 'a user'),
    name: readText(item.name),
    email: readText(item.email),
    is_active: readBoolean(rights.is_active),
    is_admin: readBoolean(rights.is_admin),
    group_id: readNumberOrNull(rights.group_id),
  };
}
