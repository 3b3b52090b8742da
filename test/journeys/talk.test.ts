import { describe, expect, it, onTestFinished } from 'vitest';
import type { FaultRule } from '../../src/sandbox/index.ts';
import { graphql } from '../generated/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

const list = graphql(`
  query Talks($filter: TalkFilter, $first: Int! = 50, $after: String) {
    talks(filter: $filter, first: $first, after: $after) {
      nodes { id status origin }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

/** An open talk that no other talk shares its contact with. */
function findOpen({ sandbox }: Account) {
  const talks = sandbox.data().talks.rows();
  const row = talks.find(
    ({ status, contactId }) =>
      status === 'in_work' && talks.filter((other) => other.contactId === contactId).length === 1,
  );
  if (!row) throw new Error('The demo has no open talk.');
  return row;
}

describe('talks', () => {
  it('are found by lead, contact and state, and read page by page with their filter in the cursor', async () => {
    const account = await openAccount();
    const open = findOpen(account);
    const ids = async (filter: object) => (await account.ask(list, { filter })).talks?.nodes.map(({ id }) => id) ?? [];
    expect(await ids({ leadIds: [String(open.leadId)] })).toEqual([String(open.id)]);
    expect(await ids({ contactIds: [String(open.contactId)] })).toEqual([String(open.id)]);
    expect(await ids({ ids: [String(open.id), '1'] })).toEqual([String(open.id)]);
    expect(await ids({ onlyInWork: true })).toHaveLength(16);
    expect(await ids({ onlyInWork: false })).toHaveLength(24);
    const filter = { onlyInWork: true };
    const first = (await account.ask(list, { filter, first: 10 })).talks;
    const rest = (await account.ask(list, { first: 10, after: first?.pageInfo.endCursor ?? null })).talks;
    expect(rest?.pageInfo.hasNextPage).toBe(false);
    const all = [...(first?.nodes ?? []), ...(rest?.nodes ?? [])];
    expect(new Set(all.map(({ id }) => id)).size).toBe(16);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['IN_WORK']));
    const after = first?.pageInfo.endCursor;
    const other = await account.execute(
      'query ($after: String) { talks(filter: { ids: [1] }, after: $after) { nodes { id } } }',
      { after },
    );
    expect(other.errors?.[0]?.message).toContain('another filter');
  });

  it('refuse a list that amoCRM did not filter', async () => {
    const account = await openAccount();
    account.sandbox.fault({
      path: '/talks$',
      status: 200,
      body: { _embedded: { talks: [{ talk_id: 7, contact_id: 1, is_in_work: false }] } },
    });
    const { errors } = await account.execute('{ talks(filter: { onlyInWork: true }) { nodes { id } } }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('ignored the filter «only_in_work»'),
      extensions: { code: 'UPSTREAM_INVALID' },
    });
  });

  it('cost one request, and one each for their contacts, leads and sources', async () => {
    const account = await openAccount();
    const count = (fields: string) => account.count(() => account.query(`{ talks { nodes { ${fields} } } }`));
    expect(await count('id status isRead chatId rate missedAt contact { id } lead { id url }')).toBe(1);
    expect(await count('id contact { name } lead { name } source { name }')).toBe(4);
  });

  it('of a page of leads are read together, and cost nothing where they are not selected', async () => {
    const account = await openAccount();
    const leads = (fields: string) => `{ leads(first: 250, orderBy: ID_DESC) { nodes { id ${fields} } } }`;
    expect(await account.count(() => account.query(leads('name')))).toBe(1);
    expect(await account.count(() => account.query(leads('talks { id status }')))).toBe(2);
    const answer = await account.query<{ leads: { nodes: { id: string; talks: { id: string }[] }[] } }>(
      leads('talks(onlyInWork: true) { id }'),
    );
    const talks = answer.leads.nodes.flatMap((lead) => lead.talks.map(({ id }) => `${lead.id}:${id}`));
    const rows = account.sandbox.data().talks.rows();
    expect(new Set(talks)).toEqual(
      new Set(rows.filter(({ status }) => status === 'in_work').map(({ leadId, id }) => `${leadId}:${id}`)),
    );
    const { contactId, id } = findOpen(account);
    const contact = await account.query(`{ contact(id: "${contactId}") { talks { id lead { id } } } }`);
    expect(contact).toMatchObject({ contact: { talks: [{ id: String(id) }] } });
  });

  it('have no messages: there is no field for them, and the description says why', async () => {
    const account = await openAccount();
    const { __type: type } = await account.query<{ __type: { description: string; fields: { name: string }[] } }>(
      '{ __type(name: "Talk") { description fields { name } } }',
    );
    expect(type.fields.map(({ name }) => name).join()).not.toMatch(/message|text/i);
    expect(type.description).toContain('403');
  });
});

describe('a talk', () => {
  it('is read by its id, alone or with others, and an unknown one is explained', async () => {
    const account = await openAccount();
    const [one, two] = account.sandbox.data().talks.rows();
    const both = `{ a: talk(id: "${one?.id}") { origin } b: talk(id: "${two?.id}") { rate source { externalId } } }`;
    expect(await account.query(both)).toMatchObject({ a: { origin: one?.origin }, b: { rate: two?.rate } });
    const { errors } = await account.execute('{ talk(id: "1") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('no talk with id 1'),
      extensions: { code: 'NOT_FOUND' },
    });
    expect((await account.execute('{ talk(id: "../1") { id } }')).errors?.[0]?.extensions.code).toBe(
      'VALIDATION_FAILED',
    );
  });

  it('is closed in one request, with or without the NPS bot', async () => {
    const account = await openAccount();
    const { id } = findOpen(account);
    const close = `mutation { closeTalk(id: "${id}", force: true) { id } }`;
    expect(await account.count(() => account.query(close))).toBe(1);
    expect(account.sandbox.requests.at(-1)?.body).toEqual({ force_close: true });
    expect(await account.query(`{ talk(id: "${id}") { status isInWork } }`)).toEqual({
      talk: { status: 'CLOSED', isInWork: false },
    });
    const { errors } = await account.execute(close);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('is closed already'),
      extensions: { code: 'REFUSED_BY_AMOCRM' },
    });
  });

  it('that does not exist, or that the user may not close, stays as it is', async () => {
    const account = await openAccount();
    const { id } = findOpen(account);
    const close = async (each: number) =>
      (await account.execute(`mutation { closeTalk(id: "${each}") { id status } }`)).errors?.[0]?.extensions;
    expect(await close(1)).toMatchObject({ code: 'NOT_FOUND' });
    account.sandbox.fault({ path: '/close$', status: 403 });
    expect(await close(id)).toMatchObject({ code: 'FORBIDDEN', remedy: expect.stringContaining('right') });
    const readOnly = await account.execute(`mutation { closeTalk(id: "${id}") { id } }`, {}, { access: 'read-only' });
    expect(readOnly.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(account.sandbox.data().talks.get(id)?.status).toBe('in_work');
  });

  it.each<[string, FaultRule, string | undefined, number]>([
    ['an error that did not apply it', { status: 500 }, undefined, 2],
    ['an answer that was lost', { drop: 'after' }, undefined, 1],
    ['a connection that broke', { drop: 'before' }, 'WRITE_OUTCOME_UNKNOWN', 1],
  ])('is closed in spite of %s, unless it may still be in flight', async (_, fault, code, sent) => {
    const account = await openAccount();
    const { id } = findOpen(account);
    account.sandbox.fault({ method: 'POST', path: '/close$', ...fault });
    const { errors } = await account.execute(`mutation { closeTalk(id: "${id}") { status } }`);
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(sent);
  });

  it('is listed, read and closed by tools', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { id, leadId } = findOpen(account);
    expect(await call('list_talks', { lead_id: leadId })).toMatchObject({
      talks: [{ id: String(id), status: 'IN_WORK', lead: { id: String(leadId) } }],
      has_more: false,
    });
    expect(await call('get_talk', { talk_id: id })).toMatchObject({ talk: { id: String(id), is_in_work: true } });
    expect(await call('close_talk', { talk_id: id })).toEqual({ talk: { id: String(id) } });
    await expect(call('close_talk', { talk_id: id })).rejects.toThrow('is closed already');
  });

  it('that was closed in amoCRM reaches the subscribers of its lead', async () => {
    const secret = 'secret-of-the-talks';
    const { app, sandbox } = await serve({ WEBHOOK_SECRET: secret });
    const send = (path: string, body: unknown) =>
      fetch(`${sandbox.url}/api/v4${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const destination = `${app.url}/webhooks/amocrm/${secret}`;
    expect((await send('/webhooks', { destination, settings: ['update_talk'] })).status).toBe(201);
    const [other, open] = sandbox
      .data()
      .talks.rows()
      .filter(({ status }) => status === 'in_work');
    const gone = new AbortController();
    onTestFinished(() => gone.abort());
    const query = `subscription { talkChanged(leadId: "${open?.leadId}") { kind talkId talk { status lead { id } } } }`;
    const feed = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
      signal: gone.signal,
    });
    const reader = (feed.body as ReadableStream).pipeThrough(new TextDecoderStream()).getReader();
    for (const talk of [other, open]) await send(`/talks/${talk?.id}/close`, {});
    let text = '';
    while (!text.includes('event: next')) text += (await reader.read()).value;
    expect(JSON.parse(/data: (.*)\n/.exec(text.slice(text.indexOf('event: next')))?.[1] ?? '')).toEqual({
      data: {
        talkChanged: {
          kind: 'UPDATED',
          talkId: String(open?.id),
          talk: { status: 'CLOSED', lead: { id: String(open?.leadId) } },
        },
      },
    });
  });
});

describe('the chats of contacts', () => {
  const link = graphql(`
    mutation LinkChats($inputs: [ContactChatInput!]!) {
      linkContactChats(inputs: $inputs) {
        succeeded
        items { record { chatId contact { id name } } error { code message } }
      }
    }
  `);

  it('are found by contact, 50 contacts in a request, or by chat', async () => {
    const account = await openAccount();
    const { contactId, chatId } = findOpen(account);
    const ofChat = `{ contactChats(chatIds: ["${chatId}", "x"]) { chatId contact { id } } }`;
    expect(await account.count(() => account.query(ofChat))).toBe(1);
    expect(await account.query(ofChat)).toEqual({ contactChats: [{ chatId, contact: { id: String(contactId) } }] });
    const ofContacts = '{ contacts(first: 100, orderBy: ID_DESC) { nodes { id chats { chatId } } } }';
    expect(await account.count(() => account.query(ofContacts))).toBe(3);
    const { contacts } = await account.query<{ contacts: { nodes: { id: string; chats: object[] }[] } }>(ofContacts);
    expect(contacts.nodes.find(({ id }) => id === String(contactId))?.chats).toEqual([{ chatId }]);
  });

  it('are attached, each with its own result', async () => {
    const account = await openAccount();
    const { contactId } = findOpen(account);
    const { linkContactChats: done } = await account.ask(link, {
      inputs: [
        { contactId: String(contactId), chatId: 'chat-1' },
        { contactId: '1', chatId: 'chat-2' },
      ],
    });
    expect(done).toMatchObject({
      succeeded: 1,
      items: [
        { record: { chatId: 'chat-1', contact: { id: String(contactId) } }, error: null },
        { record: null, error: { code: 'NOT_FOUND', message: expect.stringContaining('no contact with id 1') } },
      ],
    });
    expect(account.sandbox.data().contactChats.rows().at(-1)).toMatchObject({ contactId, chatId: 'chat-1' });
  });
});
