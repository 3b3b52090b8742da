import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

interface Ensured {
  company: { id: string; name: string };
  created: boolean;
  missing: string[];
  filled: string[];
  otherMatches: { id: string }[];
}

const text = `mutation (
  $query: String!, $name: String, $inn: String, $website: String, $phone: String, $email: String,
  $fillMissing: Boolean! = false, $matchByName: Boolean! = true, $key: String
) {
  getOrCreateCompany(
    query: $query, name: $name, inn: $inn, website: $website, phone: $phone, email: $email,
    fillMissing: $fillMissing, matchByName: $matchByName, idempotencyKey: $key
  ) { company { id name } created missing filled otherMatches { id } }
}`;

async function getOrCreate(account: Account, args: Record<string, unknown>): Promise<Ensured> {
  return (await account.query<{ getOrCreateCompany: Ensured }>(text, args)).getOrCreateCompany;
}

async function refuse(account: Account, args: Record<string, unknown>) {
  const { errors } = await account.execute(text, args);
  const { message, extensions } = errors?.[0] ?? { message: '', extensions: {} };
  return { message, ...extensions };
}

async function create(account: Account, input: Record<string, unknown>): Promise<string> {
  const mutation = 'mutation ($input: CreateCompanyInput!) { createCompany(input: $input) { id } }';
  return (await account.query<{ createCompany: { id: string } }>(mutation, { input })).createCompany.id;
}

async function search(account: Account, query: string): Promise<string[]> {
  const document = 'query ($query: String!) { searchCompanies(query: $query) { id } }';
  const { searchCompanies } = await account.query<{ searchCompanies: { id: string }[] }>(document, { query });
  return searchCompanies.map(({ id }) => id);
}

const companies = ({ sandbox }: Account) => sandbox.data().companies.rows();
const romashka = {
  query: 'ООО «Ромашка»',
  inn: '7707083893',
  website: 'https://www.romashka.ru/',
  phone: '8 495 123-45-67',
  email: 'info@romashka.ru',
};

describe('a company is found', () => {
  it.each([
    'ООО "Ромашка"',
    'Ромашка, ООО',
    'ромашка ооо',
    'Общество с ограниченной ответственностью «РОМАШКА»',
    'ИНН 7707083893',
    'инн/кпп 7707083893/770701001',
    'romashka.ru',
    'http://romashka.ru/contacts?utm_source=ya',
    '+7 (495) 123-45-67',
    'INFO@ROMASHKA.RU',
    'Ромашка romashka.ru',
  ])('by «%s»', async (query) => {
    const account = await openAccount({ empty: true });
    await create(account, { name: 'АО «Ромашковое поле»', phone: '8 495 123-45-68', website: 'pole.ru' });
    const { company, created } = await getOrCreate(account, romashka);
    expect(created).toBe(true);
    expect(await getOrCreate(account, { query })).toMatchObject({ company: { id: company.id }, created: false });
    expect((await search(account, query))[0]).toBe(company.id);
    const check = 'query ($query: String!) { checkCompanyExists(query: $query) { exists company { id } } }';
    expect(await account.query(check, { query })).toEqual({
      checkCompanyExists: { exists: true, company: { id: company.id } },
    });
    expect(companies(account)).toHaveLength(2);
  });

  it('by one line with its name, number and site, from which a new one gets its name alone', async () => {
    const account = await openAccount({ empty: true });
    const query = 'ООО «Ромашка» (https://romashka.ru), ИНН 7707083893, тел. 8 495 123-45-67';
    const { company } = await getOrCreate(account, { query });
    expect(company.name).toBe('ООО «Ромашка»');
    expect(await search(account, 'romashka.ru')).toEqual([company.id]);
    expect(await search(account, 'ИНН 7707083893')).toEqual([company.id]);
  });

  it('by a name that is stored with a dash, with «ё» or without', async () => {
    const account = await openAccount({ empty: true });
    const dash = await create(account, { name: 'ООО «Строй-Дом»' });
    const yo = await create(account, { name: 'ПАО «Жёлтый дом»' });
    for (const query of ['СтройДом', 'строй дом ооо']) {
      const { company } = await getOrCreate(account, { query });
      if (query === 'СтройДом') expect(company.id).toBe(dash);
    }
    expect(await getOrCreate(account, { query: 'Желтый Дом' })).toMatchObject({ company: { id: yo }, created: false });
  });

  it('by the ИНН of its legal entity or of a field of the account’s own', async () => {
    const fields = [{ entityType: 'companies', type: 'text', name: 'ИНН / КПП' }] as const;
    const account = await openAccount({ empty: true, fields: [...fields] });
    const id = await create(account, {
      name: 'Северсталь',
      customFields: [{ field: 'ИНН / КПП', values: ['3528000597 / 352801001'] }],
    });
    expect(await getOrCreate(account, { query: 'Другое имя', inn: '3528000597' })).toMatchObject({
      company: { id },
      created: false,
    });
    const demo = await openAccount();
    const [row] = companies(demo).filter(({ fields: own }) => JSON.stringify(own).includes('vat_id'));
    const number = /"vat_id":"(\d+)"/.exec(JSON.stringify(row?.fields))?.[1];
    expect(await search(demo, `ИНН ${number}`)).toEqual([String(row?.id)]);
  });

  it('in the demo by each name without its form and quotes', async () => {
    const account = await openAccount();
    for (const { id, name } of companies(account).slice(0, 5)) {
      const bare = name.replace(/^\S+ «|»$/g, '').toUpperCase();
      expect(await search(account, `${bare}, ооо`)).toContain(String(id));
    }
  });
});

describe('a company is not taken for another one', () => {
  it('with another ИНН, although the name, the phone and the site are the same', async () => {
    const account = await openAccount({ empty: true });
    const { company } = await getOrCreate(account, romashka);
    const other = await getOrCreate(account, { ...romashka, inn: '7728168971' });
    expect(other).toMatchObject({ created: true });
    expect(other.company.id).not.toBe(company.id);
  });

  it('of the same name with another site, or where names do not count', async () => {
    const account = await openAccount({ empty: true });
    const { company } = await getOrCreate(account, { query: 'ООО «Ромашка»', website: 'romashka.ru' });
    const other = await getOrCreate(account, { query: 'Ромашка', website: 'romashka.kz' });
    expect(other).toMatchObject({ created: true, otherMatches: [{ id: company.id }] });
    const third = await getOrCreate(account, { query: 'Ромашка', phone: '+7 495 123-45-67', matchByName: false });
    expect(third).toMatchObject({ created: true });
    expect(companies(account)).toHaveLength(3);
  });

  it('by digits in its address, or by a page on a host that many share', async () => {
    const account = await openAccount({ empty: true });
    await create(account, { name: 'Дом 7707083893', website: 'https://vk.com/dom' });
    expect(await search(account, 'ИНН 7707083893')).toEqual([]);
    expect(await search(account, 'vk.com/romashka')).toEqual([]);
  });

  it('if its phone and its e-mail belong to two companies: an error names both', async () => {
    const account = await openAccount({ empty: true });
    const first = await create(account, { name: 'Альфа', phone: '8 495 123-45-67' });
    const second = await create(account, { name: 'Бета', email: 'info@beta.ru' });
    const error = await refuse(account, { query: 'Гамма', phone: '8 495 123-45-67', email: 'info@beta.ru' });
    expect(error).toMatchObject({
      code: 'CONFLICTING_IDENTITIES',
      companies: [{ companyId: first }, { companyId: second }],
    });
    expect(companies(account)).toHaveLength(2);
  });

  it('if a phone may be that of several countries: an error names the company', async () => {
    const account = await openAccount({ empty: true });
    const id = await create(account, { name: 'Альфа', phone: '423 234 56 78' });
    const error = await refuse(account, { query: 'Бета', phone: '+423 234 5678' });
    expect(error).toMatchObject({ code: 'AMBIGUOUS_COMPANY', companies: [{ companyId: id }] });
  });
});

describe('what a found company lacks', () => {
  it('is named, and added only on request', async () => {
    const account = await openAccount({
      empty: true,
      fields: [{ entityType: 'companies', type: 'text', name: 'ИНН' }],
    });
    const id = await create(account, { name: 'Ромашка', phone: '8 495 765-43-21' });
    const missing = ['inn', 'website', 'phone', 'email'];
    expect(await getOrCreate(account, romashka)).toMatchObject({
      company: { id },
      created: false,
      missing,
      filled: [],
    });
    const filled = await getOrCreate(account, { ...romashka, fillMissing: true });
    expect(filled).toMatchObject({ company: { id }, missing, filled: missing });
    const stored = JSON.stringify(account.sandbox.data().companies.get(Number(id))?.fields);
    for (const value of ['8 495 765-43-21', '8 495 123-45-67', 'info@romashka.ru', '7707083893', 'www.romashka.ru'])
      expect(stored).toContain(value);
    expect(await getOrCreate(account, romashka)).toMatchObject({ missing: [] });
  });

  it('does not replace the site that it has', async () => {
    const account = await openAccount({ empty: true });
    const id = await create(account, { name: 'Ромашка', phone: '8 495 123-45-67', website: 'old.ru' });
    const args = { query: '+7 495 123-45-67', website: 'new.ru', fillMissing: true };
    expect(await getOrCreate(account, args)).toMatchObject({ company: { id }, missing: ['website'], filled: [] });
    expect(JSON.stringify(account.sandbox.data().companies.get(Number(id)))).not.toContain('new.ru');
  });
});

describe('nothing is created', () => {
  it.each([
    [{ query: '+7 495 123-45-67' }, 'name', 'is required'],
    [{ query: 'Ромашка', inn: '7707083894' }, 'inn', 'tax number'],
    [{ query: 'ИНН 7707083893', inn: '7728168971' }, 'inn', 'differs'],
    [{ query: 'Ромашка', inn: 'семь' }, 'inn', '8 to 14 digits'],
    [{ query: 'Ромашка', website: 'не сайт' }, 'website', 'not a valid web address'],
    [{ query: 'Ромашка', phone: '12' }, 'phone', '7 to 15'],
    [{ query: '«»' }, 'query', 'must be'],
    [{ query: 'Р' }, 'query', '2'],
    [{ query: 'О.О.О.' }, 'query', 'is a legal form'],
    [{ query: 'x'.repeat(256) }, 'query', '255'],
  ])('for %j', async (args, field, said) => {
    const account = await openAccount({ empty: true });
    const error = await refuse(account, args);
    expect(error).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: [field] }] });
    expect(error.message).toContain(said);
    expect(companies(account)).toEqual([]);
  });

  it('for digits that are an ИНН and a phone: the error asks which is meant', async () => {
    const account = await openAccount({ empty: true });
    // A mobile number of Russia with the check digit of an ИНН.
    const error = await refuse(account, { query: '9031112222' });
    expect(error).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['query'] }] });
    expect(error.message).toContain('may be an ИНН or a phone');
    expect(companies(account)).toEqual([]);
  });

  it('with an ИНН that the account has no field for', async () => {
    const account = await openAccount({ empty: true });
    const { id } = account.sandbox.data().metadata.fields.find(({ type }) => type === 'legal_entity') ?? { id: 0 };
    account.sandbox.fault({
      method: 'GET',
      path: '/companies/custom_fields',
      times: 0,
      status: 200,
      body: { _embedded: { custom_fields: [{ id: id + 1, name: 'Город', type: 'text' }] } },
    });
    const error = await refuse(account, { query: 'Ромашка', inn: '7707083893' });
    expect(error).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['inn'] }] });
    expect(error.message).toContain('no field for it');
    expect(companies(account)).toEqual([]);
  });
});

describe.each([
  { index: 'at once', indexDelay: 0 },
  { index: 'late', indexDelay: 5 },
])('concurrent calls, with a search of amoCRM that finds new companies $index', ({ indexDelay }) => {
  it('for one company in many spellings create one', async () => {
    const account = await openAccount({ empty: true, indexDelay });
    const spellings = ['ООО "Ромашка"', 'Ромашка, ООО', 'ромашка ооо', 'РОМАШКА', 'ООО «Ромашка»'];
    const calls = Array.from({ length: 20 }, (_, index) =>
      getOrCreate(account, { query: spellings[index % spellings.length] }),
    );
    const answers = await Promise.all(calls);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ company }) => company.id)).size).toBe(1);
    expect(companies(account)).toHaveLength(1);
  });

  it('that know it by ИНН, site, phone or e-mail create one', async () => {
    const account = await openAccount({ empty: true, indexDelay });
    const calls = [
      { query: 'Ромашка', inn: '7707083893', website: 'romashka.ru' },
      { query: 'romashka.ru', name: 'ООО Ромашка', phone: '8 495 123-45-67', inn: '7707083893' },
      { query: 'ИНН 7707083893', name: 'РОМАШКА', phone: '+74951234567' },
      { query: '+7 495 123-45-67', name: 'Ромашка', inn: '7707083893' },
    ];
    const answers = await Promise.all([...calls, ...calls, ...calls].map((args) => getOrCreate(account, args)));
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(companies(account)).toHaveLength(1);
  });

  it('create nothing twice if the answer to the first is lost', async () => {
    const account = await openAccount({ empty: true, indexDelay });
    account.sandbox.fault({ method: 'POST', path: '/companies$', drop: 'after' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => getOrCreate(account, romashka)));
    expect(new Set(answers.map(({ company }) => company.id)).size).toBe(1);
    expect(companies(account)).toHaveLength(1);
  });

  it('after createCompany and updateCompany find what these wrote', async () => {
    const account = await openAccount({ empty: true, indexDelay });
    const id = await create(account, { name: 'АО «Берёзка»', website: 'berezka.ru' });
    const change = 'mutation ($id: ID!) { updateCompany(id: $id, input: { phone: "8 495 123-45-67" }) { id } }';
    await account.query(change, { id });
    for (const query of ['Березка АО', 'berezka.ru', '+74951234567']) {
      expect(await getOrCreate(account, { query, name: 'Берёзка' })).toMatchObject({ company: { id }, created: false });
    }
  });
});

describe('what it costs', () => {
  it('a known company one search, a new one a search for each identity and the write', async () => {
    const account = await openAccount({ empty: true });
    await create(account, { name: 'Другая' });
    const isOf = (args: Record<string, unknown>) => account.count(async () => void (await getOrCreate(account, args)));
    // ИНН, site, phone, e-mail, name, and the write.
    expect(await isOf(romashka)).toBe(6);
    const later = await openAccount();
    const [row] = companies(later);
    const count = await later.count(async () => void (await getOrCreate(later, { query: row?.name })));
    expect(count).toBe(1);
  });

  it('the same idempotency key answers again and creates nothing', async () => {
    const account = await openAccount({ empty: true });
    const first = await getOrCreate(account, { ...romashka, key: 'k-1' });
    const again = await account.count(async () => {
      expect(await getOrCreate(account, { ...romashka, key: 'k-1' })).toEqual(first);
    });
    expect(again).toBe(0);
  });
});
