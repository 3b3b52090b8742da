import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { builtInTools, defineTool } from '../../src/mcp/tool.ts';
import { loadOperations } from '../../src/operations/load.ts';
import { renderOpenapi } from '../../src/rest/openapi.ts';
import { schema } from '../../src/schema/index.ts';
import { compileText } from '../unit/operations/fixture.ts';
import { findProblems, mostTools, type Tool } from './host.ts';

const { operations } = await loadOperations({ root: 'src/operations' }, schema);
const tools = [
  ...operations.filter(({ isTool }) => isTool).map((operation) => defineTool(operation) as Tool),
  ...(builtInTools as unknown as Tool[]),
];

/** A folder of a user's own documents, as `TOOLS_DIR` names one. */
async function loadOwn(documents: Record<string, string>) {
  const extra = await mkdtemp(join(tmpdir(), 'tools-'));
  onTestFinished(() => rm(extra, { recursive: true }));
  for (const [name, text] of Object.entries(documents)) await writeFile(join(extra, `${name}.graphql`), text);
  return loadOperations({ root: 'src/operations', extra }, schema);
}

describe('what hosts and model APIs take', () => {
  it.each(tools)('$name has nothing that one of them refuses or does not read', (tool) => {
    // Arguments of another operation are open; hosts take that unless the strict mode is asked for.
    const isOpen = builtInTools.some(({ name }) => name === tool.name);
    const problems = findProblems(tool).filter((problem) => !(isOpen && problem.includes('an open object')));
    expect(problems).toEqual([]);
  });

  it('the catalogue fits into one request', () => {
    expect(tools.length).toBeLessThanOrEqual(mostTools);
  });

  it('a tool that runs queries of a model names their language and links the API', () => {
    const { description } = builtInTools.find(({ name }) => name === 'graphql_query') ?? { description: '' };
    expect(description).toMatch(/GraphQL.*https:\/\/www\.amocrm\.ru\//s);
  });

  it('a tool without arguments has an object without properties', () => {
    const { input } = compileText(
      '"Tells the currency." query currency @tool(title: "Currency") { account { currency } }',
      schema,
    );
    expect(input).toEqual({ type: 'object', properties: {}, additionalProperties: false });
  });

  it('a custom field takes text: numbers, booleans and dates can be written as such', () => {
    const tool = tools.find(({ name }) => name === 'update_lead');
    expect(tool?.inputSchema).toMatchObject({
      properties: { custom_fields: { items: { properties: { values: { items: { type: 'string' } } } } } },
    });
  });

  it('a user’s own tools keep the limits too', async () => {
    const { operations: loaded, problems } = await loadOwn({
      'bulk-create': `"""${'Creates many. '.repeat(100)}"""
        mutation bulkCreate($inputs: [CreateLeadInput!]!, $more: [CreateLeadInput!]!) @tool(title: "Create many") {
          createLeads(inputs: $inputs) { items { index } }
          again: createLeads(inputs: $more) { items { index } }
        }`,
      'find-own-leads': `"Finds." query findOwnLeads($filter: LeadFilter, $orderBy: LeadOrder) @tool(title: "Find leads") {
          leads(filter: $filter, orderBy: $orderBy) { nodes { id } }
        }`,
    });
    expect(problems).toEqual([]);
    const own = loaded.filter(({ toolset }) => toolset === 'custom');
    expect(own).toHaveLength(2);
    expect(own.flatMap((operation) => findProblems(defineTool(operation) as Tool))).toEqual([]);
    for (const { description } of own) expect(description.length).toBeLessThanOrEqual(1_024);
  });

  it('an argument with a longer name than model APIs take is refused with its place', async () => {
    const name = 'x'.repeat(65);
    const { problems } = await loadOwn({
      long: `"Does it." query longName($${name}: ID!) @tool(title: "Long") { lead(id: $${name}) { id } }`,
    });
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('longer than the 64 characters') }]);
  });

  it('what the limits have no word for is said in the description', () => {
    const operation = compileText(
      `"Pays." mutation pay($how: Payment!, $id: ID!, $price: Int) @tool(title: "Pay") {
        pay(how: $how) updateLead(id: $id, input: { price: $price }) { id }
      }`,
    );
    expect(findProblems(defineTool(operation) as Tool)).toEqual([]);
    expect(operation.input).toMatchObject({
      properties: {
        how: { description: 'How it is paid. Give exactly one of its fields.' },
        price: { type: 'integer', description: 'The budget. null empties it.' },
      },
    });
  });

  it('every object schema of the OpenAPI document says its properties', () => {
    const check = (value: unknown, path: string): string[] => {
      if (typeof value !== 'object' || value === null) return [];
      const { type, properties } = value as Record<string, unknown>;
      const own = type === 'object' && properties === undefined ? [path] : [];
      const union = Array.isArray(type) ? [`${path}: ${type}`] : [];
      return [
        ...own,
        ...union,
        ...Object.entries(value).flatMap(([key, inner]) => (key === 'example' ? [] : check(inner, `${path}/${key}`))),
      ];
    };
    expect(check(renderOpenapi(operations, { version: '1' }), '')).toEqual([]);
  });
});
