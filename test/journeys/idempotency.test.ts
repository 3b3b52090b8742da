import { describe, expect, it } from 'vitest';
import { openAccount, openTools, testNow } from '../harness.ts';
import { serve } from '../serve.ts';

const create =
  'mutation Create($key: String, $name: String) { createLead(input: { name: $name }, idempotencyKey: $key) { id name } }';

describe('an idempotency key', () => {
  it('makes ten concurrent requests one lead, with one answer', async () => {
    const { app, sandbox } = await serve();
    const before = sandbox.data().count().leads;
    const send = () =>
      fetch(`${app.url}/api/leads`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'заказ-1'.replace(/[^-\d]/g, 'x') },
        body: JSON.stringify({ name: 'Окна', price: 90000 }),
      });
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(texts).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(sandbox.data().count().leads).toBe(before + 1);
    expect(sandbox.requestCount(({ method }) => method === 'POST')).toBe(1);
  });

  it('that is reused for something else is a 422, and nothing is executed', async () => {
    const { app, sandbox } = await serve();
    const send = (path: string, body: unknown) =>
      fetch(`${app.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
        body: JSON.stringify(body),
      });
    expect((await send('/api/leads', { name: 'Окна', price: 1 })).status).toBe(201);
    // The order of the members says nothing.
    expect((await send('/api/leads', { price: 1, name: 'Окна' })).status).toBe(201);
    const writes = sandbox.requestCount(({ method }) => method === 'POST');
    for (const [path, body] of [
      ['/api/leads', { name: 'Двери', price: 1 }],
      ['/api/leads', { name: 'Окна' }],
      ['/api/contacts', { name: 'Окна' }],
    ] as const) {
      const answer = await send(path, body);
      expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'IDEMPOTENCY_KEY_REUSED' }]);
    }
    expect(sandbox.requestCount(({ method }) => method === 'POST')).toBe(writes);
  });

  it('must be the same in the header and in the body, and is accepted with any request', async () => {
    const { app } = await serve();
    const send = (method: string, path: string, body?: unknown) =>
      fetch(`${app.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    expect((await send('POST', '/api/leads', { name: 'Окна', idempotency_key: 'k2' })).status).toBe(400);
    expect((await send('POST', '/api/leads', { name: 'Окна', idempotency_key: 'k1' })).status).toBe(201);
    expect((await send('GET', '/api/leads?limit=1')).status).toBe(200);
    expect((await send('PATCH', '/api/leads/21400001', { name: 'Иначе' })).status).toBe(200);
    expect((await send('POST', '/api/contacts/check-exists?query=test@example.com')).status).toBe(200);
  });

  it('works alike over GraphQL and for the tools', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const first = await account.query<{ createLead: { id: string } }>(create, { key: 'k1', name: 'Окна' });
    const again = await account.query<{ createLead: { id: string } }>(create, { key: 'k1', name: 'Окна' });
    expect(again).toEqual(first);
    const tool = await call('create_lead', { name: 'Двери', idempotency_key: 'k2' });
    expect(await call('create_lead', { name: 'Двери', idempotency_key: 'k2' })).toEqual(tool);
    await expect(call('create_lead', { name: 'Окна', idempotency_key: 'k2' })).rejects.toThrow(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('of an invalid request may be used for the corrected one', async () => {
    const account = await openAccount();
    const text =
      'mutation($status: ID) { createLead(input: { name: "Окна", statusId: $status }, idempotencyKey: "k1") { id } }';
    expect((await account.execute(text, { status: '999' })).errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    expect((await account.execute(text, { status: null })).errors).toBeUndefined();
  });

  it.each(['', ' ', 'ключ', 'a b', 'x'.repeat(256), 'a\nb'])('must be valid: %j is refused', async (key) => {
    const account = await openAccount();
    const { errors } = await account.execute(create, { key, name: 'Окна' });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['idempotencyKey'] }],
    });
  });
});

/** An account whose clock, and amoCRM's, the test moves. */
async function openWithClock() {
  let now = testNow;
  const account = await openAccount({ now: () => now });
  const pass = (seconds: number) => {
    now += seconds;
  };
  return { account, pass };
}

describe('a request that is repeated because its answer was lost', () => {
  const leadsOf = (account: Awaited<ReturnType<typeof openAccount>>) => account.sandbox.data().leads.rows().length;

  it('finds what the first one created', async () => {
    const account = await openAccount();
    const before = leadsOf(account);
    // The write is applied, its answer is lost, and the record cannot be looked for.
    account.sandbox.fault({ method: 'POST', path: '/leads$', drop: 'after' });
    account.sandbox.fault({ method: 'GET', path: '/leads$', status: 500, times: 0 });
    const lost = await account.execute(create, { key: 'k1', name: 'Окна' });
    expect(lost.errors?.[0]?.extensions.code).toBe('WRITE_OUTCOME_UNKNOWN');
    account.sandbox.clearFaults();
    const again = await account.query<{ createLead: { id: string } }>(create, { key: 'k1', name: 'Окна' });
    expect(leadsOf(account)).toBe(before + 1);
    expect(again.createLead.id).toBe(String(account.sandbox.data().leads.rows().at(-1)?.id));
  });

  it('means the same time by words that count from now', async () => {
    const { account, pass } = await openWithClock();
    const text = (key: string) =>
      `mutation { createTask(input: { text: "Позвонить", completeTill: "+2h" }, idempotencyKey: "${key}") { id completeTill } }`;
    const first = await account.query(text('k1'));
    pass(60);
    expect(await account.query(text('k1'))).toEqual(first);
    expect(await account.query(text('k2'))).not.toEqual(first);
    account.sandbox.fault({ method: 'POST', path: '/tasks$', drop: 'after' });
    account.sandbox.fault({ method: 'GET', path: '/tasks$', status: 500, times: 0 });
    const before = account.sandbox.data().tasks.rows().length;
    expect((await account.execute(text('k3'))).errors?.[0]?.extensions.code).toBe('WRITE_OUTCOME_UNKNOWN');
    account.sandbox.clearFaults();
    pass(60);
    await account.query(text('k3'));
    expect(account.sandbox.data().tasks.rows().length).toBe(before + 1);
  });

  it('creates the record if the first one did not', async () => {
    const { account, pass } = await openWithClock();
    const before = leadsOf(account);
    account.sandbox.fault({ method: 'POST', path: '/leads$', drop: 'before' });
    account.sandbox.fault({ method: 'GET', path: '/leads$', status: 500, times: 0 });
    expect((await account.execute(create, { key: 'k1', name: 'Окна' })).errors).toBeDefined();
    account.sandbox.clearFaults();
    pass(21);
    expect((await account.execute(create, { key: 'k1', name: 'Окна' })).errors).toBeUndefined();
    expect(leadsOf(account)).toBe(before + 1);
  });

  it('completes a bulk whose first part was created', async () => {
    const { account, pass } = await openWithClock();
    const before = leadsOf(account);
    const text =
      'mutation($inputs: [CreateLeadInput!]!) { createLeads(inputs: $inputs, idempotencyKey: "k1") { succeeded failed items { record { id name } } } }';
    const inputs = Array.from({ length: 120 }, (_, index) => ({ name: `Заявка ${index + 1}` }));
    account.sandbox.fault({ method: 'POST', path: '/leads$', drop: 'after', after: 1 });
    account.sandbox.fault({ method: 'POST', path: '/leads$', drop: 'before' });
    account.sandbox.fault({ method: 'GET', path: '/leads$', status: 500, times: 0 });
    interface Bulk {
      createLeads: { succeeded: number; failed: number; items: { record: { id: string; name: string } | null }[] };
    }
    const first = await account.query<Bulk>(text, { inputs });
    expect(first.createLeads.failed).toBeGreaterThan(0);
    account.sandbox.clearFaults();
    pass(21);
    const again = await account.query<Bulk>(text, { inputs });
    expect(again.createLeads).toMatchObject({ succeeded: 120, failed: 0 });
    expect(leadsOf(account)).toBe(before + 120);
    expect(await account.query<Bulk>(text, { inputs })).toEqual(again);
  });

  it('completes a bulk whose process was killed', async () => {
    const { account, pass } = await openWithClock();
    const before = leadsOf(account);
    const text =
      'mutation($inputs: [CreateLeadInput!]!) { createLeads(inputs: $inputs, idempotencyKey: "k1") { succeeded items { record { id name } } } }';
    const inputs = Array.from({ length: 120 }, (_, index) => ({ name: `Заявка ${index + 1}` }));
    // The second request to amoCRM is applied and never answered; then the client goes away, as a killed process does.
    account.sandbox.fault({ method: 'POST', path: '/leads$', hang: 'after', after: 1 });
    const gone = new AbortController();
    const dying = account.execute(text, { inputs }, { signal: gone.signal });
    while (leadsOf(account) < before + 100) await new Promise((resolve) => setImmediate(resolve));
    gone.abort();
    await dying;
    pass(21);
    const { createLeads } = await account.query<{
      createLeads: { succeeded: number; items: { record: { id: string; name: string } }[] };
    }>(text, { inputs });
    expect(createLeads.succeeded).toBe(120);
    expect(leadsOf(account)).toBe(before + 120);
    const names = account.sandbox
      .data()
      .leads.rows()
      .slice(-120)
      .map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(inputs.map(({ name }) => name)));
    expect(new Set(createLeads.items.map(({ record }) => record.id)).size).toBe(120);
  });
});
