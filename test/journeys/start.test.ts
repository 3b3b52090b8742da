import { describe, expect, it, onTestFinished } from 'vitest';
import { startProgram } from '../program.ts';

describe('the built program', () => {
  it('serves every door and page, and receives changes, without an account', async () => {
    const { url, stop } = await startProgram();
    onTestFinished(async () => void (await stop()));
    const pages = [
      '/',
      '/health',
      '/ready',
      '/docs',
      '/docs/start.js',
      '/docs/swagger-ui.css',
      '/docs/swagger-ui-bundle.js',
    ];
    for (const page of [...pages, '/openapi.json', '/openapi/actions.json', '/api/pipelines']) {
      const response = await fetch(`${url}${page}`);
      // An unread body keeps its connection busy.
      await response.arrayBuffer();
      expect([page, response.status]).toEqual([page, 200]);
    }
    const graphiql = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await graphiql.text()).toContain('NewestLeads');
    const gone = new AbortController();
    const feed = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { leadChanged { kind lead { price } } }' }),
      signal: gone.signal,
    });
    const changed = await fetch(`${url}/api/leads/21400001`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ price: 777 }),
    });
    expect(changed.status).toBe(200);
    const reader = (feed.body as ReadableStream).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event: next')) text += (await reader.read()).value ?? '';
    expect(text).toContain('{"kind":"UPDATED","lead":{"price":777}}');
    gone.abort();
  });
});
