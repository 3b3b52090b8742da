import { describe, expect, it } from 'vitest';
import type { CardRow } from '../../src/sandbox/index.ts';
import { type Account, openAccount } from '../harness.ts';

type Noun = 'leads' | 'contacts' | 'companies';
interface Page {
  nodes: { id: string }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

const filterTypes = { leads: 'LeadFilter', contacts: 'ContactFilter', companies: 'CompanyFilter' };
const textOf = (noun: Noun) =>
  `query ($filter: ${filterTypes[noun]}, $after: String) {
    ${noun}(filter: $filter, first: 250, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } }
  }`;

async function list(account: Account, noun: Noun, ...customFields: object[]): Promise<string[]> {
  const data = await account.query<Record<Noun, Page>>(textOf(noun), { filter: { customFields } });
  return data[noun].nodes.map(({ id }) => id);
}

async function refuse(account: Account, noun: Noun, ...customFields: object[]) {
  let error: { message: string; extensions: Record<string, unknown> } | undefined;
  const requests = await account.count(async () => {
    const { errors } = await account.execute(textOf(noun), { filter: { customFields } });
    error = errors?.[0];
  });
  expect(requests, 'nothing is sent').toBe(0);
  if (!error) throw new Error('There was no error.');
  return error;
}

/** The ids of the rows of which a value of the field passes. */
function having({ sandbox }: Account, noun: Noun, name: string, holds: (value: unknown) => boolean): string[] {
  const data = sandbox.data();
  const field = data.metadata.fields.find((each) => each.entityType === noun && each.name === name);
  return (data[noun].rows() as readonly CardRow[])
    .filter(
      (row) =>
        !row.isDeleted &&
        row.fields.some((each) => each.fieldId === field?.id && each.values.some(({ value }) => holds(value))),
    )
    .map(({ id }) => String(id))
    .slice(0, 250);
}

describe('a list is filtered by custom fields', () => {
  it('by labels of options, a number, a ticked box and a text, each in one request', async () => {
    const account = await openAccount();
    const conditions: [object, string, (value: unknown) => boolean][] = [
      [
        { field: 'Тип объекта', values: ['офис', 'Магазин'] },
        'Тип объекта',
        (value) => value === 'Офис' || value === 'Магазин',
      ],
      [{ field: 'Услуги', values: ['Двери'] }, 'Услуги', (value) => value === 'Двери'],
      [{ field: 'Договор подписан', values: [true] }, 'Договор подписан', (value) => value === true],
      [{ field: 'Площадь объекта, м²', from: 200 }, 'Площадь объекта, м²', (value) => Number(value) >= 200],
      [{ field: 'UTM_SOURCE', values: ['vk'] }, 'utm_source', (value) => value === 'vk'],
    ];
    for (const [condition, name, holds] of conditions) {
      const wanted = having(account, 'leads', name, holds);
      expect(wanted.length).toBeGreaterThan(0);
      expect(await account.count(async () => expect(await list(account, 'leads', condition)).toEqual(wanted))).toBe(1);
    }
  });

  it('by a day, whose last second is included, in the account’s timezone', async () => {
    const account = await openAccount();
    const [from, to] = ['2026-05-01', '2026-05-31'];
    const start = Date.parse(`${from}T00:00:00+03:00`) / 1000;
    const end = Date.parse('2026-06-01T00:00:00+03:00') / 1000;
    const wanted = having(account, 'leads', 'Начало монтажа', (value) => Number(value) >= start && Number(value) < end);
    expect(wanted.length).toBeGreaterThan(0);
    expect(await list(account, 'leads', { field: 'Начало монтажа', from, to })).toEqual(wanted);
  });

  it('of contacts and companies as well, and by several at once', async () => {
    const account = await openAccount();
    const byChat = having(account, 'contacts', 'Удобный способ связи', (value) => value === 'Telegram');
    expect(await list(account, 'contacts', { field: 'Удобный способ связи', values: ['Telegram'] })).toEqual(byChat);
    const large = having(account, 'companies', 'Сотрудников', (value) => Number(value) >= 100);
    const trade = having(account, 'companies', 'Отрасль', (value) => value === 'Торговля');
    const both = large.filter((id) => trade.includes(id));
    expect(both.length).toBeGreaterThan(0);
    const conditions = [
      { field: 'Сотрудников', from: 100 },
      { field: 'Отрасль', values: ['Торговля'] },
    ];
    expect(await list(account, 'companies', ...conditions)).toEqual(both);
  });

  it('and its cursor continues the filtered list by itself', async () => {
    const account = await openAccount();
    const text = `query ($filter: LeadFilter, $after: String) {
      leads(filter: $filter, first: 5, after: $after) { nodes { id } pageInfo { endCursor } }
    }`;
    const filter = { customFields: [{ field: 'Тип объекта', values: ['Офис'] }] };
    const first = await account.query<{ leads: Page }>(text, { filter });
    const second = await account.query<{ leads: Page }>(text, { after: first.leads.pageInfo.endCursor });
    const ids = [...first.leads.nodes, ...second.leads.nodes].map(({ id }) => id);
    expect(ids).toEqual(having(account, 'leads', 'Тип объекта', (value) => value === 'Офис').slice(0, 10));
  });

  it('and a report counts the same leads', async () => {
    const account = await openAccount();
    const text = 'query ($filter: LeadFilter) { leadReport(filter: $filter) { totalCount } }';
    const filter = { customFields: [{ field: 'Тип объекта', values: ['Магазин'] }] };
    const wanted = having(account, 'leads', 'Тип объекта', (value) => value === 'Магазин');
    expect(await account.query(text, { filter })).toEqual({ leadReport: { totalCount: wanted.length } });
  });
});

describe('a condition that cannot be sent is an error', () => {
  it('where the account’s filters are switched off: amoCRM would return all records', async () => {
    const account = await openAccount({ filterApi: false });
    const { message, extensions } = await refuse(account, 'leads', { field: 'Тип объекта', values: ['Офис'] });
    expect(extensions).toMatchObject({ code: 'NOT_SUPPORTED_BY_AMOCRM' });
    expect(message).toContain('is_api_filter_enabled');
    expect(extensions.remedy).toContain('local copy');
  });

  it('and so is an answer that does not satisfy it', async () => {
    const account = await openAccount({ filterApi: false });
    const account2 = { field_id: 1_204_305, values: [1] };
    const leads = account.connection.with({}).leads.list({ filter: { custom_fields_values: [account2] } });
    await expect(leads).rejects.toThrow('ignored the filter «custom_fields_values»');
  });

  it.each([
    [{ field: 'Тип обьекта', values: ['Офис'] }, 'field', 'Тип объекта'],
    [{ field: 'Тип объекта', values: ['Офисс'] }, 'values', 'Офис'],
    [{ field: 'Тип объекта', from: 1 }, 'from', 'has no order'],
    [{ field: 'Тип объекта' }, 'field', 'either'],
    [{ field: 'Дата замера', values: ['2026-05-01'] }, 'values', 'use `from` and `to`'],
    [{ field: 'Дата замера', from: 'май' }, 'from', 'not a valid date'],
    [{ field: 'Площадь объекта, м²', from: 10, to: 5 }, 'to', 'ends before it begins'],
    [{ field: 'Площадь объекта, м²', values: ['много'] }, 'values', 'много'],
    [{ field: 'Договор подписан', values: [false] }, 'values', 'ticked'],
    [{ field: 'Адрес доставки', values: ['Вологда'] }, 'field', 'smart_address'],
    [{ field: 'UTM_SOURCE', values: ['я'.repeat(2_000)] }, '', 'too long'],
  ])('%j', async (condition, key, said) => {
    const account = await openAccount();
    const { message, extensions } = await refuse(account, 'leads', condition);
    const path = ['filter', 'customFields', ...(key ? [0, key] : [])];
    expect(extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path }] });
    expect(message).toContain(said);
  });
});
