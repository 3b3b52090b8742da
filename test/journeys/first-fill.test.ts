import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

describe('an assistant that asks while the account is copied for the first time', () => {
  it('gets the progress of the copy if it wants it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amocrm-graphql-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const { app } = await serve({ AMOCRM_RATE_LIMIT: '1000', DATA_DIR: folder });
    const client = new Client({ name: 'journey', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp?toolsets=all`)));
    onTestFinished(() => client.close());
    const seen: { progress: number; message?: string | undefined }[] = [];
    await client.callTool(
      { name: 'find_leads', arguments: { without_open_task: true } },
      { onprogress: ({ progress, message }) => seen.push({ progress, message }) },
    );
    expect(seen.length).toBeGreaterThan(0);
    for (const { message } of seen) expect(message).toMatch(/^(1 page|\d+ pages) of \w+ copied$/);
    const steps = seen.map(({ progress }) => progress);
    expect(steps).toEqual([...new Set(steps)].sort((one, other) => one - other));
  });

  it('is told that older records are missing, and since when none is', async () => {
    const account = await openAccount({ leads: 900, replicaWaitMs: 0 });
    let release = () => {};
    const later = new Promise<void>((resolve) => {
      release = resolve;
    });
    account.sandbox.onRequest({ path: '/leads$', after: 1 }, () => later);
    const call = await openTools(account);
    const ask = () => call('query_sql', { query: 'select count(*), min(created_at) from leads' });
    // Before the first page there is no answer.
    let answer = await ask().catch(() => undefined);
    while (!answer) answer = await ask().catch(() => undefined);
    expect(answer).toMatchObject({ complete: false, rows: [[250, expect.any(String)]] });
    const [[, earliest]] = answer.rows as [[number, string]];
    expect(String(answer.created_since).slice(0, 19).replace('T', ' ') >= earliest).toBe(true);
    release();
    let whole = await ask();
    while (whole.complete === false) whole = await ask();
    expect(whole.complete).toBe(true);
    expect(whole).not.toHaveProperty('created_since');
    expect((whole.rows as [[number]])[0][0]).toBeGreaterThan(250);
  });
});
