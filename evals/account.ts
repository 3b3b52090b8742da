/** The account of one task: the demo account with a few records more, the server over it, and a client as a host has one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { startApp } from '../src/app.ts';
import { loadConfig } from '../src/config/index.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { createLogger } from '../src/telemetry/logger.ts';
import { addRecords } from './record.ts';
import { type Change, captureState, compareStates } from './state.ts';
import { createWorld, type World } from './world.ts';

/** When the tasks take place: Thursday, 2026-11-05, 12:00 in Moscow. Unix seconds. */
export const taskTime = Date.UTC(2026, 10, 5, 9) / 1000;

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

/** Starts an account. Its client cannot ask the user, so plans come with a token to confirm them. */
export async function startAccount(): Promise<EvalAccount> {
  const sandbox = await startSandbox({ now: () => taskTime, rateLimit: false, accountRateLimit: false });
  addRecords((method, path, body) => sandbox.send(method, path, body));
  const before = captureState(sandbox.data());
  const folder = await mkdtemp(join(tmpdir(), 'amocrm-graphql-evals-'));
  const config = loadConfig({
    PORT: '0',
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    API_TOKEN_RATE_LIMIT: '0',
    LOG_LEVEL: 'silent',
  });
  // The sandbox has no limit here, and each account has its own copy.
  const accounts = config.accounts.map((account) => ({ ...account, rateLimit: 10_000, accountRateLimit: 10_000 }));
  const log = createLogger({ level: 'silent', secrets: [] });
  const app = await startApp({ ...config, accounts, dataFolder: folder }, log);
  const client = new Client(
    { name: 'evals', version: '1.0.0' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)));
  const { tools } = await client.listTools();
  return {
    world: createWorld(sandbox.data(), taskTime),
    instructions: client.getInstructions() ?? '',
    tools: tools as readonly ListedTool[],
    call: async (name, args) => toAnswer(await callTool(client, name, args)),
    changes: () => compareStates(before, captureState(sandbox.data())),
    async close() {
      await client.close();
      await app.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
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
