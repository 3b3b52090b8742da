import { describe, expect, it } from 'vitest';
import { parseValue } from '../../../src/amocrm/event-value.ts';

const task = { kind: 'task', text: null, task_type_id: null, complete_till: null };

describe('a value of an event', () => {
  it.each([
    [{ tag: { name: 'Срочно' } }, { kind: 'tag', name: 'Срочно' }],
    [{ link: { entity: { type: 'contact', id: 3 } } }, { kind: 'link', entity_type: 'contact', entity_id: 3 }],
    [{ sale_field_value: { sale: 1500 } }, { kind: 'price', price: 1500 }],
    [{ sale_field_value: { sale: '1500' } }, { kind: 'price', price: 1500 }],
    [{ sale_field_value: { sale: null } }, { kind: 'price', price: null }],
    [{ name_field_value: { name: 'Окна' } }, { kind: 'name', name: 'Окна' }],
    [{ task: { text: 'Позвонить' } }, { ...task, text: 'Позвонить' }],
    [{ task_type: { id: 2 } }, { ...task, task_type_id: 2 }],
    [{ task_deadline: { timestamp: 1_600_000_000 } }, { ...task, complete_till: 1_600_000_000 }],
    [
      { message: { id: 'a-1', origin: 'telegram', talk_id: 9 } },
      { kind: 'message', id: 'a-1', origin: 'telegram', talk_id: 9 },
    ],
    [
      { custom_field_value: { field_id: 9, field_type: 1, enum_id: 0, text: 'Да' } },
      { kind: 'custom_field', field_id: 9, enum_id: null, text: 'Да' },
    ],
  ])('%j has its type', (wire, value) => {
    expect(parseValue(wire)).toEqual(value);
  });

  it.each([
    [{ transaction: { id: 1 } }],
    [{ constructor: { id: 1 } }],
    [{ tag: 'x' }],
    [{ tag: {}, note: {} }],
    [{}],
    [{ sale_field_value: { sale: 'много' } }],
    [{ sale_field_value: {} }],
  ])('%j is kept as it came', (wire) => {
    expect(parseValue(wire)).toEqual({ kind: 'other', json: wire });
  });
});
