import { describe, expect, it } from 'vitest';
import { sandboxManagerToken, startSandbox } from '../../../../src/sandbox/index.ts';
import { problems, useSandbox } from '../client.ts';

const bench = useSandbox({ leads: 60 });
const { get, post, patch, call } = bench;

describe('customers', () => {
  it('are listed with links only on request, whatever the order', async () => {
    const plain = await get('/customers?limit=3&order[id]=desc');
    const [first] = plain.body._embedded.customers;
    expect(Object.keys(first._embedded)).toEqual(['segments', 'tags']);
    const times = plain.body._embedded.customers.map(({ updated_at }: { updated_at: number }) => updated_at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const linked = await get('/customers?with=contacts,companies&limit=1');
    expect(Object.keys(linked.body._embedded.customers[0]._embedded)).toEqual([
      'segments',
      'tags',
      'contacts',
      'companies',
    ]);
    expect((await get('/customers/1')).status).toBe(204);
    expect((await get('/customers?filter[id]=1')).status).toBe(204);
  });

  it('are added and changed with fields, tags and segments', async () => {
    const added = await post('/customers', [
      {
        name: 'Кафе',
        next_price: 5000,
        tags_to_add: [{ name: 'Рассрочка' }],
        _embedded: { segments: [{ id: 512001 }] },
      },
    ]);
    const { id } = added.body._embedded.customers[0];
    expect(added.body._embedded.customers[0]).toMatchObject({ request_id: '0' });
    expect((await get(`/customers/${id}`)).body).toMatchObject({
      name: 'Кафе',
      next_price: 5000,
      next_date: null,
      ltv: 0,
      purchases_count: 0,
      average_check: 0,
      _embedded: { segments: [{ id: 512001 }], tags: [{ name: 'Рассрочка' }] },
    });
    expect((await patch(`/customers/${id}`, { _embedded: { segments: [] } })).body).toMatchObject({ id });
    expect((await get(`/customers/${id}`)).body._embedded.segments).toEqual([]);
    expect(
      problems(await post('/customers', [{ next_price: 'x', status_id: 1, _embedded: { segments: [{ id: 1 }] } }])),
    ).toEqual(['InvalidType next_price', 'NotSupportedChoice _embedded.segments.0.id', 'NotSupportedChoice status_id']);
    expect(problems(await patch('/customers', [{ id: 1, name: 'Х' }]))).toEqual(['NotSupportedChoice id']);
  });

  it('have purchases, which change their sums and what is expected next', async () => {
    const [{ id }] = (await post('/customers', [{ name: 'Кафе' }])).body._embedded.customers;
    const added = await post(`/customers/${id}/transactions`, [
      { price: 1000, comment: 'Сетки', next_price: 700, next_date: 1_800_000_000 },
      { price: 2001 },
    ]);
    const [first] = added.body._embedded.transactions;
    expect((await get(`/customers/${id}`)).body).toMatchObject({
      ltv: 3001,
      purchases_count: 2,
      average_check: 1501,
      next_price: 700,
      next_date: 1_800_000_000,
    });
    expect((await get(`/customers/${id}/transactions/${first.id}`)).body).toMatchObject({
      price: 1000,
      customer_id: id,
    });
    expect((await get(`/customers/transactions?filter[id]=${first.id}`)).body._embedded.transactions).toHaveLength(1);
    expect((await call('DELETE', `/customers/1/transactions/${first.id}`)).status).toBe(404);
    expect((await call('DELETE', `/customers/${id}/transactions/${first.id}`)).status).toBe(204);
    expect((await call('DELETE', `/customers/${id}/transactions/${first.id}`)).status).toBe(404);
    expect((await get(`/customers/${id}`)).body).toMatchObject({ ltv: 2001, purchases_count: 1 });
    expect(problems(await post(`/customers/${id}/transactions`, [{ comment: 'Х' }]))).toEqual(['FieldMissing price']);
    expect((await post('/customers/1/transactions', [{ price: 1 }])).status).toBe(404);
  });

  it('have bonus points', async () => {
    const [{ id }] = (await post('/customers', [{ name: 'Кафе' }])).body._embedded.customers;
    const change = (body: object) => post(`/customers/${id}/bonus_points`, body);
    expect((await change({ earn: 50 })).body).toEqual({ bonus_points: 50 });
    expect((await change({ redeem: 20 })).body).toEqual({ bonus_points: 30 });
    expect(problems(await change({ redeem: 31 }))).toEqual(['NotSupportedChoice redeem']);
    expect(problems(await change({ earn: 1, redeem: 1 }))).toEqual(['NotSupportedChoice redeem']);
    expect(problems(await change({ points: 1 }))).toEqual(['FieldMissing earn']);
  });

  it('are linked to contacts and companies from both sides, and to nothing else', async () => {
    const [{ id }] = (await post('/customers', [{ name: 'Кафе' }])).body._embedded.customers;
    const to = (type: string, toId: number) => [{ to_entity_type: type, to_entity_id: toId }];
    expect((await post(`/customers/${id}/link`, to('companies', 34_700_001))).status).toBe(200);
    expect((await post('/contacts/33200001/link', to('customers', id))).status).toBe(200);
    expect(problems(await post(`/customers/${id}/link`, to('leads', 21_400_001)))).toEqual([
      'NotSupportedChoice to_entity_type',
    ]);
    const contact = await get('/contacts/33200001?with=customers');
    expect(contact.body._embedded.customers.map((each: { id: number }) => each.id)).toContain(id);
    const company = await get('/companies/34700001?with=customers');
    expect(company.body._embedded.customers.map((each: { id: number }) => each.id)).toContain(id);
    expect((await post(`/customers/${id}/unlink`, to('contacts', 33_200_001))).status).toBe(204);
    const { links } = (await get(`/customers/${id}/links`)).body._embedded;
    expect(links).toEqual([{ to_entity_id: 34_700_001, to_entity_type: 'companies', metadata: null }]);
  });

  it('leave lists and links in the trash', async () => {
    const [{ id }] = (await post('/customers', [{ name: 'Кафе' }])).body._embedded.customers;
    bench.sandbox.trash('customers', id);
    expect((await get(`/customers/${id}`)).status).toBe(204);
    bench.sandbox.restore('customers', id);
    expect((await get(`/customers/${id}`)).status).toBe(200);
  });
});

describe('the mode of customers', () => {
  it('is set by administrators, and refuses what it does not have', async () => {
    expect((await get('/customers/statuses')).status).toBe(422);
    const asManager = { authorization: `Bearer ${sandboxManagerToken}` };
    const body = { mode: 'periodicity', is_enabled: true };
    expect((await call('PATCH', '/customers/mode', body, asManager)).status).toBe(403);
    expect((await patch('/customers/mode', body)).body).toEqual(body);
    expect((await get('/account')).body.customers_mode).toBe('periodicity');
    expect((await get('/customers/segments')).status).toBe(422);
    expect((await get('/customers/statuses')).body._embedded.statuses).toHaveLength(5);
    expect(problems(await post('/customers', [{ name: 'Кафе' }]))).toEqual(['FieldMissing next_date']);
    await patch('/customers/mode', { mode: 'periodicity', is_enabled: false });
    const off = await get('/customers');
    expect([off.status, off.body.error_code]).toEqual([400, 426]);
    for (const path of [
      '/customers/1/notes',
      '/customers/custom_fields',
      '/customers/tags',
      '/customers/transactions',
    ]) {
      expect([path, (await get(path)).body.error_code]).toEqual([path, 426]);
    }
  });

  it('is 402 where the plan has no customers', async () => {
    const sandbox = await startSandbox({ customersMode: 'unavailable', leads: 20 });
    const headers = { authorization: `Bearer ${sandbox.token}` };
    const answer = await fetch(`${sandbox.url}/api/v4/customers`, { headers });
    expect(answer.status).toBe(402);
    await sandbox.close();
  });
});

describe('statuses and segments', () => {
  it('are added, changed and deleted; a status of the system stays', async () => {
    const added = await post('/customers/segments', [{ name: 'Опт' }]);
    const [{ id }] = added.body._embedded.segments;
    expect((await get(`/customers/segments/${id}`)).body).toMatchObject({ name: 'Опт', customers_count: 0 });
    expect((await patch(`/customers/segments/${id}`, { name: 'Розница' })).status).toBe(200);
    expect((await call('DELETE', `/customers/segments/${id}`)).status).toBe(204);
    expect((await get(`/customers/segments/${id}`)).status).toBe(404);
    await patch('/customers/mode', { mode: 'periodicity', is_enabled: true });
    expect((await call('DELETE', '/customers/statuses/18640001')).status).toBe(422);
    expect((await call('DELETE', '/customers/statuses/18640003')).status).toBe(204);
    const { customers } = bench.sandbox.data();
    expect(customers.rows().some(({ statusId }) => statusId === 18_640_003)).toBe(false);
    expect(
      (
        await post(
          '/customers/statuses',
          Array.from({ length: 27 }, () => ({ name: 'Х' })),
        )
      ).status,
    ).toBe(422);
  });
});

describe('followers', () => {
  it('are 204 without any and 404 for an unknown card', async () => {
    expect((await get('/leads/21400001/subscriptions')).status).toBe(204);
    expect((await get('/leads/1/subscriptions')).status).toBe(404);
    expect((await get('/contacts/33200001/subscriptions')).status).toBe(404);
    expect((await get('/leads/21400011/subscriptions')).body).toMatchObject({ _total_items: 2, _page: 1 });
  });
});
