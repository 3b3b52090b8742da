import { describe, expect, it } from 'vitest';
import { createToolbox } from '../../../src/mcp/tool.ts';
import { UnknownToolError } from '../../../src/mcp/toolbox.ts';
import { schema } from '../operations/fixture.ts';
import { createTestToolbox, failure, operations, type Resolvers } from './fixture.ts';

const signal = new AbortController().signal;

async function call(
  name: string,
  args: unknown,
  resolvers: Resolvers,
  access: 'read-write' | 'read-only' = 'read-write',
) {
  const result = await createTestToolbox(resolvers).toolbox.call(name, args, { access, signal });
  const [block] = result.content;
  return {
    isError: result.isError ?? false,
    data: result.structuredContent as Record<string, unknown>,
    text: block?.type === 'text' ? block.text : '',
    blocks: result.content.length,
  };
}

const lead = { id: '1', name: 'Сделка' };
const page = (nodes: unknown[]) => ({
  nodes,
  edges: nodes.map((node) => ({ node, cursor: 'c' })),
  pageInfo: { hasNextPage: false },
});

describe('a tool', () => {
  it('is listed with its schemas and all four hints', () => {
    const { toolbox } = createTestToolbox({});
    expect(toolbox.tools[3]).toEqual({
      toolset: 'test',
      name: 'delete_lead',
      title: 'Delete a lead',
      description: 'Deletes a lead.',
      inputSchema: expect.objectContaining({ required: ['lead_id'] }),
      outputSchema: { type: 'object', properties: { delete_lead: { type: 'boolean' } } },
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
    });
  });

  it('answers twice with the same: structured, and as minified JSON in one text, with the mark of data after it', async () => {
    const { data, text, blocks, isError } = await call('get_lead_by_id', { lead_id: 1 }, { 'Query.lead': () => lead });
    expect({ data, isError, blocks }).toEqual({ data: { lead }, isError: false, blocks: 2 });
    expect(text).toBe(JSON.stringify({ lead }));
  });

  it('names every bad argument and executes nothing', async () => {
    let executed = false;
    const { isError, text, data } = await call(
      'create_lead',
      { nam: 'x', price: 'abc' },
      {
        'Mutation.createLeads': () => {
          executed = true;
        },
      },
    );
    expect(executed).toBe(false);
    expect(isError).toBe(true);
    expect(text.split('\n')).toEqual([
      'VALIDATION_FAILED: the arguments are invalid; nothing was executed.',
      '- nam: is not known; did you mean "name"? Allowed: name, price',
      '- price: must be a whole number, got "abc"',
      '- name: is required',
    ]);
    expect(data.errors).toMatchObject([
      { code: 'VALIDATION_FAILED', issues: [{ path: 'nam' }, { path: 'price' }, { path: 'name' }] },
    ]);
  });

  it('calls what the schema refuses by the tool’s own argument', async () => {
    const refuse = () => {
      throw failure('1 field is wrong', {
        code: 'VALIDATION_FAILED',
        fault: 'caller',
        retryable: false,
        issues: [{ path: ['input', 0, 'price'], message: 'must not be negative' }],
      });
    };
    const { text } = await call('create_lead', { name: 'x', price: -1 }, { 'Mutation.createLeads': refuse });
    expect(text).toBe('VALIDATION_FAILED: the arguments are invalid.\n- price: must not be negative');
  });

  it('says code, place, remedy and when to retry', async () => {
    const refuse = () => {
      throw failure('amoCRM asks to slow down', {
        code: 'RATE_LIMITED',
        fault: 'amocrm',
        retryable: true,
        retryAfterMs: 1500,
        remedy: 'Wait.',
        correlationId: 'c-1',
      });
    };
    const { isError, text, data } = await call('get_lead_by_id', { lead_id: '1' }, { 'Query.lead': refuse });
    expect(isError).toBe(true);
    expect(text).toBe(
      'RATE_LIMITED at lead: amoCRM asks to slow down. Fix: Wait. (retry after 2 s)\n  details: {"correlation_id":"c-1"}',
    );
    expect(data).toEqual({
      errors: [
        {
          code: 'RATE_LIMITED',
          message: 'amoCRM asks to slow down',
          path: 'lead',
          remedy: 'Wait.',
          retryable: true,
          retry_after_ms: 1500,
          details: { correlation_id: 'c-1' },
        },
      ],
    });
  });

  it('keeps the rest of a read that lost a part, and groups errors of one kind', async () => {
    const leads = Array.from({ length: 250 }, (_, index) => ({ id: String(index) }));
    const { isError, text, data } = await call(
      'get_leads',
      {},
      {
        'Query.leads': () => page(leads),
        'Lead.responsible': () => {
          throw failure('users cannot be read', { code: 'FORBIDDEN', fault: 'configuration', retryable: false });
        },
      },
    );
    expect(isError).toBe(false);
    expect(data.leads).toHaveLength(250);
    expect(data.errors).toEqual([
      { code: 'FORBIDDEN', message: 'users cannot be read', path: 'leads[0..249].responsible', count: 250 },
    ]);
    const lines = text.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'PARTIAL: these parts could not be read, the rest is below:',
      'FORBIDDEN at leads[0..249].responsible (250 times): users cannot be read.',
    ]);
    expect(JSON.parse(lines[2] ?? '')).toEqual({ leads, has_more: false });
  });

  it('fails a write of which nothing says that it was carried out, and says what was applied', async () => {
    const { isError, text, data } = await call(
      'create_lead',
      { name: 'Сделка' },
      {
        'Mutation.createLeads': () => ({ leads: [lead], failed: [] }),
        'Lead.name': () => {
          throw failure('gone', { code: 'UPSTREAM_UNAVAILABLE', retryable: true });
        },
      },
    );
    expect(isError).toBe(true);
    expect(text.split('\n')).toEqual([
      'UPSTREAM_UNAVAILABLE at leads[0].name: gone. (a retry may help)',
      'This part was applied, do not repeat it: {"leads":[{"id":"1"}],"failed":[]}',
    ]);
    expect(data).toMatchObject({ leads: [{ id: '1' }], errors: [{ code: 'UPSTREAM_UNAVAILABLE' }] });
  });

  it('tells a write as done that was carried out, and what could not be read of it', async () => {
    const { isError, text, data } = await call(
      'create_lead',
      { name: 'Сделка' },
      {
        'Mutation.createLeads': () => ({ leads: [lead], failed: [] }),
        'Lead.name': () => {
          throw failure('gone', { code: 'UPSTREAM_UNAVAILABLE', applied: true, remedy: 'Do not repeat it.' });
        },
      },
    );
    expect(isError).toBe(false);
    expect(text.split('\n')).toEqual([
      'DONE: the write was carried out, do not repeat it. These parts of its answer could not be read:',
      'UPSTREAM_UNAVAILABLE at leads[0].name: gone. Fix: Do not repeat it.',
      '{"leads":[{"id":"1"}],"failed":[]}',
    ]);
    expect(data).toMatchObject({ leads: [{ id: '1' }], errors: [{ code: 'UPSTREAM_UNAVAILABLE', applied: true }] });
  });

  it('refuses to write for a read-only caller', async () => {
    const { isError, text } = await call('delete_lead', { lead_id: 1 }, {}, 'read-only');
    expect(isError).toBe(true);
    expect(text).toMatch(/^FORBIDDEN: "delete_lead" changes data/);
  });

  it('masks what was not raised on purpose, and reports it', async () => {
    const reported: unknown[] = [];
    const broken = { schema, execute: () => Promise.reject(new Error('secret')) };
    const toolbox = createToolbox(operations, { engine: broken, onError: (error) => reported.push(error) });
    const result = await toolbox.call('get_lead_by_id', { lead_id: 1 }, { access: 'read-write', signal });
    expect(JSON.stringify(result)).toContain('INTERNAL_ERROR');
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(reported).toEqual([new Error('secret')]);
  });

  it('that does not exist is not a result', async () => {
    await expect(createTestToolbox({}).toolbox.call('get_lead', {}, { access: 'read-write', signal })).rejects.toThrow(
      UnknownToolError,
    );
  });
});
