import { describe, expect, it } from 'vitest';
import { type FieldCondition, fieldsRule } from '../../../src/amocrm/field-filter.ts';

const item = (value: unknown, enum_id: number | null = null) => ({ value, enum_id, enum_code: null, raw: {} });
const row = (field_type: string, ...values: ReturnType<typeof item>[]) => ({
  custom_fields_values: [{ field_id: 7, field_name: 'Поле', field_code: null, field_type, values }],
});
const holds = (field: ReturnType<typeof row>, condition: Omit<FieldCondition, 'field_id'>) =>
  fieldsRule.holds?.(field, [{ field_id: 7, ...condition }]);

describe('a filter by custom fields', () => {
  it('is sent by the ids of the fields', () => {
    expect(
      fieldsRule.print([
        { field_id: 7, values: ['Офис', 12] },
        { field_id: 9, from: 1, to: 2 },
      ]),
    ).toEqual([
      ['filter[custom_fields_values][7][]', 'Офис'],
      ['filter[custom_fields_values][7][]', 12],
      ['filter[custom_fields_values][9][from]', 1],
      ['filter[custom_fields_values][9][to]', 2],
    ]);
  });

  it.each([
    ['text', item(' офис'), { values: ['Офис'] }, true],
    ['text', item('Офисы'), { values: ['Офис'] }, false],
    ['numeric', item('12.50'), { values: [12.5] }, true],
    ['numeric', item('12.50'), { from: 12, to: 13 }, true],
    ['numeric', item('13.5'), { from: 12, to: 13 }, false],
    ['checkbox', item(true), { values: [1] }, true],
    ['select', item('Офис', 12), { values: [12] }, true],
    ['multitext', item('12', 5), { values: ['5'] }, false],
    ['date', item(1_700_000_000), { from: 1_700_000_000 }, true],
    ['date', item('2023-11-14T22:13:20+00:00'), { to: 1_699_999_999 }, false],
    ['date', item('завтра'), { from: 1 }, true],
  ] as const)('holds for a %s of %j with %j: %s', (type, value, condition, expected) => {
    expect(holds(row(type, value), condition as Omit<FieldCondition, 'field_id'>)).toBe(expected);
  });

  it('does not hold for a record without the field', () => {
    expect(fieldsRule.holds?.({ custom_fields_values: [] }, [{ field_id: 7, from: 1 }])).toBe(false);
  });
});
