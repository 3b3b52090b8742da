import { createFiller } from '../demo/custom-field.ts';
import { createAddress, toTypedPhone, towns } from '../demo/name.ts';
import type { CompanyRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { toPhone } from './contact.ts';
import type { LargePlan } from './plan.ts';
import { isDuplicate } from './size.ts';

const first = ['Строй', 'Дом', 'Гарант', 'Вектор', 'Контур', 'Фасад', 'Уют', 'Берег', 'Маяк', 'Квартал', 'Профиль'];
const last = ['Сервис', 'Инвест', 'Плюс', 'Север', 'Проект', 'Монтаж', 'Групп', 'Ресурс', 'Центр'];
const industries = ['Строительство', 'Управляющая компания', 'Дизайн интерьеров', 'Торговля', 'Гостиницы'];
const fill = createFiller('companies');

/** Adds the companies. A repeating one has the tax number of an older one, and its name with the legal form at the other end. */
export function addCompanies(store: Store, plan: LargePlan): readonly CompanyRow[] {
  const tagId = store.ensureTag('companies', 'Юрлицо').id;
  const originals: number[] = [];
  for (let index = 0; index < plan.size.companies; index += 1) {
    const random = plan.random('company', index);
    const isRepeating = originals.length > 0 && isDuplicate(index, plan.size.duplicates);
    const source = isRepeating ? random.pick(originals) : index;
    if (!isRepeating) originals.push(index);
    const brand = toBrand(source);
    const createdAt = plan.timeOf(random, index / plan.size.companies, -3);
    const userId = plan.pickUser(random, random.pick([0, 2]));
    store.companies.add({
      name: isRepeating ? `${brand}, ООО` : `ООО «${brand}»`,
      responsibleUserId: userId,
      createdBy: userId,
      updatedBy: userId,
      createdAt,
      updatedAt: createdAt,
      isDeleted: false,
      fields: [
        ...fill.kinds('PHONE', { value: toTypedPhone(toPhone(5_000_000 + index), random), code: 'WORK' }),
        ...(random.chance(0.6)
          ? fill.kinds('EMAIL', { value: `info@firm-${index + 1}.example.ru`, code: 'WORK' })
          : []),
        ...(random.chance(0.7) ? fill.plain('ADDRESS', `г. ${random.pick(towns)}, ${createAddress(random)}`) : []),
        ...fill.plain('Реквизиты', { name: `ООО «${brand}»`, entity_type: 2, vat_id: toTaxNumber(source) }),
        ...fill.choice('Отрасль', random.pick(industries)),
      ],
      tagIds: random.chance(0.3) ? [tagId] : [],
    });
  }
  return store.companies.rows();
}

function toBrand(index: number): string {
  const round = Math.floor(index / (first.length * last.length));
  const name = `${first[index % first.length]}${last[Math.floor(index / first.length) % last.length]}`;
  return round === 0 ? name : `${name} ${round + 1}`;
}

const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/** A tax number of a firm of the region, with a right check digit; another one for every index. */
export function toTaxNumber(index: number): string {
  const digits = `35${String(25_000_00 + index).padStart(7, '0')}`;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return `${digits}${(sum % 11) % 10}`;
}
