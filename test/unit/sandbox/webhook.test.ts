import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import qs from 'qs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/index.ts';

interface Received {
  headers: IncomingHttpHeaders;
  form: Record<string, Record<string, Record<string, unknown>[]>>;
}

/** A receiver of webhooks, and a sandbox that sends everything to it. */
async function open(answer: (count: number) => number = () => 200, options: SandboxOptions = {}) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, form: qs.parse(body, { depth: 10 }) as Received['form'] });
    response.writeHead(answer(received.length)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const destination = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const sandbox = await startSandbox({
    rateLimit: false,
    accountRateLimit: false,
    webhooks: [{ destination }],
    ...options,
  });
  onTestFinished(async () => {
    await sandbox.close();
    server.close();
  });
  const send = async (method: string, path: string, body?: unknown, token = sandbox.token) => {
    const response = await fetch(`${sandbox.url}/api/v4${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    await sandbox.settleWebhooks();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const told = () =>
    received.flatMap(({ form }) =>
      Object.entries(form).flatMap(([group, actions]) =>
        group === 'account' ? [] : Object.keys(actions).map((action) => `${group}.${action}`),
      ),
    );
  return { sandbox, destination, received, send, told };
}

function first<Value>(values: readonly Value[]): Value {
  const [value] = values;
  if (value === undefined) throw new Error('There is nothing.');
  return value;
}

describe('webhooks', () => {
  it('tell of customers in a group of their own', async () => {
    const { sandbox, received, send, told } = await open();
    const created = await send('POST', '/customers', [{ name: 'Кафе', next_price: 5000 }]);
    const { id } = created.body._embedded.customers[0];
    await send('PATCH', `/customers/${id}`, { responsible_user_id: 10241806 });
    await send('POST', `/customers/${id}/notes`, [{ note_type: 'common', params: { text: 'Окна' } }]);
    sandbox.trash('customers', id);
    await sandbox.settleWebhooks();
    expect(told()).toEqual([
      'customers.add',
      'customers.responsible',
      'customers.update',
      'customers.note',
      'customers.delete',
    ]);
    expect(first(received).form.customers?.add?.[0]).toMatchObject({
      id: String(id),
      name: 'Кафе',
      next_price: '5000',
    });
  });

  it('tell of a merge as of an update and a deletion, and of a deleted task', async () => {
    const { sandbox, received, send, told } = await open(() => 200, { empty: true });
    const { contacts } = (await send('POST', '/contacts', [{}, {}])).body._embedded;
    const { tasks } = (await send('POST', '/tasks', [{ text: 'Позвонить', complete_till: 1 }])).body._embedded;
    received.length = 0;
    sandbox.merge('contacts', { survivor: contacts[0].id, merged: contacts[1].id });
    await sandbox.settleWebhooks();
    sandbox.delete('tasks', tasks[0].id);
    await sandbox.settleWebhooks();
    expect(told()).toEqual(['contacts.update', 'contacts.delete', 'task.delete']);
    const item = (group: string, action: string) =>
      received.flatMap(({ form }) => form[group]?.[action] ?? []).map(({ id }) => Number(id));
    expect(item('contacts', 'update')).toEqual([contacts[0].id]);
    expect(item('contacts', 'delete')).toEqual([contacts[1].id]);
    expect(item('task', 'delete')).toEqual([tasks[0].id]);
  });

  it('tell what came in and what became of it, in the documented keys', async () => {
    const { sandbox, received, send } = await open();
    const rows = sandbox.data().incomingLeads.rows();
    const [mail, call] = [
      rows.find(({ category }) => category === 'mail'),
      rows.find(({ category }) => category === 'sip'),
    ];
    await send('POST', `/leads/unsorted/${mail?.uid}/accept`, {});
    await send('DELETE', `/leads/unsorted/${call?.uid}/decline`);
    const told = received.flatMap(({ form }) => form.unsorted?.delete ?? []);
    expect(told).toEqual([
      {
        action: 'accept',
        uid: mail?.uid,
        accept_result: { leads: [String(mail?.lead.id)] },
        category: 'mail',
        created_at: String(mail?.createdAt),
        modified_user_id: '10241802',
      },
      expect.objectContaining({ action: 'decline', decline_result: { leads: [String(call?.lead.id)] } }),
    ]);
    const metadata = { form_id: '1', form_name: 'Заявка', form_page: 'https://example.com' };
    await send('POST', '/leads/unsorted/forms', [{ source_uid: 'a', source_name: 'Сайт', metadata }]);
    expect(received.flatMap(({ form }) => form.unsorted?.add ?? [])).toMatchObject([{ source_uid: 'a' }]);
  });

  it('do not take the codes of incoming leads, which the documentation does not name', async () => {
    const { send } = await open();
    const webhook = { destination: 'http://127.0.0.1:9/hook', settings: ['add_unsorted'] };
    expect((await send('POST', '/webhooks', webhook)).status).toBe(400);
  });

  it('deliver a new lead in the field names of the first versions, with the account', async () => {
    const { sandbox, received, send } = await open();
    const { body } = await send('POST', '/leads', [{ name: 'Поставка', price: 5000 }]);
    const { headers, form } = first(received);
    expect(headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'amoCRM-WebHook-client/1.0',
    });
    const { account } = sandbox.data().metadata;
    expect(form).toMatchObject({
      leads: { add: [{ id: String(body._embedded.leads[0].id), name: 'Поставка', price: '5000' }] },
      account: { id: String(account.id), subdomain: account.subdomain, _links: { self: sandbox.url } },
    });
    expect(Object.keys(form.leads?.add?.[0] ?? {})).toEqual(
      expect.arrayContaining(['status_id', 'pipeline_id', 'responsible_user_id', 'date_create', 'last_modified']),
    );
  });

  it('deliver a new stage as such, with the old one, and as an update', async () => {
    const { sandbox, received, send, told } = await open();
    const lead = first(
      sandbox
        .data()
        .leads.rows()
        .filter((row) => row.statusId !== 142 && !row.isDeleted),
    );
    await send('PATCH', `/leads/${lead.id}`, { status_id: 142 });
    expect(told().sort()).toEqual(['leads.status', 'leads.update']);
    expect(received.map(({ form }) => form.leads?.status?.[0]).filter(Boolean)).toEqual([
      expect.objectContaining({ status_id: '142', old_status_id: String(lead.statusId) }),
    ]);
  });

  it('deliver every kind of change', async () => {
    const { sandbox, send, told } = await open();
    const { leads, contacts, companies, tasks, metadata } = sandbox.data();
    const lead = first(leads.rows().filter((row) => !row.isDeleted));
    const contact = first(contacts.rows().filter((row) => !row.isDeleted));
    const company = first(companies.rows().filter((row) => !row.isDeleted));
    const task = first(tasks.rows().filter((row) => row.entityType === null));
    const other = (id: number) => first(metadata.users.filter((user) => user.isActive && user.id !== id)).id;
    const expectTold = async (expected: string[], act: () => Promise<unknown> | undefined) => {
      const before = told().length;
      await act();
      await sandbox.settleWebhooks();
      expect(told().slice(before).sort()).toEqual(expected);
    };
    await expectTold(['leads.responsible', 'leads.update'], () =>
      send('PATCH', '/leads', [{ id: lead.id, responsible_user_id: other(lead.responsibleUserId) }]),
    );
    await expectTold(['contacts.add', 'leads.add'], () =>
      send('POST', '/leads/complex', [{ name: 'Договор', _embedded: { contacts: [{ name: 'Анна' }] } }]),
    );
    await expectTold(['contacts.add'], () => send('POST', '/contacts', [{ name: 'Пётр' }]));
    await expectTold(['contacts.update'], () => send('PATCH', `/contacts/${contact.id}`, { name: 'Павел' }));
    await expectTold(['contacts.add'], () => send('POST', '/companies', [{ name: 'Ромашка' }]));
    await expectTold(['contacts.update'], () => send('PATCH', `/companies/${company.id}`, { name: 'Лютик' }));
    await expectTold(['task.add'], () => send('POST', '/tasks', [{ text: 'Позвонить', complete_till: 1_800_000_000 }]));
    await expectTold(['task.update'], () => send('PATCH', `/tasks/${task.id}`, { text: 'Написать' }));
    await expectTold(['leads.note'], () =>
      send('POST', `/leads/${lead.id}/notes`, [{ note_type: 'common', params: { text: 'Ждёт счёт' } }]),
    );
    await expectTold(['leads.delete'], () => void sandbox.trash('leads', lead.id) as undefined);
    await expectTold(['leads.restore'], () => void sandbox.restore('leads', lead.id) as undefined);
  });

  it('deliver companies among the contacts, with their type', async () => {
    const { received, send } = await open();
    await send('POST', '/companies', [{ name: 'Ромашка' }]);
    expect(first(received).form.contacts?.add?.[0]).toMatchObject({ name: 'Ромашка', type: 'company' });
  });

  it('are listed, replaced by their address and unsubscribed, by administrators only', async () => {
    const { destination, send, received } = await open();
    expect((await send('GET', '/webhooks')).body._embedded.webhooks).toMatchObject([{ destination, disabled: false }]);
    expect(await send('POST', '/webhooks', { destination, settings: ['add_task'] })).toMatchObject({
      status: 201,
      body: { destination, settings: { add_task: 1 } },
    });
    expect((await send('GET', '/webhooks')).body._embedded.webhooks).toMatchObject([{ settings: ['add_task'] }]);
    await send('POST', '/leads', [{ name: 'Не об этом' }]);
    expect(received).toEqual([]);
    expect((await send('POST', '/webhooks', { destination, settings: ['add_leed'] })).status).toBe(400);
    expect((await send('GET', '/webhooks', undefined, 'sandbox-manager-token')).status).toBe(403);
    expect((await send('DELETE', '/webhooks', { destination })).status).toBe(204);
    expect((await send('DELETE', '/webhooks', { destination })).status).toBe(404);
  });

  it('are repeated later after a failure, until one succeeds', async () => {
    const { sandbox, received, send } = await open((count) => (count === 1 ? 500 : 200));
    await send('POST', '/contacts', [{ name: 'Анна' }]);
    expect(received).toHaveLength(1);
    sandbox.retryWebhooks();
    await sandbox.settleWebhooks();
    sandbox.retryWebhooks();
    await sandbox.settleWebhooks();
    expect(sandbox.deliveries.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 500],
      [2, 200],
    ]);
  });

  it('are disabled after more than a hundred failures, until they are subscribed again', async () => {
    const { sandbox, destination, received, send } = await open(() => 500);
    for (let index = 0; index <= 100; index++) await send('POST', '/contacts', [{ name: 'Анна' }]);
    expect((await send('GET', '/webhooks')).body._embedded.webhooks).toMatchObject([{ disabled: true }]);
    const before = received.length;
    await send('POST', '/contacts', [{ name: 'Анна' }]);
    expect(received).toHaveLength(before);
    await send('POST', '/webhooks', { destination, settings: ['add_contact'] });
    expect((await send('GET', '/webhooks')).body._embedded.webhooks).toMatchObject([{ disabled: false }]);
    expect(sandbox.deliveries.at(-1)).toMatchObject({ status: 500 });
  });
});
