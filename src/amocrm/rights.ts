import { type Json, mapItems, parseBoolean, parseId, parsePart } from './parse.ts';

/** How far a right reaches: all records (A), those of the group (G), one's own (M), none (D), those linked to one's own (L). */
export type Reach = 'A' | 'G' | 'M' | 'D' | 'L';

/** The rights on one type of record; null for a reach that the API does not document. */
export interface EntityRights {
  view: Reach | null;
  edit: Reach | null;
  add: Reach | null;
  delete: Reach | null;
  export: Reach | null;
}

/** The rights on tasks. */
export type TaskRights = Pick<EntityRights, 'edit' | 'delete'>;

/** The rights on the leads of one status. */
export interface StatusRights {
  pipeline_id: number;
  status_id: number;
  rights: Pick<EntityRights, 'view' | 'edit' | 'delete' | 'export'>;
}

/** What a user or a role may do (amoCRM API v4, Users: rights). */
export interface Rights {
  leads: EntityRights;
  contacts: EntityRights;
  companies: EntityRights;
  tasks: TaskRights;
  mail_access: boolean;
  catalog_access: boolean;
  /** Null if the account does not say: older ones do not have it. */
  files_access: boolean | null;
  status_rights: StatusRights[];
}

type Sent<Value> = { [Key in keyof Value]?: NonNullable<Value[Key]> };

/** Rights as they are sent. */
export interface RightsWrite {
  leads?: Sent<EntityRights>;
  contacts?: Sent<EntityRights>;
  companies?: Sent<EntityRights>;
  tasks?: Sent<TaskRights>;
  mail_access?: boolean;
  catalog_access?: boolean;
  /** Null and an empty list wipe the rights on all statuses (amoCRM API v4, Roles). */
  status_rights?: StatusRightsWrite[];
}

/** The rights on one status, as they are sent. */
export interface StatusRightsWrite {
  entity_type: 'leads';
  pipeline_id: number;
  status_id: number;
  rights: Sent<StatusRights['rights']>;
}

/** @param value `rights` of a user or a role */
export function parseRights(value: unknown): Rights {
  const rights = parsePart(value);
  return {
    leads: parseEntityRights(rights.leads),
    contacts: parseEntityRights(rights.contacts),
    companies: parseEntityRights(rights.companies),
    tasks: parseEntityRights(rights.tasks),
    mail_access: parseBoolean(rights.mail_access),
    catalog_access: parseBoolean(rights.catalog_access),
    files_access: rights.files_access === undefined ? null : parseBoolean(rights.files_access),
    status_rights: mapItems(rights.status_rights, parseStatusRights),
  };
}

function parseStatusRights(item: Json): StatusRights {
  return {
    pipeline_id: parseId(item.pipeline_id, 'a pipeline of rights'),
    status_id: parseId(item.status_id, 'a status of rights'),
    rights: parseEntityRights(item.rights),
  };
}

function parseEntityRights(value: unknown): EntityRights {
  const { view, edit, add, delete: remove, export: output } = parsePart(value);
  return {
    view: parseReach(view),
    edit: parseReach(edit),
    add: parseReach(add),
    delete: parseReach(remove),
    export: parseReach(output),
  };
}

function parseReach(value: unknown): Reach | null {
  return value === 'A' || value === 'G' || value === 'M' || value === 'D' || value === 'L' ? value : null;
}
