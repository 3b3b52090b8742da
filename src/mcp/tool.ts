/**
 * Operations as tools: reads the arguments, executes through the engine and renders what came out. Knows no transport and
 * no schema; everything that depends on the operation, the operation does itself.
 */
import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ExecutionResult } from 'graphql';
import { ReadOnlyError } from '../errors/index.ts';
import type { Engine } from '../graph/engine.ts';
import type { Operation } from '../operations/operation.ts';
import {
  describeExtensions,
  describeIssues,
  describeThrown,
  failMasked,
  failWith,
  groupErrors,
  type ToolError,
  writeError,
} from './error.ts';
import { type Toolbox, type ToolDefinition, UnknownToolError } from './toolbox.ts';

/**
 * The tools of this process.
 *
 * @param onError is told of every error that was not raised on purpose and that the caller only sees masked
 */
export function createToolbox(
  operations: readonly Operation[],
  engine: Engine,
  onError: (error: unknown) => void,
): Toolbox {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return {
    tools: operations.map(defineTool),
    async call(name, args, options) {
      const operation = byName.get(name);
      if (!operation) throw new UnknownToolError(name);
      if (operation.kind === 'mutation' && options.access === 'read-only') {
        const error = new ReadOnlyError(`"${name}" writes, and this access is read-only`);
        return failWith(describeThrown(error) as ToolError);
      }
      try {
        const read = operation.toVariables(args);
        if ('issues' in read) return failWith(describeIssues(read.issues));
        return renderResult(operation, await engine.execute(operation.document, read.variables, options));
      } catch (error) {
        onError(error);
        return failMasked();
      }
    },
  };
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
 * Clients show a model either the structured content or the text, so each says everything. A read that lost a part is
 * still an answer; a write that failed anywhere is a failure, which says what was done all the same, so that nobody
 * does it twice.
 */
function renderResult(operation: Operation, { data, errors = [] }: ExecutionResult): CallToolResult {
  const answer = operation.toAnswer(data as Record<string, unknown> | null | undefined);
  const json = JSON.stringify(answer);
  if (errors.length === 0) return { content: [{ type: 'text', text: json }], structuredContent: answer };

  const told = groupErrors(
    errors.map(({ message, path = [], extensions }) => ({
      error: describeExtensions(message, extensions ?? {}, operation.toArgumentPath),
      path: operation.toAnswerPath(path),
    })),
  );
  const empty = Object.keys(answer).length === 0;
  const lines = told.map(writeError);
  if (operation.kind === 'mutation') {
    if (!empty) lines.push(`Applied all the same, do not repeat it: ${json}`);
  } else if (!empty) {
    lines.unshift('PARTIAL: what follows could not be read, the rest is below.');
    lines.push(json);
  }
  return {
    content: [{ type: 'text', text: lines.join('\n') }],
    structuredContent: { ...answer, errors: told },
    ...((operation.kind === 'mutation' || isNothing(data)) && { isError: true }),
  };
}

function isNothing(data: ExecutionResult['data']): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}
