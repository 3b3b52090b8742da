import type { CatalogElementRow, FieldValues } from '../rows.ts';
import type { Store } from '../store.ts';
import { catalogField, catalogIds, type groups, type units } from './catalog.ts';
import type { DemoPlan } from './plan.ts';
import { users } from './user.ts';

type Product = [
  group: (typeof groups)[number],
  name: string,
  price: number,
  unit: (typeof units)[number],
  description?: string,
];

/** What «Северный дом» sells. */
const products: readonly Product[] = [
  ['Окна ПВХ', 'Окно одностворчатое 600×1200', 9_800, 'шт.', 'Профиль 70 мм, двухкамерный стеклопакет.'],
  ['Окна ПВХ', 'Окно двухстворчатое 1300×1400', 16_900, 'шт.', 'Одна створка поворотно-откидная.'],
  ['Окна ПВХ', 'Окно трёхстворчатое 2050×1400', 24_700, 'шт.', 'Две створки открываются.'],
  [
    'Окна ПВХ',
    'Окно «Север» 1300×1400, энергосберегающее',
    21_300,
    'шт.',
    'Профиль 82 мм, мультифункциональное стекло.',
  ],
  ['Окна ПВХ', 'Окно мансардное 780×1180', 31_500, 'шт.'],
  ['Окна ПВХ', 'Балконный блок 2100×2100', 33_900, 'шт.', 'Окно и дверь с порогом.'],
  ['Окна ПВХ', 'Дверь входная ПВХ 900×2100', 42_600, 'шт.'],
  ['Окна ПВХ', 'Окно арочное по эскизу', 18_450.5, 'м²'],
  ['Окна ПВХ', 'Витраж алюминиевый', 14_200, 'м²', 'Тёплая серия.'],
  ['Окна ПВХ', 'Портал раздвижной', 26_800, 'м²'],
  ['Балконы и лоджии', 'Остекление балкона холодное', 7_900, 'м²'],
  ['Балконы и лоджии', 'Остекление балкона тёплое', 12_400, 'м²'],
  ['Балконы и лоджии', 'Безрамное остекление', 19_700, 'м²'],
  ['Балконы и лоджии', 'Крыша балкона', 24_500, 'шт.'],
  ['Балконы и лоджии', 'Шкаф на лоджию', 28_300, 'шт.'],
  ['Балконы и лоджии', 'Вынос по подоконнику', 11_200, 'шт.'],
  ['Балконы и лоджии', 'Утепление лоджии', 4_650, 'м²', 'Пенополистирол 50 мм и фольгированная изоляция.'],
  ['Балконы и лоджии', 'Обшивка вагонкой', 2_150, 'м²'],
  ['Комплектующие', 'Подоконник белый 250 мм', 1_190, 'пог. м'],
  ['Комплектующие', 'Подоконник «Дуб» 350 мм', 2_340, 'пог. м'],
  ['Комплектующие', 'Отлив оцинкованный 200 мм', 520, 'пог. м'],
  ['Комплектующие', 'Откос сэндвич 300 мм', 980, 'пог. м'],
  ['Комплектующие', 'Москитная сетка на окно', 1_650, 'шт.'],
  ['Комплектующие', 'Москитная сетка «Антикошка»', 3_200, 'шт.'],
  ['Комплектующие', 'Сетка плиссе', 8_900, 'шт.'],
  ['Комплектующие', 'Ручка с ключом', 1_350, 'шт.'],
  ['Комплектующие', 'Детский замок', 990, 'шт.'],
  ['Комплектующие', 'Приточный клапан', 4_100, 'шт.'],
  ['Комплектующие', 'Рулонная штора', 3_750, 'шт.'],
  ['Комплектующие', 'Стеклопакет двухкамерный 32 мм', 3_890, 'м²'],
  ['Комплектующие', 'Уплотнитель', 145, 'пог. м'],
  ['Работы', 'Замер', 0, 'услуга', 'Бесплатно при заказе.'],
  ['Работы', 'Монтаж окна', 3_900, 'шт.'],
  ['Работы', 'Монтаж балконного блока', 6_500, 'шт.'],
  ['Работы', 'Демонтаж старого окна', 1_400, 'шт.'],
  ['Работы', 'Доставка по городу', 1_900, 'услуга'],
  ['Работы', 'Подъём на этаж без лифта', 350, 'услуга'],
  ['Работы', 'Регулировка створки', 850, 'шт.'],
  ['Работы', 'Замена фурнитуры', 2_700, 'шт.'],
  ['Работы', 'Вывоз мусора', 2_500, 'услуга'],
];

const suppliers = [
  ['Профиль-Север', '3525000101', '352501001', 'г. Вологда, ул. Промышленная, 14'],
  ['СтеклоДом', '3525000102', '352501001', 'г. Вологда, Окружное шоссе, 9'],
  ['Фурнитура Плюс', '7601000103', '760101001', 'г. Ярославль, ул. Полушкина Роща, 16'],
] as const;

const crews = [
  ['Бригада № 1', 'Центр', ['Окна', 'Балконы'], true],
  ['Бригада № 2', 'Заречье', ['Окна'], false],
  ['Бригада № 3', 'Область', ['Окна', 'Двери'], true],
] as const;

/** Adds the products, suppliers and crews. */
export function addElements(store: Store, plan: DemoPlan): void {
  const add = elementAdder(store, plan);
  for (const product of products.entries()) add.product(...product);
  for (const [name, vatId, kpp, address] of suppliers) {
    const field = filler(catalogIds.suppliers);
    add.element(catalogIds.suppliers, name, [
      field('VAT_ID', vatId),
      field('KPP', kpp),
      field('Юридический адрес', address),
    ]);
  }
  const [foreman] = store.contacts.rows();
  for (const [name, district, skills, worksOnWeekends] of crews) {
    const field = filler(catalogIds.crews);
    const link = foreman && { name: foreman.name, entity_id: foreman.id, entity_type: 'contacts', catalog_id: null };
    add.element(catalogIds.crews, name, [
      field('Район выезда', district),
      optionsOf(catalogIds.crews, 'Специализация', skills),
      ...(worksOnWeekends ? [field('Работает в выходные', true)] : []),
      ...(link ? [field('Бригадир', link)] : []),
    ]);
  }
}

function elementAdder(store: Store, plan: DemoPlan) {
  const author = users[0]?.id ?? 0;
  const element = (catalogId: number, name: string, fields: readonly FieldValues[]): CatalogElementRow => {
    const at = plan.today - 300 * 86_400 + store.catalogElements.size * 3_600;
    return store.catalogElements.add({
      catalogId,
      name,
      fields,
      createdBy: author,
      updatedBy: author,
      createdAt: at,
      updatedAt: at,
    });
  };
  const product = (index: number, [group, name, price, unit, description]: Product) => {
    const field = filler(catalogIds.products);
    return element(catalogIds.products, name, [
      field('SKU', `СД-${String(index + 1).padStart(3, '0')}`),
      ...(description === undefined ? [] : [field('DESCRIPTION', description)]),
      field('PRICE', String(price)),
      ...(price > 5_000 ? [field('SPECIAL_PRICE_1', String(Math.round(price * 0.9)))] : []),
      optionsOf(catalogIds.products, 'GROUP', [group]),
      optionsOf(catalogIds.products, 'UNIT', [unit]),
      ...(group === 'Комплектующие' ? [field('QUANTITY', String((index * 7) % 60))] : []),
    ]);
  };
  return { element, product };
}

/** Makes filled fields of elements of one catalog, by code or name. */
export function filler(catalogId: number) {
  return (key: string, ...values: unknown[]): FieldValues => ({
    fieldId: catalogField(catalogId, key).id,
    values: values.map((value) => ({ value })),
  });
}

/** A choice by the labels or codes of its options. */
export function optionsOf(catalogId: number, key: string, wanted: readonly string[]): FieldValues {
  const { id, enums } = catalogField(catalogId, key);
  const chosen = (enums ?? []).filter(({ value, code }) => wanted.includes(value) || (code && wanted.includes(code)));
  return { fieldId: id, values: chosen.map(({ id: enumId, value }) => ({ value, enumId })) };
}
