/**
 * Operations as tools: runs them and renders what came out. Knows no transport and no schema; everything that depends on
 * the operation, the operation does itself.
 */
import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Engine } from '../graph/engine.ts';
import type { Operation } from '../operations/operation.ts';
import { type Outcome, runOperation } from '../operations/run.ts';
import { writeError } from './error.ts';
import { type Toolbox, type ToolDefinition, UnknownToolError } from './toolbox.ts';

/**
 * The tools of this process: the operations that are tools.
 *
 * @param onError is told of every error that was not raised on purpose and that the caller only sees masked
 */
export function createToolbox(
  operations: readonly Operation[],
  engine: Pick<Engine, 'execute'>,
  onError: (error: unknown) => void,
): Toolbox {
  const tools = operations.filter(({ isTool }) => isTool);
  const byName = new Map(tools.map((operation) => [operation.name, operation]));
  return {
    tools: tools.map(defineTool),
    async call(name, args, options) {
      const operation = byName.get(name);
      if (!operation) throw new UnknownToolError(name);
      return renderOutcome(operation, await runOperation(operation, args, { engine, onError }, options));
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
function renderOutcome(operation: Operation, { answer, errors, failed }: Outcome): CallToolResult {
  const json = JSON.stringify(answer);
  if (errors.length === 0) return { content: [{ type: 'text', text: json }], structuredContent: answer };

  const empty = Object.keys(answer).length === 0;
  const lines = errors.map(writeError);
  if (operation.kind === 'mutation') {
    if (!empty) lines.push(`Applied all the same, do not repeat it: ${json}`);
  } else if (!empty) {
    lines.unshift('PARTIAL: what follows could not be read, the rest is below.');
    lines.push(json);
  }
  return {
    content: [{ type: 'text', text: lines.join('\n') }],
    structuredContent: { ...answer, errors },
    ...((operation.kind === 'mutation' || failed) && { isError: true }),
  };
}
