import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

/** A server with a data folder of its own. */
async function open(environment: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { app, sandbox } = await serve({ DATA_DIR: folder, ...environment });
  return { url: app.url, sandbox, folder };
}

interface Exported {
  url: string;
  path: string | null;
  rows: number;
  bytes: number;
}

async function exportLeads(url: string, headers: Record<string, string> = {}): Promise<Exported> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ exportRecords(kind: LEADS, format: CSV) { url path rows bytes } }' }),
  });
  const { data, errors } = (await answer.json()) as { data: { exportRecords: Exported }; errors?: unknown };
  expect(errors).toBeUndefined();
  return data.exportRecords;
}

describe('the address of an exported file', () => {
  it('downloads it under a readable name, also in Russian', async () => {
    const { url } = await open();
    const exported = await exportLeads(url);
    expect(exported.path).toBeNull();
    expect(exported.url.startsWith(`${url}/exports/`)).toBe(true);
    const answer = await fetch(exported.url);
    expect(answer.status).toBe(200);
    const disposition = answer.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[\w. -]+\.csv"; filename\*=UTF-8''[\w.%-]+$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toMatch(/^Сделки \d{4}-\d\d-\d\d\.csv$/);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('content-length')).toBe(String(exported.bytes));
    const rows = parse(Buffer.from(await answer.arrayBuffer()), { bom: true, delimiter: ';' });
    expect(rows).toHaveLength(exported.rows + 1);
  });

  it('needs no token of the server: it is one itself', async () => {
    const token = 'a'.repeat(32);
    const { url } = await open({ API_TOKENS: token });
    const exported = await exportLeads(url, { authorization: `Bearer ${token}` });
    expect((await fetch(exported.url)).status).toBe(200);
    const last = exported.url.at(-1) === 'A' ? 'B' : 'A';
    const wrong = await fetch(exported.url.slice(0, -1) + last);
    expect([wrong.status, await wrong.json()]).toMatchObject([
      404,
      { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    ]);
  });

  it('answers HEAD without the content, and refuses other methods', async () => {
    const { url } = await open();
    const exported = await exportLeads(url);
    const head = await fetch(exported.url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(exported.bytes),
      '',
    ]);
    const posted = await fetch(exported.url, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('is under PUBLIC_URL where there is one', async () => {
    const { url } = await open({ PUBLIC_URL: 'https://crm.example.ru/' });
    expect((await exportLeads(url)).url).toMatch(/^https:\/\/crm\.example\.ru\/exports\/[\w-]{43}$/);
  });

  it('is given to callers that may only read', async () => {
    const token = 'b'.repeat(32);
    const { url } = await open({ API_TOKENS: `${token}:read-only` });
    expect((await exportLeads(url, { authorization: `Bearer ${token}` })).rows).toBeGreaterThan(0);
  });
});

describe('the tool export_records', () => {
  it('links the file, which can be read as a resource', async () => {
    const { url } = await open();
    const client = new Client({ name: 'journey', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp?toolsets=exports`)));
    onTestFinished(() => client.close());
    const { tools } = await client.listTools();
    const tool = tools.find(({ name }) => name === 'export_records');
    expect(tool?.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
    const result = await client.callTool({ name: 'export_records', arguments: { kind: 'COMPANIES', format: 'CSV' } });
    const answer = result.structuredContent as Record<string, unknown>;
    const link = result.content.find(({ type }) => type === 'resource_link');
    expect(link).toMatchObject({
      uri: answer.resource,
      name: answer.file_name,
      mimeType: answer.media_type,
      size: answer.bytes,
    });
    const { contents } = await client.readResource({ uri: String(answer.resource) });
    const [content] = contents as { text: string; mimeType: string }[];
    expect(content?.mimeType).toContain('text/csv');
    expect(parse(content?.text ?? '', { bom: true, delimiter: ';' })).toHaveLength(Number(answer.rows) + 1);
    expect(await (await fetch(String(answer.url))).text()).toBe(content?.text.replace('\ufeff', ''));
    const unknown = `amocrm://exports/${'x'.repeat(43)}`;
    await expect(client.readResource({ uri: unknown })).rejects.toThrow(/not found/i);
  });

  it('is only listed to clients that ask for its toolset', async () => {
    const { url } = await open();
    const client = new Client({ name: 'journey', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
    onTestFinished(() => client.close());
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('export_records');
  });

  it('takes its conditions', async () => {
    const call = await openTools(await openAccount());
    const won = await call<{ rows: number; columns: string[]; complete: boolean }>('export_records', {
      kind: 'LEADS',
      state: ['WON'],
      language: 'EN',
      price_from: 100_000,
    });
    const all = await call<{ rows: number }>('export_records', { kind: 'LEADS', format: 'JSONL' });
    expect(won.columns.slice(0, 4)).toEqual(['ID', 'Name', 'Amount, RUB', 'Pipeline']);
    expect(won.complete).toBe(true);
    expect(won.rows).toBeGreaterThan(0);
    expect(won.rows).toBeLessThan(all.rows);
  });

  it('writes the groups of a report and the rows of a statement', async () => {
    const call = await openTools(await openAccount());
    const breakdown = { group_by: ['PIPELINE'], measures: ['COUNT'] };
    const report = await call('export_records', { kind: 'LEAD_REPORT', breakdown, language: 'EN' });
    expect(report).toMatchObject({ columns: ['Pipeline, ID', 'Pipeline', 'Leads'], rows: 3 });
    const sql = { query: 'select name from pipelines where id <> ?', parameters: [0] };
    expect(await call('export_records', { kind: 'SQL_QUERY', sql })).toMatchObject({ columns: ['name'], rows: 3 });
  });
});
