import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/index.ts';
import { serve } from '../serve.ts';
import { startStdio } from '../stdio.ts';

const full = 'token-of-one-with-all-toolsets';
const plain = 'token-of-one-with-the-default';

/** Sends one MCP message as a plain HTTP client does. */
async function send(url: string, method: string, params: object = {}, token?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const body = (await response.json()) as {
    result?: { tools?: { name: string }[]; isError?: boolean };
    errors?: { message: string; extensions: { remedy: string } }[];
  };
  return { status: response.status, ...body };
}

async function listNames(url: string, token?: string): Promise<string[]> {
  const { result } = await send(url, 'tools/list', {}, token);
  return (result?.tools ?? []).map(({ name }) => name);
}

describe('toolsets', () => {
  it('are chosen by TOOLSETS, by the token before that, and by the address before both', async () => {
    const { app } = await serve({ TOOLSETS: 'tasks', API_TOKENS: `${plain},${full}:toolset=all` });
    const url = `${app.url}/mcp`;
    expect(await listNames(url, plain)).toContain('create_task');
    expect(await listNames(url, plain)).not.toContain('get_leads');
    expect(await listNames(url, full)).toEqual(expect.arrayContaining(['create_task', 'get_leads']));
    expect(await listNames(`${url}?toolsets=leads,account`, full)).not.toContain('create_task');
    expect(await listNames(`${url}?toolsets=leads+account`, plain)).toEqual(
      expect.arrayContaining(['get_leads', 'get_users']),
    );
    expect(await listNames(`${url}?toolsets=`, plain)).not.toContain('get_leads');
  });

  it('hide tools from the list, but not from a caller who knows the name', async () => {
    const { app } = await serve({ TOOLSETS: 'tasks' });
    const { result } = await send(`${app.url}/mcp`, 'tools/call', { name: 'get_users', arguments: {} });
    expect(result?.isError).toBeUndefined();
  });

  it('of an unknown name are refused with the names that exist', async () => {
    const { app } = await serve();
    const { status, errors } = await send(`${app.url}/mcp?toolsets=leeds`, 'tools/list');
    expect([status, errors?.[0]?.message]).toEqual([400, 'The address names unknown toolsets: leeds.']);
    expect(errors?.[0]?.extensions.remedy).toContain('leads');
    expect((await fetch(`${app.url}/openapi/actions.json?toolsets=leeds`)).status).toBe(400);
    expect(() => loadConfig({ TOOLSETS: 'leeds' })).toThrow(/TOOLSETS.*leeds.*leads/s);
    expect(() => loadConfig({ API_TOKENS: `${plain}:toolset=leeds` })).toThrow(/unknown toolset.*leads/s);
  });

  it('choose the Actions of a Custom GPT too, while REST has all routes', async () => {
    const { app } = await serve({ TOOLSETS: 'tasks' });
    const paths = async (path: string) =>
      Object.keys(((await (await fetch(`${app.url}${path}`)).json()) as { paths: object }).paths);
    expect(await paths('/openapi/actions.json')).not.toContain('/api/leads');
    expect(await paths('/openapi/actions.json?toolsets=leads')).toContain('/api/leads');
    expect(await paths('/openapi.json')).toContain('/api/leads');
  });

  it('are right in the first list of a process, also of one that forwards to a server', async () => {
    const { app } = await serve({ TOOLSETS: 'tasks' });
    const listFirst = async (environment: Record<string, string>) => {
      const program = startStdio(environment);
      await program.initialize();
      program.request(1, 'tools/list');
      const { result } = await program.answer(1);
      program.child.stdin.end();
      await program.ended;
      const names = ((result?.tools ?? []) as { name: string }[]).map(({ name }) => name);
      return [names.includes('create_task'), names.includes('get_leads')];
    };
    expect(await listFirst({ TOOLSETS: 'leads' })).toEqual([false, true]);
    expect(await listFirst({ AMOCRM_SERVER_URL: app.url })).toEqual([true, false]);
    expect(await listFirst({ AMOCRM_SERVER_URL: app.url, TOOLSETS: 'leads' })).toEqual([false, true]);
  });
});
