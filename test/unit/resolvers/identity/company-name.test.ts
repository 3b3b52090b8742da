import { describe, expect, it } from 'vitest';
import {
  normalizeCompanyName,
  parseCompanyName,
  searchTexts,
} from '../../../../src/resolvers/identity/company-name.ts';
import fc from '../../../property.ts';

const sameNames: string[][] = [
  [
    'ООО "Ромашка"',
    'Ромашка, ООО',
    'ромашка ооо',
    'ООО «Ромашка»',
    'О.О.О. „Ромашка“',
    'Общество с ограниченной ответственностью «РОМАШКА»',
    'OOO "Ромашка"',
    'Ромашка',
    'ООО "Poмaшкa"',
  ],
  ['АО «Берёзка»', 'Березка АО', 'ПАО БЕРЕЗКА', 'Акционерное общество "Берёзка"'],
  ['ООО «Строй-Дом»', 'СтройДом', 'Строй Дом, ООО', 'ООО Строй — Дом'],
  ['ИП Иванов Иван Иванович', 'Индивидуальный предприниматель Иванов Иван Иванович', 'иванов иван иванович ип'],
  ['ИП Иванов И.И.', 'ИП Иванов И. И.', 'Иванов ИИ'],
  ['Acme, LLC', 'ACME L.L.C.', 'acme llc', 'Acme Inc.', 'Acme Ltd', 'ACME Co., Ltd.'],
  ['Müller GmbH', 'MÜLLER GmbH & Co. KG'],
  ['Zara S.A.', 'Zara SA', 'ZARA, S. A.'],
  ['Kowalski Sp. z o.o.', 'Kowalski sp zoo', 'KOWALSKI Sp. z o. o.'],
  ['ТОО «Астана Строй»', 'Астана-Строй ТОО', 'Товарищество с ограниченной ответственностью «Астана Строй»'],
  ['O’Кей', "О'КЕЙ", 'ОКей'],
  ['Лот 1 1', 'лот 1-1'],
];

const otherNames: [string, string][] = [
  ['ООО «Ромашка»', 'ООО «Ромашка Плюс»'],
  ['Лот 1 1', 'Лот 11'],
  ['Дом Сервис', 'Сервис Дом'],
  ['ООО «Каскад»', 'ООО «Каскад 2»'],
];

describe('the name of a company', () => {
  it.each(sameNames.map((names): [string, string[]] => [names[0] as string, names]))(
    '«%s» is one in all spellings',
    (first, names) => {
      for (const name of names) expect(normalizeCompanyName(name), name).toBe(normalizeCompanyName(first));
    },
  );

  it.each(otherNames)('«%s» is not «%s»', (one, other) => {
    expect(normalizeCompanyName(one)).not.toBe(normalizeCompanyName(other));
  });

  it.each(['ООО', 'Ltd', 'ИП', 'О.О.О.'])('that is the legal form «%s» alone keeps it', (name) => {
    expect(normalizeCompanyName(name)).not.toBe('');
  });

  const words = fc.array(fc.constantFrom('Ромашка', 'Берёзка', 'Дом', 'Север', 'Alpha', 'Плюс', '2000', 'Ёж'), {
    minLength: 1,
    maxLength: 4,
  });
  const form = fc.constantFrom('ООО', 'ЗАО', 'ПАО', 'АО', 'ИП', 'НАО', 'ТОО', 'LLC', 'Ltd.', 'GmbH', 'S.A.');
  const quotes = fc.constantFrom<[string, string]>(['«', '»'], ['"', '"'], ['“', '”'], ['„', '“'], ['', '']);
  const separator = fc.constantFrom(' ', '-', ' - ', '—', '  ', '\u00a0');

  it('does not depend on form, quotes, dashes, case and «ё»', () => {
    fc.assert(
      fc.property(
        words,
        form,
        quotes,
        separator,
        fc.boolean(),
        fc.nat(2),
        (parts, legal, [open, close], between, isFirst, style) => {
          const plain = parts.join(' ');
          const core = `${open}${parts.join(between)}${close}`;
          const whole = isFirst ? `${legal} ${core}` : `${core}, ${legal}`;
          const typed = [whole, whole.toUpperCase(), whole.toLowerCase().replaceAll('ё', 'е')][style] as string;
          expect(normalizeCompanyName(typed)).toBe(normalizeCompanyName(plain));
        },
      ),
    );
  });

  it('is normalized once and for all, and is never empty for a text with letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const key = normalizeCompanyName(text);
        // Fillers of Hangul are letters that nobody sees.
        const visible = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
        if (/[\p{L}\p{N}]/u.test(visible)) expect(key).not.toBe('');
        expect(key).toBe(key.toLowerCase());
        expect(key).not.toMatch(/[«»"“”„ё]/u);
      }),
    );
  });
});

describe('a name is searched', () => {
  it.each([
    ['ООО «Ромашка»', ['Ромашка']],
    ['ООО «Строй-Дом»', ['Строй Дом', 'Строй']],
    ['СтройДомСервис', ['СтройДомСервис', 'Сервис', 'Строй']],
    ['Берёзка', ['Берёзка']],
  ])('%s as %j', (name, texts) => {
    expect(searchTexts(parseCompanyName(name))).toEqual(texts);
  });

  it('by parts of what every spelling contains', () => {
    for (const text of searchTexts(parseCompanyName('ООО «Строй-Дом»')).slice(1)) {
      expect('АО СТРОЙДОМ'.toLowerCase()).toContain(text.toLowerCase());
    }
  });
});
