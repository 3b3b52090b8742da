/**
 * The port between the MCP server and whatever runs the tools: this process (`tool.ts`), a runtime that is still loading
 * (`stdio.ts`) or another server (`proxy.ts`).
 */
import type { CallToolResult, Tool } from '@modelcontextprotocol/server';
import type { Access, Progress } from '../resolvers/context.ts';

/** One tool as `tools/list` shows it. */
export type ToolDefinition = Pick<
  Tool,
  'name' | 'title' | 'description' | 'inputSchema' | 'outputSchema' | 'annotations'
>;

/** What comes with one call. */
export interface CallOptions {
  access: Access;
  /** Fires when the client cancels or goes away, while the call runs. */
  signal: AbortSignal;
  /** Called as a long read advances; undefined: nobody listens. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Tools that can be listed and called. */
export interface Toolbox {
  readonly tools: readonly ToolDefinition[];
  /**
   * Runs one tool. What goes wrong with the tool is in the result.
   *
   * @throws UnknownToolError when there is no such tool
   */
  call(name: string, args: unknown, options: CallOptions): Promise<CallToolResult>;
}

/** The caller named a tool that does not exist. */
export class UnknownToolError extends Error {}
