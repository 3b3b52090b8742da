/**
 * The port between the MCP server and whatever runs the tools: this process (`tool.ts`), a runtime that is still loading
 * (`stdio.ts`) or another server (`proxy.ts`).
 */
import type { CallToolResult, Tool } from '@modelcontextprotocol/server';
import type { CatalogueResource } from '../operations/catalogue.ts';
import type { Access, Progress } from '../resolvers/context.ts';
import type { AccountFacts } from './instruction.ts';

/** One tool as `tools/list` shows it. */
export type ToolDefinition = Pick<
  Tool,
  'name' | 'title' | 'description' | 'inputSchema' | 'outputSchema' | 'annotations'
>;

/** What comes with one call. */
export interface CallOptions {
  access: Access;
  /** When the client stops waiting, by `performance.now()`. */
  deadline?: number | undefined;
  /** Of how many messages, answered together, it is one. */
  share?: number | undefined;
  /** Fires when the client cancels or goes away, while the call runs. */
  signal: AbortSignal;
  /** Called as a long read advances; undefined: nobody listens. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Tools that can be listed and called. */
export interface Toolbox {
  readonly tools: readonly ToolDefinition[];
  readonly resources: readonly CatalogueResource[];
  /** What is known of the account without asking; undefined or absent before it was read. */
  facts?(): AccountFacts | undefined;
  /**
   * Reads one resource.
   *
   * @returns JSON
   * @throws ResourceNotFoundError when there is nothing at the address, or nothing any more
   * @throws ProtocolError when it cannot be read
   */
  read(uri: string, options: CallOptions): Promise<string>;
  /**
   * Runs one tool. What goes wrong with the tool is in the result.
   *
   * @throws UnknownToolError when there is no such tool
   */
  call(name: string, args: unknown, options: CallOptions): Promise<CallToolResult>;
}

/** The caller named a tool that does not exist. */
export class UnknownToolError extends Error {}
