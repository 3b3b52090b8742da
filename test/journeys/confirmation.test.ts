import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../serve.ts';

/** A server, and a client that answers questions in one way; without an answer it cannot be asked. */
async function open(action?: 'accept' | 'decline' | 'cancel') {
  const { app, sandbox } = await serve();
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
  await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)));
  onTestFinished(() => client.close());
  const [one, other] = sandbox
    .data()
    .leads.rows()
    .filter(({ isDeleted }) => !isDeleted);
  const ids = [String(one?.id), String(other?.id)];
  const call = { name: 'update_leads', arguments: { ids, fields: { price: 4321 } } };
  const prices = () => ids.map((id) => sandbox.data().leads.get(Number(id))?.price);
  return { client, asked, call, prices };
}

describe('An assistant that changes several records', () => {
  it('has its user asked, and writes after they accept', async () => {
    const { client, asked, call, prices } = await open('accept');
    const { structuredContent } = await client.callTool(call);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('Change 2 records');
    expect(structuredContent).toMatchObject({ result: { written: 2, failed: 0, skipped: 0 } });
    expect(prices()).toEqual([4321, 4321]);
  });

  it.each([
    ['an object', (args: object) => args],
    ['a text', (args: object) => JSON.stringify(args)],
  ])('is asked through the tool that runs operations too, with arguments as %s', async (_, write) => {
    const { client, asked, call, prices } = await open('accept');
    const through = { name: 'run_write_operation', arguments: { name: call.name, arguments: write(call.arguments) } };
    const { structuredContent } = await client.callTool(through);
    expect(asked).toHaveLength(1);
    expect(structuredContent).toMatchObject({ result: { written: 2, failed: 0, skipped: 0 } });
    expect(prices()).toEqual([4321, 4321]);
  });

  it('is not asked about a dry run, which writes nothing', async () => {
    const { client, asked, call, prices } = await open('accept');
    const before = prices();
    const { structuredContent } = await client.callTool({ ...call, arguments: { ...call.arguments, dry_run: true } });
    expect(structuredContent).toMatchObject({ plan: { count: 2 } });
    expect(asked).toEqual([]);
    expect(prices()).toEqual(before);
  });

  it.each(['decline', 'cancel'] as const)('writes nothing after %s, and is told so', async (action) => {
    const { client, call, prices } = await open(action);
    const before = prices();
    const result = await client.callTool(call);
    expect(result.isError).toBe(true);
    expect(JSON.stringify(result.content)).toContain('nothing was written');
    expect(prices()).toEqual(before);
  });

  it('gets the plan and its token if its user cannot be asked', async () => {
    const { client, call, prices } = await open();
    const { structuredContent } = await client.callTool(call);
    const { confirm } = (structuredContent as { plan: { confirm: string } }).plan;
    expect(prices()).not.toContain(4321);
    const second = await client.callTool({ ...call, arguments: { ...call.arguments, confirm } });
    expect(second.structuredContent).toMatchObject({ result: { written: 2 } });
    expect(prices()).toEqual([4321, 4321]);
  });
});
