import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PipelineRow, SandboxData, UserRow } from '../../src/sandbox/index.ts';
import { openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

type Action = 'accept' | 'decline';

/** A server, and an assistant over MCP whose user answers questions in one way; without an answer it cannot be asked. */
async function open(environment: Record<string, string> = {}, action?: Action) {
  const folder = await mkdtemp(join(tmpdir(), 'journey-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { app, sandbox } = await serve({ DATA_DIR: folder, ...environment });
  const capabilities = action ? { elicitation: {} } : {};
  const mode = { pin: '2026-07-28' } as const;
  const client = new Client({ name: 'journey', version: '1.0.0' }, { capabilities, versionNegotiation: { mode } });
  const asked: string[] = [];
  if (action) {
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      asked.push(params.message);
      return action === 'accept' ? { action, content: {} } : { action };
    });
  }
  await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp?toolsets=all`)));
  onTestFinished(() => client.close());
  const lead = sandbox
    .data()
    .leads.rows()
    .find(({ isDeleted, price, statusId }) => !isDeleted && price > 0 && statusId !== 142 && statusId !== 143);
  const id = lead?.id ?? 0;
  const { name: leadName = '', price: before = 0 } = lead ?? {};
  const call = async (name: string, args: Record<string, unknown>) => client.callTool({ name, arguments: args });
  const price = () => sandbox.data().leads.get(id)?.price;
  return { app, sandbox, client, asked, call, id: String(id), leadName, before, price };
}

/** What is offered to be confirmed. */
function offerOf({ structuredContent }: { structuredContent?: unknown }) {
  const { errors = [] } = (structuredContent ?? {}) as {
    errors?: { code: string; details?: { confirm?: string; summary?: string } }[];
  };
  return { code: errors[0]?.code, ...errors[0]?.details };
}

/** What changes one thing of each kind: the tool, its arguments, and what is shown. */
const overwriting: [string, string, (data: SandboxData) => Record<string, unknown>, RegExp][] = [
  [
    'a contact',
    'update_contact',
    ({ contacts }) => ({ contact_id: idOf(contacts.rows()), name: 'Иное имя' }),
    /^contact .+ name from «.+» to «Иное имя»/m,
  ],
  [
    'a task',
    'update_task',
    ({ tasks }) => ({ task_id: idOf(tasks.rows().filter(({ isCompleted }) => !isCompleted)), text: 'Иное дело' }),
    /^task .+ text from «.+» to «Иное дело»/m,
  ],
  [
    'a note',
    'update_note',
    ({ notes }) => {
      const note = notes.rows().find(({ entityType, noteType }) => entityType === 'leads' && noteType === 'common');
      return { entity_type: 'LEADS', note_id: String(note?.id), text: 'Иной текст' };
    },
    /^\/leads\/notes .+ text from «.+» to «Иной текст»/m,
  ],
  [
    'an element of a catalog',
    'update_catalog_element',
    ({ catalogElements }) => {
      const [element] = catalogElements.rows();
      return { catalog_id: String(element?.catalogId), element_id: String(element?.id), name: 'Иное окно' };
    },
    /^\/catalogs\/\d+\/elements .+ name from «.+» to «Иное окно»/m,
  ],
  [
    'a customer',
    'update_customer',
    ({ customers }) => ({ customer_id: idOf(customers.rows()), name: 'Иное имя' }),
    /^\/customers .+ name from «.+» to «Иное имя»/m,
  ],
  [
    'a custom field',
    'update_custom_field',
    () => ({ entity_type: 'LEADS', field_id: 'Тип объекта', name: 'Иное поле' }),
    /^\/leads\/custom_fields .+ name from «Тип объекта» to «Иное поле»/m,
  ],
];

function idOf(rows: readonly { id: number; isDeleted?: boolean }[]): string {
  return String(rows.find(({ isDeleted }) => !isDeleted)?.id);
}

describe('A tool that overwrites a value of one record', () => {
  it('is asked about through the protocol, from what to what', async () => {
    const { asked, call, id, leadName, before, price } = await open({}, 'accept');
    const { isError } = await call('update_lead', { lead_id: id, price: 4321 });
    expect(isError).toBeFalsy();
    expect(asked).toEqual([`Change?\nlead «${leadName}» (${id}): price from «${before}» to «4321»`]);
    expect(price()).toBe(4321);
  });

  it('writes nothing after the user has declined', async () => {
    const { call, id, before, price } = await open({}, 'decline');
    const result = await call('update_lead', { lead_id: id, price: 4321 });
    expect(offerOf(result).code).toBe('PLAN_DECLINED');
    expect(price()).toBe(before);
  });

  it('gives a token where the user cannot be asked, which writes it once', async () => {
    const { client, call, id, leadName, before, price } = await open();
    const { tools } = await client.listTools();
    expect(tools.find(({ name }) => name === 'update_lead')?.inputSchema.properties).toHaveProperty('confirm');
    const wanted = { lead_id: id, price: 4321 };
    const { code, summary, confirm } = offerOf(await call('update_lead', wanted));
    expect(code).toBe('CONFIRMATION_REQUIRED');
    expect(summary).toBe(`Change?\nlead «${leadName}» (${id}): price from «${before}» to «4321»`);
    expect(price()).toBe(before);
    expect(offerOf(await call('update_lead', { ...wanted, price: 5, confirm })).code).toBe('PLAN_DIFFERS');
    expect((await call('update_lead', { ...wanted, confirm })).isError).toBeFalsy();
    expect(price()).toBe(4321);
    expect(offerOf(await call('update_lead', { ...wanted, confirm })).code).toBe('PLAN_USED');
    const { structuredContent } = await call('get_journal', {});
    expect(structuredContent).toMatchObject({ entries: [{ door: 'mcp', operation: 'update_lead' }] });
  });

  it.each(overwriting)(
    'shows from what to what of %s, and keeps it in the journal',
    async (_, tool, argumentsOf, shown) => {
      const { sandbox, call } = await open();
      const wanted = argumentsOf(sandbox.data());
      const { code, summary, confirm } = offerOf(await call(tool, wanted));
      expect([code, summary]).toEqual(['CONFIRMATION_REQUIRED', expect.stringMatching(shown)]);
      expect((await call(tool, { ...wanted, confirm })).isError).toBeFalsy();
      const { structuredContent } = await call('get_journal', {});
      expect(structuredContent).toMatchObject({
        entries: [
          {
            writes: [
              { outcome: 'WRITTEN', changes: [{ from: expect.any(String), to: expect.stringMatching(/^Ино/) }] },
            ],
          },
        ],
      });
    },
  );

  it('is not asked about in the work of every day: nothing is overwritten', async () => {
    const { asked, call, id, sandbox } = await open({}, 'decline');
    const data = sandbox.data();
    const { pipelineId, statusId } = data.leads.get(Number(id)) ?? {};
    const next = (data.metadata.pipelines as PipelineRow[])
      .find((pipeline) => pipeline.id === pipelineId)
      ?.statuses.find((status) => status.type === 0 && status.id !== statusId);
    const task = data.tasks.rows().find(({ isCompleted }) => !isCompleted);
    const contact = data.contacts.rows().find(({ isDeleted, fields }) => !isDeleted && fields.length > 1);
    const work: [string, Record<string, unknown>][] = [
      ['create_lead', { name: 'Новая' }],
      ['update_lead', { lead_id: id, add_tags: ['Осень'] }],
      ['update_contact', { contact_id: String(contact?.id), phone: '+7 927 555-01-02', email: 'second@example.com' }],
      ['update_lead', { lead_id: id, status_id: String(next?.id) }],
      ['add_note', { entity_type: 'LEADS', entity_id: id, text: 'Перезвонить' }],
      ['create_task', { text: 'Позвонить', complete_till: '2030-01-10', entity_type: 'LEADS', entity_id: id }],
      ['complete_task', { task_id: String(task?.id), result: 'Готово' }],
    ];
    for (const [name, args] of work) {
      const result = await call(name, args);
      expect(result.isError, `${name} ${JSON.stringify(result.structuredContent)}`).toBeFalsy();
    }
    expect(asked).toEqual([]);
    expect(data.leads.get(Number(id))?.statusId).toBe(next?.id);
  });

  it('calls the client of an incoming lead by name before it is declined', async () => {
    const { sandbox, call } = await open();
    const [incoming] = sandbox.data().incomingLeads.rows();
    const { code, summary } = offerOf(await call('decline_incoming_lead', { uid: incoming?.uid }));
    expect([code, summary]).toEqual(['CONFIRMATION_REQUIRED', expect.stringMatching(/^Remove .+ «.+»\?$/)]);
  });

  it('is asked about if it closes the lead', async () => {
    const { asked, call, id, sandbox } = await open({}, 'decline');
    expect(offerOf(await call('update_lead', { lead_id: id, status_id: '143' })).code).toBe('PLAN_DECLINED');
    expect(asked[0]).toContain('status from');
    expect(sandbox.data().leads.get(Number(id))?.statusId).not.toBe(143);
  });
});

/** What replaces a link, which amoCRM does without asking: the tool, its arguments, and what is shown. */
const relinking: [string, string, (data: SandboxData) => Record<string, unknown>, RegExp][] = [
  [
    'the company of a lead',
    'link_records',
    (data) => ({ ...endsOf('LEADS', withCompany(data.leads.rows())), ...otherCompany(data) }),
    /^lead .+: company from «.+» to «.+»$/m,
  ],
  [
    'the company of a contact, from the side of the company',
    'link_records',
    (data) => {
      const { to_entity_type, to_entity_id } = otherCompany(data);
      const { entity_type, entity_id } = endsOf('CONTACTS', withCompany(data.contacts.rows()));
      return {
        entity_type: to_entity_type,
        entity_id: to_entity_id,
        to_entity_type: entity_type,
        to_entity_id: entity_id,
      };
    },
    /^contact .+: company from «.+» to «.+»$/m,
  ],
  [
    'the company of a contact, after a field that is empty',
    'update_contact',
    (data) => ({
      contact_id: String(withCompany(data.contacts.rows())?.id),
      add_tags: ['Осень'],
      company_id: otherCompany(data).to_entity_id,
    }),
    /^contact .+: company from «.+» to «.+»$/m,
  ],
  [
    'the company of a contact by a new one',
    'create_company',
    ({ contacts }) => ({ name: 'Новая фирма', contact_id: String(withCompany(contacts.rows())?.id) }),
    /^contact .+: company from «.+» to «the new company»$/m,
  ],
  [
    'the main contact of a lead',
    'link_records',
    ({ leads, contacts }) => {
      const lead = leads.rows().find(({ isDeleted, contacts: own }) => !isDeleted && own.some(({ isMain }) => isMain));
      const other = contacts
        .rows()
        .find(({ id, isDeleted }) => !isDeleted && !lead?.contacts.some((own) => own.id === id));
      return {
        ...endsOf('LEADS', lead),
        to_entity_type: 'CONTACTS',
        to_entity_id: String(other?.id),
        is_main: true,
      };
    },
    /^lead .+: mainContact from «.+» to «.+»$/m,
  ],
  [
    'a link by none',
    'unlink_records',
    (data) => {
      const lead = withCompany(data.leads.rows());
      return { ...endsOf('LEADS', lead), to_entity_type: 'COMPANIES', to_entity_id: String(lead?.companyId) };
    },
    /^lead .+: company from «.+» to \(empty\)$/m,
  ],
];

function withCompany<Row extends { companyId: number | null; isDeleted: boolean }>(rows: readonly Row[]) {
  return rows.find(({ companyId, isDeleted }) => companyId !== null && !isDeleted);
}

function endsOf(entity_type: string, row: { id: number } | undefined) {
  return { entity_type, entity_id: String(row?.id) };
}

/** A company that neither the first lead nor the first contact with a company has. */
function otherCompany({ leads, contacts, companies }: SandboxData) {
  const taken = [withCompany(leads.rows())?.companyId, withCompany(contacts.rows())?.companyId];
  const company = companies.rows().find(({ id, isDeleted }) => !isDeleted && !taken.includes(id));
  return { to_entity_type: 'COMPANIES', to_entity_id: String(company?.id) };
}

describe('A tool that replaces or removes a link', () => {
  it.each(relinking)(
    'shows what becomes of %s, and does it when it is confirmed',
    async (_, tool, argumentsOf, shown) => {
      const { sandbox, call } = await open();
      const wanted = argumentsOf(sandbox.data());
      const links = () => JSON.stringify([sandbox.data().leads.rows(), sandbox.data().contacts.rows()]);
      const before = links();
      const { code, summary, confirm } = offerOf(await call(tool, wanted));
      expect([code, summary]).toEqual(['CONFIRMATION_REQUIRED', expect.stringMatching(shown)]);
      expect(links()).toBe(before);
      expect((await call(tool, { ...wanted, confirm })).isError).toBeFalsy();
      expect(links()).not.toBe(before);
    },
  );

  it('shows the quantity of a product from what to what', async () => {
    const { sandbox, call, id } = await open();
    const element = sandbox.data().catalogElements.rows()[0];
    const add = {
      lead_id: id,
      add: [{ element_id: String(element?.id), catalog_id: String(element?.catalogId), quantity: 2 }],
    };
    expect((await call('set_lead_products', add)).isError).toBeFalsy();
    const wanted = { lead_id: id, change: [{ element_id: String(element?.id), quantity: 3 }] };
    const { code, summary, confirm } = offerOf(await call('set_lead_products', wanted));
    expect([code, summary]).toEqual([
      'CONFIRMATION_REQUIRED',
      expect.stringMatching(/: product .+ from «2.*» to «3.*»$/m),
    ]);
    expect((await call('set_lead_products', { ...wanted, confirm })).isError).toBeFalsy();
  });

  it('does not ask about a link that replaces nothing', async () => {
    const { sandbox, call } = await open();
    const { leads, contacts } = sandbox.data();
    const lead = leads.rows().find(({ companyId, isDeleted }) => companyId === null && !isDeleted);
    const contact = contacts
      .rows()
      .find(({ id, isDeleted }) => !isDeleted && !lead?.contacts.some((own) => own.id === id));
    const company = otherCompany(sandbox.data());
    for (const target of [company, { to_entity_type: 'CONTACTS', to_entity_id: String(contact?.id) }]) {
      expect((await call('link_records', { ...endsOf('LEADS', lead), ...target })).isError).toBeFalsy();
    }
    expect(leads.get(lead?.id ?? 0)).toMatchObject({ companyId: Number(company.to_entity_id) });
  });
});

describe('A tool that overwrites a record that amoCRM does not show', () => {
  it('asks first, and says what it sends', async () => {
    const { sandbox, call, id, before, price } = await open();
    sandbox.fault({ method: 'GET', path: '/leads$', status: 403, times: 0 });
    const { code, summary } = offerOf(await call('update_lead', { lead_id: id, price: 4321 }));
    expect([code, summary]).toEqual(['CONFIRMATION_REQUIRED', expect.stringContaining('refuses to show')]);
    expect(summary).toContain('4321');
    expect(price()).toBe(before);
  });
});

describe('A tool that deletes', () => {
  it('gives a token first, which deletes once', async () => {
    const { client, call } = await open();
    const { tools } = await client.listTools();
    const tool = tools.find(({ name }) => name === 'delete_status');
    expect(tool?.inputSchema.properties).toHaveProperty('confirm');
    const wanted = { pipeline_id: '7604214', status_id: '63210450', move_leads: true };
    const first = offerOf(await call('delete_status', wanted));
    expect(first).toMatchObject({
      code: 'CONFIRMATION_REQUIRED',
      summary: expect.stringMatching(/^Delete .+\/statuses\/63210450 «.+»\? It cannot be undone\.$/),
    });
    const other = { ...wanted, status_id: '63210454', confirm: first.confirm };
    expect(offerOf(await call('delete_status', other)).code).toBe('PLAN_DIFFERS');
    expect((await call('delete_status', { ...wanted, confirm: first.confirm })).isError).toBeFalsy();
    const again = await call('delete_status', { ...other, confirm: undefined });
    expect(offerOf(again).confirm).not.toBe(first.confirm);
  });
});

describe('CONFIRM_WRITES', () => {
  it('has every write of an assistant confirmed under `all`', async () => {
    const { call, client, id, before, price } = await open({ CONFIRM_WRITES: 'all' });
    const { tools } = await client.listTools();
    expect(tools.find(({ name }) => name === 'update_lead')?.inputSchema.properties).toHaveProperty('confirm');
    const offered = offerOf(await call('update_lead', { lead_id: id, add_tags: ['Осень'], price: 4321 }));
    expect(offered.code).toBe('CONFIRMATION_REQUIRED');
    expect(price()).toBe(before);
    const args = { lead_id: id, add_tags: ['Осень'], price: 4321, confirm: offered.confirm };
    expect((await call('update_lead', args)).isError).toBeFalsy();
    expect(price()).toBe(4321);
    expect(offerOf(await call('update_lead', args)).code).toBe('PLAN_USED');
    expect(offerOf(await call('create_lead', { name: 'Новая' })).summary).toBe('Create a lead «Новая»?');
  });

  it('refuses a confirmed write of a record that was changed after the plan', async () => {
    const { sandbox, call, id } = await open({ CONFIRM_WRITES: 'all' });
    const { confirm } = offerOf(await call('update_lead', { lead_id: id, price: 4321 }));
    // A person, in amoCRM itself.
    const response = await fetch(`${sandbox.url}/api/v4/leads/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${sandbox.token}` },
      body: JSON.stringify({ price: 5 }),
    });
    expect(response.status).toBe(200);
    expect(offerOf(await call('update_lead', { lead_id: id, price: 4321, confirm })).code).toBe('PLAN_OUTDATED');
  });

  it('asks for nothing under `never`, but what a token asks for', async () => {
    const { call, id, price } = await open({ CONFIRM_WRITES: 'never' }, 'decline');
    expect((await call('update_lead', { lead_id: id, price: 4321 })).isError).toBeFalsy();
    expect(price()).toBe(4321);
  });

  it('refuses a confirmed write if a name in it means another one than in the plan', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    const account = await openAccount({ confirmWrites: 'all' });
    const call = await openTools(account, { agrees: false });
    const users = account.sandbox.data().metadata.users as UserRow[];
    const lead = account.sandbox
      .data()
      .leads.rows()
      .find(({ isDeleted, statusId }) => !isDeleted && statusId !== 142 && statusId !== 143);
    const args = { lead_id: String(lead?.id), responsible_user_id: 'Лапшин', name: 'Окна' };
    /** The error of a call that was refused. */
    const refusal = (confirm?: string) =>
      call('update_lead', { ...args, ...(confirm && { confirm }) }).then(
        () => undefined,
        (error: Error) => offerOf(JSON.parse(error.message) as { structuredContent?: unknown }),
      );
    const offered = await refusal();
    expect(offered?.code).toBe('CONFIRMATION_REQUIRED');
    const rename = (wanted: number, name: string) =>
      Object.assign(users.find(({ id }) => id === wanted) as UserRow, { name });
    rename(10_241_806, 'Артём Лопатин');
    rename(10_241_814, 'Пётр Лапшин');
    // Settings are cached for ten minutes; amoCRM's time, by which plans expire, stays.
    vi.setSystemTime(Date.now() + 11 * 60_000);
    expect((await refusal(offered?.confirm))?.code).toBe('PLAN_OUTDATED');
    expect(account.sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(0);
  });

  it('has every write of a script confirmed under `all` of its token, at every door', async () => {
    const [free, bound] = ['token-of-a-script-0000000000000000', 'token-of-an-assistant-000000000000'];
    const { app, sandbox } = await serve({ JOURNAL_DAYS: '0', API_TOKENS: `${free},${bound}:confirm=all` });
    const lead = sandbox
      .data()
      .leads.rows()
      .find(({ isDeleted, price }) => !isDeleted && price > 0);
    const id = lead?.id ?? 0;
    const price = () => sandbox.data().leads.get(id)?.price;
    const send = async (token: string, method: string, path: string, body: object, confirm?: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const response = await fetch(`${app.url}${path}`, {
        method,
        headers: { ...headers, ...(confirm && { confirm }) },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const patch = (token: string, body: object, confirm?: string) =>
      send(token, 'PATCH', `/api/leads/${id}`, body, confirm);
    expect((await patch(free, { price: 11 })).status).toBe(200);
    const refused = await patch(bound, { price: 12 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'CONFIRMATION_REQUIRED' } });
    const { confirm } = refused.body.details as { confirm: string };
    expect((await patch(free, { price: 12 }, confirm)).status).toBe(200);
    sandbox.clearRequests();
    expect((await patch(bound, { price: 13 }, confirm)).body).toMatchObject({ code: 'PLAN_DIFFERS' });
    expect(sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(0);
    // Custom GPTs send no headers.
    const offered = (await patch(bound, { price: 14 })).body.details as { confirm: string };
    expect((await patch(bound, { price: 14, confirm: offered.confirm })).status).toBe(200);
    expect(price()).toBe(14);

    const mutation = (text: string, confirm?: string) =>
      send(
        bound,
        'POST',
        '/graphql',
        { query: `mutation { updateLead(id: "${id}", input: { ${text} }) { id } }` },
        confirm,
      );
    const codeOf = ({ body }: { body: Record<string, unknown> }) =>
      (body.errors as { extensions: { code: string; confirm?: string } }[] | undefined)?.[0]?.extensions;
    const asked = codeOf(await mutation('price: 15'));
    expect(asked?.code).toBe('CONFIRMATION_REQUIRED');
    expect(price()).toBe(14);
    expect(codeOf(await mutation('price: 16', asked?.confirm))?.code).toBe('PLAN_DIFFERS');
    expect(codeOf(await mutation('price: 15', asked?.confirm))).toBeUndefined();
    expect(price()).toBe(15);
  });
});
