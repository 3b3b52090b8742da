/**
 * The composition root: configuration → accounts → doors. The only file that imports every folder. Called by the command line and
 * by tests.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createProxyFetch } from './amocrm/index.ts';
import type { Config } from './config/index.ts';
import { readVersion, skillsFolder, viewsFolder } from './config/package.ts';
import { Secret } from './config/secret.ts';
import { openState, revealProxy } from './connect.ts';
import type { ServedAccount } from './http/index.ts';
import { type Change, changeChannel, resourceOf } from './live/change.ts';
import { customerWebhookCodes, webhookCodes } from './live/delivery.ts';
import type { Charts } from './mcp/chart.ts';
import type { RestDoor } from './rest/index.ts';
import { openOperations, openRuntime, type Runtime } from './runtime.ts';
import { schema } from './schema/index.ts';
import type { Logger } from './telemetry/logger.ts';
import { nameRequest } from './telemetry/request.ts';

/** A running server. */
export interface App {
  /** The URL on which it listens, without a trailing slash. */
  url: string;
  accounts: readonly Pick<Runtime, 'name' | 'isSandbox' | 'accountUrl'>[];
  /** Finishes requests in flight, then stops. */
  close(): Promise<void>;
}

/** The query that GraphiQL shows at first: one request instead of six to amoCRM. */
export const exampleQuery = `# The newest leads and their relations
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
  const [{ createHttpServer, createMcpAuthorization }, { createRestDoor }, { createDocuments }, { createMetrics }] =
    await Promise.all([
      import('./http/index.ts'),
      import('./rest/index.ts'),
      import('./rest/document.ts'),
      import('./telemetry/metrics.ts'),
    ]);
  const version = readVersion();
  const metrics = createMetrics(version);
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    const operations = await openOperations(config, log);
    // The state of callers, which belongs to no account.
    const state = await openState(config.redisUrl, 'callers', log);
    closers.push(state.close);
    const rest = createRestDoor(operations, {
      onError: (error, requestId) => log.error({ ...nameRequest(requestId), err: error }, 'Unexpected error'),
    });
    const charts = config.chartImages
      ? (await import('./mcp/chart.ts')).createCharts((message) => log.warn(message))
      : undefined;
    const runtimes: Runtime[] = [];
    const opened: OpenedAccount[] = [];
    for (const accountConfig of config.accounts) {
      const runtime = await openRuntime(config, accountConfig, operations, log, metrics);
      closers.push(runtime.close);
      const account = await openHandlers(runtime, rest, accountConfig.webhookSecret, { version, charts });
      closers.push(account.close);
      runtimes.push(runtime);
      opened.push(account);
    }
    const { publicUrl, mcpOauth } = config;
    const names = runtimes.map(({ name }) => name);
    const server = await createHttpServer({
      schema,
      toolsets: config.toolsets,
      accounts: opened.map(({ served }) => served),
      refuseRest: rest.refuse,
      showDocument: createDocuments(operations, { version, publicUrl, toolsets: config.toolsets }),
      webhookReceive: config.webhookReceive,
      host: config.host,
      port: config.port,
      apiTokens: config.apiTokens,
      mcpAuthorization:
        mcpOauth && publicUrl
          ? createMcpAuthorization({
              ...mcpOauth,
              publicUrl,
              accounts: names,
              limit: config.tokenLimit,
              fetch: config.proxy && createProxyFetch(revealProxy(config.proxy)),
              log,
            })
          : undefined,
      countRequest: async (caller, limit) => state.rateBudget.take([{ key: `caller:${caller}`, limit }]),
      // amoCRM calls the public URL, and so do clients behind a proxy.
      allowedHosts: [...config.allowedHosts, ...(publicUrl ? [new URL(publicUrl).host] : [])],
      allowedOrigins: [...config.allowedOrigins],
      graphiql: config.graphiql,
      introspection: config.introspection,
      limits: config.limits,
      defaultQuery: exampleQuery,
      metrics: metrics.render,
      // Only debug lines are written where the request is unknown; all others get its id as an argument.
      followsRequests: log.isLevelEnabled('debug'),
      onRequest(event) {
        metrics.request(event);
        log.debug({ http: { ...event, ms: Math.round(event.ms) } }, 'Request answered');
      },
      readiness: (wanted) => checkReadiness(runtimes.filter(({ name }) => wanted?.includes(name) ?? true)),
      log,
      about: {
        name: 'amocrm-graphql',
        version,
        accounts: () => runtimes.map(({ name, accountUrl }) => ({ name, url: accountUrl() })),
      },
      homePage: join(viewsFolder, 'home.html'),
    });
    // Subscriptions do not end by themselves, and closing waits for requests in flight.
    closers.push(async () => {
      for (const { engine } of runtimes) engine.endSubscriptions();
      for (const { endSubscriptions } of opened) endSubscriptions();
      await server.close();
    });
    for (const { exports } of runtimes) exports.address = publicUrl ?? server.url;
    for (const { listen } of opened) await listen(server.url);
    void runtimes[0]?.exports.prune();
    return { url: server.url, accounts: runtimes, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One account with its handlers, and their life cycle. */
interface OpenedAccount {
  served: ServedAccount;
  /** Subscribes to changes. @param url the URL on which this server listens */
  listen(url: string): Promise<void>;
  /** Ends the subscriptions of MCP clients. */
  endSubscriptions(): void;
  close(): Promise<void>;
}

async function openHandlers(
  runtime: Runtime,
  rest: RestDoor,
  webhookSecret: Secret | undefined,
  { version, charts }: { version: string; charts: Charts | undefined },
): Promise<OpenedAccount> {
  const [{ createMcpHttpHandler }, { createReceiver }] = await Promise.all([
    import('./mcp/http.ts'),
    import('./live/receiver.ts'),
  ]);
  const { name, engine, observeRest, toolbox, learnAccount, connection, state, exports, signIn, isSandbox, log } =
    runtime;
  const receiver = createReceiver(runtime);
  // The sandbox delivers only to this process, so its secret need not be stored.
  const secret = webhookSecret ?? (isSandbox ? new Secret(randomUUID()) : undefined);
  const mcp = createMcpHttpHandler({
    toolbox,
    learnAccount,
    version,
    skills: skillsFolder,
    views: viewsFolder,
    charts,
    onError: (error, requestId) => log.error({ ...nameRequest(requestId), err: error }, 'MCP error'),
    // Clients' mistakes are logged for debugging only.
    onRejected: (error) => log.debug({ err: error }, 'An MCP request was refused'),
  });
  return {
    served: {
      name,
      engine,
      mcp,
      rest: {
        takesBytes: rest.takesBytes,
        handle: (request, caller) => rest.handle(request, { engine, observe: observeRest, ...caller }),
      },
      webhooks: { secret, accept: receiver.accept },
      exports,
      signIn,
    },
    async listen(url) {
      await state.pubSub.subscribe(changeChannel, (message) => {
        const uri = resourceOf(message as Change);
        if (uri) mcp.notifyChanged(uri);
      });
      if (!isSandbox || !secret) return;
      const address = `${url}/webhooks/amocrm/${secret.reveal()}`;
      await connection.with({}).webhooks.subscribe(address, [...webhookCodes, ...customerWebhookCodes]);
    },
    endSubscriptions: mcp.endSubscriptions,
    async close() {
      await receiver.close();
      await mcp.close();
    },
  };
}

/** The server is ready if at least one account works: an instance must not be removed because one token has expired. */
async function checkReadiness(runtimes: readonly Runtime[]) {
  const accounts = await Promise.all(
    runtimes.map(async ({ name, checkReadiness: check }) => ({ name, checks: await check() })),
  );
  return {
    ready: accounts.some(({ checks }) => checks.every(({ ok }) => ok)),
    checks: accounts.flatMap(({ name, checks }) =>
      checks.map((check) => (accounts.length > 1 ? { account: name, ...check } : check)),
    ),
  };
}
