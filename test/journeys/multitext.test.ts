import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

type Input = Record<string, unknown>;
type Noun = 'Contact' | 'Company';

interface Card {
  phones: { value: string; kind: string }[];
  emails: { value: string; kind: string }[];
}

async function create(account: Account, noun: Noun, input: Input): Promise<string> {
  const text = `mutation ($input: Create${noun}Input!) { created: create${noun}(input: $input) { id } }`;
  const { created } = await account.query<{ created: { id: string } }>(text, { input: { name: 'Анна', ...input } });
  return created.id;
}

function update(account: Account, noun: Noun, id: string, input: Input) {
  const text = `mutation ($id: ID!, $input: Update${noun}Input!) { update${noun}(id: $id, input: $input) { id } }`;
  return account.execute(text, { id, input });
}

async function read(account: Account, noun: Noun, id: string): Promise<Card> {
  const text = `query ($id: ID!) { card: ${noun.toLowerCase()}(id: $id) {
    phones { value kind } emails { value kind }
  } }`;
  return (await account.query<{ card: Card }>(text, { id })).card;
}

describe.each(['Contact', 'Company'] as const)('the phones and e-mails of a %s', (noun) => {
  const phones = [
    { value: '8 999 123-45-67', kind: 'MOB' },
    { value: '8 495 123-45-67', kind: 'WORK' },
  ];

  it('are written with their kinds in one request', async () => {
    const account = await openAccount({ empty: true });
    const emails = [
      { value: 'anna@x.ru', kind: 'PRIV' },
      { value: 'work@x.ru', kind: 'WORK' },
    ];
    let id = '';
    const requests = await account.count(async () => {
      id = await create(account, noun, { phones, emails });
    });
    expect(requests).toBe(1);
    expect(await read(account, noun, id)).toEqual({ phones, emails });
  });

  it('are combined with `phone` and `email`, without duplicates', async () => {
    const account = await openAccount({ empty: true });
    const id = await create(account, noun, {
      phone: '+7 999 123-45-67',
      phones: [...phones, { value: '89991234567' }],
    });
    expect((await read(account, noun, id)).phones).toEqual([
      { value: '+7 999 123-45-67', kind: 'WORK' },
      { value: '8 495 123-45-67', kind: 'WORK' },
    ]);
  });

  it('are added to the existing ones; a given kind is set', async () => {
    const account = await openAccount({ empty: true });
    const id = await create(account, noun, { phone: '+7 999 123-45-67', email: 'anna@x.ru' });
    const { errors } = await update(account, noun, id, { phones, emails: [{ value: 'ANNA@x.ru' }] });
    expect(errors).toBeUndefined();
    expect(await read(account, noun, id)).toEqual({
      phones: [{ value: '+7 999 123-45-67', kind: 'MOB' }, phones[1]],
      emails: [{ value: 'anna@x.ru', kind: 'WORK' }],
    });
  });

  it('are compared by the rules of the account’s country', async () => {
    const account = await openAccount({ empty: true });
    account.sandbox.data().metadata.account.country = 'PL';
    const id = await create(account, noun, { phone: '512 345 678' });
    await update(account, noun, id, { phone: '+48512345678' });
    expect((await read(account, noun, id)).phones).toEqual([{ value: '512 345 678', kind: 'WORK' }]);
  });

  it('are several values if one text has several', async () => {
    const account = await openAccount({ empty: true });
    const id = await create(account, noun, { phone: '8 999 123-45-67, 8 903 111-22-33' });
    expect((await read(account, noun, id)).phones.map(({ value }) => value)).toEqual([
      '8 999 123-45-67',
      '8 903 111-22-33',
    ]);
  });

  it.each([
    [{ phones: [{ value: '8 999 123-45-67', kind: 'HOLIDAY' }] }, 'phones.0.kind', 'there are WORK'],
    [{ phones: [{ value: 'Анна' }] }, 'phones.0.value', 'must be a valid phone number'],
    [{ emails: [{ value: 'anna@' }] }, 'emails.0.value', 'must be a valid e-mail address'],
    [{ phones, customFields: [{ field: 'PHONE', values: ['1'] }] }, 'phones', 'is also given in `customFields`'],
  ])('%o is refused, and nothing is written', async (input, path, message) => {
    const account = await openAccount({ empty: true });
    const text = `mutation ($input: Create${noun}Input!) { create${noun}(input: $input) { id } }`;
    const { errors } = await account.execute(text, { input: { name: 'Анна', ...input } });
    const issues = errors?.[0]?.extensions.issues as { path: (string | number)[]; message: string }[] | undefined;
    const issue = issues?.[0];
    expect(issue?.path.join('.')).toMatch(new RegExp(`${path}$`));
    expect(issue?.message).toContain(message);
    expect(account.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

it('invisible characters do not reach a card through custom fields either', async () => {
  const account = await openAccount({ empty: true });
  const customFields = [{ field: 'PHONE', values: ['\u202a8 999 123-45-67\u202c'], kind: 'MOB' }];
  const id = await create(account, 'Contact', { customFields });
  expect((await read(account, 'Contact', id)).phones).toEqual([{ value: '8 999 123-45-67', kind: 'MOB' }]);
});

it('create_contact and update_contact accept phones with kinds', async () => {
  const account = await openAccount({ empty: true });
  const call = await openTools(account);
  const phones = [{ value: '8 999 123-45-67', kind: 'MOB' }, { value: '8 495 123-45-67' }];
  const { contact } = await call<{ contact: { id: string } }>('create_contact', { name: 'Анна', phones });
  await call('update_contact', { contact_id: contact.id, phones: [{ value: '8 903 111-22-33', kind: 'HOME' }] });
  expect((await read(account, 'Contact', contact.id)).phones).toEqual([
    { value: '8 999 123-45-67', kind: 'MOB' },
    { value: '8 495 123-45-67', kind: 'WORK' },
    { value: '8 903 111-22-33', kind: 'HOME' },
  ]);
});
