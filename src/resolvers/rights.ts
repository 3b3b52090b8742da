import type { Reach, RightsWrite } from '../amocrm/index.ts';
import type { Nullish } from '../nullish.ts';
import { toPairs } from './stage.ts';
import type { Translation } from './translation.ts';

/** An `EntityRightsInput`. */
export interface EntityRightsInput {
  view?: Nullish<Reach>;
  edit?: Nullish<Reach>;
  add?: Nullish<Reach>;
  delete?: Nullish<Reach>;
  export?: Nullish<Reach>;
}

/** A `TaskRightsInput`. */
export type TaskRightsInput = Pick<EntityRightsInput, 'edit' | 'delete'>;

/** A `StatusRightsInput`. */
export interface StatusRightsInput extends Omit<EntityRightsInput, 'add'> {
  pipelineId: string;
  statusId: string;
}

/** A `RightsInput`. */
export interface RightsInput {
  leads?: Nullish<EntityRightsInput>;
  contacts?: Nullish<EntityRightsInput>;
  companies?: Nullish<EntityRightsInput>;
  tasks?: Nullish<TaskRightsInput>;
  mailAccess?: Nullish<boolean>;
  catalogAccess?: Nullish<boolean>;
  statuses?: Nullish<StatusRightsInput[]>;
}

/** The rights that were given. */
function toReaches(input: EntityRightsInput): { [Right in keyof EntityRightsInput]?: Reach } {
  return Object.fromEntries(Object.entries(input).filter(([, reach]) => reach !== null && reach !== undefined));
}

/** Rights as amoCRM takes them. */
export const rightsTranslation: Translation<RightsInput, RightsWrite> = {
  leads: (leads) => ({ leads: toReaches(leads) }),
  contacts: (contacts) => ({ contacts: toReaches(contacts) }),
  companies: (companies) => ({ companies: toReaches(companies) }),
  tasks: (tasks) => ({ tasks: toReaches(tasks) }),
  mailAccess: (mail_access) => ({ mail_access }),
  catalogAccess: (catalog_access) => ({ catalog_access }),
  statuses: async (statuses, path, { context }) => {
    const pairs = await toPairs(statuses, path, context, 'named');
    return {
      status_rights: statuses.map(({ pipelineId: _, statusId: __, ...rights }, index) => ({
        entity_type: 'leads',
        pipeline_id: pairs[index]?.pipeline_id ?? 0,
        status_id: pairs[index]?.status_id ?? 0,
        rights: toReaches(rights),
      })),
    };
  },
};
