import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

/* Invalid numbers in amoCRM's answers, and settings that it does not send. */

/** Answers the next list of a noun with these records. */
function answer(account: Account, noun: string, records: object[]): void {
  const path = noun === 'notes' ? '/leads(/\\d+)?/notes$' : `/${noun}$`;
  const body = { _page: 1, _links: {}, _embedded: { [noun]: records } };
  account.sandbox.fault({ method: 'GET', path, status: 200, body, contentType: 'application/hal+json' });
}

const wrongTimes = [1e18, 253_402_300_800 * 10, -1, -62_135_596_801, 1.5, 'вчера', '1e18', true, {}, [1]];

describe.each([
  [
    'leads',
    '{ records: leads(first: 5) { nodes { id name createdAt updatedAt closedAt closestTaskAt } } }',
    ['closedAt', 'closestTaskAt'],
  ],
  [
    'contacts',
    '{ records: contacts(first: 5) { nodes { id name createdAt updatedAt closestTaskAt } } }',
    ['closestTaskAt'],
  ],
  [
    'companies',
    '{ records: companies(first: 5) { nodes { id name createdAt updatedAt closestTaskAt } } }',
    ['closestTaskAt'],
  ],
  [
    'tasks',
    '{ records: tasks(first: 5) { nodes { id name: text createdAt updatedAt completeTill isOverdue } } }',
    ['completeTill'],
  ],
])('an unreadable date of %s', (noun, query, others) => {
  it.each(wrongTimes.map((time) => [time]))('is null with an error beside it: %j', async (time) => {
    const account = await openAccount();
    const times = { created_at: time, updated_at: time, closed_at: time, closest_task_at: time, complete_till: time };
    const good = { created_at: 1_760_000_000, updated_at: 1_760_000_000, complete_till: 1_760_000_000 };
    answer(account, noun, [
      { id: 1, name: 'А', text: 'А', ...times },
      { id: 2, name: 'Б', text: 'Б', ...good },
    ]);
    const { data, errors = [] } = await account.execute(query);
    const fields = ['createdAt', 'updatedAt', ...others];
    const nodes = (data as { records: { nodes: Record<string, unknown>[] } }).records.nodes;
    expect(nodes[0]).toMatchObject({ id: '1', name: 'А', ...Object.fromEntries(fields.map((field) => [field, null])) });
    expect(nodes[1]).toMatchObject({ id: '2', createdAt: expect.stringMatching(/^2025-10-0/) });
    expect(errors.map(({ path }) => path?.at(-1)).sort()).toEqual([...fields].sort());
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['UPSTREAM_INVALID']));
    if (noun === 'tasks') expect(nodes[0]).toHaveProperty('isOverdue', null);
  });
});

it('an unreadable date of a note is null with an error beside it', async () => {
  const account = await openAccount();
  const id = account.sandbox.data().leads.rows()[0]?.id ?? 0;
  const note = { id: 1, entity_id: id, note_type: 'common', params: { text: 'Б' }, created_at: 1e18, updated_at: 1e18 };
  answer(account, 'notes', [note]);
  const { data, errors } = await account.execute(`{ lead(id: "${id}") { notes { text createdAt } } }`);
  expect(data).toEqual({ lead: { notes: [{ text: 'Б', createdAt: null }] } });
  expect(errors).toMatchObject([{ path: ['lead', 'notes', 0, 'createdAt'], extensions: { code: 'UPSTREAM_INVALID' } }]);
});

describe('an unreadable price', () => {
  it.each([['1 000'], ['10,5'], ['много'], [true], [{}], [[5]]])(
    'makes the list and the report fail, and is not 0: %j',
    async (price) => {
      const account = await openAccount();
      const lead = { id: 7, name: 'А', created_at: 1_760_000_000, updated_at: 1_760_000_000 };
      const broken = [
        { ...lead, price },
        { ...lead, id: 8, price: 5 },
      ];
      for (const query of ['{ leads(first: 5) { nodes { id price } } }', '{ leadReport { scanned totalAmount } }']) {
        answer(account, 'leads', broken);
        const { errors } = await account.execute(query);
        expect(errors?.[0]).toMatchObject({
          message: expect.stringContaining('the price of lead 7 is not a number'),
          extensions: { code: 'UPSTREAM_INVALID', fault: 'amocrm' },
        });
      }
    },
  );

  it('may be a number in quotes, and is null if it is missing', async () => {
    const account = await openAccount();
    const lead = { name: 'А', created_at: 1_760_000_000, updated_at: 1_760_000_000 };
    answer(account, 'leads', [
      { ...lead, id: 7, price: '1500' },
      { ...lead, id: 8, price: null },
      { ...lead, id: 9 },
    ]);
    const { leads } = await account.query<{ leads: { nodes: { price: number | null }[] } }>(
      '{ leads(first: 5) { nodes { price } } }',
    );
    expect(leads.nodes.map(({ price }) => price)).toEqual([1500, null, null]);
  });
});

describe('a deadline', () => {
  const create = `mutation ($due: DateTime!) { createTask(input: { text: "Звонок", completeTill: $due }) { id } }`;

  it.each([
    '0000-01-01',
    '0000-01-01T10:00:00',
    '0001-01-01',
    '1969-12-30',
    '0001-01-01T10:00:00Z',
    '2200-01-02',
    '9999-12-31',
  ])('of %s is refused, and nothing is written', async (due) => {
    const account = await openAccount();
    const before = account.sandbox.data().count().tasks;
    const { errors } = await account.execute(create, { due });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fault: 'caller' });
    const id = String(account.sandbox.data().tasks.rows()[0]?.id);
    const update = 'mutation ($id: ID!, $due: DateTime!) { updateTask(id: $id, input: { completeTill: $due }) { id } }';
    expect((await account.execute(update, { id, due })).errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    expect(account.sandbox.data().count().tasks).toBe(before);
  });

  it('may be far in the future as a bound of a filter', async () => {
    const account = await openAccount();
    const count = async (filter: string) => {
      const query = `{ leads(first: 5, filter: { createdAt: { ${filter} } }) { nodes { id } } }`;
      return (await account.query<{ leads: { nodes: unknown[] } }>(query)).leads.nodes.length;
    };
    expect(await count('from: "0001-01-01"')).toBe(5);
    expect(await count('to: "9999-12-31"')).toBe(5);
  });
});

describe('settings that amoCRM does not send', () => {
  const empty = (path: string, times = 1) => ({ method: 'GET', path, status: 204, body: '', times });

  it('no pipelines once: the caller is not blamed, and the next request works', async () => {
    const account = await openAccount();
    const [pipeline] = account.sandbox.data().metadata.pipelines;
    const query = `{ leads(first: 1, filter: { pipelineIds: ["${pipeline?.id}"] }) { nodes { id } } }`;
    account.sandbox.fault(empty('/leads/pipelines'));
    const { errors } = await account.execute(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm', retryable: true });
    expect((await account.execute(query)).errors).toBeUndefined();
  });

  it('no users once: they are not all reported as removed, and the next request works', async () => {
    const account = await openAccount();
    const query = '{ users { id name } leads(first: 1) { nodes { responsible { name isActive } } } }';
    account.sandbox.fault({ ...empty('/users$'), status: 200, body: { _embedded: { users: [] } } });
    const { errors } = await account.execute(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    const { users } = await account.query<{ users: unknown[] }>(query);
    expect(users.length).toBeGreaterThan(0);
  });

  it('no custom fields once: they are read again, once, before the caller is blamed', async () => {
    const account = await openAccount();
    const field = account.sandbox
      .data()
      .metadata.fields.find(({ entityType, type }) => entityType === 'leads' && type === 'text');
    const write = (name: string) =>
      account.execute(
        'mutation ($name: String!) { createLead(input: { name: "А", customFields: [{ field: $name, values: ["б"] }] }) { id } }',
        { name },
      );
    account.sandbox.fault(empty('/leads/custom_fields'));
    expect((await write(field?.name ?? '')).errors).toBeUndefined();
    account.sandbox.clearRequests();
    expect((await write('Нет такого')).errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    expect(account.sandbox.requestCount()).toBe(0);
  });

  it('no loss reasons once: they are read again before the caller is blamed', async () => {
    const account = await openAccount();
    const { leads, metadata } = account.sandbox.data();
    const id = String(leads.rows().find(({ statusId }) => statusId !== 142 && statusId !== 143)?.id);
    account.sandbox.fault(empty('/leads/loss_reasons'));
    const { errors } = await account.execute(
      'mutation ($id: ID!, $reason: ID!) { updateLead(id: $id, input: { statusId: "143", lossReasonId: $reason }) { id } }',
      { id, reason: String(metadata.lossReasons[0]?.id) },
    );
    expect(errors).toBeUndefined();
  });
});
