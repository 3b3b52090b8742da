import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica } from '../../src/replica/index.ts';
import { loadTagNames } from '../../src/replica/question/tag-name.ts';
import { type Account, openAccount, openTools, startAccount, testNow } from '../harness.ts';
import { engines, usePlace } from './place.ts';

type Noun = 'leads' | 'contacts' | 'companies';

const nouns: readonly Noun[] = ['leads', 'contacts', 'companies'];

const types = { leads: 'LEADS', contacts: 'CONTACTS', companies: 'COMPANIES' } as const;
const filters = { leads: 'leadFilter', contacts: 'contactFilter', companies: 'companyFilter' } as const;

const quoted = (names: readonly string[]) => JSON.stringify(names);

/** The ids of three cards of a noun; of leads, open ones. */
function idsOf({ sandbox }: Account, noun: Noun): number[] {
  const rows: readonly { id: number; isDeleted: boolean; statusId?: number }[] = sandbox.data()[noun].rows();
  const isShown = ({ isDeleted, statusId }: (typeof rows)[number]) => !isDeleted && ![142, 143].includes(statusId ?? 0);
  return rows.flatMap((row) => (isShown(row) ? [row.id] : [])).slice(0, 3);
}

/** Gives a card tags that the account did not have. */
async function tag(account: Account, noun: Noun, id: number, ...names: string[]): Promise<void> {
  const mutation = { leads: 'updateLead', contacts: 'updateContact', companies: 'updateCompany' }[noun];
  await account.query(`mutation { ${mutation}(id: "${id}", input: { addTags: ${quoted(names)} }) { id } }`);
}

describe('A condition on tags', () => {
  let account: Account & { close(): Promise<void> };
  const cards = {} as Record<Noun, number[]>;
  beforeAll(async () => {
    account = await startAccount();
    for (const noun of nouns) {
      const [one = 0, other = 0, third = 0] = idsOf(account, noun);
      cards[noun] = [one, other, third];
      await tag(account, noun, one, 'Жёлтый «Окна–ПВХ»', 'Особый');
      await tag(account, noun, other, 'желтый окна-пвх');
      await tag(account, noun, third, 'Особый');
      await account.query(
        `mutation { createTags(entityType: ${types[noun]}, inputs: [{ name: "Ничей тег" }]) { succeeded } }`,
      );
    }
  });
  afterAll(() => account.close());

  const find = async (noun: Noun, condition: string) => {
    const text = `{ found: ${noun}(filter: { tags: { ${condition} } }, first: 250) { totalCount nodes { id } } }`;
    const { found } = await account.query<{ found: { totalCount: number; nodes: { id: string }[] } }>(text);
    return { count: found.totalCount, ids: found.nodes.map(({ id }) => Number(id)) };
  };
  const messageOf = async (text: string) => {
    const { errors = [] } = await account.execute(text);
    const issues = errors[0]?.extensions.issues as { path: (string | number)[]; message: string }[] | undefined;
    return issues?.[0] ?? errors[0];
  };

  for (const noun of nouns) {
    test(`of ${noun} has every spelling of a name, however it is written`, async () => {
      const [one = 0, other = 0, third = 0] = cards[noun];
      for (const name of ['Жёлтый «Окна–ПВХ»', 'ЖЕЛТЫЙ окна-пвх', '  желтый  "Окна-ПВХ" ']) {
        expect((await find(noun, `any: ${quoted([name])}`)).ids.sort()).toEqual([one, other].sort());
        expect((await find(noun, `all: ${quoted([name, 'ОСОБЫЙ'])}`)).ids).toEqual([one]);
        const without = await find(noun, `none: ${quoted([name])}`);
        const all = (await find(noun, 'none: ["ничей тег"]')).count;
        expect(without.count).toBe(all - 2);
        expect(without.ids).toContain(third);
        expect(without.ids).not.toContain(one);
        expect(without.ids).not.toContain(other);
      }
    });

    test(`of ${noun} finds nothing by a tag that no card has, and asks amoCRM for that one alone`, async () => {
      const asked = () => account.sandbox.requestCount(({ path }) => path.includes('/tags'));
      const before = asked();
      expect((await find(noun, 'any: ["ОСОБЫЙ"]')).count).toBe(2);
      expect(asked() - before).toBe(0);
      expect(await find(noun, 'any: ["ничей тег"]')).toEqual({ count: 0, ids: [] });
      expect(asked() - before).toBe(1);
    });

    test(`of ${noun} refuses a name that no tag has, with the nearest ones`, async () => {
      for (const key of ['any', 'all', 'none']) {
        expect(
          await messageOf(`{ ${noun}(filter: { tags: { ${key}: ["особый", "Осыбый"] } }) { totalCount } }`),
        ).toEqual({
          path: ['filter', 'tags', key, 1],
          message: expect.stringMatching(`«Осыбый» is not the name of a tag of ${noun}; the nearest are «Особый»`),
        });
      }
    });

    test(`of ${noun} means the same where records are selected to be changed`, async () => {
      const select = (name: string) =>
        `mutation { addTags(of: ${types[noun]}, ${filters[noun]}: { tags: { any: ["${name}"] } }, tags: ["Новый"]) { plan { count } } }`;
      expect(await account.query(select('желтый ОКНА-ПВХ'))).toEqual({ addTags: { plan: { count: 2 } } });
      expect(await messageOf(select('Осыбый'))).toEqual({
        path: [filters[noun], 'tags', 'any', 0],
        message: expect.stringContaining('«Особый»'),
      });
    });
  }

  test('means the same in reports, read from amoCRM or from the replica', async () => {
    const report = (name: string, fields: string) =>
      `{ leadReport(filter: { tags: { any: ["${name}"] } }) { ${fields} } }`;
    const live = 'totalCount';
    const stored = 'breakdown { total { count } }';
    expect(await account.query(report('желтый ОКНА-ПВХ', live))).toEqual({ leadReport: { totalCount: 2 } });
    expect(await account.query(report('желтый ОКНА-ПВХ', stored))).toEqual({
      leadReport: { breakdown: { total: { count: 2 } } },
    });
    for (const fields of [live, stored]) {
      expect(await messageOf(report('Осыбый', fields))).toEqual({
        path: ['filter', 'tags', 'any', 0],
        message: expect.stringContaining('«Осыбый» is not the name of a tag of leads'),
      });
    }
  });

  test('means the same in exports and in tools', async () => {
    const text = `{ exportRecords(kind: LEADS, format: CSV, filter: { tags: { any: ["желтый ОКНА-ПВХ"] } }) { rows } }`;
    expect(await account.query(text)).toEqual({ exportRecords: { rows: 2 } });
    expect((await messageOf(text.replace('желтый ОКНА-ПВХ', 'Осыбый')))?.message).toContain('«Особый»');
    const call = await openTools(account);
    expect(await call('find_leads', { tag: 'желтый ОКНА-ПВХ' })).toMatchObject({ total: { count: 2 } });
    await expect(call('find_leads', { tag: 'Осыбый' })).rejects.toThrow('«Особый»');
  });

  test('is read on by a cursor', async () => {
    const page = async (after: string) =>
      (
        await account.query<{
          leads: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
        }>(`{ leads(first: 1, ${after}) { nodes { id } pageInfo { endCursor hasNextPage } } }`)
      ).leads;
    const first = await page('filter: { tags: { any: ["желтый окна-пвх"], none: ["ничей тег"] } }');
    const next = await page(`after: "${first.pageInfo.endCursor}"`);
    expect([...first.nodes, ...next.nodes].map(({ id }) => Number(id)).sort()).toEqual(cards.leads.slice(0, 2).sort());
    expect(next.pageInfo.hasNextPage).toBe(false);
  });

  test('says that it needs the replica while that is switched off', async () => {
    const other = await openAccount({ replicaOff: true });
    const { errors } = await other.execute('{ leads(filter: { tags: { any: ["нет"] } }) { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('REPLICA_OFF');
    const report = await other.execute('{ leadReport(filter: { tags: { any: ["Нетакого"] } }) { totalCount } }');
    expect(report.errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
  });
});

test('Tags are listed by their names in any case', async () => {
  const account = await openAccount();
  await tag(account, 'leads', idsOf(account, 'leads')[0] ?? 0, 'Особый');
  for (const name of ['Особый', 'особый', 'ОСОБЫЙ', ' особый ']) {
    const { tags } = await account.query<{ tags: { nodes: object[] } }>(
      `{ tags(entityType: LEADS, names: ["${name}"]) { nodes { name } } }`,
    );
    expect(tags.nodes).toEqual([{ name: 'Особый' }]);
  }
});

describe.each(engines)('The names of the tags of cards in %s', (engine) => {
  const place = usePlace(engine);
  test('are all that cards of the type have', async () => {
    const account = await openAccount();
    const replica = await openReplica({
      ...place.open(place.newName()),
      amocrm: account.connection.with({}),
      settings: new Metadata(account.connection.with({})),
      identify: () => [],
      now: () => testNow,
      historyDays: 1,
    });
    for (const noun of nouns) {
      const data = account.sandbox.data();
      const rows: readonly { tagIds: readonly number[]; isDeleted: boolean }[] = data[noun].rows();
      const ids = new Set(rows.flatMap(({ tagIds, isDeleted }) => (isDeleted ? [] : tagIds)));
      const names = [...ids].map((id) => data.tags.get(id)?.name);
      const found = await loadTagNames(await replica.read([noun]), noun);
      expect(found.sort()).toEqual(names.sort());
      if (noun === 'leads') expect(found.length).toBeGreaterThan(3);
    }
    await replica.close();
  });
});
