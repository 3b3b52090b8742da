import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderCatalogue } from '../../../src/operations/catalogue.ts';
import { loadOperations } from '../../../src/operations/load.ts';
import { schema } from './fixture.ts';

describe('loadOperations', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'operations-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const document = (name: string) => `"Reads it." query ${name} @tool(title: "Read") { account { id } }`;

  it('in a fixed order, each with its folder as toolset, the user’s own last', async () => {
    await write('own/leads/get-lead.graphql', document('getLead'));
    await write('own/contacts/get-contact.graphql', document('getContact'));
    await write('own/contacts/README.md', 'no document');
    await write('extra/b.graphql', document('getB'));
    await write('extra/deep/a.graphql', document('getA'));
    const { operations, problems } = await loadOperations(
      { root: join(folder, 'own'), extra: join(folder, 'extra') },
      schema,
    );
    expect(problems).toEqual([]);
    expect(operations.map(({ name, toolset }) => [name, toolset])).toEqual([
      ['get_contact', 'contacts'],
      ['get_lead', 'leads'],
      ['get_b', 'custom'],
      ['get_a', 'custom'],
    ]);
  });

  it('a bad file is named with its line, the others load', async () => {
    await write('leads/good.graphql', document('getLead'));
    await write('leads/bad.graphql', '"x" query bad @tool(title: "x") {\n  nope\n}');
    await write('leads/twice.graphql', document('getLead'));
    const { operations, problems } = await loadOperations({ root: folder }, schema);
    expect(operations.map(({ name }) => name)).toEqual(['get_lead']);
    expect(problems).toEqual([
      { file: expect.stringMatching(/bad\.graphql$/), line: 2, column: 3, message: expect.stringContaining('nope') },
      {
        file: expect.stringMatching(/twice\.graphql$/),
        line: 1,
        column: 1,
        message: expect.stringMatching(/"get_lead" is already defined in .*good\.graphql/),
      },
    ]);
  });

  it('a route that is taken is a problem of the second file', async () => {
    const at = (name: string, path: string) =>
      `"x" query ${name}($id: ID!) @rest(method: "GET", path: "${path}") { lead(id: $id) { id } }`;
    await write('leads/a.graphql', at('getOne', '/api/leads/{id}'));
    await write(
      'leads/b.graphql',
      `"x" query getTwo($leadId: ID!) @rest(method: "GET", path: "/api/leads/{lead_id}") { lead(id: $leadId) { id } }`,
    );
    const { operations, problems } = await loadOperations({ root: folder }, schema);
    expect(operations.map(({ name }) => name)).toEqual(['get_one']);
    expect(problems).toMatchObject([
      { message: expect.stringContaining('GET /api/leads/{lead_id} is already defined in') },
    ]);
  });

  it('a folder that is not there is a problem, not a crash', async () => {
    const { operations, problems } = await loadOperations({ root: join(folder, 'none') }, schema);
    expect(operations).toEqual([]);
    expect(problems).toMatchObject([{ message: expect.stringContaining('cannot be read') }]);
  });

  it('the catalogue shows what clients see and what it costs', async () => {
    await write('leads/good.graphql', document('getLeadById'));
    const { operations } = await loadOperations({ root: folder }, schema);
    const catalogue = renderCatalogue(operations, (text) => text.length);
    expect(catalogue.tools).toEqual([
      {
        name: 'get_lead_by_id',
        title: 'Read',
        description: 'Reads it.',
        toolset: 'leads',
        inputSchema: { type: 'object', properties: {}, additionalProperties: false },
        outputSchema: operations[0]?.output,
        annotations: operations[0]?.annotations,
      },
    ]);
    expect(catalogue.tokens.withOutput - catalogue.tokens.withoutOutput).toBe(
      JSON.stringify({ outputSchema: operations[0]?.output }).length - 1,
    );
  });
});
