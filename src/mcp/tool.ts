/**
 * Runs operations as tools and renders their outcome. Knows no transport and no schema: the operation itself does whatever
 * depends on it.
 */
import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server';
import { quote } from '../errors/quote.ts';
import { listResources } from '../operations/catalogue.ts';
import { asksItself, takeConfirm } from '../operations/confirm.ts';
import { findPage } from '../operations/connection.ts';
import type { Operation } from '../operations/operation.ts';
import { listPlaceholders } from '../operations/route.ts';
import { type Outcome, type Runner, runOperation } from '../operations/run.ts';
import { createWording } from '../operations/wording.ts';
import type { ConfirmWrites } from '../resolvers/confirm-writes.ts';
import type { ReadyTool } from './built-in.ts';
import { completeTemplate } from './completion.ts';
import { formatError } from './error.ts';
import { findFileToken, type ReadFile, readFileResource, toFileLink } from './file.ts';
import { type FittedAnswer, fitAnswer } from './fit.ts';
import { createQueryTools, type QueryParts, queryTools } from './free-query.ts';
import { createLibrary, libraryTools } from './library.ts';
import { type CallOptions, type OfferedTool, type Toolbox, type ToolDefinition, UnknownToolError } from './toolbox.ts';
import { markUntrusted } from './untrusted.ts';

/** The definitions of the tools that are not operations, for the catalogue. */
export const builtInTools = [...libraryTools, ...queryTools];

/** The longest address of a resource. A longer one is quoted in part. */
const maxUri = 200;

/** What a toolbox has besides operations. */
export interface ToolboxParts {
  /** What is known about the account, for the instructions. */
  facts?: Toolbox['facts'];
  /** The account's exported files; if omitted, there are none. */
  files?: { read: ReadFile };
  /** Runs queries that callers wrote; if omitted, there are no tools for that. */
  queries?: QueryParts;
  /** The least that must be confirmed by every caller. */
  confirmWrites?: ConfirmWrites | undefined;
}

/** Creates the toolbox of this process from the operations that are tools. */
export function createToolbox(
  operations: readonly Operation[],
  { wording, ...parts }: Runner,
  { facts = () => undefined, files, queries, confirmWrites }: ToolboxParts = {},
): Toolbox {
  const tools = operations.filter(({ isTool }) => isTool);
  const runner = { ...parts, wording: wording ?? createWording([...tools, ...operations], ({ name }) => name) };
  const byName = new Map(tools.map((operation) => [operation.name, operation]));
  const run = async (operation: Operation, args: unknown, options: CallOptions) => {
    const { given, token } = takeConfirm(operation, args);
    const confirmation = asksItself(operation) ? undefined : { token, under: 'risky' as const };
    const asked = { ...options, door: 'mcp', confirmation } as const;
    return renderOutcome(operation, await runOperation(operation, given, runner, asked));
  };
  const builtIn = [...createLibrary(operations, run), ...(queries ? createQueryTools(operations, queries) : [])];
  const builtInByName = new Map<string, ReadyTool>(builtIn.map((tool) => [tool.definition.name, tool]));
  const findResource = createResourceFinder(operations);
  return {
    tools: [
      ...tools.map((operation) => ({ ...defineTool(operation), toolset: operation.toolset })),
      ...builtIn.map(({ definition }) => definition as OfferedTool),
    ],
    resources: listResources(operations),
    confirmWrites,
    facts,
    async read(uri, options) {
      const token = findFileToken(uri);
      if (token !== undefined && files) return readFileResource(uri, token, files.read);
      const found = findResource(uri);
      if (!found) throw new ResourceNotFoundError(quote(uri, maxUri));
      const { answer, errors } = await runOperation(found.operation, found.args, runner, options);
      const [error] = errors;
      if (error?.code === 'NOT_FOUND' || error?.code === 'VALIDATION_FAILED')
        throw new ResourceNotFoundError(quote(uri, maxUri));
      if (error) throw new ProtocolError(ProtocolErrorCode.InternalError, formatError(error));
      return { mimeType: 'application/json', text: limitSize(found.operation, answer).json };
    },
    complete: (uri, argument, options) =>
      completeTemplate(operations, uri, argument, (operation, args) => run(operation, args, options)),
    async call(name, args, options) {
      const operation = byName.get(name);
      if (operation) return run(operation, args, options);
      const tool = builtInByName.get(name);
      if (!tool) throw new UnknownToolError(name);
      return tool.call(args, options);
    },
  };
}

/** Limits the size of an answer. */
function limitSize({ kind, input }: Operation, whole: Record<string, unknown>): FittedAnswer {
  const { properties = {}, required = [] } = input as { properties?: object; required?: string[] };
  const optional = Object.keys(properties).filter((name) => name !== 'cursor' && !required.includes(name));
  return fitAnswer(whole, kind === 'query' ? optional : [], findPage(whole));
}

/** The definition of a tool in `tools/list`. */
export function defineTool(operation: Operation): ToolDefinition {
  const { name, title, description, input, output, annotations } = operation;
  return {
    name,
    title,
    description,
    inputSchema: input as ToolDefinition['inputSchema'],
    outputSchema: output as NonNullable<ToolDefinition['outputSchema']>,
    annotations,
  };
}

/**
 * Clients show a model either the structured content or the text, so each has everything. An incomplete answer is still an
 * answer. A write that was carried out is reported as done, so that the model does not repeat it. A write of which a part was
 * not carried out is a failure that says what was done.
 */
function renderOutcome(operation: Operation, { answer: whole, errors, failed }: Outcome): CallToolResult {
  const { answer, json } = limitSize(operation, whole);
  if (errors.length === 0) {
    const content: CallToolResult['content'] = [{ type: 'text', text: json }, ...toFileLink(answer)];
    return markUntrusted({ content, structuredContent: answer });
  }
  const isWrite = operation.kind === 'mutation';
  const empty = Object.keys(answer).length === 0;
  const isError = isWrite ? errors.some(({ applied }) => !applied) : failed;
  const lines = errors.map(formatError);
  if (isWrite && !isError) {
    lines.unshift('DONE: the write was carried out, do not repeat it. These parts of its answer could not be read:');
    if (!empty) lines.push(json);
  } else if (isWrite) {
    if (!empty) lines.push(`This part was applied, do not repeat it: ${json}`);
  } else if (!empty) {
    lines.unshift('PARTIAL: these parts could not be read, the rest is below:');
    lines.push(json);
  }
  return markUntrusted({
    content: [{ type: 'text', text: lines.join('\n') }],
    structuredContent: { ...answer, errors },
    ...(isError && { isError: true }),
  });
}

/** Finds the operation for the address of a resource, and its arguments in the address. */
function createResourceFinder(operations: readonly Operation[]) {
  const patterns = operations.flatMap((operation) => {
    if (operation.resource === undefined) return [];
    const pattern = operation.resource.replace(/\{[^}]*\}/g, '([^/]+)');
    return [{ operation, pattern: new RegExp(`^${pattern}$`), names: listPlaceholders(operation.resource) }];
  });
  return (uri: string): { operation: Operation; args: Record<string, string> } | undefined => {
    for (const { operation, pattern, names } of patterns) {
      const values = pattern.exec(uri)?.slice(1);
      if (values)
        return { operation, args: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) };
    }
    return undefined;
  };
}
