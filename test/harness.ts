import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse, print, validate } from 'graphql';
import { onTestFinished } from 'vitest';
import { type Client, createClient } from '../src/amocrm/index.ts';
import { readContent } from '../src/export/content.ts';
import { createExportFolder } from '../src/export/folder.ts';
import { createEngine, type Engine } from '../src/graph/engine.ts';
import { withIdVariables } from '../src/graph/id-variable.ts';
import { Metadata } from '../src/loaders/metadata.ts';
import { createToolbox } from '../src/mcp/tool.ts';
import { openJournalOf } from '../src/open-journal.ts';
import { openReplicaOf } from '../src/open-replica.ts';
import { type LoadedOperations, loadOperations } from '../src/operations/load.ts';
import type { Replica } from '../src/replica/index.ts';
import type { ConfirmWrites } from '../src/resolvers/confirm-writes.ts';
import type { Access, AccountExports, LeadDefaults, Progress } from '../src/resolvers/context.ts';
import { amocrmClock } from '../src/runtime.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox/index.ts';
import { schema } from '../src/schema/index.ts';
import type { State } from '../src/state/index.ts';
import { createMemoryState } from '../src/state/memory.ts';

/** The time at which the sandbox's clock stands in tests: 2026-11-05, 12:00 in Moscow. */
export const testNow = Date.UTC(2026, 10, 5, 9) / 1000;

/** One account on a sandbox of its own, as a test drives it. */
export interface Account {
  sandbox: Sandbox;
  engine: Engine;
  connection: Client;
  state: State;
  /** The replica, opened at first. */
  replica: () => Promise<Replica>;
  /** Its exported files, in a folder that ends with the account. */
  exports: AccountExports;
  /** Executes a query and returns its data; errors are thrown as one. */
  query<Data = Record<string, unknown>>(text: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The same for a query that was typed from the committed schema by `graphql(…)` of `test/generated`. */
  ask<Data, Variables extends object>(query: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>;
  /** Executes a query and returns the whole result. */
  execute(text: string, variables?: Record<string, unknown>, options?: ExecuteOptions): Promise<Result>;
  /** How many requests reached amoCRM while `work` ran, settings not counted. */
  count(work: () => Promise<unknown>): Promise<number>;
}

interface ExecuteOptions {
  access?: Access;
  caller?: string;
  confirmWrites?: ConfirmWrites;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

interface Result {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** What is fetched once and kept: it costs nothing per query. */
const settings = /\/(account|users|catalogs|leads\/pipelines|leads\/loss_reasons|\w+\/custom_fields)$/;

/** How an account is opened, besides how its sandbox behaves. */
export interface AccountOptions extends SandboxOptions {
  defaults?: LeadDefaults;
  confirmWrites?: ConfirmWrites;
  timeoutMs?: number;
  token?: string;
  /** The address of the sandbox for the client, if not its own. */
  address?: (sandboxUrl: string) => Promise<string>;
  verifyTls?: boolean;
  /** Whether the client must learn amoCRM's time from its answers, as outside of tests. */
  learnsTime?: boolean;
  /** Whether the replica is switched off. */
  replicaOff?: boolean;
  /** Whether writes are kept in a journal, for 90 days; it reads records before they are changed. */
  journal?: boolean;
  /** How long an answer waits for the first copy, in milliseconds; until its end if omitted. */
  replicaWaitMs?: number;
}

/** Starts an account; it ends with the test. */
export async function openAccount(options: AccountOptions = {}): Promise<Account> {
  const { close, ...account } = await startAccount(options);
  onTestFinished(close);
  return account;
}

/** Starts an account that several tests share; the caller closes it. */
export async function startAccount(options: AccountOptions = {}): Promise<Account & { close(): Promise<void> }> {
  const {
    defaults = {},
    confirmWrites,
    timeoutMs = 5_000,
    token,
    address,
    verifyTls,
    learnsTime,
    replicaOff,
    journal: hasJournal = false,
    replicaWaitMs = Number.POSITIVE_INFINITY,
    ...sandboxOptions
  } = options;
  const { now = () => testNow } = options;
  const sandbox = await startSandbox({
    now,
    rateLimit: false,
    accountRateLimit: false,
    ...sandboxOptions,
  });
  const state = createMemoryState();
  const connection = createClient({
    baseUrl: (await address?.(sandbox.url)) ?? sandbox.url,
    ...(verifyTls === undefined ? {} : { verifyTls }),
    accessToken: token ?? sandbox.token,
    rateLimit: 10_000,
    state,
    timeoutMs,
    retryDelay: () => 1,
    failureRestMs: 0,
  });
  const metadata = new Metadata(connection.with({}));
  const clock = learnsTime ? amocrmClock(connection) : { now, knowsTime: () => true };
  const replica = openReplicaOf({
    config: {
      replica: replicaOff ? undefined : { share: 0.5, historyDays: 400, databaseUrl: undefined },
      dataFolder: '',
    },
    isSandbox: true,
    connection,
    metadata,
    now: clock.now,
    waitMs: replicaWaitMs,
    pubSub: state.pubSub,
    log: { error: () => {}, warn: () => {} },
  });
  const journal = openJournalOf({
    config: { journalDays: hasJournal ? 90 : 0, dataFolder: '', replica: undefined },
    isSandbox: true,
    metadata,
    now: clock.now,
    log: { error: () => {} },
  });
  const folder = join(tmpdir(), `amocrm-graphql-exports-${randomUUID()}`);
  const exports: AccountExports = {
    ...createExportFolder({ folder, keyValue: state.keyValue }),
    address: undefined,
  };
  const engine = createEngine({
    schema,
    connection,
    account: {
      name: '',
      metadata,
      replica: replica.open,
      exports,
      journal: journal.open,
      onJournalFailure: (error) => {
        throw error;
      },
      state,
      defaults,
      confirmWrites,
      accountUrl: sandbox.url,
      ...clock,
    },
    log: ({ error }) => {
      throw error;
    },
  });
  const execute: Account['execute'] = async (text, variables = {}, { access = 'read-write', ...rest } = {}) => {
    const document = parse(text);
    const errors = validate(schema, document, withIdVariables());
    if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('\n'));
    const result = await engine.execute(document, variables, { access, ...rest });
    // As a client receives it: null prototypes and error classes do not survive JSON.
    return JSON.parse(JSON.stringify(result)) as Result;
  };
  return {
    sandbox,
    engine,
    connection,
    state,
    execute,
    replica: replica.open,
    exports,
    async close() {
      await replica.close();
      await journal.close();
      await rm(folder, { recursive: true, force: true });
      await connection.close();
      await sandbox.close();
    },
    async query<Data>(text: string, variables?: Record<string, unknown>) {
      const { data, errors } = await execute(text, variables);
      if (errors) throw new Error(JSON.stringify(errors, null, 1));
      return data as Data;
    },
    async ask(query, variables) {
      const { data, errors } = await execute(print(query), { ...variables } as Record<string, unknown>);
      if (errors) throw new Error(JSON.stringify(errors, null, 1));
      return data as never;
    },
    async count(work) {
      sandbox.clearRequests();
      await work();
      return sandbox.requestCount((request) => !settings.test(request.path));
    },
  };
}

let loaded: Promise<LoadedOperations> | undefined;

/**
 * The generated tools of an account: each call answers with its structured content; a failure is thrown as one.
 *
 * @param agrees whether what must be confirmed is confirmed at once
 */
export async function openTools(account: Account, { agrees = true }: { agrees?: boolean } = {}) {
  loaded ??= loadOperations({ root: 'src/operations' }, schema);
  const { operations, problems } = await loaded;
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 1));
  const onError = (error: unknown) => {
    throw error;
  };
  const toolbox = createToolbox(
    operations,
    { engine: account.engine, onError },
    {
      files: { read: async (token) => readContent(await account.exports.find(token)) },
    },
  );
  const options = { access: 'read-write', signal: new AbortController().signal } as const;
  return async <Answer = Record<string, unknown>>(
    name: string,
    args: Record<string, unknown> = {},
  ): Promise<Answer> => {
    // An operation that is no tool is run as assistants run it.
    const route = operations.find((operation) => operation.name === name && !operation.isTool);
    const runner = route?.kind === 'mutation' ? 'run_write_operation' : 'run_read_operation';
    const send = (given: Record<string, unknown>) =>
      route ? toolbox.call(runner, { name, arguments: given }, options) : toolbox.call(name, given, options);
    let result = await send(args);
    const { errors = [] } = (result.structuredContent ?? {}) as { errors?: { details?: { confirm?: string } }[] };
    const confirm = errors[0]?.details?.confirm;
    if (confirm && agrees) result = await send({ ...args, confirm });
    const answer = result.structuredContent as Record<string, unknown> | undefined;
    if (result.isError || !answer || 'errors' in answer) throw new Error(JSON.stringify(result, null, 1));
    return answer as Answer;
  };
}
