import type { EnumRow, FieldOwner, FieldRow, FieldType } from '../metadata.ts';
import type { CatalogRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { users } from './user.ts';

/** The ids of the demo's catalogs; the store gives them in this order. */
export const catalogIds = { products: 4517, invoices: 4519, suppliers: 4521, crews: 4523 } as const;

const openedAt = 1_712_640_600;

/** Adds the catalogs, which are a part of the account's set-up. */
export function addCatalogs(store: Store): void {
  const owner = users[0]?.id ?? 0;
  const add = (name: string, type: CatalogRow['type'], sort: number, flags: Partial<CatalogRow> = {}) =>
    store.catalogs.add({
      name,
      type,
      sort,
      createdBy: owner,
      updatedBy: owner,
      createdAt: openedAt + sort,
      updatedAt: openedAt + sort,
      canAddElements: true,
      canShowInCards: false,
      canLinkMultiple: true,
      canBeDeleted: true,
      sdkWidgetCode: null,
      ...flags,
    });
  add('Товары', 'products', 10, { canBeDeleted: false });
  add('Счета', 'invoices', 20, { canAddElements: false });
  add('Поставщики', 'suppliers', 30);
  add('Монтажные бригады', 'regular', 40, { canShowInCards: true });
}

/** Type, name, code, labels of the options with their codes. */
type Definition = [type: FieldType, name: string, code: string | null, options?: (readonly [string, string?])[]];

/** The groups of products, and what they are counted in. */
export const groups = ['Окна ПВХ', 'Балконы и лоджии', 'Комплектующие', 'Работы'] as const;
export const units = ['шт.', 'м²', 'пог. м', 'услуга'] as const;

const statuses = [
  ['Создан', 'created'],
  ['Оплачен', 'paid'],
  ['Предоплата', 'paid_in_advance'],
  ['Оплачен частично', 'partially_paid'],
] as const;

const vatTypes = [
  ['Без НДС', 'vat_exempt'],
  ['НДС включён в стоимость', 'vat_included'],
  ['НДС начисляется поверх стоимости', 'vat_not_included'],
] as const;

/** The fields of the catalogs; their ids lie before those of extra fields. */
export const catalogFields: readonly FieldRow[] = [
  ...define(catalogIds.products, 1_270_001, [
    ['text', 'Артикул', 'SKU'],
    ['textarea', 'Описание', 'DESCRIPTION'],
    ['price', 'Цена', 'PRICE'],
    ['price', 'Цена для дилеров', 'SPECIAL_PRICE_1'],
    ['category', 'Группа', 'GROUP', groups.map((name) => [name] as const)],
    ['select', 'Единица измерения', 'UNIT', units.map((name) => [name] as const)],
    ['numeric', 'Остаток', 'QUANTITY'],
    ['text', 'Внешний код', 'EXTERNAL_ID'],
  ]),
  ...define(catalogIds.invoices, 1_271_001, [
    ['select', 'Статус', 'BILL_STATUS', [...statuses]],
    ['supplier', 'Поставщик', 'SUPPLIER'],
    ['payer', 'Плательщик', 'PAYER'],
    ['items', 'Позиции', 'ITEMS'],
    ['select', 'Тип НДС', 'BILL_VAT_TYPE', [...vatTypes]],
    ['date', 'Дата оплаты', 'BILL_PAYMENT_DATE'],
    ['textarea', 'Комментарий', 'BILL_COMMENT'],
    ['numeric', 'Итоговая сумма к оплате', 'BILL_PRICE'],
  ]),
  ...define(catalogIds.suppliers, 1_272_001, [
    ['text', 'ИНН', 'VAT_ID'],
    ['text', 'КПП', 'KPP'],
    ['streetaddress', 'Юридический адрес', null],
  ]),
  ...define(catalogIds.crews, 1_273_001, [
    ['text', 'Район выезда', null],
    ['multiselect', 'Специализация', null, [['Окна'], ['Балконы'], ['Двери']]],
    ['checkbox', 'Работает в выходные', null],
    ['linked_entity', 'Бригадир', null],
  ]),
];

function define(catalogId: number, firstId: number, definitions: Definition[]): FieldRow[] {
  return definitions.map(([type, name, code, options], index) => {
    const id = firstId + index * 2;
    return {
      id,
      name,
      type,
      code,
      sort: 500 + index,
      entityType: `catalogs/${catalogId}` satisfies FieldOwner,
      isPredefined: code !== null,
      isApiOnly: code === 'EXTERNAL_ID',
      groupId: null,
      enums: options?.map((option, place) => defineOption(id, option, place)) ?? null,
      currency: null,
    };
  });
}

function defineOption(fieldId: number, [value, code]: readonly [string, string?], place: number): EnumRow {
  const option = { id: fieldId + 600_000 + place * 100, value, sort: (place + 1) * 10 };
  return code === undefined ? option : { ...option, code };
}

/** A field of a demo catalog. */
export function catalogField(catalogId: number, key: string): FieldRow {
  const field = catalogFields.find(
    ({ entityType, name, code }) => entityType === `catalogs/${catalogId}` && (code === key || name === key),
  );
  if (field === undefined) throw new Error(`the demo has no field ${key}`);
  return field;
}
