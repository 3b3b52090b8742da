import type { Check } from './check.ts';
import type { EntityRightsRow, Reach, RightsRow, StageRightsRow } from './metadata.ts';

const all: EntityRightsRow = { view: 'A', edit: 'A', add: 'A', delete: 'A', export: 'A' };
const own: EntityRightsRow = { view: 'A', edit: 'M', add: 'A', delete: 'D', export: 'M' };
const none: EntityRightsRow = { view: 'D', edit: 'D', add: 'D', delete: 'D', export: 'D' };

/** The rights of administrators. */
export const adminRights: RightsRow = {
  leads: all,
  contacts: all,
  companies: all,
  tasks: { edit: 'A', delete: 'A' },
  mailAccess: true,
  catalogAccess: true,
  stages: null,
};

/** The rights that users of the demo have unless they are administrators. */
export const managerRights: RightsRow = {
  leads: own,
  contacts: own,
  companies: own,
  tasks: { edit: 'M', delete: 'M' },
  mailAccess: false,
  catalogAccess: false,
  stages: null,
};

/** The rights of a user or role for which none were given (guess). */
export const noRights: RightsRow = {
  leads: none,
  contacts: none,
  companies: none,
  tasks: { edit: 'D', delete: 'D' },
  mailAccess: false,
  catalogAccess: false,
  stages: null,
};

const reaches: readonly Reach[] = ['A', 'G', 'M', 'D', 'L'];

/**
 * Reads rights and lays them over those that were there. The rights on stages are replaced as a whole: null and an empty list wipe
 * them (amoCRM API v4, Roles).
 */
export function parseRights(check: Check, before: RightsRow): RightsRow {
  const cards = (key: 'leads' | 'contacts' | 'companies') => parseReaches(check.object(key), before[key]);
  const stages = check.has('status_rights') ? parseStages(check) : before.stages;
  return {
    leads: cards('leads'),
    contacts: cards('contacts'),
    companies: cards('companies'),
    tasks: parseReaches(check.object('tasks'), before.tasks),
    mailAccess: check.boolean('mail_access') ?? before.mailAccess,
    catalogAccess: check.boolean('catalog_access') ?? before.catalogAccess,
    stages: stages && stages.length > 0 ? stages : null,
  };
}

/** One right after the other; a reach that does not exist is refused. */
function parseReaches<Rights extends object>(check: Check | undefined, before: Rights): Rights {
  if (check === undefined) return before;
  const given = Object.keys(before).flatMap((key) => {
    const value = check.string(key);
    if (value !== undefined && !reaches.includes(value as Reach)) check.refuse(key);
    return value === undefined ? [] : [[key, value]];
  });
  return { ...before, ...Object.fromEntries(given) };
}

function parseStages(check: Check): StageRightsRow[] | null {
  const items = check.objects('status_rights');
  return (
    items?.map((item) => {
      item.require('entity_type', 'pipeline_id', 'status_id', 'rights');
      if (item.string('entity_type') !== 'leads') item.refuse('entity_type');
      const { view, edit, delete: remove, export: output } = parseReaches(item.object('rights'), none);
      return {
        pipelineId: item.integer('pipeline_id') ?? 0,
        statusId: item.integer('status_id') ?? 0,
        rights: { view, edit, delete: remove, export: output },
      };
    }) ?? null
  );
}
