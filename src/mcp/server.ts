/**
 * The MCP server that both transports make for each connection or request: lists tools and calls them, reads resources,
 * passes progress and cancellation on. Refuses nothing that the toolbox does not refuse, and lets no failure of a tool become a protocol error.
 */
import { type CallToolResult, ProtocolError, ProtocolErrorCode, type Server } from '@modelcontextprotocol/server';
import { nearestNames } from '../errors/nearest.ts';
import { quote } from '../errors/quote.ts';
import { describeThrown, maskedError } from '../operations/error.ts';
import type { Access, Progress } from '../resolvers/context.ts';
import { inSpan } from '../telemetry/span.ts';
import { CheckedServer } from './checked-server.ts';
import { failWith } from './error.ts';
import { writeInstructions } from './instruction.ts';
import { type Toolbox, type ToolDefinition, UnknownToolError } from './toolbox.ts';
import { untrusted } from './untrusted.ts';

/** How one server is made. */
export interface ServerOptions {
  /** Read-only: tools that write are not listed, and the toolbox refuses them. */
  access: Access;
  /** When the client stops waiting, by `performance.now()`. */
  deadline?: number | undefined;
  /** Of how many messages, answered together, it is one. */
  share?: number | undefined;
  /** Whether changes of resources are told: only a server that takes webhooks in hears of them. */
  watches?: boolean;
  /** Of this package, for `serverInfo`. */
  version: string;
  /** Called before anything is listed; what it throws is the answer. */
  beforeList?: () => Promise<void>;
  /** What the client is to know first. */
  notice?: string;
  /** Told of every error that the caller only sees masked. */
  onError: (error: unknown) => void;
}

/** How long a client of the 2026-07-28 protocol may keep the list, in milliseconds. */
const LIST_TTL_MS = 300_000;

/** Makes a server over a toolbox. Cheap: it is made anew for every HTTP request. */
export function createMcpServer(toolbox: Toolbox, options: ServerOptions): Server {
  const { access, deadline, share, version, watches = false, beforeList, notice, onError } = options;
  const instructions = writeInstructions(
    new Set(listTools(toolbox, access).map(({ name }) => name)),
    toolbox.facts?.(),
  );
  const server = new CheckedServer(
    { name: 'amocrm-graphql', version },
    {
      capabilities: { tools: { listChanged: true }, resources: { subscribe: watches } },
      instructions: notice === undefined ? instructions : `${notice}\n${instructions}`,
      // Private, because what is listed depends on the caller's access.
      cacheHints: { 'tools/list': { ttlMs: LIST_TTL_MS, cacheScope: 'private' } },
    },
  );
  server.setRequestHandler('tools/list', async () => {
    await beforeList?.();
    return { tools: listTools(toolbox, access) };
  });
  const listResources = async () => {
    await beforeList?.();
    return toolbox.resources.map(({ uri, ...about }) => ({ ...about, uri, mimeType: 'application/json' }));
  };
  server.setRequestHandler('resources/list', async () => ({
    resources: (await listResources()).filter(({ uri }) => !uri.includes('{')),
  }));
  server.setRequestHandler('resources/templates/list', async () => ({
    resourceTemplates: (await listResources())
      .filter(({ uri }) => uri.includes('{'))
      .map(({ uri, ...about }) => ({ ...about, uriTemplate: uri })),
  }));
  server.setRequestHandler('resources/read', async ({ params: { uri } }, { mcpReq }) => {
    const text = await whileRunning(mcpReq.signal, (signal) => toolbox.read(uri, { access, deadline, share, signal }));
    return { contents: [{ uri, mimeType: 'application/json', text, _meta: untrusted }] };
  });
  server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
    const token = params._meta?.progressToken;
    let reported = Number.NEGATIVE_INFINITY;
    const onProgress = ({ done, message }: Progress) => {
      // The protocol wants progress to grow.
      if (token === undefined || done <= reported || mcpReq.signal.aborted) return;
      reported = done;
      const notification = { progressToken: token, progress: done, message };
      mcpReq.notify({ method: 'notifications/progress', params: notification }).catch(onError);
    };
    const call = (signal: AbortSignal) =>
      toolbox.call(params.name, params.arguments, {
        access,
        deadline,
        share,
        signal,
        ...(token !== undefined && { onProgress }),
      });
    // A name that is no tool's is whatever somebody sent.
    const name = toolbox.tools.some((tool) => tool.name === params.name) ? params.name : 'unknown';
    const attributes = { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': name };
    const carrier = mcpReq._meta ?? params._meta;
    try {
      return await inSpan(`tools/call ${name}`, { kind: 'server', attributes, carrier }, async (span) => {
        const result = await whileRunning(mcpReq.signal, call);
        if (result.isError) span.fail(readCode(result));
        return result;
      });
    } catch (error) {
      if (error instanceof UnknownToolError) throw unknownTool(params.name, listTools(toolbox, access));
      if (error instanceof ProtocolError) throw error;
      return failThrown(error, onError);
    }
  });
  return server;
}

/** The stable code of a call that failed. */
function readCode({ structuredContent }: CallToolResult): string {
  const { errors = [] } = (structuredContent ?? {}) as { errors?: { code: string }[] };
  return errors[0]?.code ?? 'INTERNAL_ERROR';
}

/** The result of a call that threw: in words when it was raised on purpose, masked otherwise. */
export function failThrown(error: unknown, onError: (error: unknown) => void): CallToolResult {
  const described = describeThrown(error);
  if (described) return failWith(described);
  onError(error);
  return failWith(maskedError);
}

function listTools(toolbox: Toolbox, access: Access): ToolDefinition[] {
  return toolbox.tools.filter(({ annotations }) => access === 'read-write' || annotations?.readOnlyHint === true);
}

function unknownTool(name: string, tools: readonly ToolDefinition[]): ProtocolError {
  const near = nearestNames(
    name,
    tools.map((tool) => tool.name),
  );
  const hint = near.length === 0 ? '' : `; did you mean ${near.map((each) => `"${each}"`).join(' or ')}?`;
  return new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool "${quote(name)}"${hint}`);
}

/** The SDK's signal fires also when an exchange has ended well; the signal that is passed on does not. */
async function whileRunning<Result>(
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = () => controller.abort(outer.reason);
  if (outer.aborted) abort();
  outer.addEventListener('abort', abort);
  try {
    return await work(controller.signal);
  } finally {
    outer.removeEventListener('abort', abort);
  }
}
