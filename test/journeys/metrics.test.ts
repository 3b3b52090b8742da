import { readFileSync } from 'node:fs';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it } from 'vitest';
import { hashToken } from '../../src/config/index.ts';
import { serve } from '../serve.ts';

/** The samples of Prometheus's text format: name, labels and value. */
function parse(text: string) {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key, text]);
      return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) };
    });
}

/** A long-lived token, as amoCRM makes them: it says when it was issued and when it ends. */
const token = ['{"alg":"RS256"}', '{"iat":1700000000,"exp":4000000000}', 'signature']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

async function open(environment: Record<string, string> = {}) {
  const { app, sandbox } = await serve(environment, { tokens: [token] });
  const client = new Client({ name: 'metrics', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)));
  const read = async () => parse(await (await fetch(`${app.url}/metrics`)).text());
  /** The value of one sample; the labels that are not given do not matter. */
  const total = async (name: string, labels: Record<string, string> = {}) => {
    const found = (await read()).filter(
      (sample) =>
        sample.name === `amocrm_graphql_${name}` &&
        Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
    );
    return found.reduce((sum, { value }) => sum + value, 0);
  };
  return { app, sandbox, client, read, total };
}

describe('metrics', () => {
  it('count every request, tool and request to amoCRM under fixed names', async () => {
    const { app, client, sandbox, read, total } = await open();
    await client.callTool({ name: 'get_pipelines', arguments: {} });
    await client.callTool({ name: 'get_pipelines', arguments: {} });
    await client.callTool({ name: 'get_leads', arguments: { limit: 'много' } });
    await client.callTool({ name: 'no_such_tool', arguments: {} }).catch(() => {});
    await (await fetch(`${app.url}/api/leads?limit=1`)).text();
    await (await fetch(`${app.url}/никуда/79990001122`)).text();
    expect(
      await total('operation_duration_seconds_count', { door: 'mcp', operation: 'get_pipelines', outcome: 'ok' }),
    ).toBe(2);
    expect(
      await total('operation_duration_seconds_count', { operation: 'get_leads', outcome: 'VALIDATION_FAILED' }),
    ).toBe(1);
    expect(await total('operation_duration_seconds_count', { door: 'rest', outcome: 'ok' })).toBe(1);
    expect(await total('http_request_duration_seconds_count', { route: 'other', status: '404' })).toBe(1);
    expect(await total('upstream_request_duration_seconds_count')).toBe(sandbox.requestCount());
    expect(await total('upstream_request_duration_seconds_count', { route: '/leads', outcome: 'ok' })).toBe(1);
    expect(await total('settings_lookups_total', { part: 'pipelines', result: 'miss' })).toBe(1);
    expect(await total('settings_lookups_total', { part: 'pipelines', result: 'hit' })).toBeGreaterThan(0);
    expect(await total('rate_wait_seconds_count', { lane: 'interactive' })).toBe(sandbox.requestCount());
    expect(await total('rate_budget_limit_requests')).toBe(50);
    expect(await total('token_expires_in_seconds')).toBeGreaterThan(0);
    expect(await total('process_resident_memory_bytes')).toBe(0);
    expect((await read()).map(({ name }) => name)).toContain('process_resident_memory_bytes');
    const text = await (await fetch(`${app.url}/metrics`)).text();
    for (const text_ of ['79990001122', 'no_such_tool', sandbox.token]) expect(text).not.toContain(text_);
  });

  it('show retries, refusals and an open circuit', async () => {
    const { app, sandbox, total } = await open();
    const ask = async () => (await fetch(`${app.url}/api/leads?limit=1`)).text();
    sandbox.fault({ path: '/api/v4/leads', status: 429, headers: { 'retry-after': '0' }, times: 1 });
    await ask();
    expect(await total('upstream_retries_total', { route: '/leads', outcome: 'RATE_LIMITED' })).toBe(1);
    expect(await total('rate_budget_limit_requests')).toBe(25);
    expect(await total('circuit_open')).toBe(0);
    sandbox.fault({ status: 403, html: true, times: 1 });
    await ask();
    expect(await total('circuit_open', { reason: 'BLOCKED_BY_AMOCRM' })).toBe(1);
  });

  it('are hidden from callers without a token and from tokens of single accounts', async () => {
    const [all, bound] = ['every-account-0123456789', 'one-account-0123456789'];
    const { app } = await serve({ API_TOKENS: `${hashToken(all)}:read-only,${hashToken(bound)}:account=main` });
    const ask = async (token?: string) =>
      (await fetch(`${app.url}/metrics`, token ? { headers: { authorization: `Bearer ${token}` } } : {})).status;
    expect([await ask(), await ask(bound), await ask(all)]).toEqual([401, 403, 200]);
  });

  it('include every number that the dashboard shows', async () => {
    const { read, app } = await open();
    await (await fetch(`${app.url}/api/leads?limit=1`)).text();
    const text = await (await fetch(`${app.url}/metrics`)).text();
    const known = new Map<string, Set<string>>();
    for (const { name, labels } of await read()) {
      const all = known.get(name) ?? new Set();
      for (const label of Object.keys(labels)) all.add(label);
      known.set(name, all);
    }
    const declared = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name));
    const dashboard = readFileSync('docs/grafana.json', 'utf8');
    const expressions = [...dashboard.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map(
      ([, expression = '']) => expression,
    );
    expect(expressions.length).toBeGreaterThan(10);
    for (const expression of expressions) {
      const names = [...expression.matchAll(/\b((?:amocrm_graphql|process|nodejs)_\w+)/g)].map(([, name = '']) => name);
      expect(names.length, expression).toBeGreaterThan(0);
      for (const name of names) {
        expect(
          [known.has(name), declared.has(name), declared.has(name.replace(/_(bucket|sum|count)$/, ''))],
          name,
        ).toContain(true);
      }
    }
  });
});
