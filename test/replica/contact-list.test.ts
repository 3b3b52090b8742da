import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import { kinds } from '../../src/replica/kind.ts';
import { loadContactPage, type ReplicaContactFilter } from '../../src/replica/question/contact-list.ts';
import { loadTaskPage, type ReplicaTaskFilter } from '../../src/replica/question/task-list.ts';
import type { CardRow, LeadRow, TaskRow } from '../../src/sandbox/index.ts';
import { type Account, startAccount, testNow } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import { tellActivity } from './last-activity.ts';
import { openPostgresReplica } from './postgres-replica.ts';

const isOpen = ({ statusId }: LeadRow) => statusId !== 142 && statusId !== 143;
const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((one, other) => one - other);

describe('Lists from the replica', () => {
  let account: Account & { close(): Promise<void> };
  const fieldIds = new Map<string, number>();
  beforeAll(async () => {
    account = await startAccount();
    for (const type of ['contacts', 'companies'] as const) {
      for (const { code, id } of await new Metadata(account.connection.with({})).customFields(type)) {
        if (code) fieldIds.set(`${type} ${code}`, id);
      }
    }
  });
  afterAll(() => account.close());

  /** All ids of a list, page by page. */
  async function walk(noun: string, filter: string): Promise<number[]> {
    const ids: number[] = [];
    for (let after = ''; ; ) {
      const args = `filter: { ${filter} }, first: 200${after && `, after: "${after}"`}`;
      type Page = { totalCount: number; source: string; nodes: { id: string }[]; pageInfo: Record<string, never> };
      const data = await account.query<Record<string, Page>>(
        `{ ${noun}(${args}) { source totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`,
      );
      const page = data[noun] as Page;
      expect(page.source).toBe('REPLICA');
      ids.push(...page.nodes.map(({ id }) => Number(id)));
      if (!page.pageInfo.hasNextPage) {
        expect(page.totalCount).toBe(ids.length);
        return ids.sort((one, other) => one - other);
      }
      after = page.pageInfo.endCursor ?? '';
    }
  }

  const leads = () =>
    account.sandbox
      .data()
      .leads.rows()
      .filter(({ isDeleted }) => !isDeleted);
  const present = <Row extends CardRow>(rows: readonly Row[]) => rows.filter(({ isDeleted }) => !isDeleted);
  const cards = (type: 'contacts' | 'companies') => present<CardRow>([...account.sandbox.data()[type].rows()]);
  const owners = (type: 'contacts' | 'companies', test: (lead: LeadRow) => boolean) =>
    new Set(
      leads()
        .filter(test)
        .flatMap((lead) => (type === 'contacts' ? lead.contacts.map(({ id }) => id) : [lead.companyId])),
    );
  const has = (type: string, code: string) => {
    const id = fieldIds.get(`${type} ${code}`);
    return (card: CardRow) => card.fields.some(({ fieldId, values }) => fieldId === id && values.length > 0);
  };

  describe.each(['contacts', 'companies'] as const)('of %s', (type) => {
    const conditions: [string, () => (card: CardRow) => boolean][] = [
      ['withoutPhone: true', () => (card) => !has(type, 'PHONE')(card)],
      ['withoutEmail: false', () => has(type, 'EMAIL')],
      [
        'withoutEmail: false, hasLeads: false',
        () => {
          const owning = owners(type, () => true);
          return (card) => has(type, 'EMAIL')(card) && !owning.has(card.id);
        },
      ],
      [
        'hasOpenLeads: true',
        () => {
          const owning = owners(type, isOpen);
          return ({ id }) => owning.has(id);
        },
      ],
      [
        'hasOpenLeads: false, createdAt: { from: "2026-06-01" }',
        () => {
          const owning = owners(type, isOpen);
          return ({ id, createdAt }) => !owning.has(id) && createdAt >= Date.UTC(2026, 4, 31, 21) / 1000;
        },
      ],
      [
        'idleDays: 20',
        () => {
          const activity = tellActivity(account.sandbox.data(), type);
          const since = testNow - 20 * 86_400;
          return ({ id, createdAt }) => createdAt <= since && (activity.get(id) ?? 0) <= since;
        },
      ],
    ];

    test.each(conditions)('have exactly those of the condition %s', async (filter, toTest) => {
      expect(await walk(type, filter)).toEqual(idsOf(cards(type).filter(toTest())));
    });
  });

  test('find a contact by its phone in any spelling', async () => {
    const phoneId = fieldIds.get('contacts PHONE');
    const contact = cards('contacts').find(has('contacts', 'PHONE'));
    const [phone] = contact?.fields.find(({ fieldId }) => fieldId === phoneId)?.values ?? [];
    const digits = String(phone?.value).replace(/\D/g, '').slice(-10);
    const spelled = `8 (${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
    expect(await walk('contacts', `fields: [{ field: "PHONE", values: ["${spelled}"] }]`)).toContain(contact?.id);
  });

  const about = (test: (lead: LeadRow) => boolean) => {
    const ids = new Set(idsOf(leads().filter(test)));
    return ({ entityType, entityId }: TaskRow) => entityType === 'leads' && ids.has(entityId ?? 0);
  };
  /** What a task and whom and what it is about are called. */
  const namesOf = ({ text, entityType, entityId }: TaskRow): string => {
    const { companies, contacts, leads: deals } = account.sandbox.data();
    const firm = (id: number | null | undefined) => [companies.get(id ?? 0)?.name];
    const person = (id: number | null | undefined) => {
      const row = contacts.get(id ?? 0);
      return [row?.name, ...firm(row?.companyId)];
    };
    const deal = (id: number | null) => {
      const row = deals.get(id ?? 0);
      return [row?.name, ...firm(row?.companyId), ...(row?.contacts ?? []).flatMap((each) => person(each.id))];
    };
    const about =
      entityType === 'leads' ? deal(entityId) : entityType === 'contacts' ? person(entityId) : firm(entityId);
    return [text, ...about].join(' ').toLowerCase();
  };
  const taskConditions: [string, () => (task: TaskRow) => boolean][] = [
    [
      'text: "перезвонить, УТОЧНИТЬ"',
      () =>
        ({ text }) =>
          text.toLowerCase().includes('перезвонить, уточнить'),
    ],
    ['query: "ОКН"', () => (task) => namesOf(task).includes('окн')],
    ['query: "смет, ооо"', () => (task) => namesOf(task).includes('смет') && namesOf(task).includes('ооо')],
    [
      'lead: { state: [OPEN] }, isCompleted: false',
      () => {
        const isAbout = about(isOpen);
        return (task) => isAbout(task) && !task.isCompleted;
      },
    ],
    [
      'lead: { state: [OPEN] }, isOverdue: true',
      () => {
        const isAbout = about(isOpen);
        return (task) => isAbout(task) && !task.isCompleted && task.completeTill < testNow;
      },
    ],
    [
      'lead: { statusIds: ["142"] }, completeTill: { from: "2026-09-01", to: "2026-11-30" }',
      () => {
        const isAbout = about(({ statusId }) => statusId === 142);
        const [from, to] = [Date.UTC(2026, 7, 31, 21) / 1000, Date.UTC(2026, 10, 30, 21) / 1000];
        return (task) => isAbout(task) && task.completeTill >= from && task.completeTill < to;
      },
    ],
  ];

  test.each(taskConditions)('of tasks have exactly those of the condition %s', async (filter, toTest) => {
    const expected = idsOf([...account.sandbox.data().tasks.rows()].filter(toTest()));
    expect(expected.length).toBeGreaterThan(0);
    expect(await walk('tasks', filter)).toEqual(expected);
  });

  test.skipIf(!findPostgres())('are the same in PostgreSQL', async () => {
    const other = await openPostgresReplica(account, onTestFinished);
    const snapshots = await Promise.all([other.read(kinds), (await account.replica()).read(kinds)]);
    const contactFilters: ReplicaContactFilter[] = [
      { has_phone: false, has_open_leads: true },
      { idle_days: 20, has_leads: true, note_text: 'а' },
      { has_email: true, tags: { none: ['нет'] }, company_id: [1] },
    ];
    const order = { field: 'last_activity_at', direction: 'asc' } as const;
    for (const filter of contactFilters) {
      const [one, two] = await Promise.all(
        snapshots.map((each) => loadContactPage('contacts', each, { filter, order, first: 100 })),
      );
      expect(one).toEqual(two);
    }
    const taskFilters: ReplicaTaskFilter[] = [
      { text: 'ПОЗВ[*?', is_overdue: false },
      { text: 'перезвон' },
      { lead: { state: ['OPEN'] }, is_overdue: true, due: { to: testNow } },
    ];
    for (const filter of taskFilters) {
      const choice = { filter, order: { field: 'complete_till', direction: 'desc' }, first: 100 } as const;
      const [one, two] = await Promise.all(snapshots.map((each) => loadTaskPage(each, choice)));
      expect(one).toEqual(two);
    }
  });
});
