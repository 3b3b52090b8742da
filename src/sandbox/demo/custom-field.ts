import type { EnumRow, FieldOwner, FieldRow, FieldType } from '../metadata.ts';
import type { FieldOption } from '../option.ts';
import type { EntityType, FieldValue, FieldValues } from '../rows.ts';

/** Type, name, code, labels of the options. */
type Definition = [type: FieldType, name: string, code?: string | null, options?: string[]];

const predefined = new Set(['POSITION', 'PHONE', 'EMAIL', 'WEB', 'ADDRESS']);
const addressParts = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'];

/** Stages of the sales pipeline that require a field or hide it. */
const statusesOf = new Map<string, Pick<FieldRow, 'requiredStatuses' | 'hiddenStatuses'>>([
  ['CONTRACT_NUMBER', { requiredStatuses: [{ pipelineId: 7_604_218, statusId: 142 }] }],
  ['Комментарий замерщика', { hiddenStatuses: [{ pipelineId: 7_604_226, statusId: 143 }] }],
]);

/** Every field of the demo account; ids grow in this order. */
export const fields: readonly FieldRow[] = [
  ...define('leads', 1_204_301, [
    ['text', 'Номер договора', 'CONTRACT_NUMBER'],
    ['numeric', 'Площадь объекта, м²'],
    ['select', 'Тип объекта', null, ['Квартира', 'Частный дом', 'Офис', 'Балкон или лоджия', 'Магазин']],
    [
      'multiselect',
      'Услуги',
      null,
      ['Окна ПВХ', 'Алюминиевые конструкции', 'Остекление балкона', 'Отделка под ключ', 'Ремонт окон', 'Двери'],
    ],
    [
      'radiobutton',
      'Откуда узнали',
      null,
      ['Сайт', 'Рекомендация', 'Наружная реклама', 'Авито', 'Повторное обращение'],
    ],
    ['date', 'Дата замера'],
    ['date_time', 'Начало монтажа'],
    ['checkbox', 'Договор подписан'],
    ['monetary', 'Предоплата'],
    ['url', 'Папка проекта'],
    ['streetaddress', 'Адрес объекта'],
    ['smart_address', 'Адрес доставки'],
    ['textarea', 'Комментарий замерщика'],
    ['text', 'Внешний номер заявки', 'EXTERNAL_ID'],
    ...[
      'UTM_CONTENT',
      'UTM_MEDIUM',
      'UTM_CAMPAIGN',
      'UTM_SOURCE',
      'UTM_TERM',
      'UTM_REFERRER',
      'REFERRER',
      'GCLIENTID',
      '_YM_UID',
      'YCLID',
    ].map((code): Definition => ['tracking_data', code.toLowerCase(), code]),
  ]),
  ...define('contacts', 1_206_401, [
    ['text', 'Должность', 'POSITION'],
    ['multitext', 'Телефон', 'PHONE', ['WORK', 'WORKDD', 'MOB', 'FAX', 'HOME', 'OTHER']],
    ['multitext', 'Email', 'EMAIL', ['WORK', 'PRIV', 'OTHER']],
    ['birthday', 'День рождения'],
    ['text', 'Как добраться'],
    ['select', 'Удобный способ связи', null, ['Звонок', 'WhatsApp', 'Telegram', 'Почта']],
    ['checkbox', 'Согласие на рассылку'],
    ['textarea', 'О клиенте'],
  ]),
  ...define('companies', 1_208_501, [
    ['multitext', 'Телефон', 'PHONE', ['WORK', 'WORKDD', 'MOB', 'FAX', 'HOME', 'OTHER']],
    ['multitext', 'Email', 'EMAIL', ['WORK', 'PRIV', 'OTHER']],
    ['url', 'Web', 'WEB'],
    ['textarea', 'Адрес', 'ADDRESS'],
    ['legal_entity', 'Реквизиты'],
    [
      'select',
      'Отрасль',
      null,
      ['Строительство', 'Управляющая компания', 'Дизайн интерьеров', 'Торговля', 'Гостиницы'],
    ],
    ['numeric', 'Сотрудников'],
  ]),
  ...define('customers', 1_209_601, [
    ['text', 'Номер карты клиента', 'LOYALTY_CARD'],
    ['select', 'Уровень программы', null, ['Базовый', 'Серебряный', 'Золотой']],
    ['date', 'Гарантия до'],
    ['checkbox', 'Согласие на рассылку'],
    ['textarea', 'Предпочтения'],
    ['multiselect', 'Что покупает', null, ['Окна', 'Остекление балкона', 'Сервис', 'Аксессуары']],
  ]),
];

/** Fields besides those of the demo; their ids are behind all others. */
export function defineExtra(extra: readonly FieldOption[]): FieldRow[] {
  return extra.flatMap(({ entityType, type, name, options }, index) =>
    define(entityType, 1_290_001 + index * 2, [[type, name, null, options]]),
  );
}

function define(entityType: FieldOwner, firstId: number, definitions: Definition[]): FieldRow[] {
  return definitions.map(([type, name, code = null, options], index) => {
    const id = firstId + index * 2;
    return {
      id,
      name,
      type,
      code,
      sort: 500 + index,
      entityType,
      isPredefined: code !== null && (predefined.has(code) || type === 'tracking_data'),
      isApiOnly: code === 'EXTERNAL_ID',
      groupId: type === 'tracking_data' ? 'statistic' : null,
      enums: defineEnums(id, type, options),
      currency: type === 'monetary' ? 'RUB' : null,
      ...statusesOf.get(code ?? name),
    };
  });
}

function defineEnums(fieldId: number, type: FieldType, options: string[] | undefined): EnumRow[] | null {
  if (type === 'smart_address') {
    return addressParts.map((code, index) => ({ id: index + 1, value: code, sort: index + 1, code }));
  }
  if (options === undefined) return null;
  return options.map((value, index) => ({
    id: fieldId + 600_000 + index * 2,
    value,
    sort: (index + 1) * 10,
    ...(type === 'multitext' ? { code: value } : {}),
  }));
}

/** The field of that name or code. */
function findField(entityType: EntityType, key: string): FieldRow {
  const field = fields.find((item) => item.entityType === entityType && (item.code === key || item.name === key));
  if (field === undefined) throw new Error(`the demo has no field ${key}`);
  return field;
}

/** Makes filled fields of one card type by name or code; empty values leave the field out. */
export function createFiller(entityType: EntityType) {
  const known = new Map<string, FieldRow>();
  const find = (key: string) => {
    const field = known.get(key) ?? findField(entityType, key);
    known.set(key, field);
    return field;
  };
  return {
    /** A field with plain values. */
    plain(key: string, ...values: unknown[]): FieldValues[] {
      const filled = values.filter((value) => value !== undefined && value !== '');
      return filled.length === 0 ? [] : [{ fieldId: find(key).id, values: filled.map((value) => ({ value })) }];
    },
    /** A choice by labels. */
    choice(key: string, ...labels: string[]): FieldValues[] {
      const { id, enums } = find(key);
      const values = (enums ?? [])
        .filter((item) => labels.includes(item.value))
        .map(({ id: enumId, value }) => ({ value, enumId }));
      return values.length === 0 ? [] : [{ fieldId: id, values }];
    },
    /** Texts with a kind: phones, e-mails, parts of an address. */
    kinds(key: string, ...items: { value: string; code: string }[]): FieldValues[] {
      const { id, enums } = find(key);
      const values = items.map(({ value, code }): FieldValue => {
        const enumId = enums?.find((item) => item.code === code)?.id;
        return enumId === undefined ? { value } : { value, enumId };
      });
      return values.length === 0 ? [] : [{ fieldId: id, values }];
    },
  };
}
