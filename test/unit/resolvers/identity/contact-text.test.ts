import { describe, expect, it } from 'vitest';
import { parseContactText } from '../../../../src/resolvers/identity/contact-text.ts';
import fc from '../../../property.ts';

const readRu = (text: string) => {
  const { phones, emails, name, errors: problems } = parseContactText(text, 'RU');
  return {
    phones: phones.map(({ readings, extension }) => (extension ? `${readings[0]};${extension}` : readings[0])),
    emails: emails.map(({ key }) => key),
    name,
    problems: problems.length,
  };
};

const nothing = { phones: [], emails: [], name: undefined, problems: 0 };

describe('a phone with an extension', () => {
  it.each([
    '+7 (495) 123-45-67 (доб. 101)',
    '+7 (495) 123-45-67 доб. 101',
    '+74951234567доб101',
    '+7 495 123-45-67 вн. 101',
    '+7 495 123-45-67, внутр. 101',
    '+7 495 123-45-67 добавочный 101',
    '+7 495 123-45-67 ext. 101',
    '+7 495 123-45-67 ext 101',
    '+7 495 123-45-67 x101',
    '+7 495 123-45-67 #101',
    '+7 495 123-45-67,101',
    '+7 495 123-45-67,,101',
    '+7 495 123-45-67;ext=101',
    '+7 495 123-45-67 (101)',
    '+7 495 123-45-67 - 101',
    '8 495 123-45-67 101',
    'tel:+7-495-123-45-67;ext=101',
    '+7 495 123-45-67 доп. 101',
    '+7 495 123-45-67 добав. номер 101',
    '+7 495 123-45-67 дод. 101',
    '+7 495 123-45-67 қосымша 101',
    '+7 495 123-45-67 ішкі 101',
    '+7 495 123-45-67 dahili 101',
    '+7 495 123-45-67 dah: 101',
    '+7 495 123-45-67 App. 101',
    '+7 495 123-45-67 Durchwahl 101',
    '+7 495 123-45-67 wew. 101',
    '+7 495 123-45-67 转101',
    '+7 495 123-45-67 שלוחה 101',
  ])('«%s»', (text) => {
    expect(readRu(text)).toEqual({ ...nothing, phones: ['+74951234567;101'] });
  });
});

describe('a phone as people paste it', () => {
  it.each([
    '\u202a+7 999 123\u201145\u201167\u202c',
    '\u200e+7\u00a0999\u00a0123\u201345\u201367',
    'tel:+79991234567',
    'тел. 8 999 123-45-67',
    'Тел.: 8(999)123-45-67',
    'т. 8 999 123 45 67',
    'моб.8 999 123 45 67',
    'тел89991234567',
    'Мобильный: 8 999 123-45-67 (личный)',
    'WhatsApp +7 999 123-45-67',
    'Viber/WhatsApp: 89991234567',
    '+7 999 123-45-67 (WhatsApp)',
    'https://wa.me/79991234567?text=hi',
    'https://api.whatsapp.com/send?phone=79991234567',
    'viber://chat?number=%2B79991234567',
    '8-(999)-123.45.67',
    '+8 999 123-45-67',
    '００７９９９１２３４５６７',
    '+٧٩٩٩١٢٣٤٥٦٧',
    '☎️ +7 999 123-45-67',
    'p:+79991234567',
    'Cep: +79991234567',
    'tel. kom. +7 999 123 45 67',
    'ұялы: 8 999 123 45 67',
    '8·999·123·45·67',
    '8•999•123•45•67',
    '79991234567.0',
    '79991234567@c.us',
  ])('«%s»', (text) => {
    expect(readRu(text)).toEqual({ ...nothing, phones: ['+79991234567'] });
  });

  it.each([
    '8 999 123-45-67, 8 903 111-22-33',
    '8 999 123-45-67; 8 903 111-22-33',
    '8 999 123-45-67 / 8 903 111-22-33',
    '89991234567/89031112233',
    '8 999 123-45-67\n8 903 111-22-33',
    '8 999 123-45-67 8 903 111-22-33',
    '+79991234567 +79031112233',
    'моб. 8 999 123-45-67, раб. 8 903 111-22-33',
    '8 999 123-45-67 или 8 903 111-22-33',
    '8 999 123-45-67 доп. 8 903 111-22-33',
    '8 999 123-45-67 or 8 903 111-22-33',
  ])('two of them in «%s»', (text) => {
    expect(readRu(text)).toEqual({ ...nothing, phones: ['+79991234567', '+79031112233'] });
  });

  it('with a name beside it', () => {
    const found = { ...nothing, name: 'Анна Смирнова', phones: ['+79991234567'] };
    expect(readRu('Анна Смирнова, 8 999 123-45-67')).toEqual(found);
    expect(readRu('8 999 123-45-67 (Анна Смирнова)')).toEqual(found);
    expect(readRu('Анна Смирнова тел. +7 999 123-45-67, Anna@x.ru')).toEqual({ ...found, emails: ['anna@x.ru'] });
  });

  it.each(['4276 1234 5678 9012', '12-34-56', '12345', '+7', 'тел. 12-34', '1-800-FLOWERS'])(
    '«%s» is refused with the reason',
    (text) => {
      const { phones, name, errors: problems } = parseContactText(text, 'RU');
      expect({ phones, name }).toEqual({ phones: [], name: undefined });
      expect(problems[0]).toMatch(/is not a valid phone number: it has \d+ digits?|write its digits: 1-800-3569377/);
    },
  );
});

describe('an e-mail as people paste it', () => {
  it.each([
    ['Anna@Example.com', 'anna@example.com'],
    ['mailto:anna@example.com?subject=hi', 'anna@example.com'],
    ['<anna@example.com>', 'anna@example.com'],
    ['anna@example.com.', 'anna@example.com'],
    ['e-mail: anna@example.com;', 'anna@example.com'],
    ['\u200banna@exam\u00adple.com\ufeff', 'anna@example.com'],
    ['anna＠example．com', 'anna@example.com'],
    ['"anna"@example.com', 'anna@example.com'],
    ['"anna smith"@example.com', 'anna smith@example.com'],
    ['anna+tag@example.com', 'anna+tag@example.com'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai'],
    ['ПОЧТА@ПРИМЕР.РФ', 'почта@xn--e1afmkfd.xn--p1ai'],
    ['почта@xn--e1afmkfd.xn--p1ai', 'почта@xn--e1afmkfd.xn--p1ai'],
    ['info@bu\u0308cher.example', 'info@xn--bcher-kva.example'],
  ])('«%s» is %s', (text, key) => {
    expect(readRu(text)).toEqual({ ...nothing, emails: [key] });
  });

  it('with the name of its owner', () => {
    expect(readRu('Анна Смирнова <anna@x.ru>')).toEqual({ ...nothing, emails: ['anna@x.ru'], name: 'Анна Смирнова' });
    expect(readRu('"Smith, Anna" <anna@x.ru>')).toEqual({ ...nothing, emails: ['anna@x.ru'], name: 'Smith, Anna' });
  });

  it('two of them', () => {
    const emails = ['anna@x.ru', 'boris@x.ru'];
    for (const text of [
      'anna@x.ru, boris@x.ru',
      'anna@x.ru;boris@x.ru',
      'anna@x.ru/boris@x.ru',
      'anna@x.ru boris@x.ru',
    ]) {
      expect(readRu(text)).toEqual({ ...nothing, emails });
    }
  });

  it.each([
    'anna@',
    'anna@example',
    'anna@example,com',
    'anna@exam ple.com',
    'anna..b@x.ru',
    'anna@-x.ru',
    'anna@1.2.3.4',
    'anna @x.ru',
    'anna @ x.ru',
    'anna(at)x.ru',
    'anna [at] mail.x.ru',
  ])('«%s» is refused with the reason', (text) => {
    const { emails, name, errors: problems } = parseContactText(text, 'RU');
    expect({ emails, name }).toEqual({ emails: [], name: undefined });
    expect(problems[0]).toContain('is not a valid e-mail address');
  });

  it('is read back from every spelling of it, whatever its script', () => {
    const word = fc.stringMatching(/^[a-zа-яäöüα-ω]{1,12}$/);
    const mailbox = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('.'));
    const domain = fc.tuple(word, fc.constantFrom('ru', 'com', 'рф', 'ελ', 'example')).map((parts) => parts.join('.'));
    const spellings: ((address: string) => string)[] = [
      (address) => address,
      (address) => address.toUpperCase(),
      (address) => `mailto:${address}`,
      (address) => `Анна <${address}>`,
      (address) => `${address}.`,
      (address) => `\u202a${address}\u202c`,
      (address) => address.replace(/@(.*)/u, (_, host: string) => `@${new URL(`http://${host}`).hostname}`),
    ];
    fc.assert(
      fc.property(mailbox, domain, fc.nat(6), fc.nat(6), (local, host, one, other) => {
        // Upper case has one sigma only.
        fc.pre(!/[σς]/u.test(local + host));
        const address = `${local}@${host}`;
        const [asked] = parseContactText(spellings[one]?.(address) ?? '', 'RU').emails;
        const stored = spellings[other]?.(address) ?? '';
        expect(parseContactText(stored, 'RU').emails.map(({ key }) => key)).toEqual([asked?.key]);
        // What amoCRM is asked for stands in the card.
        expect(stored.toLowerCase()).toContain(asked?.search);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a phone that has grown together with a name', () => {
  it.each(['Мария89991234567', 'Мария+79991234567', '89991234567Мария', '+7 999 123-45-67Мария'])('«%s»', (text) => {
    expect(readRu(text)).toEqual({ ...nothing, phones: ['+79991234567'], name: 'Мария' });
  });
});

describe('a phone that a program or a hand has spoiled', () => {
  it.each(['7.99912E+10', '7,99912E+10', '8 9O9 123 45 67', 'О79991234567', '12.05.1990', '2024-01-15'])(
    '«%s» is refused and is never a name',
    (text) => {
      const { phones, name, errors: problems } = parseContactText(text, 'RU');
      expect({ phones, name, problems: problems.length }).toEqual({ phones: [], name: undefined, problems: 1 });
    },
  );
});

describe('a Ukrainian phone', () => {
  it('with the trunk prefix of old is the same phone', () => {
    for (const text of ['8 067 123-45-67', '80671234567', '8 (067) 123 45 67']) {
      expect(parseContactText(text, 'UA').phones.map(({ readings }) => readings)).toEqual([['+380671234567']]);
    }
  });
});

describe('a name', () => {
  it.each([
    '@anna_nails',
    '@anna.nails',
    '@anna@example.social',
    '007',
    '24/7',
    'Ёлка24',
    'Дом 7',
    'Office 12',
    '💅',
    'https://www.tiktok.com/@anna',
    '7 Небо',
    '5 элемент',
    '1С',
    "O'Brien",
    'Coffee @ Home',
    'Студия 54',
    'ООО Ромашка 2026-11-05',
    'ИНН 7701234567',
    'Договор № 12345678',
    'Телегин',
    'David',
    '李小龍',
    'محمد',
    'Γιώργος',
    'Иван (доб. 101)',
  ])('«%s» is nothing else', (text) => {
    expect(readRu(text)).toEqual({ ...nothing, name: text });
  });
});

describe('any text', () => {
  it('is read at once, and nothing visible is taken for a name that is a phone', () => {
    const piece = fc.constantFrom(
      '+7',
      '8',
      '(999)',
      '123',
      '-',
      ' ',
      ',',
      ';',
      '/',
      'доб.',
      'тел',
      '@',
      'a',
      '.',
      '<',
      '>',
      '\n',
      '"',
      '\u200e',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
        (text) => {
          const { phones, emails, name, errors: problems } = parseContactText(text, 'RU');
          if (problems.length > 0) expect(name).toBeUndefined();
          for (const phone of phones) expect(phone.text).toMatch(/\d/);
          for (const email of emails) expect(email.text).toContain('@');
        },
      ),
      { numRuns: 2000 },
    );
  });
});
