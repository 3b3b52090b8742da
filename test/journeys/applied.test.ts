import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAccount } from '../harness.ts';
import { serve } from '../serve.ts';

/** Makes every read fail from now on: the token's user lost a permission, or amoCRM is down. */
const noReads = { method: 'GET', path: '^/(leads|contacts|companies|tasks)', times: 0 } as const;

const leadId = '21400001';

interface Told {
  code: string;
  applied?: boolean;
  retryable?: boolean;
  remedy: string;
  path: string;
}

/** A folder with a tool of the user's own: what it creates has to be read for the answer. */
function ownTools(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tools-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, 'add.graphql'),
    `"Adds." mutation addLead($name: String!) @tool(title: "Add")
      @rest(method: "POST", path: "/api/added", location: "/api/leads/{lead.id}") {
      lead: createLead(input: { name: $name }) { id name company { id name } }
    }`,
  );
  return folder;
}

async function callTool(url: string, name: string, args: object) {
  const response = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
  });
  const text = await response.text();
  const { result } = JSON.parse(/^\s*{/.test(text) ? text : (/^data: (.*)$/m.exec(text)?.[1] ?? ''));
  return result as {
    isError?: boolean;
    content: { text: string }[];
    structuredContent: { errors: Told[]; lead?: { id: string } };
  };
}

describe('a write that succeeded is reported as done, whatever its answer lacks', () => {
  it.each([
    ['a right that is missing', { status: 403 }, 'FORBIDDEN'],
    ['a record that cannot be found', { status: 404 }, 'NOT_FOUND'],
    ['an outage', { status: 502 }, 'UPSTREAM_UNAVAILABLE'],
  ])('to a model: without an error or a suggestion to repeat it (%s)', async (_, fault, code) => {
    // What cannot be read cannot be shown before it is overwritten.
    const { app, sandbox } = await serve({ CONFIRM_WRITES: 'never' });
    await callTool(app.url, 'get_pipelines', {});
    sandbox.fault({ ...noReads, ...fault });
    const { isError, content, structuredContent } = await callTool(app.url, 'update_lead', {
      lead_id: leadId,
      price: 77_000,
    });
    expect(isError ?? false).toBe(false);
    expect(content[0]?.text).toMatch(/^DONE: the write was carried out, do not repeat it\./);
    expect(structuredContent.errors.length).toBeGreaterThan(0);
    for (const error of structuredContent.errors) {
      expect(error).toMatchObject({ code, applied: true, remedy: expect.stringContaining('do not repeat it') });
      expect(error).not.toHaveProperty('retryable');
      expect(error).not.toHaveProperty('retry_after_ms');
    }
    expect(sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(1);
  });

  it('what is known of the new record is in the answer, beside what could not be read', async () => {
    const { app, sandbox } = await serve({ TOOLS_DIR: ownTools() });
    await callTool(app.url, 'get_pipelines', {});
    sandbox.fault({ ...noReads, status: 403 });
    const { isError, content, structuredContent } = await callTool(app.url, 'add_lead', { name: 'Окна' });
    expect(isError ?? false).toBe(false);
    expect(structuredContent.lead).toMatchObject({ id: expect.stringMatching(/^\d+$/), name: 'Окна' });
    expect(structuredContent.errors).toMatchObject([{ path: 'lead.company', applied: true }]);
    expect(content[0]?.text).toContain(`"id":"${structuredContent.lead?.id}"`);
  });

  it('REST answers with success, with the errors of what could not be read and with the address of what was created', async () => {
    const { app, sandbox } = await serve({ TOOLS_DIR: ownTools() });
    await callTool(app.url, 'get_pipelines', {});
    sandbox.fault({ ...noReads, status: 403 });
    const send = (method: string, path: string, body: object) =>
      fetch(`${app.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const updated = await send('PATCH', `/api/leads/${leadId}`, { price: 77_000 });
    expect(updated.status).toBe(200);
    expect(await updated.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ code: 'FORBIDDEN', applied: true })]),
    });
    const created = await send('POST', '/api/added', { name: 'Окна' });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toMatch(/^\/api\/leads\/\d+$/);
    expect(await created.json()).toMatchObject({ lead: { name: 'Окна' }, errors: [{ applied: true }] });
  });

  it('the error over GraphQL says that the write succeeded', async () => {
    const account = await openAccount();
    account.sandbox.fault({ ...noReads, status: 502 });
    const { data, errors } = await account.execute(
      'mutation { createLead(input: { name: "Окна" }) { id company { id } } }',
    );
    expect(data).toMatchObject({ createLead: { id: expect.any(String), company: null } });
    expect(errors).toMatchObject([
      {
        path: ['createLead', 'company'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', applied: true, retryable: false },
      },
    ]);
  });

  it('an item that failed does not make the others fail', async () => {
    const account = await openAccount();
    const { data, errors } = await account.execute(
      'mutation { createLeads(inputs: [{ name: "Окна" }, { name: "Двери", statusId: 1 }]) { created: items { record { id } error { code } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      createLeads: {
        created: [
          { record: { id: expect.any(String) }, error: null },
          { record: null, error: { code: 'VALIDATION_FAILED' } },
        ],
      },
    });
  });
});

describe('a write that failed is reported as failed', () => {
  it('to a model and over REST', async () => {
    const { app, sandbox } = await serve();
    sandbox.fault({ method: 'PATCH', status: 403, times: 0 });
    const { isError, structuredContent } = await callTool(app.url, 'update_lead', { lead_id: leadId, price: 1 });
    expect(isError).toBe(true);
    expect(structuredContent.errors[0]).not.toHaveProperty('applied');
    const response = await fetch(`${app.url}/api/leads/${leadId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{"price":1}',
    });
    expect(response.status).toBe(403);
  });

  it('of several writes, the earlier ones are named as done', async () => {
    const account = await openAccount();
    const { errors } = await account.execute(
      `mutation { first: createLead(input: { name: "Окна" }) { id } second: deleteLead(id: ${leadId}) }`,
    );
    expect(errors).toMatchObject([
      {
        path: ['second'],
        extensions: { appliedFields: ['first'], remedy: expect.stringContaining('do not repeat: first') },
      },
    ]);
    expect(errors?.[0]?.extensions).not.toHaveProperty('applied');
  });
});
