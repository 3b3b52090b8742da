/**
 * The port between the MCP server and the code that runs the tools: this process (`tool.ts`), a runtime that is still loading
 * (`lazy.ts`) or another server (`proxy.ts`).
 */
import type { CallToolResult, Tool } from '@modelcontextprotocol/server';
import type { CatalogueResource } from '../operations/catalogue.ts';
import type { ConfirmWrites } from '../resolvers/confirm-writes.ts';
import type { Access, Progress } from '../resolvers/context.ts';
import type { AccountFacts } from './instruction.ts';

/** One tool in `tools/list`. */
export type ToolDefinition = Pick<
  Tool,
  'name' | 'title' | 'description' | 'inputSchema' | 'outputSchema' | 'annotations'
>;

/** One tool of a toolbox. */
export type OfferedTool = ToolDefinition & {
  /** Its toolset. If undefined, the tool is always listed: another server has chosen it, or it is the user's own. */
  toolset?: string | undefined;
};

/** The options of one call. */
export interface CallOptions {
  access: Access;
  /** Identifies the caller, who alone may confirm its plans. */
  caller?: string | undefined;
  /** The least that must be confirmed by this caller. */
  confirmWrites?: ConfirmWrites | undefined;
  /** The names of the tools that the client is shown; unknown if omitted. */
  listed?: ReadonlySet<string> | undefined;
  /** When the client stops waiting, by `performance.now()`. */
  deadline?: number | undefined;
  /** How many messages of the same batch are answered together with it. */
  share?: number | undefined;
  /** The id of the request, for its errors in the log. */
  requestId?: string | undefined;
  /** Fires if the client cancels or goes away while the call runs. */
  signal: AbortSignal;
  /** Called as a long read advances. If omitted, the client did not ask for progress. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** The content of a resource: a text, or bytes in base64. */
export type ResourceContent = { mimeType: string } & ({ text: string } | { blob: string });

/** Tools that can be listed and called. */
export interface Toolbox {
  readonly tools: readonly OfferedTool[];
  readonly resources: readonly CatalogueResource[];
  /** The least that must be confirmed by every caller; `risky` if omitted. */
  readonly confirmWrites?: ConfirmWrites | undefined;
  /** What is known about the account without a request. `undefined` until it is loaded. */
  facts?(): AccountFacts | undefined;
  /**
   * Reads one resource.
   *
   * @throws ResourceNotFoundError if there is nothing at the address
   * @throws ProtocolError if it cannot be read
   */
  read(uri: string, options: CallOptions): Promise<ResourceContent>;
  /** The values that are offered for an argument of a template of resources. */
  complete(uri: string, argument: { name: string; value: string }, options: CallOptions): Promise<string[]>;
  /**
   * Runs one tool. An error of the tool is in the result.
   *
   * @throws UnknownToolError if there is no such tool
   */
  call(name: string, args: unknown, options: CallOptions): Promise<CallToolResult>;
}

/** Tools whose calls are never asked about themselves: amoCRM refuses two of them, and the third takes `confirm` beside the arguments of another. */
const unasked: readonly string[] = ['delete_lead', 'delete_contact', 'run_write_operation'];

/** Whether a tool may replace or remove something, so that its calls may have to be confirmed. */
export function overwrites(name: string, annotations: ToolDefinition['annotations']): boolean {
  return annotations?.destructiveHint === true && !unasked.includes(name);
}

/** A tool with the argument that confirms a single write. */
export function withConfirm<Tool extends ToolDefinition>(tool: Tool): Tool {
  const { inputSchema } = tool;
  const { properties = {} } = inputSchema;
  if ('confirm' in properties) return tool;
  const confirm = { type: 'string', description: 'Plan token.' };
  return { ...tool, inputSchema: { ...inputSchema, properties: { ...properties, confirm } } };
}

/** The caller named an unknown tool. */
export class UnknownToolError extends Error {}
