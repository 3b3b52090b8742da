import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../port.ts';
import { serve } from '../serve.ts';

const secret = 'secret-of-the-webhooks';

/** The whole server over a sandbox that delivers every change to it. */
async function open() {
  const { app, sandbox } = await serve({ WEBHOOK_SECRET: secret });
  const subscribed = await fetch(`${sandbox.url}/api/v4/webhooks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      destination: `${app.url}/webhooks/amocrm/${secret}`,
      settings: [
        'add_lead',
        'update_lead',
        'status_lead',
        'delete_lead',
        'restore_lead',
        'add_company',
        'note_lead',
        'add_task',
      ],
    }),
  });
  expect(subscribed.status).toBe(201);
  return { app, sandbox };
}

/** A client of the protocol of 2026-07-28. */
async function connectMcp(url: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
  onTestFinished(() => client.close());
  return client;
}

/** Subscribes over SSE as a browser does; `next` waits for the next result. */
async function listen(url: string, query: string) {
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
    signal: gone.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = (response.body as ReadableStream).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(): Promise<unknown> {
      for (;;) {
        const found = /event: next\ndata: (.*)\n\n/.exec(text);
        if (found) {
          text = text.slice(found.index + found[0].length);
          return JSON.parse(found[1] ?? '');
        }
        const { value, done } = await reader.read();
        if (done) throw new Error(`The stream has ended: ${text}`);
        text += value;
      }
    },
    /** The rest of the stream, once it has ended. */
    async end(): Promise<string> {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return text;
        text += value;
      }
    },
  };
}

async function call(url: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${url}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

describe('changes that amoCRM reports', () => {
  it('reach a GraphQL subscription when a lead is moved over REST, with its previous status', async () => {
    const { app, sandbox } = await open();
    const lead = sandbox
      .data()
      .leads.rows()
      .find((row) => !row.isDeleted && row.closedAt === null);
    const feed = await listen(
      app.url,
      `subscription { leadChanged(pipelineId: ${lead?.pipelineId}) { kind leadId lead { name status { id } } previousStatus { id } } }`,
    );
    await call(app.url, 'PATCH', `/api/leads/${lead?.id}`, { status_id: '142' });
    expect(await feed.next()).toEqual({
      data: {
        leadChanged: {
          kind: 'STATUS_CHANGED',
          leadId: String(lead?.id),
          lead: { name: lead?.name, status: { id: '142' } },
          previousStatus: { id: String(lead?.statusId) },
        },
      },
    });
  });

  it('include what is created, trashed and restored in amoCRM', async () => {
    const { app, sandbox } = await open();
    const leads = await listen(app.url, 'subscription { leadChanged { kind leadId lead { name } } }');
    const companies = await listen(app.url, 'subscription { companyChanged { kind company { name } } }');
    const notes = await listen(app.url, 'subscription { noteAdded { entityType entityId note { text } } }');
    const { body } = await call(app.url, 'POST', '/api/leads', { name: 'Поставка' });
    const leadId: string = body.lead.id;
    const lead = { name: 'Поставка' };
    expect(await leads.next()).toEqual({ data: { leadChanged: { kind: 'ADDED', leadId, lead } } });
    await call(app.url, 'POST', '/api/companies', { name: 'Ромашка' });
    expect(await companies.next()).toEqual({
      data: { companyChanged: { kind: 'ADDED', company: { name: 'Ромашка' } } },
    });
    await call(app.url, 'POST', '/api/notes', { entity_type: 'LEADS', entity_id: leadId, text: 'Ждёт счёт' });
    expect(await notes.next()).toEqual({
      data: { noteAdded: { entityType: 'LEADS', entityId: leadId, note: { text: 'Ждёт счёт' } } },
    });
    sandbox.trash('leads', Number(leadId));
    expect(await leads.next()).toEqual({ data: { leadChanged: { kind: 'DELETED', leadId, lead: null } } });
    sandbox.restore('leads', Number(leadId));
    expect(await leads.next()).toEqual({ data: { leadChanged: { kind: 'RESTORED', leadId, lead } } });
  });

  it('include incoming leads: what comes in, and what becomes of it', async () => {
    // Their webhook is chosen in amoCRM's settings, so the account begins with it.
    const port = await freePort();
    const destination = `http://127.0.0.1:${port}/webhooks/amocrm/${secret}`;
    const { app } = await serve({ PORT: String(port), WEBHOOK_SECRET: secret }, { webhooks: [{ destination }] });
    const fields = 'kind uid leadId incomingLead { sourceUid metadata { __typename } } lead { name }';
    const feed = await listen(app.url, `subscription { incomingLeadChanged(category: FORMS) { ${fields} } }`);
    const ask = async (query: string) => (await call(app.url, 'POST', '/graphql', { query })).body.data;
    const form = '{ formId: "1", formName: "Заявка", formPage: "https://example.com" }';
    const input = (id: string) => `{ sourceUid: "${id}", sourceName: "Сайт", lead: { name: "Окна" }, form: ${form} }`;
    const made = await ask(
      `mutation { createIncomingLeads(inputs: [${input('a')}, ${input('b')}]) { items { record { uid lead { id } } } } }`,
    );
    const [first, second] = made.createIncomingLeads.items.map(
      ({ record }: { record: { uid: string; lead: { id: string } } }) => ({ uid: record.uid, leadId: record.lead.id }),
    );
    for (const [own, sourceUid] of [
      [first, 'a'],
      [second, 'b'],
    ]) {
      const incomingLead = { sourceUid, metadata: { __typename: 'IncomingForm' } };
      expect(await feed.next()).toEqual({
        data: { incomingLeadChanged: { kind: 'ADDED', ...own, incomingLead, lead: null } },
      });
    }
    await ask(`mutation { acceptIncomingLead(uid: "${first.uid}") { uid } }`);
    expect(await feed.next()).toEqual({
      data: { incomingLeadChanged: { kind: 'ACCEPTED', ...first, incomingLead: null, lead: { name: 'Окна' } } },
    });
    // Of another category: not reported here.
    const calls = await ask('{ incomingLeads(filter: { categories: [SIP] }) { nodes { uid } } }');
    await ask(`mutation { declineIncomingLead(uid: "${calls.incomingLeads.nodes[0].uid}") { uid } }`);
    await ask(`mutation { declineIncomingLead(uid: "${second.uid}") { uid } }`);
    expect(await feed.next()).toEqual({
      data: { incomingLeadChanged: { kind: 'DECLINED', ...second, incomingLead: null, lead: null } },
    });
  });

  it('end for all subscribers, with a reason, when the server stops', async () => {
    const { app } = await open();
    const feed = await listen(app.url, 'subscription { leadChanged { leadId } }');
    const client = await connectMcp(app.url);
    const watch = await client.listen({ resourceSubscriptions: ['amocrm://leads/21400001'] });
    // Longer than a test may take, if it waited for those who never end.
    await app.close();
    expect(await feed.end()).toContain('event: complete');
    await watch.closed;
  });

  it('notify an MCP client that watches the resource', async () => {
    const { app, sandbox } = await open();
    const lead = sandbox
      .data()
      .leads.rows()
      .find((row) => !row.isDeleted);
    const client = await connectMcp(app.url);
    const uri = `amocrm://leads/${lead?.id}`;
    const { contents } = await client.readResource({ uri });
    expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({ lead: { name: lead?.name } });
    const updated = new Promise((resolve) => {
      client.setNotificationHandler('notifications/resources/updated', ({ params }) => resolve(params.uri));
    });
    const subscription = await client.listen({ resourceSubscriptions: [uri] });
    expect(subscription.honoredFilter).toEqual({ resourceSubscriptions: [uri] });
    await call(app.url, 'PATCH', `/api/leads/${lead?.id}`, { name: 'Новое имя' });
    expect(await updated).toBe(uri);
  });

  it('are published for contacts, companies, customers, tasks and pipelines, and not for addresses without a record', async () => {
    const { app } = await open();
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)));
    onTestFinished(() => client.close());
    const { resources } = await client.listResources();
    // Those of the procedures and of the pictures are files of the program.
    expect(resources.flatMap(({ uri }) => (uri.startsWith('amocrm:') ? [uri] : [])).sort()).toEqual([
      'amocrm://account',
      'amocrm://currencies',
      'amocrm://customer-segments',
      'amocrm://customer-statuses',
      'amocrm://pipelines',
      'amocrm://product-settings',
      'amocrm://roles',
      'amocrm://settings',
      'amocrm://sql/views',
      'amocrm://users',
      'amocrm://website-buttons',
    ]);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate).sort()).toEqual([
      'amocrm://catalogs/{catalog_id}/elements/{element_id}',
      'amocrm://companies/{company_id}',
      'amocrm://contacts/{contact_id}',
      'amocrm://custom-field-groups/{entity_type}',
      'amocrm://custom-fields/{entity_type}',
      'amocrm://customers/{customer_id}',
      'amocrm://files/{uuid}',
      'amocrm://incoming-leads/{uid}',
      'amocrm://leads/{lead_id}',
      'amocrm://leads/{lead_id}/products',
      'amocrm://roles/{role_id}',
      'amocrm://sql/views/{view}',
      'amocrm://tags/{entity_type}',
      'amocrm://talks/{talk_id}',
      'amocrm://tasks/{task_id}',
      'amocrm://users/{user_id}',
    ]);
    const { contents } = await client.readResource({ uri: 'amocrm://pipelines' });
    expect(JSON.parse((contents[0] as { text: string }).text).pipelines).toHaveLength(3);
    for (const uri of ['amocrm://leads/1', 'amocrm://leads/x', 'amocrm://nothing']) {
      await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32602 });
    }
  });
});
