import { describe, expect, it } from 'vitest';
import { openAccount } from '../harness.ts';

const ids = ['21400001', '21400002', '21400003'];

const queries = {
  POST: 'mutation ($inputs: [CreateLeadInput!]!) { done: createLeads(inputs: $inputs) { items { error { code message } } } }',
  PATCH:
    'mutation ($inputs: [UpdateLeadsInput!]!) { done: updateLeads(inputs: $inputs) { items { error { code message } } } }',
};

/** Writes three leads while amoCRM gives this answer once; what became of each. */
async function writeThree(method: 'POST' | 'PATCH', status: number, body: unknown) {
  const account = await openAccount();
  await account.query('{ account { id } pipelines { id } }');
  account.sandbox.fault({ method, path: '/leads', status, body });
  const inputs = ids.map((id, index) =>
    method === 'POST' ? { name: `Окна ${index}` } : { id, fields: { name: `Окна ${index}` } },
  );
  const { done } = await account.query<{ done: { items: { error: { code: string; message: string } | null }[] } }>(
    queries[method],
    { inputs },
  );
  return {
    outcomes: done.items.map(({ error }) => error?.message ?? 'written'),
    codes: done.items.map(({ error }) => error?.code),
    writes: account.sandbox.requestCount((request) => request.method === method),
  };
}

describe('the reason of one failed item out of three', () => {
  const reason = 'Плохо';
  it.each([
    ['by its place', { errors: { 1: reason } }],
    ['by its place, with fields', { errors: { 1: { name: [reason] } } }],
    ['by its place under the noun', { errors: { leads: { 1: reason } } }],
    ['by its place in a path', { errors: { '1.name': reason } }],
    ['by its place in brackets', { errors: { '[1].name': reason } }],
    ['in a list with gaps', { errors: [null, reason, null] }],
    ['in a list of lists', { errors: [[], [reason], []] }],
    ['with an index', { errors: [{ index: 1, message: reason }] }],
    ['with a request id', { errors: [{ request_id: '1', detail: reason }] }],
    ['among the embedded', { _embedded: { errors: { 1: reason } } }],
    ['among the embedded of the noun', { _embedded: { leads: { errors: { 1: reason } } } }],
    [
      'validated, by its place',
      { 'validation-errors': { 1: { errors: [{ code: 'X', path: 'name', detail: reason }] } } },
    ],
    ['validated, in a path', { 'validation-errors': [{ errors: [{ code: 'X', path: '1.name', detail: reason }] }] }],
    ['as a number', { errors: { 1: 330 } }, 'error 330'],
  ])('stays with it, and the others are written once: %s', async (_, body, told = reason) => {
    for (const method of ['POST', 'PATCH'] as const) {
      const { outcomes, writes } = await writeThree(method, 400, body);
      expect(outcomes).toEqual(['written', expect.stringContaining(told), 'written']);
      expect(writes).toBe(2);
    }
  });

  it('is found by the id of the record', async () => {
    const { outcomes } = await writeThree('PATCH', 400, {
      errors: { leads: { update: { [ids[1] as string]: reason } } },
    });
    expect(outcomes).toEqual(['written', expect.stringContaining(reason), 'written']);
  });

  it.each([
    [
      'beside the records',
      {
        _embedded: {
          leads: [
            { id: 1, request_id: '0' },
            { id: 3, request_id: '2' },
          ],
          errors: { 1: reason },
        },
      },
    ],
    [
      'in the place of a record',
      {
        _embedded: {
          leads: [
            { id: 1, request_id: '0' },
            { error: reason, error_code: 330 },
            { id: 3, request_id: '2' },
          ],
        },
      },
    ],
  ])('is read from a successful answer, and nothing is sent again: %s', async (_, body) => {
    const { outcomes, writes } = await writeThree('POST', 200, body);
    expect(outcomes).toEqual(['written', expect.stringContaining(reason), 'written']);
    expect(writes).toBe(1);
  });

  it('is reported for all items if it names none, with the meaning of its number', async () => {
    const { codes, outcomes } = await writeThree('POST', 400, [{ error: 'Нет прав', code: 244 }]);
    expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(outcomes[0]).toContain('no right');
  });
});

describe('the reason of an item after the fiftieth', () => {
  it('is found by its place in the second request', async () => {
    const account = await openAccount();
    await account.query('{ account { id } pipelines { id } }');
    account.sandbox.fault({ method: 'POST', path: '/leads', after: 1, status: 400, body: { errors: { 3: 'Плохо' } } });
    const { done } = await account.query<{ done: { items: { error: unknown }[] } }>(queries.POST, {
      inputs: Array.from({ length: 60 }, (_, index) => ({ name: `Окна ${index}` })),
    });
    expect(done.items.flatMap(({ error }, index) => (error ? [index] : []))).toEqual([53]);
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(3);
  });
});

describe('the reason for a refused link', () => {
  it('has the meaning of its number', async () => {
    const account = await openAccount();
    const { contacts } = await account.query<{ contacts: { nodes: { id: string }[] } }>(
      '{ contacts(first: 40) { nodes { id } } }',
    );
    account.sandbox.fault({ method: 'POST', path: '/link$', status: 400, body: { errors: { 0: 'Код ошибки 330' } } });
    const { errors } = await account.execute(
      'mutation ($to: ID!) { linkEntity(entityId: "21400001", entityType: LEADS, toEntityId: $to, toEntityType: CONTACTS) { toEntityId } }',
      { to: contacts.nodes.at(-1)?.id },
    );
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('too many links') });
  });
});
