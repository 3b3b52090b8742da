import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldHttpTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../serve.ts';

const me = { name: 'journey', version: '1.0.0' };

const ways: [string, (url: URL) => Promise<Client>][] = [
  [
    'of 2026',
    async (url) => {
      const client = new Client(me, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
      await client.connect(new StreamableHTTPClientTransport(url));
      return client;
    },
  ],
  [
    'of 2025',
    async (url) => {
      const client = new OldClient(me);
      // The old SDK's own transport type is stricter than what it implements.
      await client.connect(new OldHttpTransport(url) as Parameters<OldClient['connect']>[0]);
      return client as unknown as Client;
    },
  ],
];

describe.each(ways)('views over the protocol %s', (_, connect) => {
  async function open() {
    const { app } = await serve();
    const client = await connect(new URL(`${app.url}/mcp?toolsets=all`));
    onTestFinished(() => client.close());
    return client;
  }

  it('are linked from tools, and each link can be read as one page without addresses', async () => {
    const client = await open();
    const { tools } = await client.listTools();
    const linked = tools.flatMap(({ name, _meta }) => {
      const { ui } = (_meta ?? {}) as { ui?: { resourceUri: string } };
      return ui ? [[name, ui.resourceUri] as const] : [];
    });
    expect(Object.fromEntries(linked)).toEqual({
      get_deals_report: 'ui://amocrm/report',
      analyze_leads: 'ui://amocrm/report',
      get_funnel: 'ui://amocrm/funnel',
      get_leads: 'ui://amocrm/board',
      get_timeline: 'ui://amocrm/timeline',
      update_leads: 'ui://amocrm/plan/update_leads',
      update_contacts: 'ui://amocrm/plan/update_contacts',
      update_tasks: 'ui://amocrm/plan/update_tasks',
      complete_tasks: 'ui://amocrm/plan/complete_tasks',
      add_tags: 'ui://amocrm/plan/add_tags',
      hand_over: 'ui://amocrm/plan/hand_over',
    });
    const { resources } = await client.listResources();
    const listed = resources.filter(({ uri }) => uri.startsWith('ui://')).map(({ uri }) => uri);
    expect(listed.sort()).toEqual([...new Set(linked.map(([, uri]) => uri))].sort());
    for (const uri of listed) {
      const { contents } = await client.readResource({ uri });
      expect(contents[0]).toMatchObject({ uri, mimeType: 'text/html;profile=mcp-app' });
      const page = (contents[0] as { text: string }).text;
      expect(page).toContain("default-src 'none'");
      expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
    }
  });

  it.each([
    'ui://amocrm/other',
    'ui://amocrm/',
    'ui://amocrm/../report',
    'ui://amocrm/constructor',
    'ui://amocrm/plan',
    'ui://amocrm/plan/delete_lead',
  ])('are refused at %s', async (uri) => {
    const client = await open();
    await expect(client.readResource({ uri })).rejects.toThrow();
  });
});
