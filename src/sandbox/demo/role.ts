import type { RoleRow } from '../metadata.ts';
import { managerRights } from '../rights.ts';

/** The role of the managers of sales. */
export const salesRoleId = 512_402;
/** The role of the engineers of service. */
export const serviceRoleId = 512_406;

/** Two roles that have users, and one that has none: trainees do not see won leads. */
export const roles: readonly RoleRow[] = [
  { id: salesRoleId, name: 'Менеджер по продажам', rights: managerRights },
  { id: serviceRoleId, name: 'Сервисный инженер', rights: managerRights },
  {
    id: 512_410,
    name: 'Стажёр',
    rights: {
      ...managerRights,
      leads: { view: 'M', edit: 'M', add: 'D', delete: 'D', export: 'D' },
      contacts: { view: 'L', edit: 'D', add: 'D', delete: 'D', export: 'D' },
      companies: { view: 'G', edit: 'D', add: 'D', delete: 'D', export: 'D' },
      stages: [{ pipelineId: 7_604_214, statusId: 142, rights: { view: 'D', edit: 'D', delete: 'D' } }],
    },
  },
];
