/**
 * The MCP server that both transports create for each connection or request: lists and calls tools, reads resources, and passes
 * progress and cancellation on. The toolbox decides what is refused. A failed tool is a result, never a protocol error.
 */
import { setMaxListeners } from 'node:events';
import {
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
} from '@modelcontextprotocol/server';
import { nearestNames } from '../errors/nearest.ts';
import { quote } from '../errors/quote.ts';
import { describeThrown, maskedError } from '../operations/error.ts';
import { type ConfirmWrites, strictest } from '../resolvers/confirm-writes.ts';
import type { Access, Progress } from '../resolvers/context.ts';
import { inSpan } from '../telemetry/span.ts';
import { coreToolsets, isListed, type ToolsetChoice } from '../toolset.ts';
import type { Charts } from './chart.ts';
import { CheckedServer } from './checked-server.ts';
import { askToConfirm, continueCall } from './confirmation.ts';
import { toErrorResult } from './error.ts';
import { formatInstructions } from './instruction.ts';
import { completePrompt, getPrompt, listPrompts } from './prompt.ts';
import { listSkillResources, readSkillFile, serveSkills, skillsExtension } from './skill.ts';
import {
  type OfferedTool,
  overwrites,
  type Toolbox,
  type ToolDefinition,
  UnknownToolError,
  withConfirm,
} from './toolbox.ts';
import { untrusted } from './untrusted.ts';
import { linkView, listViewResources, readView, showsViews, viewExtension } from './view.ts';

/** The options of one server. */
export interface ServerOptions {
  /** If read-only, tools that write are not listed, and the toolbox refuses them. */
  access: Access;
  /** Identifies the caller, who alone may confirm its plans. */
  caller?: string | undefined;
  /** The least that must be confirmed by this caller. */
  confirmWrites?: ConfirmWrites | undefined;
  /** The toolsets whose tools are listed: the core if omitted. */
  toolsets?: ToolsetChoice | undefined;
  /** When the client stops waiting, by `performance.now()`. */
  deadline?: number | undefined;
  /** How many messages of the same batch are answered together with it. */
  share?: number | undefined;
  /** The id of the request, for its errors in the log. */
  requestId?: string | undefined;
  /** Whether clients can watch resources. Only a server that receives webhooks learns of changes. */
  watches?: boolean;
  /** Of this package, for `serverInfo`. */
  version: string;
  /** The folder of the procedures that are offered as prompts and skills. */
  skills: string;
  /** The folder of the built pages that draw answers of tools. */
  views: string;
  /** Draws answers for clients that show no views; if omitted, nothing is drawn. */
  charts?: Charts | undefined;
  /** Called before anything is listed. An error that it throws is the answer. */
  beforeList?: () => Promise<void>;
  /** Put before the instructions. */
  notice?: string;
  /** Called with every error that the caller sees only masked. */
  onError: (error: unknown) => void;
}

/** How long a client of the 2026-07-28 protocol may cache the list, in milliseconds. */
const listTtlMs = 300_000;

/** Creates a server over a toolbox. Cheap: each HTTP request gets a new one. */
export function createMcpServer(toolbox: Toolbox, options: ServerOptions): Server {
  const {
    access,
    caller,
    confirmWrites,
    toolsets = coreToolsets,
    deadline,
    share,
    requestId,
    version,
    watches = false,
  } = options;
  const { beforeList, charts, notice, onError, skills, views } = options;
  const listed = () => allowedTools(toolbox, access).filter((tool) => isListed(tool, toolsets));
  const confirmed = strictest(confirmWrites ?? 'never', toolbox.confirmWrites ?? 'risky');
  const isConfirmed = ({ name, annotations }: ToolDefinition) =>
    confirmed === 'all' ? !annotations?.readOnlyHint : confirmed === 'risky' && overwrites(name, annotations);
  const unlisted = allowedTools(toolbox, access).flatMap((tool) =>
    tool.toolset === undefined || isListed(tool, toolsets) ? [] : [tool.toolset],
  );
  const instructions = formatInstructions(new Set(listed().map(({ name }) => name)), toolbox.facts?.(), [
    ...new Set(unlisted),
  ]);
  const server = new CheckedServer(
    { name: 'amocrm-graphql', version },
    {
      capabilities: {
        tools: { listChanged: true },
        resources: { subscribe: watches },
        prompts: {},
        completions: {},
        extensions: { [skillsExtension]: {}, [viewExtension]: {} },
      },
      instructions: notice === undefined ? instructions : `${notice}\n${instructions}`,
      // Private, because the list depends on the caller.
      cacheHints: { 'tools/list': { ttlMs: listTtlMs, cacheScope: 'private' } },
    },
  );
  server.setRequestHandler('tools/list', async () => {
    await beforeList?.();
    const offer = ({ toolset: _, ...tool }: OfferedTool) => {
      const link = linkView(tool.name);
      return { ...(isConfirmed(tool) ? withConfirm(tool) : tool), ...(link && { _meta: link }) };
    };
    return { tools: listed().map(offer) };
  });
  const listResources = async () => {
    await beforeList?.();
    return toolbox.resources.map(({ uri, ...about }) => ({ ...about, uri, mimeType: 'application/json' }));
  };
  server.setRequestHandler('resources/list', async () => ({
    resources: [
      ...(await listResources()).filter(({ uri }) => !uri.includes('{')),
      ...listSkillResources(),
      ...listViewResources(),
    ],
  }));
  server.setRequestHandler('resources/templates/list', async () => ({
    resourceTemplates: (await listResources())
      .filter(({ uri }) => uri.includes('{'))
      .map(({ uri, ...about }) => ({ ...about, uriTemplate: uri })),
  }));
  server.setRequestHandler('resources/read', async ({ params: { uri } }, { mcpReq }) => {
    const skill = await readSkillFile(uri, skills);
    if (skill) return { contents: [{ uri, ...skill }] };
    const view = await readView(uri, views);
    if (view) return { contents: [{ uri, ...view }] };
    const content = await whileRunning(mcpReq.signal, (signal) =>
      toolbox.read(uri, { access, deadline, share, requestId, signal }),
    );
    return { contents: [{ uri, ...content, _meta: untrusted }] };
  });
  server.setRequestHandler('prompts/list', () => ({ prompts: listPrompts() }));
  server.setRequestHandler('prompts/get', ({ params }) =>
    getPrompt(params.name, params.arguments ?? {}, skills, toolbox.facts?.()),
  );
  server.setRequestHandler('completion/complete', async ({ params: { ref, argument } }, { mcpReq }) => {
    const complete = (signal: AbortSignal) => {
      const options = { access, deadline, share, requestId, signal };
      const call = (name: string) => toolbox.call(name, {}, options);
      return ref.type === 'ref/prompt'
        ? completePrompt(ref.name, argument, call)
        : toolbox.complete(ref.uri, argument, options);
    };
    return { completion: { values: await whileRunning(mcpReq.signal, complete) } };
  });
  serveSkills(server, skills);
  server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
    const token = params._meta?.progressToken;
    let reported = Number.NEGATIVE_INFINITY;
    const onProgress = ({ done, message }: Progress) => {
      // The protocol requires that progress increases.
      if (token === undefined || done <= reported || mcpReq.signal.aborted) return;
      reported = done;
      const notification = { progressToken: token, progress: done, message };
      mcpReq.notify({ method: 'notifications/progress', params: notification }).catch(onError);
    };
    const continued = continueCall(params.arguments, mcpReq, params.name === 'run_write_operation');
    if ('result' in continued) return continued.result;
    // In 2026 each request says what its client can do; over stdio no other place does.
    const envelope = mcpReq.envelope as { [CLIENT_CAPABILITIES_META_KEY]?: ClientCapabilities } | undefined;
    const capabilities = envelope?.[CLIENT_CAPABILITIES_META_KEY] ?? server.getClientCapabilities();
    const call = (signal: AbortSignal) =>
      toolbox.call(params.name, continued.args, {
        access,
        caller,
        confirmWrites,
        listed: new Set(listed().map(({ name }) => name)),
        deadline,
        share,
        requestId,
        signal,
        ...(token !== undefined && { onProgress }),
      });
    const illustrate = async (result: CallToolResult) => {
      // Another server may have drawn: it does not know this client.
      if (showsViews(capabilities)) return withoutImages(result);
      try {
        return (await charts?.add(params.name, params.arguments, result, toolbox.facts?.()?.language)) ?? result;
      } catch (error) {
        onError(error);
        return result;
      }
    };
    // An unknown name is a text of the caller's and must not become the name of a span.
    const name = toolbox.tools.some((tool) => tool.name === params.name) ? params.name : 'unknown';
    const attributes = { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': name };
    const carrier = mcpReq._meta ?? params._meta;
    try {
      return await inSpan(`tools/call ${name}`, { kind: 'server', attributes, carrier }, async (span) => {
        const result = await whileRunning(mcpReq.signal, call);
        if (result.isError) span.fail(findCode(result));
        return askToConfirm(await illustrate(result), capabilities);
      });
    } catch (error) {
      if (error instanceof UnknownToolError) throw unknownTool(params.name, allowedTools(toolbox, access));
      if (error instanceof ProtocolError) throw error;
      return toFailedResult(error, onError);
    }
  });
  return server;
}

function withoutImages(result: CallToolResult): CallToolResult {
  return { ...result, content: result.content.filter(({ type }) => type !== 'image') };
}

/** The stable code of a failed call. */
function findCode({ structuredContent }: CallToolResult): string {
  const { errors = [] } = (structuredContent ?? {}) as { errors?: { code: string }[] };
  return errors[0]?.code ?? 'INTERNAL_ERROR';
}

/** The result of a call that threw: the error itself if it was raised on purpose, otherwise a masked one. */
export function toFailedResult(error: unknown, onError: (error: unknown) => void): CallToolResult {
  const described = describeThrown(error);
  if (described) return toErrorResult(described);
  onError(error);
  return toErrorResult(maskedError);
}

/** The tools that a caller may call. */
function allowedTools(toolbox: Toolbox, access: Access): OfferedTool[] {
  return toolbox.tools.filter(({ annotations }) => access === 'read-write' || annotations?.readOnlyHint === true);
}

function unknownTool(name: string, tools: readonly OfferedTool[]): ProtocolError {
  const near = nearestNames(
    name,
    tools.map((tool) => tool.name),
  );
  const hint = near.length === 0 ? '' : `; did you mean ${near.map((each) => `"${each}"`).join(' or ')}?`;
  return new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool "${quote(name)}"${hint}`);
}

/** Passes on a signal that fires only while the work runs. The SDK's signal also fires after a successful exchange. */
async function whileRunning<Result>(
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  // Each running request to amoCRM adds a listener.
  setMaxListeners(0, controller.signal);
  const abort = () => controller.abort(outer.reason);
  if (outer.aborted) abort();
  outer.addEventListener('abort', abort);
  try {
    return await work(controller.signal);
  } finally {
    outer.removeEventListener('abort', abort);
  }
}
