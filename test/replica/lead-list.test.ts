import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import type { Snapshot } from '../../src/replica/index.ts';
import { kinds } from '../../src/replica/kind.ts';
import type { ReplicaLeadFilter } from '../../src/replica/question/lead-condition.ts';
import { type LeadSortField, loadLeadPage, sumLeads } from '../../src/replica/question/lead-list.ts';
import type { LeadRow } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools, startAccount, testNow } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import { tellActivity } from './last-activity.ts';
import { engines } from './place.ts';
import { openPostgresReplica } from './postgres-replica.ts';
import { tellStays } from './stage-stay.ts';

const day = 86_400;
const isOpen = ({ statusId }: LeadRow) => statusId !== 142 && statusId !== 143;

interface Page {
  source: string;
  totalCount: number | null;
  total: { count: number; amount: number; currency: string } | null;
  goneMeanwhile: number | null;
  complete: boolean | null;
  nodes: { id: string; lastActivityAt?: string | null; inStageSince?: string | null }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

const head =
  'source totalCount goneMeanwhile complete total { count amount currency } pageInfo { endCursor hasNextPage }';

describe('A list of leads from the replica', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  const list = async (args: string, fields = 'id', from: Pick<Account, 'query'> = account) =>
    (await from.query<{ leads: Page }>(`{ leads(${args}) { ${head} nodes { ${fields} } } }`)).leads;
  const leads = () =>
    account.sandbox
      .data()
      .leads.rows()
      .filter(({ isDeleted }) => !isDeleted)
      .sort((one, other) => one.id - other.id);
  const tasksOf = (test: (task: { isCompleted: boolean; completeTill: number }) => boolean) =>
    new Set(
      account.sandbox
        .data()
        .tasks.rows()
        .filter((task) => task.entityType === 'leads' && test(task))
        .map(({ entityId }) => entityId),
    );
  const tagId = (name: string) =>
    account.sandbox
      .data()
      .tags.rows()
      .find((tag) => tag.entityType === 'leads' && tag.name === name)?.id ?? 0;
  const tagNames = () => {
    const counts = new Map<number, number>();
    for (const { tagIds } of leads()) for (const id of tagIds) counts.set(id, (counts.get(id) ?? 0) + 1);
    const [first = 0, second = 0] = [...counts].sort((one, other) => other[1] - one[1]).map(([id]) => id);
    const nameOf = (id: number) => account.sandbox.data().tags.get(id)?.name ?? '';
    return [nameOf(first), nameOf(second)] as const;
  };
  const movesOf = (test: (move: { at: number; from: number; to: number }) => boolean) => {
    const ids = new Set<number>();
    for (const event of account.sandbox.data().events()) {
      if (event.type !== 'lead_status_changed') continue;
      const [from, to] = [event.valueBefore, event.valueAfter].map(
        ([value]) => (value as { lead_status: { id: number; pipeline_id: number } }).lead_status,
      );
      if (!from || !to || (from.id === to.id && from.pipeline_id === to.pipeline_id)) continue;
      if (test({ at: event.createdAt, from: from.id, to: to.id })) ids.add(event.entityId);
    }
    return ids;
  };
  const activeSince = (type: 'leads' | 'contacts' | 'companies', days: number) =>
    new Set(
      [...tellActivity(account.sandbox.data(), type)].flatMap(([id, at]) => (at > testNow - days * day ? [id] : [])),
    );
  const isIdle = (days: number) => {
    const active = activeSince('leads', days);
    return (lead: LeadRow) => lead.createdAt <= testNow - days * day && !active.has(lead.id);
  };

  /** Each condition as a caller writes it, and what it means for the rows of the account. */
  const cases: [string, () => (lead: LeadRow) => boolean][] = [
    [
      'withoutOpenTask: true',
      () => {
        const open = tasksOf(({ isCompleted }) => !isCompleted);
        return ({ id }) => !open.has(id);
      },
    ],
    [
      'withoutOpenTask: false, state: [OPEN]',
      () => {
        const open = tasksOf(({ isCompleted }) => !isCompleted);
        return (lead) => open.has(lead.id) && isOpen(lead);
      },
    ],
    ['withoutContact: true', () => (lead) => lead.contacts.length === 0],
    ['withoutContact: false', () => (lead) => lead.contacts.length > 0],
    [
      'withOverdueTask: true',
      () => {
        const overdue = tasksOf(({ isCompleted, completeTill }) => !isCompleted && completeTill < testNow);
        return ({ id }) => overdue.has(id);
      },
    ],
    [
      'idleDays: 10, state: [OPEN]',
      () => {
        const idle = isIdle(10);
        return (lead) => isOpen(lead) && idle(lead);
      },
    ],
    [
      'idleDays: 3, countsClient: true',
      () => {
        const [idle, contacts, companies] = [isIdle(3), activeSince('contacts', 3), activeSince('companies', 3)];
        return (lead) =>
          idle(lead) && !lead.contacts.some(({ id }) => contacts.has(id)) && !companies.has(lead.companyId ?? 0);
      },
    ],
    [
      'inStageDays: 20, state: [OPEN]',
      () => {
        const entered = new Map(
          tellStays(account.sandbox.data(), 'Europe/Moscow')
            .filter(({ next_pipeline_id }) => next_pipeline_id === 0)
            .map(({ lead_id, entered_at }) => [lead_id, entered_at]),
        );
        return (lead) => isOpen(lead) && (entered.get(lead.id) ?? Number.POSITIVE_INFINITY) <= testNow - 20 * day;
      },
    ],
    [
      'contactIds: ["33200001", "33200002"]',
      () =>
        ({ contacts }) =>
          contacts.some(({ id }) => id === 33_200_001 || id === 33_200_002),
    ],
    [
      'moved: { at: { from: "2026-09-01", to: "2026-09-30" }, toStatusIds: ["142"] }',
      () => {
        const moved = movesOf(
          ({ at, to }) => to === 142 && at >= Date.UTC(2026, 7, 31, 21) / 1000 && at < Date.UTC(2026, 8, 30, 21) / 1000,
        );
        return ({ id }) => moved.has(id);
      },
    ],
  ];

  test.each(cases)('has exactly the leads of the condition %s', async (filter, toTest) => {
    const matching = leads().filter(toTest());
    expect(matching.length).toBeGreaterThan(0);
    expect(matching.length).toBeLessThan(leads().length);
    const { nodes, total, totalCount, source, complete } = await list(`filter: { ${filter} }, first: 250`);
    const amount = matching.reduce((sum, { price }) => sum + price, 0);
    expect({ total, totalCount, source, complete }).toEqual({
      total: { count: matching.length, amount, currency: 'RUB' },
      totalCount: matching.length,
      source: 'REPLICA',
      complete: true,
    });
    expect(nodes.map(({ id }) => Number(id))).toEqual(matching.slice(0, 250).map(({ id }) => id));
  });

  test('has exactly the leads with any, all or none of some tags', async () => {
    const [one, other] = tagNames();
    const has = (lead: LeadRow, name: string) => lead.tagIds.includes(tagId(name));
    const count = async (condition: string) => (await list(`filter: { tags: { ${condition} } }, first: 1`)).totalCount;
    const names = JSON.stringify([one, other]);
    expect(await count(`any: ${names}`)).toBe(leads().filter((lead) => has(lead, one) || has(lead, other)).length);
    expect(await count(`all: ${names}`)).toBe(leads().filter((lead) => has(lead, one) && has(lead, other)).length);
    expect(await count(`none: ${names}`)).toBe(leads().filter((lead) => !has(lead, one) && !has(lead, other)).length);
  });

  test('compares custom fields of each type, and finds empty ones', async () => {
    const data = account.sandbox.data();
    const fields = await new Metadata(account.connection.with({})).customFields('leads');
    const valuesOf = (lead: LeadRow, id: number) => lead.fields.find(({ fieldId }) => fieldId === id)?.values ?? [];
    const count = async (condition: string) => (await list(`filter: { fields: [${condition}] }, first: 1`)).totalCount;
    let compared = 0;
    for (const field of fields) {
      const filled = data.leads.rows().filter((lead) => !lead.isDeleted && valuesOf(lead, field.id).length > 0);
      if (filled.length === 0) continue;
      expect(await count(`{ field: "${field.id}", isEmpty: true }`)).toBe(leads().length - filled.length);
      expect(await count(`{ field: "${field.id}", isEmpty: false }`)).toBe(filled.length);
      const first = valuesOf(filled[0] as LeadRow, field.id)[0];
      const has = (lead: LeadRow) => valuesOf(lead, field.id).some(({ value }) => value === first?.value);
      if (['text', 'select', 'multiselect', 'numeric'].includes(field.type)) {
        const value = JSON.stringify(first?.value);
        expect(await count(`{ field: ${JSON.stringify(field.name)}, values: [${value}] }`)).toBe(
          filled.filter(has).length,
        );
        compared += 1;
      }
      if (field.type === 'numeric') {
        const number = Number(first?.value);
        const isFrom = (lead: LeadRow) => valuesOf(lead, field.id).some(({ value }) => Number(value) >= number);
        expect(await count(`{ field: "${field.id}", from: ${number} }`)).toBe(filled.filter(isFrom).length);
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  test('finds a text in notes in any case', async () => {
    const note = account.sandbox
      .data()
      .notes.rows()
      .find(({ entityType, params }) => entityType === 'leads' && /[а-я]{5}/.test(String(params.text)));
    const [word = ''] = /[а-я]{5,}/.exec(String(note?.params.text)) ?? [];
    const noted = account.sandbox
      .data()
      .notes.rows()
      .filter(
        ({ entityType, params }) =>
          entityType === 'leads' && Object.values(params).some((text) => String(text).toLowerCase().includes(word)),
      );
    const ids = new Set(noted.map(({ entityId }) => entityId));
    const { totalCount } = await list(`filter: { noteText: "${word.toUpperCase()}" }, first: 1`);
    expect(totalCount).toBe(leads().filter(({ id }) => ids.has(id)).length);
    expect(totalCount).toBeGreaterThan(0);
  });

  test.each(['PRICE_DESC', 'LAST_ACTIVITY_AT_ASC', 'IN_STAGE_SINCE_ASC', 'PRICE_ASC'])(
    'has each lead once when its pages are walked in the order %s',
    async (order) => {
      const open = leads().filter(isOpen);
      const seen: { id: string; price: number; lastActivityAt: string | null; inStageSince: string | null }[] = [];
      for (let after = ''; ; ) {
        const args = `filter: { state: [OPEN] }, sortBy: ${order}, first: 90${after && `, after: "${after}"`}`;
        const page = await list(args, 'id price lastActivityAt inStageSince');
        seen.push(...(page.nodes as typeof seen));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor ?? '';
      }
      expect(new Set(seen.map(({ id }) => Number(id)))).toEqual(new Set(open.map(({ id }) => id)));
      expect(seen).toHaveLength(open.length);
      const created = new Map(open.map(({ id, createdAt }) => [id, createdAt]));
      const placeOf = (lead: (typeof seen)[number]) => {
        const time = order.startsWith('LAST') ? lead.lastActivityAt : lead.inStageSince;
        if (order.startsWith('PRICE')) return lead.price;
        return time === null ? (created.get(Number(lead.id)) ?? 0) : Date.parse(time) / 1000;
      };
      const sign = order.endsWith('DESC') ? -1 : 1;
      const sorted = seen.toSorted(
        (one, other) => sign * (placeOf(one) - placeOf(other) || Number(one.id) - Number(other.id)),
      );
      expect(seen.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
    },
  );

  test('says the same of last activity and time in stage as the records by themselves', async () => {
    const fields = 'id lastActivityAt inStageSince';
    const { nodes } = await list('filter: { state: [OPEN] }, sortBy: LAST_ACTIVITY_AT_DESC, first: 10', fields);
    const ids = nodes.map(({ id }) => id);
    const live = await list(`filter: { ids: ${JSON.stringify(ids)} }`, fields);
    const byId = (values: Page['nodes']) => values.toSorted((one, other) => Number(one.id) - Number(other.id));
    expect(live.source).toBe('LIVE');
    expect(byId(nodes)).toEqual(byId(live.nodes));
  });

  test('costs one request for a page when the replica is young', async () => {
    const args = 'filter: { state: [OPEN], withoutOpenTask: true, idleDays: 5 }, first: 50, maxAge: 600';
    await list(args);
    expect(await account.count(() => list(args, 'id name price lastActivityAt inStageSince'))).toBe(1);
  });

  test('is not asked for if amoCRM can answer', async () => {
    const other = await openAccount();
    const live = await other.count(() => list('filter: { state: [OPEN] }, first: 5', 'id', other));
    expect(live).toBe(1);
    const page = await list('filter: { state: [OPEN] }, first: 5', 'id', other);
    expect(page).toMatchObject({ source: 'LIVE', totalCount: null, total: null, complete: null, goneMeanwhile: null });
  });

  test('leaves out and counts a lead that was deleted since', async () => {
    const other = await openAccount();
    const args = 'filter: { state: [OPEN] }, sortBy: PRICE_DESC, first: 5, maxAge: 600';
    const before = await list(args, 'id', other);
    other.sandbox.trash('leads', Number(before.nodes[1]?.id));
    const after = await list(args, 'id', other);
    expect(after.goneMeanwhile).toBe(1);
    expect(after.nodes).toEqual(before.nodes.filter((_, index) => index !== 1));
  });

  test.each([
    ['query: "Ремонт", filter: { idleDays: 5 }', 'query: cannot be combined with `filter.idleDays`'],
    ['orderBy: ID_DESC, sortBy: PRICE_ASC', 'sortBy: cannot be combined with `orderBy`'],
    ['filter: { countsClient: true }', 'filter.countsClient: requires `idleDays`'],
    ['filter: { idleDays: 500 }', 'filter.idleDays: must be at most 400: the log of the replica begins 400 days ago'],
    ['filter: { fields: [{ field: "Нет такого", isEmpty: true }] }', 'filter.fields.0.field'],
  ])('refuses %s', async (args, message) => {
    const { errors } = await account.execute(`{ leads(${args}) { nodes { id } } }`);
    expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    expect(errors?.[0]?.message).toContain(message);
  });

  test('is what the tool find_leads answers, with the sum of all', async () => {
    const call = await openTools(account);
    const answer = await call<{
      total: object;
      leads: { id: string; last_activity_at?: string }[];
      next_cursor: string;
    }>('find_leads', { idle_days: 10, without_open_task: true, limit: 3 });
    const page = await list(
      'filter: { state: [OPEN], idleDays: 10, withoutOpenTask: true }, sortBy: LAST_ACTIVITY_AT_ASC, first: 3',
    );
    expect(answer.total).toEqual(page.total);
    expect(answer.leads.map(({ id }) => id)).toEqual(page.nodes.map(({ id }) => id));
    const after = { cursor: answer.next_cursor, idle_days: 10, without_open_task: true, limit: 3 };
    const next = await call<{ leads: { id: string }[] }>('find_leads', after);
    expect(next.leads.filter(({ id }) => answer.leads.some((lead) => lead.id === id))).toEqual([]);
  });

  test('is refused, naming what it would cost, if the replica is switched off', async () => {
    const other = await openAccount({ replicaOff: true });
    const { errors } = await other.execute('{ leads(filter: { tags: { any: ["VIP"] }, idleDays: 5 }) { totalCount } }');
    const [error] = errors ?? [];
    expect(error?.extensions.code).toBe('REPLICA_OFF');
    expect(error?.message).toContain('`filter.tags`, `filter.idleDays` can be answered from the local replica');
    expect(JSON.stringify(error)).toContain(
      'read all leads, tasks, events, lead notes of the account, 250 in a request',
    );
    expect((await list('filter: { state: [OPEN] }, first: 1', 'id', other)).source).toBe('LIVE');
  });

  test('is refused where only a live report is made', async () => {
    const { errors } = await account.execute('{ leadReport(filter: { idleDays: 5 }) { wonCount } }');
    expect(errors?.[0]?.message).toContain('`filter.idleDays` can be answered by the replica only');
  });

  /** Conditions that are looked up for each lead in an order that has an index, and found first in the others. */
  const filters = (): ReplicaLeadFilter[] => {
    const [one, other] = tagNames();
    return [
      { has_open_task: false },
      { has_open_task: true },
      { has_overdue_task: false, state: ['OPEN'] },
      { has_contact: true },
      { has_contact: false },
      { idle_days: 10, has_open_task: false, state: ['OPEN'] },
      { idle_days: 3, counts_client: true },
      { tags: { any: [one], none: [other] } },
      { tags: { none: [one, other] } },
      { stage_days: 20, state: ['OPEN'] },
      { fields: [{ field_id: filledField(), is_empty: true }] },
      { fields: [{ field_id: filledField(), is_empty: false }] },
      { moved: { to_status_id: [142] }, note_text: 'е' },
      {
        company_id: leads()
          .flatMap(({ companyId }) => companyId ?? [])
          .slice(0, 5),
      },
      {
        id: leads()
          .slice(5, 40)
          .map(({ id }) => id),
        has_open_task: false,
      },
    ];
  };
  /** A field that some leads have and some have not. */
  const filledField = () =>
    leads()
      .flatMap(({ fields }) => fields.map(({ fieldId }) => fieldId))
      .find((id) => leads().some(({ fields }) => fields.every(({ fieldId }) => fieldId !== id))) ?? 0;
  const orders: LeadSortField[] = ['id', 'price', 'last_activity_at', 'in_stage_since', 'created_at', 'updated_at'];

  test.each(engines)('has the same leads in every order, in %s', async (engine) => {
    const replica = engine === 'sqlite' ? await account.replica() : await openPostgresReplica(account, onTestFinished);
    const snapshot = await replica.read(kinds);
    for (const filter of filters()) {
      const { count } = await sumLeads(snapshot, filter);
      expect(count, JSON.stringify(filter)).toBeLessThan(leads().length);
      const idsBy = async (field: LeadSortField) => {
        const page = { filter, order: { field, direction: 'desc' }, first: 10_000 } as const;
        return (await loadLeadPage(snapshot, page)).rows.map(({ id }) => id).sort((a, b) => a - b);
      };
      const expected = await idsBy('price');
      expect(expected).toHaveLength(count);
      for (const order of orders) expect(await idsBy(order), `${JSON.stringify(filter)} by ${order}`).toEqual(expected);
    }
  });

  test.skipIf(!findPostgres())('is the same in PostgreSQL', async () => {
    const other = await openPostgresReplica(account, onTestFinished);
    const snapshots = await Promise.all([other.read(kinds), (await account.replica()).read(kinds)]);
    const [tag] = tagNames();
    const compared: ReplicaLeadFilter[] = [
      { state: ['OPEN'], idle_days: 10, has_open_task: false },
      { idle_days: 3, counts_client: true },
      { stage_days: 20, tags: { any: [tag], none: ['нет'] } },
      { note_text: 'КЛИЕНТ', has_overdue_task: false },
      { contact_id: [33_200_001], moved: { to_status_id: [142] } },
      { fields: [{ field_id: 1, is_empty: true }], product_id: [1] },
    ];
    const ask = (snapshot: Snapshot, filter: ReplicaLeadFilter, field: LeadSortField) =>
      Promise.all([
        loadLeadPage(snapshot, {
          filter,
          order: { field, direction: 'desc' },
          first: 20,
          after: { id: 21_400_500, value: 2_000_000_000 },
        }),
        sumLeads(snapshot, filter),
      ]);
    for (const filter of compared) {
      for (const order of orders) {
        const [one, two] = await Promise.all(snapshots.map((snapshot) => ask(snapshot, filter, order)));
        expect(one).toEqual(two);
      }
    }
  });
});
