import { listAll, type Send } from './list.ts';
import { type Json, parseBoolean, parseId, parseNumberOrNull, parsePart, parseText } from './parse.ts';

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
  const rights = parsePart(item.rights);
  return {
    id: parseId(item.id, 'a user'),
    name: parseText(item.name),
    email: parseText(item.email),
    is_active: parseBoolean(rights.is_active),
    is_admin: parseBoolean(rights.is_admin),
    group_id: parseNumberOrNull(rights.group_id),
  };
}
