import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

const page = `query ($filter: EventFilter, $first: Int, $after: String) {
  events(filter: $filter, first: $first, after: $after) {
    nodes {
      id type typeName entityTypeName entityId createdAt
      createdBy { id name }
      subject { ... on Lead { id name } ... on Contact { id } }
      before { ...value }
      after { ...value }
    }
    pageInfo { endCursor hasNextPage hasPreviousPage }
  }
}
fragment value on EventValue {
  __typename
  ... on Stage { pipelineId statusId isDeleted status { name } pipeline { name } }
  ... on EventResponsible { userId user { name } }
  ... on EventTag { tag: name }
  ... on EventLink { entityTypeName entityId record { ... on Contact { name } } }
  ... on EventCustomField { fieldId field: name text optionId label }
  ... on EventPrice { price }
  ... on EventName { name }
  ... on EventTask { taskText: text taskType { name } completeTill }
  ... on EventNote { noteId note { text } }
  ... on EventCall { direction noteId note { phone duration } }
  ... on EventMessage { messageId: id origin talkId }
  ... on EventOther { json }
}`;

interface Node {
  id: string;
  type: string | null;
  typeName: string;
  entityId: string;
  createdAt: string;
  createdBy: { id: string; name: string } | null;
  subject: { id: string } | null;
  before: Record<string, unknown>[];
  after: Record<string, unknown>[];
}

interface Page {
  nodes: Node[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean };
}

const ask = async (account: Account, variables: Record<string, unknown>) =>
  (await account.query<{ events: Page }>(page, variables)).events;

const errorOf = async (account: Account, filter: object) =>
  (await account.execute(page, { filter })).errors?.[0]?.message ?? '';

async function write(account: Account, path: string, body: unknown, method = 'PATCH') {
  const answer = await fetch(`${account.sandbox.url}/api/v4${path}`, {
    method,
    headers: { authorization: `Bearer ${account.sandbox.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

describe('events', () => {
  it('are listed newest first, to the end, each once', async () => {
    const account = await openAccount();
    const all = account.sandbox.data().events().toReversed();
    const seen: Node[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 12; pages++) {
      const { nodes, pageInfo }: Page = await ask(account, { first: 90, after });
      seen.push(...nodes);
      after = pageInfo.endCursor;
      expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: pages > 0 });
    }
    expect(seen.map(({ id }) => id)).toEqual(all.slice(0, 12 * 90).map(({ id }) => id));
  });

  it('cost a request a page, and two above what amoCRM gives at once', async () => {
    const account = await openAccount();
    const count = async (first: number, after?: string | null) => {
      let events: Page | undefined;
      const text = `query ($first: Int, $after: String) {
        events(first: $first, after: $after) { nodes { id } pageInfo { endCursor hasNextPage hasPreviousPage } }
      }`;
      const requests = await account.count(async () => {
        events = (await account.query<{ events: Page }>(text, { first, after })).events;
      });
      return { requests, size: events?.nodes.length, after: events?.pageInfo.endCursor };
    };
    const first = await count(99);
    expect(first).toMatchObject({ requests: 1, size: 99 });
    expect(await count(99, first.after)).toMatchObject({ requests: 1, size: 99 });
    expect(await count(200)).toMatchObject({ requests: 2, size: 200 });
  });

  it('are neither skipped nor repeated when more is logged between pages', async () => {
    const account = await openAccount();
    const first = await ask(account, { first: 5 });
    const lead = account.sandbox.data().leads.rows()[0]?.id;
    for (const price of [1, 2, 3]) await write(account, `/leads/${lead}`, { price });
    const second = await ask(account, { first: 5, after: first.pageInfo.endCursor });
    const old = account.sandbox.data().events().toReversed().slice(3, 13);
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(old.map(({ id }) => id));
  });

  it('of a bulk change, all in one second, are paged too', async () => {
    const account = await openAccount({ empty: true });
    await write(
      account,
      '/leads',
      Array.from({ length: 250 }, (_, index) => ({ name: `Окна ${index}` })),
      'POST',
    );
    const ids = new Set<string>();
    let after: string | null = null;
    for (let pages = 0; pages < 5; pages++) {
      const { nodes, pageInfo }: Page = await ask(account, { first: 60, after });
      for (const { id } of nodes) ids.add(id);
      after = pageInfo.endCursor;
      expect(pageInfo.hasNextPage).toBe(pages < 4);
    }
    expect(ids.size).toBe(250);
  });

  it('tell what was changed from and to, each kind in its type', async () => {
    const account = await openAccount();
    const of = async (filter: object) => (await ask(account, { filter, first: 1 })).nodes[0] as Node;
    const move = await of({ types: ['LEAD_STATUS_CHANGED'], entityType: 'LEADS' });
    expect(move).toMatchObject({
      type: 'LEAD_STATUS_CHANGED',
      typeName: 'lead_status_changed',
      entityTypeName: 'lead',
      subject: { id: move.entityId },
      createdBy: { name: expect.any(String) },
      before: [{ __typename: 'Stage', isDeleted: false, status: { name: expect.any(String) } }],
      after: [{ __typename: 'Stage', isDeleted: false, pipeline: { name: expect.any(String) } }],
    });
    expect((await of({ types: ['ENTITY_RESPONSIBLE_CHANGED'] })).before).toEqual([
      { __typename: 'EventResponsible', userId: '10247330', user: { name: 'Виктор Осипов' } },
    ]);
    expect((await of({ types: ['ENTITY_TAG_ADDED'] })).after).toEqual([
      { __typename: 'EventTag', tag: expect.any(String) },
    ]);
    expect((await of({ types: ['CONTACT_LINKED'] })).after).toEqual([
      {
        __typename: 'EventLink',
        entityTypeName: 'contact',
        entityId: expect.any(String),
        record: { name: expect.any(String) },
      },
    ]);
    expect((await of({ types: ['SALE_FIELD_CHANGED'] })).after).toEqual([
      { __typename: 'EventPrice', price: expect.any(Number) },
    ]);
    expect((await of({ types: ['NAME_FIELD_CHANGED'] })).before).toEqual([
      { __typename: 'EventName', name: 'Новая заявка' },
    ]);
    expect((await of({ types: ['COMMON_NOTE_ADDED'], entityType: 'LEADS' })).after).toEqual([
      { __typename: 'EventNote', noteId: expect.any(String), note: { text: expect.any(String) } },
    ]);
    expect((await of({ types: ['INCOMING_CALL'] })).after).toEqual([
      {
        __typename: 'EventCall',
        direction: 'INCOMING',
        noteId: expect.any(String),
        note: { phone: expect.any(String), duration: expect.any(Number) },
      },
    ]);
  });

  it('of custom fields have their names and labels', async () => {
    const account = await openAccount();
    const field = account.sandbox.data().metadata.fields.find(({ name }) => name === 'Тип объекта');
    const [option] = field?.enums ?? [];
    const filter = { customFieldIds: [String(field?.id)], after: { optionIds: [String(option?.id)] } };
    const { nodes } = await ask(account, { filter, first: 1 });
    expect(nodes[0]).toMatchObject({
      type: 'CUSTOM_FIELD_VALUE_CHANGED',
      typeName: `custom_field_${field?.id}_value_changed`,
      after: [
        {
          __typename: 'EventCustomField',
          fieldId: String(field?.id),
          field: 'Тип объекта',
          optionId: String(option?.id),
          text: option?.value,
          label: option?.value,
        },
      ],
    });
  });

  it('of tasks have what was changed', async () => {
    const account = await openAccount();
    const { id } = account.sandbox.data().tasks.rows()[0] ?? {};
    await write(account, `/tasks/${id}`, { text: 'Перезвонить завтра', task_type_id: 2, complete_till: 1_800_000_000 });
    const { nodes } = await ask(account, { filter: { entityType: 'TASKS', entityIds: [String(id)] }, first: 3 });
    expect(nodes.map(({ type, after }) => [type, after[0]])).toEqual([
      [
        'TASK_DEADLINE_CHANGED',
        { __typename: 'EventTask', taskText: null, taskType: null, completeTill: '2027-01-15T11:00:00+03:00' },
      ],
      [
        'TASK_TYPE_CHANGED',
        { __typename: 'EventTask', taskText: null, taskType: { name: 'Встреча' }, completeTill: null },
      ],
      [
        'TASK_TEXT_CHANGED',
        { __typename: 'EventTask', taskText: 'Перезвонить завтра', taskType: null, completeTill: null },
      ],
    ]);
  });

  it('of a type or with a value that is not known are kept as they came', async () => {
    const account = await openAccount({ empty: true });
    const event = {
      id: '01pz58t6p04ymgsgfbmfyfy1mf',
      type: 'moon_phase_changed',
      entity_type: 'moon',
      entity_id: 1,
      created_by: 0,
      created_at: 1_790_000_000,
      value_after: [{ moon: { phase: 3 } }],
      value_before: [],
    };
    account.sandbox.fault({ path: '/events', status: 200, body: { _embedded: { events: [event] } } });
    const { nodes } = await ask(account, { first: 1 });
    expect(nodes[0]).toMatchObject({
      type: null,
      typeName: 'moon_phase_changed',
      subject: null,
      createdBy: null,
      before: [],
      after: [{ __typename: 'EventOther', json: { moon: { phase: 3 } } }],
    });
  });

  it('with notes of many calls cost one request more', async () => {
    const account = await openAccount();
    const text = `{ events(filter: { types: [INCOMING_CALL, OUTGOING_CALL] }, first: 60) {
      nodes { after { ... on EventCall { note { duration } } } } } }`;
    expect(await account.count(() => account.query(text))).toBe(2);
  });

  it.each([
    ['ids without their type', { entityIds: ['1'] }, 'needs `entityType`'],
    [
      'two conditions of one value',
      { after: { statuses: [{ pipelineId: '1', statusId: '2' }], value: 'x' } },
      'exactly',
    ],
    ['a value without a type', { after: { value: '5' } }, 'needs `types`'],
    ['a value of a type that has none', { types: ['LEAD_ADDED'], after: { value: '5' } }, 'needs `types`'],
    ['options without a field', { after: { optionIds: ['5'] } }, 'needs exactly one `customFieldIds`'],
    [
      'a status of another type of events',
      { types: ['LEAD_ADDED'], after: { statuses: [{ pipelineId: '1', statusId: '2' }] } },
      'is a value of LEAD_STATUS_CHANGED only',
    ],
    [
      'values of two types',
      { before: { responsibleUserIds: ['1'] }, after: { statuses: [{ pipelineId: '1', statusId: '2' }] } },
      'only',
    ],
    [
      'a misspelt type, naming those that it may mean',
      { typeNames: ['lead_added', 'lead_status_chaged'] },
      'filter.typeNames.1: «lead_status_chaged» is not a type of events; did you mean `lead_status_changed`',
    ],
    ['a name that is near to no type', { typeNames: ['☃'] }, 'is not a type of events'],
    ['eleven records', { entityType: 'LEADS', entityIds: Array.from({ length: 11 }, (_, i) => String(i + 1)) }, '10'],
    ['a period that ends before it begins', { createdAt: { from: '2026-02-01', to: '2026-01-01' } }, 'ends before'],
  ])('refuse %s, and amoCRM is not asked', async (_, filter, message) => {
    const account = await openAccount();
    expect(await account.count(async () => expect(await errorOf(account, filter)).toContain(message))).toBe(0);
  });

  it.each([
    ['of another filter', async (account: Account) => (await ask(account, { first: 1 })).pageInfo.endCursor],
    ['that is not one', async () => 'bm90IGEgY3Vyc29y'],
    ['with ids alone', async () => Buffer.from('["events",1,"a",{"entity_id":[1]}]').toString('base64url')],
    ['with a filter of its own', async () => Buffer.from('["events",1,"a",{"x":1}]').toString('base64url')],
  ])('refuse a cursor %s', async (_, cursorOf) => {
    const account = await openAccount();
    const after = await cursorOf(account);
    const { errors } = await account.execute(page, { filter: { types: ['LEAD_ADDED'] }, after });
    expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
  });

  it('is read alone by its id, and is missed by name', async () => {
    const account = await openAccount();
    const { events } = await account.query<{ events: { nodes: { id: string; typeName: string }[] } }>(
      '{ events(first: 1) { nodes { id typeName } } }',
    );
    const [event] = events.nodes;
    const read = 'query ($id: String!) { event(id: $id) { id typeName } }';
    expect(await account.query(read, { id: event?.id })).toEqual({ event });
    const { errors } = await account.execute(read, { id: '01pz58t6p04ymgsgfbmfyfy1mf' });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('has types with the names that users see', async () => {
    const account = await openAccount();
    const { eventTypes } = await account.query<{ eventTypes: { type: string; name: string }[] }>(
      '{ eventTypes(language: RU) { type typeName name } }',
    );
    expect(eventTypes).toContainEqual({
      type: 'LEAD_STATUS_CHANGED',
      typeName: 'lead_status_changed',
      name: 'Изменение этапа продажи',
    });
  });
});
