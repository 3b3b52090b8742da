import { describe, expect, it } from 'vitest';
import type { CustomFieldValues } from '../../../../src/amocrm/index.ts';
import { createIdentify } from '../../../../src/resolvers/identity/record-identity.ts';

function fieldOf(code: string | null, type: string, ...values: unknown[]): CustomFieldValues {
  return {
    field_id: 1,
    field_name: code ?? 'Поле',
    field_code: code,
    field_type: type,
    values: values.map((value) => ({ value, enum_id: null, enum_code: null })),
  } as CustomFieldValues;
}

/** The keys of one kind that a record with these fields has. */
function keysOf(kind: string, fields: CustomFieldValues[], country = 'RU', name = 'Анна'): string[] {
  return createIdentify(country)('companies', { name, custom_fields_values: fields })
    .filter((identity) => identity.kind === kind)
    .map(({ key }) => key);
}

const phone = (...values: string[]) => [fieldOf('PHONE', 'multitext', ...values)];

describe('the identities of a record', () => {
  it.each([
    ['8 (916) 555-10-20', 'RU', ['+79165551020']],
    ['9165551020', 'RU', ['+79165551020']],
    ['+7 916 555 10 20, 8(495)1234567', 'RU', ['+79165551020', '+74951234567']],
    ['8 495 123-45-67 доб. 12', 'RU', ['+74951234567;ext=12']],
    ['8 495 123-45-67, ext. 012', 'RU', ['+74951234567;ext=12']],
    ['050 123 45 67', 'UA', ['+380501234567']],
    ['нет', 'RU', []],
  ])('of the phone «%s» in %s are %j', (text, country, keys) => {
    expect(keysOf('phone', phone(text), country)).toEqual(keys);
  });

  it('have each phone once, in whatever spelling', () => {
    expect(keysOf('phone', phone('8 916 555-10-20', '+79165551020'))).toEqual(['+79165551020']);
  });

  it('have a phone in the field of e-mails, and an e-mail in that of phones', () => {
    const fields = [
      fieldOf('EMAIL', 'multitext', '+79165551020'),
      fieldOf('PHONE', 'multitext', 'Anna@Primer.example'),
    ];
    expect(keysOf('phone', fields)).toEqual(['+79165551020']);
    expect(keysOf('email', fields)).toEqual(['anna@primer.example']);
    expect(keysOf('invalid_phone', fields)).toEqual([]);
  });

  it('name the value of a phone field that is no phone', () => {
    expect(keysOf('invalid_phone', phone(' нет ', '+79165551020'))).toEqual(['нет']);
  });

  it('have tax numbers with a correct check digit, from texts and legal entities', () => {
    const fields = [
      fieldOf('INN', 'text', '7707083893 / 773601001'),
      fieldOf(null, 'legal_entity', { vat_id: '500100732259' }),
    ];
    expect(keysOf('inn', fields)).toEqual(['7707083893', '500100732259']);
    expect(keysOf('inn', [fieldOf('INN', 'text', '0000000000', '7707083894')])).toEqual([]);
  });

  it('have sites without scheme, `www` and path', () => {
    expect(keysOf('website', [fieldOf('WEB', 'url', 'https://www.Primer.example/o-nas')])).toEqual(['primer.example']);
  });

  it('have the name without its legal form, and none if it is one', () => {
    expect(keysOf('name', [], 'RU', 'ООО «Щегол»')).toEqual(keysOf('name', [], 'RU', 'щегол, ооо'));
    expect(keysOf('name', [], 'RU', 'ООО')).toEqual([]);
  });
});
