/**
 * Operations as tools: runs them and renders what came out. Knows no transport and no schema; everything that depends on
 * the operation, the operation does itself.
 */
import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server';
import { quote } from '../errors/quote.ts';
import { listResources } from '../operations/catalogue.ts';
import { findPage } from '../operations/connection.ts';
import type { Operation } from '../operations/operation.ts';
import { listPlaceholders } from '../operations/route.ts';
import { type Outcome, type Runner, runOperation } from '../operations/run.ts';
import { createWording } from '../operations/wording.ts';
import { writeError } from './error.ts';
import { fitAnswer } from './fit.ts';
import { type Toolbox, type ToolDefinition, UnknownToolError } from './toolbox.ts';
import { markUntrusted } from './untrusted.ts';

/** No address of ours is longer; a longer one is told cut. */
const longestUri = 200;

/**
 * The tools of this process: the operations that are tools.
 *
 * @param facts what is known of the account, for the instructions
 */
export function createToolbox(
  operations: readonly Operation[],
  { wording, ...parts }: Runner,
  facts: Toolbox['facts'] = () => undefined,
): Toolbox {
  const tools = operations.filter(({ isTool }) => isTool);
  const runner = { ...parts, wording: wording ?? createWording(tools, ({ name }) => name) };
  const byName = new Map(tools.map((operation) => [operation.name, operation]));
  const findResource = createResourceFinder(operations);
  return {
    tools: tools.map(defineTool),
    resources: listResources(operations),
    facts,
    async read(uri, options) {
      const found = findResource(uri);
      if (!found) throw new ResourceNotFoundError(quote(uri, longestUri));
      const { answer, errors } = await runOperation(found.operation, found.args, runner, options);
      const [error] = errors;
      if (error?.code === 'NOT_FOUND' || error?.code === 'VALIDATION_FAILED')
        throw new ResourceNotFoundError(quote(uri, longestUri));
      if (error) throw new ProtocolError(ProtocolErrorCode.InternalError, writeError(error));
      return JSON.stringify(shorten(found.operation, answer));
    },
    async call(name, args, options) {
      const operation = byName.get(name);
      if (!operation) throw new UnknownToolError(name);
      const outcome = await runOperation(operation, args, runner, options);
      return renderOutcome(operation, { ...outcome, answer: shorten(operation, outcome.answer) });
    },
  };
}

/** An answer of a size that a model can take; what was cut is told in it. */
function shorten({ kind, input }: Operation, whole: Record<string, unknown>): Record<string, unknown> {
  const { properties = {}, required = [] } = input as { properties?: object; required?: string[] };
  const optional = Object.keys(properties).filter((name) => name !== 'cursor' && !required.includes(name));
  const { answer, note } = fitAnswer(whole, kind === 'query' ? optional : [], findPage(whole));
  return note === undefined ? answer : { ...answer, shortened: note };
}

/** The definition that `tools/list` shows. */
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
 * Clients show a model either the structured content or the text, so each says everything. An answer that lost a part is
 * still an answer, and a write that was carried out is told as done, so that nobody does it twice. A write of which some
 * part was not carried out is a failure, which says what was done all the same.
 */
function renderOutcome(operation: Operation, { answer, errors, failed }: Outcome): CallToolResult {
  const json = JSON.stringify(answer);
  if (errors.length === 0) {
    return markUntrusted({ content: [{ type: 'text', text: json }], structuredContent: answer });
  }
  const isWrite = operation.kind === 'mutation';
  const empty = Object.keys(answer).length === 0;
  const isError = isWrite ? errors.some(({ applied }) => !applied) : failed;
  const lines = errors.map(writeError);
  if (isWrite && !isError) {
    lines.unshift('DONE: the write was carried out, do not repeat it. What follows could not be read of its answer.');
    if (!empty) lines.push(json);
  } else if (isWrite) {
    if (!empty) lines.push(`Applied all the same, do not repeat it: ${json}`);
  } else if (!empty) {
    lines.unshift('PARTIAL: what follows could not be read, the rest is below.');
    lines.push(json);
  }
  return markUntrusted({
    content: [{ type: 'text', text: lines.join('\n') }],
    structuredContent: { ...answer, errors },
    ...(isError && { isError: true }),
  });
}

/** Finds the operation that reads an address, with the arguments that stand in it. */
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
