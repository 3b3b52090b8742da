/** The account of one task: the demo account with a few records more, the server over it, and a client as a host has one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { startApp } from '../src/app.ts';
import { loadConfig } from '../src/config/index.ts';
import { type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import { createLogger } from '../src/telemetry/logger.ts';
import { addRecords } from './record.ts';
import { type Change, captureState, compareStates } from './state.ts';
import { createWorld, type World } from './world.ts';

/**
 * When the tasks take place: Thursday, 2026-11-05, 12:01 in Moscow. Unix seconds. A task that was due at 12:00 is overdue then, however
 * long a model thinks.
 */
export const taskTime = Date.UTC(2026, 10, 5, 9, 1) / 1000;

/** A tool as the server lists it. */
export interface ListedTool {
  name: string;
  description?: string | undefined;
  inputSchema: Record<string, unknown>;
}

/** What a tool has answered. */
export interface ToolAnswer {
  isError: boolean;
  /** As the model reads it. */
  text: string;
  /** The same as an object; empty if it is not one. */
  content: Record<string, unknown>;
}

/** A running account. */
export interface EvalAccount {
  /** What the account was like before anything was done. */
  world: World;
  /** What the server tells a model before its first call. */
  instructions: string;
  /** The tools that are listed by default. */
  tools: readonly ListedTool[];
  /** Calls a tool. A refusal is an answer too. */
  call(name: string, args: Record<string, unknown>): Promise<ToolAnswer>;
  /** What has been written since the start. */
  changes(): Change[];
  close(): Promise<void>;
}

/** A server of several accounts that are alike. */
export interface EvalServer {
  /** An account in which nothing has been done; undefined if all have been taken. */
  take(): Promise<EvalAccount | undefined>;
  close(): Promise<void>;
}

/** Ids of accounts differ, because the server keeps what it knows of each by its id. */
const firstAccountId = 31_500_000;

/** Starts a server. Starting it costs far more than each of its accounts. */
export async function startServer(count: number): Promise<EvalServer> {
  const folder = await mkdtemp(join(tmpdir(), 'amocrm-graphql-evals-'));
  const sandboxes = new Map<string, Sandbox>();
  for (let index = 0; index < count; index += 1) {
    const sandbox = await startSandbox({ now: () => taskTime, rateLimit: false, accountRateLimit: false });
    sandbox.changeAccount({ id: firstAccountId + index });
    addRecords((method, path, body) => sandbox.send(method, path, body));
    const name = `account-${index}`;
    sandboxes.set(name, sandbox);
    const { url, token } = sandbox;
    await writeFile(join(folder, `${name}.env`), `AMOCRM_BASE_URL=${url}\nAMOCRM_ACCESS_TOKEN=${token}\n`);
  }
  // The sandbox has no limit here.
  const limits = { AMOCRM_RATE_LIMIT: '1000', AMOCRM_ACCOUNT_RATE_LIMIT: '1000', API_TOKEN_RATE_LIMIT: '0' };
  const config = loadConfig({ PORT: '0', ACCOUNTS_DIR: folder, DATA_DIR: folder, LOG_LEVEL: 'silent', ...limits });
  const app = await startApp(config, createLogger({ level: 'silent', secrets: [] }));
  return {
    async take() {
      const [next] = sandboxes;
      if (!next) return undefined;
      const [name, sandbox] = next;
      sandboxes.delete(name);
      return openAccount(app.url, name, sandbox);
    },
    async close() {
      await app.close();
      for (const sandbox of sandboxes.values()) await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Connects to an account. The client cannot ask its user, so plans come with a token to confirm them. */
async function openAccount(url: string, name: string, sandbox: Sandbox): Promise<EvalAccount> {
  const before = captureState(sandbox.data());
  const client = new Client(
    { name: 'evals', version: '1.0.0' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  const requestInit = { headers: { 'amocrm-account': name } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit }));
  const { tools } = await client.listTools();
  return {
    world: createWorld(sandbox.data(), taskTime),
    instructions: client.getInstructions() ?? '',
    tools: tools as readonly ListedTool[],
    call: async (tool, args) => toAnswer(await callTool(client, tool, args)),
    changes: () => compareStates(before, captureState(sandbox.data())),
    async close() {
      await client.close();
      await sandbox.close();
    },
  };
}

interface RawAnswer {
  isError?: boolean | undefined;
  structuredContent?: unknown;
  content: readonly { type: string; text?: string }[];
}

async function callTool(client: Client, name: string, args: Record<string, unknown>): Promise<RawAnswer> {
  try {
    return (await client.callTool({ name, arguments: args })) as RawAnswer;
  } catch (error) {
    // An unknown tool is an error of the protocol; hosts show it to the model.
    return { isError: true, content: [{ type: 'text', text: error instanceof Error ? error.message : String(error) }] };
  }
}

function toAnswer({ isError = false, structuredContent, content }: RawAnswer): ToolAnswer {
  const text = content.flatMap((part) => (part.type === 'text' ? (part.text ?? '') : [])).join('\n');
  return { isError, text, content: (structuredContent ?? {}) as Record<string, unknown> };
}
