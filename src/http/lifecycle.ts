import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { ApiToken } from '../config/api-token.ts';
import { presentError } from '../graph/error.ts';
import { explainOverflow, type Limits } from '../graph/limit.ts';
import { nameRequest } from '../telemetry/request.ts';
import type { ToolsetChoice } from '../toolset.ts';
import { chooseAccount } from './account.ts';
import { authenticate, type CountRequest, createIdentify, limitCallers } from './auth.ts';
import { limitBatches, maxBatch } from './batch.ts';
import { readBody, readDeadline, replaceBody, watchClient } from './body.ts';
import { createDirectPath, useValidDocuments } from './direct.ts';
import { createDocumentCache, createParseErrorCache } from './document-cache.ts';
import { serveExports } from './export.ts';
import { useCsrfGuard, useErrorDetails, useGraphEngine, useIdVariables, useNoIntrospection } from './graphql.ts';
import { type CheckReadiness, type RenderMetrics, showHealth, showMetrics, showReadiness } from './health.ts';
import { useLimits } from './limit.ts';
import type { McpAuthorization } from './mcp-authorization.ts';
import { answerOptions, refuseMethods, refuseOverride } from './method.ts';
import { answerAs, type RefuseRest, refuseUnknownPaths, serveMcp, serveRest } from './mounted.ts';
import { receiveAuthorization } from './oauth.ts';
import { checkHost, checkOrigin, type OriginPolicy, setCorsHeaders, useCors } from './origin.ts';
import { type About, setSecurityHeaders, showGraphiql, showIndex, useSecurityHeaders } from './page.ts';
import { useKnownMembers } from './parameter.ts';
import { Refusal } from './refusal.ts';
import type { ServedAccount } from './served-account.ts';
import {
  type EntryStep,
  type Exchange,
  type HttpPlugin,
  type PresentError,
  type RequestStep,
  requestIdOf,
  useEntryStep,
  useStep,
} from './step.ts';
import type { Subscriptions } from './subscription.ts';
import { serveUpload } from './upload.ts';
import { receiveWebhooks } from './webhook.ts';

/** Answers with a page of the documentation; undefined if the path is not one. */
export type ShowDocument = (request: Request, pathname: string) => Response | undefined | Promise<Response | undefined>;

/** The log of the server. */
export interface HttpLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** The parts of one server. */
export interface LifecycleOptions extends OriginPolicy {
  /** Whether the server is shutting down: it finishes requests in flight and refuses new ones. */
  isClosing(): boolean;
  /** The toolsets whose tools `/mcp` lists, unless the token or the address chooses others. */
  toolsets: ToolsetChoice;
  /** The schema, which all accounts share. */
  schema: GraphQLSchema;
  /** Never empty. */
  accounts: readonly ServedAccount[];
  refuseRest: RefuseRest;
  /** `/docs`, `/openapi.json` and similar pages. They are public, as the schema is; without introspection they need a token. */
  showDocument: ShowDocument;
  /** Whether `/webhooks/receive`, whose path has no secret, is open. Only for a single account. */
  webhookReceive: boolean;
  /** If empty, and without an authorization server, every client that reaches the server has full access. */
  apiTokens: readonly ApiToken[];
  /** The authorization server whose access tokens `/mcp` accepts. */
  mcpAuthorization: McpAuthorization | undefined;
  countRequest: CountRequest;
  /** Whether browsers get GraphiQL at `/graphql`. It needs introspection. */
  graphiql: boolean;
  /** Whether clients may read the schema. */
  introspection: boolean;
  limits: Limits;
  /** The query that GraphiQL shows at first. */
  defaultQuery: string;
  readiness: CheckReadiness;
  /** Renders the answer of `/metrics`. */
  metrics: RenderMetrics;
  log: HttpLog;
  about: About;
  /** The file of the built page that browsers get at `/`. */
  homePage: string;
}

/** Handles all requests of a server. */
export interface RequestHandler {
  (req: IncomingMessage, res: ServerResponse): void;
  dispose(): unknown;
}

/** Builds the handler: the steps of a request, in order. */
export function createLifecycle(options: LifecycleOptions): RequestHandler {
  const { accounts, mcpAuthorization, schema, limits } = options;
  const identify = createIdentify(options.apiTokens, mcpAuthorization);
  const present = createPresentError(options.log);
  const presentWithOverflow: PresentError = (error, exchange) => explainOverflow(error) ?? present(error, exchange);
  const answerRefusal = answerAs(options.refuseRest);
  const subscriptions: Subscriptions = new Map();
  const documentCache = createDocumentCache();
  const valid = new WeakSet<DocumentNode>();
  const step = (run: RequestStep): HttpPlugin => useStep(run, present, answerRefusal);
  const entryStep = (run: EntryStep): HttpPlugin => useEntryStep(run, present, answerRefusal);
  const hasGraphiql = options.graphiql && options.introspection;
  const documents = step(({ request, url }) => options.showDocument(request, url.pathname));

  // Before authentication: is the client connected, is the Host header ours, may the page send requests?
  const earlyChecks = [
    watchClient,
    readDeadline,
    refuseWhileClosing(options.isClosing),
    checkHost(options),
    checkOrigin(options),
    refuseOverride,
  ];
  // Authentication comes before the body: an unauthenticated body is not read.
  const authentication = [authenticate(identify, mcpAuthorization), limitCallers(options.countRequest)];
  const account = chooseAccount(accounts);
  const batches = limitBatches(options.countRequest);

  const plugins: HttpPlugin[] = [
    // On every response: headers that tell browsers what they may do with it.
    useSecurityHeaders(),
    useCors(options),

    ...earlyChecks.map(entryStep),

    // Public paths.
    step(refuseMethods),
    step(showHealth),
    step(showReadiness(options.readiness, identify, options.countRequest)),
    step(showIndex({ ...options, identify, graphiql: hasGraphiql, documents: options.introspection })),
    ...(hasGraphiql ? [step(showGraphiql(describeGraphiql(options)))] : []),
    ...(options.introspection ? [documents] : []),
    step(
      receiveWebhooks(
        accounts.map(({ webhooks }) => webhooks),
        options.webhookReceive,
      ),
    ),
    step(serveExports(accounts.map(({ exports }) => exports))),
    step(receiveAuthorization(accounts.flatMap(({ signIn }) => signIn ?? []))),
    ...(mcpAuthorization ? [step(mcpAuthorization.showMetadata)] : []),

    step(refuseUnknownPaths(options)),
    ...authentication.map(entryStep),
    ...(options.introspection ? [] : [documents]),
    step(showMetrics(options.metrics)),
    step(answerOptions),
    entryStep(account),
    step(serveUpload),
    entryStep(readBody),
    step(replaceBody),
    entryStep(batches),
    step(serveMcp(subscriptions, options.toolsets)),
    step(serveRest),

    // GraphQL. Yoga reads the parameters and batches, parses the document, and refuses mutations by GET.
    useCsrfGuard(),
    useKnownMembers(),
    useIdVariables(),
    ...useLimits(limits),
    ...(options.introspection ? [] : [useNoIntrospection()]),
    useValidDocuments(valid),
    useGraphEngine(limits, subscriptions),
    useErrorDetails({ allowsSuggestions: options.introspection }),
  ];

  const yoga = createYoga<Exchange>({
    schema,
    plugins,
    batching: { limit: maxBatch },
    // Each document is validated once while it is cached; the key is the identity of the parsed document.
    parserAndValidationCache: { documentCache, errorCache: createParseErrorCache() },
    maskedErrors: { maskError: (error) => presentWithOverflow(error) },
    // `maskError` logs the error once, with the id that the client gets. Yoga would log it a second time.
    logging: false,
    // Each of these has its own step above.
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    maxRequestBodySize: false,
    // Yoga answers every URL with this ending, even in the query string. A URL never ends in a line feed, so this disables it.
    healthCheckEndpoint: '\n',
  });

  const handle = createDirectPath({
    schema,
    steps: [...earlyChecks, ...authentication, account, readBody, batches],
    findValid(text) {
      const document = documentCache.get(text);
      return document && valid.has(document) ? document : undefined;
    },
    maxCost: limits.cost,
    allowsSuggestions: options.introspection,
    presentError: presentWithOverflow,
    answerRefusal,
    setHeaders(request, headers) {
      setSecurityHeaders(headers);
      setCorsHeaders(request, headers, options);
    },
    forward: (req, res, exchange) => void (exchange ? yoga(req, res, exchange) : yoga(req, res)),
  });
  return Object.assign(handle, { dispose: () => yoga.dispose() });
}

/** GraphQL's own errors are meant for the client. All others are presented in the same way as by the engine. */
function createPresentError(log: HttpLog): PresentError {
  return (error, exchange) => {
    if (error instanceof GraphQLError && !error.originalError) return error;
    const presented = presentError(error, ({ correlationId, error: bug }) =>
      log.error(
        { ...nameRequest(exchange && requestIdOf(exchange)), correlationId, err: bug },
        'Unexpected error while answering a request',
      ),
    );
    if (presented.extensions.code === 'INTERNAL_ERROR') presented.extensions.http = { status: 500 };
    return presented;
  };
}

function describeGraphiql({ about, accounts, apiTokens, defaultQuery }: LifecycleOptions) {
  return { title: about.name, defaultQuery, needsToken: apiTokens.length > 0, needsAccount: accounts.length > 1 };
}

/** Refuses new requests during shutdown, so that they go to another instance. `/health` stays open: the process is healthy. */
function refuseWhileClosing(isClosing: () => boolean): EntryStep {
  return ({ url }) => {
    if (!isClosing() || url.pathname === '/health') return undefined;
    const extensions = { code: 'SHUTTING_DOWN', fault: 'server', retryable: true, remedy: 'Send it again.' };
    return new Refusal(
      503,
      { message: 'This server is stopping.', extensions },
      { 'retry-after': '1', connection: 'close' },
    );
  };
}
