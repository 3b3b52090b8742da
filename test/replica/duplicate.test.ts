import { describe, expect, onTestFinished, test } from 'vitest';
import { loadDuplicates } from '../../src/replica/question/duplicate.ts';
import { loadDuplicateCards } from '../../src/replica/question/duplicate-card.ts';
import type { CardRow } from '../../src/sandbox/rows.ts';
import { type Account, openAccount, testNow } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import { openPostgresReplica } from './postgres-replica.ts';

const text = `query ($of: DuplicateKind!, $by: [DuplicateReason!], $above: Int, $first: Int! = 100, $after: String) {
  duplicates(of: $of, by: $by, commonAbove: $above, maxAge: 0) {
    groupCount recordCount complete
    groups(first: $first, after: $after) {
      nodes {
        recordCount isWeak shared { reason value recordIds }
        records { id name url filledFieldCount leadCount } lacking { field value recordId }
      }
      pageInfo { hasNextPage endCursor }
    }
    common { reason value recordCount }
  }
}`;

interface Group {
  recordCount: number;
  isWeak: boolean;
  shared: { reason: string; value: string; recordIds: string[] }[];
  records: { id: string; name: string; url: string; filledFieldCount: number; leadCount: number }[];
  lacking: { field: string; value: string; recordId: string }[];
}

interface Duplicates {
  groupCount: number;
  recordCount: number;
  complete: boolean;
  groups: { nodes: Group[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  common: { reason: string; value: string; recordCount: number }[];
}

async function ask(account: Account, variables: Record<string, unknown>): Promise<Duplicates> {
  return (await account.query<{ duplicates: Duplicates }>(text, variables)).duplicates;
}

async function create(account: Account, noun: 'Contact' | 'Company', ...records: Sample[]) {
  const ids: string[] = [];
  for (const { name, phones = [], emails = [] } of records) {
    const [toValues, input] = [(values: string[]) => values.map((value) => ({ value })), { name }];
    const filled = { ...input, phones: toValues(phones), emails: toValues(emails) };
    const query = `mutation ($input: Create${noun}Input!) { created: create${noun}(input: $input) { id } }`;
    const { created } = await account.query<{ created: { id: string } }>(query, {
      input: phones.length + emails.length > 0 ? filled : input,
    });
    ids.push(created.id);
  }
  return ids;
}

interface Sample {
  name: string;
  phones?: string[];
  emails?: string[];
}

/** The groups of ids of rows that share a phone (last ten digits) or an e-mail, found by comparing each with each. */
function recount(account: Account, rows: readonly CardRow[]): number[][] {
  const { metadata } = account.sandbox.data();
  const codeOf = (id: number) => metadata.fields.find((field) => field.id === id)?.code;
  const live = rows.filter(({ isDeleted }) => !isDeleted);
  const keys = new Map(
    live.map(({ id, fields }) => [
      id,
      fields.flatMap(({ fieldId, values }) =>
        values.map(({ value }) => {
          if (codeOf(fieldId) === 'EMAIL') return String(value).toLowerCase();
          return codeOf(fieldId) === 'PHONE' ? String(value).replace(/\D/g, '').slice(-10) : '';
        }),
      ),
    ]),
  );
  const groups: number[][] = [];
  for (const [id, own] of keys) {
    const joined = groups.filter((group) =>
      group.some((other) => keys.get(other)?.some((key) => key !== '' && own.includes(key))),
    );
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push([...joined.flat(), id]);
  }
  return groups
    .filter(({ length }) => length > 1)
    .map((group) => group.sort((one, other) => one - other))
    .sort((one, other) => other.length - one.length || (one[0] as number) - (other[0] as number));
}

const idsOf = ({ records }: Group) => records.map(({ id }) => Number(id)).sort((one, other) => one - other);

describe('Duplicates', () => {
  test('are those that a comparison of each record with each finds', async () => {
    const account = await openAccount();
    await create(
      account,
      'Contact',
      { name: 'Пётр Первый', phones: ['8 (495) 000-11-22'] },
      { name: 'П. Первый', phones: ['+74950001122'], emails: ['Petr@Primer.example'] },
      { name: 'Первый', emails: ['petr@primer.example'] },
    );
    for (const [of, rows] of [
      ['CONTACTS', account.sandbox.data().contacts.rows()],
      ['COMPANIES', account.sandbox.data().companies.rows()],
    ] as const) {
      const expected = recount(account, [...rows]);
      const answer = await ask(account, { of, by: ['PHONE', 'EMAIL'], above: 1_000 });
      expect(answer.complete).toBe(true);
      expect(answer.groupCount).toBe(expected.length);
      expect(answer.recordCount).toBe(expected.flat().length);
      expect(answer.groups.nodes.map(idsOf)).toEqual(expected.slice(0, 100));
    }
  });

  test('are joined through others, with the richest first and what it lacks', async () => {
    const account = await openAccount();
    const [one, two, three] = await create(
      account,
      'Contact',
      { name: 'Пётр', phones: ['8 (495) 000-11-22'] },
      { name: 'П. Первый', phones: ['+74950001122', '8 495 000-11-33'], emails: ['Petr@Primer.example'] },
      { name: 'Первый', emails: ['petr@primer.example', 'second@primer.example'] },
    );
    const { groups } = await ask(account, { of: 'CONTACTS' });
    const group = groups.nodes.find(({ records }) => records.some(({ id }) => id === one)) as Group;
    expect(group.isWeak).toBe(false);
    expect(group.records.map(({ id }) => id)[0]).toBe(two);
    expect(group.records[0]?.url).toBe(`${account.sandbox.url}/contacts/detail/${two}`);
    expect(group.shared).toEqual([
      { reason: 'EMAIL', value: 'petr@primer.example', recordIds: [two, three] },
      { reason: 'PHONE', value: '+74950001122', recordIds: [one, two] },
    ]);
    expect(group.lacking).toEqual([{ field: 'Email', value: 'second@primer.example', recordId: three }]);
  });

  test('are none any more once a record is deleted, merged or has another phone', async () => {
    let now = testNow;
    const account = await openAccount({ now: () => now });
    const phones = ['84950001122'];
    const [one = '', two = '', three = '', four = ''] = await create(
      account,
      'Contact',
      ...['Первый', 'Второй', 'Третий', 'Четвёртый'].map((name) => ({ name, phones })),
    );
    const ids = async () => {
      const { groups } = await ask(account, { of: 'CONTACTS', by: ['PHONE'] });
      // What follows happens after the copy was made.
      now += 10;
      return groups.nodes.filter(({ shared }) => shared.some(({ value }) => value === '+74950001122')).flatMap(idsOf);
    };
    expect(await ids()).toEqual([one, two, three, four].map(Number));
    account.sandbox.trash('contacts', Number(two));
    expect(await ids()).toEqual([one, three, four].map(Number));
    account.sandbox.restore('contacts', Number(two));
    expect(await ids()).toEqual([one, two, three, four].map(Number));
    account.sandbox.merge('contacts', { survivor: Number(one), merged: Number(three) });
    expect(await ids()).toEqual([one, two, four].map(Number));
    const field = account.sandbox
      .data()
      .metadata.fields.find(({ code, entityType }) => code === 'PHONE' && entityType === 'contacts');
    const values = [{ field_id: field?.id as number, values: [{ value: '84950003344' }] }];
    await account.connection.with({}).contacts.update([{ id: Number(four), custom_fields_values: values }]);
    expect(await ids()).toEqual([one, two].map(Number));
  });

  test('by extension are colleagues and not one person', async () => {
    const account = await openAccount();
    const ids = await create(
      account,
      'Contact',
      { name: 'Пётр', phones: ['8 (495) 000-11-22 доб. 5'] },
      { name: 'Павел', phones: ['+7 495 000-11-22 доб. 6'] },
      { name: 'Пётр П.', phones: ['+74950001122, ext. 5'] },
    );
    const { groups } = await ask(account, { of: 'CONTACTS', by: ['PHONE'] });
    const group = groups.nodes.find(({ records }) => records.some(({ id }) => id === ids[0])) as Group;
    expect(idsOf(group)).toEqual([Number(ids[0]), Number(ids[2])]);
  });

  test('are not joined by a phone that more records share than `commonAbove` says', async () => {
    const account = await openAccount();
    await create(account, 'Contact', ...['А', 'Б', 'В'].map((name) => ({ name, phones: ['84950001122'] })));
    const found = await ask(account, { of: 'CONTACTS', by: ['PHONE'], above: 2 });
    expect(found.common).toContainEqual({ reason: 'PHONE', value: '+74950001122', recordCount: 3 });
    expect(found.groups.nodes.flatMap(({ shared }) => shared.map(({ value }) => value))).not.toContain('+74950001122');
  });

  test('by name alone are weak', async () => {
    const account = await openAccount();
    const ids = await create(account, 'Company', { name: 'ООО «Щегол-Щука»' }, { name: 'щегол щука, ооо' });
    const has = ({ groups }: Duplicates) => groups.nodes.find(({ records }) => records.some(({ id }) => id === ids[0]));
    expect(has(await ask(account, { of: 'COMPANIES', by: ['NAME'] }))).toMatchObject({ isWeak: true, recordCount: 2 });
    expect(has(await ask(account, { of: 'COMPANIES' }))).toBeUndefined();
  });

  test('are listed page by page', async () => {
    const account = await openAccount();
    for (const mailbox of ['one', 'two', 'three']) {
      const emails = [`${mailbox}@primer.example`];
      await create(account, 'Contact', { name: 'Анна', emails }, { name: 'Анна', emails });
    }
    const by = ['EMAIL'];
    const whole = await ask(account, { of: 'CONTACTS', by });
    const pages: Group[] = [];
    for (let after: string | null = null; ; ) {
      const { groups }: Duplicates = await ask(account, { of: 'CONTACTS', by, first: 1, after });
      pages.push(...groups.nodes);
      after = groups.pageInfo.endCursor;
      if (!groups.pageInfo.hasNextPage) break;
    }
    expect(whole.groupCount).toBeGreaterThanOrEqual(3);
    expect(pages).toEqual(whole.groups.nodes);
  });

  test('with a cursor of another list are refused', async () => {
    const account = await openAccount();
    const { errors } = await account.execute(text, { of: 'CONTACTS', after: 'abc' });
    expect(errors?.[0]?.message).toContain('is not a valid cursor of this list');
  });

  test.skipIf(!findPostgres())('are the same in PostgreSQL', async () => {
    const account = await openAccount();
    const other = await openPostgresReplica(account, onTestFinished);
    const answers = [];
    for (const replica of [await account.replica(), other]) {
      const snapshot = await replica.read(['contacts', 'leads']);
      const found = await loadDuplicates(snapshot, { of: 'contacts', by: ['phone', 'email', 'name'], commonAbove: 10 });
      answers.push({
        found,
        cards: await loadDuplicateCards(snapshot.database, 'contacts', found.groups.slice(0, 50)),
      });
    }
    expect(answers[0]?.found.groups.length).toBeGreaterThan(0);
    expect(answers[1]).toEqual(answers[0]);
  });
});
