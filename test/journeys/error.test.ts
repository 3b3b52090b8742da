import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { presentError } from '../../src/graph/error.ts';
import { openAccount } from '../harness.ts';

describe('a failing relation', () => {
  it('is null if it may be, is named, and loses nothing else', async () => {
    const account = await openAccount();
    account.sandbox.fault({ path: '/companies', times: 0, status: 500 });
    const { data, errors } = await account.execute(
      '{ leads(first: 100) { nodes { id name company { name } contacts { name } } } }',
    );
    const { nodes } = (data as { leads: { nodes: { name: string; company: unknown; contacts: unknown[] }[] } }).leads;
    expect(nodes).toHaveLength(100);
    expect(nodes.every(({ name, company }) => name !== '' && company === null)).toBe(true);
    expect(nodes.some(({ contacts }) => contacts.length > 0)).toBe(true);
    expect(errors?.[0]).toMatchObject({
      path: ['leads', 'nodes', expect.any(Number), 'company'],
      extensions: { code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm', retryable: true },
    });
  });

  it.each(['contacts', 'tasks', 'notes'])('that is a list, %s, is null as well', async (relation) => {
    const account = await openAccount();
    const path = relation === 'contacts' ? '^/api/v4/contacts' : relation === 'tasks' ? '/tasks' : '/leads/notes';
    account.sandbox.fault({ path, times: 0, status: 500 });
    const { data, errors } = await account.execute(
      `{ leads(first: 20) { nodes { name ${relation} { id ${relation === 'contacts' ? 'name' : ''} } } } }`,
    );
    const { nodes } = (data as { leads: { nodes: Record<string, unknown>[] } }).leads;
    expect(nodes).toHaveLength(20);
    expect(nodes.some((node) => node[relation] === null)).toBe(true);
    expect(errors?.[0]?.path?.at(-1)).toBe(relation);
  });

  it('at the root does not make the other root fields fail', async () => {
    const account = await openAccount();
    const { data, errors } = await account.execute('{ pipelines { name } lead(id: "1") { id } }');
    expect(errors).toMatchObject([{ path: ['lead'], extensions: { code: 'NOT_FOUND' } }]);
    expect(data).toMatchObject({ pipelines: [{}, {}, {}], lead: null });
  });
});

describe('a read-only caller', () => {
  it('cannot write, and nothing is sent', async () => {
    const account = await openAccount();
    const { data, errors } = await account.execute(
      'mutation { createLead(input: { name: "Окна" }) { id } }',
      {},
      { access: 'read-only' },
    );
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', fault: 'caller' });
    expect(account.sandbox.requestCount()).toBe(0);
  });
});

describe('a caller who disconnects', () => {
  it('gets the error that the request was cancelled, and amoCRM gets no more requests', async () => {
    const account = await openAccount();
    const gone = new AbortController();
    account.sandbox.fault({ path: '/leads', hang: true });
    const pending = account.execute('{ leads(first: 1) { nodes { id } } }', {}, { signal: gone.signal });
    setImmediate(() => gone.abort());
    const { errors } = await pending;
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CANCELLED', fault: 'caller' });
  });
});

describe('a bug', () => {
  it('is shown with only the id under which it is logged', () => {
    const logged: { correlationId: string; error: unknown }[] = [];
    const bug = new TypeError('Cannot read secret-token of undefined');
    const shown = presentError(new GraphQLError(bug.message, { originalError: bug, path: ['leads'] }), (failure) =>
      logged.push(failure),
    );
    expect(shown.message).not.toContain('secret');
    expect(shown).toMatchObject({ path: ['leads'], extensions: { code: 'INTERNAL_ERROR', fault: 'server' } });
    expect(logged).toMatchObject([{ correlationId: shown.extensions.correlationId, error: bug }]);
  });
});
