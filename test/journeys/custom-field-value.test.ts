import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

type Value = string | number | boolean;

const fields = {
  number: 'Площадь объекта, м²',
  money: 'Предоплата',
  tick: 'Договор подписан',
  day: 'Дата замера',
  moment: 'Начало монтажа',
  text: 'Номер договора',
  link: 'Папка проекта',
  options: 'Услуги',
  option: 'Тип объекта',
} as const;

/** Writes values into a field of a new lead; what is read back, or the first issue. */
async function write(account: Account, field: string, values: Value[], kind?: string) {
  account.sandbox.clearRequests();
  const { data, errors } = await account.execute(
    `mutation ($input: CreateLeadInput!) { createLead(input: $input) { customFields {
      text ... on CustomFieldNumber { number } ... on CustomFieldDateTime { dateTime }
    } } }`,
    { input: { name: 'Окна', customFields: [{ field, values, ...(kind && { kind }) }] } },
  );
  if (errors) {
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
    expect(errors[0]?.extensions.code).toBe('VALIDATION_FAILED');
    const issues = errors[0]?.extensions.issues as { message: string }[] | undefined;
    return issues?.[0]?.message;
  }
  return (data as { createLead: { customFields: Record<string, unknown>[] } }).createLead.customFields[0];
}

describe('a value of a custom field', () => {
  it.each([
    [fields.number, '1500', { number: 1500 }],
    [fields.number, ' 12 ', { number: 12 }],
    [fields.number, '12,5', { number: 12.5 }],
    [fields.number, '1\u00a0500,5', { number: 1500.5 }],
    [fields.number, 9_007_199_254_740_991, { text: '9007199254740991' }],
    [fields.money, '100.50', { number: 100.5 }],
    [fields.money, -10, { number: -10 }],
    [fields.tick, ' TRUE ', { text: 'true' }],
    [fields.day, '2026-12-01', { text: '2026-12-01' }],
    [fields.day, '01.12.2026', { text: '2026-12-01' }],
    [fields.day, 'завтра', { text: '2026-11-06' }],
    [fields.moment, 'завтра в 12', { dateTime: '2026-11-06T12:00:00+03:00' }],
    [fields.moment, 1_793_889_000, { dateTime: '2026-11-05T17:30:00+03:00' }],
    [fields.moment, '1793889000', { dateTime: '2026-11-05T17:30:00+03:00' }],
    [fields.moment, '2026-11-05', { dateTime: '2026-11-05T00:00:00+03:00' }],
    [fields.text, '00123', { text: '00123' }],
    [fields.text, '12345678901234567890', { text: '12345678901234567890' }],
    [fields.link, 'example.ru/папка', { text: 'example.ru/папка' }],
    [fields.options, 'окна\u00a0пвх', { text: 'Окна ПВХ' }],
  ])('is written as it was meant: %s, %j', async (field, value, expected) => {
    expect(await write(await openAccount(), field, [value])).toMatchObject(expected);
  });

  it.each([
    [fields.number, '1,500', 'write 1500 or 1.500'],
    [fields.number, '1.500,00', 'several ways'],
    [fields.number, '0x10', 'is not a valid number'],
    [fields.number, '1e3', 'is not a valid number'],
    [fields.number, '١٢', 'is not a valid number'],
    [fields.number, '007', 'begins with a zero'],
    [fields.number, '12345678901234567890', 'more digits'],
    [fields.number, true, 'is not a valid number'],
    [fields.number, '', 'is not a valid number'],
    [fields.money, '10.999', 'more than 2 decimals, which is what RUB has'],
    [fields.money, '1,500', 'write 1500 or 1.500'],
    [fields.tick, 'да', 'neither true nor false'],
    [fields.tick, 'нет', 'neither true nor false'],
    [fields.tick, 'constructor', 'neither true nor false'],
    [fields.tick, '__proto__', 'neither true nor false'],
    [fields.tick, 1, 'neither true nor false'],
    [fields.day, '0001-01-01', 'from 1800 to 2199'],
    [fields.day, '99999-01-01', 'is not a valid date'],
    [fields.day, '2026-12-01T23:00:00-05:00', 'is not a valid date'],
    [fields.day, '01/12/2026', 'is not a valid date'],
    [fields.day, 'завтра в 12', 'is not a valid date'],
    [fields.day, 'прошлый месяц', 'it is a period'],
    [fields.day, 1_793_889_000, 'is not a valid date'],
    [fields.moment, 1_793_889_000_000, 'not milliseconds'],
    [fields.moment, '1793889000000', 'not milliseconds'],
    [fields.moment, '0001-01-01T00:00', 'from 1800 to 2199'],
    [fields.moment, '2026-02-30T10:00', 'is not a valid date and time'],
    [fields.moment, '2026-12-01T10:00 PM', 'is not a valid date and time'],
    [fields.moment, 2026, 'is not a valid date and time'],
    [fields.moment, true, 'is not a valid date and time'],
    [fields.text, '', 'is empty'],
    [fields.text, 'a\u0000b', 'control characters'],
    [fields.text, '\ud83d', 'control characters'],
    [fields.text, 'а'.repeat(20_001), 'more than 20000 characters'],
    [fields.link, 'javascript:alert(1)', 'is not a valid web address'],
    [fields.link, 'моя папка', 'is not a valid web address'],
    [fields.link, 'http://', 'is not a valid web address'],
    [fields.option, 'toString', 'is not an option'],
  ])('is refused if its meaning is ambiguous: %s, %j', async (field, value, message) => {
    expect(await write(await openAccount(), field, [value])).toContain(message);
  });

  it('keeps every digit of a number that is written into the document', async () => {
    const account = await openAccount();
    const create = (value: string) =>
      account.execute(
        `mutation { createLead(input: { name: "Окна", customFields: [{ field: "${fields.text}", values: [${value}] }] }) { customFields { text } } }`,
      );
    for (const digits of ['12345678901234567890', '1.50', '0.12345678901234567890', '100']) {
      expect((await create(digits)).data).toMatchObject({ createLead: { customFields: [{ text: digits }] } });
    }
    const { errors } = await account.execute(
      'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }',
      { input: { name: 'Окна', customFields: [{ field: fields.text, values: [12345678901234567000] }] } },
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('give it as text'),
      extensions: { code: 'VALIDATION_FAILED' },
    });
  });

  it('is written once, however often and by whatever name it is given', async () => {
    const account = await openAccount();
    expect(await write(account, fields.options, ['Двери', 'двери', 'Окна ПВХ', 'Двери '])).toMatchObject({
      text: 'Двери, Окна ПВХ',
    });
  });

  it('has a kind only in fields that have kinds', async () => {
    expect(await write(await openAccount(), fields.number, ['7'], 'WORK')).toContain('has no kinds');
  });

  it('belongs to a field whose name may be written with other spaces or «е» for «ё»', async () => {
    expect(await write(await openAccount(), 'номер\u00a0договора', ['А-1'])).toMatchObject({ text: 'А-1' });
  });
});

interface Nouns {
  noun: 'Lead' | 'Contact' | 'Company';
  field: string;
  start: Value[];
  add: Value[];
  remove: Value[];
  text: string;
}

const changes: Nouns[] = [
  {
    noun: 'Lead',
    field: 'Услуги',
    start: ['Окна ПВХ', 'Двери'],
    add: ['Ремонт окон', 'окна пвх'],
    remove: ['двери', 'Отделка под ключ'],
    text: 'Окна ПВХ, Ремонт окон',
  },
  {
    noun: 'Contact',
    field: 'PHONE',
    start: ['+7 900 111-22-33', '+79004445566'],
    add: ['+79007778899', '8 (900) 111-22-33'],
    remove: ['8 900 444 55 66'],
    text: '+7 900 111-22-33, +79007778899',
  },
  {
    noun: 'Company',
    field: 'EMAIL',
    start: ['a@example.ru', 'b@example.ru'],
    add: ['c@example.ru', 'A@example.ru'],
    remove: ['B@EXAMPLE.RU'],
    text: 'a@example.ru, c@example.ru',
  },
];

async function createWith(account: Account, { noun, field, start }: Nouns): Promise<string> {
  const data = await account.query<Record<string, { id: string }>>(
    `mutation ($input: Create${noun}Input!) { create${noun}(input: $input) { id } }`,
    { input: { name: 'Окна', customFields: [{ field, values: start }] } },
  );
  return data[`create${noun}`]?.id ?? '';
}

async function read(account: Account, { noun, field }: Nouns, id: string): Promise<string | undefined> {
  const key = field === field.toUpperCase() ? 'code' : 'name';
  const data = await account.query<Record<string, { customField: { text: string } | null }>>(
    `query ($id: ID!, $field: String!) { ${noun.toLowerCase()}(id: $id) { customField(${key}: $field) { text } } }`,
    { id, field },
  );
  return data[noun.toLowerCase()]?.customField?.text;
}

const updateText = (noun: string) =>
  `mutation ($id: ID!, $input: Update${noun}Input!) { update${noun}(id: $id, input: $input) { id } }`;

describe.each(changes)('a field of several values of a $noun', (change) => {
  const { noun, field, start, add, remove, text } = change;

  it('accepts additions and removals; other values stay, and none is duplicated', async () => {
    const account = await openAccount();
    const id = await createWith(account, change);
    await account.query(updateText(noun), { id, input: { customFields: [{ field, add, remove }] } });
    expect(await read(account, change, id)).toBe(text);
    await account.query(updateText(noun), { id, input: { customFields: [{ field, add, remove }] } });
    expect(await read(account, change, id)).toBe(text);
  });

  it('is empty once everything is removed', async () => {
    const account = await openAccount();
    const id = await createWith(account, change);
    await account.query(updateText(noun), { id, input: { customFields: [{ field, remove: start }] } });
    expect(await read(account, change, id)).toBeUndefined();
  });

  it('loses nothing if several callers add to it concurrently', async () => {
    const account = await openAccount();
    const id = await createWith(account, { ...change, start: start.slice(0, 1) });
    await Promise.all(
      [start[1], add[0]].map((value) =>
        account.query(updateText(noun), { id, input: { customFields: [{ field, add: [value] }] } }),
      ),
    );
    expect((await read(account, change, id))?.split(', ')).toHaveLength(3);
  });

  it('costs one more request for a partial change, for all records of a bulk', async () => {
    const account = await openAccount();
    const ids = [await createWith(account, change), await createWith(account, change)];
    const plural = noun === 'Company' ? 'Companies' : `${noun}s`;
    const bulk = (extra: object) => () =>
      account.query(
        `mutation ($inputs: [Update${plural}Input!]!) { update${plural}(inputs: $inputs) { succeeded failed } }`,
        { inputs: ids.map((id) => ({ id, fields: extra })) },
      );
    expect(await account.count(bulk({ name: 'Двери' }))).toBe(1);
    expect(await account.count(bulk({ customFields: [{ field, values: start }] }))).toBe(1);
    expect(await account.count(bulk({ customFields: [{ field, add }] }))).toBe(2);
    for (const id of ids) expect(await read(account, change, id)).toContain(String(add[0]));
  });

  it.each([
    [{ add, values: start }, 'takes either'],
    [{}, 'takes either'],
    [{ add: [add[0]], remove: [add[0]] }, 'adds and removes one value'],
  ])('is not changed by %j', async (input, message) => {
    const account = await openAccount();
    const id = await createWith(account, change);
    account.sandbox.clearRequests();
    const { errors } = await account.execute(updateText(noun), { id, input: { customFields: [{ field, ...input }] } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(errors?.[0]?.message).toContain(message);
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('is not changed partially twice in one request', async () => {
    const account = await openAccount();
    const id = await createWith(account, change);
    const plural = noun === 'Company' ? 'Companies' : `${noun}s`;
    const { errors } = await account.execute(
      `mutation ($inputs: [Update${plural}Input!]!) { update${plural}(inputs: $inputs) { succeeded failed } }`,
      { inputs: [0, 1].map((index) => ({ id, fields: { customFields: [{ field, add: [add[index]] }] } })) },
    );
    expect(errors?.[0]?.message).toContain('is changed twice');
    expect(await read(account, change, id)).toBe(start.join(', '));
  });
});

describe('a field of one value', () => {
  it('is set and accepts no additions', async () => {
    const account = await openAccount();
    const change = changes[0] as Nouns;
    const id = await createWith(account, change);
    const { errors } = await account.execute(updateText('Lead'), {
      id,
      input: { customFields: [{ field: 'Тип объекта', add: ['Офис'] }] },
    });
    expect(errors?.[0]?.message).toContain('holds one value; set it with `values`');
  });
});

describe('the tools', () => {
  it('add to a field of several values and remove from it', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const change = changes[0] as Nouns;
    const id = await createWith(account, change);
    await call('update_lead', {
      lead_id: id,
      custom_fields: [{ field: 'Услуги', add: ['Ремонт окон'], remove: ['Двери'] }],
    });
    expect(await read(account, change, id)).toBe('Окна ПВХ, Ремонт окон');
  });
});
