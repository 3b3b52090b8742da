/**
 * One account, ready to execute: its connection, its caches, its engine and its tools. Called by the server (`app.ts`), which has
 * one for each account, and by `mcp`.
 */
import { join } from 'node:path';
import type { Client, TransportObserver } from './amocrm/index.ts';
import { onlyAccount } from './config/account.ts';
import type { AccountConfig, Config } from './config/index.ts';
import { packageRoot } from './config/package.ts';
import { type OpenAccount, openAccount } from './connect.ts';
import { AmocrmGraphqlError } from './errors/index.ts';
import { createCompiler } from './graph/compile.ts';
import { createEngine, type Engine } from './graph/engine.ts';
import { Metadata, metadataChannel } from './loaders/metadata.ts';
import { createToolbox } from './mcp/tool.ts';
import type { Toolbox } from './mcp/toolbox.ts';
import { loadOperations } from './operations/load.ts';
import { describeDiagnostic, type Operation } from './operations/operation.ts';
import type { RunEvent } from './operations/run.ts';
import { formatDateTime } from './resolvers/account-time.ts';
import type { AccountContext } from './resolvers/context.ts';
import { schema } from './schema/index.ts';
import type { State } from './state/index.ts';
import type { Logger } from './telemetry/logger.ts';
import type { AccountMetrics, Metrics } from './telemetry/metrics.ts';
import { nameRequest } from './telemetry/request.ts';
import { within } from './wait.ts';

/** One thing that must work, and what is wrong with it. */
export interface Check {
  name: string;
  ok: boolean;
  message?: string;
}

/** Everything up to the doors, for one account. */
export interface Runtime {
  /** As the configuration calls it. */
  name: string;
  engine: Engine;
  toolbox: Toolbox;
  /** Whether this is the embedded sandbox with demo data. */
  isSandbox: boolean;
  connection: Client;
  metadata: Metadata;
  state: State;
  /** The account's address in a browser, as far as it is known. */
  accountUrl(): string;
  signIn: OpenAccount['signIn'];
  log: Logger;
  /** Reads the account for the instructions of MCP clients, unless it is known; gives up soon and never throws. */
  learnAccount(): Promise<void>;
  /** Told how every operation at the REST door ended. */
  observeRest: (event: RunEvent) => void;
  /** Whether amoCRM can be reached and accepts the token. */
  checkReadiness(): Promise<Check[]>;
  close(): Promise<void>;
}

/** The operations, the package's and those of TOOLS_DIR; one that is wrong is logged and left out. */
export async function openOperations({ toolsDir }: Config, log: Logger): Promise<readonly Operation[]> {
  const { operations, problems } = await loadOperations(
    { root: join(packageRoot, 'src/operations'), extra: toolsDir },
    schema,
  );
  for (const problem of problems) log.error({ problem: describeDiagnostic(problem) }, 'A tool document was left out');
  return operations;
}

/** Of the schema and nothing else, so all accounts share it. */
const compiler = createCompiler(schema);

/** Opens the account, or the sandbox where it has no credentials. Nothing is sent to amoCRM before it is asked for. */
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
  metrics?.watch(account.name, () => readState(open));
  const shared = config.redisUrl ? state : undefined;
  // The entities of custom fields are a closed list, so the parts are.
  const metadata = new Metadata(connection.with({}), Date.now, shared, numbers?.lookup);
  await shared?.pubSub.subscribe(metadataChannel, (part) => metadata.forget(part));
  for (const { document } of operations) compiler.keep(document);
  const clock = amocrmClock(connection);
  const { now } = clock;
  const engine = createEngine({
    schema,
    compiler,
    connection,
    account: {
      name: isOnly ? '' : account.name,
      metadata,
      state,
      defaults: account.defaults,
      // Asked anew by every request: a signed-in account may be renamed.
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
      () => accountFacts(metadata, now()),
    ),
    observeRest: (event) => numbers?.operation({ door: 'rest', ...event }),
    connection,
    metadata,
    state,
    isSandbox: open.isSandbox,
    accountUrl,
    signIn,
    log,
    learnAccount: createLearner(metadata),
    checkReadiness: () => checkReadiness(open),
    close: open.close,
  };
}

/** What MCP clients are told of the account at their start, where it was read before. */
function accountFacts(metadata: Metadata, now: number) {
  const account = metadata.accountNow();
  if (!account) return undefined;
  const { timezone, currency } = account;
  return { now: formatDateTime(now, timezone), timezone, currency };
}

/** How long an MCP client's first request waits for the account, and how long a failure is remembered, in milliseconds. */
const learnWithinMs = 1_000;
const learnAgainMs = 60_000;

/** The tools need the account anyway, so it costs no request; without it the instructions say where it is told. */
function createLearner(metadata: Metadata): () => Promise<void> {
  let begun = Number.NEGATIVE_INFINITY;
  let learning: Promise<unknown> | undefined;
  return async () => {
    if (metadata.accountNow()) return;
    if (!learning && performance.now() - begun > learnAgainMs) {
      begun = performance.now();
      learning = metadata
        .account()
        .catch(() => {})
        .finally(() => {
          learning = undefined;
        });
    }
    if (learning) await within(learning, learnWithinMs, () => {});
  };
}

/** Whether amoCRM answers and takes the token; of a session that is broken also why, while its last token still works. */
async function checkReadiness({ connection, state, signIn }: OpenAccount): Promise<Check[]> {
  const checks: Check[] = [];
  try {
    // Past the cache: ready means now.
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
  // Reading goes on without it; an instance that is taken away for that would help nobody.
  if (trouble) checks.push({ name: 'state', ok: true, message: `degraded: ${trouble}` });
  const session = await signIn?.session.state().catch(() => undefined);
  if (session?.status === 'ok' && session.reason) {
    checks.push({ name: 'session', ok: true, message: `degraded: ${session.reason}` });
  }
  if (session && session.status !== 'ok') {
    const works = checks[0]?.ok === true;
    const until = works && session.expiresAt ? `; works until ${new Date(session.expiresAt * 1000).toISOString()}` : '';
    const message = `REAUTHORIZATION_REQUIRED: ${session.reason ?? 'nobody has signed in'}${until}`;
    checks.push({ name: 'session', ok: works, message });
  }
  return checks;
}

/** The time by amoCRM's clock, in unix seconds: what is recent or overdue is decided by it. */
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

async function readState({ connection, tokenTimes }: OpenAccount) {
  const { limiter, breaker } = connection.state();
  return { ...limiter, open: breaker.error?.code, token: await tokenTimes().catch(() => undefined) };
}
