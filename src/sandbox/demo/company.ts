import type { CompanyRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { createFiller } from './custom-field.ts';
import { createAddress, createPhone, toTypedPhone, towns } from './name.ts';
import type { DemoPlan } from './plan.ts';

const first = [
  'Строй',
  'Дом',
  'Гарант',
  'Вектор',
  'Контур',
  'Фасад',
  'Уют',
  'Берег',
  'Маяк',
  'Квартал',
  'Профиль',
  'Стандарт',
  'Формат',
  'Каскад',
  'Горизонт',
  'Ритм',
];
const last = ['Сервис', 'Инвест', 'Плюс', 'Север', 'Проект'];
const industries = ['Строительство', 'Управляющая компания', 'Дизайн интерьеров', 'Торговля', 'Гостиницы'];
const fill = createFiller('companies');

/** Adds the demo companies. */
export function addCompanies(store: Store, plan: DemoPlan): CompanyRow[] {
  const tag = store.ensureTag('companies', 'Юрлицо').id;
  const partner = store.ensureTag('companies', 'Партнёр').id;
  return Array.from({ length: plan.companies }, (_, index) => addCompany(store, plan, index, { tag, partner }));
}

function addCompany(store: Store, plan: DemoPlan, index: number, tags: { tag: number; partner: number }): CompanyRow {
  const { random } = plan;
  const brand = `${first[index % first.length]}${last[Math.floor(index / first.length) % last.length]}`;
  const round = Math.floor(index / (first.length * last.length));
  const legalName = `${random.chance(0.8) ? 'ООО' : 'АО'} «${brand}${round === 0 ? '' : ` ${round + 1}`}»`;
  const town = random.pick(towns);
  const site = `company-${index + 1}.example.ru`;
  const createdAt = plan.timeOf(index / plan.companies, -30);
  const responsible = plan.pickUser(random.pick([0, 2]));
  return store.companies.add({
    name: legalName,
    responsibleUserId: responsible,
    createdBy: responsible,
    updatedBy: responsible,
    createdAt,
    updatedAt: plan.timeAfter(createdAt),
    isDeleted: false,
    fields: [
      ...fill.kinds('PHONE', { value: toTypedPhone(createPhone(60_000 + index), random), code: 'WORK' }),
      ...(random.chance(0.8) ? fill.kinds('EMAIL', { value: `info@${site}`, code: 'WORK' }) : []),
      ...(random.chance(0.7) ? fill.plain('WEB', `https://${site}`) : []),
      ...fill.plain('ADDRESS', `г. ${town}, ${createAddress(random)}`),
      ...(random.chance(0.6)
        ? fill.plain('Реквизиты', {
            name: legalName,
            entity_type: 2,
            vat_id: `35250${String(10_000 + index)}`,
            kpp: '352501001',
            address: `г. ${town}`,
          })
        : []),
      ...fill.choice('Отрасль', random.pick(industries)),
      ...(random.chance(0.5) ? fill.plain('Сотрудников', String(random.integer(3, 400))) : []),
    ],
    tagIds: random.chance(0.3) ? [tags.tag, tags.partner] : [tags.tag],
  });
}
