import { describe, expect, it } from 'vitest';
import { serve } from '../serve.ts';

/** No answer to an invalid request is longer, over any door. */
const bound = 64_000;

/** 300 KB of unknown input. */
const long = 'щ'.repeat(150_000);
const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`x${index}`, index]));
const deep = '['.repeat(5_000) + ']'.repeat(5_000);
const numbers = Array.from({ length: 20_000 }, (_, index) => ({ a: index }));

async function ask(path: string, init: RequestInit = {}): Promise<string> {
  const { app } = await serve();
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const response = await fetch(new URL(path, app.url), { ...init, headers });
  return response.text();
}

const call = (name: unknown, args: unknown) =>
  ask('/mcp', {
    method: 'POST',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
  });

describe('the answer to a hostile request has a fixed size limit', () => {
  it.each<[string, () => Promise<string>]>([
    ['MCP: twenty thousand unknown arguments', () => call('create_lead', many)],
    ['MCP: a long argument’s name', () => call('create_lead', { [long]: 1 })],
    ['MCP: a long text for a number', () => call('get_leads', { limit: long })],
    ['MCP: a long date', () => call('get_leads', { created_from: long })],
    ['MCP: a list of objects for ids', () => call('create_contact', { name: 'x', tags: numbers })],
    ['MCP: a long enum value', () => call('add_note', { entity_type: long, entity_id: 1, text: 'x' })],
    ['MCP: bad custom fields', () => call('create_lead', { name: 'x', custom_fields: numbers })],
    [
      'MCP: a custom field with a long name',
      () => call('create_lead', { name: 'x', custom_fields: [{ field: long, values: [1] }] }),
    ],
    ['MCP: a long tool name', () => call(long, {})],
    ['MCP: a name that is a list', () => call(numbers, {})],
    ['MCP: arguments that are a list', () => call('get_leads', numbers)],
    [
      'MCP: a list nested without end',
      () =>
        ask('/mcp', {
          method: 'POST',
          body: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"create_lead","arguments":{"name":"x","price":${deep}}}}`,
        }),
    ],
    [
      'MCP: a long method',
      () =>
        ask('/mcp', { method: 'POST', body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: long, params: many }) }),
    ],
    ['REST: a list nested without end', () => ask('/api/leads', { method: 'POST', body: `{"tags":${deep}}` })],
    [
      'MCP: a long address of a resource',
      () =>
        ask('/mcp', {
          method: 'POST',
          body: JSON.stringify({
            jsonrpc: '2.0',
            id: 1,
            method: 'resources/read',
            params: { uri: `amocrm://${long}` },
          }),
        }),
    ],
    ['REST: twenty thousand unknown members', () => ask('/api/leads', { method: 'POST', body: JSON.stringify(many) })],
    [
      'REST: twenty thousand members given twice',
      () => ask('/api/leads', { method: 'POST', body: `{${'"name":1,'.repeat(20_000)}"name":1}` }),
    ],
    ['REST: a long member', () => ask('/api/leads', { method: 'POST', body: JSON.stringify({ [long]: long }) })],
    [
      'REST: twenty thousand unknown members of an entity',
      () => ask('/api/entities', { method: 'POST', body: JSON.stringify(many) }),
    ],
    [
      'REST: twenty thousand unknown members of its data, twice',
      () =>
        ask('/api/entities', {
          method: 'POST',
          body: JSON.stringify({ entity_type: 'leads', method: 'create', data: many, params: many }),
        }),
    ],
    ['REST: a long id in the path', () => ask(`/api/leads/${'9'.repeat(7_000)}`)],
    ['REST: a long name in the query', () => ask(`/api/leads?${'x'.repeat(7_000)}=1`)],
    ['REST: many names in the query', () => ask(`/api/leads?${Object.keys(many).slice(0, 1_500).join('=1&')}`)],
    ['REST: a path that takes another method', () => ask(`/api/leads/${'x'.repeat(7_000)}`, { method: 'PUT' })],
    ['REST: invalid JSON', () => ask('/api/leads', { method: 'POST', body: `{"name": ${long}` })],
  ])('%s', async (_, work) => {
    const text = await work();
    expect(text.length).toBeGreaterThan(10);
    expect(text.length).toBeLessThan(bound);
  });

  it('the first twenty errors are named and the others counted', async () => {
    const text = await call('create_lead', many);
    expect(text).toContain('and 19,981 more');
    expect(text).toContain('x0: is not known');
    expect(text).not.toContain('x20:');
  });
});
