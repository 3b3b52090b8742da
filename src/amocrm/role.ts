import { type BatchOutcome, sendItems, sendWhole } from './batch.ts';
import { getOne, listAll, type Send } from './list.ts';
import { type Json, parseEmbedded, parseId, parsePart, parseText } from './parse.ts';
import { parseRights, type Rights, type RightsWrite } from './rights.ts';
import { fillPath } from './transport/index.ts';

/** A role: rights under a name, for several users. */
export interface Role {
  id: number;
  name: string;
  rights: Rights;
  /** The ids of its users. */
  users: number[];
}

/** A role to be created. */
export interface RoleWrite {
  name: string;
  rights: RightsWrite;
}

const route = '/roles/{id}';

/** `/roles`, for administrators only (amoCRM API v4, Roles). */
export function roleRoutes(send: Send) {
  return {
    all: (): Promise<Role[]> => listAll(send, '/roles', 'roles', parseRole, { with: 'users' }),
    /** Null if there is no such role. */
    get: (id: number): Promise<Role | null> => getOne(send, '/roles', id, parseRole, ['users']),
    create: (roles: readonly RoleWrite[]): Promise<BatchOutcome<Role>[]> =>
      sendItems(send, { method: 'POST', path: '/roles', key: 'roles', parse: parseRole }, roles),
    async update(id: number, changes: Partial<RoleWrite>): Promise<Role> {
      const { body } = await sendWhole(send, { method: 'PATCH', route, path: fillPath(route, { id }), body: changes });
      return parseRole(parsePart(body));
    },
    async delete(id: number): Promise<void> {
      await sendWhole(send, { method: 'DELETE', route, path: fillPath(route, { id }) });
    },
  };
}

export function parseRole(item: Json): Role {
  return {
    id: parseId(item.id, 'a role'),
    name: parseText(item.name),
    rights: parseRights(item.rights),
    users: parseEmbedded(item, 'users').map(({ id }) => parseId(id, 'a user of a role')),
  };
}
