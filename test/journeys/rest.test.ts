import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import { serve } from '../serve.ts';

/** The whole server, and requests to it as a script sends them. */
async function open(environment: Record<string, string> = {}, options: SandboxOptions = {}) {
  const { app, sandbox } = await serve(environment, options);
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${app.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      type: response.headers.get('content-type')?.split(';')[0],
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
      text,
    };
  };
  return { app, sandbox, call };
}

describe('the first version’s routes', () => {
  it('check whether a contact exists, by its own curl example', async () => {
    const { call } = await open();
    expect(await call('POST', '/api/contacts/check-exists?query=test@example.com')).toMatchObject({
      status: 200,
      body: { exists: false },
    });
  });

  it('create a client and a lead in one call, by its own curl example', async () => {
    const { call, sandbox } = await open();
    const before = sandbox.data().count();
    const body = {
      contact_query: 'ivan@test.ru',
      contact_name: 'Иван Петров',
      contact_email: 'ivan@test.ru',
      contact_phone: '+79991234567',
      lead_name: 'Новая продажа',
      lead_price: 50000,
      check_existing_leads: true,
    };
    const first = await call('POST', '/api/smart/client-and-lead', body);
    expect(first).toMatchObject({ status: 201, body: { contact_created: true, lead_created: true } });
    // The open lead stops the next one: nothing is new, so there is no new address.
    const second = await call('POST', '/api/smart/client-and-lead', body);
    expect(second).toMatchObject({ status: 200, body: { contact_created: false, lead_created: false } });
    expect(second.headers.has('location')).toBe(false);
    expect(sandbox.data().count()).toMatchObject({ contacts: before.contacts + 1, leads: before.leads + 1 });
  });

  it('find, get or create contacts, and create a lead for one', async () => {
    const { call } = await open();
    const contact = { query: 'email@test.com', name: 'Иван Петров', email: 'email@test.com', phone: '+79991234567' };
    const created = await call('POST', '/api/contacts/get-or-create', contact);
    expect(created).toMatchObject({ status: 201, body: { created: true } });
    expect(await call('POST', '/api/contacts/get-or-create', contact)).toMatchObject({
      status: 200,
      body: { created: false },
    });
    const found = await call('GET', '/api/contacts/search?query=email@test.com');
    expect(found.body.contacts).toMatchObject([{ name: 'Иван Петров' }]);
    const { id } = (found.body.contacts as { id: string }[])[0] as { id: string };
    const lead = { lead_name: 'Новая сделка', lead_price: 50000, contact_id: Number(id) };
    const answer = await call('POST', '/api/leads/create-with-contact', lead);
    expect(answer).toMatchObject({ status: 201, body: { lead: { name: 'Новая сделка' }, contact: { id } } });
  });

  it('say what the server is and that it is alive', async () => {
    const { call, sandbox } = await open();
    expect((await call('GET', '/')).body).toMatchObject({
      name: 'amocrm-graphql',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      accounts: [{ name: 'main', url: sandbox.url }],
      links: { graphql: '/graphql', mcp: '/mcp', rest: '/api', docs: '/docs' },
    });
    expect(await call('GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('read the account, its settings and lists, and report on deals', async () => {
    const { call } = await open();
    expect((await call('GET', '/api/account')).body.account).toMatchObject({ currency: 'RUB' });
    expect((await call('GET', '/api/pipelines')).body.pipelines).toHaveLength(3);
    expect((await call('GET', '/api/users')).body.users).not.toHaveLength(0);
    expect((await call('GET', '/api/tasks?limit=3')).body.tasks).toHaveLength(3);
    expect((await call('GET', '/api/contacts?limit=3')).body.contacts).toHaveLength(3);
    const report = await call('GET', '/api/report/deals?status_id=142');
    expect(report.body).toMatchObject({ complete: true, open_count: 0 });
  });
});

describe('resources', () => {
  it.each([
    ['leads', 'lead', { name: 'Окна', price: 90000 }, { price: 95000 }],
    ['contacts', 'contact', { name: 'Анна' }, { name: 'Анна Орлова' }],
    ['companies', 'company', { name: 'Ромашка' }, { name: 'ООО «Ромашка»' }],
    ['tasks', 'task', { text: 'Позвонить', complete_till: '2027-01-15' }, { text: 'Написать' }],
  ])('%s are created at an address at which they are then read and changed', async (plural, noun, data, change) => {
    const { call } = await open();
    const created = await call('POST', `/api/${plural}`, data);
    expect(created.status).toBe(201);
    const location = created.headers.get('location') ?? '';
    expect(location).toBe(`/api/${plural}/${(created.body[noun] as { id: string }).id}`);
    expect((await call('GET', location)).body[noun]).toMatchObject(
      'complete_till' in data ? { text: data.text } : data,
    );
    expect(await call('PATCH', location, change)).toMatchObject({ status: 200, body: { [noun]: change } });
    expect((await call('GET', location)).body[noun]).toMatchObject(change);
  });

  it('are the same at the address that serves all nouns', async () => {
    const { call } = await open();
    const dispatch = (body: Record<string, unknown>) => call('POST', '/api/entities', body);
    for (const [entity_type, noun, data] of [
      ['leads', 'lead', { name: 'Окна' }],
      ['contacts', 'contact', { name: 'Анна' }],
      ['companies', 'company', { name: 'Ромашка' }],
      ['tasks', 'task', { text: 'Позвонить', complete_till: '2027-01-15' }],
    ] as const) {
      const created = await dispatch({ entity_type, method: 'create', data });
      expect(created.status).toBe(201);
      const entity_id = (created.body[noun] as { id: string }).id;
      const change = entity_type === 'tasks' ? { text: 'Иначе' } : { name: 'Иначе' };
      expect((await dispatch({ entity_type, method: 'update', entity_id, data: change })).status).toBe(200);
      expect((await dispatch({ entity_type, method: 'get', entity_id })).body[noun]).toMatchObject(change);
      expect((await dispatch({ entity_type, method: 'get', params: { limit: 2 } })).body[entity_type]).toHaveLength(2);
    }
    expect(await dispatch({ entity_type: 'leads', method: 'delete', entity_id: 21400001 })).toMatchObject({
      status: 409,
      body: { code: 'NOT_SUPPORTED_BY_AMOCRM' },
    });
  });

  it.each([
    [{}, ['entity_type', 'method']],
    [{ entity_type: 'customers', method: 'get' }, ['entity_type']],
    [{ entity_type: 'leads', method: 'drop' }, ['method']],
    [{ entity_type: 'leads', method: '__proto__' }, ['method']],
    [{ entity_type: 'companies', method: 'delete', entity_id: 1 }, ['method']],
    [{ entity_type: 'tasks', method: 'update' }, ['entity_id']],
    [{ entity_type: 'tasks', method: 'create', entity_id: 1 }, ['entity_id']],
    [{ entity_type: 'tasks', method: 'get', data: [] }, ['data']],
    [{ entity_type: 'tasks', method: 'get', filter: {} }, ['filter']],
    [{ entity_type: 'leads', method: 'update', entity_id: 1, data: { lead_id: 2 } }, ['lead_id']],
  ])('which the address for all nouns does not support are refused: %j', async (body, paths) => {
    const { call, sandbox } = await open();
    const answer = await call('POST', '/api/entities', body);
    expect(answer).toMatchObject({
      status: 400,
      type: 'application/problem+json',
      body: { code: 'VALIDATION_FAILED' },
    });
    expect((answer.body.issues as { path: string }[]).map(({ path }) => path)).toEqual(paths);
    expect(sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });
});

describe('REST over HTTP', () => {
  it('pages through a list, every record once', async () => {
    const { call, sandbox } = await open();
    const seen: string[] = [];
    let next: string | undefined = '/api/leads?limit=100';
    while (next) {
      const { body, headers } = await call('GET', next);
      seen.push(...(body.leads as { id: string }[]).map(({ id }) => id));
      next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    const stored = sandbox
      .data()
      .leads.rows()
      .filter((lead) => !lead.isDeleted);
    // Newest first.
    expect(seen).toEqual(stored.map(({ id }) => String(id)).reverse());
  });

  it('accepts one value or several of a list in the address', async () => {
    const { call, sandbox } = await open();
    const count = (...ids: number[]) =>
      sandbox
        .data()
        .leads.rows()
        .filter((lead) => !lead.isDeleted && ids.includes(lead.statusId)).length;
    const won = await call('GET', '/api/leads?limit=250&status_id=142');
    expect(won.body.leads).toHaveLength(count(142));
    const closed = await call('GET', '/api/leads?limit=250&status_id=142&status_id=143');
    expect(closed.body.leads).toHaveLength(Math.min(250, count(142, 143)));
    const lost = await call('GET', '/api/leads?limit=250&state=lost');
    expect(lost.body.leads).toHaveLength(count(143));
  });

  it('says whether an answer is still valid', async () => {
    const { call } = await open();
    const first = await call('GET', '/api/pipelines');
    const etag = first.headers.get('etag') ?? '';
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await call('GET', '/api/pipelines', undefined, { 'if-none-match': tag });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await call('GET', '/api/pipelines', undefined, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answers HEAD like GET without a body, and OPTIONS with the allowed methods', async () => {
    const { call } = await open();
    const [get, head] = [await call('GET', '/api/leads/21400001'), await call('HEAD', '/api/leads/21400001')];
    expect([head.status, head.text, head.type, head.headers.get('etag')]).toEqual([
      200,
      '',
      get.type,
      get.headers.get('etag'),
    ]);
    expect((await call('HEAD', '/api/leads/1')).status).toBe(404);
    const options = await call('OPTIONS', '/api/leads/21400001');
    expect([options.status, options.headers.get('allow')?.split(', ').sort()]).toEqual([
      204,
      ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH'],
    ]);
  });

  it('refuses a method that a path does not have, and an unknown path', async () => {
    const { call } = await open();
    const refused = await call('PUT', '/api/leads');
    expect(refused).toMatchObject({ status: 405, body: { code: 'METHOD_NOT_ALLOWED', status: 405 } });
    expect(refused.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST']);
    for (const path of ['/api', '/api/', '/api/leadz', '/api/leads/1/2/3']) {
      expect(await call('GET', path)).toMatchObject({ status: 404, type: 'application/problem+json' });
    }
  });

  it('admits pages of allowed origins only, and refuses others in its own format', async () => {
    const { call } = await open({ ALLOWED_ORIGINS: 'https://app.example.ru' });
    const asked = await call('OPTIONS', '/api/leads/1', undefined, {
      origin: 'https://app.example.ru',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'content-type, idempotency-key',
    });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, 'https://app.example.ru']);
    expect(asked.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(asked.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const read = await call('GET', '/api/leads?limit=1', undefined, { origin: 'https://app.example.ru' });
    expect(read.headers.get('access-control-expose-headers')).toContain('Link');
    expect(await call('GET', '/api/leads', undefined, { origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      type: 'application/problem+json',
      body: { code: 'ORIGIN_NOT_ALLOWED' },
    });
  });

  it('requires a token, and a read-only token cannot write', async () => {
    const { call, sandbox } = await open({ API_TOKENS: 'reads-only-0123456789:read-only' });
    const anonymous = await call('GET', '/api/leads');
    expect(anonymous).toMatchObject({
      status: 401,
      type: 'application/problem+json',
      body: { code: 'UNAUTHENTICATED' },
    });
    expect(anonymous.headers.get('www-authenticate')).toContain('Bearer');
    const headers = { authorization: 'Bearer reads-only-0123456789' };
    expect((await call('GET', '/api/leads?limit=1', undefined, headers)).status).toBe(200);
    expect(await call('POST', '/api/leads', { name: 'Нельзя' }, headers)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
    expect(sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('publishes its documents to everybody, unless the schema is hidden', async () => {
    const open_ = await open({ API_TOKENS: 'a-token-0123456789' });
    expect((await open_.call('GET', '/openapi.json')).status).toBe(200);
    const hidden = await open({ API_TOKENS: 'a-token-0123456789', INTROSPECTION: 'false', GRAPHIQL: 'false' });
    expect((await hidden.call('GET', '/openapi.json')).status).toBe(401);
    const headers = { authorization: 'Bearer a-token-0123456789' };
    expect((await hidden.call('GET', '/openapi/actions.json', undefined, headers)).status).toBe(200);
  });

  it('uses the public address in its documents and answers to it', async () => {
    const { call } = await open({ PUBLIC_URL: 'https://crm.example.ru/' });
    expect((await call('GET', '/openapi/actions.json')).body.servers).toEqual([{ url: 'https://crm.example.ru' }]);
  });
});

describe('an error of amoCRM', () => {
  it.each([
    ['/leads', { status: 402 }, 'GET', 502, 'PAYMENT_REQUIRED'],
    ['/leads', { body: { _embedded: 'x' }, status: 200 }, 'GET', 502, 'UPSTREAM_INVALID'],
    ['/leads', { status: 403, html: true }, 'GET', 503, 'BLOCKED_BY_AMOCRM'],
    ['/leads', { status: 403 }, 'GET', 403, 'FORBIDDEN'],
    ['/leads', { expireToken: true }, 'GET', 502, 'UNAUTHENTICATED'],
    ['/leads', { status: 422 }, 'POST', 422, 'REFUSED_BY_AMOCRM'],
  ] as const)('%s answering %j to a %s is %i %s', async (path, fault, method, status, code) => {
    const { call, sandbox } = await open();
    sandbox.fault({ path: `/api/v4${path}`, times: 0, ...fault });
    const answer = await call(method, '/api/leads', method === 'POST' ? { name: 'Окна' } : undefined);
    expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { status, code } });
  });

  it('about too many requests is a 429 that says how long to wait', async () => {
    const { call, sandbox } = await open();
    sandbox.fault({ path: '/api/v4/leads', times: 0, status: 429, headers: { 'retry-after': '3600' } });
    const answer = await call('GET', '/api/leads');
    expect(answer).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED', retryable: true } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3_000);
  });

  it('in one part of a read leaves an answer that says what is missing', async () => {
    const { call, sandbox } = await open();
    sandbox.fault({ path: '/api/v4/companies', times: 0, status: 402 });
    const lead = sandbox
      .data()
      .leads.rows()
      .find((row) => !row.isDeleted && row.companyId !== null);
    const answer = await call('GET', `/api/leads/${lead?.id}`);
    expect(answer).toMatchObject({
      status: 200,
      body: { lead: { name: lead?.name }, errors: [{ code: 'PAYMENT_REQUIRED', path: 'lead.company' }] },
    });
    // What is not whole is not kept.
    expect(answer.headers.has('etag')).toBe(false);
  });
});
