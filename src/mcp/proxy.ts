/**
 * Forwards calls to another server of this kind, so that several assistants share its rate budget and its cache. The client
 * library is loaded only when this is used.
 */
import type { Client } from '@modelcontextprotocol/client';
import { type CallToolResult, ProtocolError } from '@modelcontextprotocol/server';
import { AmocrmGraphqlError, type ErrorDetails, type Fault } from '../errors/index.ts';
import { carryTrace } from '../telemetry/span.ts';
import type { ResourceContent, Toolbox, ToolDefinition } from './toolbox.ts';

/** The server that runs the tools. */
export interface ProxyOptions {
  /** `AMOCRM_SERVER_URL`: the server's address, without `/mcp`. */
  url: string;
  /** One of that server's `API_TOKENS`, if it requires one. */
  token?: string | undefined;
  /** The name of an account, if the token is valid for several. */
  account?: string | undefined;
  /** Of this package. */
  version: string;
  /** The toolsets that the server lists, separated by commas: its own choice if omitted. */
  toolsets?: string | undefined;
  /** Used instead of the global `fetch`. */
  fetch?: typeof fetch;
}

/** The server of `AMOCRM_SERVER_URL` does not answer, or refuses this client. */
export class ServerUnreachableError extends AmocrmGraphqlError {
  readonly code = 'SERVER_UNREACHABLE';
  readonly fault = 'configuration';
  override readonly retryable = true;
  /** Whether the server answers and refuses this client. */
  readonly isRefusal: boolean;

  constructor(message: string, details: ErrorDetails & { isRefusal?: boolean }) {
    super(message, details);
    this.isRefusal = details.isRefusal ?? false;
  }
}

/** The server answers and refuses the request. */
export class ServerRefusalError extends AmocrmGraphqlError {
  /** The code of the server's answer. */
  readonly code: string;
  readonly fault: Fault;
  override readonly retryable: boolean;

  constructor(message: string, { code, retryable }: { code: string; retryable: boolean }, details: ErrorDetails) {
    super(message, details);
    this.code = code;
    // The caller of a tool has chosen neither the token nor the account.
    this.fault = retryable ? 'server' : 'configuration';
    this.retryable = retryable;
  }
}

/** How long a call waits for an answer or for progress, in milliseconds. The server's own limits are shorter. */
const silenceLimitMs = 600_000;

/** Another server's tools. */
export interface ProxyToolbox extends Toolbox {
  /** Ends the connection. */
  close(): Promise<void>;
}

/**
 * Connects and lists the server's tools.
 *
 * @throws ServerUnreachableError naming AMOCRM_SERVER_URL
 */
export async function createProxyToolbox(options: ProxyOptions): Promise<ProxyToolbox> {
  try {
    const client = await connect(options);
    const [{ tools }, { resources }, { resourceTemplates }] = await Promise.all([
      client.listTools(),
      client.listResources(),
      client.listResourceTemplates(),
    ]);
    const addresses = [...resources, ...resourceTemplates.map(({ uriTemplate: uri, ...about }) => ({ ...about, uri }))];
    return {
      // This server links the views itself, as it does for tools of its own.
      tools: tools.map(({ _meta, ...tool }) => tool) as ToolDefinition[],
      resources: addresses.map(({ uri, name, title = name, description = '' }) => ({ uri, name, title, description })),
      call: (...call) => forward(client, options, ...call),
      read: (uri, { signal }) => forwardRead(client, options, uri, signal),
      async complete(uri, argument, { signal }) {
        const ref = { type: 'ref/resource', uri } as const;
        return (await client.complete({ ref, argument }, { signal })).completion.values;
      },
      close: () => client.close(),
    };
  } catch (error) {
    throw describeFailure(error, options, 'Start it with `npm start`, or correct or remove AMOCRM_SERVER_URL.');
  }
}

async function connect({ url, token, account, toolsets, version, fetch }: ProxyOptions): Promise<Client> {
  const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
  const address = new URL('mcp', url.endsWith('/') ? url : `${url}/`);
  if (toolsets !== undefined) address.searchParams.set('toolsets', toolsets);
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(account !== undefined && { 'amocrm-account': account }),
  };
  const transport = new StreamableHTTPClientTransport(address, {
    // Calls contain data of the CRM. They go to the named server only.
    requestInit: { headers, redirect: 'error' },
    ...(fetch && { fetch }),
  });
  const client = new Client({ name: 'amocrm-graphql', version }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(transport);
  return client;
}

async function forward(
  client: Client,
  options: ProxyOptions,
  name: string,
  args: unknown,
  { signal, onProgress }: Parameters<Toolbox['call']>[2],
): Promise<CallToolResult> {
  try {
    // `callTool` would validate the answer again.
    return await client.request(
      {
        method: 'tools/call',
        params: { name, arguments: args as Record<string, unknown> | undefined, _meta: carryTrace() },
      },
      {
        signal,
        timeout: silenceLimitMs,
        resetTimeoutOnProgress: true,
        ...(onProgress && { onprogress: ({ progress, message = '' }) => onProgress({ done: progress, message }) }),
      },
    );
  } catch (error) {
    throw describeFailure(error, options, 'Check whether a write was carried out before repeating it.');
  }
}

async function forwardRead(
  client: Client,
  options: ProxyOptions,
  uri: string,
  signal: AbortSignal,
): Promise<ResourceContent> {
  try {
    const { contents } = await client.readResource({ uri }, { signal });
    const [content] = contents;
    const mimeType = content?.mimeType ?? 'application/json';
    return content && 'blob' in content ? { mimeType, blob: content.blob } : { mimeType, text: content?.text ?? '' };
  } catch (error) {
    throw describeFailure(error, options, 'Try again.');
  }
}

/** An error of the server's own is passed on unchanged. */
function describeFailure(error: unknown, { url }: ProxyOptions, remedy: string): Error {
  if (error instanceof ProtocolError) return error;
  const { status, text } = (error as { data?: { status?: unknown; text?: unknown } }).data ?? {};
  const refusal = status === 401 ? undefined : parseRefusal(text);
  if (refusal) {
    const [isOfAccount, own] = [refusal.code.startsWith('ACCOUNT_'), refusal.remedy ?? remedy];
    return new ServerRefusalError(`The server at ${url} (AMOCRM_SERVER_URL) refuses: ${refusal.message}`, refusal, {
      remedy: isOfAccount ? `Name the account by \`--account\` after \`mcp\`. The server says: ${own}` : own,
      cause: error,
    });
  }
  if (status === 401 || status === 403) {
    const message = `The server at ${url} (AMOCRM_SERVER_URL) refuses this client: HTTP ${status}`;
    return new ServerUnreachableError(message, {
      remedy: 'Give one of its API_TOKENS.',
      cause: error,
      isRefusal: true,
    });
  }
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The server at ${url} (AMOCRM_SERVER_URL) cannot be reached: ${reason}`;
  return new ServerUnreachableError(message, { remedy, cause: error });
}

/** Parses the answer of a server of this kind that refuses a request. */
function parseRefusal(text: unknown) {
  try {
    const { errors } = JSON.parse(String(text)) as { errors?: { message?: unknown; extensions?: unknown }[] };
    const [{ message, extensions } = {}] = errors ?? [];
    const { code, remedy, retryable } = (extensions ?? {}) as Record<string, unknown>;
    if (typeof message !== 'string' || typeof code !== 'string') return undefined;
    return { message, code, remedy: typeof remedy === 'string' ? remedy : undefined, retryable: retryable === true };
  } catch {
    return undefined;
  }
}
