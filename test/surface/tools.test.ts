import { readFileSync } from 'node:fs';
import { countTokens } from 'gpt-tokenizer';
import { describe, expect, it } from 'vitest';
import { builtInTools, createToolbox } from '../../src/mcp/tool.ts';
import { overwrites, type ToolDefinition, withConfirm } from '../../src/mcp/toolbox.ts';
import { type Catalogue, renderCatalogue } from '../../src/operations/catalogue.ts';
import { loadOperations } from '../../src/operations/load.ts';
import { schema } from '../../src/schema/index.ts';
import { chooseToolsets, coreToolsets, isListed } from '../../src/toolset.ts';
import { openAccount } from '../harness.ts';

const text = readFileSync(new URL('../../tools.json', import.meta.url), 'utf8');
const catalogue = JSON.parse(text) as Catalogue;

/** What the first version of this system promised: names and arguments, `!` for required ones. */
const promised: Record<string, string> = {
  search_contact: 'query!',
  get_contacts: 'query limit cursor with_leads',
  get_contact_by_id: 'contact_id!',
  create_contact: 'name! phone email company_id responsible_user_id custom_fields tags',
  update_contact: 'contact_id! name phone email responsible_user_id custom_fields add_tags remove_tags',
  check_contact_exists: 'query!',
  get_or_create_contact: 'query! name email phone',
  delete_contact: 'contact_id!',
  get_leads: 'query pipeline_id status_id responsible_user_id created_from created_to limit cursor',
  get_lead_by_id: 'lead_id!',
  create_lead: 'name! price pipeline_id status_id responsible_user_id contact_id company_id custom_fields tags',
  create_complex_lead:
    'lead_name! lead_price contact_id contact_name contact_email contact_phone pipeline_id status_id',
  update_lead:
    'lead_id! name price status_id pipeline_id responsible_user_id loss_reason_id custom_fields add_tags remove_tags',
  delete_lead: 'lead_id!',
  get_leads_by_contact: 'contact_id! only_open',
  get_companies: 'query limit cursor',
  create_company: 'name! phone email website contact_id custom_fields',
  create_task: 'text! complete_till! entity_type entity_id task_type_id responsible_user_id',
  get_account_info: '',
  get_pipelines: '',
  get_users: '',
  smart_create_client_and_lead:
    'contact_query! contact_name contact_email contact_phone lead_name! lead_price check_existing_leads pipeline_id status_id',
  get_deals_report: 'query created_from created_to pipeline_id status_id responsible_user_id',
};

/** Every schema inside a schema. */
function* schemasIn(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* schemasIn(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Record<string, unknown>;
    // An object may have no properties; what it has are schemas.
    for (const [key, inner] of Object.entries(value))
      yield* schemasIn(key === 'properties' ? Object.values(inner) : inner);
  }
}

describe('the catalogue of tools', () => {
  it('is printed to tools.json as it is', async () => {
    const { operations, problems } = await loadOperations({ root: 'src/operations' }, schema);
    expect(problems).toEqual([]);
    expect(text).toBe(`${JSON.stringify(renderCatalogue(operations, countTokens, builtInTools), null, 2)}\n`);
  });

  it.each(Object.entries(promised))('has %s with its arguments', (name, given) => {
    const tool = catalogue.tools.find((each) => each.name === name);
    const { properties = {}, required = [] } = (tool?.inputSchema ?? {}) as {
      properties?: object;
      required?: string[];
    };
    const wanted = given.split(' ').filter(Boolean);
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(wanted.map((argument) => argument.replace('!', ''))),
    );
    expect([...required].sort()).toEqual(
      wanted
        .filter((argument) => argument.endsWith('!'))
        .map((argument) => argument.slice(0, -1))
        .sort(),
    );
  });

  it.each(catalogue.tools)(
    '$name can be read by any model',
    ({ name, title, description, annotations, inputSchema, outputSchema }) => {
      expect(name).toMatch(/^[a-z][a-z0-9_]{0,63}$/);
      expect(title).toMatch(/^[A-Z]/);
      expect(description).toMatch(/^[A-Z].*[.)]$/s);
      expect(Object.keys(annotations).sort()).toEqual([
        'destructiveHint',
        'idempotentHint',
        'openWorldHint',
        'readOnlyHint',
      ]);
      for (const hint of Object.values(annotations)) expect(typeof hint).toBe('boolean');
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
      const { properties = {} } = inputSchema as { properties?: Record<string, { description?: string }> };
      for (const [argument, { description: what }] of Object.entries(properties)) expect(what, argument).toBeTruthy();
    },
  );

  it('types everything: no schema says nothing', () => {
    for (const { name, inputSchema, outputSchema } of catalogue.tools) {
      for (const part of schemasIn([inputSchema, outputSchema]))
        expect(Object.keys(part).length, name).toBeGreaterThan(0);
    }
  });

  it('lets callers say how old an answer from the replica may be', () => {
    const fromReplica = catalogue.tools.filter(
      ({ outputSchema }) => 'as_of' in ((outputSchema as { properties?: object }).properties ?? {}),
    );
    expect(fromReplica.length).toBeGreaterThan(5);
    for (const { name, inputSchema } of fromReplica) {
      expect((inputSchema as { properties?: object }).properties, name).toHaveProperty('max_age');
    }
  });

  it('lifts limits from the schema', () => {
    const { inputSchema } = catalogue.tools.find(({ name }) => name === 'create_contact') as Catalogue['tools'][number];
    expect(inputSchema).toMatchObject({ properties: { email: { type: 'string', maxLength: 255 } } });
    const { inputSchema: list } = catalogue.tools.find(
      ({ name }) => name === 'get_leads',
    ) as Catalogue['tools'][number];
    expect(list).toMatchObject({ properties: { limit: { minimum: 1, maximum: 250, default: 20 } } });
  });

  it('knows the toolset of each tool', () => {
    const names = catalogue.toolsets.map(({ name }) => name);
    expect([...new Set(catalogue.tools.map(({ toolset }) => toolset))].filter((name) => !names.includes(name))).toEqual(
      [],
    );
  });

  it('costs a model at most 7,000 tokens without output schemas and 14,000 with them, unless it asks for more', () => {
    expect(catalogue.tokens.withoutOutput).toBeLessThanOrEqual(7_000);
    expect(catalogue.tokens.withOutput).toBeLessThanOrEqual(14_000);
    // As they are served: with the argument that confirms what overwrites.
    const served = catalogue.tools
      .filter((tool) => isListed(tool, chooseToolsets([])))
      .map(({ toolset: _, outputSchema: __, ...tool }) => tool as ToolDefinition)
      .map((tool) => (overwrites(tool.name, tool.annotations) ? withConfirm(tool) : tool));
    expect(countTokens(JSON.stringify(served))).toBeLessThanOrEqual(7_000);
  });

  it('lists at most 30 tools by default, those of the first version among them', () => {
    const names = catalogue.tools.filter((tool) => isListed(tool, chooseToolsets([]))).map(({ name }) => name);
    expect(names.length).toBeLessThanOrEqual(30);
    expect(names).toEqual(expect.arrayContaining(Object.keys(promised)));
  });

  it('has a lean list of at most 10 tools in 2,500 tokens', () => {
    const lean = catalogue.tools.filter((tool) => isListed(tool, chooseToolsets(['lean'])));
    expect(lean.length).toBeLessThanOrEqual(10);
    const shown = lean.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
    expect(countTokens(JSON.stringify(shown))).toBeLessThanOrEqual(2_500);
  });

  it.each([
    ['run_read_operation', 'query'],
    ['run_write_operation', 'mutation'],
  ] as const)(
    'names in %s operations that are not listed, with all arguments that they require',
    async (tool, kind) => {
      const { operations } = await loadOperations({ root: 'src/operations' }, schema);
      const { description = '' } = catalogue.tools.find(({ name }) => name === tool) ?? {};
      const signatures = [...description.matchAll(/\b([a-z_]+)\(([^)]*)\)/g)];
      expect(signatures.length).toBeGreaterThanOrEqual(5);
      for (const [, name = '', given = ''] of signatures) {
        const operation = operations.find((each) => each.name === name);
        expect(operation?.kind, name).toBe(kind);
        expect(coreToolsets.has(name), name).toBe(false);
        const { properties = {}, required = [] } = (operation?.input ?? {}) as {
          properties?: object;
          required?: string[];
        };
        // What stands in brackets are members and values of an argument.
        const args = given.replace(/\[.*?\]/g, '').match(/[a-z_]+\??(?=:|,|$)/g) ?? [];
        const names = args.map((each) => each.replace('?', ''));
        expect(Object.keys(properties), name).toEqual(expect.arrayContaining(names));
        expect(args, name).toEqual(expect.arrayContaining(required));
      }
    },
  );

  it('answers its default 20 leads in at most 2,400 tokens', async () => {
    const account = await openAccount();
    const { operations } = await loadOperations({ root: 'src/operations' }, schema);
    const toolbox = createToolbox(operations, { engine: account.engine, onError: () => {} });
    const answer = await toolbox.call('get_leads', {}, { access: 'read-write', signal: new AbortController().signal });
    const text = (answer.content as { text: string }[]).map((block) => block.text).join('\n');
    expect((answer.structuredContent as { leads: unknown[] }).leads).toHaveLength(20);
    expect(countTokens(text)).toBeLessThanOrEqual(2_400);
  });
});
