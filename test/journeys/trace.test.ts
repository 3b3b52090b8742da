import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { currentTrace, inSpan } from '../../src/telemetry/span.ts';
import { serve } from '../serve.ts';

/* With an SDK, as an operator registers it before the server starts. */
const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
afterAll(() => provider.shutdown());
beforeEach(() => exporter.reset());

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentId = 'b7ad6b7169203331';
const traceparent = `00-${traceId}-${parentId}-01`;

/** Spans by name, once the last of them has ended. */
async function spansUntil(name: string): Promise<ReadableSpan[]> {
  for (;;) {
    const spans = exporter.getFinishedSpans();
    if (spans.some((span) => span.name === name)) return spans;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const named = (spans: readonly ReadableSpan[], name: string) => {
  const found = spans.find((span) => span.name === name);
  if (!found) throw new Error(`There is no span ${name} among ${spans.map((span) => span.name).join(', ')}.`);
  return found;
};

const idOf = (span: ReadableSpan) => span.spanContext().spanId;
const parentOf = (span: ReadableSpan) => span.parentSpanContext?.spanId;

describe('traces', () => {
  it('of a GraphQL request join the trace of its headers, with all its requests to amoCRM below it', async () => {
    const { app } = await serve();
    const query = 'query Newest { leads(first: 3) { nodes { name contacts { name } pipeline { name } } } }';
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(200);
    await response.text();
    const spans = await spansUntil('POST /graphql');
    const door = named(spans, 'POST /graphql');
    const operation = named(spans, 'query Newest');
    expect([door.spanContext().traceId, parentOf(door)]).toEqual([traceId, parentId]);
    expect(parentOf(operation)).toBe(idOf(door));
    const upstream = spans.filter(({ attributes }) => 'url.template' in attributes);
    expect(upstream.map(({ name }) => name).sort()).toEqual(['GET /contacts', 'GET /leads', 'GET /leads/pipelines']);
    for (const span of upstream) {
      expect(parentOf(span)).toBe(idOf(operation));
      expect(span.attributes['http.response.status_code']).toBe(200);
    }
  });

  it('of an MCP call join the trace of its _meta, with its GraphQL operation and requests below it', async () => {
    const { app } = await serve();
    const client = new Client({ name: 'trace', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)));
    exporter.reset();
    await client.callTool({ name: 'get_pipelines', arguments: {}, _meta: { traceparent } });
    const spans = await spansUntil('tools/call get_pipelines');
    const tool = named(spans, 'tools/call get_pipelines');
    expect([tool.spanContext().traceId, parentOf(tool)]).toEqual([traceId, parentId]);
    const operation = spans.find(({ attributes }) => 'graphql.operation.type' in attributes);
    expect(operation && parentOf(operation)).toBe(idOf(tool));
    expect(parentOf(named(spans, 'GET /leads/pipelines'))).toBe(operation && idOf(operation));
    await client.close();
  });

  it('name a failure by its code, and contain no secret, name or search text', async () => {
    const { app, sandbox } = await serve({ WEBHOOK_SECRET: 'the-secret-in-the-path' });
    sandbox.fault({ path: '/api/v4/contacts', status: 403 });
    await fetch(`${app.url}/webhooks/amocrm/the-secret-in-the-path`, { method: 'POST', body: '' });
    const answer = await fetch(`${app.url}/api/contacts/search?query=%2B79990001122`);
    expect(answer.status).toBe(403);
    const spans = await spansUntil('GET /api/{path}');
    const failed = spans.filter(({ attributes }) => attributes['error.type'] === 'FORBIDDEN');
    expect(failed.map(({ name }) => name)).toContain('GET /contacts');
    const text = JSON.stringify(
      spans.map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
    );
    for (const secret of [sandbox.token, '79990001122', 'the-secret']) expect(text).not.toContain(secret);
  });

  it('are linked from the log', async () => {
    expect(currentTrace()).toBeUndefined();
    const ids = await inSpan('work', { carrier: { traceparent } }, async () => currentTrace());
    expect(ids).toEqual({ trace_id: traceId, span_id: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });
});
