import { describe, expect, it } from 'vitest';
import { problems, useSandbox } from './client.ts';

const bench = useSandbox({ empty: true });
const { get, post, patch } = bench;

type Entity = 'leads' | 'contacts' | 'companies';

function field(entity: Entity, name: string) {
  const found = bench.sandbox
    .data()
    .metadata.fields.find((item) => item.entityType === entity && (item.name === name || item.code === name));
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
}

const write = (entity: Entity, name: string, values: unknown) =>
  post(`/${entity}`, [{ custom_fields_values: [{ field_id: field(entity, name).id, values }] }]);

/** What comes back of one field after it was written on a new card; null when the card has no filled field. */
async function roundTrip(entity: Entity, name: string, values: unknown): Promise<unknown> {
  const answer = await write(entity, name, values);
  const { id } = answer.body._embedded[entity][0];
  const fields = (await get(`/${entity}/${id}`)).body.custom_fields_values;
  return fields === null ? null : fields[0].values;
}

describe('custom field values', () => {
  it('are returned with the name, code and type of the field, whether written by id or by code', async () => {
    const answer = await post('/contacts', [
      { custom_fields_values: [{ field_code: 'PHONE', values: [{ value: '+7 (999) 123-45-67' }] }] },
    ]);
    const { id } = answer.body._embedded.contacts[0];
    const { id: fieldId, enums } = field('contacts', 'PHONE');
    expect((await get(`/contacts/${id}`)).body.custom_fields_values).toEqual([
      {
        field_id: fieldId,
        field_name: 'Телефон',
        field_code: 'PHONE',
        field_type: 'multitext',
        values: [{ value: '+7 (999) 123-45-67', enum_id: enums?.[0]?.id, enum_code: 'WORK' }],
        is_computed: false,
      },
    ]);
  });

  it.each<[Entity, string, unknown, unknown]>([
    ['leads', 'Номер договора', 'СД-1', 'СД-1'],
    ['leads', 'Комментарий замерщика', 'два\nряда', 'два\nряда'],
    ['leads', 'Площадь объекта, м²', 54.5, '54.5'],
    ['leads', 'Площадь объекта, м²', '54.50', '54.50'],
    ['leads', 'Предоплата', 100, '100'],
    ['leads', 'Договор подписан', true, true],
    ['leads', 'Папка проекта', 'https://files.example.ru/1', 'https://files.example.ru/1'],
    ['leads', 'UTM_SOURCE', 'yandex', 'yandex'],
    // 2026-06-15 01:30 in Moscow: a date is the midnight before, a time stays.
    ['leads', 'Дата замера', 1_781_476_200, 1_781_470_800],
    ['leads', 'Дата замера', '2026-06-15T01:30:00+03:00', 1_781_470_800],
    ['leads', 'Начало монтажа', '2026-06-14T22:30:00Z', 1_781_476_200],
    ['leads', 'Начало монтажа', 1_781_476_200, 1_781_476_200],
    ['contacts', 'День рождения', -86_400, -97_200],
  ])('of %s, %s: %j is stored as %j', async (entity, name, sent, kept) => {
    expect(await roundTrip(entity, name, [{ value: sent }])).toEqual([{ value: kept }]);
  });

  it('of a choice are found by label or option id, and are returned with both', async () => {
    const { enums } = field('leads', 'Тип объекта');
    const option = { value: 'Офис', enum_id: enums?.[2]?.id, enum_code: null };
    expect(await roundTrip('leads', 'Тип объекта', [{ value: 'Офис' }])).toEqual([option]);
    expect(await roundTrip('leads', 'Тип объекта', [{ enum_id: option.enum_id }])).toEqual([option]);
    expect(await roundTrip('leads', 'Услуги', [{ value: 'Двери' }, { value: 'Окна ПВХ' }])).toMatchObject([
      { value: 'Двери' },
      { value: 'Окна ПВХ' },
    ]);
  });

  it('of phones and addresses have their kind', async () => {
    expect(await roundTrip('contacts', 'EMAIL', [{ value: 'A@example.ru', enum_code: 'PRIV' }])).toMatchObject([
      { value: 'A@example.ru', enum_code: 'PRIV' },
    ]);
    expect(
      await roundTrip('leads', 'Адрес доставки', [
        { value: 'Вологда', enum_code: 'city' },
        { value: 'RU', enum_id: 6 },
      ]),
    ).toEqual([
      { value: 'Вологда', enum_id: 3, enum_code: 'city' },
      { value: 'RU', enum_id: 6, enum_code: 'country' },
    ]);
    expect(await roundTrip('companies', 'Реквизиты', [{ value: { name: 'ООО «Берег»', vat_id: '3525' } }])).toEqual([
      { value: { name: 'ООО «Берег»', vat_id: '3525' } },
    ]);
  });

  it('disappear if a box is unchecked or a text is empty', async () => {
    expect(await roundTrip('leads', 'Договор подписан', [{ value: false }])).toBeNull();
    expect(await roundTrip('leads', 'Номер договора', [{ value: '' }])).toBeNull();
  });

  it('are replaced field by field, and cleared by null', async () => {
    const { id } = (
      await post('/contacts', [
        {
          custom_fields_values: [
            { field_code: 'PHONE', values: [{ value: '1' }, { value: '2' }] },
            { field_code: 'POSITION', values: [{ value: 'Прораб' }] },
          ],
        },
      ])
    ).body._embedded.contacts[0];
    const codes = async () => {
      const fields = (await get(`/contacts/${id}`)).body.custom_fields_values as
        | { field_code: string; values: { value: string }[] }[]
        | null;
      return fields?.map((item) => [item.field_code, ...item.values.map(({ value }) => value)]);
    };
    await patch(`/contacts/${id}`, { custom_fields_values: [{ field_code: 'PHONE', values: [{ value: '3' }] }] });
    expect(await codes()).toEqual([
      ['PHONE', '3'],
      ['POSITION', 'Прораб'],
    ]);
    await patch(`/contacts/${id}`, { custom_fields_values: null });
    expect(await codes()).toHaveLength(2);
    await patch(`/contacts/${id}`, {
      custom_fields_values: [
        { field_code: 'PHONE', values: null },
        { field_code: 'POSITION', values: null },
      ],
    });
    expect(await codes()).toBeUndefined();
  });

  it.each<[Entity, string, unknown, string]>([
    ['leads', 'Номер договора', [{ value: 5 }], 'InvalidType custom_fields_values.0.values.0.value'],
    ['leads', 'Площадь объекта, м²', [{ value: 'много' }], 'InvalidType custom_fields_values.0.values.0.value'],
    ['leads', 'Договор подписан', [{ value: 'да' }], 'InvalidType custom_fields_values.0.values.0.value'],
    ['leads', 'Дата замера', [{ value: '15.06.2026' }], 'InvalidType custom_fields_values.0.values.0.value'],
    ['leads', 'Тип объекта', [{ value: 'Гараж' }], 'NotSupportedChoice custom_fields_values.0.values.0.value'],
    ['leads', 'Тип объекта', [{ enum_id: 5 }], 'NotSupportedChoice custom_fields_values.0.values.0.enum_id'],
    ['leads', 'Тип объекта', [{ value: 'Офис' }, { value: 'Магазин' }], 'InvalidCount custom_fields_values.0.values'],
    ['leads', 'Адрес доставки', [{ value: 'Вологда' }], 'FieldMissing custom_fields_values.0.values.0.enum_code'],
    [
      'contacts',
      'PHONE',
      [{ value: '1', enum_code: 'SAUNA' }],
      'NotSupportedChoice custom_fields_values.0.values.0.enum_code',
    ],
    ['companies', 'Реквизиты', [{ value: {} }], 'FieldMissing custom_fields_values.0.values.0.value.name'],
    ['leads', 'Номер договора', [{}], 'FieldMissing custom_fields_values.0.values.0.value'],
    ['leads', 'Номер договора', undefined, 'FieldMissing custom_fields_values.0.values'],
  ])('of %s, %s: %j is refused as %s', async (entity, name, values, problem) => {
    expect(problems(await write(entity, name, values))).toEqual([problem]);
  });

  it('of a field of another card type are refused, by id and by code', async () => {
    const fields = [
      { field_id: field('contacts', 'PHONE').id, values: [{ value: '1' }] },
      { field_code: 'PHONE', values: [{ value: '1' }] },
      { values: [] },
    ];
    expect(problems(await post('/leads', [{ custom_fields_values: fields }]))).toEqual([
      'FieldMissing custom_fields_values.2.field_id',
      'NotSupportedChoice custom_fields_values.0.field_id',
      'NotSupportedChoice custom_fields_values.1.field_code',
    ]);
    expect(problems(await post('/leads', [{ custom_fields_values: 'x' }]))).toEqual([
      'InvalidType custom_fields_values',
    ]);
  });
});
