import { describe, expect, it } from 'vitest';
import {
  describeFile,
  describeLink,
  describeParts,
  describeParty,
  describeProduct,
} from '../../../../src/resolvers/custom-field/part.ts';
import fc from '../../../property.ts';

const describers = {
  firm: describeParty,
  product: (value: object) => describeProduct(value, '₽'),
  link: describeLink,
  file: describeFile,
  'value of an unknown type': describeParts,
};

const keys = fc.constantFrom(
  ...['name', 'type', 'value', 'entity_type', 'entity_id', 'catalog_id', 'discount', 'quantity', 'unit_price'],
  ...['file_name', 'file_size', 'vat_id', 'kpp', 'metadata', 'constructor', 'нечто'],
);

/** What may stand behind a key: words, numbers, nothing, and any of them inside one another. */
const { parts } = fc.letrec((tie) => ({
  parts: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('', ' ', 'слово', 'два\nслова', null, true, false),
    fc.double(),
    fc.array(tie('parts'), { maxLength: 3 }),
    fc.dictionary(keys, tie('parts'), { maxKeys: 3 }),
  ),
}));

describe.each(Object.entries(describers))('a %s', (_, show) => {
  it('is one line whatever it holds, without JSON and without an empty part', () => {
    fc.assert(
      fc.property(fc.dictionary(keys, parts), (value) => {
        expect(show(value)).not.toMatch(/[{[\]}\n]|undefined|^, |, ,|, $/);
      }),
    );
  });

  it('of nothing is nothing', () => {
    expect(show({})).toBe('');
  });
});

describe('a chained list', () => {
  it('is shown by the names of its elements where amoCRM sends them', () => {
    expect(describeLink({ catalog_id: 1, catalog_element_id: 2, value: 'Седан' })).toBe('Седан (элемент 2 списка 1)');
  });
});

describe('a part that is not known', () => {
  it('is printed with its key', () => {
    expect(describeParty({ name: 'ООО', ogrn: '1027700000000', more: { a: 1, b: ['x', 2] } })).toBe(
      'ООО, ogrn: 1027700000000, more: a: 1, b: x, 2',
    );
  });

  it('of two numbers with one name is printed twice where they differ', () => {
    expect(describeParty({ kpp: '1', tax_registration_reason_code: '2' })).toBe('КПП 1, КПП 2');
  });
});
