/**
 * One account, ready to execute operations: its client, caches, engine and tools. Called by the server (`app.ts`), once per account,
 * and by the command `mcp`.
 */
import { join } from 'node:path';
import type { Client, TransportObserver } from './amocrm/index.ts';
import { onlyAccount } from './config/account.ts';
import type { AccountConfig, Config } from './config/index.ts';
import { packageRoot } from './config/package.ts';
import { type OpenAccount, openAccount } from './connect.ts';
import { AmocrmGraphqlError } from './errors/index.ts';
import { readContent } from './export/content.ts';
import { createExportFolder } from './export/folder.ts';
import { createAsk } from './graph/ask.ts';
import { createCompiler } from './graph/compile.ts';
import { createEngine, type Engine } from './graph/engine.ts';
import { Metadata } from './loaders/metadata.ts';
import { metadataChannel } from './loaders/setting-cache.ts';
import { createToolbox } from './mcp/tool.ts';
import type { Toolbox } from './mcp/toolbox.ts';
import { openJournalOf } from './open-journal.ts';
import { type LazyReplica, openReplicaOf } from './open-replica.ts';
import { loadOperations } from './operations/load.ts';
import { describeDiagnostic, type Operation } from './operations/operation.ts';
import type { RunEvent } from './operations/run.ts';
import { formatDateTime } from './resolvers/account-time.ts';
import type { AccountContext, AccountExports } from './resolvers/context.ts';
import { schema } from './schema/index.ts';
import type { State } from './state/index.ts';
import type { Logger } from './telemetry/logger.ts';
import type { AccountMetrics, Metrics } from './telemetry/metrics.ts';
import { nameRequest } from './telemetry/request.ts';
import { within } from './wait.ts';

/** The result of one readiness check; `message` explains a failure. */
export interface Check {
  name: string;
  ok: boolean;
  message?: string;
}

/** Everything that the doors need of one account. */
export interface Runtime {
  /** Its name in the configuration. */
  name: string;
  engine: Engine;
  toolbox: Toolbox;
  /** Whether this is the embedded sandbox with demo data. */
  isSandbox: boolean;
  connection: Client;
  metadata: Metadata;
  state: State;
  exports: AccountExports;
  /** The account's URL in a browser, as far as it is known. */
  accountUrl(): string;
  signIn: OpenAccount['signIn'];
  log: Logger;
  /** Loads the account for the instructions of MCP clients, unless it is loaded. Has a short timeout and never throws. */
  learnAccount(): Promise<void>;
  /** Called with the outcome of every REST operation. */
  observeRest: (event: RunEvent) => void;
  /** Whether amoCRM can be reached and accepts the token. */
  checkReadiness(): Promise<Check[]>;
  close(): Promise<void>;
}

/** Loads the operations of the package and those of TOOLS_DIR. An invalid document is logged and skipped. */
export async function openOperations({ toolsDir }: Config, log: Logger): Promise<readonly Operation[]> {
  const { operations, problems } = await loadOperations(
    { root: join(packageRoot, 'src/operations'), extra: toolsDir },
    schema,
  );
  for (const problem of problems) log.error({ problem: describeDiagnostic(problem) }, 'A tool document was skipped');
  return operations;
}

/** Depends on the schema only, so all accounts share it. */
const compiler = createCompiler(schema);

/** Opens an account, or the sandbox if it has no credentials. Sends nothing to amoCRM until the first call. */
export async function openRuntime(
  config: Config,
  account: AccountConfig,
  operations: readonly Operation[],
  serverLog: Logger,
  metrics?: Metrics,
): Promise<Runtime> {
  const isOnly = account.name === onlyAccount;
  const log = isOnly ? serverLog : serverLog.child({ account: account.name });
  const numbers = metrics?.account(account.name);
  const open = await openAccount(config, account, log, observe(log, numbers));
  const { connection, state, signIn, accountUrl } = open;
  const shared = config.redisUrl ? state : undefined;
  // Parts are a closed list, so they are safe as a metrics label.
  const metadata = new Metadata(connection.with({}), Date.now, shared, numbers?.lookup);
  await shared?.pubSub.subscribe(metadataChannel, (part) => metadata.forget(part));
  for (const { document } of operations) compiler.keep(document);
  const clock = amocrmClock(connection);
  const { now } = clock;
  const exports: AccountExports = {
    ...createExportFolder({ folder: join(config.dataFolder, 'exports'), keyValue: state.keyValue }),
    address: undefined,
  };
  const replica = openReplicaOf({
    config,
    isSandbox: open.isSandbox,
    connection,
    metadata,
    now,
    rateLimit: account.rateLimit,
    pubSub: state.pubSub,
    log,
  });
  let unkeptWrites = 0;
  const journal = openJournalOf({ config, isSandbox: open.isSandbox, metadata, now, log });
  metrics?.watch(account.name, () => readState(open, replica));
  const engine = createEngine({
    schema,
    compiler,
    connection,
    account: {
      name: isOnly ? '' : account.name,
      metadata,
      state,
      defaults: account.defaults,
      confirmWrites: config.confirmWrites,
      exports,
      replica: replica.open,
      journal: journal.open,
      onJournalFailure(error) {
        unkeptWrites += 1;
        log.error({ err: error }, 'The journal could not be written');
      },
      // Read by every request anew, because a signed-in account may be renamed.
      get accountUrl() {
        return accountUrl();
      },
      ...clock,
    },
    log: ({ correlationId, requestId, path, error }) =>
      log.error({ ...nameRequest(requestId), correlationId, path, err: error }, 'Unexpected error'),
  });
  return {
    name: account.name,
    engine,
    toolbox: createToolbox(
      operations,
      {
        engine,
        onError: (error, requestId) => log.error({ ...nameRequest(requestId), err: error }, 'Unexpected error'),
        observe: (event) => numbers?.operation({ door: 'mcp', ...event }),
      },
      {
        facts: () => accountFacts(metadata, now()),
        files: { read: async (token) => readContent(await exports.find(token)) },
        queries: { schema, ask: createAsk(engine, config), introspection: config.introspection },
        confirmWrites: config.confirmWrites,
      },
    ),
    observeRest: (event) => numbers?.operation({ door: 'rest', ...event }),
    connection,
    metadata,
    state,
    exports,
    isSandbox: open.isSandbox,
    accountUrl,
    signIn,
    log,
    learnAccount: createLearner(metadata),
    checkReadiness: async () => [
      ...(await checkReadiness(open)),
      ...(await checkReplica(replica, now())),
      ...checkJournal(unkeptWrites),
    ],
    async close() {
      await replica.close();
      await journal.close();
      await open.close();
    },
  };
}

/** The facts about the account in the instructions for MCP clients; undefined if the account has not been loaded. */
function accountFacts(metadata: Metadata, now: number) {
  const account = metadata.accountNow();
  if (!account) return undefined;
  const { timezone, currency, language } = account;
  return { now: formatDateTime(now, timezone), timezone, currency, language };
}

/** How long an MCP client's first request waits for the account, and how long after a failure it is loaded again, in milliseconds. */
const learnTimeoutMs = 1_000;
const learnRetryMs = 60_000;

/** The tools need the account anyway, so this costs no extra request. Without it, the instructions name the tool that returns it. */
function createLearner(metadata: Metadata): () => Promise<void> {
  let startedAt = Number.NEGATIVE_INFINITY;
  let learning: Promise<unknown> | undefined;
  return async () => {
    if (metadata.accountNow()) return;
    if (!learning && performance.now() - startedAt > learnRetryMs) {
      startedAt = performance.now();
      learning = metadata
        .account()
        .catch(() => {})
        .finally(() => {
          learning = undefined;
        });
    }
    if (learning) await within(learning, learnTimeoutMs, () => {});
  };
}

/** Checks that amoCRM answers and accepts the token, and reports a session that cannot be refreshed while its token still works. */
async function checkReadiness({ connection, state, signIn }: OpenAccount): Promise<Check[]> {
  const checks: Check[] = [];
  try {
    // Bypasses the cache, because readiness is about the present.
    const account = await connection.with({}).account.get();
    checks.push({ name: 'amocrm', ok: true, message: account.name });
  } catch (error) {
    const message = error instanceof AmocrmGraphqlError ? `${error.code}: ${error.message}` : 'unexpected error';
    checks.push({ name: 'amocrm', ok: false, message });
  }
  const { breaker } = connection.state();
  if (breaker.error)
    checks.push({ name: 'circuit', ok: false, message: `${breaker.error.code}: ${breaker.error.message}` });
  const trouble = await state.trouble();
  // Reads work without the shared state, so removing the instance would not help.
  if (trouble) checks.push({ name: 'state', ok: true, message: `degraded: ${trouble}` });
  const session = await signIn?.session.state().catch(() => undefined);
  if (session?.status === 'ok' && session.reason) {
    checks.push({ name: 'session', ok: true, message: `degraded: ${session.reason}` });
  }
  if (session && session.status !== 'ok') {
    const works = checks[0]?.ok === true;
    const until = works && session.expiresAt ? `; works until ${new Date(session.expiresAt * 1000).toISOString()}` : '';
    const message = `REAUTHORIZATION_REQUIRED: ${session.reason ?? 'no user has signed in'}${until}`;
    checks.push({ name: 'session', ok: works, message });
  }
  return checks;
}

/** The time by amoCRM's clock, in unix seconds, which decides what is recent or overdue. */
export function amocrmClock({ clockOffsetMs }: Client): Pick<AccountContext, 'now' | 'knowsTime'> {
  return {
    now: () => Math.floor((Date.now() + (clockOffsetMs() ?? 0)) / 1000),
    knowsTime: () => clockOffsetMs() !== undefined,
  };
}

function observe(log: Logger, numbers: AccountMetrics | undefined): TransportObserver {
  return {
    call(event) {
      log.debug({ amocrm: event }, 'amoCRM request');
      numbers?.call(event);
    },
    retry: (event) => numbers?.retry(event),
    wait: (lane, ms) => numbers?.wait(lane, ms),
  };
}

async function readState({ connection, tokenTimes }: OpenAccount, replica: LazyReplica) {
  const { limiter, breaker } = connection.state();
  return {
    ...limiter,
    open: breaker.error?.code,
    token: await tokenTimes().catch(() => undefined),
    replica: await readFreshness(replica),
  };
}

/** How current the replica is; undefined before the first question that needs it, and while it cannot be read. */
async function readFreshness(replica: LazyReplica) {
  const opened = await replica.opened()?.catch(() => undefined);
  return opened?.freshness().catch(() => undefined);
}

/** Answers without the replica work, so that its state makes no account unready. */
async function checkReplica(replica: LazyReplica, now: number): Promise<Check[]> {
  if (!replica.opened()) return [];
  const fresh = await readFreshness(replica);
  if (!fresh) return [{ name: 'replica', ok: true, message: 'degraded: it cannot be read' }];
  const { filled, kinds, syncedAt } = fresh;
  const age = syncedAt === null ? '' : `, ${Math.max(0, Math.round(now - syncedAt))} s old`;
  const copied = filled === kinds ? 'complete' : `${filled} of ${kinds} kinds are copied`;
  return [{ name: 'replica', ok: true, message: `${copied}${age}` }];
}

/** Writes are carried out without the journal, so that its state makes no account unready. */
function checkJournal(unkept: number): Check[] {
  return unkept === 0 ? [] : [{ name: 'journal', ok: true, message: `degraded: it has failed ${unkept} times` }];
}
