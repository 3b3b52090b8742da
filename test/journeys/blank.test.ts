import { describe, expect, it } from 'vitest';
import { openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

/** Some arguments of a tool, with a blank for each that is not given, as some models fill them in. */
const blanks = (...names: string[]) =>
  Object.fromEntries(names.map((name, index) => [name, ['', ' ', '\n'][index % 3]]));

describe('a blank argument counts as omitted', () => {
  it('for a tool that reads', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const filled = blanks(
      'query',
      'pipeline_id',
      'status_id',
      'responsible_user_id',
      'created_from',
      'limit',
      'cursor',
    );
    expect(await call('get_leads', filled)).toEqual(await call('get_leads'));
    expect(await call('get_tasks', { ...blanks('responsible_user_id', 'limit') })).toEqual(await call('get_tasks'));
  });

  it('for a tool that writes', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { lead } = await call<{ lead: { id: string; price: number } }>('create_lead', {
      name: 'Окна',
      ...blanks('price', 'pipeline_id', 'status_id', 'contact_id', 'company_id', 'idempotency_key'),
      custom_fields: [],
      tags: [],
    });
    expect(lead).toMatchObject({ name: 'Окна' });
    const { lead: updated } = await call<{ lead: object }>('update_lead', {
      lead_id: lead.id,
      price: '5000',
      ...blanks('name', 'status_id', 'loss_reason_id'),
      add_tags: [''],
    });
    expect(updated).toMatchObject({ name: 'Окна', price: 5000 });
  });

  it('and changes nothing if no other argument is given', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    account.sandbox.clearRequests();
    await expect(call('update_lead', { lead_id: 21400001, ...blanks('name', 'price') })).rejects.toThrow(
      'at least one',
    );
    await expect(call('create_lead', { name: ' ' })).rejects.toThrow('is required');
    await expect(
      call('update_lead', { lead_id: 21400001, custom_fields: [{ field: 'Площадь объекта, м²', values: [''] }] }),
    ).rejects.toThrow('takes either');
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('and an object of blanks, as from an unfilled template, writes nothing', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const template = [{ field: '', values: [''] }, {}];
    const { lead } = await call<{ lead: { id: string } }>('create_lead', {
      name: 'Окна',
      price: 700,
      tags: 'весна, 2027',
      custom_fields: template,
    });
    await call('update_lead', { lead_id: ` ${lead.id} `, name: 'Двери', custom_fields: {}, add_tags: {}, price: '' });
    const { lead: read } = await call<{ lead: object }>('get_lead_by_id', { lead_id: lead.id });
    expect(read).toMatchObject({ name: 'Двери', price: 700, tags: ['весна, 2027'] });
    const { contact } = await call<{ contact: object }>('create_contact', {
      name: 'Анна',
      phone: '+7 999 000-11-22',
      phones: [{ kind: '', value: '' }],
    });
    expect(contact).toMatchObject({ phones: ['+7 999 000-11-22'] });
  });

  it.each([
    ['a[]=', 'status_id[]=142&status_id[]=143'],
    ['a[0]=', 'status_id[0]=142&status_id[1]=143'],
    ['commas', 'status_id=142,143'],
    ['JSON text', 'status_id=%5B142,%22143%22%5D'],
    ['one in brackets beside one without', 'status_id=142&status_id[]=143'],
    ['an empty one among them', 'status_id=142&status_id=&status_id=143'],
  ])('a list in an address may be written with %s', async (_, written) => {
    const { app } = await serve();
    const get = async (query: string) => (await fetch(`${app.url}/api/leads?${query}`)).json();
    expect(await get(written)).toEqual(await get('status_id=142&status_id=143'));
    expect(await get(written)).not.toEqual(await get(''));
  });

  it('the plus sign of an offset may stand unescaped in an address', async () => {
    const { app } = await serve();
    const get = async (from: string) => (await fetch(`${app.url}/api/leads?created_from=${from}`)).json();
    const right = await get('2026-01-01T00:00:00%2B03:00');
    expect(right).toHaveProperty('leads');
    expect(await get('2026-01-01T00:00:00+03:00')).toEqual(right);
  });

  it('if another part of a REST request has the value', async () => {
    const { app } = await serve();
    for (const [query, name] of [
      ['', 'B'],
      ['B', ''],
    ]) {
      const answer = await fetch(`${app.url}/api/leads?name=${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      });
      expect(await answer.json()).toMatchObject({ lead: { name: 'B' } });
    }
  });

  it('in the query string and in a body over REST', async () => {
    const { app } = await serve();
    const get = async (path: string) => (await fetch(`${app.url}${path}`)).json();
    expect(await get('/api/leads?query=&status_id=&created_from=&limit=2')).toEqual(await get('/api/leads?limit=2'));
    const response = await fetch(`${app.url}/api/leads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': '' },
      body: JSON.stringify({ name: 'Окна', price: '', pipeline_id: '', tags: [''] }),
    });
    expect(response.status).toBe(201);
    const entities = await fetch(`${app.url}/api/entities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entity_type: 'leads', method: 'get', entity_id: '', data: '', params: '{"limit": "2"}' }),
    });
    expect(await entities.json()).toEqual(await get('/api/leads?limit=2'));
  });

  it('as the search text of a list over GraphQL, where everything else stays strict', async () => {
    const account = await openAccount();
    for (const list of ['leads', 'contacts', 'companies']) {
      const text = `query ($query: String) { ${list}(query: $query, first: 3) { nodes { id } } }`;
      expect(await account.query(text, { query: ' ' })).toEqual(await account.query(text));
    }
    const { errors } = await account.execute('{ leads(filter: { statusIds: [""] }) { nodes { id } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'VALIDATION_FAILED' } }]);
    const { errors: short } = await account.execute('{ leads(query: "x") { nodes { id } } }');
    expect(short).toMatchObject([{ extensions: { code: 'VALIDATION_FAILED' } }]);
  });

  it('and an invalid filter is still refused', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    await expect(call('get_leads', { status_id: 'null' })).rejects.toThrow('VALIDATION_FAILED');
    await expect(call('get_leads', { created_from: 'none' })).rejects.toThrow('VALIDATION_FAILED');
  });
});

describe('a custom field accepts the value that it is given', () => {
  it.each([
    ['a number as text', 'Площадь объекта, м²', '42.5', '42.5'],
    ['a boolean as text', 'Договор подписан', 'true', 'true'],
    ['a boolean', 'Договор подписан', true, 'true'],
    ['a number', 'Площадь объекта, м²', 42.5, '42.5'],
  ])('%s', async (_, field, value, text) => {
    const account = await openAccount();
    const call = await openTools(account);
    const { lead } = await call<{ lead: { id: string } }>('create_lead', {
      name: 'Окна',
      custom_fields: [{ field, values: [value] }],
    });
    const { lead: read } = await call<{ lead: { custom_fields: object[] } }>('get_lead_by_id', { lead_id: lead.id });
    expect(read.custom_fields).toContainEqual({ name: field, text });
  });
});
