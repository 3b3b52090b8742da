import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
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

  it('runs at once where the user cannot be asked: the journal can put it back', async () => {
    const { call, id, price } = await open();
    expect((await call('update_lead', { lead_id: id, price: 4321 })).isError).toBeFalsy();
    expect(price()).toBe(4321);
    const { structuredContent } = await call('get_journal', {});
    expect(structuredContent).toMatchObject({ entries: [{ door: 'mcp', operation: 'update_lead' }] });
  });

  it('is not asked about if nothing is overwritten', async () => {
    const { asked, call, id } = await open({}, 'decline');
    expect((await call('update_lead', { lead_id: id, add_tags: ['Осень'] })).isError).toBeFalsy();
    expect((await call('create_lead', { name: 'Новая' })).isError).toBeFalsy();
    expect(asked).toEqual([]);
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
    expect(first).toMatchObject({ code: 'CONFIRMATION_REQUIRED', summary: expect.stringContaining('Delete') });
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
    const { app, call, id } = await open({ CONFIRM_WRITES: 'all' });
    const { confirm } = offerOf(await call('update_lead', { lead_id: id, price: 4321 }));
    // A script needs no confirmation.
    const response = await fetch(`${app.url}/api/leads/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
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
});
