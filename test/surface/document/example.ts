import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { expect } from 'vitest';
import { parseEnvFile } from '../../../src/config/env-file.ts';
import { loadConfig, variables } from '../../../src/config/index.ts';
import { compileOperation } from '../../../src/operations/compile.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { schema } from '../../../src/schema/index.ts';
import { type Program, startProgram } from '../../program.ts';
import { makeFolder, startStdio } from '../../stdio.ts';
import { type Fence, placeOf } from './fence.ts';
import { openShell, type Shell } from './shell.ts';

/** Takes one kind of example and fails if it is false. */
type Runner = (fence: Fence, examples: Examples) => Promise<void> | void;

/** What stands for something that the reader fills in. */
const placeholder = '…';

/** The running program that examples are tried on, with the documents' own tools. */
export class Examples {
  readonly #toolsDir: string;
  readonly #program: Program;
  readonly shell: Shell;

  private constructor(program: Program, toolsDir: string) {
    this.#program = program;
    this.#toolsDir = toolsDir;
    this.shell = openShell(program.url);
  }

  /** Starts the built program on its embedded sandbox. */
  static async open(fences: readonly Fence[]): Promise<Examples> {
    const toolsDir = mkdtempSync(join(tmpdir(), 'amocrm-graphql-tools-'));
    for (const [index, fence] of fences.filter(isOperationDocument).entries())
      writeFileSync(join(toolsDir, `example-${index}.graphql`), fence.text);
    return new Examples(await startProgram({ TOOLS_DIR: toolsDir }), toolsDir);
  }

  async close(): Promise<void> {
    this.shell.close();
    await this.#program.stop();
    rmSync(this.#toolsDir, { recursive: true, force: true });
  }

  get url(): string {
    return this.#program.url;
  }

  /** @returns the data; errors are thrown */
  async query(query: string): Promise<Record<string, unknown>> {
    const { data, errors } = (await this.post('/graphql', { query })) as {
      data?: Record<string, unknown>;
      errors?: { message: string }[];
    };
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Calls a tool over MCP, as an assistant does. */
  async callTool(name: string, args: object): Promise<{ isError?: boolean; content: { text?: string }[] }> {
    const response = await fetch(`${this.url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
    });
    const [, message = ''] = /^data: (.+)$/m.exec(await response.text()) ?? [];
    return (JSON.parse(message) as { result: { content: { text?: string }[] } }).result;
  }

  async post(path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }
}

/** Whether it is a document of the kind that becomes a tool. */
function isOperationDocument({ language, text }: Fence): boolean {
  return language === 'graphql' && /@(?:tool|rest)\b/.test(text);
}

/** By the word behind the opening fence; what is not here has no runner and is not allowed in a document. */
export const runners: Readonly<Record<string, Runner>> = {
  graphql: runGraphql,
  sh: runShell,
  sql: runSql,
  json: runJson,
  dotenv: toInputFields,
  text: readText,
};

/** A statement answers with rows or without; what it answers on the demo is held against the document elsewhere. */
async function runSql({ text }: Fence, examples: Examples): Promise<void> {
  await examples.post('/api/sql', { query: text });
}

/** A query shows something; a subscription hears of a change; an operation document compiles. */
async function runGraphql(fence: Fence, examples: Examples): Promise<void> {
  if (isOperationDocument(fence)) {
    compileOperation(fence.text, { file: placeOf(fence), toolset: 'custom' }, schema);
    return;
  }
  const [operation] = parse(fence.text).definitions as OperationDefinitionNode[];
  if (operation?.operation === 'subscription') {
    await hearChange(fence, operation, examples);
    return;
  }
  const data = await examples.query(fence.text);
  for (const [key, value] of Object.entries(data)) {
    const nodes = (value as { nodes?: unknown[] } | null)?.nodes ?? value;
    expect(Array.isArray(nodes) ? nodes.length : nodes, `${placeOf(fence)}: "${key}" shows nothing`).toBeTruthy();
  }
}

/** The subscription gets a lead that is created under its own conditions. */
async function hearChange(fence: Fence, operation: OperationDefinitionNode, examples: Examples): Promise<void> {
  const [field] = operation.selectionSet.selections;
  if (field?.kind !== Kind.FIELD || field.name.value !== 'leadChanged')
    throw new Error(`${placeOf(fence)}: only leadChanged has a runner`);
  const conditions = (field.arguments ?? []).map(({ name, value }) => `, ${name.value}: ${print(value)}`).join('');
  const stop = new AbortController();
  const response = await fetch(`${examples.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: fence.text }),
    signal: stop.signal,
  });
  const name = 'Из документа';
  await examples.query(`mutation { createLead(input: { name: "${name}"${conditions} }) { id } }`);
  let told = '';
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      told += chunk;
      if (told.includes(name) || told.includes('"errors"')) break;
    }
  } finally {
    stop.abort();
  }
  expect(told, placeOf(fence)).toContain(name);
  expect(told, placeOf(fence)).not.toContain('"errors"');
}

/** It ends with 0; its programs are those that `shim.mjs` understands. */
async function runShell(fence: Fence, { shell }: Examples): Promise<void> {
  const { code, errors, output } = await shell.run(fence.text);
  expect(code, `${placeOf(fence)}:\n${errors}${output}`).toBe(0);
}

/** The configuration of a client of MCP; what is called with a tool's arguments is taken by `callTools`. */
async function runJson(fence: Fence, examples: Examples): Promise<void> {
  const [, tool] = /^call (\w+)$/.exec(fence.role) ?? [];
  if (tool) {
    const { isError, content } = await examples.callTool(tool, JSON.parse(fence.text) as object);
    expect(isError, `${placeOf(fence)}: ${content[0]?.text}`).toBeFalsy();
    return;
  }
  const config = JSON.parse(fence.text) as { mcpServers?: Record<string, unknown> };
  if (fence.role === 'arguments' || fence.role === 'answer') return;
  const servers = Object.values(config.mcpServers ?? {}) as ServerConfig[];
  expect(servers.length, `${placeOf(fence)}: JSON that is not a client's configuration has no runner`).toBeGreaterThan(
    0,
  );
  for (const server of servers) await startServer(fence, server);
}

/** One server as a client starts it. */
interface ServerConfig {
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** It lists tools when it is started by these words, on a sandbox in place of the reader's account. */
async function startServer(fence: Fence, { command, args, env = {} }: ServerConfig): Promise<void> {
  expect(command, placeOf(fence)).toBe('node');
  const [path = '', ...words] = args;
  expect(path, placeOf(fence)).toMatch(/^\/path\/to\/amocrm-graphql\//);
  for (const name of Object.keys(env)) expect(Object.keys(variables), placeOf(fence)).toContain(name);
  const sandbox = await startSandbox({});
  const folder = makeFolder();
  const program = startStdio(
    {
      ...env,
      AMOCRM_BASE_URL: sandbox.url,
      AMOCRM_ACCESS_TOKEN: sandbox.token,
      XDG_CACHE_HOME: folder.path,
    },
    [path.replace('/path/to/amocrm-graphql/', ''), ...words],
  );
  try {
    await program.initialize();
    program.request('tools', 'tools/list');
    const { result } = await program.answer('tools');
    expect((result?.tools as unknown[] | undefined)?.length, placeOf(fence)).toBeGreaterThan(0);
    program.request('call', 'tools/call', { name: 'get_account_info', arguments: {} });
    expect((await program.answer('call')).result, placeOf(fence)).not.toHaveProperty('isError', true);
  } finally {
    program.child.kill();
    await program.ended;
    await sandbox.close();
    folder.remove();
  }
}

/** Calls a document's own tool with the arguments that stand behind it, and holds the answer against the one that is shown. */
export async function callTools(fences: readonly Fence[], examples: Examples): Promise<void> {
  for (const [index, fence] of fences.entries()) {
    if (fence.role !== 'arguments') continue;
    const [document, answer] = [fences.slice(0, index).findLast(isOperationDocument), fences[index + 1]];
    if (!document || answer?.role !== 'answer')
      throw new Error(`${placeOf(fence)}: arguments stand between a document and an answer`);
    const { name } = compileOperation(document.text, { file: placeOf(document), toolset: 'custom' }, schema);
    const given = await examples.post(`/api/tools/${name}`, JSON.parse(fence.text));
    const shown = JSON.parse(answer.text, (_, value) => (value === placeholder ? expect.any(String) : value));
    expect(given, placeOf(answer)).toEqual(shown);
  }
}

/** The reader of `.env` understands every line, knows every variable and takes the values. */
function toInputFields(fence: Fence): void {
  const filled = fence.text.replace(/<[^>]+>|[^=\s]*…/g, 'x'.repeat(32));
  const { values, issues } = parseEnvFile(Buffer.from(filled), placeOf(fence), true);
  expect(issues, issues.map(({ message }) => message).join('\n')).toEqual([]);
  expect(Object.keys(values).length, placeOf(fence)).toBeGreaterThan(0);
  for (const name of Object.keys(values)) expect(Object.keys(variables), placeOf(fence)).toContain(name);
  const folder = makeFolder();
  try {
    // A folder of the reader's own.
    if (values.ACCOUNTS_DIR) {
      writeFileSync(join(folder.path, 'north.env'), `AMOCRM_SUBDOMAIN=north\nAMOCRM_ACCESS_TOKEN=${'x'.repeat(32)}\n`);
      values.ACCOUNTS_DIR = folder.path;
    }
    expect(() => loadConfig(values), placeOf(fence)).not.toThrow();
  } finally {
    folder.remove();
  }
}

/** Nothing to run: pictures of text, instructions for a model, output. What could be run may not hide here. */
function readText({ text, ...place }: Fence): void {
  const runnable = /^\s*(?:\$ )?(?:npm|npx|node|curl|git|docker|amocrm-graphql) |^\s*[{[]|^[A-Z_]+=/m;
  expect(text, placeOf({ text, ...place })).not.toMatch(runnable);
}
