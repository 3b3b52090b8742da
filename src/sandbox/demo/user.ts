import type { UserRow } from '../metadata.ts';
import { salesRoleId, serviceRoleId } from './role.ts';

/** The director, the managers of three groups, and one who has left but is still responsible for old leads. */
export const users: readonly UserRow[] = [
  user(10_241_802, 'Елена Воронцова', 'vorontsova', 0, { isAdmin: true }),
  user(10_241_806, 'Артём Лапшин', 'lapshin', 0, { roleId: salesRoleId }),
  user(10_241_814, 'Ксения Морозова', 'morozova', 0, { roleId: salesRoleId }),
  user(10_241_818, 'Денис Ефимов', 'efimov', 0, { roleId: salesRoleId }),
  user(10_241_826, 'Ольга Тарасова', 'tarasova', 0),
  user(10_388_450, 'Роман Белкин', 'belkin', 412_386, { roleId: serviceRoleId }),
  user(10_388_454, 'Светлана Юдина', 'yudina', 412_386, { roleId: serviceRoleId }),
  user(10_388_462, 'Игорь Панфилов', 'panfilov', 412_386),
  user(10_512_970, 'Марина Гордеева', 'gordeeva', 412_390),
  user(10_512_978, 'Тимур Сафин', 'safin', 412_390),
  user(10_512_986, 'Павел Рогов', 'rogov', 412_390, { isAdmin: true }),
  user(10_247_330, 'Виктор Осипов', 'osipov', 0, { isActive: false }),
];

function user(
  id: number,
  name: string,
  mailbox: string,
  groupId: number,
  options: { isAdmin?: boolean; isActive?: boolean; roleId?: number } = {},
): UserRow {
  const email = `${mailbox}@severdom.example.ru`;
  return { id, name, email, phone: null, groupId, isAdmin: false, isActive: true, ...options };
}
