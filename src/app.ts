/**
 * The composition root: configuration → state → amoCRM → graph → doors. The only file that knows every room.
 * Called by the command line and by tests.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CallEvent, Connection } from './amocrm/index.ts';
import type { Config } from './config/index.ts';
import { packageRoot, readVersion } from './config/package.ts';
import { Secret } from './config/secret.ts';
import { type OpenAccount, openAccount } from './connect.ts';
import { AmocrmGraphqlError } from './errors/index.ts';
import { createEngine, type Engine } from './graph/engine.ts';
import { type Change, changeChannel, resourceOf } from './live/change.ts';
import { webhookCodes } from './live/delivery.ts';
import { Metadata, metadataChannel } from './loaders/metadata.ts';
import { createToolbox } from './mcp/tool.ts';
import type { Toolbox } from './mcp/toolbox.ts';
import { loadOperations } from './operations/load.ts';
import { describeProblem, type Operation } from './operations/operation.ts';
import { schema } from './schema/index.ts';
import type { State } from './state/index.ts';
import type { Logger } from './telemetry/logger.ts';

/** One thing that must work, and what is wrong with it. */
interface Check {
  name: string;
  ok: boolean;
  message?: string;
}

/** Everything up to the doors, for one account. */
export interface Runtime {
  engine: Engine;
  operations: readonly Operation[];
  toolbox: Toolbox;
  /** Whether this is the embedded sandbox with demo data. */
  isSandbox: boolean;
  connection: Connection;
  metadata: Metadata;
  state: State;
  /** The account's address in a browser. */
  accountUrl: string;
  signIn: OpenAccount['signIn'];
  /** Whether amoCRM can be reached and accepts the token. */
  checkReadiness(): Promise<Check[]>;
  close(): Promise<void>;
}

/** Opens the account, or the sandbox where none is configured. Nothing is sent to amoCRM before it is asked for. */
export async function openRuntime(config: Config, log: Logger): Promise<Runtime> {
  const account = await openAccount(config, log, (event) => logCall(log, event));
  const { connection, state, signIn } = account;
  const shared = config.redisUrl ? state : undefined;
  const metadata = new Metadata(connection.with({}), Date.now, shared);
  await shared?.pubSub.subscribe(metadataChannel, (part) => metadata.forget(part));
  const engine = createEngine({
    schema,
    connection,
    account: {
      metadata,
      state,
      defaults: config.defaults,
      // Asked anew by every request: a signed-in account may be renamed.
      get accountUrl() {
        return account.accountUrl();
      },
      now: () => readClock(connection),
    },
    log: ({ correlationId, path, error }) => log.error({ correlationId, path, err: error }, 'Unexpected error'),
  });
  const { operations, problems } = await loadOperations(
    { root: join(packageRoot, 'src/operations'), extra: config.toolsDir },
    schema,
  );
  for (const problem of problems) log.error({ problem: describeProblem(problem) }, 'A tool document was left out');
  const toolbox = createToolbox(operations, engine, (error) => log.error({ err: error }, 'Unexpected error'));

  return {
    engine,
    operations,
    toolbox,
    connection,
    metadata,
    state,
    isSandbox: account.isSandbox,
    accountUrl: account.accountUrl(),
    signIn,
    checkReadiness: () => checkReadiness(account),
    close: account.close,
  };
}

/** A running server. */
export interface App extends Pick<Runtime, 'isSandbox' | 'accountUrl'> {
  /** Where it listens, without a slash at the end. */
  url: string;
  /** Finishes what is under way, then stops. */
  close(): Promise<void>;
}

/** What GraphiQL opens with: one request for what takes six of amoCRM's. */
export const exampleQuery = `# The newest leads with all around them
query NewestLeads {
  leads(first: 10, orderBy: ID_DESC) {
    nodes {
      id
      name
      price
      url
      pipeline { name }
      status { name }
      responsible { name }
      mainContact { name phones { value } }
      company { name }
      tasks { text completeTill isOverdue }
    }
    pageInfo { endCursor hasNextPage }
  }
}
`;

/** Starts the HTTP server: GraphQL, GraphiQL, MCP, REST, and webhooks in. */
export async function startApp(config: Config, log: Logger): Promise<App> {
  const [{ createHttpServer }, { createMcpHttpHandler }, { createRestDoor }, { createDocuments }, { createReceiver }] =
    await Promise.all([
      import('./http/index.ts'),
      import('./mcp/http.ts'),
      import('./rest/index.ts'),
      import('./rest/document.ts'),
      import('./live/receiver.ts'),
    ]);
  const runtime = await openRuntime(config, log);
  const version = readVersion();
  const receiver = createReceiver({ ...runtime, log });
  // The sandbox delivers to this server alone, so its secret need not outlive it.
  const secret = config.webhook.secret ?? (runtime.isSandbox ? new Secret(randomUUID()) : undefined);
  const mcp = createMcpHttpHandler({
    toolbox: runtime.toolbox,
    version,
    allowedHosts: ['localhost', '127.0.0.1', '[::1]', config.host, ...config.allowedHosts],
    allowedOrigins: [
      'localhost',
      '127.0.0.1',
      '[::1]',
      ...config.allowedOrigins.map((origin) => new URL(origin).hostname),
    ],
    onError: (error) => log.error({ err: error }, 'MCP error'),
  });
  try {
    const server = await createHttpServer({
      engine: runtime.engine,
      mcp,
      rest: createRestDoor(runtime.operations, {
        engine: runtime.engine,
        onError: (error) => log.error({ err: error }, 'Unexpected error'),
      }),
      showDocument: createDocuments(runtime.operations, { version, publicUrl: config.publicUrl }),
      completeSignIn: runtime.signIn?.complete,
      webhooks: { secret, receive: config.webhook.receive, accept: (body) => receiver.accept(body) },
      host: config.host,
      port: config.port,
      apiTokens: [...config.apiTokens],
      // amoCRM calls the public address, and so does everybody behind a proxy.
      allowedHosts: [...config.allowedHosts, ...(config.publicUrl ? [new URL(config.publicUrl).host] : [])],
      allowedOrigins: [...config.allowedOrigins],
      graphiql: config.graphiql,
      introspection: config.introspection,
      limits: config.limits,
      defaultQuery: exampleQuery,
      readiness: async () => {
        const checks = await runtime.checkReadiness();
        return { ready: checks.every(({ ok }) => ok), checks };
      },
      log,
      about: { name: 'amocrm-graphql', version, account: runtime.accountUrl },
    });
    await runtime.state.pubSub.subscribe(changeChannel, (message) => {
      const uri = resourceOf(message as Change);
      if (uri) mcp.notifyChanged(uri);
    });
    if (runtime.isSandbox && secret) {
      const { webhooks } = runtime.connection.with({});
      await webhooks.subscribe(`${server.url}/webhooks/amocrm/${secret.reveal()}`, webhookCodes);
    }
    return {
      url: server.url,
      isSandbox: runtime.isSandbox,
      accountUrl: runtime.accountUrl,
      async close() {
        // They never end by themselves, and closing waits for what is under way.
        runtime.engine.endSubscriptions();
        await server.close();
        await receiver.close();
        await mcp.close();
        await runtime.close();
      },
    };
  } catch (error) {
    await runtime.close();
    throw error;
  }
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
  if (session && session.status !== 'ok') {
    const works = checks[0]?.ok === true;
    const until = works && session.expiresAt ? `; works until ${new Date(session.expiresAt * 1000).toISOString()}` : '';
    const message = `REAUTHORIZATION_REQUIRED: ${session.reason ?? 'nobody has signed in'}${until}`;
    checks.push({ name: 'session', ok: works, message });
  }
  return checks;
}

/** The time by amoCRM's clock, in unix seconds: what is recent or overdue is decided by it. */
function readClock(connection: Connection): number {
  return Math.floor((Date.now() + (connection.clockOffsetMs() ?? 0)) / 1000);
}

function logCall(log: Logger, event: CallEvent): void {
  log.debug({ amocrm: event }, 'amoCRM request');
}
