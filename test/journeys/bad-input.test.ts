import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/sandbox/index.ts';
import { openAccount } from '../harness.ts';

describe('bad input', () => {
  it.each([
    ['a price that is not a number', 'CreateLeadInput', { name: 'Окна', price: 'abc' }, ['input', 'price']],
    ['a negative price', 'CreateLeadInput', { name: 'Окна', price: -1 }, ['input', 'price']],
    ['an id that climbs', 'CreateLeadInput', { name: 'Окна', companyId: '../1' }, ['input', 'companyId']],
    ['an id of nothing', 'CreateLeadInput', { name: 'Окна', pipelineId: '0' }, ['input', 'pipelineId']],
    ['a NUL in a name', 'CreateLeadInput', { name: 'Окна\u0000' }, ['input', 'name']],
    ['half a character in a name', 'CreateLeadInput', { name: 'Окна\ud83d' }, ['input', 'name']],
    ['a name of nothing', 'CreateLeadInput', { name: '   ' }, ['input', 'name']],
    ['a name without end', 'CreateLeadInput', { name: 'О'.repeat(256) }, ['input', 'name']],
    ['a field that does not exist', 'CreateLeadInput', { name: 'Окна', colour: 'red' }, ['input']],
    ['a phone of three digits', 'CreateContactInput', { name: 'Пётр', phone: '123' }, ['input', 'phone']],
    ['an e-mail that is none', 'CreateContactInput', { name: 'Пётр', email: 'petr@' }, ['input', 'email']],
    ['nothing at all', 'CreateContactInput', {}, ['input']],
    ['a date that is none', 'CreateTaskInput', { text: 'Позвонить', completeTill: 'скоро' }, ['input', 'completeTill']],
    [
      'a day that does not exist',
      'CreateTaskInput',
      { text: 'Позвонить', completeTill: '2026-02-30' },
      ['input', 'completeTill'],
    ],
    [
      'a time in milliseconds',
      'CreateTaskInput',
      { text: 'Позвонить', completeTill: 1_796_108_400_000 },
      ['input', 'completeTill'],
    ],
  ])('%s is named by its path, and nothing is sent', async (_, type, input, path) => {
    const account = await openAccount();
    const mutation = type.replace('Input', '').replace('Create', 'create');
    const { errors } = await account.execute(`mutation ($input: ${type}!) { ${mutation}(input: $input) { id } }`, {
      input,
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fault: 'caller', retryable: false });
    expect(errors?.flatMap(({ extensions }) => extensions.issues)).toMatchObject([{ path }]);
    expect(account.sandbox.requestCount()).toBe(0);
  });

  it('is reported completely in one answer', async () => {
    const account = await openAccount();
    const input = { name: 'Окна\u0000', price: -5, companyId: 'x', tags: [''] };
    const { errors } = await account.execute(
      'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }',
      { input },
    );
    const issues = (errors?.[0]?.extensions.issues ?? []) as { path: string[] }[];
    const paths = issues.map(({ path }) => path.join('.')).sort();
    expect(paths).toEqual(['input.companyId', 'input.name', 'input.price', 'input.tags.0']);
  });

  it('does not include emoji, which arrive as they were sent', async () => {
    const account = await openAccount();
    const name = 'Окна 🪟 «Люкс» 👨‍👩‍👧';
    const { createLead } = await account.query<{ createLead: { id: string } }>(
      'mutation ($name: String) { createLead(input: { name: $name }) { id } }',
      { name },
    );
    expect(account.sandbox.data().leads.get(Number(createLead.id))?.name).toBe(name);
  });

  it('does not include ids as numbers', async () => {
    const account = await openAccount();
    const [lead] = account.sandbox.data().leads.rows();
    expect(await account.query('query ($id: ID!) { lead(id: $id) { id } }', { id: lead?.id })).toEqual({
      lead: { id: String(lead?.id) },
    });
  });
});

describe('an upstream error', () => {
  const faults: [string, FaultRule, { code: string; fault: string; remedy?: RegExp }][] = [
    [
      'an expired token',
      { expireToken: true },
      { code: 'UNAUTHENTICATED', fault: 'configuration', remedy: /AMOCRM_ACCESS_TOKEN/ },
    ],
    [
      'a subscription that is over',
      { status: 402 },
      { code: 'PAYMENT_REQUIRED', fault: 'configuration', remedy: /subscription/ },
    ],
    ['a block', { status: 403, html: true }, { code: 'BLOCKED_BY_AMOCRM', fault: 'amocrm', remedy: /support/ }],
    ['a gateway’s page', { html: true }, { code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm' }],
    ['a failing server', { status: 500 }, { code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm' }],
    ['a broken connection', { drop: 'before' }, { code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm' }],
    ['silence', { hang: true }, { code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm' }],
    ['half an answer', { truncate: true }, { code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm' }],
    [
      'JSON that is none',
      { status: 200, body: '{"_embedded": {', contentType: 'application/hal+json' },
      { code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm' },
    ],
    [
      'records without ids',
      { status: 200, body: { _embedded: { leads: [{ name: 'Окна' }] } } },
      { code: 'UPSTREAM_INVALID', fault: 'amocrm' },
    ],
    ['an answer of 40 MB', { oversize: 40_000_000 }, { code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm' }],
  ];

  it.each(faults)(
    '%s is reported with its code, whose fault it is and what to do',
    async (_, rule, { remedy, ...expected }) => {
      const account = await openAccount({ timeoutMs: 300 });
      account.sandbox.fault({ path: '/leads', times: 0, ...rule });
      const { data, errors } = await account.execute('{ leads(first: 1) { nodes { id } } }');
      expect(Object.values(data ?? {})).toEqual([null]);
      expect(errors).toHaveLength(1);
      expect(errors?.[0]?.extensions).toMatchObject({
        ...expected,
        retryable: expect.any(Boolean),
        remedy: expect.any(String),
      });
      if (remedy) expect(errors?.[0]?.extensions.remedy).toMatch(remedy);
      expect(JSON.stringify(errors)).not.toContain(account.sandbox.token);
    },
  );

  it('of an invalid token reaches every field in the same way', async () => {
    const account = await openAccount({ token: 'wrong' });
    const { errors } = await account.execute('{ account { name } users { id } }');
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('UNAUTHENTICATED');
  });
});
